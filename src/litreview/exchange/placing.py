"""Codings of a project on the texts of a review: each quotation found again, in the segment where a coder would see it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.coding.anchors import find_quotation, fold_quotation
from litreview.coding.records import TOOL
from litreview.corpus.build import slug
from litreview.corpus.documents import Document
from litreview.exchange.plain_text import plain_text
from litreview.exchange.qda import ORIGIN, QdaCoding, QdaProject, QdaSource
from litreview.privacy.withhold import MARKER

WITHHELD = "codings on words that may not be quoted"
OWN = "proposals of litreview, which the next run makes itself, are left out"
LOST = "codings whose words are not in {document}"
NO_TEXT = "codings on a text that this review does not have; put it into corpus/, call `litreview run`, import again"


class Placed(NamedTuple):
    """A coding of a project on the text of a document as it is published; ``segment_id`` is where it begins, if in one."""

    document_id: str
    start: int
    quote: str
    segment_id: str
    coding: QdaCoding


class _Home(NamedTuple):
    """The document that a source is, where its segments begin and end, and what leads to its places where texts are equal."""

    document: Document
    starts: Sequence[int]
    ends: Sequence[int]
    move: Callable[[int], int] | None


def place_codings(project: QdaProject, documents: Sequence[Document]) -> tuple[list[Placed], list[str]]:
    """Return the codings of ``project`` on ``documents``, whose texts are as published, and what is told of the others.

    A source is the document with its text, failing that the one with its name. Quotations that touch words which may only
    be paraphrased are not taken, nor is what litreview proposed.

    Example:
        >>> coding = QdaCoding("Talk.txt", 0, 4, "Hope", "C", "ann")
        >>> project = QdaProject("p", sources=(QdaSource("Talk.txt", "Hope."),), codings=(coding,))
        >>> place_codings(project, [Document("talk", "", "practice", "", "", "", "en", "notes", "Hope.")])[0][0].document_id
        'talk'
    """
    homes = _find_homes(project.sources, documents)
    placed: list[Placed] = []
    told: Counter[str] = Counter()
    for coding in project.codings:
        if project.origin == ORIGIN and coding.coder == TOOL:
            told[OWN] += 1
            continue
        home = homes.get(coding.source)
        if home is None:
            told[f"{coding.source}: {NO_TEXT}"] += 1
            continue
        found = _place(coding, home)
        if isinstance(found, str):
            told[f"{coding.source}: {found}"] += 1
        else:
            placed.append(found)
    return placed, [f"{what} ({number})" for what, number in sorted(told.items())]


def _find_homes(sources: Iterable[QdaSource], documents: Sequence[Document]) -> Mapping[str, _Home]:
    by_name = {document.document_id: document for document in documents}
    by_text: dict[str, Document] = {}
    for document in documents:
        by_text.setdefault(fold_quotation(plain_text(document.text)[0]), document)
    homes: dict[str, _Home] = {}
    for source in sources:
        named = by_name.get(source.name) or by_name.get(slug(f"{source.name}.txt")) or by_name.get(slug(source.name))
        same = by_text.get(fold_quotation(plain_text(source.text)[0])) if source.text.strip() else None
        document = named if named and _make_mover(named.text, source.text) else same or named
        if document:
            starts, ends = ([getattr(segment, side) for segment in document.segments] for side in ("start", "end"))
            homes[source.name] = _Home(document, starts, ends, _make_mover(document.text, source.text))
    return homes


def _make_mover(text: str, written: str) -> Callable[[int], int] | None:
    """Return what leads from places in ``written`` to those in ``text``, ``None`` where it is neither that nor its plain form."""
    if written == text:
        return lambda place: place
    plain, moved = plain_text(text)
    return (lambda place: bisect_left(range(len(text) + 1), place, key=moved)) if written == plain else None


def _place(coding: QdaCoding, home: _Home) -> Placed | str:
    """Return where ``coding`` stands, or why it stands nowhere."""
    document = home.document
    if MARKER in coding.quote:
        return WITHHELD
    if home.move:
        span: tuple[int, int] | None = home.move(coding.start), home.move(coding.end)
    else:
        span = find_quotation(document.text, coding.quote, coding.start)
    if not span or not document.text[slice(*span)].strip():
        return LOST.format(document=document.document_id)
    start, end = span
    touched = document.segments[bisect_right(home.ends, start) : bisect_left(home.starts, end)]
    if any(segment.quotable == "no" for segment in touched):
        return WITHHELD
    seen = touched[0].segment_id if touched and touched[0].start <= start else ""
    return Placed(document.document_id, start, document.text[start:end], seen, coding)
