"""Who is heard in runs: read from the segments once, and believed of nothing but those very segments."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from litreview.running.heard import HEARD, read_heard, recall_heard

P01, NOBODY = (frozenset({"P01"}), frozenset({"P01"})), (frozenset(), frozenset())


def speak(run: Path, speaker: str = "P01", quotable: str = "yes") -> Path:
    """Return a run in whose segments one person speaks, beside somebody who leads the session."""
    (run / "tables").mkdir(parents=True, exist_ok=True)
    spoken = {"speaker": [speaker, "facilitator", "", None], "quotable": [quotable, "yes", "", None]}
    pq.write_table(pa.table(spoken), run / "tables" / "segments.parquet")
    return run


def test_who_is_heard_is_read_from_the_segments(tmp_path: Path) -> None:
    """Facilitators and nobody are left out; a table without the columns tells nothing."""
    assert read_heard(speak(tmp_path / "r1", quotable="no")) == (frozenset({"P01"}), frozenset())
    (tmp_path / "r2" / "tables").mkdir(parents=True)
    pq.write_table(pa.table({"speaker": ["P01"]}), tmp_path / "r2" / "tables" / "segments.parquet")
    assert read_heard(tmp_path / "r2") is None


def test_what_was_read_is_remembered_by_content_and_forgotten_with_the_run(tmp_path: Path) -> None:
    """Another place of the same segments is the same; other segments in the same place are read."""
    run, copy = speak(tmp_path / "runs" / "r1"), speak(tmp_path / "copy")
    assert recall_heard(tmp_path, [run, copy]) == {run: P01, copy: P01}
    told = (tmp_path / HEARD).read_bytes()
    assert list(json.loads(told).values()) == [[["P01"], ["P01"]]]
    assert recall_heard(tmp_path, [copy]) == {copy: P01}
    assert (tmp_path / HEARD).read_bytes() == told
    assert recall_heard(tmp_path, [speak(run, "P02", "no")]) == {run: (frozenset({"P02"}), frozenset())}
    assert "P01" not in (tmp_path / HEARD).read_text(encoding="utf-8")


def test_what_is_remembered_is_not_read_again(tmp_path: Path) -> None:
    """A run with nothing to do must not wait for what reads tables."""
    run = speak(tmp_path / "r1")
    recall_heard(tmp_path, [run])
    told = json.loads((tmp_path / HEARD).read_text(encoding="utf-8"))
    (tmp_path / HEARD).write_text(json.dumps({digest: [["P09"], []] for digest in told}), encoding="utf-8")
    assert recall_heard(tmp_path, [run]) == {run: (frozenset({"P09"}), frozenset())}


def test_segments_that_cannot_be_read_are_never_remembered(tmp_path: Path) -> None:
    """Neither damaged ones nor none at all, even where the list has an entry for what has no content."""
    run = speak(tmp_path / "r1")
    (run / "tables" / "segments.parquet").write_bytes(b"PAR1")
    (tmp_path / HEARD).write_text('{"": [[], []]}', encoding="utf-8")
    assert recall_heard(tmp_path, [run, tmp_path / "r2"]) == {run: None, tmp_path / "r2": None}


@pytest.mark.parametrize("text", ["", "[]", "{", "7", '{"a": 1}', '{"a": [[[]], []]}', '{"a": null}', "\ud800"])
def test_a_list_that_is_none_is_made_anew(tmp_path: Path, text: str) -> None:
    """Whatever stands in its place."""
    run = speak(tmp_path / "r1")
    (tmp_path / HEARD).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert recall_heard(tmp_path, [run]) == {run: P01}
    assert recall_heard(tmp_path, []) == {}


def test_where_the_list_cannot_be_written_the_segments_are_read(tmp_path: Path) -> None:
    """As if a folder lay in its place."""
    (tmp_path / HEARD).mkdir()
    run = speak(tmp_path / "r1", "facilitator")
    assert recall_heard(tmp_path, [run]) == {run: NOBODY}
