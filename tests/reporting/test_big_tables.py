"""Any table of a run is shown to sort and search, or its first rows."""

import pytest

from litreview.errors import UsageError
from litreview.reporting.big_tables import show_table
from litreview.reporting.run_folder import Run
from litreview.tables import COLUMNS


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_can_be_shown(full_run: Run, name: str) -> None:
    """With its rows counted, twenty of them shown."""
    frame = full_run.table(name)
    html = str(show_table(full_run, name, interactive=False).html)
    assert f"{len(frame)} row" in html
    assert html.count("<tr") == (1 + min(20, len(frame)) if len(frame) else 0)


def test_what_tells_a_reader_nothing_is_left_out(full_run: Run) -> None:
    """Fingerprints and paths, that is."""
    html = str(show_table(full_run, "documents", interactive=False).html)
    assert "sha256" not in html
    assert ">title<" in html


def test_in_jupyterlab_a_table_is_a_widget(made_run) -> None:
    """That it does is seen in a real page in tests/lab; here that it takes any table at all."""
    assert type(show_table(made_run("hostile"), "documents")).__name__ == "ITable"


def test_a_table_that_is_not_there_is_answered_with_the_nearest(full_run: Run) -> None:
    """The run has a table of documents."""
    with pytest.raises(UsageError, match="'documents'"):
        show_table(full_run, "document")
