"""A coder's own decisions, on the sentences that they are about now."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from litreview.coding.anchors import anchor_decisions
from litreview.coding.desk.material import Material, Row, may_show
from litreview.coding.records import Decision
from litreview.coding.renamed import follow

Standing = Callable[[], Iterable[Decision]]


class Located(NamedTuple):
    """Decisions of one coder on one document.

    ``on`` holds those on each segment by code. ``orphans`` and ``removed`` hold, by the segment nearest to where they stood,
    those whose words are no longer in the text, and those whose code was removed. ``homeless`` are about words that this run
    may not show, or texts that it does not hold.
    """

    on: Mapping[str, Mapping[str, Decision]]
    orphans: Mapping[str, list[Decision]]
    removed: Mapping[str, list[Decision]]
    homeless: tuple[Decision, ...] = ()


NONE = Located({}, {}, {})


class Own:
    """The decisions of one coder, found again in the texts document by document, when somebody first asks.

    ``standing`` gives the decisions that stand in the coder's file, adjudications left out.

    Example:
        >>> Own(Material("r", [], str, {}), lambda: []).on("d", "d#00001")
        {}
    """

    def __init__(self, material: Material, standing: Standing) -> None:
        """Take what there is to code, and what gives the decisions."""
        self._material, self._standing = material, standing
        self._located: dict[str, Located] = {}

    def on(self, document_id: str, segment_id: str) -> Mapping[str, Decision]:
        """Return the decisions on one segment by code."""
        return self.find(document_id).on.get(segment_id, {})

    def find(self, document_id: str) -> Located:
        """Return the decisions on one document."""
        if document_id not in self._located:
            own = [each for each in self._standing() if each.document_id == document_id]
            self._located[document_id] = locate(own, self._material, document_id) if own else NONE
        return self._located[document_id]

    def find_all(self) -> Mapping[str, Located]:
        """Return the decisions on every document that has any."""
        grouped: dict[str, list[Decision]] = {}
        for each in self._standing():
            if each.document_id not in self._located:
                grouped.setdefault(each.document_id, []).append(each)
        for document_id, own in grouped.items():
            self._located[document_id] = locate(own, self._material, document_id)
        return self._located

    def forget(self, document_id: str) -> None:
        """Forget where the decisions on a document stand: one was made or taken back."""
        self._located.pop(document_id, None)

    def forget_all(self) -> None:
        """Forget where every decision stands: another desk of this coder wrote some."""
        self._located.clear()


def locate(decisions: Iterable[Decision], material: Material, document_id: str) -> Located:
    """Return where the decisions of one coder on one document stand; of several on one segment and code the last counts.

    Example:
        >>> locate([], Material("r", [], str, {}), "d").homeless
        ()
    """
    kept, gone = [], []
    for each in sorted(decisions, key=lambda each: each.at):
        code = follow(each.code, material.renamed)
        if code not in material.codebook:
            gone.append(each)
        else:
            kept.append(each if code == each.code else each._replace(code=code))
    on, lost = _anchor(kept, material, document_id)
    near = Nearest(material.by_document.get(document_id, ()))
    hidden = [each for each in lost if _may_be_hidden(each, material)]
    orphans, homeless = near.sort(each for each in lost if each not in hidden)
    removed, elsewhere = near.sort(gone)
    return Located(on, orphans, removed, (*hidden, *homeless, *elsewhere))


def _may_be_hidden(decision: Decision, material: Material) -> bool:
    """Whether words that are not found may be some that this run holds and may not show: those are no orphans."""
    seen = material.places.get(decision.segment_id)
    shown = seen is not None and may_show(material.segments[seen])
    return material.withheld[decision.document_id] > 0 and not shown


def _anchor(
    decisions: list[Decision], material: Material, document_id: str
) -> tuple[dict[str, dict[str, Decision]], list[Decision]]:
    found = [(number, each.segment_id) for number, each in enumerate(decisions) if _stands(each, material)]
    placed = {number for number, _ in found}
    # Each decision goes in as a coder of its own: what comes back tells the segments of each, not of the last on each alone.
    numbered = [each._replace(coder=str(number)) for number, each in enumerate(decisions) if number not in placed]
    rows, _ = anchor_decisions(numbered, [material.document(document_id)] if numbered else [])
    found += [(int(str(row["coder"])), str(row["segment_id"])) for row in rows]
    on: dict[str, dict[str, Decision]] = {}
    for number, segment in sorted(found):
        on.setdefault(segment, {})[decisions[number].code] = decisions[number]
    placed.update(number for number, _ in found)
    return on, [each for number, each in enumerate(decisions) if number not in placed]


def _stands(decision: Decision, material: Material) -> bool:
    """Whether a decision is about a whole sentence, which is where it was: most are, and none of these is searched for."""
    place = material.places.get(decision.segment_id)
    row = material.segments[place] if place is not None else {}
    return bool(row) and (row["text"], row["start"], row["document_id"]) == (decision.quote, decision.start, decision.document_id)


class Nearest:
    """Tells which of the segments of a document stands nearest to where a decision was made.

    Example:
        >>> Nearest([]).sort([])
        ({}, [])
    """

    def __init__(self, segments: Iterable[Row]) -> None:
        """Take the segments that may be shown."""
        self._starts = [(int(row["start"]), int(row["end"]), str(row["segment_id"])) for row in segments]

    def sort(self, decisions: Iterable[Decision]) -> tuple[dict[str, list[Decision]], list[Decision]]:
        """Return decisions by their nearest segment, and those of a document that has none to show."""
        decisions = list(decisions)
        if not self._starts:
            return {}, decisions
        found: dict[str, list[Decision]] = {}
        for each in decisions:
            found.setdefault(self._nearest(each), []).append(each)
        return found, []

    def _nearest(self, decision: Decision) -> str:
        at = decision.start
        return min(self._starts, key=lambda span: (max(span[0] - at, at - span[1] + 1, 0), span[0]))[2]
