"""Features of change."""

from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import PEER_ARMS, name_arms
from litreview.extraction.change_features import change_features, evidence_features, main_scope


def test_features_hold_the_rules_and_the_skeleton() -> None:
    """Evidence alone is part of all features; the skeleton adds the order of signs."""
    arms = name_arms("yoga", "rest")
    text = "Pain was lower with yoga than with rest."
    assert evidence_features(text, "pain", arms).items() <= change_features(text, "pain", arms).items()
    assert "drawn: OUTCOME DOWN+ OURS" in change_features(text, "pain", arms)
    assert main_scope("Hope rose. Pain was lower with yoga.", "pain", arms) == "Pain was lower with yoga."


def test_arms_the_other_way_round_turn_the_features() -> None:
    """The same words have the signs of the other arm when the arms are named the other way round."""
    text = "Pain was lower with yoga than with rest."
    assert evidence_features(text, "pain", name_arms("yoga", "rest"))["rules: decrease"] == 1.0
    assert evidence_features(text, "pain", name_arms("rest", "yoga"))["rules: increase"] == 1.0


def test_endless_text_is_cut() -> None:
    """What lies beyond the length of a passage is not weighed."""
    text = "Hope rose with peers. " * 400
    assert change_features(text, "hope", PEER_ARMS) == change_features(text + "Hope fell.", "hope", PEER_ARMS)


@given(st.text(max_size=150), st.text(max_size=20))
def test_features_are_numbers(text: str, outcome: str) -> None:
    """Any text gives names with finite numbers."""
    assert all(0 <= value <= 10 for value in change_features(text, outcome, PEER_ARMS).values())


def test_where_one_stretch_is_the_whole_both_have_the_same_signs() -> None:
    """Each sign of the outcome's own stretch comes again as one of the whole text."""
    found = evidence_features("Hope did not differ (p = .40).", "OUT.HOPE", PEER_ARMS)
    own = {name.removeprefix("scope "): value for name, value in found.items() if name.startswith("scope ")}
    assert own == {name.removeprefix("whole "): value for name, value in found.items() if name.startswith("whole ")}
    assert own["null"] == 1.0


def test_the_whole_is_read_apart_from_the_stretch() -> None:
    """Words about another outcome are signs of the whole, not of the stretch that is about this one."""
    found = evidence_features("Hope rose with peers; drinking did not differ.", "OUT.HOPE", PEER_ARMS)
    assert (found["scope null"], found["whole null"]) == (0.0, 1.0)
