"""The curve holds each decision against what the tool proposed when it was made."""

from datetime import UTC, datetime, timedelta

import pytest

from litreview.coding.learning_curve import build_learning
from litreview.coding.records import Decision

_FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _decisions(words: str, **more: object) -> list[Decision]:
    """Decisions from "a r + …": accepted, rejected, added; each a minute after the one before."""
    return [
        Decision(
            str(minute), "d", "Hope.", 0, "VAL.HOPE", "rejected" if word == "r" else "accepted", "ann",
            _FIRST + timedelta(minutes=minute), score=None if word == "+" else 0.5, **{"run": "run1", **more},
        )
        for minute, word in enumerate(words.split())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "precision", "recall"),
    [
        ("a a a r", 0.75, 1.0),
        ("a + + +", 1.0, 0.25),
        ("r r", 0.0, None),
        ("+ +", None, 0.0),
    ],
    ids=["one rejected", "three added", "only rejected", "only added"],
)
def test_precision_and_recall_are_those_of_the_decisions(words: str, precision: float | None, recall: float | None) -> None:
    """Where there is nothing to take a share of, there is none."""
    last = build_learning(_decisions(words))[-1]
    assert (last["precision"], last["recall"]) == (precision, recall)


def test_only_the_last_decisions_count() -> None:
    """What was long ago has left the window."""
    rows = build_learning(_decisions("r r a a"), window=2)
    assert [row["precision"] for row in rows] == [0.0, 0.0, 0.5, 1.0]
    assert [row["proposed"] for row in rows] == [1, 2, 2, 2]


def test_decisions_are_taken_in_the_order_in_which_they_were_made() -> None:
    """Files are read coder by coder; time alone orders them."""
    assert build_learning(reversed(_decisions("a r + a"))) == build_learning(_decisions("a r + a"))


def test_decisions_that_do_not_tell_what_was_proposed_take_no_part() -> None:
    """Those are old records and adjudications."""
    assert build_learning(_decisions("a r", run="")) == []
    assert build_learning(_decisions("a r", settles=(("ann", "a1"),))) == []
