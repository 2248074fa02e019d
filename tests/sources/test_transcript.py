"""Transcripts in running text."""

import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.transcript import read_docx_transcript, read_transcript, turns_of

DATA = Path(__file__).parent.parent / "data" / "sources"
TURNS = {
    "labelled.txt": [
        ("INT", "00:00:05", "How was it?"),
        ("P04", "00:00:09", "Warm. Note: it was winter. 10:30 Meeting: we met then. And kind."),
    ],
    "otter.txt": [("Ada Baker", "00:00:03", "What changed?"), ("Ben Cook", "01:02:09", "Much.")],
    "hansard.txt": [
        ("The Chair (Mr. Baker)", "", "Order."),
        ("Ms. Cook", "", "Thank you."),
        ("Hon. Jean-Guy Roy (North, Ind.)", "", "I agree."),
    ],
    "labelled.docx": [
        ("Facilitator", "", "What did the kitchen change?"),
        ("P03", "", "I know my neighbours now. I did not before."),
    ],
    "french.txt": [
        ("Animatrice", "", "Qu’est-ce qui a changé ?"),
        ("Participante 1", "", "Je ris. Remarque : peu. Remarque : la salle était froide."),
        ("Animatrice", "", "Et la cuisine ?"),
        ("M. D’Arc-Côté", "", "Elle est à nous."),
        ("Le président (M. Roy)", "", "Merci."),
    ],
    "word.txt": [("Speaker 1", "00:00:03", "What changed?"), ("Speaker 2", "00:01:05", "Much. All of it.")],
    "whisper.txt": [("SPEAKER_00", "00:00:00", "What changed?"), ("SPEAKER_01", "00:00:04", "Much. All of it.")],
    "brackets.txt": [("Ada Baker", "16:05:24", "What changed?"), ("Łukasz O’Neil (he/him)", "16:05:31", "Much.")],
    "cp1252.txt": [("INT", "", "Québec?"), ("P04", "", "Déjà, “oui”.")],
    "carriage.txt": [("INT", "", "One?"), ("P04", "", "Two.")],
    "mark.txt": [("INT", "", "One?"), ("P04", "", "Two.")],
    "meeting.docx": [
        ("Ada Baker", "00:00:03", "What changed?"),
        ("Ben Cook", "00:00:05", "Much."),
        ("Ada Baker", "00:00:09", "Good."),
    ],
    "head.docx": [("INT", "00:00:05", "How was it?"), ("P04", "00:00:09", "Warm. And kind.")],
    "table.docx": [("INT", "00:00:05", "How was it?"), ("P04", "00:00:09", "Warm.")],
}


@pytest.mark.parametrize("name", TURNS)
def test_each_form_gives_its_turns(name: str) -> None:
    """Speaker, time and words, in text files and Word documents."""
    read = read_docx_transcript if name.endswith("docx") else read_transcript
    assert [(b.speaker, b.time, b.text) for b in read(DATA / name).blocks] == TURNS[name]


def test_a_teams_export_has_its_names_below_the_timings() -> None:
    """The older Word export of Teams."""
    text = "0:0:0.0 --> 0:0:3.5\nJane Doe\nGood morning.\n0:0:3.5 --> 0:0:5.0\nJohn\nHi."
    reading = turns_of(list(enumerate(text.split("\n"), 1)), "docx")
    assert [(b.speaker, b.time, b.text) for b in reading.blocks] == [
        ("Jane Doe", "00:00:00", "Good morning."),
        ("John", "00:00:03", "Hi."),
    ]


def test_subtitles_in_a_text_file_are_read_as_such() -> None:
    """The words below a timing are no name where one of them cannot be."""
    text = "1\n00:00:01,000 --> 00:00:02,000\nP1: hello there\n\n2\n00:00:02,000 --> 00:00:03,000\nP2: hi you\n"
    reading = turns_of(list(enumerate(text.split("\n"), 1)), "txt")
    assert [(b.speaker, b.text, b.line) for b in reading.blocks] == [("P1", "hello there", 3), ("P2", "hi you", 7)]


def test_a_time_before_words_that_go_on_is_taken_off(tmp_path: Path) -> None:
    """A time inside the words stays, and separators of lines from elsewhere part lines."""
    path = tmp_path / "a.txt"
    path.write_text("[00:01] P1: a\n[00:02] b [00:03] c\u2028P2: d\x0bP1: e")
    assert [(b.speaker, b.text) for b in read_transcript(path).blocks] == [("P1", "a b [00:03] c"), ("P2", "d"), ("P1", "e")]


