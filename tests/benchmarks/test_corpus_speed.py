"""How long invented corpora take, on tiny ones."""

from pathlib import Path

from benchmarks.corpus_speed import measure_changed
from benchmarks.targets import Goal, Place


def test_one_change_is_measured(tmp_path: Path) -> None:
    """All documents but one are taken over."""
    figures = measure_changed(Place(tmp_path, 200)).figures
    assert figures[0].measure == "one document of 5 changed"
    assert figures[0].goal == Goal(5, "%")
