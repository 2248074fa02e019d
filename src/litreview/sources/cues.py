"""Cues of subtitle files: the lines between two timings, whatever the separators look like."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from litreview.sources.captions import plain_words, split_voices, whole_tags
from litreview.sources.labels import clean_label
from litreview.sources.speakers import Label, clock, find_label, speakers_of
from litreview.sources.turns import Utterance

_CLOCK = r"(?:\d{1,5} ?: ?)?\d{1,2} ?: ?\d{1,3}(?: ?[.,:] ?\d{1,9})?"
_TIMING = re.compile(rf"[ \t]*({_CLOCK})[ \t]*(?:-{{1,2}} ?>|--?&gt;|[–—]>|→)[ \t]*\S*(.*)")
_SETTING = re.compile(r"(?:region|line|position|size|align|vertical|[XY]\d) ?:", re.IGNORECASE)
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{20,30}(?:/\d+-\d+)?", re.IGNORECASE)
_NAMED_ID = re.compile(r"(?:\d{1,6} )?\"([^\"]{1,100})\"(?: \(\d+\))?")
_CHANGE = re.compile(r">{2,}[ \t]*")


class Cue(NamedTuple):
    """A cue: when it begins (``hh:mm:ss``), the line of its timing, its lines of text with their numbers, and the
    speaker whom its identifier names, as Webex writes them.
    """

    time: str
    line: int
    lines: list[tuple[int, str]]
    voice: str = ""


def find_cues(text: str) -> list[Cue]:
    """Return the cues of a VTT or SRT ``text``, also those with a comma for a point or a damaged end time.

    Comments, styles and regions are left out, and so is the identifier above a timing.

    Example:
        >>> [(cue.time, cue.lines) for cue in find_cues("WEBVTT\\n\\n7\\n00:01,5 --> 00:02,0\\nHello\\n")]
        [('00:00:01', [(5, 'Hello')])]
    """
    lines = text.split("\n")
    timings = [*map(_TIMING.match, lines), None]
    cues: list[Cue] = []
    serial, voice, comment = 0, "", False
    for place, (line, timing) in enumerate(zip(lines, timings, strict=False)):
        words, starts = line.strip(), place == 0 or not lines[place - 1].strip()
        comment = bool(words) and not timing and (comment or (starts and _COMMENT.match(line) is not None))
        if timing:
            cues.append(Cue(clock(timing[1]), place + 1, _words_beside(timing, place + 1), voice))
            voice = ""
        elif not words or comment:
            continue
        elif (timings[place + 1] or (starts and words[0].isdecimal())) and _is_identifier(lines, timings, place, serial):
            serial = int(words) if words.isdecimal() and len(words) < 9 else serial
            named = _NAMED_ID.fullmatch(words)
            voice = clean_label(named[1]) if named else ""
        elif cues:
            cues[-1].lines.append((place + 1, words))
    return cues


def _words_beside(timing: re.Match[str], number: int) -> list[tuple[int, str]]:
    """Return the words that stand on the line of a timing, where they are none of its settings."""
    beside = timing[2].strip()
    return [(number, beside)] if beside and any(map(str.isalpha, beside)) and not _SETTING.match(beside) else []


def _is_identifier(lines: Sequence[str], timings: Sequence[re.Match[str] | None], place: int, serial: int) -> bool:
    """Return whether a line is the identifier of a cue, not words of the cue above: by its place or as the next number."""
    words, starts = lines[place].strip(), place == 0 or not lines[place - 1].strip()
    is_next = words.isdecimal() and len(words) < 9 and int(words) == serial + 1
    if timings[place + 1]:
        return starts or is_next or _GUID.fullmatch(words) is not None
    return starts and is_next and place + 1 < len(lines) and bool(lines[place + 1].strip())


def utterances_of(cues: Sequence[Cue]) -> list[Utterance]:
    """Return what is said in ``cues``: a ``<v Name>`` tag or a label "Name:" begins another speaker's words.

    Words of a voice without a name, and those after a sign of change (``>>``) without one, are nobody's.

    Example:
        >>> cues = find_cues("00:01.000 --> 00:02.000\\n<v Ann>A &amp; B</v> <v Bo>Yes\\n")
        >>> [(said.speaker, said.words, said.time) for said in utterances_of(cues)]
        [('Ann', 'A & B', '00:00:01'), ('Bo', 'Yes', '00:00:01')]
    """
    found: list[tuple[Utterance, bool]] = []
    for cue in cues:
        said = _voices(cue)
        voiced = any(each.speaker or each.nobody for each in said)
        found += [(each, not voiced) for each in said]
    labels = [find_label(said.words) if free else None for said, free in found]
    free_lines = [said.words for said, free in found if free]
    speakers = speakers_of([label for label, (_, free) in zip(labels, found, strict=True) if free], free_lines)
    return [_labelled(said, label, speakers) for (said, _), label in zip(found, labels, strict=True)]


def _voices(cue: Cue) -> list[Utterance]:
    found = [Utterance(cue.voice, "", cue.time, cue.line)] if cue.voice else []
    for number, line in whole_tags(cue.lines):
        before, voices = split_voices(line)
        words = plain_words(before)
        found += [Utterance("", words, cue.time, number)] if words else []
        found += [Utterance(name, plain_words(said), cue.time, number, not name) for name, said in voices]
    return found


def _labelled(said: Utterance, label: Label | None, speakers: frozenset[str]) -> Utterance:
    if label and label.speaker in speakers:
        return said._replace(speaker=label.speaker, words=label.words)
    change = None if said.speaker else _CHANGE.match(said.words)
    return said._replace(words=said.words[change.end() :], nobody=True) if change else said
