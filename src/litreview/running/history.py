"""The kept runs, in the order in which they were published, and which of them may stay."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from litreview.privacy.ledger import Participant
from litreview.running.record import read_record


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
    """Return the kept runs that use or quote somebody whose consent no longer covers it, by the ledger of today.

    Example:
        >>> find_outdated_consent(Path("nowhere"), {})
        []
    """
    used = {one.participant_id for one in ledger.values() if one.consent != "none" and not one.withdrawn_on}
    quoted = {one for one in used if ledger[one].consent == "quote"}
    return [run for run in list_runs(outputs) if not _is_covered(run, used, quoted)]


def _is_covered(run: Path, used: set[str], quoted: set[str]) -> bool:
    table = run / "tables" / "segments.parquet"
    if not table.exists():
        return True
    spoken = pd.read_parquet(table, columns=["speaker", "quotable"])
    spoken = spoken[~spoken.speaker.isin(["", "facilitator"])]
    return set(spoken.speaker) <= used and set(spoken.speaker[spoken.quotable == "yes"]) <= quoted


def _place(run: Path) -> int:
    place = read_record(run).get("place")
    return place if isinstance(place, int) else 0
