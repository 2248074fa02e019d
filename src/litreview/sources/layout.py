"""The lines of a paged document: which of them make a paragraph, which are the frame of the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from litreview.sources.blocks import Block
from litreview.sources.markers import find_marker, numbers_in_sequence
from litreview.sources.wrapping import join_lines, words_of

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|– |- |\| ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|/|sur) ?\d{1,4})?(?: –| -| ?\|)?", re.IGNORECASE
)
_NUMBER_AT_EDGE = re.compile(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$")
_FOOTNOTE = re.compile(r"(?:(\d{1,3})[.)]?|[*†‡§]) ?[^\W\d_]")
_SMALL, _LONGEST_HEAD = 0.9, 90
_EDGE = 2
_LONGEST_HEADING = 200


class Line(NamedTuple):
    """A line of a page, its box in points from the bottom left and the height of its font; zeros where not known."""

    text: str
    page: int
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    height: float = 0.0
    furniture: bool = False


def find_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of all pages, those marked that are page numbers or come back at the edge of many pages.

    An edge is the first or last two lines; lines are the same where only their numbers differ. A number that opens or
    ends the first or last line of several pages and grows with them is the page's, whatever words stand beside it.

    Example:
        >>> pages = [[Line("Annual report", n), Line(f"Text {'ab'[n - 1]}", n), Line(str(n), n)] for n in (1, 2)]
        >>> [line.text for line in find_furniture(pages) if line.furniture]
        ['Annual report', '1', 'Annual report', '2']
    """
    edges = [{index: _key(lines[index]) for index in _edge(len(lines))} for lines in pages]
    counts = Counter(key for edge in edges for key in sorted(set(edge.values())))
    often = max(2, min(3, len(pages)), len(pages) // 10)
    shift = _shift(pages)
    return [
        line._replace(furniture=True)
        if index in edge and (counts[edge[index]] >= often or _is_page_number(line, index, len(lines), shift))
        else line
        for lines, edge in zip(pages, edges, strict=True)
        for index, line in enumerate(lines)
    ]


def layout_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks that ``lines`` make: furniture, headings (by their size), items and paragraphs.

    Example:
        >>> [block.text for block in layout_blocks([Line("one", 1, 0, 90, 90, 100, 10), Line("two", 1, 0, 50, 78, 88, 10)])]
        ['one two']
    """
    vocabulary = words_of("\n".join(line.text for line in lines))
    size = median([line.height for line in lines if not line.furniture] or [0.0])
    groups = _groups(lines, size)
    markers = [find_marker(group[0].text) for group in groups]
    numbered = numbers_in_sequence(markers)
    notes = _footnotes(groups, size)
    sizes = sorted({round(group[0].height) for group in groups if _is_heading(group, size)}, reverse=True)
    for index, (group, marker, is_numbered) in enumerate(zip(groups, markers, numbered, strict=True)):
        texts = [part for line in group for part in line.text.replace("\ufffe", "-\ufffe").split("\ufffe")]
        page = group[0].page
        if group[0].furniture:
            yield Block(group[0].text, role="navigation", page=page)
        elif index in notes:
            yield Block(join_lines(texts, vocabulary), role="reference", page=page)
        elif _is_heading(group, size):
            level = min(6, sizes.index(round(group[0].height)) + 1)
            yield Block(join_lines(texts, vocabulary), role="heading", level=level, page=page)
        elif marker and (marker.kind == "bullet" or is_numbered):
            yield Block(join_lines([texts[0][marker.width :], *texts[1:]], vocabulary), role="list item", level=1, page=page)
        else:
            role = "reference" if marker and marker.kind == "reference" else ""
            yield Block(join_lines(texts, vocabulary), role=role, page=page)


def _footnotes(groups: Sequence[Sequence[Line]], size: float) -> set[int]:
    """Return which groups are footnotes: small print that opens with a number or mark, with only such below it on its page."""
    notes: set[int] = set()
    below: tuple[int, bool] = (0, True)
    for index in range(len(groups) - 1, -1, -1):
        line = groups[index][0]
        if line.furniture:
            continue
        small = 0 < line.height <= _SMALL * size
        foot = small and (below[1] if below[0] == line.page else True)
        below = (line.page, foot)
        if foot and _FOOTNOTE.match(line.text):
            notes.add(index)
    return notes


def _edge(count: int) -> list[int]:
    return sorted({*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)})


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))


def _is_page_number(line: Line, index: int, count: int, shift: int | None) -> bool:
    if index not in (0, count - 1) or count < 2:
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or (shift is not None and shift in _shifts(line))


def _shift(pages: Sequence[Sequence[Line]]) -> int | None:
    """Return by how much the printed page numbers differ from the count of pages, ``None`` where that cannot be told."""
    found = Counter(shift for lines in pages if len(lines) > 1 for shift in sorted({*_shifts(lines[0]), *_shifts(lines[-1])}))
    shift, often = min(found.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    return shift if often >= 3 and often * 2 >= len(pages) else None


def _shifts(line: Line) -> list[int]:
    if len(line.text) > _LONGEST_HEAD or line.text[-1] in ".;,:":
        return []
    return [int(match[1] or match[2]) - line.page for match in _NUMBER_AT_EDGE.finditer(line.text)]


def _is_heading(group: Sequence[Line], size: float) -> bool:
    """Return whether the lines are set clearly larger than the text and are no sentence."""
    text = " ".join(line.text for line in group)
    large = size > 0 and group[0].height >= 1.15 * size and not group[0].furniture
    return large and len(text) <= _LONGEST_HEADING and text[-1:] not in ".;,:" and any(map(str.isalpha, text))


def _groups(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """Return the runs of lines that belong together; a paragraph cut by the frame of a page is made whole."""
    rights = _margins(lines)
    pitch = _pitch(lines) or 1.2 * size
    groups: list[list[Line]] = []
    body: list[Line] | None = None
    for line in lines:
        if line.furniture:
            groups.append([line])
        elif body and _goes_on(body, line, rights, pitch, size):
            body.append(line)
        else:
            body = [line]
            groups.append(body)
    return groups


def _margins(lines: Sequence[Line]) -> dict[int, float]:
    """Return the right margin of the text of each page."""
    rights: dict[int, float] = {}
    for line in lines:
        if not line.furniture:
            rights[line.page] = max(rights.get(line.page, 0.0), line.right)
    return rights


def _pitch(lines: Sequence[Line]) -> float:
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and 0 < a.bottom - b.bottom < 40]
    return median(gaps) if gaps else 0.0


def _goes_on(group: Sequence[Line], line: Line, rights: dict[int, float], pitch: float, size: float) -> bool:
    """Return whether ``line`` continues the paragraph ``group``."""
    last = group[-1]
    if find_marker(line.text) and not _is_chance(group, line):
        return False
    if line.height <= _SMALL * size and _opens_next_note(group[0].text, line.text):
        return False
    if " | " in last.text or " | " in line.text:
        return " | " not in last.text and _is_cut(last.text) and line.text[0].islower()
    if abs(line.height - last.height) > 0.15 * max(size, 1.0):
        return False
    if line.page != last.page or line.bottom > last.bottom + pitch:
        return _is_cut(last.text) and line.text[0].islower()
    if pitch and last.bottom - line.top + line.height > 1.35 * pitch * max(1.0, line.height / (size or 1.0)):
        return False
    if _is_heading(group, size):
        return True
    short = last.right < rights[line.page] - 0.25 * (rights[line.page] - last.left)
    indented = line.left > last.left + 8 and find_marker(group[0].text) is None
    return not (short and (not line.text[0].islower() or not _is_cut(last.text))) and not (indented and not _is_cut(last.text))


def _opens_next_note(first: str, text: str) -> bool:
    note, other = _FOOTNOTE.match(first), _FOOTNOTE.match(text)
    return bool(note and other and other[1] and note[1] and int(other[1]) == int(note[1]) + 1)


def _is_chance(group: Sequence[Line], line: Line) -> bool:
    """Return whether the number at the start of ``line`` belongs to the sentence that the lines before it began."""
    first, marker = find_marker(group[0].text), find_marker(line.text)
    number = marker is not None and marker.kind.startswith("number") and line.text[0] != "("
    inside = group[-1].text[-1] not in ".:;" and line.left >= group[-1].left - 1
    return number and inside and not all(numbers_in_sequence([first, marker]))


def _is_cut(text: str) -> bool:
    return text[-1:] not in '.:;!?”"'
