import pytest

from litreview.reporting.subjects import NO_SUBJECT, find_subjects, group_by_subject, pick_subjects, tell_subjects
from litreview.tables import build_table

ORDER = {"MOD.YOUTH": 0, "BAR.PAY": 1, "DEF.STMT": 2, "REC.STMT": 3}


def _pick(codes, span=(0, 20), status="proposed"):
    rows = build_table("recommendations", [{"recommendation_id": "a.r001", "document_id": "a", "start": span[0], "end": span[1]}])
    places = [{"segment_id": f"a#{n}", "document_id": "a", "start": 20 * n, "end": 20 * n + 19} for n in range(2)]
    codings = [{"segment_id": f"a#{n}", "code": code, "status": status} for n, code in codes]
    return pick_subjects(rows, build_table("segments", places), build_table("codings", codings), ORDER)["a.r001"]


@pytest.mark.parametrize(
    ("codes", "span", "subject"),
    [
        pytest.param([(0, "BAR.PAY")], (0, 20), "BAR.PAY", id="its own sentence"),
        pytest.param([(0, "BAR.PAY"), (0, "MOD.YOUTH")], (0, 20), "MOD.YOUTH", id="the first of the codebook"),
        pytest.param([(1, "BAR.PAY")], (0, 20), "", id="another sentence"),
        pytest.param([(1, "BAR.PAY")], (0, 30), "BAR.PAY", id="the second of two sentences"),
        pytest.param([(0, "REC.STMT"), (0, "DEF.STMT")], (0, 20), "", id="codes that say what kind of sentence it is"),
        pytest.param([(0, "GONE")], (0, 20), "", id="a code the codebook does not have"),
        pytest.param([], (0, 20), "", id="no code"),
    ],
)
def test_a_recommendation_is_about_the_first_content_code_of_its_sentences(codes, span, subject):
    """Other sentences of the document do not count."""
    assert _pick(codes, span) == subject


def test_a_rejected_code_is_no_subject():
    """A person said that it does not apply."""
    assert _pick([(0, "BAR.PAY")], status="rejected") == ""


def test_subjects_come_by_size_then_in_codebook_order_and_none_last(full_run):
    """A committee sees first what most recommendations are about."""
    subjects = {"a": "VAL.HOPE", "b": "", "c": "BAR.PAY", "d": "DEF.EXP", "e": "DEF.EXP", "f": ""}
    groups = group_by_subject(full_run, subjects, subjects)
    assert [names for _, names in groups] == [["d", "e"], ["a"], ["c"], ["b", "f"]]
    assert groups[-1][0] == NO_SUBJECT
    assert tell_subjects(groups).startswith("Shared lived experience (2) · Hope")


def test_only_the_largest_subjects_are_told():
    """A line stays a line."""
    groups = [("A", ["1", "2"]), ("B", ["3"]), ("C", ["4"]), (NO_SUBJECT, ["5", "6"])]
    assert tell_subjects(groups, most=2) == "A (2) · B (1) · 1 more"
    assert tell_subjects(groups[-1:]) == ""


def test_a_review_without_recommendations_has_no_subjects(empty_run):
    """Nothing to group is no error."""
    assert find_subjects(empty_run) == {}
    assert group_by_subject(empty_run, [], {}) == []
