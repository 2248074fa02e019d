"""How long commands take on the review that ships."""

from pathlib import Path

from benchmarks.review_speed import copy_shipped, measure_start
from benchmarks.targets import Goal, Place


def test_starting_is_measured_by_real_processes(tmp_path: Path) -> None:
    """Import and help, each against its target."""
    figures = measure_start(Place(tmp_path, repeats=1)).figures
    assert [one.goal for one in figures] == [Goal(0.3), Goal(0.3)]
    assert all(0 < one.value < 60 for one in figures)


def test_the_review_that_ships_is_copied_once(tmp_path: Path) -> None:
    """With all that a run needs, and without what runs made."""
    copy = copy_shipped(tmp_path)
    assert (copy / "corpus" / "codebook.csv").exists()
    assert not (copy / "outputs").exists()
    (copy / "mark").touch()
    assert (copy_shipped(tmp_path) / "mark").exists()
