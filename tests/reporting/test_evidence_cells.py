"""A cell of an evidence table leads to the passages behind it."""

import pytest

from litreview.errors import UsageError
from litreview.reporting.browse import find_passages_where
from litreview.reporting.evidence_cells import KINDS, show_cell
from litreview.reporting.run_folder import Run


@pytest.mark.parametrize("column", KINDS)
def test_a_component_leads_to_its_passages_of_that_kind(full_run: Run, column: str) -> None:
    """All of them, and none of another kind."""
    codings = full_run.countable_codings
    for code in sorted(set(codings["code"]) & set(full_run.table("framework_evidence")["component"])):
        found = find_passages_where(full_run, code=code, kind=KINDS[column])
        html = str(show_cell(full_run, "framework_evidence", code, column).html)
        assert f". {len(found)} passage" in html
        assert html.count("<tr") == (1 + len(found) if len(found) else 0)


def test_a_recommendation_leads_to_what_is_quoted_of_that_kind(full_run: Run) -> None:
    """The passages of all its cells together are those the table quotes and that may be shown."""
    for row in full_run.table("recommendation_evidence").query("quotes != ''").itertuples():
        shown = [str(show_cell(full_run, "recommendation_evidence", row.recommendation_id, column).html) for column in KINDS]
        rows = sum(max(0, html.count("<tr") - 1) for html in shown)
        assert 0 < rows <= len(row.quotes.split("; "))


@pytest.mark.parametrize(
    ("table", "row", "column", "offered"),
    [
        ("framework", "VAL.HOPE", "research", "framework_evidence"),
        ("framework_evidence", "VAL.HOP", "research", "VAL.HOPE"),
        ("framework_evidence", "VAL.HOPE", "reserch", "research"),
    ],
    ids=["table", "row", "column"],
)
def test_what_is_not_there_is_answered_with_the_nearest(full_run: Run, table: str, row: str, column: str, offered: str) -> None:
    """A click cannot ask for it, a person in a cell can."""
    with pytest.raises(UsageError, match=offered):
        show_cell(full_run, table, row, column)


def test_hostile_words_stand_as_text(made_run) -> None:
    """Names of components come from the codebook, passages from anywhere."""
    run = made_run("hostile")
    for table, key in (("framework_evidence", "component"), ("recommendation_evidence", "recommendation_id")):
        for row in run.table(table)[key]:
            assert "<script" not in str(show_cell(run, table, row, "research").html)
