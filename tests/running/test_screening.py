"""What waits, who is asked what, and one decision more."""

import pytest

from litreview.errors import InputFaults, UsageError
from litreview.review import Review
from litreview.running.screening import list_next, list_open, open_screening, record_decision, today
from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine


def decide(review: Review, key: str, decision: str, coder: str = "ann", stage: str = "", reason: str = "") -> ScreeningLine:
    """Return the line that was written."""
    return record_decision(open_screening(review), ScreeningLine(key, decision, reason, coder, today(), stage))


def keys(review: Review, stage: str = "", coder: str = "", *, double: bool = False) -> list[str]:
    """Return the keys of what waits, in order."""
    return [one.citation_key for one in list_next(open_screening(review), stage, coder, double=double)]


def test_everything_waits_in_the_order_of_what_the_review_is_about(sieve: Review):
    """Nobody decided anything: the title of the review ranks."""
    assert len(keys(sieve)) == 12
    assert keys(sieve)[0] in ("p2", "p3")


def test_a_decision_is_written_and_no_longer_waits(sieve: Review):
    """The next list has learned from it."""
    decide(sieve, "s0", "exclude")
    decide(sieve, "p0", "include")
    assert not {"s0", "p0"} & set(keys(sieve))
    assert all(key.startswith("p") for key in keys(sieve)[:4])
    assert len((sieve.corpus / "screening.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(ScreeningLine("p0", "include"), "say who decides", id="no coder"),
        pytest.param(ScreeningLine("p0", "include", "", "  "), "say who decides", id="a blank coder"),
        pytest.param(ScreeningLine("p9", "include", "", "ann"), "p9 is not in references.bib", id="an unknown key"),
        pytest.param(ScreeningLine("P0", "include", "", "ann"), "is p0 meant?", id="a key in another case"),
        pytest.param(ScreeningLine("p0", "yes", "", "ann"), "decision 'yes' is unknown", id="an unknown decision"),
        pytest.param(ScreeningLine("p0", "include", "", "ann", "", "third"), "stage 'third' is unknown", id="an unknown stage"),
        pytest.param(ScreeningLine("p0", "exclude", "", "ann", "", FULL_TEXT), "without a reason", id="no reason at full text"),
        pytest.param(
            ScreeningLine("p0", "not retrieved", "", "ann", "", TITLES), "belongs to the stage", id="not retrieved too early"
        ),
    ],
)
def test_a_wrong_call_writes_nothing(sieve: Review, line: ScreeningLine, told: str):
    """It is told apart from faults in the inputs."""
    with pytest.raises(UsageError, match=told):
        record_decision(open_screening(sieve), line)
    assert not (sieve.corpus / "screening.csv").exists()


def test_a_review_of_two_stages_asks_for_the_stage(sieve: Review):
    """Otherwise a decision about a title would stand for the whole."""
    decide(sieve, "p0", "include", stage=TITLES)
    with pytest.raises(UsageError, match="two stages; say which"):
        decide(sieve, "p1", "include")
    assert decide(sieve, "p0", "not retrieved").stage == FULL_TEXT


def test_full_texts_wait_for_what_came_through(sieve: Review):
    """Titles come first where no stage is named."""
    decide(sieve, "p0", "include", stage=TITLES)
    decide(sieve, "s0", "exclude", stage=TITLES)
    assert keys(sieve, FULL_TEXT) == ["p0"]
    assert len(keys(sieve)) == len(keys(sieve, TITLES)) == 10
    decide(sieve, "p0", "exclude", stage=FULL_TEXT, reason="no adults")
    assert keys(sieve, FULL_TEXT) == []


def test_a_conflict_waits_until_it_is_settled(sieve: Review):
    """Two words about one record decide nothing."""
    decide(sieve, "p0", "include", "ann")
    decide(sieve, "p0", "exclude", "bo")
    assert "p0" in keys(sieve)
    decide(sieve, "p0", "include", "consensus")
    assert "p0" not in keys(sieve)


def test_a_second_reviewer_is_asked_about_everything(sieve: Review):
    """What the first decided is neither hidden from the list nor learned from; what was settled together is done."""
    decide(sieve, "p0", "include", "ann")
    decide(sieve, "s0", "exclude", "ann")
    decide(sieve, "s1", "exclude", "consensus")
    assert len(keys(sieve, coder="bo")) == 9
    assert len(keys(sieve, coder="bo", double=True)) == 11
    decide(sieve, "p0", "exclude", "bo")
    assert "p0" not in keys(sieve, coder="bo", double=True)


def test_a_second_reviewer_of_full_texts_is_asked_about_those_sought(sieve: Review):
    """The titles were settled before; they count for both."""
    decide(sieve, "p0", "include", "ann", TITLES)
    decide(sieve, "p0", "include", "ann", FULL_TEXT)
    assert keys(sieve, FULL_TEXT, "bo") == []
    assert keys(sieve, FULL_TEXT, "bo", double=True) == ["p0"]


def test_what_is_one_work_is_asked_about_once(sieve: Review):
    """People who settle a pair of records spare the second of them."""
    (sieve.corpus / "duplicates.csv").write_text(
        "key_a,key_b,suggested,why,decision,coder,date\np0,p1,same,,same,ann,2026-01-05\n"
    )
    assert "p1" not in keys(sieve)
    decide(sieve, "p1", "include")
    assert "p0" not in keys(sieve)


def test_an_unknown_stage_is_wrong_usage(sieve: Review):
    """The two that there are stand in the message."""
    with pytest.raises(UsageError, match="use 'title and abstract' or 'full text'"):
        keys(sieve, "abstract")


def test_a_broken_file_is_a_located_fault(sieve: Review):
    """Nothing is ranked by what cannot be read."""
    (sieve.corpus / "screening.csv").write_text("citation_key,decision,reason,coder,date\np0,maybe,,ann,1\n")
    with pytest.raises(InputFaults, match=r"^corpus/screening\.csv:2: decision 'maybe'"):
        open_screening(sieve)


def test_decisions_are_read_again_and_records_are_weighed_once(sieve: Review):
    """A long list of references costs its time once a sitting."""
    screening = open_screening(sieve)
    first = list_next(screening)
    weighed = screening.weighed
    decide(sieve, first[0].citation_key, "include")
    assert list_next(screening) == first
    screening.reread()
    assert first[0].citation_key not in [one.citation_key for one in list_next(screening)]
    assert screening.weighed is weighed


def test_a_review_without_references_has_nothing_to_screen(sieve: Review):
    """It may begin with transcripts."""
    sieve.references.unlink()
    assert keys(sieve) == []


def test_a_second_reviewer_has_to_say_who_they_are(sieve: Review):
    """Otherwise what they decided themselves would be hidden from them too."""
    with pytest.raises(UsageError, match="say who reads as second reviewer"):
        keys(sieve, double=True)


def test_consensus_is_seen_by_a_second_reviewer_however_it_is_written(sieve: Review):
    """What was settled together is not read again."""
    decide(sieve, "p0", "include", "Consensus")
    assert "p0" not in keys(sieve, coder="bo", double=True)


def test_what_waits_is_the_same_with_and_without_ranking(sieve: Review):
    """For one reviewer and for the second."""
    decide(sieve, "p0", "include")
    decide(sieve, "s0", "exclude", "bo")
    screening = open_screening(sieve)
    assert list_open(screening) == set(keys(sieve))
    assert (
        list_open(screening, coder="bo", double=True)
        == set(keys(sieve, coder="bo", double=True))
        == list_open(screening) | {"p0"}
    )
