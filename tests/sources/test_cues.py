"""Cues."""

import csv
import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.cues import find_cues, utterances_of
from litreview.sources.encoding import decode

GUID = "6e2b1f0c-0d3a-4c1e-9a7b-2f5d8e1c4a90"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1\n00:01,0 --> 00:02,0\nA\n\n2\n00:02,0 --> 00:03,0\nB", [["A"], ["B"]]),
        ("00:01.0 --> 00:02.0\nA\n00:02.0 --> 00:03.0\nB", [["A"], ["B"]]),
        ("00:01.0 --> x\nA\n\nmore\n\n00:03.0 --> 00:04.0\nB", [["A", "more"], ["B"]]),
        ("WEBVTT\nKind: captions\n\nNOTE a\nb\n\nSTYLE\n::cue {}\n\n00:01.0 --> 00:02.0\nA", [["A"]]),
        ("00:00:01 --> 00:00:02\n", [[]]),
        ("words", []),
        ("1\n00:01,0 --> 00:02,0\nA\n2\n00:02,0 --> 00:03,0\nB\n42", [["A"], ["B", "42"]]),
        ("1\n00:01,0 --> 00:02,0\nA\n\n7\n\n2\nB\n\n3\n00:02,0 --> 00:03,0\nC\n\n4", [["A", "7", "B"], ["C", "4"]]),
        (f"00:01.0 --> 00:02.0\nA\n{GUID}/1-0\n00:02.0 --> 00:03.0\nB", [["A"], ["B"]]),
        ("00:01.000000 --> 00:02.0\nA\n\n00:00:01:500 --> x\nB\n\n00:09:025 --> x\nC", [["A"], ["B"], ["C"]]),
        ("00: 00: 01, 500 -- > 00: 00: 02, 000\nA\n\n00:01 → 00:02\nB\n\n00:01 –> 00:02\nC", [["A"], ["B"], ["C"]]),
        ("00:01.0 --&gt; 00:02.0 align:start\nA\n\n12345:00:00.0 --> 0\nB", [["A"], ["B"]]),
        ("00:01.0 --> 00:02.0 P1: A\n\n00:01.0 --> 00:02.0 X1:1 Y1:2\nB", [["P1: A"], ["B"]]),
        ("00:01.0 --> 00:02.0\nNOTE A\n\nNOTE b\nc\n00:02.0 --> 00:03.0\nB", [["NOTE A"], ["B"]]),
    ],
    ids=[
        "numbers",
        "no blank line",
        "words without timing",
        "comments",
        "no words",
        "no cue",
        "numbers without blank line",
        "numbers without timing",
        "ids without blank line",
        "parts of seconds",
        "damaged arrows",
        "escaped arrow and hours",
        "words beside the timing",
        "comment or words",
    ],
)
def test_cues_are_found_in_every_spelling(text: str, lines: list[list[str]]) -> None:
    """Identifiers and comments are left out, words never."""
    assert [[line for _, line in cue.lines] for cue in find_cues(text)] == lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("<v Ann>A</v><v Ben>B", [("Ann", "A"), ("Ben", "B")]),
        ("<v.loud Ann Lee>A &lt; B", [("Ann Lee", "A < B")]),
        ("P1: <i>yes</i>\nP2: <c.x>no</c> <00:01.5>now", [("P1", "yes"), ("P2", "no now")]),
        ("P1: [laughs] <inaudible>\nP2: x", [("P1", "[laughs] <inaudible>"), ("P2", "x")]),
        (">> ANN: A\n&gt;&gt; BEN: B\n>> C", [("ANN", "A"), ("BEN", "B"), ("", "C")]),
        ("<v Ann>A\nBen: B\n<v>C", [("Ann", "A"), ("", "Ben: B"), ("", "C")]),
    ],
    ids=["two voices", "class and entity", "labels", "remarks", "signs of change", "label inside a voice"],
)
def test_voices_and_labels_begin_another_speaker(words: str, said: list[tuple[str, str]]) -> None:
    """Only tags of the format are taken off."""
    cues = find_cues(f"00:01.0 --> 00:02.0\n{words}")
    assert [(u.speaker, u.words) for u in utterances_of(cues)] == said


def test_cues_without_a_voice_may_have_a_label() -> None:
    """One voice in a file does not take the words of all labels."""
    cues = find_cues("".join(f"00:01.0 --> 00:02.0\n{words}\n\n" for words in ("<v Ann>A", "P1: B", "<v Ann>C", "P1: D")))
    assert [(u.speaker, u.words) for u in utterances_of(cues)] == [("Ann", "A"), ("P1", "B"), ("Ann", "C"), ("P1", "D")]


def test_a_voice_without_a_name_is_nobodys() -> None:
    """It is known to be another voice than the one before."""
    for words in ("<v >B", "<v>B", "&gt;&gt; B", ">>B"):
        cues = find_cues(f"00:01.0 --> 00:02.0\n<v Ann>A\n\n00:02.0 --> 00:03.0\n{words}\n")
        assert [(u.words, u.nobody) for u in utterances_of(cues)] == [("A", False), ("B", True)]


def test_a_label_in_the_words_of_a_voice_is_said_by_it() -> None:
    """Also where other cues have that label."""
    cues = find_cues("".join(f"00:01.0 --> 00:02.0\n{words}\n\n" for words in ("<v Ann>P1: A", "P1: B", "<v Ann>C", "P1: D")))
    assert [(u.speaker, u.words) for u in utterances_of(cues)][:2] == [("Ann", "P1: A"), ("P1", "B")]


@given(st.text(alphabet="01:.->\n <v>A", max_size=150))
def test_any_text_gives_cues_or_none(text: str) -> None:
    """Nothing raises."""
    utterances_of(find_cues(text))


@pytest.mark.shared
def test_cues_of_other_projects_files_are_counted_exactly(shared: Path) -> None:
    """The manifest could not read UTF-16 and UTF-32, which hold seven each."""
    folder = shared / "data" / "parsers"
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        rows = {row["file"]: row for row in csv.DictReader(file) if row["file"].endswith((".vtt", ".srt")) and int(row["bytes"])}
    found = {name: len(find_cues(decode((folder / name).read_bytes())[0])) for name in rows}
    expected = {name: 7 if row["encoding"] == "utf-16/32" else int(row["raw_entry_count"]) for name, row in rows.items()}
    assert found == expected


LEFT_OUT_BY_THE_COUNT = {"missing_timeframe.srt", "missing_timeframe.vtt", "capability_tester.srt"}


@pytest.mark.shared
def test_words_of_other_projects_files_are_all_there(shared: Path) -> None:
    """Those below the timing of each block, without tags, entities decoded; save where words lack a timing or tags are none."""
    checked = 0
    for folder in ("webvtt", "pysrt"):
        for path in sorted((shared / "data" / "parsers" / folder).glob("*.[vs][tr]t")):
            if path.stat().st_size and path.name.rpartition("__")[2] not in LEFT_OUT_BY_THE_COUNT:
                text = decode(path.read_bytes())[0]
                found = [word for said in utterances_of(find_cues(text)) for word in said.words.split()]
                assert found == _words_below_timings(text), path.name
                checked += 1
    assert checked == 39


def _words_below_timings(text: str) -> list[str]:
    lines = []
    for block in re.split(r"\n[ \t]*\n", text):
        below = False
        for line in block.split("\n"):
            lines += [line] if below and "-->" not in line else []
            below = below or "-->" in line
    return html.unescape(re.sub(r"<[^<>]*>", "", " ".join(lines))).split()
