"""Change words and their negation."""

import pytest

from litreview.extraction.cues import favoured, find_change_cues, has_cue, says_null

KINDS = [
    ("hope was higher", ["up"]),
    ("fewer admissions", ["down"]),
    ("hope improved", ["good"]),
    ("outcomes were worse", ["bad"]),
    ("a greater reduction", ["down"]),
    ("less improvement", ["bad"]),
    ("drinking fell more", ["down"]),
    ("the decrease in weight was significantly larger", ["down"]),
    ("did not improve", []),
    ("no reduction", []),
    ("une baisse des coûts et un espoir plus élevé", ["down", "up"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[text for text, _ in KINDS])
def test_change_words(text: str, kinds: list[str]) -> None:
    """Comparatives join the change they measure; negated words are no change."""
    assert [cue.kind for cue in find_change_cues(text)] == kinds


NULLS = [
    "no difference between the arms", "did not differ", "was not statistically significant", "little or no effect on costs",
    "peers were as effective as nurses", "rates were similar", "a non-significant rise", "failed to reduce admissions",
    "the effect was not sustained", "aucune différence significative", "n’a pas diminué", "aussi efficace que", "P = NS",
]  # fmt: skip


@pytest.mark.parametrize("text", NULLS)
def test_words_of_sameness(text: str) -> None:
    """Sameness and missing effects are read in many wordings, English and French."""
    assert says_null(text)


@pytest.mark.parametrize("text", ["hope rose significantly", "fewer admissions", "a note on costs", "une amélioration"])
def test_words_that_are_no_sameness(text: str) -> None:
    """Change, or neither, is not sameness."""
    assert not says_null(text)


def test_favour_names_what_follows() -> None:
    """The words after "favoured" name the arm."""
    assert favoured("Results favored the comparison arm.")[0].strip().startswith("the comparison")


@pytest.mark.parametrize(("text", "held"), [("RR 0.8", True), ("29% vs 38%", True), ("mixed", True), ("We value hope", False)])
def test_any_cue(text: str, held: bool) -> None:
    """Figures, favour, sameness and doubt all count as a direction cue."""
    assert has_cue(text) is held
