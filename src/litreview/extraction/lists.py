"""Enumerations in their order: bulleted and numbered lists, and runs of parts after a lead-in ("Vision: …; …; and …")."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from litreview.corpus.documents import Document, Segment

_RUN = re.compile(r"^(?P<lead>[^:;]{2,160}):\s(?P<parts>[^:]{10,1500})$", re.DOTALL)
_BRACKETED = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_EDGE = re.compile(r"^(?:(?:and|or|et|ou)\s|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s?|\s)+", re.IGNORECASE)
_MARK = re.compile(r"(?<![\w)])(?:\((\d{1,2}|[a-z]|[ivx]{1,4})\)|(?<!\()\b(\d|[a-h])\))\s")
_LINK = re.compile(r"[\s,;]*\b(?:and|or|et|ou)$", re.IGNORECASE)
_FEWEST, _MOST = 3, 20
_ROWS = (
    tuple(str(number) for number in range(1, _MOST)),
    tuple("abcdefghijklmnopqrst"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
"""How the parts of a sentence are marked, in order."""


def find_lists(document: Document, codes: Mapping[str, tuple[str, ...]]) -> list[dict]:
    """Return the rows of ``lists`` for one document: one row an item, in order; ``codes`` are the codes of its segments.

    A list is a run of list items under one heading, nothing between; an item keeps all its sentences. A sentence
    "lead-in: part; part; and part" of three parts or more is a list too, its lead-in the heading; so is one that marks its
    parts, as in "It offers (a) rest, (b) talk and (c) a meal".

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> item = lambda n, a, b, text: Segment(f"d#{n}", "d", n, a, b, None, "Values:", "", "list item", "en", text, n)
        >>> items = (item(1, 0, 4, "Hope"), item(2, 5, 10, "Trust"))
        >>> doc = Document("d", "", "practice", "", "d", "", "en", "full text", "Hope\\nTrust", items)
        >>> [(row["list_id"], row["ordinal"], row["text"], row["codes"]) for row in find_lists(doc, {"d#1": ("VAL.HOPE",)})]
        [('d.l001', 1, 'Hope', 'VAL.HOPE'), ('d.l001', 2, 'Trust', '')]
    """
    rows: list[dict] = []
    for number, (heading, items) in enumerate(_enumerations(document), 1):
        for ordinal, (start, end, carried) in enumerate(items, 1):
            found = sorted({code for segment_id in carried for code in codes.get(segment_id, ())})
            rows.append(
                {
                    "list_id": f"{document.document_id}.l{number:03d}",
                    "document_id": document.document_id,
                    "heading": heading,
                    "ordinal": ordinal,
                    "start": start,
                    "end": end,
                    "text": document.text[start:end],
                    "codes": "; ".join(found),
                }
            )
    return rows


Item = tuple[int, int, tuple[str, ...]]


def _enumerations(document: Document) -> Iterator[tuple[str, list[Item]]]:
    for (listed, heading), run in groupby(document.segments, key=lambda s: (s.role == "list item", s.heading)):
        segments = list(run)
        if listed:
            yield heading, [_item(list(parts)) for _, parts in groupby(segments, key=lambda s: s.block or s.ordinal)]
            continue
        for segment in segments:
            if segment.role == "body":
                parts = _parts(segment)
                if parts:
                    yield segment.text.partition(":")[0].strip(), parts
                else:
                    yield from _marked(segment)


def _item(parts: list[Segment]) -> Item:
    return parts[0].start, parts[-1].end, tuple(part.segment_id for part in parts)


def _parts(segment: Segment) -> list[Item]:
    """Return the parts of a semicolon run; the codes of the sentence cannot be told apart, so they are left out."""
    run = _RUN.match(segment.text) if ":" in segment.text else None
    if not run:
        return []
    hidden = _BRACKETED.sub(lambda match: "·" * len(match.group()), segment.text)
    cuts = [run.start("parts"), *(m.end() for m in re.finditer(";", hidden) if m.start() > run.start("parts")), len(hidden) + 1]
    spans = [_tidy(segment.text, a, b - 1) for a, b in pairwise(cuts)]
    spans = [(a, b) for a, b in spans if b > a]
    if len(spans) < _FEWEST or hidden.count(";") < _FEWEST - 1:
        return []
    return [(segment.start + a, segment.start + b, ()) for a, b in spans]


def _marked(segment: Segment) -> Iterator[tuple[str, list[Item]]]:
    """Yield the list of a sentence that marks its parts in a row, as in "It offers (a) rest, (b) talk and (c) a meal"."""
    marks = list(_MARK.finditer(segment.text)) if segment.text.count(")") >= _FEWEST else []
    names = [(mark[1] or mark[2]).lower() for mark in marks]
    if len(marks) < _FEWEST or not any(names == list(row[: len(names)]) for row in _ROWS):
        return
    ends = [mark.start() for mark in marks[1:]] + [len(segment.text)]
    spans = [_without_link(segment.text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    if all(b - a > 1 for a, b in spans):
        lead = segment.text[: marks[0].start()].strip(" :;,—–-")
        yield lead, [(segment.start + a, segment.start + b, ()) for a, b in spans]


def _without_link(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = _tidy(text, start, end)
    link = _LINK.search(text, start, end)
    return start, link.start() if link else end


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    edge = _EDGE.match(text[start:end])
    start += edge.end() if edge else 0
    return start, start + len(text[start:end].rstrip(" .;,"))
