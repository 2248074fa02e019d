"""Publication happens in one step, old runs are pruned, and failures leave the last good run alone."""

from pathlib import Path

from litreview.running.publish import keep_failed, publish, staging_folder


def run(outputs: Path, name: str, keep: int = 5) -> Path:
    """Return a published run that holds its own name."""
    staging = staging_folder(outputs, name)
    (staging / "run.json").write_text(name)
    return publish(staging, outputs, keep)


def test_latest_points_at_the_newest_run(tmp_path: Path) -> None:
    """After each publication, latest is that run and staging is gone."""
    for name in ("r1", "r2"):
        run(tmp_path, name)
        assert (tmp_path / "latest" / "run.json").read_text() == name
    assert not (tmp_path / "staging").exists()


def test_latest_moves_with_its_folder(tmp_path: Path) -> None:
    """The link is relative, so the outputs can be copied elsewhere."""
    run(tmp_path / "here", "r1")
    (tmp_path / "here").rename(tmp_path / "there")
    assert (tmp_path / "there" / "latest" / "run.json").read_text() == "r1"


def test_only_the_newest_runs_are_kept(tmp_path: Path) -> None:
    """Older runs are removed, the published one never."""
    for name in ("r1", "r2", "r3"):
        run(tmp_path, name, keep=2)
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["r2", "r3"]


def test_what_a_dead_run_left_in_staging_is_removed(tmp_path: Path) -> None:
    """A new run starts from nothing."""
    (staging_folder(tmp_path, "dead") / "tables" / "x.csv").write_text("old")
    assert list((staging_folder(tmp_path, "new").parent).iterdir()) == [tmp_path / "staging" / "new"]


def test_a_failed_run_leaves_its_notebooks_and_an_account_but_no_tables(tmp_path: Path) -> None:
    """What passed no gate is not kept; the last good run is untouched."""
    run(tmp_path, "good")
    staging = staging_folder(tmp_path, "bad")
    (staging / "notebooks" / "06.ipynb").write_text("{}")
    (staging / "tables" / "x.csv").write_text("x")
    kept = keep_failed(staging, tmp_path, "06, cell 3: NameError")
    assert sorted(p.name for p in kept.iterdir()) == ["06.ipynb", "error.txt"]
    assert (tmp_path / "latest" / "run.json").read_text() == "good"
