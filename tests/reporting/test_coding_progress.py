"""How far coders have come is told document by document."""

import shutil
from pathlib import Path

from litreview.reporting.coding_progress import show_progress
from litreview.reporting.run_folder import Run, open_run
from litreview.tables import build_table, write_table


def _run(full_run: Run, tmp_path: Path, rows: list[dict[str, object]]) -> Run:
    shutil.copytree(full_run.folder, tmp_path / "run")
    write_table("progress", build_table("progress", rows), tmp_path / "run" / "tables")
    return open_run(tmp_path / "run")


def test_who_has_read_what_is_shown_and_summed_up(full_run: Run, tmp_path: Path) -> None:
    """Two coders, one document done by one of them."""
    rows = [
        {"coder": "bo", "document_id": "group-1", "read": 3, "segments": 9, "done": "no"},
        {"coder": "ann", "document_id": "group-1", "read": 9, "segments": 9, "done": "yes"},
    ]
    html = str(show_progress(_run(full_run, tmp_path, rows)).html)
    assert "2 coders worked on 1 document; 1 of 2 readings are done." in html
    assert html.index(">ann<") < html.index(">bo<")


def test_nothing_read_is_said(full_run: Run) -> None:
    """A review coded by hand has no marks."""
    assert "Nobody has marked anything as read yet." in str(show_progress(full_run).html)
