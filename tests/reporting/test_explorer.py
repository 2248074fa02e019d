"""An evidence table is explored in JupyterLab; what the kernel answers is tested here, the page in tests/lab."""

import pytest

from litreview.errors import UsageError
from litreview.reporting.evidence_cells import KINDS
from litreview.reporting.explorer import explore, list_rows
from litreview.reporting.run_folder import Run
from litreview.tables import EVIDENCE_KEYS


@pytest.fixture
def asked():
    """Return what asks an explorer as the page does, and gives what it sends back."""

    def ask(explorer, row: object, column: object) -> str:
        sent: list[dict] = []
        explorer.send = sent.append
        explorer._handle_custom_msg({"row": row, "column": column}, [])
        return sent[0]["html"]

    return ask


@pytest.mark.parametrize("table", EVIDENCE_KEYS)
def test_rows_have_a_count_for_each_kind_of_evidence(full_run: Run, table: str) -> None:
    """Areas without a recommendation are no rows."""
    rows = list_rows(full_run, table)
    assert rows
    assert all(len(row["counts"]) == len(KINDS) and row["name"] and not row["id"].startswith("area.") for row in rows)


def test_a_click_is_answered_with_the_passages(full_run: Run, asked) -> None:
    """Whatever else the page may send is answered with a notice."""
    explorer = explore(full_run, "framework_evidence")
    assert "passage" in asked(explorer, "VAL.HOPE", "research")
    assert "there is no row" in asked(explorer, "<b>", "research")
    assert "there is no column" in asked(explorer, "VAL.HOPE", None)


def test_the_widget_tells_no_text_of_the_corpus_in_its_repr(full_run: Run) -> None:
    """It would be saved with the notebook."""
    assert repr(explore(full_run, "framework_evidence")) == "<an evidence table to explore: run this cell in JupyterLab>"


def test_where_nothing_can_be_clicked_the_counts_are_shown(full_run: Run) -> None:
    """As in a run on a schedule, with how to get more."""
    html = str(explore(full_run, "framework_evidence", interactive=False).html)
    assert "interactive = True" in html
    assert html.count("<tr") == 1 + len(list_rows(full_run, "framework_evidence"))


def test_a_table_that_is_not_there_is_answered_with_the_nearest(full_run: Run) -> None:
    """Only the two evidence tables have cells that lead to passages."""
    with pytest.raises(UsageError, match="'framework_evidence'"):
        explore(full_run, "framework")
