"""Scores of requests and testimony, by the weights that ship."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.statement_scores import score_request, score_testimony

REQUESTS = [
    "The council should keep the swimming pool open on Sundays.",
    "Libraries must be allowed to lend tools.",
    "There ought to be a bench at every stop.",
    "Please repeal section nine.",
    "Stop selling the beds to tourists.",
    "I recommend that a second hearing be held in the north.",
    "Il faudrait un gardien devant chaque école.",
    "Les frais devraient être abolis.",
]
LIVES = [
    "I waited eleven weeks for a letter that never came.",
    "My sister was sent home in a taxi with no shoes.",
    "We sold the car to pay for her treatment.",
    "In my practice I see about nine of them a month.",
    "They told me to come back after Easter.",
    "J'ai attendu deux ans et on ne m'a jamais rappelée.",
    "Ma voisine a perdu son emploi en mars.",
]
NEITHER = [
    "The pool was built in 1964 by the county.",
    "That is a strange argument.",
    "Most towns of this size have two libraries.",
    "C'est une drôle d'idée.",
]


@pytest.mark.parametrize("text", REQUESTS)
def test_requests_of_other_domains_score_high(text: str) -> None:
    """What somebody should do is told from the rest in domains that were never learnt from."""
    assert score_request(text) > 0.5 > score_testimony(text)


@pytest.mark.parametrize("text", LIVES)
def test_lives_score_high(text: str) -> None:
    """Lived experience, also of a relative or at work, is told from the rest."""
    assert score_testimony(text) > 0.5 > score_request(text)


@pytest.mark.parametrize("text", NEITHER)
def test_facts_and_views_are_neither(text: str) -> None:
    """A fact or a view asks nothing and tells no life."""
    assert score_request(text) < 0.5
    assert score_testimony(text) < 0.5


def test_words_beside_shift_the_score() -> None:
    """A bare sentence between two of a story is more likely part of it."""
    alone = score_testimony("It was on a Friday.")
    assert score_testimony("It was on a Friday.", "I lost my flat.", "We slept in the car.") > alone


@given(st.text(max_size=150))
def test_scores_are_shares(text: str) -> None:
    """Any words have a score from 0 to 1."""
    assert 0.0 <= score_request(text) <= 1.0
    assert 0.0 <= score_testimony(text) <= 1.0


def test_fifty_thousand_signs_are_scored_in_time() -> None:
    """A sentence without an end is judged by its first words."""
    assert score_request("Agencies should pay all peers. " + "and so on " * 5000) > 0.5
