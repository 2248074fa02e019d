"""Codings from elsewhere beside the decisions of a review: which are new, which stand already, which contradict one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from litreview.coding.anchors import anchor_decisions
from litreview.coding.codebook import Codebook
from litreview.coding.human import load_coding
from litreview.coding.lines import read_lines, show_place
from litreview.coding.records import Decision, make_id
from litreview.corpus.documents import Document
from litreview.exchange.coder_ids import name_coders
from litreview.exchange.placing import Placed
from litreview.exchange.qda import ORIGIN, QdaProject
from litreview.review import Review

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_CONTRADICTED = "codings on which their coder decided otherwise here, or took it back: that stays, they are set aside"


class CoderIntake(NamedTuple):
    """What becomes of the codings of one coder: fields of decisions to write, how many stand already, and are set aside.

    ``name`` is what the coder is called where the codings come from.
    """

    coder: str
    name: str
    new: Sequence[Mapping[str, Any]] = ()
    known: int = 0
    aside: int = 0


class _Standing(NamedTuple):
    """What coders decided in the review: by coder, segment and code; ids they ever used; where codings may be written."""

    status: Mapping[tuple[str, str, str], str]
    used: Mapping[str, frozenset[str]]
    coders: Sequence[str]


def sort_codings(
    review: Review,
    project: QdaProject,
    placed: Sequence[Placed],
    ids: Mapping[str, str],
    documents: Sequence[Document],
    codebook: Codebook,
    renamed: Mapping[str, str],
) -> tuple[list[CoderIntake], list[str]]:
    """Return what becomes of the ``placed`` codings of ``project``, coder by coder, and what is told of them.

    ``ids`` leads from codes of the project to those of ``codebook``. Where review.toml names the coders, codings of others are
    set aside.

    Raises:
        InputFaults: the files of coders have faults.

    Example:
        >>> from pathlib import Path
        >>> from litreview.review import About, Settings
        >>> sort_codings(Review(Path("none"), Settings(review=About(title="t"))), QdaProject("p"), [], {}, [], {}, {})
        ([], [])
    """
    names = name_coders(one.coding.coder for one in placed)
    texts = {segment.segment_id: segment.text for document in documents for segment in document.segments}
    standing = _find_standing(review, documents, codebook, renamed)
    intakes = []
    for name, coder in sorted(names.items(), key=lambda item: item[1]):
        made = [_make_fields(one, ids, texts, project.origin) for one in placed if one.coding.coder == name]
        intakes.append(_take_in(coder, name, made, documents, standing))
    told = [f"coder {one.name!r} is {one.coder!r} here" for one in intakes if one.name != one.coder and one.new]
    barred = [one.coder for one in intakes if standing.coders and one.coder not in standing.coders]
    told += [f"codings of {coder!r}, who is not among coding.coders of review.toml, are set aside" for coder in barred]
    contradicted = sum(one.aside for one in intakes if one.coder not in barred)
    told += [f"{_CONTRADICTED} ({contradicted})"] if contradicted else []
    return intakes, told


def _find_standing(review: Review, documents: Sequence[Document], codebook: Codebook, renamed: Mapping[str, str]) -> _Standing:
    folder = review.corpus / "coding"
    coders = review.settings.coding.coders
    decisions = [one for one in load_coding(folder, codebook, renamed, coders).decisions if not one.settles]
    rows, _ = anchor_decisions(decisions, documents)
    status = {(str(row["coder"]), str(row["segment_id"]), str(row["code"])): str(row["status"]) for row in rows}
    used: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for record in read_lines(path.read_bytes(), show_place(path)).records:
            if isinstance(record, Decision):
                used.setdefault(record.coder, set()).add(record.id)
    return _Standing(status, {coder: frozenset(known) for coder, known in used.items()}, coders)


def _make_fields(placed: Placed, ids: Mapping[str, str], texts: Mapping[str, str], origin: str) -> dict[str, Any]:
    code, segment = ids[placed.coding.code], placed.segment_id
    whole = texts.get(segment, "")
    words = whole if placed.quote in whole else placed.quote
    return {
        "id": make_id(placed.document_id, segment, words, code),
        "document_id": placed.document_id,
        "quote": placed.quote,
        "start": placed.start,
        "code": code,
        "decision": "accepted",
        "segment_id": segment,
        "memo": "" if origin == ORIGIN else placed.coding.memo,
    }


def _take_in(
    coder: str, name: str, made: Sequence[Mapping[str, Any]], documents: Sequence[Document], standing: _Standing
) -> CoderIntake:
    if standing.coders and coder not in standing.coders:
        return CoderIntake(coder, name, aside=len(made))
    taken = dict(standing.status)
    used = standing.used.get(coder, frozenset())
    new, fates = [], Counter[str]()
    for fields, segments in zip(made, _cover(made, documents), strict=True):
        places = [(coder, segment, fields["code"]) for segment in segments]
        said = {taken.get(place, "") for place in places}
        if said == {"accepted"}:
            fates["known"] += 1
        elif "rejected" in said or not places or fields["id"] in used:
            fates["aside"] += 1
        else:
            new.append(fields)
            taken |= dict.fromkeys(places, "accepted")
    return CoderIntake(coder, name, tuple(new), fates["known"], fates["aside"])


def _cover(made: Sequence[Mapping[str, Any]], documents: Sequence[Document]) -> list[list[str]]:
    """Return the segments that each decision comes to stand on."""
    numbered = [Decision(**{**fields, "coder": str(number), "at": _ANY_TIME}) for number, fields in enumerate(made)]
    covered: list[list[str]] = [[] for _ in made]
    for row in anchor_decisions(numbered, documents)[0]:
        covered[int(str(row["coder"]))].append(str(row["segment_id"]))
    return covered
