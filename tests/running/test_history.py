"""Kept runs stand in the order of their publication, and none outlives the consent it rests on."""

from pathlib import Path

import pytest

from litreview import __version__
from litreview.privacy.ledger import Participant
from litreview.running.history import (
    delete_run,
    find_outdated_consent,
    find_revoked,
    find_run_folders,
    list_runs,
    next_place,
    prune_runs,
)
from litreview.running.record import write_run_record
from litreview.tables import build_table, write_table


def keep(outputs: Path, name: str, **record: object) -> Path:
    """Return the folder of a kept run with this record."""
    folder = outputs / "runs" / name
    (folder / "tables").mkdir(parents=True)
    write_run_record(folder, {"run_id": name, **record})
    return folder


def person(consent: str, withdrawn_on: str = "") -> dict[str, Participant]:
    """Return a ledger of one participant."""
    return {"P01": Participant("P01", "peer", "North", "en", consent, withdrawn_on, "fg1")}


def test_a_clock_that_jumps_back_does_not_change_the_order(tmp_path: Path) -> None:
    """Runs follow one another as they were published, whatever their names say."""
    for place, name in enumerate(("20270101T000000-a", "20260101T000000-b", "20260101T000001-c"), 1):
        keep(tmp_path, name, place=place)
    assert [run.name[-1] for run in list_runs(tmp_path)] == ["a", "b", "c"]
    assert next_place(tmp_path) == 4


def test_runs_without_a_place_come_first_in_order_of_their_names(tmp_path: Path) -> None:
    """Runs of an earlier version, or with a record that cannot be read, are the oldest."""
    keep(tmp_path, "r9", place=1)
    keep(tmp_path, "r2")
    (keep(tmp_path, "r1") / "run.json").write_text("{", encoding="utf-8")
    assert [run.name for run in list_runs(tmp_path)] == ["r1", "r2", "r9"]


def test_pruning_keeps_the_last_published_whatever_their_names(tmp_path: Path) -> None:
    """After the clock jumped back, the run just published has the lowest name and stays."""
    for place, name in enumerate(("r3", "r2", "r1"), 1):
        keep(tmp_path, name, place=place)
    prune_runs(tmp_path, tmp_path / "runs" / "r1", 2)
    assert [run.name for run in list_runs(tmp_path)] == ["r2", "r1"]


def test_a_deleted_run_is_gone_whole(tmp_path: Path) -> None:
    """What an interruption left of an earlier deletion does not stand in the way."""
    left = tmp_path / "staging" / "deleted-r1" / "tables"
    left.mkdir(parents=True)
    delete_run(keep(tmp_path, "r1"), tmp_path)
    assert (list_runs(tmp_path), left.exists()) == ([], False)


@pytest.mark.parametrize(
    ("ledger", "quotable", "outdated"),
    [
        (person("quote"), "yes", False),
        (person("paraphrase"), "no", False),
        (person("paraphrase"), "yes", True),
        (person("none"), "no", True),
        (person("quote", "2026-01-31"), "no", True),
        ({}, "no", True),
    ],
    ids=["quoted", "paraphrased", "no longer quoted", "no consent", "withdrawn", "no longer in the ledger"],
)
def test_a_run_that_goes_beyond_todays_consent_is_named(tmp_path: Path, ledger: dict, quotable: str, outdated: bool) -> None:
    """Withdrawing in the ledger by hand reaches the runs of before too."""
    run = keep(tmp_path, "r1")
    rows = [
        {"segment_id": "t#1", "speaker": "P01", "quotable": quotable},
        {"segment_id": "t#2", "speaker": "facilitator", "quotable": "yes"},
    ]
    write_table("segments", build_table("segments", rows), run / "tables")
    assert find_outdated_consent(tmp_path, ledger) == ([run] if outdated else [])


def hold_speech(run: Path, quotable: str = "yes") -> None:
    """Write the segments of a run in which P01 speaks."""
    (run / "tables").mkdir(parents=True, exist_ok=True)
    rows = [{"segment_id": "t#1", "speaker": "P01", "quotable": quotable}]
    write_table("segments", build_table("segments", rows), run / "tables")


@pytest.mark.parametrize(
    ("ledger", "revoked"),
    [
        (person("quote"), False),
        (person("paraphrase"), True),
        (person("none"), True),
        (person("quote", "2026-01-31"), True),
        ({}, False),
    ],
    ids=["quoted", "no longer quoted", "no consent", "withdrawn", "the ledger is empty"],
)
def test_a_run_is_revoked_by_what_the_ledger_says_and_not_by_its_silence(tmp_path: Path, ledger: dict, revoked: bool) -> None:
    """A ledger that was mislaid for a moment must not delete every run."""
    hold_speech(keep(tmp_path, "r1"))
    assert bool(find_revoked(tmp_path, ledger)) is revoked


def test_a_copy_of_a_run_and_a_run_that_cannot_be_read_are_revoked_too(tmp_path: Path) -> None:
    """Wherever under outputs they lie; what is staged belongs to a run under way."""
    for folder in ("latest", "runs/r1", "mine/old", "staging/r2"):
        hold_speech(tmp_path / folder)
        write_run_record(tmp_path / folder, {"run_id": "r1"})
    (tmp_path / "runs" / "r0" / "tables").mkdir(parents=True)
    (tmp_path / "runs" / "r0" / "tables" / "segments.parquet").write_bytes(b"PAR1")
    found = [path.relative_to(tmp_path).as_posix() for path in find_revoked(tmp_path, person("none"))]
    assert found == ["runs/r0", "runs/r1", "latest", "mine/old"]
    assert len(find_run_folders(tmp_path)) == 4


@pytest.mark.parametrize("folder", ["", "thesis"], ids=["outputs itself", "a folder without the record of a run"])
def test_a_folder_with_tables_alone_is_no_run(tmp_path: Path, folder: str) -> None:
    """It may hold what people own; whoever deletes runs deletes whole folders."""
    hold_speech(tmp_path / folder)
    if not folder:
        write_run_record(tmp_path, {"run_id": "r1"})
    assert find_run_folders(tmp_path) == []


def test_a_record_of_today_does_not_vouch_for_tables_of_yesterday(tmp_path: Path) -> None:
    """Somebody put back the tables of an older run, or copied a run in and edited what its record says of the ledger."""
    told = {"inputs": {"corpus/consultation/participants.csv": "0a"}, "versions": {"litreview": __version__}}
    run = keep(tmp_path, "r1", **told, gate={"passed_at": "2026-01-31"})
    write_table("segments", build_table("segments", []), run / "tables")
    assert find_revoked(tmp_path, person("none")) == []
    hold_speech(run)
    hold_speech(tmp_path / "mine" / "copy")
    write_run_record(tmp_path / "mine" / "copy", {"run_id": "r1", **told, "gate": {"passed_at": "2026-01-31"}})
    assert find_revoked(tmp_path, person("none")) == [run, tmp_path / "mine" / "copy"]
    assert find_revoked(tmp_path, person("quote")) == []


@pytest.mark.parametrize("text", ["", "[]", "{", "7", '"run"'])
def test_a_record_that_is_none_is_no_record(tmp_path: Path, text: str) -> None:
    """Whatever stands in its place, the run is searched."""
    run = keep(tmp_path, "r1")
    hold_speech(run)
    (run / "run.json").write_text(text, encoding="utf-8")
    assert find_revoked(tmp_path, person("none")) == [run]
    assert find_revoked(tmp_path, person("quote")) == []
