import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.reporting.lettering import measure, wrap_words


@pytest.mark.parametrize(
    ("words", "width", "most", "lines"),
    [
        pytest.param("", 90, 3, [], id="nothing"),
        pytest.param("Hope", 90, 3, ["Hope"], id="fits"),
        pytest.param("Peer-run organisation", 84, 3, ["Peer-run", "organisation"], id="space"),
        pytest.param("consumer-survivor", 84, 3, ["consumer-", "survivor"], id="hyphen"),
        pytest.param("drop/social", 50, 3, ["drop/", "social"], id="stroke"),
        pytest.param("one two three", 40, 2, ["one", "two…"], id="cut"),
    ],
)
def test_words_break_where_a_reader_expects_it(words, width, most, lines):
    """At spaces and after hyphens, and what is left out is marked."""
    assert wrap_words(words, width, 12, most) == lines


@pytest.mark.parametrize(("wide", "narrow"), [("W", "m"), ("É", "e"), ("Œ", "O"), ("Щ", "ш"), ("@", "a"), ("%", "5"), ("m", "r")])
def test_broad_letters_are_taken_for_broad(wide, narrow):
    """In any alphabet, and with accents."""
    assert measure(wide, 10) > measure(narrow, 10)


@pytest.mark.parametrize(("accented", "plain"), [("É", "E"), ("ŵ", "w"), ("î", "i"), ("Ô", "O")])
def test_an_accent_makes_no_letter_wider(accented, plain):
    """A French word takes the room of its letters."""
    assert measure(accented, 10) == measure(plain, 10)


@pytest.mark.parametrize(
    ("letter", "ems"),
    [("W", 0.944), ("M", 0.833), ("O", 0.778), ("Œ", 1.0), ("œ", 0.89), ("@", 1.015), ("%", 0.889), ("Ж", 0.923)],
)
def test_no_letter_is_taken_for_narrower_than_it_is(letter, ems):
    """Widths of Arial, in ems."""
    assert measure(letter, 1) >= ems


@given(st.text(max_size=400), st.integers(40, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(words, width, most):
    """Whatever a name holds, it stays inside its column."""
    lines = wrap_words(words, width, 13, most)
    assert len(lines) <= most
    assert all(measure(line, 13) <= width for line in lines)


@given(st.text(alphabet="abc -/", max_size=80))
def test_nothing_is_lost_where_there_is_room(words):
    """Lines hold all letters in their order."""
    assert "".join("".join(wrap_words(words, 60, 13, 99)).split()) == "".join(words.split())
