"""Turns of a conversation: merging what one speaker says in a row, and refusing what names no speaker."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.reading import Reading
from litreview.sources.speakers import find_label
from litreview.sources.wrapping import join_spoken, words_of

_RUNNING_TEXT = ("docx", "txt")


class Utterance(NamedTuple):
    """Words of one line or cue; ``speaker`` is ``""`` where they go on from what stands before."""

    speaker: str
    words: str
    time: str = ""
    line: int = 0


def merge_turns(utterances: Iterable[Utterance]) -> tuple[list[Block], list[Utterance]]:
    """Return a block for each turn, and the words that stand before the first speaker.

    Words of one speaker in a row are one turn, with the time and line of the first; nameless words go on from the
    speaker before them.

    Example:
        >>> said = [Utterance("P1", "Yes.", "00:00:01"), Utterance("", "I do."), Utterance("INT", "Thanks.")]
        >>> [(block.speaker, block.text, block.time) for block in merge_turns(said)[0]]
        [('P1', 'Yes. I do.', '00:00:01'), ('INT', 'Thanks.', '')]
    """
    turns: list[tuple[Utterance, list[str]]] = []
    unattributed: list[Utterance] = []
    for said in utterances:
        if not turns and not said.speaker:
            unattributed += [said] if said.words else []
        elif not turns or (said.speaker and said.speaker != turns[-1][0].speaker):
            turns.append((said, [said.words]))
        else:
            turns[-1][1].append(said.words)
    vocabulary = words_of("\n".join(words for _, said in turns for words in said))
    blocks = [
        Block(join_spoken(words, vocabulary), speaker=first.speaker, time=first.time, line=first.line) for first, words in turns
    ]
    return [block for block in blocks if block.text], unattributed


def reading_of_turns(utterances: Sequence[Utterance], kind: str, notes: tuple[str, ...] = ()) -> Reading:
    """Return the reading of a transcript; words before its first speaker are left out with a note.

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
    if len({block.speaker for block in blocks}) == 1:
        _check_lone(utterances, unattributed, kind)
    if unattributed:
        first, last = unattributed[0].line, unattributed[-1].line
        where = f"line {first} stands" if first == last else f"lines {first}–{last} stand"
        notes = (*notes, f"{where} before the first speaker; not used")
    doubtful = [said.line for said in utterances if not said.speaker and said.line > blocks[0].line and find_label(said.words)]
    if doubtful:
        where = ", ".join(map(str, doubtful[:20]))
        notes = (*notes, f"line {where}: a word before a colon was not taken for a speaker, its line goes to the turn before")
    return Reading(tuple(blocks), notes=notes)


def _check_lone(utterances: Sequence[Utterance], unattributed: Sequence[Utterance], kind: str) -> None:
    """Raise where one label comes back among nameless lines: those may be the words of somebody else."""
    labelled = [said for said in utterances if said.speaker]
    after = [said for said in utterances if not said.speaker and said.line > labelled[0].line]
    returns = kind in _RUNNING_TEXT and len(labelled) > 1 and after
    if len(unattributed) > 2 or returns:
        nameless = len(unattributed) + len(after)
        reason = f"names one speaker only beside {nameless} lines without one; begin each turn with its speaker"
        raise UnreadableSource(kind, reason, (*unattributed, *after)[0].line)
