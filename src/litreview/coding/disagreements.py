"""Where two coders differ on a segment that both have read, and which codes they take for each other."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter

from litreview.coding.adjudication import LEFT
from litreview.coding.records import Mark
from litreview.coding.units import keep_comparable, pair_coders


def find_disagreements(
    codings: Iterable[Mapping[str, object]], segments: Iterable[Mapping[str, object]], marks: Iterable[Mark] = ()
) -> list[dict[str, object]]:
    """Return the rows of ``disagreements``: segments that both coders have read and on which one gave a code the other did not.

    A rejected proposal and one left alone say the same of a segment: the code is not there. ``settled`` tells whether somebody
    has adjudicated the code on that segment.

    Example:
        >>> segments = [{"segment_id": "d#0", "document_id": "d", "role": "body"}]
        >>> rows = [("ann", "C", "accepted"), ("bo", "C", "rejected"), ("bo", "D", "accepted")]
        >>> codings = [{"segment_id": "d#0", "code": code, "coder": coder, "origin": "human", "status": status}
        ...            for coder, code, status in rows]
        >>> [(row["code"], row["said_a"], row["said_b"]) for row in find_disagreements(codings, segments)]
        [('C', 'accepted', 'rejected'), ('D', 'left uncoded', 'accepted')]
    """
    codings = list(codings)
    said = {(row["segment_id"], row["code"], row["coder"]): row["status"] for row in codings if row.get("settled") != "stands"}
    settled = {(row["segment_id"], row["code"]) for row in codings if row.get("settled")}
    rows: list[dict[str, object]] = []
    for pair in pair_coders(codings, segments, marks):
        for code in sorted({*pair.codes_a, *pair.codes_b}):
            differing = pair.codes_a.get(code, frozenset()) ^ pair.codes_b.get(code, frozenset())
            rows += (
                {
                    "segment_id": segment,
                    "code": code,
                    "coder_a": pair.a,
                    "said_a": said.get((segment, code, pair.a), LEFT),
                    "coder_b": pair.b,
                    "said_b": said.get((segment, code, pair.b), LEFT),
                    "settled": "yes" if (segment, code) in settled else "no",
                }
                for segment in differing
            )
    return sorted(rows, key=itemgetter("segment_id", "code", "coder_a", "coder_b"))


def count_confusions(
    codings: Iterable[Mapping[str, object]],
    segments: Iterable[Mapping[str, object]],
    marks: Iterable[Mark] = (),
    few: Collection[str] = (),
    heard: Collection[str] = (),
) -> list[dict[str, object]]:
    """Return the rows of ``confusions``: on how many segments the first coder gave ``code`` where the second gave ``other``.

    Counted are segments on which the first coder gave ``code`` and not ``other``, and the second ``other`` and not ``code``.
    Codes that ``few`` people raised are not compared in the documents ``heard``. Most frequent first.

    Example:
        >>> segments = [{"segment_id": "d#0", "document_id": "d", "role": "body"}]
        >>> codings = [{"segment_id": "d#0", "code": code, "coder": coder, "origin": "human", "status": "accepted"}
        ...            for coder, code in (("ann", "C"), ("bo", "D"))]
        >>> count_confusions(codings, segments)
        [{'code': 'C', 'other': 'D', 'coder_a': 'ann', 'coder_b': 'bo', 'segments': 1}]
    """
    segments, consultations = list(segments), set(heard)
    spoken = {str(row["segment_id"]) for row in segments if row["document_id"] in consultations}
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for pair in pair_coders(codings, segments, marks):
        only_a = _turn({code: found - pair.codes_b.get(code, frozenset()) for code, found in pair.codes_a.items()}, few, spoken)
        only_b = _turn({code: found - pair.codes_a.get(code, frozenset()) for code, found in pair.codes_b.items()}, few, spoken)
        for segment in only_a.keys() & only_b.keys():
            counts.update((code, other, pair.a, pair.b) for code in only_a[segment] for other in only_b[segment])
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"code": code, "other": other, "coder_a": a, "coder_b": b, "segments": number} for (code, other, a, b), number in ordered
    ]


def _turn(by_code: Mapping[str, frozenset[str]], few: Collection[str], spoken: Collection[str]) -> dict[str, list[str]]:
    """The codes by segment."""
    turned: dict[str, list[str]] = {}
    for code, found in by_code.items():
        for segment in keep_comparable(found, code, few, spoken):
            turned.setdefault(segment, []).append(code)
    return turned
