"""The units on which coders are compared: the segments that each of them has read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from litreview.coding.blind import find_finished
from litreview.coding.proposals import CODED_ROLES
from litreview.coding.records import Mark


class Pair(NamedTuple):
    """Two coders, the segments that both have read, and on which of them each gave which codes."""

    a: str
    b: str
    shared: frozenset[str]
    codes_a: Mapping[str, frozenset[str]]
    codes_b: Mapping[str, frozenset[str]]


def pair_coders(
    codings: Iterable[Mapping[str, object]], segments: Iterable[Mapping[str, object]], marks: Iterable[Mark] = ()
) -> Iterator[Pair]:
    """Yield each two people who have read the same running text or list items, by their ids.

    ``codings`` and ``segments`` are rows of those tables. A coder has read the segments marked as read, those decided on, and
    all of a document marked as done; of a document where the coder left no mark, but decisions, all of it, as files written
    without marks mean it. What a coder left out there counts as uncoded. Proposals are no coder, and what an adjudicator settled
    is no coding.

    Example:
        >>> segments = [{"segment_id": f"d#{n}", "document_id": "d", "role": "body"} for n in range(4)]
        >>> codings = [{"segment_id": "d#0", "code": "C", "coder": coder, "origin": "human", "status": "accepted"}
        ...            for coder in ("ann", "bo")]
        >>> [(pair.a, pair.b, len(pair.shared)) for pair in pair_coders(codings, segments)]
        [('ann', 'bo', 4)]
    """
    document_of = {str(row["segment_id"]): str(row["document_id"]) for row in segments if row["role"] in CODED_ROLES}
    own = [row for row in codings if row["origin"] == "human" and row.get("settled") != "stands"]
    own = [row for row in own if str(row["segment_id"]) in document_of]
    read = _find_read(own, document_of, list(marks))
    given: dict[str, dict[str, set[str]]] = {coder: {} for coder in read}
    for row in own:
        if row["status"] != "rejected":
            given[str(row["coder"])].setdefault(str(row["code"]), set()).add(str(row["segment_id"]))
    for a, b in combinations(sorted(read), 2):
        shared = frozenset(read[a] & read[b])
        if shared:
            yield Pair(a, b, shared, *({code: shared & found for code, found in given[coder].items()} for coder in (a, b)))


def keep_comparable(shared: Iterable[str], code: str, few: Collection[str], spoken: Collection[str]) -> frozenset[str]:
    """Return the segments on which ``code`` may be compared: a code that ``few`` people raised, outside what was ``spoken``.

    A share of sentences is a number of sentences, and people cannot be more than theirs. ``spoken`` are segments of talks.

    Example:
        >>> sorted(keep_comparable(["d#1", "t#1"], "VAL.HOPE", {"VAL.HOPE"}, {"t#1"}))
        ['d#1']
    """
    return frozenset(shared).difference(spoken) if code in few else frozenset(shared)


def _find_read(
    own: Iterable[Mapping[str, object]], document_of: Mapping[str, str], marks: Collection[Mark]
) -> dict[str, set[str]]:
    whole: dict[str, list[str]] = {}
    for segment, document_id in document_of.items():
        whole.setdefault(document_id, []).append(segment)
    marked = {(mark.coder, mark.document_id) for mark in marks}
    read: dict[str, set[str]] = {}
    for mark in marks:
        if mark.kind == "read" and mark.segment_id in document_of:
            read.setdefault(mark.coder, set()).add(mark.segment_id)
    for document_id, coders in find_finished(marks).items():
        for coder in coders:
            read.setdefault(coder, set()).update(whole.get(document_id, ()))
    begun = dict.fromkeys((str(row["coder"]), document_of[str(row["segment_id"])]) for row in own)
    for coder, document_id in begun:
        if (coder, document_id) not in marked:
            read.setdefault(coder, set()).update(whole[document_id])
    for row in own:
        read.setdefault(str(row["coder"]), set()).add(str(row["segment_id"]))
    return read
