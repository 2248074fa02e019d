"""Turns."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.turns import Utterance, merge_turns, reading_of_turns


def test_turns_of_one_speaker_in_a_row_merge_with_the_first_time() -> None:
    """Nameless words go on from the speaker before them."""
    said = [Utterance("A", "one", "00:00:01", 1), Utterance("", "two", "00:00:02", 2), Utterance("A", "three", "00:00:03", 3)]
    blocks, before = merge_turns([*said, Utterance("B", "four", "00:00:04", 4)])
    assert [(b.speaker, b.text, b.time, b.line) for b in blocks] == [
        ("A", "one two three", "00:00:01", 1),
        ("B", "four", "00:00:04", 4),
    ]
    assert before == []


def test_a_speaker_without_words_parts_no_turn() -> None:
    """But words that follow without a name are that speaker's, at the time of the label."""
    said = [Utterance("A", "one", "00:00:01", 1), Utterance("B", "", "00:00:02", 2), Utterance("A", "two", "00:00:03", 3)]
    assert [(b.speaker, b.text) for b in merge_turns(said)[0]] == [("A", "one two")]
    said.insert(2, Utterance("", "so", "00:00:09", 9))
    assert [(b.speaker, b.text, b.time, b.line) for b in merge_turns(said)[0]][1] == ("B", "so", "00:00:02", 2)


def test_words_of_a_nameless_voice_are_not_used_and_told() -> None:
    """Nor are those that go on from them; the turns around them stay two."""
    said = [Utterance("A", "one", line=1), Utterance("", "who", line=2, nobody=True), Utterance("", "else", line=3)]
    reading = reading_of_turns([*said, Utterance("A", "two", line=4)], "vtt")
    assert [block.text for block in reading.blocks] == ["one", "two"]
    assert reading.notes == ("line 2, 3: another voice without a name; not used",)


def test_a_long_list_of_places_is_cut() -> None:
    """The note says how many more there are."""
    said = [Utterance("A", "one", line=1), *(Utterance("", "x", line=n, nobody=True) for n in range(2, 30))]
    assert reading_of_turns(said, "vtt").notes[0].endswith("20, 21 and 8 more: another voice without a name; not used")


def test_a_compound_parted_at_a_line_end_is_whole() -> None:
    """Subtitles break lines after a hyphen, within a cue and between cues."""
    said = [
        Utterance("A", "They are non-"),
        Utterance("", "clinical, one-"),
        Utterance("A", "time helpers."),
        Utterance("B", "Oh-"),
    ]
    assert [block.text for block in merge_turns(said)[0]] == ["They are non-clinical, one-time helpers.", "Oh-"]


def test_words_before_the_first_speaker_are_not_used_and_told() -> None:
    """They are nobody's, so nobody's consent covers them."""
    reading = reading_of_turns([Utterance("", "Title", line=1), Utterance("A", "x", line=2), Utterance("B", "y", line=3)], "txt")
    assert reading.notes == ("line 1 stands before the first speaker; not used",)
    assert [block.text for block in reading.blocks] == ["x", "y"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ([], "names no speaker"),
        ([Utterance("", "x", line=1)], "names no speaker"),
        ([Utterance("", "x", line=n) for n in (1, 2, 3)] + [Utterance("M", "y", line=4)], "one speaker only"),
        ([Utterance("M", "x", line=1), Utterance("", "y", line=2), Utterance("M", "z", line=3)], "one speaker only"),
    ],
    ids=["nothing", "nobody", "late label", "label comes back"],
)
def test_words_that_may_be_somebody_elses_are_refused(said: list[Utterance], reason: str) -> None:
    """A lone label among nameless lines would give one person the words of another."""
    with pytest.raises(UnreadableSource, match=reason):
        reading_of_turns(said, "txt")


def test_one_person_alone_may_speak() -> None:
    """A written statement has one label and many lines."""
    assert reading_of_turns([Utterance("P1", "x", line=1), Utterance("", "y", line=2)], "txt").blocks[0].text == "x y"


def test_one_person_alone_may_speak_below_headings() -> None:
    """Where a label stands alone above its turn, the lines below are its own, each time."""
    said = [Utterance("M", "", line=1), Utterance("", "x", line=2), Utterance("M", "", line=3), Utterance("", "y", line=4)]
    assert reading_of_turns(said, "txt").blocks[0].text == "x y"


def test_cues_between_the_labels_of_the_only_speaker_are_told() -> None:
    """They may go on from the cue before, or be the answers of somebody whom nobody labelled."""
    said = [
        Utterance("M", "x", "1", 1),
        Utterance("", "wrapped", "1", 2),
        Utterance("", "y", "2", 5),
        Utterance("M", "z", "3", 8),
    ]
    notes = reading_of_turns([*said, Utterance("", "on", "4", 11)], "vtt").notes
    assert notes == ("line 5: a cue without a name goes to the only speaker; check that nobody else speaks",)
    assert reading_of_turns(said[:3], "vtt").notes == ()


def test_only_what_may_be_a_name_is_told_as_doubtful() -> None:
    """Not each word in small letters before a colon."""
    said = [Utterance("A", "x", line=1), Utterance("", "such as: y", line=2), Utterance("", "April: z", line=3)]
    assert [note.split(":")[0] for note in reading_of_turns([*said, Utterance("B", "z", line=4)], "txt").notes] == ["line 3"]


@given(st.lists(st.tuples(st.sampled_from(["", "A", "B"]), st.text(alphabet="xyz ", max_size=4))))
def test_no_word_changes_its_speaker(pairs: list[tuple[str, str]]) -> None:
    """Neighbouring turns always have different speakers, and every word is kept."""
    blocks, before = merge_turns(Utterance(speaker, words) for speaker, words in pairs)
    assert all(first.speaker != second.speaker for first, second in pairwise(blocks))
    letters = sum(len(words.replace(" ", "")) for _, words in pairs)
    kept = sum(len(b.text.replace(" ", "")) for b in blocks) + sum(len(u.words.replace(" ", "")) for u in before)
    assert kept == letters
