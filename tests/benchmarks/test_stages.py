"""The tables of a review, built as a run builds them, with a clock."""

import json
from pathlib import Path

from benchmarks.stages import build
from benchmarks.synthetic import write_review


def test_a_build_tells_each_batch_and_takes_over_the_rest(tmp_path: Path) -> None:
    """The second time nothing is processed, so nothing is noted."""
    review = write_review(tmp_path / "review", 3)
    (review / "corpus" / "examples.csv").unlink()
    first, again = build(review, 1), build(review, 1)
    assert (first["documents"], first["reused"], again["reused"]) == (3, 0, 3)
    assert [number for _, number in first["marks"]] == [3]
    assert (review / "outputs" / "benchmark" / "tables" / "segments.csv").exists()
    assert json.dumps(first)
