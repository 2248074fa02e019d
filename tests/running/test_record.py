"""The run record tells what went in, and the same inputs have the same digest."""

from datetime import datetime
from pathlib import Path

import pytest

from litreview.running.record import input_digest, name_run, read_run_record, write_run_record

SAME = ({"a": "1", "b": "2"}, {"top": 5})


@pytest.mark.parametrize(
    "other",
    [({"a": "1", "b": "3"}, {"top": 5}), ({"a": "1"}, {"top": 5}), ({"a": "1", "b": "2"}, {"top": 6})],
    ids=["changed file", "missing file", "changed parameter"],
)
def test_anything_changed_changes_the_digest(other: tuple[dict[str, str], dict[str, int]]) -> None:
    """A run is only skipped when nothing at all changed."""
    assert input_digest(*SAME) == input_digest(dict(reversed(SAME[0].items())), SAME[1]) != input_digest(*other)


def test_run_ids_sort_by_time() -> None:
    """A later run has a later name, whatever its inputs."""
    assert name_run("ffff0000ff", datetime(2026, 1, 1)) < name_run("0000ffff00", datetime(2026, 1, 1, 0, 0, 1))


@pytest.mark.parametrize("content", [None, "", "{", "\xff"], ids=["missing", "empty", "cut off", "not UTF-8"])
def test_a_broken_record_reads_as_none(tmp_path: Path, content: str | None) -> None:
    """A record that cannot be read never stops the next run."""
    if content is not None:
        (tmp_path / "run.json").write_bytes(content.encode("latin-1"))
    assert read_run_record(tmp_path) == {}


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """French text stays readable in the file."""
    write_run_record(tmp_path, {"title": "Pair-aidance, été"})
    assert read_run_record(tmp_path) == {"title": "Pair-aidance, été"}
    assert "été" in (tmp_path / "run.json").read_text(encoding="utf-8")
