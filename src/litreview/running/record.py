"""The run record: what went in, what came out, with which versions and how long it took."""

import csv
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from litreview.reporting.versions import list_versions
from litreview.running.hashes import hash_file


def input_digest(hashes: Mapping[str, str], parameters: Mapping[str, Any]) -> str:
    """Return one hash over all inputs, the parameters, the code and the versions that the record of a run names.

    Example:
        >>> input_digest({"a": "1"}, {}) == input_digest({"a": "1"}, {}) != input_digest({"a": "2"}, {})
        True
    """
    facts = json.dumps([list_versions(), source_digest(), dict(hashes), dict(parameters)], sort_keys=True, default=str)
    return hashlib.sha256(facts.encode()).hexdigest()


@lru_cache(maxsize=1)
def source_digest() -> str:
    """Return one hash over every file of the package: code, weights, lists, templates; taken once, as code is read once.

    Example:
        >>> source_digest() == source_digest()
        True
    """
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.is_file() and path.suffix != ".pyc" and not any(part.startswith(".") for part in inside.parts):
            digest.update(inside.as_posix().encode() + b"\0" + hash_file(path).encode())
    return digest.hexdigest()


def name_run(digest: str, now: datetime) -> str:
    """Return a run id that sorts by time and shows which inputs were read.

    Example:
        >>> name_run("abcdef0123", datetime(2026, 1, 2, 3, 4, 5))
        '20260102T030405-abcdef01'
    """
    return f"{now:%Y%m%dT%H%M%S}-{digest[:8]}"


def read_run_record(run: Path) -> dict[str, Any]:
    """Return ``run.json`` of a run folder, or an empty dict where there is none that can be read.

    Example:
        >>> read_run_record(Path("nowhere"))
        {}
    """
    try:
        record = json.loads((run / "run.json").read_text(encoding="utf-8"))
        return record if isinstance(record, dict) else {}
    except (OSError, ValueError):
        return {}


def count_changes(run: Path) -> int:
    """Return how many changes ``changes.csv`` of a run lists against the run before; none where there was none before.

    Example:
        >>> count_changes(Path("nowhere"))
        0
    """
    path = run / "changes.csv"
    if not path.exists():
        return 0
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def write_run_record(run: Path, record: Mapping[str, Any]) -> None:
    """Write ``run.json`` into a run folder, keys in the order given.

    Example:
        >>> import tempfile; folder = Path(tempfile.mkdtemp())
        >>> write_run_record(folder, {"run_id": "r"}); read_run_record(folder)
        {'run_id': 'r'}
    """
    (run / "run.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
