"""Structured identifiers."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.privacy.recognisers import LABELS, RECOGNISERS, Recogniser, find_identifiers
from litreview.privacy.spans import merge_spans

_PIECES = """
    ann@example.org www.example.org/x @ann_lee [at] mail [dot] ca ann 416-555-0199 (705) 555 0123 area 613 1234-567-897 ABCD
    born née le 3 mai 1980 on May 4 14 Elm Street, apt rue Box K1A 0B1 130 692 544 046454286 file AB dossier six and . postal 123
"""
PIECES = _PIECES.split()


def found(text):
    return [(one.kind, text[one.start : one.end]) for one in merge_spans(find_identifiers(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 416-555-0199 ext 12.", [("phone", "416-555-0199 ext 12")]),
        ("Call (705) 555 0123 or 555-0147.", [("phone", "(705) 555 0123"), ("phone", "555-0147")]),
        ("It is +44 20 7946 0958.", [("phone", "+44 20 7946 0958")]),
        ("SIN 046 454 286.", [("number", "046 454 286")]),
        ("card 1234-567-897 AB is", [("health card", "1234-567-897 AB")]),
        ("card 1234-567-897 is", [("health card", "1234-567-897")]),
        ("at ann.lee@example.ca.", [("email", "ann.lee@example.ca")]),
        ("ann [at] mail [dot] ca", [("email", "ann [at] mail [dot] ca")]),
        ("ann (at) mail.example.ca", [("email", "ann (at) mail.example.ca")]),
        ("ann dot lee at mail dot com please", [("email", "ann dot lee at mail dot com")]),
        ("ann arobase courriel point ca", [("email", "ann arobase courriel point ca")]),
        ("ann@münchen.example", [("email", "ann@münchen.example")]),
        ("see www.harbour.example/x and https://a.b/c", [("url", "www.harbour.example/x"), ("url", "https://a.b/c")]),
        ("on harbourhouse.ca now", [("url", "harbourhouse.ca")]),
        ("follow @ann_lee there", [("handle", "@ann_lee")]),
        ("K1A 0B1 or k1a-0b1", [("postal code", "K1A 0B1"), ("postal code", "k1a-0b1")]),
        ("at 14 Bramble Street East, apt 3", [("address", "14 Bramble Street East, apt 3")]),
        ("at 14 bramble st", [("address", "14 bramble st")]),
        ("au 45, rue de la Montagne", [("address", "45, rue de la Montagne")]),
        ("P.O. Box 12, R.R. 3", [("address", "P.O. Box 12"), ("address", "R.R. 3")]),
        ("born on May 3rd, 1980", [("birth date", "May 3rd, 1980")]),
        ("née le 3 mai 1980", [("birth date", "3 mai 1980")]),
        ("DOB: 1980-05-03", [("birth date", "1980-05-03")]),
        ("my birthday is March 3", [("birth date", "March 3")]),
        ("file 12 345 678 901", [("number", "12 345 678 901")]),
    ],
)
def test_each_kind_is_found_whole(text, expected):
    """Every form of every structured identifier is found with its exact span."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "At home.It was good.",
        "look at the dot com boom",
        "10 people crossed the road",
        "20 minutes down the road, 5 of us on the way",
        "1 safe place, 3 good court dates",
        "at 00:12:03 in 2019, 1,000,000 dollars, 12.5 percent",
        "The line 988 is open 24/7.",
        "born in a small town",
    ],
)
def test_ordinary_speech_holds_no_identifier(text):
    """Times, years, amounts and glued sentences are no identifiers."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "valid"),
    [
        ("130 692 544", "sin", True),
        ("130 692 545", "sin", False),
        ("1234-567-897", "health card", True),
        ("1234-567-898", "health card", False),
    ],
)
def test_check_digits_are_verified(text, kind, valid):
    """A number with a wrong check digit is not called a card, but goes as a number all the same."""
    kinds = {one.kind for one in find_identifiers(text)}
    assert (kind in kinds) is valid
    assert "number" in kinds


def test_every_kind_has_a_recogniser_and_a_label():
    """No kind is declared that nothing looks for."""
    assert {one.kind for one in RECOGNISERS} == set(LABELS)


@given(st.text(alphabet=st.sampled_from("a1@. -()[]dotAté/:k0b\n"), max_size=200))
def test_any_text_gives_spans_inside_it(text):
    """No text breaks the recognisers."""
    assert all(0 <= one.start < one.end <= len(text) for one in find_identifiers(text))


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "a",
            "1",
            "@",
            "a@",
            "a.",
            "a at a dot ",
            "1 a a a ",
            "a-",
            "www.",
            "born is ",
            "may 1 ",
            "(416) ",
            "oh five ",
            "double ",
        ],
        *[
            "1 rue a ",
            "rue a-a-a ",
            "on a street ",
            "Aa Street ",
            "12 st ",
            "a_b",
            "x underscore ",
            "slash ",
            "file a 1 ",
            "AB 12-",
        ],
        *["b 1 c 2 ", "12/", "highway 1 ", "corner of a and b street ", "box 1 "],
    ],
)
def test_hostile_text_takes_linear_time(piece, stopwatch):
    """Ten times the text takes about ten times as long, at a quarter of a megabyte."""
    texts = [piece * (size // len(piece)) for size in (25_000, 250_000)]
    times = [stopwatch(lambda text=text: find_identifiers(text)) for text in texts]
    assert times[1] < max(30 * times[0], 2)


def test_no_recogniser_reaches_for_the_network():
    """E-mail and web addresses are found with every socket refused, in a fresh process."""
    script = (
        "import socket\n"
        "def refuse(*args, **kwargs): raise SystemExit('a socket was opened')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from litreview.privacy.recognisers import find_identifiers\n"
        "found = find_identifiers('ann@example.ca, https://example.org/x, example.com, 416-555-0199')\n"
        "raise SystemExit(0 if len(found) >= 4 else 'too little found')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("one", [one for one in RECOGNISERS if one.kind != "number"], ids=lambda one: one.kind)
@given(words=st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=30, deadline=None)
def test_what_is_found_is_what_presidio_finds(one, words):
    """A kind that presidio is not asked for has the spans that its recogniser gives for the same patterns."""
    from litreview.privacy.presidio import build_recogniser

    text = " ".join(words)
    asked = build_recogniser(one.kind, one.patterns).analyze(text, [one.kind])
    assert [(found.start, found.end) for found in one.find(text)] == [(found.start, found.end) for found in asked]


@pytest.mark.parametrize(("text", "count"), [("6 7 8 9 10 11 12", 0), ("6 7 9 8 10 11 12", 1)])
def test_numbers_counted_up_are_no_number(text, count):
    """A list that only goes up is counting; anything else of that length may be someone's."""
    assert len(Recogniser("number", (r"\d(?: ?\d){8,18}",), ()).find(text)) == count


