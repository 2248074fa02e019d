"""A long file is read in chunks that together are the whole of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.chunks import read_chunks

TEXT = st.lists(
    st.sampled_from(["@misc{a}", "\n@book(b)", "\n@book(b)", "\n", "x", " @misc{", "\n@", "é"]), min_size=1, max_size=20
)


@given(TEXT.map(lambda parts: "\n@misc{b}".join(["", *parts, "\n"])), st.integers(1, 30), st.sampled_from([60, 10**6]))
def test_chunks_together_are_the_file(tmp_path_factory: pytest.TempPathFactory, text: str, size: int, largest: int) -> None:
    """Nothing is lost, every chunk but the last ends before an entry, and its line is where it begins."""
    path = tmp_path_factory.mktemp("bib") / "r.bib"
    path.write_bytes(text.encode())
    chunks = list(read_chunks(path, size, largest))
    assert "".join(chunk.text for chunk in chunks) == text
    for number, chunk in enumerate(chunks):
        before = "".join(one.text for one in chunks[:number])
        assert chunk.line == before.count("\n")
        assert (before + chunk.text + chunk.after) == text[: len(before + chunk.text + chunk.after)]
        assert bool(chunk.after) == (chunk is not chunks[-1])


@pytest.mark.parametrize("largest", [10, 10**6], ids=["in pieces", "at once"])
@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        (b"@misc{a,\n\n t={\x81}}", "encoding", 3),
        (b"@misc{a,\nx}" + b"\x01" * 9, "binary", 2),
        (b"\n" + b"x" * 1_000_001, "bib", 2),
    ],
    ids=["no encoding", "binary", "long line"],
)
def test_a_fault_has_its_line_however_the_file_is_read(data: bytes, kind: str, line: int, largest: int, tmp_path: Path) -> None:
    """Lines count from the beginning of the file, not of a piece of it."""
    path = tmp_path / "r.bib"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        list(read_chunks(path, 4, max(largest, 2_000_000) if kind == "bib" else largest))
    assert (caught.value.kind, caught.value.line) == (kind, line)


@pytest.mark.parametrize("largest", [10, 10**6], ids=["in pieces", "at once"])
def test_the_first_line_in_another_encoding_is_noted(largest: int, tmp_path: Path) -> None:
    """Whoever checks the accents knows where to begin."""
    path = tmp_path / "r.bib"
    path.write_bytes("@misc{a}\n@misc{b}\n@misc{é}\n@misc{c}\n@misc{è}\n".encode("cp1252"))
    chunks = list(read_chunks(path, 8, largest))
    assert chunks[-1].notes == ("decoded as Windows-1252 from line 3 on; check the accents",)
    assert "@misc{è}\n" in "".join(chunk.text for chunk in chunks)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """It says so in the words of the system, not its path."""
    with pytest.raises(UnreadableSource, match="cannot be opened: no such file"):
        list(read_chunks(tmp_path / "no.bib"))


def test_a_large_file_without_entries_is_a_fault(tmp_path: Path) -> None:
    """Something that is no bibliography is not taken into memory whole."""
    path = tmp_path / "r.bib"
    path.write_text("@misc{a}\n" + "words\n" * 40)
    with pytest.raises(UnreadableSource, match="no entry begins in 60 characters") as caught:
        list(read_chunks(path, 10, largest=60))
    assert caught.value.line == 1
