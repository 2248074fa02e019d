"""Roles and groups that together fit one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.rare import find_rare


def rare(text):
    return [text[run.start : run.end] for run in find_rare(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is the only peer worker up there.", ["the only peer worker"]),
        ("I'm a Cree peer worker.", ["Cree peer worker"]),
        ("he was the only Korean kid who ever played", ["the only Korean kid"]),
        ("i'm the only fella with a boat", ["the only fella"]),
        ("the one trans paramedic they ever had", ["the one trans paramedic"]),
        ("the first Somali nurse on the ward", ["the first Somali nurse"]),
        ("the town's vet drank too", ["the town's vet"]),
        ("je suis la seule intervenante", ["la seule intervenante"]),
        ("le seul plombier algérien du village", ["le seul plombier algérien"]),
        ("I'm the only one in town with a prosthetic arm", ["the only one in"]),
        ("our oldest volunteer", ["our oldest volunteer"]),
        ("a Deaf youth worker", ["Deaf youth worker"]),
        ("one of two nurses here", ["one of two nurses"]),
        ("nobody else here is a welder", ["nobody else here is a welder"]),
        ("the very only drummer", ["the very only drummer"]),
        ("la plus vieille bénévole", ["la plus vieille bénévole"]),
        ("le premier pompier innu", ["le premier pompier innu"]),
    ],
)
def test_sole_roles_and_groups_are_told(text, expected):
    """The only one of a kind, and a people with a role, in both languages and without capitals."""
    assert rare(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the only thing my worker said",
        "the first week was hard",
        "the only reason people came",
        "every Deaf person was asked",
        "Somali mothers meet on Monday",
        "la seule chose que la personne voulait",
        "the one place where the staff listened",
        "peer workers are paid",
    ],
)
def test_what_fits_many_is_passed_over(text):
    """Things, groups of people and the first of a series name no one."""
    assert rare(text) == []


@given(st.text(max_size=200))
def test_any_text_gives_runs_inside_it(text):
    """No text breaks it."""
    assert all(0 <= run.start < run.end <= len(text) for run in find_rare(text))
