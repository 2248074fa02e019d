"""Words that lean to a kind of evidence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.leanings import leanings

TEXTS = {
    "research": "The sample completed a questionnaire at baseline. Scores were compared; effects were not significant.",
    "research fr": "Les auteurs ont recueilli des données. L’échantillon était petit et les résultats sont partagés.",
    "policy": "The province shall fund kitchens. Requirements and eligibility follow from the act.",
    "policy fr": "Le gouvernement du pays réforme la loi. Le financement et le mandat suivent.",
    "practice": "Join our meetings. A facilitator welcomes you, and members guide the team.",
    "practice fr": "Vous pouvez venir à nos rencontres. Les bénévoles vous accueillent.",
    "assertion": "I think of my mother. She cooked for me, and I've kept it to myself.",
    "assertion fr": "Je pense à ma mère. J’ai gardé cela pour moi.",
}


@pytest.mark.parametrize(("kind", "text"), TEXTS.items(), ids=TEXTS)
def test_plain_words_add_up_to_a_kind(kind: str, text: str) -> None:
    """In both languages."""
    found = leanings(text)
    assert max(found, key=found.__getitem__) == kind.partition(" ")[0]


@pytest.mark.parametrize("text", ["", "Bread is warm.", "Type I and II ovens.", "King James I. He ate."])
def test_words_that_lean_nowhere_count_nothing(text: str) -> None:
    """A Roman number is nobody's I."""
    assert set(leanings(text).values()) == {0.0}


def test_length_is_taken_into_account() -> None:
    """The same words in a longer text lean less; a very short text is not taken for a dense one."""
    words = "The sample was small. "
    assert leanings(words + "Bread is warm. " * 100)["research"] < leanings(words)["research"] < 0.01


@given(st.text(max_size=200))
def test_leanings_are_never_negative(text: str) -> None:
    """Any text can be asked."""
    assert all(value >= 0 for value in leanings(text).values())


def test_a_hostile_text_takes_no_time() -> None:
    """Nothing backtracks without end."""
    begun = time.process_time()
    leanings("we " * 20_000 + "I " * 20_000 + "p" * 60_000)
    assert time.process_time() - begun < 3
