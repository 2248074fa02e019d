"""Arms of a comparison."""

import pytest

from litreview.extraction.arms import PEER_ARMS, first_arm, last_arm, name_arms

SIDES = [
    ("in the peer group", "ours"),
    ("among those who met a mentor", "ours"),
    ("members of the consumer-run agency", "ours"),
    ("in the control arm", "theirs"),
    ("under usual care", "theirs"),
    ("for the agency-only group", "theirs"),
    ("by social workers", "theirs"),
    ("with non-peer staff", "theirs"),
    ("dans le groupe témoin", "theirs"),
    ("over twelve months", ""),
]


@pytest.mark.parametrize(("text", "side"), SIDES, ids=[text for text, _ in SIDES])
def test_words_of_either_side(text: str, side: str) -> None:
    """Words for peer support are ours, words for what it is compared with are theirs."""
    assert first_arm(text, PEER_ARMS) == side


def test_first_and_last_arm_differ_where_both_are_named() -> None:
    """The arm named first and the arm named last are told apart."""
    text = "peers did as well as clinicians"
    assert (first_arm(text, PEER_ARMS), last_arm(text, PEER_ARMS)) == ("ours", "theirs")


def test_described_arms_are_found_by_their_own_words() -> None:
    """Words that only one description has name its arm; shared words name none."""
    arms = name_arms("mineral oil plus honey", "mineral oil alone")
    assert first_arm("with honey", arms) == "ours"
    assert first_arm("with mineral oil", arms) == ""


def test_lettered_groups_and_initials() -> None:
    """A group letter and the initials of a description count as names."""
    arms = name_arms("Group A: high intensity training", "Group B: moderate continuous training")
    assert [first_arm(t, arms) for t in ("in group B", "in group A", "after HIT", "after MCT")] == [
        "theirs",
        "ours",
        "ours",
        "theirs",
    ]
