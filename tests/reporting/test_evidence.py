import pandas as pd
import pytest

from litreview.reporting.bars import place_bars
from litreview.reporting.directions import count_directions, list_findings, word_counts
from litreview.reporting.evidence import (
    EQUIVALENCE,
    count_works,
    count_works_by,
    join_findings,
    keep_counted,
    letter_of,
    list_designs,
    name_design,
    name_works,
    show_direction,
)
from litreview.reporting.models import most_studied
from litreview.tables import build_table


@pytest.mark.parametrize(
    ("design", "letter"),
    [
        ("SR/MA", "S"),
        ("systematic review", "S"),
        ("RCT", "R"),
        ("cohort/pre-post", "B"),
        ("qualitative", "Q"),
        ("", "N"),
        ("?", "N"),
    ],
)
def test_each_design_has_its_letter(design, letter):
    """A design that is not named is N."""
    assert letter_of(design) == letter


def test_equivalence_is_not_no_difference():
    """As good as professionals in the same role is shown apart."""
    assert show_direction("no difference", "professional in the same role") == EQUIVALENCE
    assert show_direction("no difference", "usual care") == "no difference"
    assert show_direction("mixed", "professional in the same role") == "mixed"


def test_mentions_are_no_findings(full_run):
    """The two kinds never share a frame."""
    assert len(join_findings(full_run, "mention")) == 1
    assert set(join_findings(full_run)["kind"]) == {"finding"}


def test_a_finding_on_two_models_counts_for_both_but_is_one_work(full_run):
    """Rows are per model, works are not multiplied."""
    hope = join_findings(full_run).query("outcome == 'OUT.HOPE' and document_id == 'elm2018'")
    assert sorted(hope["model"]) == ["MOD.CRISIS", "MOD.EMBED"]
    assert hope["work"].nunique() == 1


def test_a_text_without_a_record_is_its_own_work(full_run):
    """A transcript stands for itself."""
    assert name_works(full_run)["group-1"] == "group-1"


@pytest.mark.parametrize(
    ("records", "works"),
    [
        pytest.param({}, {"a": "a", "b": "b", "c": "c"}, id="three works"),
        pytest.param({"b": {"work": "a"}}, {"a": "a", "b": "a", "c": "c"}, id="a second report"),
        pytest.param({"b": {"work": "a"}, "c": {"work": "a"}}, {"a": "a", "b": "a", "c": "a"}, id="three editions"),
        pytest.param({"b": {"duplicate_of": "a"}}, {"a": "a", "b": "a", "c": "c"}, id="a run before works had names"),
    ],
)
def test_editions_and_second_reports_are_one_work(full_run, records, works):
    """The name of the work stands in the table of records."""
    rows = [{"citation_key": key, **records.get(key, {})} for key in "abc"]
    documents = [{"document_id": key, "citation_key": key, "status": "read"} for key in "abc"]
    assert name_works(_with(full_run, records=rows, documents=documents)) == works


def test_two_documents_of_one_record_are_one_work(full_run):
    """An article in two files, and a text that no record knows."""
    documents = [{"document_id": d, "citation_key": k, "status": "read"} for d, k in (("one", "a"), ("two", "a"), ("note", ""))]
    run = _with(full_run, records=[{"citation_key": "a", "work": "a"}], documents=documents)
    assert name_works(run) == {"one": "a", "two": "a", "note": "note"}


def _with(run, **tables):
    other = type(run)(run.folder, run.review)
    other._tables.update({name: build_table(name, rows) for name, rows in tables.items()})
    return other


REVIEWED = [
    {"citation_key": "trial", "work": "trial", "included_in": "review; umbrella"},
    {"citation_key": "review", "work": "review", "included_in": "umbrella"},
    {"citation_key": "umbrella", "work": "umbrella"},
    {"citation_key": "other", "work": "other"},
]
DESIGN = {"trial": "RCT", "review": "systematic review", "umbrella": "umbrella review", "other": "survey"}


