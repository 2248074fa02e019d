"""Finding the forms of the roster."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.forms import Form, build_index, find_forms, is_ordinary, is_usual

INDEX = build_index(
    [
        Form("Ann Example", "P01", "person"),
        Form("Example, Ann", "P01", "person", inverted=True),
        Form("Ann", "P01", "person"),
        Form("Hope", "P02", "person"),
        Form("Marie", "P03", "person"),
        Form("Zoélie O'Brannagh", "P04", "person"),
        Form("Elm Bay", "[town 1]", "place"),
    ]
)


def found(text, certain=True):
    return [text[hit.start : hit.end] for hit in find_forms(text, INDEX) if hit.certain is certain]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Annual plans annoy Joann.", []),
        ("I asked ann.", ["ann"]),
        ("ANN EXAMPLE spoke", ["ANN EXAMPLE"]),
        ("Ann's bag and Ann’s hat", ["Ann", "Ann"]),
        ("met Example, Ann there", ["Example, Ann"]),
        ("an example, ann said", ["example, ann"]),
        ("zoelie o’brannagh and Zoélie O'BRANNAGH", ["zoelie o’brannagh", "Zoélie O'BRANNAGH"]),
        ("ann_example and Ann-led", ["ann_example", "Ann"]),
        ("in Elm  Bay, elm-bay", ["Elm  Bay", "elm-bay"]),
        ("d'Ann, l’Ann", ["Ann", "Ann"]),
    ],
    ids=[
        "inside words",
        "lower case",
        "capitals",
        "possessive",
        "inverted",
        "lower inverted",
        "accents",
        "joints",
        "spaces",
        "elision",
    ],
)
def test_whole_words_in_every_spelling(text, names):
    """Forms are found whatever their case, accents and joints, and never inside a word."""
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "certain", "uncertain"),
    [
        ("I hope so.", [], ["hope"]),
        ("I asked Hope about it.", ["Hope"], []),
        ("Hope is what we need.", [], ["Hope"]),
        ("Hope said so.", ["Hope"], []),
        ("Hope's brother came.", ["Hope"], []),
        ("There is Marie-Claude.", [], ["Marie"]),
    ],
    ids=["a verb", "inside a sentence", "opens a sentence", "speaks", "possessive", "half a name"],
)
def test_names_that_are_words_are_told_by_their_capital(text, certain, uncertain):
    """What may be a word is left to a person; what cannot be one is a hit."""
    assert (found(text), found(text, certain=False)) == (certain, uncertain)


def test_a_name_that_is_a_regular_expression_is_only_its_words():
    """Signs of a name are never read as a pattern."""
    index = build_index([Form("(Bo.*)+ Quist[", "P09", "person")])
    assert [hit.form.label for hit in find_forms("Bo Quist came; Boris did not.", index)] == ["P09"]


@given(st.text())
def test_any_text_gives_ordered_hits_without_overlaps(text):
    """No text breaks the search."""
    hits = find_forms(text, INDEX)
    assert all(one.end <= two.start for one, two in pairwise(hits))


@pytest.mark.parametrize("hostile", ["ann " * 250_000, "ann example, " * 80_000, "a" * 1_000_000, "'" * 1_000_000])
def test_hostile_text_takes_linear_time(hostile, stopwatch):
    """A megabyte of anything takes seconds at most."""
    assert stopwatch(lambda: find_forms(hostile, INDEX)) < 8


def test_usual_words_are_fewer_than_ordinary_ones():
    """Every word of a dictionary is ordinary; usual are those that names share most."""
    assert is_ordinary(("elm",))
    assert not is_ordinary(("k1a0b1",))
    assert is_usual("hope")
    assert not is_usual("elm")


def test_two_letters_are_ordinary():
    """Short forms stand in too many words to be found without their capital."""
    assert is_ordinary(("bo",))
    assert not is_ordinary(("bob", "lee"))


def test_in_small_letters_a_name_that_is_a_word_is_told_by_what_stands_beside_it():
    """Speech recognition writes no capitals: "my friend hope" is somebody, and "i hope so" is for a person to settle at most."""
    assert found("so my friend hope said yes") == ["hope"]
    assert found("well i hope so") == []
