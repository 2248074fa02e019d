"""Documents and segments: the two objects that the stages hand on."""

from dataclasses import dataclass, field
from typing import NamedTuple

FACILITATOR = "facilitator"
"""The speaker of every turn of someone who led the session."""


class Segment(NamedTuple):
    """A sentence, heading or short list item of a document, with its exact span.

    ``start`` and ``end`` are offsets into the document's normal text, end exclusive, and ``text`` is what stands there.
    ``block`` numbers the source block, so that the sentences of one list item, turn or paragraph stay together.
    ``quotable`` is ``"no"`` where the speaker's consent allows paraphrase only.
    """

    segment_id: str
    document_id: str
    ordinal: int
    start: int
    end: int
    page: int | None
    heading: str
    speaker: str
    role: str
    language: str
    text: str
    block: int = 0
    level: int = 0
    quotable: str = "yes"
    time: str = ""


@dataclass(frozen=True)
class Document:
    """One text of the review: where it comes from, its normal text and its segments in order.

    ``owner`` is who speaks where the text names nobody: the record's authors, else the body the text names as its own.
    """

    document_id: str
    citation_key: str
    evidence_kind: str
    title: str
    path: str
    sha256: str
    language: str
    depth: str
    text: str
    segments: tuple[Segment, ...] = field(repr=False, default=())
    pages: int | None = None
    owner: str = ""