def _findings(full_run, *places):
    """Return the joined findings of these (document, outcome, direction)."""
    rows = [
        {
            "finding_id": f"{document}.o{n}", "document_id": document, "kind": "finding", "outcome": outcome, "model": "MOD.ED",
            "direction": direction, "start": n, "end": n + 1, "study_design": DESIGN[document],
        }
        for n, (document, outcome, direction) in enumerate(places)
    ]  # fmt: skip
    documents = [{"document_id": key, "citation_key": key, "status": "read", "evidence_kind": "research"} for key in DESIGN]
    run = _with(full_run, records=REVIEWED, documents=documents, findings=rows)
    return run, join_findings(run)


BETTER, MIXED = "favours peer support", "mixed"


@pytest.mark.parametrize(
    ("documents", "number"),
    [
        pytest.param(["trial"], 1, id="trial alone"),
        pytest.param(["trial", "review"], 1, id="review and trial"),
        pytest.param(["trial", "umbrella"], 1, id="umbrella review and trial"),
        pytest.param(["trial", "review", "umbrella", "other"], 2, id="all"),
        pytest.param(["trial", "other", "trial"], 2, id="twice"),
        pytest.param([], 0, id="none"),
    ],
)
def test_a_review_and_its_own_trials_are_counted_once(full_run, documents, number):
    """In every count of a page, since they share one function."""
    run, findings = _findings(full_run, *((document, "OUT.HOPE", BETTER) for document in documents))
    assert count_works(findings) == number
    if number:
        assert word_counts(findings) == f"▲ favours peer support: {number}"
        assert count_works_by(findings, "outcome") == {"OUT.HOPE": number}
        assert len(place_bars(run, findings)) == number
        assert f": {number})" in most_studied(findings, run)


def test_a_review_of_one_outcome_does_not_hide_its_trial_on_another(full_run):
    """Each cell of the map is counted for itself."""
    run, findings = _findings(full_run, ("trial", "OUT.HOPE", BETTER), ("trial", "OUT.SOC", MIXED), ("review", "OUT.HOPE", MIXED))
    assert count_works_by(findings, "outcome") == {"OUT.HOPE": 1, "OUT.SOC": 1}
    assert list(zip(*place_bars(run, findings)[["work", "shown"]].to_numpy().T, strict=True)) == [
        ("review", "mixed"),
        ("trial", "mixed"),
    ]
    assert [count_directions(part) for _, part in findings.groupby("outcome")] == [{"mixed": 1}, {"mixed": 1}]
    assert count_works(findings) == 1


def test_what_is_counted_once_is_still_listed(full_run):
    """A trial inside a review keeps its row and its link."""
    run, findings = _findings(full_run, ("trial", "OUT.HOPE", BETTER), ("review", "OUT.HOPE", BETTER))
    assert len(list_findings(run, findings, "Outcome")[1]) == 2


def test_frames_that_know_of_no_reviews_are_counted_as_they_stand():
    """Nothing is included where nothing says so; no row is no work."""
    frame = pd.DataFrame({"work": ["a", "b"], "outcome": ["x", "x"]})
    assert keep_counted(frame, "outcome").equals(frame)
    assert count_works(frame.assign(included_in=[frozenset(), frozenset({"z"})])) == 2
    assert count_works(frame.iloc[:0].assign(included_in=[])) == 0


@pytest.mark.parametrize(
    ("design", "words"),
    [
        ("SR/MA", "review of studies"),
        ("RCT", "randomised trial"),
        ("cohort/pre-post", "before-and-after or cohort"),
        ("economic", "economic study"),
        ("narrative", "narrative"),
        ("", "not stated"),
    ],
)
def test_a_design_is_shown_in_words(design, words):
    """No abbreviation reaches a reader who does not know it."""
    assert name_design(design) == words


def test_designs_are_listed_by_what_they_can_say_about_cause():
    """Each once; letters of the same strength by the alphabet."""
    assert [letter for letter, _ in list_designs("NVVMQBECRS")] == ["S", "R", "C", "B", "E", "M", "Q", "N", "V"]
    assert list_designs([]) == []
