"""Dispatch by ending."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.literature import LITERATURE_SUFFIXES, read_literature

DATA = Path(__file__).parent.parent / "data" / "sources"


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "notes.md", "page.html"])
def test_every_format_gives_the_same_heading(name: str) -> None:
    """One report in four formats reads alike."""
    headings = [block.text for block in read_literature(DATA / name).blocks if block.role == "heading"]
    assert headings[0] == "Kitchens as meeting places"


def test_the_endings_are_those_of_the_interface() -> None:
    """Other files are not looked at."""
    assert sorted(LITERATURE_SUFFIXES) == [".docx", ".html", ".md", ".pdf", ".txt"]


@pytest.mark.parametrize("name", ["a.odt", "noending"])
def test_another_ending_is_refused_with_the_known_ones(name: str) -> None:
    """The message lists what can be read."""
    with pytest.raises(UnreadableSource, match=r"\.docx, \.html, \.md, \.pdf, \.txt"):
        read_literature(Path(name))


@pytest.mark.parametrize("suffix", sorted(LITERATURE_SUFFIXES))
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04junk"], ids=["empty", "binary", "zip start"])
def test_bad_bytes_are_refused_in_every_format(tmp_path: Path, suffix: str, data: bytes) -> None:
    """One damaged file never stops a run."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource):
        read_literature(path)


SUFFIXES = sorted(LITERATURE_SUFFIXES)
BEGINNINGS = [b"", b"WEBVTT\n\n", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"<html>", b"participant_id,Q\n", b"---\n"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SUFFIXES), st.sampled_from(BEGINNINGS), st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, beginning: bytes, rest: bytes | str) -> None:
    """Nothing but the refusal is raised, and no block is empty."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(beginning + (rest.encode("utf-8", "surrogatepass") if isinstance(rest, str) else rest))
    with contextlib.suppress(UnreadableSource):
        assert all(block.text for block in read_literature(path).blocks)
