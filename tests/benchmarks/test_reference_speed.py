"""What is timed: an import in which every copy is found, and a simulation that finds all it looks for."""

from pathlib import Path

import pytest
from benchmarks.reference_speed import time_import, time_simulation


def test_every_copy_is_merged_and_nothing_else(tmp_path: Path) -> None:
    """Of 200 invented records, four are entered twice; the others are written."""
    found = time_import(tmp_path, 200)
    assert found.repeated == 4
    assert (found.records, found.added, found.merged, found.rejected) == (200, 196, 4, 0)
    assert (tmp_path / "review" / "references.bib").read_text(encoding="utf-8").count("\n@") == 195
    assert found.seconds > 0


@pytest.mark.parametrize(("count", "simulated"), [(400, 400), (2, 200)], ids=["as asked", "never fewer"])
def test_a_simulation_finds_what_it_looks_for(count: int, simulated: int) -> None:
    """Some of it is like nothing else, so most records are read."""
    found = time_simulation(count)
    assert found.records == simulated
    assert found.relevant > 1
    assert -0.05 <= found.saved <= 0.95
