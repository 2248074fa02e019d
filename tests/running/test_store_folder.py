"""The store goes where nothing speaks for its staying."""

from pathlib import Path

import pytest

from litreview.review import Review
from litreview.running.purging import purge_outputs
from litreview.running.store_folder import delete_store, is_orphaned


def make_store(outputs: Path, run: str, *names: str) -> Path:
    """Return a store that agrees with ``run`` and holds files called ``names``."""
    store = outputs / ".store"
    store.mkdir(parents=True)
    (store / "run").write_text(run, encoding="utf-8")
    for name in names:
        (store / name).write_bytes(b"x")
    return store


@pytest.mark.parametrize(
    ("name", "kept", "orphaned"),
    [
        ("consultation-1.parquet", "r1", False),
        ("consultation-1.parquet", "r2", True),
        ("literature-1.parquet", "r2", False),
    ],
    ids=["run is kept", "run is gone", "nobody spoke"],
)
def test_consultations_stay_as_long_as_the_run_that_holds_them(tmp_path: Path, name: str, kept: str, orphaned: bool) -> None:
    """Somebody may delete a run by hand; literature needs no run."""
    make_store(tmp_path, "r1", name)
    (tmp_path / "runs" / kept).mkdir(parents=True)
    assert is_orphaned(tmp_path) is orphaned


def test_a_store_that_names_no_run_is_orphaned(tmp_path: Path) -> None:
    """Nobody can say what its consultations belong to."""
    (make_store(tmp_path, "r1", "consultation-1.parquet") / "run").unlink()
    assert is_orphaned(tmp_path)


def test_a_deleted_store_is_told_file_by_file(tmp_path: Path) -> None:
    """A certificate names what was deleted."""
    store = make_store(tmp_path, "r1", "consultation-1.parquet")
    assert [path.name for path in delete_store(tmp_path)] == ["consultation-1.parquet", "run"]
    assert not store.exists()


@pytest.mark.parametrize(("kept", "stays"), [("r1", True), ("r2", False)], ids=["run is kept", "run is gone"])
def test_a_purge_takes_the_store_that_nothing_speaks_for(tiny: Review, kept: str, stays: bool) -> None:
    """Before a run makes anything; each file is named."""
    store = make_store(tiny.outputs, "r1", "consultation-1.parquet")
    (tiny.outputs / "runs" / kept).mkdir(parents=True)
    purge = purge_outputs(tiny, {})
    assert store.exists() is stays
    assert ("outputs/.store/consultation-1.parquet" in purge.files) is not stays


def test_a_withdrawal_takes_the_store_with_it(tiny: Review) -> None:
    """Whatever it holds: what somebody said may stand in it."""
    store = make_store(tiny.outputs, "r1", "literature-1.parquet")
    purge_outputs(tiny, {}, all_of_it=True)
    assert not store.exists()


def test_a_store_that_is_a_link_is_left(tmp_path: Path) -> None:
    """What a link leads to is not ours to delete."""
    make_store(tmp_path / "elsewhere", "r1", "consultation-1.parquet")
    (tmp_path / ".store").symlink_to(tmp_path / "elsewhere" / ".store")
    assert delete_store(tmp_path) == []
    assert not is_orphaned(tmp_path)
    assert (tmp_path / "elsewhere" / ".store" / "run").exists()
