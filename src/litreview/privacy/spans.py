"""Spans found in a text: merged where they overlap, replaced in one pass, and mapped from the raw to the clean text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class IdentifierSpan(NamedTuple):
    """Something to replace: its span, what kind it is, and the label that takes its place."""

    start: int
    end: int
    kind: str
    label: str


class Replacement(NamedTuple):
    """One entry of the span ledger: where it stood in the raw text, where its label stands now; no original text."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    kind: str
    label: str


def merge_spans(found: Iterable[IdentifierSpan]) -> list[IdentifierSpan]:
    """Return ``found`` in order without overlaps; of spans that overlap the longest gives the label, for all their text.

    Example:
        >>> merge_spans([IdentifierSpan(0, 4, "person", "P1"), IdentifierSpan(0, 12, "email", "[e-mail]")])
        [IdentifierSpan(start=0, end=12, kind='email', label='[e-mail]')]
    """
    merged: list[IdentifierSpan] = []
    longest = 0
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            winner = span if span.end - span.start > longest else last
            longest = max(longest, span.end - span.start)
            merged[-1] = winner._replace(start=last.start, end=max(last.end, span.end))
        else:
            merged.append(span)
            longest = span.end - span.start
    return merged


def replace_spans(text: str, found: Sequence[IdentifierSpan]) -> tuple[str, tuple[Replacement, ...]]:
    """Return ``text`` with each span replaced by its label, all in one pass, and the ledger of what went where.

    ``found`` must be in order and free of overlaps, as ``merge_spans`` returns it.

    Example:
        >>> replace_spans("I know Ann.", [IdentifierSpan(7, 10, "person", "P07")])[0]
        'I know P07.'
    """
    pieces, ledger, raw, clean = [], [], 0, 0
    for span in found:
        pieces += [text[raw : span.start], span.label]
        start = clean + span.start - raw
        clean, raw = start + len(span.label), span.end
        ledger.append(Replacement(span.start, span.end, start, clean, span.kind, span.label))
    pieces.append(text[raw:])
    return "".join(pieces), tuple(ledger)


def clean_span(start: int, end: int, ledger: Sequence[Replacement]) -> tuple[int, int]:
    """Return where the raw span ``start, end`` stands in the clean text; an end inside a replacement takes all of its label.

    Example:
        >>> text, ledger = replace_spans("I know Ann well.", [IdentifierSpan(7, 10, "person", "P07x")])
        >>> clean_span(8, 15, ledger), text[7:16]
        ((7, 16), 'P07x well')
    """
    return _clean_offset(start, ledger, at_end=False), _clean_offset(end, ledger, at_end=True)


def is_replaced(start: int, end: int, ledger: Sequence[Replacement]) -> bool:
    """Return whether anything of the raw span ``start, end`` was replaced.

    Example:
        >>> ledger = replace_spans("I know Ann well.", [IdentifierSpan(7, 10, "person", "P07")])[1]
        >>> is_replaced(2, 8, ledger), is_replaced(10, 15, ledger)
        (True, False)
    """
    last = _last_before(end, ledger)
    return last is not None and start < last.raw_end


def _clean_offset(offset: int, ledger: Sequence[Replacement], *, at_end: bool) -> int:
    last = _last_before(offset, ledger)
    if last is None:
        return offset
    if offset < last.raw_end:
        return last.end if at_end else last.start
    return offset + last.end - last.raw_end


def _last_before(offset: int, ledger: Sequence[Replacement]) -> Replacement | None:
    place = bisect_left(ledger, offset, key=lambda entry: entry.raw_start)
    return ledger[place - 1] if place else None
