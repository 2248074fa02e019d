"""What peer support was compared with."""

import pytest

from litreview.extraction.comparators import read_comparator
from litreview.tables import VOCABULARY

PRO, USUAL, ACTIVE, WAIT, NONE, OPEN = (
    "professional in the same role", "usual care", "other active", "waiting list", "none", "not stated",
)  # fmt: skip

CASES = [
    ("as effective as professionals", PRO),
    ("similar for peers and those seen by social workers", PRO),
    ("consumer case managers compared with non-consumer case managers", PRO),
    ("against clinician-led groups", PRO),
    ("comparable to mental health staff", PRO),
    ("comparativement aux professionnels", PRO),
    ("than under usual care", USUAL),
    ("compared with treatment as usual", USUAL),
    ("the agency-only arm", USUAL),
    ("par rapport aux soins habituels", USUAL),
    ("people on the waiting list", WAIT),
    ("liste d’attente", WAIT),
    ("an attention control", ACTIVE),
    ("a self-help workbook by post", ACTIVE),
    ("there was no control group", NONE),
    ("a pre-post study", NONE),
    ("than the control group", OPEN),
    ("hope rose", OPEN),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_comparator(text: str, expected: str) -> None:
    """The comparator is read where it is named, and never guessed from a bare control group."""
    assert read_comparator(text) == expected


def test_every_answer_is_in_the_vocabulary() -> None:
    """Only words of the closed vocabulary come back."""
    assert {answer for _, answer in CASES} <= set(VOCABULARY["findings", "comparator"])
