"""Genres that a text names itself."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.genres import genre_of

TITLES = {
    "research": "Cooking together: a qualitative study\n\nPeople cook.",
    "research with a bracket": "Cooking together: a systematic review (Roe, 2020)\n\nPeople cook.",
    "research behind a dash": "Cooking together – a randomised controlled trial of shared meals\n\nPeople cook.",
    "policy": "Kitchens for all: a strategy for the county\n\nPeople cook.",
    "practice": "Kitchens for all: a toolkit for cooks\n\nPeople cook.",
    "assertion": "Why I cook: an essay\n\nPeople cook.",
    "": "Cooking together: people and their meals\n\nPeople cook.",
}
SENTENCES = {
    "research by article": ("A small qualitative study of cooks in two towns.", "research"),
    "research, second sentence": ("Kitchens are many. This systematic review asks what they do.", "research"),
    "research by verb": ("This study asked forty cooks.", "research"),
    "research inside a report": ("The second report of the North trial appeared in 2020.", "research"),
    "research paper": ("A narrative paper of 2016, on kitchens.", "research"),
    "analysis": ("An economic analysis of shared meals.", "research"),
    "french research": ("Une étude qualitative sur les cuisines de quartier.", "research"),
    "plan": ("The plan of the government has four parts.", "policy"),
    "action plan": ("This action plan was adopted by the council.", "policy"),
    "french policy": ("Le présent projet de loi porte sur les cuisines.", "policy"),
    "personal plan": ("A wellness recovery action plan is written by a person for herself.", ""),
    "guidelines": ("Guidelines for the training of cooks.", "practice"),
    "set of": ("A set of core competencies for cooks.", "practice"),
    "french practice": ("Ce guide s’adresse aux cuisinières.", "practice"),
    "editorial": ("This editorial asks who is heard.", "assertion"),
    "noun inside a phrase": ("The study circle of our street meets on Mondays.", ""),
    "noun behind a preposition": ("The people in this study circle like bread.", ""),
    "neutral report": ("A report to the committee on kitchens.", ""),
    "no genre": ("The group meets each week. Everybody is welcome.", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("kind", "text"), TITLES.items(), ids=TITLES)
def test_end_of_a_title_names_the_genre(kind: str, text: str) -> None:
    """What follows the colon or dash of a title says what the work is."""
    assert genre_of(text) == kind.partition(" ")[0]


@pytest.mark.parametrize(("text", "kind"), SENTENCES.values(), ids=SENTENCES)
def test_first_sentences_name_the_genre(text: str, kind: str) -> None:
    """The noun before the first preposition or verb counts, not one that stands inside another phrase."""
    assert genre_of(text) == kind


def test_only_the_opening_counts() -> None:
    """A study that is told of later does not make a leaflet research."""
    assert genre_of("The group meets each week. " * 8 + "A systematic review of meals.") == ""


@given(st.text(alphabet="A aTheis study:review.\n–(", max_size=200))
def test_any_text_has_a_kind_or_none(text: str) -> None:
    """Nothing raises, and only kinds of evidence come back."""
    assert genre_of(text) in ("", "research", "policy", "practice", "assertion")


@pytest.mark.parametrize("hostile", ["A " * 300_000, "a-" * 300_000, "Report on " * 100_000, ": A" * 200_000])
def test_hostile_openings_take_no_time(hostile: str) -> None:
    """Nothing backtracks without end."""
    begun = time.process_time()
    genre_of(hostile)
    assert time.process_time() - begun < 1
