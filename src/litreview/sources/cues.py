"""Cues of subtitle files: the lines between two timings, whatever the separators look like."""

import html
import re
from typing import NamedTuple

from litreview.sources.speakers import Label, clock, find_label, speakers_of
from litreview.sources.turns import Utterance

_TIMING = re.compile(r"[ \t]*((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)[ \t]*-{1,2}>")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TAG = re.compile(r"</?(?:c|i|b|u|s|ruby|rt|lang|font|span)(?:[.\s][^<>]*)?>|<[\d:.,]+>|</v>", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>", re.IGNORECASE)


class Cue(NamedTuple):
    """A cue: when it begins (``hh:mm:ss``), the line of its timing, and its lines of text with their numbers."""

    time: str
    line: int
    lines: list[tuple[int, str]]


def find_cues(text: str) -> list[Cue]:
    """Return the cues of a VTT or SRT ``text``, also those with a comma for a point or a damaged end time.

    Comments, styles and regions are left out, and so is the identifier above a timing.

    Example:
        >>> [(cue.time, cue.lines) for cue in find_cues("WEBVTT\\n\\n7\\n00:01,5 --> 00:02,0\\nHello\\n")]
        [('00:00:01', [(5, 'Hello')])]
    """
    cues: list[Cue] = []
    waiting: tuple[int, str] | None = None
    after_blank, comment = True, False
    for number, line in enumerate(text.split("\n"), 1):
        timing = _TIMING.match(line)
        if timing:
            cues.append(Cue(clock(timing[1]), number, []))
            waiting, comment = None, False
        elif line.strip():
            comment = comment or (after_blank and _COMMENT.match(line) is not None)
            if waiting and cues:
                cues[-1].lines.append(waiting)
            waiting = (number, line.strip()) if after_blank and not comment else None
            if not (after_blank or comment) and cues:
                cues[-1].lines.append((number, line.strip()))
        else:
            if waiting and cues and not waiting[1].isdigit():
                cues[-1].lines.append(waiting)
            waiting, comment = None, False
        after_blank = not line.strip()
    if waiting and cues:
        cues[-1].lines.append(waiting)
    return cues


def utterances_of(cues: list[Cue]) -> list[Utterance]:
    """Return what is said in ``cues``: a ``<v Name>`` tag or a label "Name:" begins another speaker's words.

    Example:
        >>> cues = find_cues("00:01.000 --> 00:02.000\\n<v Ann>A &amp; B</v> <v Bo>Yes\\n")
        >>> [(said.speaker, said.words, said.time) for said in utterances_of(cues)]
        [('Ann', 'A & B', '00:00:01'), ('Bo', 'Yes', '00:00:01')]
    """
    if any(_VOICE.search(line) for cue in cues for _, line in cue.lines):
        return [said for cue in cues for said in _voices(cue)]
    said = [(cue, number, _plain(line)) for cue in cues for number, line in cue.lines]
    labels = [find_label(words) for _, _, words in said]
    speakers = speakers_of(labels, [words for _, _, words in said])
    return [_labelled(*facts, label, speakers) for facts, label in zip(said, labels, strict=True)]


def _voices(cue: Cue) -> list[Utterance]:
    found: list[Utterance] = []
    for number, line in cue.lines:
        before, *rest = _VOICE.split(line)
        found.append(Utterance("", _plain(before), cue.time, number))
        for name, words in zip(rest[::2], rest[1::2], strict=True):
            found.append(Utterance(" ".join(html.unescape(name).split()), _plain(words), cue.time, number))
    return [said for said in found if said.words or said.speaker]


def _labelled(cue: Cue, number: int, words: str, label: Label | None, speakers: frozenset[str]) -> Utterance:
    if label and label.speaker in speakers:
        return Utterance(label.speaker, label.words, cue.time, number)
    return Utterance("", words, cue.time, number)


def _plain(words: str) -> str:
    return html.unescape(_TAG.sub("", words)).strip()
