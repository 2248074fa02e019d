"""Cues."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.cues import find_cues, utterances_of
from litreview.sources.encoding import decode


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1\n00:01,0 --> 00:02,0\nA\n\n2\n00:02,0 --> 00:03,0\nB", [["A"], ["B"]]),
        ("00:01.0 --> 00:02.0\nA\n00:02.0 --> 00:03.0\nB", [["A"], ["B"]]),
        ("00:01.0 --> x\nA\n\nmore\n\n00:03.0 --> 00:04.0\nB", [["A", "more"], ["B"]]),
        ("WEBVTT\nKind: captions\n\nNOTE a\nb\n\nSTYLE\n::cue {}\n\n00:01.0 --> 00:02.0\nA", [["A"]]),
        ("00:00:01 --> 00:00:02\n", [[]]),
        ("words", []),
    ],
    ids=["numbers", "no blank line", "words without timing", "comments", "no words", "no cue"],
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
    ],
    ids=["two voices", "class and entity", "labels", "remarks"],
)
def test_voices_and_labels_begin_another_speaker(words: str, said: list[tuple[str, str]]) -> None:
    """Only tags of the format are taken off."""
    cues = find_cues(f"00:01.0 --> 00:02.0\n{words}")
    assert [(u.speaker, u.words) for u in utterances_of(cues)] == said


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
