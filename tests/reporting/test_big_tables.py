"""Any table of a run is shown to sort and search, or its first rows."""

import json

import pytest

from litreview.errors import UsageError
from litreview.reporting.big_tables import show_table
from litreview.reporting.run_folder import Run, open_run
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


@pytest.mark.parametrize("interactive", [True, False])
def test_a_cell_without_a_value_is_empty(made_run, interactive: bool) -> None:
    """Not "<NA>", which tells a reader nothing; and the rows of the run stay as they are."""
    run = open_run(made_run("hostile").folder)
    codings = run.table("codings")
    codings.loc[0, "score"] = None
    shown = show_table(run, "codings", interactive=interactive)
    words = shown.get_state()["_dt_args"]["data_json"] if interactive else str(shown.html)
    assert "NA>" not in words
    assert "NA&gt;" not in words
    assert codings["score"].isna()[0]


def test_rows_that_are_left_out_are_told_above_the_table(made_run) -> None:
    """How many of how many, which, and where all of them are; a table that is whole bears its name alone."""
    run = open_run(made_run("hostile").folder)
    assert show_table(run, "codings").caption == "codings"
    codings = run.table("codings")
    codings["why"] = ["x" * 6_000_000] * len(codings)
    shown = show_table(run, "codings")
    written = json.loads(shown.get_state()["_dt_args"]["data_json"])
    assert 0 < len(written) < len(codings)
    assert shown.caption.startswith(f"codings: {len(written)} of {len(codings)} rows, ")
    assert "run.table('codings')" in shown.caption


def test_a_table_that_is_not_there_is_answered_with_the_nearest(full_run: Run) -> None:
    """The run has a table of documents."""
    with pytest.raises(UsageError, match="'documents'"):
        show_table(full_run, "document")
