"""Other forms of a secret, and paths of machines."""


import pytest

from litreview.privacy.forms import Form
from litreview.privacy.variants import find_paths, glue_forms, value_forms


@pytest.mark.parametrize(
    ("value", "kind", "form"),
    [
        ("zo.wick@mail.example.ca", "email", "zo.wick at mail dot example dot ca"),
        ("zo.wick@mail.example.ca", "email", "zo dot wick at mail dot example dot ca"),
        ("zo [at] mail [dot] ca", "email", "zo mail ca"),
        ("K1A 0B1", "postal code", "K1A0B1"),
        ("k1a0b1", "postal code", "k1a 0b1"),
        ("14 Bramble Street, apt 3", "address", "14 Bramble st"),
        ("14 Bramble Ave", "address", "14 Bramble avenue"),
        ("3 May 1984", "birth date", "3 May 1984"),
    ],
)
def test_an_identifier_has_other_forms(value, kind, form):
    """However it was said, it may be written otherwise."""
    assert form in [one.text for one in value_forms(value, kind)]


def test_a_year_is_no_identifier():
    """A count of people may be the same number."""
    assert value_forms("1984", "birth date") == []


@pytest.mark.parametrize(
    ("form", "glued"),
    [("Ann-Marie Vosk", ["annmarievosk"]), ("Bo Li", []), ("Ann", []), ("Hope House", [])],
    ids=["name", "short", "one word", "ordinary words"],
)
def test_names_are_also_written_as_one_word(form, glued):
    """Ids have no spaces; short and ordinary words would be found in other words."""
    assert [one.text for one in glue_forms([Form(form, "P01", "person")])][1:] == glued


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in /home/ann/x.csv now", ["/home/ann/x.csv"]),
        ("/srv/data/x", ["/srv/data/x"]),
        ("/Volumes/Drive/x", ["/Volumes/Drive/x"]),
        ("~/review/x", ["~/review/x"]),
        ("C:\\\\Users\\\\ann", ["C:\\\\Users\\\\ann"]),
        ("c:/Users/ann", ["c:/Users/ann"]),
        ("\\\\\\\\server\\\\share", ["\\\\\\\\server\\\\share"]),
        ("file:///C:/x", ["file:///C:/x"]),
        ("https://example.org/home/ann/tmp/x", []),
        ("corpus/home/ann", []),
        ("and/or", []),
        ("a:b", []),
    ],
)
def test_paths_of_machines_are_told_from_addresses(text, found):
    """Where a file lies is nobody's business; a page of the web is."""
    assert find_paths(text) == found


@pytest.mark.parametrize("piece", ["/home", "~a", "C:\\\\", "\\\\", "/home/a", "a:/"])
def test_hostile_text_is_searched_in_time(piece, stopwatch):
    """No path is sought twice from the same place."""
    text = piece * (300_000 // len(piece))
    assert stopwatch(lambda: find_paths(text)) < 5
