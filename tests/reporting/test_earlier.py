"""A run that an earlier version made is read as far as it goes; where it lacks something, the page says to run again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.reporting.code_card import show_code
from litreview.reporting.coding_progress import show_progress
from litreview.reporting.differences import show_disagreements
from litreview.reporting.display import View
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.flow import show_flow
from litreview.reporting.learning_shown import show_learning
from litreview.reporting.run_folder import Run, open_run
from litreview.reporting.screening import show_effort, show_screening
from litreview.reporting.settling import show_integrity, show_pairs, show_reports
from litreview.tables import COLUMNS, read_table, write_table

_LATER = {"duplicates", "flow", "integrity", "priorities", "screening", "imports", "suggestions", "disagreements", "confusions"}
_LATER |= {"adjudications", "learning", "progress"}
"""Tables that the first versions did not write."""


@pytest.fixture
def earlier(full_run: Run, tmp_path: Path) -> Run:
    """The full run as it would have been made before reviewers were compared and coders adjudicated."""
    shutil.copytree(full_run.folder, tmp_path / "run")
    tables = tmp_path / "run" / "tables"
    for name in _LATER & COLUMNS.keys():
        (tables / f"{name}.parquet").unlink()
    for name, columns in (("codings", ["settled"]), ("records", ["relation", "conflict"])):
        frame = read_table(name, tables)
        write_table(name, frame.drop(columns=columns), tables)
    return open_run(tmp_path / "run")


@pytest.mark.parametrize(
    "show", [show_disagreements, show_progress, show_learning, show_flow, show_pairs, show_integrity, show_screening, show_effort]
)
def test_a_view_without_its_table_says_to_run_again(earlier: Run, show: Callable[[Run], View]) -> None:
    """A notebook goes on behind it."""
    assert "Run `litreview run` again" in str(show(earlier).html)


def test_a_column_that_was_not_written_is_empty(earlier: Run, full_run: Run) -> None:
    """Nobody had adjudicated then, and no record had a relation told."""
    assert set(earlier.table("codings")["settled"]) == {""}
    assert set(earlier.table("records", ["citation_key", "relation"])["relation"]) == {""}
    assert show_code(earlier, "VAL.HOPE").html == show_code(full_run, "VAL.HOPE").html
    assert "An earlier version" not in str(show_reports(earlier).html)


def test_what_a_view_is_asked_and_answers_stays(full_run: Run) -> None:
    """A run that holds everything is shown as it was."""
    assert tell_earlier(show_code)(full_run, code="VAL.HOPE").html == show_code(full_run, "VAL.HOPE").html


def test_another_error_is_not_kept_quiet(full_run: Run) -> None:
    """A slip in the code of a page is no earlier version."""
    with pytest.raises(KeyError):
        tell_earlier(lambda run: View(run.table("codings")["nothing"]))(full_run)
