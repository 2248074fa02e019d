"""Reading on over the borders of cells, lines and tags."""

import pytest

from litreview.privacy.confidential import Secrets
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import Form, build_index
from litreview.privacy.streams import Stream, find_across, name_kind, whole_forms

INDEX = build_index(
    [
        Form("Elm Bay", "[town 1]", "place"),
        Form("Youth Wellness", "[organisation 1]", "organisation"),
        Form("Ann Vosk", "P01", "person"),
        Form("Vosk", "P01", "person"),
        Form("Hope House", "[organisation 2]", "organisation"),
    ]
)


def places(*pieces, **known):
    stream = Stream()
    for number, text in enumerate(pieces, 1):
        stream.add(f"cell {number}", text, TOKEN.findall(fold(text)))
    secrets = Secrets(forms=INDEX, **known)
    return list(find_across(stream, secrets, whole_forms(INDEX)))


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (["Elm", "Bay"], [("cell 1", "a form of the roster (place)")]),
        (["in", "Elm", "", "Bay now"], [("cell 2", "a form of the roster (place)")]),
        (["elm", "bay"], []),
        (["**elm**  +  bay"], [("cell 1", "a form of the roster (place)")]),
        (["for youth, wellness"], []),
        (["youth", "wellness"], []),
        (["ann", "vosk"], [("cell 1", "a form of the roster (person)")]),
        (["Hope", "House"], []),
        (["so: V o s k"], [("cell 1", "a form of the roster (person)")]),
        (["V", "o", "s", "k"], [("cell 1", "a form of the roster (person)")]),
        (["a", "b", "c", "d", "e"], []),
    ],
)
def test_forms_are_found_across_pieces(pieces, found):
    """A name is one over cells and marks; words that only follow one another are none."""
    assert places(*pieces) == found


def test_what_is_public_is_public_across_pieces():
    """A town of the literature may stand in two cells."""
    assert places("Elm", "Bay", public=frozenset({"elm bay"})) == []


@pytest.mark.parametrize(
    ("pieces", "there"),
    [(["613", "555", "0147"], True), (["1 / 613", "5550147"], True), (["613", "x", "5550147"], False), (["555", "0147"], False)],
)
def test_numbers_are_found_across_pieces(pieces, there):
    """Digits in cells beside one another are one number, if it is long enough to be somebody's."""
    known = {"numbers": frozenset(map(hash, ["6135550147", "5550147"])), "lengths": (7, 10)}
    assert bool(places(*pieces, **known)) is there


def test_words_of_a_turn_are_found_across_pieces():
    """One word a cell is still what somebody said."""
    words = ["so", "they", "told", "me", "to", "wait", "outside", "then"]
    known = {"windows": frozenset([hash(tuple(words))]), "heads": frozenset([("so", "they")])}
    assert places("and", *words, **known) == [("cell 2", "words of a turn that was not released")]
    assert name_kind(INDEX["vosk"][0][1]) == "a form of the roster (person)"
