"""The command: what was asked for decides what is answered."""

import pytest

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.screen import SHOWN, ScreeningRequest, answer


def ask(review: Review, **asked: object) -> list[str]:
    """Return the lines of an answer."""
    return list(answer(review, ScreeningRequest(**asked)))


def test_without_options_the_state_comes_before_the_list(sieve: Review):
    """Works next to the numbers they are part of."""
    lines = ask(sieve)
    assert lines[0].startswith("12 works, 12 to screen")
    assert [line.split(".")[0] for line in lines[1:]] == [str(number) for number in range(1, 13)]
    assert SHOWN > 12


def test_as_many_as_were_asked_for_are_listed(sieve: Review):
    """The rest is counted."""
    assert ask(sieve, count=2)[-1].startswith("and 10 more")


def test_a_decision_is_told_with_the_conflict_it_makes(sieve: Review):
    """Whoever differs learns it at once; conflicts about other records are not repeated."""
    assert ask(sieve, decide=("p0", "include"), coder="ann") == ["p0: include, by ann"]
    told = ask(sieve, decide=("p0", "exclude"), coder="bo")
    assert told[0] == "p0: exclude, by bo"
    assert told[1].startswith("conflict: p0: reviewers differ")
    assert ask(sieve, decide=("p1", "include"), coder="ann") == ["p1: include, by ann"]
    settled = ask(sieve, decide=("p0", "not retrieved"), coder="consensus")
    assert settled == ["p0: not retrieved at full text, by consensus"]


def test_a_decision_is_taken_back_by_an_empty_one(sieve: Review):
    """The record waits again, and the answer says so."""
    ask(sieve, decide=("p0", "include"), coder="ann")
    assert ask(sieve, decide=("p0", ""), coder="ann") == ["p0: decision taken back, by ann"]
    assert ask(sieve)[0].startswith("12 works, 12 to screen")


def test_a_second_reviewer_is_told_nothing_of_the_first(sieve: Review):
    """No conflict, no agreement, no number of decisions."""
    for coder, word in (("ann", "include"), ("cy", "exclude")):
        ask(sieve, decide=("p0", word), coder=coder)
    told = ask(sieve, coder="bo", double=True)
    assert told[0] == "12 works to screen by bo as second reviewer; what others decided stays hidden"
    assert len(told) == 13


def test_the_queue_goes_to_a_file(sieve: Review):
    """All of it, whatever number is listed otherwise."""
    assert ask(sieve, to=sieve.root / "q.csv", count=2) == ["wrote 12 works to q.csv"]
    assert len((sieve.root / "q.csv").read_text().splitlines()) == 13


def test_a_trial_needs_decisions_or_a_labelled_file(sieve: Review):
    """Nothing is simulated from nothing."""
    with pytest.raises(UsageError, match="screen a few first"):
        ask(sieve, simulate=True)
    rows = "".join(f"{text},,{label}\n" for text, label in [("peer support", 1), ("peer work", 1), *[("steel beam", 0)] * 8])
    (sieve.root / "l.csv").write_text(f"title,abstract,label_included\n{rows}")
    assert ask(sieve, labelled=sieve.root / "l.csv")[0].startswith("10 records, 2 relevant")


@pytest.mark.parametrize(
    ("asked", "nothing"),
    [
        (ScreeningRequest(), True),
        (ScreeningRequest(coder="ann", stage="full text", double=True), True),
        (ScreeningRequest(count=20), False),
        (ScreeningRequest(decide=("a", "include")), False),
        (ScreeningRequest(simulate=True), False),
    ],
    ids=["no option", "who and where", "a list", "a decision", "a trial"],
)
def test_who_asks_for_nothing_wants_to_screen(asked: ScreeningRequest, nothing: bool):
    """Saying who one is does not ask for a list."""
    assert asked.nothing is nothing