def test_the_head_of_a_table_names_nobody(tmp_path: Path) -> None:
    """Though "Speaker" is a label elsewhere."""
    made = docx.Document()
    table = made.add_table(0, 2)
    for row in (("Speaker", "Text"), ("INT", "How was it?"), ("P04", "Warm.")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.save(str(tmp_path / "a.docx"))
    assert [block.speaker for block in read_docx_transcript(tmp_path / "a.docx").blocks] == ["INT", "P04"]


DAMAGES = {
    "no body": ("word/document.xml", b"w:body", b"w:bodi"),
    "no main part": ("_rels/.rels", b"officeDocument", b"office"),
    "no target": ("_rels/.rels", b"Target=", b"Targets="),
    "no xml": ("word/document.xml", b"<w:p>", b"<w:p"),
}


@pytest.mark.parametrize(("name", "old", "new"), DAMAGES.values(), ids=DAMAGES)
def test_a_document_that_is_damaged_inside_is_refused(tmp_path: Path, name: str, old: bytes, new: bytes) -> None:
    """Whatever the library for Word files raises."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(DATA / "labelled.docx") as whole, zipfile.ZipFile(path, "w") as damaged:
        for part in whole.namelist():
            data = whole.read(part)
            damaged.writestr(part, data.replace(old, new) if part == name else data)
    with pytest.raises(UnreadableSource, match="is damaged"):
        read_docx_transcript(path)


def test_a_time_on_its_own_line_belongs_to_the_next_turn() -> None:
    """Some programs write it above the label."""
    lines = enumerate(["0:05", "P1: a", "0:09", "P2: b"], 1)
    assert [b.time for b in turns_of(list(lines), "txt").blocks] == ["00:00:05", "00:00:09"]


def test_a_word_before_a_colon_that_was_not_taken_for_a_speaker_is_told() -> None:
    """A person can see whether it names somebody."""
    text = "INT: What is hope?\nP1: Much.\nHope: it is what lasts.\nINT: Thanks.\nP1: Yes."
    reading = turns_of(list(enumerate(text.split("\n"), 1)), "txt")
    assert [b.speaker for b in reading.blocks] == ["INT", "P1", "INT", "P1"]
    assert reading.notes == ("line 3: a word before a colon was not taken for a speaker, its line goes to the turn before",)


@pytest.mark.parametrize("text", ["no labels\nat all", "Note: a\nNote: b", ""])
def test_a_text_without_speakers_is_refused(text: str) -> None:
    """The message carries nothing of the text."""
    with pytest.raises(UnreadableSource, match="names no speaker") as caught:
        turns_of(list(enumerate(text.split("\n"), 1)), "txt")
    assert "labels" not in str(caught.value)


@given(st.text(alphabet="AP1: ab\n[0]", max_size=200))
def test_any_text_is_turns_or_refused(text: str) -> None:
    """Every block has a speaker and words."""
    try:
        reading = turns_of(list(enumerate(text.split("\n"), 1)), "txt")
    except UnreadableSource:
        return
    assert all(block.speaker and block.text for block in reading.blocks)


SPEAKERS = st.sampled_from(["INT", "P1", "P2", "The Chair (Mr. Roe)"])
SAID = st.lists(
    st.tuples(SPEAKERS, st.text(alphabet="abc ,.?", min_size=1, max_size=30).filter(str.strip)), min_size=2, max_size=20
)


@given(SAID, st.sampled_from(["{}: {}", "[00:01:02] {}: {}", "{} [0:05]: {}"]))
def test_no_turn_is_lost_and_no_speaker_invented(said: list[tuple[str, str]], form: str) -> None:
    """Every word stands under the label before it, whatever the turns hold."""
    lines = list(enumerate([form.format(speaker, words) for speaker, words in said], 1))
    blocks = turns_of(lines, "txt").blocks
    found = [(block.speaker, word) for block in blocks for word in block.text.split()]
    assert found == [(speaker, word) for speaker, words in said for word in words.split()]


@pytest.mark.shared
def test_interviews_that_label_only_the_moderator_are_refused(shared: Path) -> None:
    """Else the participant's words would be the moderator's."""
    paths = sorted((shared / "data" / "transcripts" / "interviews").glob("*.txt"))
    assert len(paths) == 8
    for path in paths:
        with pytest.raises(UnreadableSource, match="names one speaker only"):
            read_transcript(path)
