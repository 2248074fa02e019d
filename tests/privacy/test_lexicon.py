"""What a word may be by itself."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.lexicon import is_written, ordinary_words, read_sense

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("word", "sense"),
    [
        ("Mohamed", "name"),
        ("danielle", "name"),
        ("TREMBLAY", "name"),
        ("rené", "name"),
        ("marie-claude", "name"),
        ("ti-paul", "name"),
        ("grace", "either"),
        ("will", "either"),
        ("june", "either"),
        ("helped", "word"),
        ("counsellor", "word"),
        ("fentanyl", "word"),
        ("the", "word"),
        ("monday", "word"),
        ("ontario", "word"),
        ("entraide", "word"),
        ("aujourd'hui", "word"),
        ("beau-frère", "word"),
        ("peer-run", "word"),
        ("unresponsiveness", "word"),
        ("bc", "word"),
        ("cbt", "word"),
        ("okwuole", "unknown"),
        ("nanabijou", "unknown"),
    ],
)
def test_a_word_is_a_name_a_word_either_or_unknown(word, sense):
    """Lists, our own sentences and a dictionary decide together, whatever the case."""
    assert read_sense(word) == read_sense(word.upper()) == sense


def test_words_we_write_are_no_names():
    """Hardly any word that our example sentences write in small letters is taken for a name or for unknown."""
    with (ROOT / "corpus" / "examples.csv").open(encoding="utf-8", newline="") as file:
        words = [word for row in list(csv.DictReader(file))[:3000] for word in row["text"].split() if word.isalpha()]
    small = [word for word in words if word.islower()]
    assert sum(read_sense(word) in ("name", "unknown") for word in small) / len(small) < 0.001


def test_a_dictionary_tells_compounds():
    """A compound is written where a dictionary has it whole."""
    assert is_written("Sous-sol")
    assert not is_written("petit-ruisseau")


def test_the_list_holds_folded_words():
    """Every line of the list is one folded word of two letters or more, without the names that only some people write small."""
    assert all(word.islower() and len(word) > 1 for word in ordinary_words() if word.isascii())
    assert ordinary_words().isdisjoint({"mohamed", "danielle", "ginette"})


@given(st.text(max_size=40))
def test_any_text_has_a_sense(text):
    """No string breaks the lexicon."""
    assert read_sense(text) in ("name", "either", "word", "unknown")
