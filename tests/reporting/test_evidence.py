import pytest

from litreview.reporting.evidence import EQUIVALENCE, join_findings, letter_of, name_design, name_works, show_direction
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
    ("duplicates", "works"),
    [
        pytest.param({}, {"a": "a", "b": "b", "c": "c"}, id="three works"),
        pytest.param({"b": "a"}, {"a": "a", "b": "a", "c": "c"}, id="a second report"),
        pytest.param({"b": "a", "c": "b"}, {"a": "a", "b": "a", "c": "a"}, id="an edition of a second report"),
        pytest.param({"a": "b", "b": "a"}, {"a": "a", "b": "b", "c": "c"}, id="a ring ends"),
    ],
)
def test_editions_and_second_reports_are_one_work(full_run, duplicates, works):
    """The first key of a work is found through any number of steps."""
    records = [{"citation_key": key, "duplicate_of": duplicates.get(key, "")} for key in "abc"]
    documents = [{"document_id": key, "citation_key": key, "status": "read"} for key in "abc"]
    run = type(full_run)(full_run.folder, full_run.review, {})
    run._tables.update(records=build_table("records", records), documents=build_table("documents", documents))
    assert name_works(run) == works


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