def test_importing_the_layer_does_not_load_presidio():
    """The package stays quick to import: presidio is loaded when a number may bear a check digit that it verifies."""
    script = "import sys, litreview.privacy.gate; raise SystemExit('presidio_analyzer' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write ann at example dot ca", "email"),
        ("write ann (at) example.org", "email"),
        ("write ann arobase example point org", "email"),
        ("WRITE ANN@EXAMPLE.ORG", "email"),
        ("see EXAMPLE.CA for it", "url"),
        ("see HTTPS://x", "url"),
        ("see WWW.x", "url"),
        ("I am @amira_v there", "handle"),
    ],
)
def test_identifiers_without_digits_are_asked_for(text, kind):
    """The quick look before the recognisers lets every spelling through, whatever its case."""
    assert kind in {found.kind for found in find_identifiers(text)}


@pytest.mark.parametrize("text", ["That is what we met at the point of it. So. And that.", "", "dot the point at"])
def test_words_alone_hold_no_identifier(text):
    """Everyday "at", "dot" and "point" are none."""
    assert find_identifiers(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        "cent uh ",
        "no sorry ",
        "a dot ",
        "four dot example ",
        "coin des pins et ",
        "username a ",
        "p zero t uh ",
        "twenty uh ",
        "1-a-",
    ],
    ids=str.strip,
)
def test_words_said_over_and_over_are_read_in_linear_time(unit, stopwatch):
    """A hundred thousand characters of the beginnings of what is said aloud are read within seconds."""
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    assert stopwatch(lambda: find_identifiers(text)) < 10


_PLANTED = {
    "phone": "613-555-0147",
    "sin": "046 454 286",
    "health card": "1234-567-897 AB",
    "postal code": "K1A 0B1",
    "e-mail": "ann7@mail.example.ca",
    "web address": "www.example.org/ann7",
    "account": "ann_wick_22",
    "birth": "born on 3 May 1984",
    "street": "14 Bramble Street",
    "file": "file number 20447",
    "number in words": "six one three five five five zero one four seven",
    "nombre en lettres": "six un trois cinq cinq cinq zéro un quatre sept",
}
_ZEROS = "0０٠०𝟎"
"""Nought in figures as usual, full-width, Arabic, Devanagari and mathematical; the digits of a script follow one another."""
_EDGES = [" ", "\n", "\u00a0", "\u202f", " (", ") ", ", ", " — ", " “", "” ", ". "]
_WORDS = ["", "so it went", "We met at 9.", "İıſß", "é́", "x " * 300]
_before = st.just("") | st.builds(str.__add__, st.sampled_from(_WORDS), st.sampled_from(_EDGES))
_after = st.just("") | st.builds(str.__add__, st.sampled_from(_EDGES), st.sampled_from(_WORDS))


@pytest.mark.parametrize("planted", list(_PLANTED.values()), ids=list(_PLANTED))
@settings(max_examples=25)
@given(zero=st.sampled_from(_ZEROS), before=_before, after=_after)
def test_what_is_planted_is_found_at_starts_at_ends_and_in_digits_of_any_script(planted, zero, before, after):
    """Whatever stands around it, and however the digits are written; nothing of it stays but a word that tells what it is."""
    secret = planted.translate({ord("0") + digit: ord(zero) + digit for digit in range(10)})
    left = set(range(len(before), len(before) + len(secret)))
    text = before + secret + after
    left -= {place for one in find_identifiers(text) for place in range(one.start, one.end)}
    assert "".join(text[place] for place in sorted(left)) in {"", "born on ", "file number "}
