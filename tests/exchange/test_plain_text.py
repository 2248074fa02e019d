import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.plain_text import plain_line, plain_text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("été “quoted” …", "été “quoted” …"),
        ("so \U0001f600!", "so [grinning face]!"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffa\x00b\x1fc\x85", "abc"),
        ("\U000e0001x\U0010ffff", "[language tag]x[symbol]"),
        ("a\tb\n", "a\tb\n"),
    ],
    ids=["plain", "emoji", "line ends", "controls", "nameless", "tabs"],
)
def test_text_is_made_countable(text: str, safe: str) -> None:
    """Emoji become words, controls and marks go, the rest stays."""
    assert plain_text(text)[0] == plain_line(text) == safe


@given(st.text(max_size=80), st.data())
def test_spans_move_with_their_words(text: str, data: st.DataObject) -> None:
    """The words between two offsets are the same words, made countable."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start - 1 : start + 1] == "\r\n" or text[end - 1 : end + 1] == "\r\n":
        return
    safe, moved = plain_text(text)
    assert safe[moved(start) : moved(end)] == plain_line(text[start:end])
    assert len(safe.encode("utf-16-le")) == 2 * len(safe)
