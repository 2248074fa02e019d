"""What a run gives to code: sentences, what the tool proposed on them, and the codebook."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from litreview.coding.proposals import CODED_ROLES
from litreview.corpus.documents import Document, Segment

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Material:
    """What one run gives to code.

    ``segments`` are all rows of that table in reading order, ``suggestions`` all that the tool proposed, whoever decided on it
    since, ``codings`` the decisions of people that this coder may see. ``codebook`` holds the entries by code; ``renamed`` the
    new id of each code that has one, ``""`` where it was removed; ``double`` the documents under blind double coding; ``heard``
    the documents of consultation. ``text`` gives the text of a document that spans refer to.

    Example:
        >>> row = {"segment_id": "d#00001", "document_id": "d", "role": "body", "quotable": "no", "text": "Tea."}
        >>> material = Material("r", [row], str, {})
        >>> material.shown, material.withheld["d"]
        ([], 1)
    """

    run: str
    segments: Sequence[Row] = field(repr=False)
    text: Callable[[str], str] = field(repr=False)
    codebook: Mapping[str, Row] = field(repr=False)
    suggestions: Sequence[Row] = field(default=(), repr=False)
    codings: Sequence[Row] = field(default=(), repr=False)
    renamed: Mapping[str, str] = field(default_factory=dict, repr=False)
    double: Collection[str] = ()
    heard: Collection[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def coded(self) -> list[Row]:
        """Return the running text and list items, those too that may not be shown."""
        return [row for row in self.segments if row["role"] in CODED_ROLES]

    @cached_property
    def shown(self) -> list[Row]:
        """Return the segments that may be shown and coded."""
        return [row for row in self.coded if may_show(row)]

    @cached_property
    def withheld(self) -> Counter[str]:
        """Return how many sentences of each document may not be shown."""
        return Counter(str(row["document_id"]) for row in self.coded if not may_show(row))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the place of each segment among all of them."""
        return {str(row["segment_id"]): place for place, row in enumerate(self.segments)}

    @cached_property
    def by_document(self) -> Mapping[str, list[Row]]:
        """Return the segments of each document that may be shown and coded."""
        found: dict[str, list[Row]] = {}
        for row in self.shown:
            found.setdefault(str(row["document_id"]), []).append(row)
        return found

    @cached_property
    def proposed(self) -> Mapping[str, Mapping[str, Row]]:
        """Return what the tool proposed on each segment, by code."""
        found: dict[str, dict[str, Row]] = {}
        for row in self.suggestions:
            found.setdefault(str(row["segment_id"]), {})[str(row["code"])] = row
        return found

    def segment(self, segment_id: str) -> Row:
        """Return the row of a segment."""
        return self.segments[self.places[segment_id]]

    def document(self, document_id: str) -> Document:
        """Return a document with all its segments, as anchoring needs it."""
        segments = tuple(_segment(row) for row in self._whole.get(document_id, ()))
        return Document(document_id, "", "", "", "", "", "en", "", self.text(document_id), segments)

    @cached_property
    def _whole(self) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.segments:
            found.setdefault(str(row["document_id"]), []).append(row)
        return found


def may_show(row: Row) -> bool:
    """Return whether the words of a segment may be shown: not those of people whose words may only be paraphrased.

    Example:
        >>> may_show({"quotable": "no"}), may_show({"quotable": "yes"})
        (False, True)
    """
    return row["quotable"] != "no"


def _segment(row: Row) -> Segment:
    place = (int(row["ordinal"]), int(row["start"]), int(row["end"]))
    words = (str(row[name]) for name in ("heading", "speaker", "role", "language", "text"))
    return Segment(str(row["segment_id"]), str(row["document_id"]), *place, None, *words)
