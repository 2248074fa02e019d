"""Dispatch by ending."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.consultation import CONSULTATION_SUFFIXES, read_consultation

DATA = Path(__file__).parent.parent / "data" / "sources"


@pytest.mark.parametrize("name", ["teams.vtt", "interview.srt", "labelled.txt", "labelled.docx", "answers.csv"])
def test_every_format_names_who_speaks(name: str) -> None:
    """No block of a consultation is without a speaker."""
    assert all(block.speaker for block in read_consultation(DATA / name).blocks)


def test_the_endings_are_those_of_the_interface() -> None:
    """Other files are not looked at."""
    assert sorted(CONSULTATION_SUFFIXES) == [".csv", ".docx", ".srt", ".txt", ".vtt"]


def test_another_ending_is_refused_with_the_known_ones() -> None:
    """The message lists what can be read."""
    with pytest.raises(UnreadableSource, match=r"\.csv, \.docx, \.srt, \.txt, \.vtt"):
        read_consultation(Path("a.sbv"))


@pytest.mark.parametrize("suffix", sorted(CONSULTATION_SUFFIXES))
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04junk"], ids=["empty", "binary", "zip start"])
def test_bad_bytes_are_refused_in_every_format(tmp_path: Path, suffix: str, data: bytes) -> None:
    """One damaged file never stops a run."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource):
        read_consultation(path)


SUFFIXES = sorted(CONSULTATION_SUFFIXES)
BEGINNINGS = [b"", b"WEBVTT\n\n", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"<html>", b"participant_id,Q\n", b"---\n"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SUFFIXES), st.sampled_from(BEGINNINGS), st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, beginning: bytes, rest: bytes | str) -> None:
    """Nothing but the refusal is raised, and no block is empty."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(beginning + (rest.encode("utf-8", "surrogatepass") if isinstance(rest, str) else rest))
    with contextlib.suppress(UnreadableSource):
        assert all(block.text and block.speaker for block in read_consultation(path).blocks)
