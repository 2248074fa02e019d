"""Bodies and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.bodies import find_small_bodies, find_small_places, widen
from litreview.privacy.capitals import CapitalRun


def widened(text, name):
    start = text.index(name)
    run, body = widen(text, CapitalRun(start, start + len(name)))
    return text[run.start : run.end], body


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("at Castelo Brothers Roofing", "Castelo", ("Castelo Brothers Roofing", True)),
        ("at castelo brothers roofing then", "castelo", ("castelo brothers roofing", True)),
        ("à l'école Sainte-Ursanne", "Sainte-Ursanne", ("école Sainte-Ursanne", True)),
        ("gîte du Tourne-Vent", "Tourne-Vent", ("gîte du Tourne-Vent", True)),
        ("saw St. Ninnoc there", "Ninnoc", ("St. Ninnoc", True)),
        ("with big dougie", "dougie", ("big dougie", False)),
        ("with Amira there", "Amira", ("Amira", False)),
        ("with Amira in the house", "Amira", ("Amira", False)),
    ],
)
def test_a_name_takes_what_belongs_to_it(text, name, expected):
    """Kinds of body on either side, saints and nicknames; nothing beyond a word that is no part of a name."""
    assert widened(text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i sleep at yellow canoe lodge", ["yellow canoe lodge"]),
        ("she works for silver thread bakery", ["silver thread bakery"]),
        ("il m'a amené au gîte du tourne-vent hier", ["gîte du tourne-vent hier"]),
        ("we go to the community centre", []),
        ("i was at the hospital", []),
        ("he went to high school", []),
        ("at the drop-in centre", []),
    ],
)
def test_bodies_in_small_letters_are_told_from_kinds_of_body(text, expected):
    """A body's own words show it; a kind of body does not."""
    assert [text[run.start : run.end] for run in find_small_bodies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i come from coldwater bend", ["coldwater bend"]),
        ("un gars de petit-ruisseau", ["petit-ruisseau"]),
        ("on vit à sainte-ursanne", ["sainte-ursanne"]),
        ("down by the river", []),
        ("au sous-sol de la maison", []),
        ("from my point of view", []),
    ],
)
def test_places_in_small_letters_are_told_from_land(text, expected):
    """A place's own words show it; a kind of land does not."""
    assert [text[run.start : run.end] for run in find_small_places(text)] == expected


@given(st.text(max_size=200))
def test_any_text_gives_runs_inside_it(text):
    """No text breaks it."""
    runs = [*find_small_bodies(text), *find_small_places(text)]
    assert all(0 <= run.start < run.end <= len(text) for run in runs)
