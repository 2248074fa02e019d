"""Two coders with one name: who would overwrite the other is a fault, what may be an oversight is a notice."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import PurePosixPath

from litreview.coding.records import TOOL, Decision, Mark
from litreview.errors import Fault, nearest

Record = Decision | Mark
_AT_ONCE = timedelta(minutes=1)
"""Nobody goes from one machine to another and back in this time."""


def find_namesakes(records: Iterable[Record], coders: Sequence[str] = ()) -> list[Fault]:
    """Return a fault for each coder whose id differs from another's in capitals or spaces only, or is the tool's.

    Where ``coders`` are named, an id that is none of them is a fault too, with the nearest of them.

    Example:
        >>> from datetime import UTC, datetime
        >>> at = datetime(2026, 1, 2, tzinfo=UTC)
        >>> marks = [Mark(coder, "d", "", "done", at, f"corpus/coding/{coder}.jsonl", 1) for coder in ("Ann", "ann")]
        >>> print(find_namesakes(marks)[0])
        corpus/coding/ann.jsonl:1: the coder 'ann' is 'Ann' in corpus/coding/Ann.jsonl; one person has one id, two have two
    """
    first = _find_first(records)
    names: dict[str, Record] = {}
    faults = []
    for record in first:
        other = names.setdefault(_fold(record.coder), record)
        if other.coder != record.coder:
            message = f"the coder {record.coder!r} is {other.coder!r} in {other.path}; one person has one id, two have two"
            faults.append(_tell(record, message))
        elif _fold(record.coder) == TOOL:
            faults.append(_tell(record, f"{record.coder!r} is the tool's own name; write another id for the coder"))
        elif coders and record.coder not in coders:
            hint = nearest(record.coder, coders)
            faults.append(_tell(record, f"the coder {record.coder!r} is not among coding.coders of review.toml{hint}"))
    return faults


def tell_namesakes(records: Sequence[Record]) -> list[Fault]:
    """Return a notice for each coder who writes in another's file too, and for each who wrote at two machines at once.

    Example:
        >>> tell_namesakes([])
        []
    """
    first = _find_first(records)
    own = {record.coder for record in first if PurePosixPath(record.path).stem == record.coder}
    notices = [
        _tell(record, f"the coder {record.coder!r} has a file of that name too; are these the same person?")
        for record in first
        if record.coder in own and PurePosixPath(record.path).stem != record.coder
    ]
    return notices + [
        _tell(record, "written at two machines at once; do two people use this id?") for record in _find_seats(records)
    ]


def _find_first(records: Iterable[Record]) -> list[Record]:
    """The first record of each coder in each file."""
    first: dict[tuple[str, str], Record] = {}
    for record in records:
        first.setdefault((record.path, record.coder), record)
    return list(first.values())


def _find_seats(records: Iterable[Record]) -> Iterator[Record]:
    """Yield of each coder the first record that was written between two of another machine, in less than ``_AT_ONCE``."""
    seated = sorted((record for record in records if record.seat), key=lambda record: (record.coder, record.at, record.line))
    for _, own in groupby(seated, key=lambda record: record.coder):
        spells = [list(spell) for _, spell in groupby(own, key=lambda record: record.seat)]
        between = zip(spells, spells[1:], spells[2:], strict=False)
        both = (
            one[0] for before, one, after in between if after[0].at - before[-1].at < _AT_ONCE and before[0].seat == after[0].seat
        )
        yield from list(both)[:1]


def _is_same(before: Record, after: Record) -> bool:
    return before.seat == after.seat and after.at - before.at < _AT_ONCE


def _fold(coder: str) -> str:
    return "".join(unicodedata.normalize("NFKC", coder).casefold().split())


def _tell(record: Record, message: str) -> Fault:
    return Fault(record.path, record.line, message)
