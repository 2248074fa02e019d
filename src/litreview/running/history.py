"""The kept runs, in the order in which they were published, and which of them may stay."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from litreview.privacy.ledger import Participant
from litreview.running.heard import Heard, read_heard, recall_heard
from litreview.running.record import read_run_record


def list_runs(outputs: Path) -> list[Path]:
    """Return the folders of the kept runs, the first published first, whatever the clock said when they were named.

    Example:
        >>> list_runs(Path("nowhere"))
        []
    """
    found = [path for path in (outputs / "runs").glob("*") if path.is_dir()]
    return sorted(found, key=lambda run: (_place(run), run.name))


def next_place(outputs: Path) -> int:
    """Return the number that the next published run bears, in its record, as its place in the order.

    Example:
        >>> next_place(Path("nowhere"))
        1
    """
    return max(map(_place, list_runs(outputs)), default=0) + 1


def prune_runs(outputs: Path, published: Path, keep: int) -> None:
    """Delete all kept runs but the ``keep`` last published; the one just ``published`` always stays.

    Example:
        >>> prune_runs(Path("nowhere"), Path("nowhere/runs/r1"), 5)
    """
    for old in list_runs(outputs)[:-keep]:
        if old != published:
            delete_run(old, outputs)


def delete_run(run: Path, outputs: Path) -> None:
    """Delete a kept run: it leaves ``runs`` in one step, so that an interruption leaves no half of it among them.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp()); run = outputs / "runs" / "r1"; run.mkdir(parents=True)
        >>> delete_run(run, outputs); list_runs(outputs)
        []
    """
    bin_ = outputs / "staging" / f"deleted-{run.name}"
    bin_.parent.mkdir(exist_ok=True)
    shutil.rmtree(bin_, ignore_errors=True)
    os.replace(run, bin_)
    shutil.rmtree(bin_, ignore_errors=True)


def find_outdated_consent(outputs: Path, ledger: Mapping[str, Participant]) -> list[Path]:
    """Return the kept runs that use or quote somebody whose consent does not cover it, by the ledger of today.

    Example:
        >>> find_outdated_consent(Path("nowhere"), {})
        []
    """
    heard = recall_heard(outputs, find_run_folders(outputs))
    return [run for run in list_runs(outputs) if _exceeds(heard[run], ledger)]


def exceeds_consent(run: Path, ledger: Mapping[str, Participant]) -> bool:
    """Return whether a run uses or quotes somebody whose consent does not cover it, by the ledger of today.

    A person who stands in the ledger no more has given no consent. A run whose segments cannot be read is taken for one.

    Example:
        >>> exceeds_consent(Path("nowhere"), {})
        True
    """
    return _exceeds(read_heard(run), ledger)


def find_revoked(outputs: Path, ledger: Mapping[str, Participant]) -> list[Path]:
    """Return the folders under ``outputs`` that are runs, or copies of runs, and go against what the ledger says today.

    That is, in which somebody is used whose consent is ``none`` or who has withdrawn, or somebody is quoted who agreed to be
    paraphrased. Where the ledger holds such people, a run whose segments cannot be read is one too: nobody can say that
    they are not in it.

    Example:
        >>> find_revoked(Path("nowhere"), {})
        []
    """
    unused = {one.participant_id for one in ledger.values() if not one.used}
    unquotable = {one.participant_id for one in ledger.values() if not one.quotable}
    heard = recall_heard(outputs, find_run_folders(outputs)) if unquotable else {}
    return [run for run, people in heard.items() if people is None or people.used & unused or people.quoted & unquotable]


def find_run_folders(outputs: Path) -> list[Path]:
    """Return the kept runs and every other folder in ``outputs`` that is a run by its tables and record: somebody may copy one.

    Example:
        >>> find_run_folders(Path("nowhere"))
        []
    """
    kept = list_runs(outputs)
    apart = (outputs / "staging", *kept)
    tables = (path.parent for suffix in ("csv", "parquet") for path in outputs.rglob(f"tables/segments.{suffix}"))
    copies = {folder.parent for folder in tables if folder.parent != outputs and (folder.parent / "run.json").is_file()}
    return [*kept, *sorted(path for path in copies if not any(path.is_relative_to(other) for other in apart))]


def _exceeds(people: Heard | None, ledger: Mapping[str, Participant]) -> bool:
    used = {one.participant_id for one in ledger.values() if one.used}
    quotable = {one.participant_id for one in ledger.values() if one.quotable}
    return people is None or not (people.used <= used and people.quoted <= quotable)


def _place(run: Path) -> int:
    place = read_run_record(run).get("place")
    return place if isinstance(place, int) else 0
