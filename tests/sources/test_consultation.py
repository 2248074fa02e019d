"""Dispatch by ending."""

import contextlib
import html
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.consultation import CONSULTATION_SUFFIXES, read_consultation

DATA = Path(__file__).parent.parent / "data" / "sources"


FILES = """
answers.csv answers_fr.csv brackets.txt carriage.txt cp1252.txt damaged.srt french.txt hansard.txt head.docx interview.srt
labelled.docx labelled.txt mark.txt markup.vtt meeting.docx otter.txt table.docx teams.vtt utf16.vtt webex.vtt whisper.txt
word.txt zoom.vtt
"""


@pytest.mark.parametrize("name", FILES.split())
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


PIECES = """
P1:|INT :|Ada Baker|  0:03|[00:01:23]|00:00:01.000 --> 00:00:02.000|00:00:01,5 -->|-->|<v Ada>|<v |</v>|<v >|<c.x>|<b|>|>>|&amp;|
&#99999999999;|&#0;|&|{\\an8}|NOTE|STYLE|WEBVTT|1|2|42|words|a-|Note:|(|)|[|]|:|：|“|participant_id|,|;|"|sep=;|-|*|\u0300|\u200b|
\ufeff|\x00|\x0b|\u2028|李华|é|
"""
TEXTS = st.lists(st.sampled_from([*PIECES.replace("|\n", "|").strip("\n").split("|"), " ", " ", "\n", "\n", "\n\n"]), max_size=60)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([suffix for suffix in SUFFIXES if suffix != ".docx"]),
    TEXTS,
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_any_text_of_the_formats_own_pieces_is_read_or_refused(tmp_path: Path, suffix: str, pieces: list[str], code: str) -> None:
    """No exception escapes, and no block is without words or speaker."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes("".join(pieces).encode(code))
    with contextlib.suppress(UnreadableSource):
        assert all(block.text.strip() and block.speaker.strip() for block in read_consultation(path).blocks)


NAMES = ["INT", "P04", "Speaker 2", "Ms. Roe", "The Chair (Mr. Roe)", "Animatrice", "Ève D’Arc", "李华", "Baker, Ada"]
WORDS = ["soup", "bread,?", "and", "I,", "[laughs]", "no:", "R&D", "2<3", "10:30", "été", "—", "42"]
SAID = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)), min_size=4, max_size=12
)
GUID = "6e2b1f0c-0d3a-4c1e-9a7b-2f5d8e1c4a90"


def _escaped(words: list[str]) -> str:
    return html.escape(" ".join(words), quote=False)


def _teams(number: int, speaker: str, words: list[str]) -> str:
    voice = f"<v {speaker}>so {_escaped(words)}</v>"
    return f"{GUID}/{number}-0\n00:00:{number:02d}.000 --> 00:00:59.000\n{voice}\n\n"


def _zoom(number: int, speaker: str, words: list[str]) -> str:
    return f"{number}\n00:00:{number:02d}.000 --> 00:00:59.000\n{speaker}: so {_escaped(words)}\n\n"


def _subrip(number: int, speaker: str, words: list[str]) -> str:
    return f"{number}\n00:00:{number:02d},000 --> 00:00:59,000\n{speaker} : so {_escaped(words)}\n\n"


def _labelled(number: int, speaker: str, words: list[str]) -> str:
    return f"[00:00:{number:02d}] {speaker}: so {' '.join(words)}\n"


def _header(number: int, speaker: str, words: list[str]) -> str:
    return f"{speaker}  0:{number:02d}\nso {' '.join(words)}\n\n"


FORMS = {
    "Teams": (".vtt", "WEBVTT\n\n", _teams),
    "Zoom": (".vtt", "WEBVTT\n\n", _zoom),
    "SubRip": (".srt", "", _subrip),
    "labelled": (".txt", "", _labelled),
    "headers": (".txt", "", _header),
}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FORMS)), SAID)
def test_no_turn_is_lost_and_no_speaker_invented(tmp_path: Path, form: str, said: list[tuple[str, list[str]]]) -> None:
    """Every word comes out once, in order, under its label, at the time of its turn."""
    said = [*said, *said]
    suffix, beginning, write = FORMS[form]
    path = tmp_path / f"a{suffix}"
    path.write_text(beginning + "".join(write(number, *turn) for number, turn in enumerate(said, 1)), encoding="utf-8")
    blocks = read_consultation(path).blocks
    turns: list[tuple[str, str, list[str]]] = []
    for number, (speaker, words) in enumerate(said, 1):
        if turns and turns[-1][0] == speaker:
            turns[-1][2].extend(["so", *words])
        else:
            turns.append((speaker, f"00:00:{number:02d}", ["so", *words]))
    assert [(block.speaker, block.time, block.text.split()) for block in blocks] == turns


HUGE = {
    "line": ("a.txt", "P1: " + "a" * 1_000_001, "characters"),
    "word before a colon": ("a.txt", "a" * 900_000 + ": b", "names no speaker"),
    "timing": ("a.vtt", "00:00:01.000 " + " " * 900_000 + "--> 0", "names no speaker"),
    "tag": ("a.vtt", "00:01.0 --> 0\n<v" + " " * 900_000, "names no speaker"),
    "entity": ("a.srt", "00:01,0 --> 0\n&#" + "9" * 900_000 + ";", "names no speaker"),
    "spaces before words": ("a.txt", " " * 900_000 + "a", "names no speaker"),
    "header": ("a.csv", "participant_id" + "," * 900_000, "holds no answer"),
}


@pytest.mark.parametrize(("name", "text", "reason"), HUGE.values(), ids=HUGE)
def test_a_huge_line_is_refused_for_what_it_is(tmp_path: Path, name: str, text: str, reason: str) -> None:
    """And at once: a pattern that looks back from each sign would not come to an end here."""
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(UnreadableSource, match=reason):
        read_consultation(path)
