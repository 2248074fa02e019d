"""Dispatch by ending."""

import contextlib
import csv
import html
import re
from itertools import groupby
from operator import itemgetter
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


SPOKEN = {"non_padded_timestamps.vtt": "3 turns", "regions.vtt": "2 turns"}
WITHOUT_CUE = {f"invalid_format{number}.srt" for number in (1, 2, 3)} | {"no_captions.vtt"}


def _outcome(path: Path) -> str:
    try:
        return f"{len(read_consultation(path).blocks)} turns"
    except UnreadableSource as error:
        return re.split("[;,]| '", error.reason)[0]


@pytest.mark.shared
def test_files_of_other_projects_are_read_or_refused_for_what_they_are(shared: Path) -> None:
    """Subtitles of films name nobody; two files have voices; YouTube's own format is none of ours."""
    paths = [path for path in (shared / "data" / "parsers").glob("*/*") if path.suffix in (".vtt", ".srt", ".sbv")]
    assert len(paths) == 49
    for path in paths:
        name = path.name.rpartition("__")[2]
        expected = "has the ending" if path.suffix == ".sbv" else "holds no cue" if name in WITHOUT_CUE else "names no speaker"
        expected = "the file holds no text" if name == "empty.vtt" else SPOKEN.get(name, expected)
        assert _outcome(path) == expected, name


WRITERS = {
    ".txt": ("{0}: {2}\n", "[{1}] {0}: {2}\n\n"),
    ".srt": ("1\n{1},000 --> {1},900\n{0}: {2}\n\n",),
    ".vtt": ("{1}.000 --> {1}.900\n{0}: {2}\n\n", "{1}.000 --> {1}.900\n<v {0}>{2}</v>\n\n"),
}
PAIRS = [("Therapist", "Client"), ("therapist", "client"), ("INT", "P04"), ("Ada Baker", "Łukasz O’Neil (he/him)")]


@pytest.mark.shared
@pytest.mark.parametrize("pair", PAIRS, ids=["roles", "small letters", "codes", "names"])
@pytest.mark.parametrize("suffix", WRITERS)
def test_conversations_come_back_word_for_word(shared: Path, tmp_path: Path, suffix: str, pair: tuple[str, str]) -> None:
    """Each turn of 89 conversations under its speaker, in every form they are written in."""
    path = tmp_path / f"a{suffix}"
    for turns in _conversations(shared, pair):
        expected = [
            (name, [word for *_, words in said for word in words.split()]) for name, said in groupby(turns, itemgetter(0))
        ]
        for form in WRITERS[suffix]:
            path.write_text("".join(form.format(*turn) for turn in turns), encoding="utf-8")
            assert [(b.speaker, b.text.split()) for b in read_consultation(path).blocks] == expected


@pytest.mark.shared
def test_conversations_in_word_come_back_word_for_word(shared: Path, tmp_path: Path) -> None:
    """As labelled paragraphs, below names with times, and as a table."""
    import docx

    path = tmp_path / "a.docx"
    for turns in _conversations(shared, ("Ada Baker", "Ben Cook"))[:3]:
        expected = [
            (name, [word for *_, words in said for word in words.split()]) for name, said in groupby(turns, itemgetter(0))
        ]
        for form in ("{0}: {2}", "{0}   {1}\n{2}", None):
            made = docx.Document()
            table = made.add_table(0, 3) if form is None else None
            for turn in turns:
                if table is None:
                    made.add_paragraph(form.format(*turn))
                else:
                    for cell, words in zip(table.add_row().cells, turn, strict=True):
                        cell.text = words
            made.save(str(path))
            assert [(b.speaker, b.text.split()) for b in read_consultation(path).blocks] == expected


def _conversations(shared: Path, pair: tuple[str, str]) -> list[list[tuple[str, str, str]]]:
    """Return the turns of each conversation: speaker, time, words."""
    names = dict(zip(("therapist", "client"), pair, strict=True))
    with (shared / "data" / "transcripts" / "counselling.csv").open(encoding="utf-8") as file:
        rows = [(r["transcript_id"], names[r["interlocutor"]], r["timestamp"], r["utterance_text"]) for r in csv.DictReader(file)]
    return [[turn for _, *turn in said] for _, said in groupby(rows, itemgetter(0))]
