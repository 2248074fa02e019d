"""Opening files: sizes, long lines, what cannot be opened."""

from pathlib import Path

import pytest

from litreview.errors import UnreadableSource
from litreview.sources.reading import LONGEST_LINE, check_lines, name_lines, read_bytes, read_text


def test_a_file_over_the_cap_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A sparse file of 200 MB costs no memory."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableSource, match="200,000,000 bytes; at most 50,000,000"):
        read_text(path, "txt")


def test_a_line_that_is_too_long_is_named_by_its_number(tmp_path: Path) -> None:
    """A file without line ends is no text for people."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"short\n" + b"x" * (LONGEST_LINE + 1))
    with pytest.raises(UnreadableSource) as caught:
        read_text(path, "txt")
    assert (caught.value.kind, caught.value.line) == ("txt", 2)


def test_lines_up_to_the_cap_are_fine() -> None:
    """The cap itself is allowed."""
    check_lines("x" * 10 + "\n" + "y" * 10, "txt", 10)


@pytest.mark.parametrize("name", ["missing.txt", "."], ids=["missing", "folder"])
def test_what_cannot_be_opened_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    """No traceback for a missing file or a folder."""
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read_bytes(tmp_path / name, "txt")


def test_notes_of_decoding_are_handed_on(tmp_path: Path) -> None:
    """A person learns which line to look at."""
    path = tmp_path / "old.txt"
    path.write_bytes(b"plain\ncaf\xe9")
    assert read_text(path, "txt") == ("plain\ncafé", ("decoded as Windows-1252 from line 2 on; check the accents",))


def test_lines_named_in_a_note_stay_few() -> None:
    """A file with a thousand of them gives no note of a thousand numbers."""
    assert name_lines([]) == ""
    assert name_lines(range(1, 21)).endswith("19, 20")
    assert name_lines(range(1, 1001)).endswith("19, 20 and 980 more")
