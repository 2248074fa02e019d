"""Turns of a conversation: merging what one speaker says in a row, and refusing what names no speaker."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.reading import Reading, name_lines
from litreview.sources.speakers import find_label
from litreview.sources.wrapping import join_spoken, words_of

_RUNNING_TEXT = ("docx", "txt")


class Utterance(NamedTuple):
    """Words of one line or cue; ``speaker`` is ``""`` where they go on from what stands before.

    ``nobody`` marks words of a voice that is known to be another one but has no name.
    """

    speaker: str
    words: str
    time: str = ""
    line: int = 0
    nobody: bool = False


def merge_turns(utterances: Iterable[Utterance]) -> tuple[list[Block], list[Utterance]]:
    """Return a block for each turn, and the words that are nobody's: before the first speaker, or of a nameless voice.

    Words of one speaker in a row are one turn, with the time and line of the first; nameless words go on from the
    speaker before them.

    Example:
        >>> said = [Utterance("P1", "Yes.", "00:00:01"), Utterance("", "I do."), Utterance("INT", "Thanks.")]
        >>> [(block.speaker, block.text, block.time) for block in merge_turns(said)[0]]
        [('P1', 'Yes. I do.', '00:00:01'), ('INT', 'Thanks.', '')]
    """
    turns: list[list[Utterance]] = []
    unattributed: list[Utterance] = []
    for said in _with_speakers(utterances):
        if not said.speaker:
            unattributed.append(said)
        if turns and turns[-1][0].speaker == said.speaker:
            turns[-1].append(said)
        else:
            turns.append([said])
    turns = [turn for turn in turns if turn[0].speaker]
    vocabulary = words_of("\n".join(said.words for turn in turns for said in turn))
    return [_block(turn, vocabulary) for turn in turns], unattributed


def _with_speakers(utterances: Iterable[Utterance]) -> Iterator[Utterance]:
    """Yield the utterances that hold words, nameless ones with the speaker before them; time and line from the label."""
    speaker, nobody, label = "", False, None
    for said in utterances:
        if said.speaker or said.nobody:
            speaker, nobody, label = said.speaker, said.nobody, said
        if said.words.strip():
            first = label or said
            yield Utterance(speaker, said.words, first.time or said.time, first.line or said.line, nobody)
            label = None


def _block(turn: Sequence[Utterance], vocabulary: set[str]) -> Block:
    words = join_spoken([said.words for said in turn], vocabulary)
    return Block(words, speaker=turn[0].speaker, time=turn[0].time, line=turn[0].line)


def reading_of_turns(utterances: Sequence[Utterance], kind: str, notes: tuple[str, ...] = ()) -> Reading:
    """Return the reading of a transcript; words before its first speaker and of nameless voices are left out with a note.

    A line that opens like a label but was not taken for one is noted too: if it names a speaker, the words are not those
    of the speaker before.

    Raises:
        UnreadableSource: no speaker is named, or one only in the middle of words that belong to nobody.

    Example:
        >>> reading_of_turns([Utterance("P1", "Yes.", line=3)], "txt").blocks[0].speaker
        'P1'
    """
    blocks, unattributed = merge_turns(utterances)
    if not blocks:
        raise UnreadableSource(kind, "names no speaker; begin each turn with its speaker, as in 'P01: …'")
    before = [said for said in unattributed if not said.nobody]
    alone: list[int] = []
    if len({block.speaker for block in blocks}) == 1:
        _check_lone(utterances, before, kind)
        alone = _cues_between(utterances) if kind not in _RUNNING_TEXT else []
    nameless = [said.line for said in unattributed if said.nobody]
    doubtful = [said.line for said in utterances if said.line > blocks[0].line and _is_doubtful(said)]
    return Reading(tuple(blocks), notes=(*notes, *_notes(before, nameless, alone, doubtful)))


def _notes(before: Sequence[Utterance], nameless: Sequence[int], alone: Sequence[int], doubtful: Sequence[int]) -> Iterator[str]:
    if before:
        first, last = before[0].line, before[-1].line
        where = f"line {first} stands" if first == last else f"lines {first}–{last} stand"
        yield f"{where} before the first speaker; not used"
    if nameless:
        yield f"line {name_lines(nameless)}: another voice without a name; not used"
    if alone:
        yield f"line {name_lines(alone)}: a cue without a name goes to the only speaker; check that nobody else speaks"
    if doubtful:
        yield f"line {name_lines(doubtful)}: a word before a colon was not taken for a speaker, its line goes to the turn before"


def _is_doubtful(said: Utterance) -> bool:
    label = None if said.speaker else find_label(said.words)
    return label is not None and label.form != "loose"


def _cues_between(utterances: Sequence[Utterance]) -> list[int]:
    """Return the lines of nameless cues between labels of the only speaker."""
    labelled = [said for said in utterances if said.speaker]
    times = {said.time for said in labelled}
    between = (said for said in utterances if labelled[0].line < said.line < labelled[-1].line)
    return [said.line for said in between if not (said.speaker or said.nobody or said.time in times)]


def _check_lone(utterances: Sequence[Utterance], unattributed: Sequence[Utterance], kind: str) -> None:
    """Raise where one label comes back among nameless lines: those may be the words of somebody else.

    Lines below a label that stands alone, as a heading of its turn, are its own.
    """
    labelled = [said for said in utterances if said.speaker]
    after = [said for said in utterances if not (said.speaker or said.nobody) and said.line > labelled[0].line]
    returns = kind in _RUNNING_TEXT and len(labelled) > 1 and after and any(said.words for said in labelled)
    if len(unattributed) > 2 or returns:
        nameless = len(unattributed) + len(after)
        reason = f"names one speaker only beside {nameless} lines without one; begin each turn with its speaker"
        raise UnreadableSource(kind, reason, (*unattributed, *after)[0].line)
