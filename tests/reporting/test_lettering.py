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
