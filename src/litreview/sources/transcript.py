"""Transcripts in running text: labelled lines of a text file or a Word document."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from litreview.errors import UnreadableSource
from litreview.sources.cues import find_cues, utterances_of
from litreview.sources.docx import docx_paragraphs, open_docx
from litreview.sources.labels import rate_label
from litreview.sources.reading import Reading, read_text
from litreview.sources.speakers import clock, find_label, speakers_of
from litreview.sources.turns import Utterance, reading_of_turns

_TIME = re.compile(r"[ \t]*[\[(]?((?:\d{1,3}:)?\d{1,2}:\d{2,3}(?:[.,]\d{1,3})?)[\])]?[ \t]*")
_STAMP = re.compile(r"[ \t]*\[(?:\d{1,3}:)?\d{1,2}:\d{2,3}(?:[.,]\d{1,3})?(?: -{1,2}> [\d:.,]{4,15})?\][ \t]*")
_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
_TABLE_HEADS = """
speaker time words text transcript utterance timestamp name who no # participant locuteur intervenant temps heure propos texte
paroles content start end nom
"""
_HEADS = frozenset(_TABLE_HEADS.split())
_ARROW = re.compile(r"[\d:.,]+ -{1,2}> [\d:.,]+")


def read_transcript(path: Path) -> Reading:
    """Return the turns of the text file at ``path`` with their speakers and, where given, start times.

    Known are "P04: words", "[00:01:23] P2: words", "Name  0:03" above the words, and "The Chair (Mr. X): words".

    Raises:
        UnreadableSource: it names no speaker; see also ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.txt"
        >>> _ = path.write_text("INT: How was it?\\nP04: Good.\\nIt helped.\\n")
        >>> [(block.speaker, block.text) for block in read_transcript(path).blocks]
        [('INT', 'How was it?'), ('P04', 'Good. It helped.')]
    """
    text, notes = read_text(path, "txt")
    lines = [(number, part) for number, line in enumerate(text.split("\n"), 1) for part in _BREAK.split(line)]
    return turns_of(lines, "txt", notes)


def read_docx_transcript(path: Path) -> Reading:
    """Return the turns of the Word document at ``path``; a table with a speaker in its first column is one too.

    Raises:
        UnreadableSource: it is no docx or names no speaker; see ``open_docx``.

    Example:
        >>> import docx, tempfile; path = Path(tempfile.mkdtemp()) / "a.docx"; made = docx.Document()
        >>> _ = made.add_paragraph("INT: How was it?"); _ = made.add_paragraph("P04: Good."); made.save(path)
        >>> [block.speaker for block in read_docx_transcript(path).blocks]
        ['INT', 'P04']
    """
    return turns_of(list(enumerate(_document_lines(path), 1)), "docx")


def turns_of(lines: Sequence[tuple[int, str]], kind: str, notes: tuple[str, ...] = ()) -> Reading:
    """Return the turns in numbered ``lines``.

    Raises:
        UnreadableSource: no line names a speaker.

    Example:
        >>> turns_of([(1, "P1: Yes."), (2, "P2: No.")], "txt").blocks[1].speaker
        'P2'
    """
    if sum(_ARROW.match(line) is not None for _, line in lines) > 1:
        return reading_of_turns(utterances_of(find_cues("\n".join(_named([line for _, line in lines])))), kind, notes)
    lines = [(number, line) for number, line in lines if line.strip()]
    labels = [find_label(line) for _, line in lines]
    speakers = speakers_of(labels, [line for _, line in lines])
    utterances, time = [], ""
    for (number, line), label in zip(lines, labels, strict=True):
        alone = _TIME.fullmatch(line)
        if label and label.speaker in speakers:
            utterances.append(Utterance(label.speaker, label.words, label.time or time, number))
            time = ""
        elif alone:
            time = clock(alone[1])
        else:
            stamp = _STAMP.match(line)
            utterances.append(Utterance("", line[stamp.end() if stamp else 0 :].strip(), time, number))
    return reading_of_turns(utterances, kind, notes)


def _named(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines of a Teams export, where the speaker stands alone below the timing, with the name as a label.

    Where anything but a name stands below one of the timings, no name does.
    """
    below = {place for place, line in enumerate(lines[:-1], 1) if _ARROW.match(line)}
    named = all(rate_label(lines[place].strip()) in ("name", "sure") for place in below)
    for place, line in enumerate(lines):
        yield f"<v {line.strip()}>" if named and place in below else line


def _document_lines(path: Path) -> Iterator[str]:
    from lxml.etree import LxmlError

    document = open_docx(path)
    try:
        for cells in docx_paragraphs(document):
            yield from _row_line(cells).split("\n")
    except (LxmlError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableSource("docx", f"is damaged inside ({type(error).__name__}); save it again") from None


def _row_line(cells: Sequence[str]) -> str:
    """Return a table row as a labelled line: a time, a short speaker, the words; its number and its head are left out."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 2 and filled[0].rstrip(".").isdecimal():
        filled = filled[1:]
    if len(filled) < 2 or all(cell.casefold().rstrip(":") in _HEADS for cell in filled):
        return " ".join(filled)
    times = [cell for cell in filled[:2] if _TIME.fullmatch(cell)]
    stamp = f"[{times[0].strip('[]() ')}] " if times else ""
    speaker, *words = [cell for cell in filled if cell not in times]
    return f"{stamp}{speaker.rstrip(': ')}: {' '.join(words)}" if words else f"{stamp}{speaker}"
