"""Queues: in which order a coder is shown segments."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litreview.coding.coder import THRESHOLD
from litreview.errors import UsageError, nearest

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Work:
    """What one coder may see of a review: ``segments`` that may be shown in reading order, and rows about them.

    ``suggestions`` are what the tool proposed, ``codings`` the visible decisions of people, ``disagreements`` rows of that table,
    ``decided`` the segments and codes this coder decided on. ``orphans`` and ``removed`` are the segments nearest to decisions
    of this coder whose words are no longer in the text, or whose code was removed.
    """

    segments: Rows
    suggestions: Rows = ()
    codings: Rows = ()
    disagreements: Rows = ()
    coder: str = ""
    decided: Collection[tuple[str, str]] = ()
    orphans: Sequence[str] = ()
    removed: Sequence[str] = ()


def queue(kind: str, work: Work, of: str = "") -> list[str]:
    """Return the ids of the segments of a queue, each once, in the order in which to decide on them.

    ``kind`` is one of ``KINDS``: ``document`` (in reading order; ``of`` is a document, all where it is empty), ``code`` (where
    the tool or a person gave the code ``of``), ``uncertain`` (proposals nobody here decided on, nearest to the threshold of
    their language first), ``disagreements`` (not settled), ``mine`` (decided on by this coder), ``orphans``, ``removed``.

    Raises:
        UsageError: there is no such queue, document or code; offers the nearest name.

    Example:
        >>> segments = [{"segment_id": f"d#{n}", "document_id": "d", "language": "en"} for n in range(3)]
        >>> scores = [{"segment_id": f"d#{n}", "code": "C", "score": score} for n, score in enumerate((0.9, 0.45, 0.6))]
        >>> queue("uncertain", Work(segments, scores))
        ['d#1', 'd#2', 'd#0']
    """
    if kind not in KINDS:
        raise UsageError(f"there is no queue {kind!r}{nearest(kind, KINDS)}; there are {', '.join(KINDS)}")
    shown = {row["segment_id"] for row in work.segments}
    return [segment for segment in dict.fromkeys(KINDS[kind](work, of)) if segment in shown]


def _by_document(work: Work, of: str) -> Iterable[str]:
    known = dict.fromkeys(row["document_id"] for row in work.segments)
    if of and of not in known:
        raise UsageError(f"no document {of!r} has sentences to show{nearest(of, known)}")
    return [row["segment_id"] for row in work.segments if of in ("", row["document_id"])]


def _by_code(work: Work, of: str) -> Iterable[str]:
    found = {row["segment_id"] for row in (*work.suggestions, *work.codings) if row["code"] == of}
    if not found:
        codes = {row["code"] for row in (*work.suggestions, *work.codings)}
        raise UsageError(f"no sentence has the code {of!r}{nearest(of, codes)}")
    return [row["segment_id"] for row in work.segments if row["segment_id"] in found]


def _by_doubt(work: Work, of: str) -> Iterable[str]:
    languages = {row["segment_id"]: row["language"] for row in work.segments}
    undecided = [row for row in work.suggestions if (row["segment_id"], row["code"]) not in work.decided]
    undecided = [row for row in undecided if _is_number(row["score"]) and row["segment_id"] in languages]
    return [row["segment_id"] for row in sorted(undecided, key=lambda row: (_doubt(row, languages), row["segment_id"]))]


def _is_number(score: object) -> bool:
    return isinstance(score, float) and score == score  # not NaN


def _doubt(row: Mapping[str, Any], languages: Mapping[str, str]) -> float:
    return round(abs(row["score"] - THRESHOLD.get(languages[row["segment_id"]], THRESHOLD["en"])), 9)


def _by_difference(work: Work, of: str) -> Iterable[str]:
    return [row["segment_id"] for row in work.disagreements if row["settled"] != "yes" and of in ("", row["code"])]


def _by_own(work: Work, of: str) -> Iterable[str]:
    own = {segment for segment, code in work.decided if of in ("", code)}
    return [row["segment_id"] for row in work.segments if row["segment_id"] in own]


KINDS: Mapping[str, Callable[[Work, str], Iterable[str]]] = {
    "document": _by_document,
    "code": _by_code,
    "uncertain": _by_doubt,
    "disagreements": _by_difference,
    "mine": _by_own,
    "orphans": lambda work, of: work.orphans,
    "removed": lambda work, of: work.removed,
}
"""The queues by name."""
