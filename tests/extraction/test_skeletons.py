"""Skeletons of passages."""

import time

from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import PEER_ARMS, name_arms
from litreview.extraction.skeletons import draw_skeleton, list_grams, mask_words, outcome_stems


def test_masks_hide_what_a_study_is_about() -> None:
    """Outcome, arms, numbers and tests become masks, so two studies told alike look alike."""
    first = mask_words("Pain fell by 3 with aspirin, not placebo, p = .01", "pain", name_arms("aspirin", "placebo"))
    second = mask_words("Hope fell by 8 with yoga, not rest, p < .05", "hope", name_arms("yoga", "rest"))
    assert first == second


def test_a_skeleton_keeps_the_order_of_signs() -> None:
    """Sameness, contrast, both arms and an interval stand in a skeleton where the words stood."""
    text = "Hope did not differ, but hospital days fell in both groups (RR 0.5, 95% CI 0.3 to 0.8)."
    assert draw_skeleton(text, "hospital days", PEER_ARMS) == ["NULL", "BUT", "OUTCOME", "DOWN", "BOTH", "BELOW"]


def test_stems_leave_out_common_words() -> None:
    """Words that any outcome may carry name none."""
    assert outcome_stems("the mean score of the groups") == frozenset()


def test_grams_run_up_to_their_length() -> None:
    """Runs of one to three tokens are features; later tokens than the most allowed are not read."""
    assert sorted(list_grams("abcd", 2, "", 3)) == ["a", "a b", "b", "b c", "c"]


def test_long_texts_take_little_time() -> None:
    """Fifty thousand characters are drawn in seconds."""
    began = time.process_time()
    for unit in ("hope rose more than ", "no no and ", "p < .05 ", "peer control "):
        draw_skeleton(unit * (50_000 // len(unit)), "hope", PEER_ARMS)
    assert time.process_time() - began < 15


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_has_a_skeleton(text: str, outcome: str) -> None:
    """Free text gives a list of masks in capitals."""
    assert all(mark == mark.upper() for mark in draw_skeleton(text, outcome, PEER_ARMS))
