"""Who is heard in a run, by its segments; what segments say is read once and remembered by their content.

``outputs/.heard.json`` holds ids of participants alone, by the hash of the file of segments they stand in. The record of a run
is not asked: somebody may have put other tables beside it, or copied it.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from litreview.corpus.documents import FACILITATOR
from litreview.running.hashes import hash_if_readable

HEARD = ".heard.json"
_SEGMENTS = Path("tables", "segments.parquet")


class Heard(NamedTuple):
    """Who is heard in a run: the ids of those whose words it uses, and of those it may quote."""

    used: frozenset[str]
    quoted: frozenset[str]


def read_heard(run: Path) -> Heard | None:
    """Return who is heard in a run, by its segments; ``None`` where they cannot be read.

    Example:
        >>> read_heard(Path("nowhere")) is None
        True
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        spoken = pq.read_table(run / _SEGMENTS, columns=["speaker", "quotable"])
        turns = {*zip(spoken["speaker"].to_pylist(), spoken["quotable"].to_pylist(), strict=True)}
    except (OSError, ValueError, KeyError, pa.ArrowException):
        return None
    heard = [(speaker, quotable) for speaker, quotable in turns if speaker not in ("", None, FACILITATOR)]
    return Heard(frozenset(speaker for speaker, _ in heard), frozenset(speaker for speaker, may in heard if may == "yes"))


def recall_heard(outputs: Path, runs: Iterable[Path]) -> dict[Path, Heard | None]:
    """Return who is heard in each of ``runs``; segments that were read before, byte for byte the same, are not read again.

    What is remembered of segments that none of ``runs`` has any more is forgotten.

    Example:
        >>> recall_heard(Path("nowhere"), [])
        {}
    """
    known = _recall(outputs)
    digests = {run: hash_if_readable(run / _SEGMENTS) for run in runs}
    heard = {run: known.get(digest) or read_heard(run) for run, digest in digests.items()}
    kept = {digest: people for run, digest in digests.items() if digest and (people := heard[run])}
    if kept != known:
        _remember(outputs, kept)
    return heard


def _recall(outputs: Path) -> dict[str, Heard]:
    try:
        held = json.loads((outputs / HEARD).read_text(encoding="utf-8"))
        return {digest: Heard(frozenset(used), frozenset(quoted)) for digest, (used, quoted) in held.items() if digest}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(outputs: Path, kept: dict[str, Heard]) -> None:
    fresh = outputs / f"{HEARD}.new"
    lines = {digest: [sorted(people.used), sorted(people.quoted)] for digest, people in sorted(kept.items())}
    # Where it cannot be written, the segments are read again.
    with suppress(OSError):
        fresh.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, outputs / HEARD)
