"""What is written behind a text ends its lines as the text does."""

import pytest

from litreview.sources.line_ends import find_line_end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", "\n"),
        ("no line end", "\n"),
        ("a\nb\n", "\n"),
        ("a\r\nb", "\r\n"),
        ("a\rb\r", "\r"),
        ("a\nb\nc\r\n", "\n"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\r\nb\n", "\n"),
    ],
)
def test_most_lines_decide(text: str, end: str) -> None:
    """One pasted abstract does not change the rest; where it is even, the plain one is taken."""
    assert find_line_end(text) == end
