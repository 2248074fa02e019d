"""Quotations and where they stand: document, page or turn, and the sentences around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from litreview.reporting.run_folder import Run

_REFERENCE = re.compile(r"([A-Za-z0-9_.\-]+):(\d+)-(\d+)")
_CONTEXT_ROLES = ("body", "list item")


class Span(NamedTuple):
    """A place in a text of the run; ``end`` is exclusive."""

    document_id: str
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """Return the id under which the sources section of a page shows this span."""
        return f"source-{self.document_id}-{self.start}-{self.end}"


class Excerpt(NamedTuple):
    """A quotation with what a reader needs to judge it; ``before`` and ``after`` are its neighbours, or ``""``.

    ``title`` names the document as it is cited (``title_fr`` in French), ``""`` for a transcript or answers without a title:
    these are told by ``depth`` and the number of the ``session``.
    """

    span: Span
    quote: str
    title: str
    speaker: str
    page: int | None
    time: str
    heading: str
    language: str
    before: str
    after: str
    evidence_kind: str
    depth: str = ""
    session: int = 0
    title_fr: str = ""


def parse_spans(cell: str) -> list[Span]:
    """Return the spans that a ``quotes`` cell names, in its order, each once.

    Example:
        >>> parse_spans("mead2003:10-25; focus-1:0-7")[1]
        Span(document_id='focus-1', start=0, end=7)
    """
    return list(dict.fromkeys(Span(m[1], int(m[2]), int(m[3])) for m in _REFERENCE.finditer(cell)))


def spans_of(frame: pd.DataFrame) -> list[Span]:
    """Return the spans of the rows of ``frame`` (``document_id``, ``start``, ``end``).

    Example:
        >>> spans_of(pd.DataFrame({"document_id": ["a"], "start": [0], "end": [4]}))
        [Span(document_id='a', start=0, end=4)]
    """
    places = zip(frame["document_id"], frame["start"], frame["end"], strict=True)
    return [Span(str(document), int(start), int(end)) for document, start, end in places]


def find_passage(run: Run, span: Span) -> Excerpt:
    """Return what stands at ``span``, verbatim, with its document, page or turn, and quotable neighbours.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_passage(example_run(), Span("roe2020", 0, 30)).quote
        'Peer workers gave people hope.'
    """
    document, (first, last), rows = run.document(span.document_id), _segment_range(run, span), _rows(run, span)
    row = rows[first] if rows else {}
    return Excerpt(
        span=span,
        quote=run.text(span.document_id)[span.start : span.end],
        title=cite_document(run, span.document_id),
        speaker=run.pseudonym(span.document_id, str(row.get("speaker", ""))),
        page=None if pd.isna(row.get("page", pd.NA)) else int(str(row["page"])),
        time=str(row.get("time", "")),
        heading=str(row.get("heading", "")),
        language=str(row.get("language", "") or document.get("language", "") or "en"),
        before=_neighbour(rows, first, first - 1),
        after=_neighbour(rows, last, last + 1),
        evidence_kind=str(document.get("evidence_kind", "")),
        depth=str(document.get("depth", "")),
        session=run.sessions.get(span.document_id, 0),
        title_fr=cite_document(run, span.document_id, "fr"),
    )


def cite_document(run: Run, document_id: str, language: str = "en") -> str:
    """Return the document as it is cited, its id where nothing else is known, ``""`` for a consultation without title.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> cite_document(example_run(), "roe2020"), cite_document(example_run(), "fg1")
        ('Roe (2020)', '')
    """
    citations = run.citations_fr if language == "fr" else run.citations
    return citations.get(document_id, "") or ("" if document_id in run.sessions else document_id)


def find_excerpts(run: Run, spans: list[Span]) -> Iterator[Excerpt]:
    """Return the passages of ``spans`` that may be quoted, in order; others are left out.

    Example:
        >>> list(find_excerpts(Run.__new__(Run), []))
        []
    """
    for span in spans:
        if is_quotable(run, span):
            yield find_passage(run, span)


def is_quotable(run: Run, span: Span) -> bool:
    """Return whether the run holds words at ``span`` and no segment it touches is closed to quotation.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> is_quotable(example_run(), Span("roe2020", 0, 30)), is_quotable(example_run(), Span("gone", 0, 30))
        (True, False)
    """
    if not run.text(span.document_id)[span.start : span.end].strip():
        return False
    first, last = _segment_range(run, span)
    return all(row["quotable"] != "no" for row in _rows(run, span)[first : last + 1])


def _rows(run: Run, span: Span) -> list[dict[str, object]]:
    return run.segments.get(span.document_id, ([], []))[1]


def _segment_range(run: Run, span: Span) -> tuple[int, int]:
    starts = run.segments.get(span.document_id, ([], []))[0]
    return max(bisect_right(starts, span.start) - 1, 0), max(bisect_right(starts, span.end - 1) - 1, 0)


def _neighbour(rows: list[dict[str, object]], of: int, place: int) -> str:
    if not 0 <= place < len(rows):
        return ""
    row, near = rows[place], rows[of]
    apart = any(row[name] != near[name] for name in ("speaker", "heading", "language"))
    closed = row["quotable"] == "no" or row["role"] not in _CONTEXT_ROLES
    return "" if apart or closed else str(row["text"])
