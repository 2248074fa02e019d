"""A run can be made of rows alone; the one of the examples is sound, as a run on disk is."""

import pandas as pd
import pytest

from litreview.reporting.example_run import example_run, make_run
from litreview.reporting.passages import parse_spans
from litreview.tables import COLUMNS, QUOTATIONS


@pytest.mark.parametrize("table", QUOTATIONS)
def test_each_quotation_of_the_example_stands_at_its_span(table):
    """What reports show of it would pass the check that every run passes."""
    run = example_run()
    for row in run.table(table).to_dict("records"):
        assert run.text(row["document_id"])[row["start"] : row["end"]] == row[QUOTATIONS[table]]


@pytest.mark.parametrize("table", ["framework_evidence", "recommendation_evidence", "residue"])
def test_each_place_that_the_evidence_cites_is_a_whole_segment(table):
    """No cell cites half a sentence or a place that is not there."""
    run = example_run()
    whole = {(row.document_id, row.start, row.end) for row in run.table("segments").itertuples()}
    cited = {tuple(span) for cell in run.table(table)["quotes"] for span in parse_spans(cell)}
    assert cited
    assert cited <= whole


def test_codings_and_evidence_name_codes_of_the_codebook():
    """A name that nothing defines would be shown as an id."""
    run = example_run()
    named = {*run.table("codings")["code"], *run.table("framework_evidence")["component"], *run.table("findings")["outcome"]}
    assert named <= set(run.codebook.index)


def test_tables_that_are_not_given_are_empty_with_their_columns():
    """A report meets every table, as in a run."""
    run = make_run({})
    assert {name: tuple(run.table(name).columns) for name in COLUMNS} == COLUMNS
    assert sum(len(run.table(name)) for name in COLUMNS) == 0


def test_a_text_that_is_not_given_is_empty_and_nothing_is_looked_for_on_disk(tmp_path):
    """The run lies in no folder; where the process runs does not matter."""
    run = make_run({}, texts={"a": "One."}, record={"place": 3}, min_group=7)
    assert (run.text("a"), run.text("b"), run.record, run.min_group) == ("One.", "", {"place": 3}, 7)


def test_codes_that_are_given_stand_in_their_order():
    """Cells that a code does not fill are empty text, as in a codebook on disk."""
    codebook = make_run({}, codes=[{"id": "B", "name": "Second"}, {"id": "A"}]).codebook
    assert (list(codebook.index), codebook.loc["A", "name"], codebook.loc["B", "phrases_fr"]) == (["B", "A"], "", "")
    assert isinstance(codebook, pd.DataFrame)


@pytest.mark.parametrize(
    ("rows", "told"),
    [({"facts": [{"factt_id": "x"}]}, "has no column factt_id"), ({"documents": [{"depth": "deep"}]}, "depth")],
    ids=["unknown column", "unknown word"],
)
def test_rows_are_checked_as_those_of_a_run(rows, told):
    """A test cannot hold what a run could not."""
    with pytest.raises(ValueError, match=told):
        make_run(rows)
