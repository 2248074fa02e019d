from pathlib import Path

import pytest

from litreview.reporting.plan import REPORTS, find_report, other_tags

NOTEBOOKS = {path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb")}


def test_every_report_is_made_of_notebooks_that_exist():
    """A language is the only thing an executed copy adds to a name."""
    for report in REPORTS:
        for name in report.notebooks:
            assert name.removesuffix(f".{report.language}") in NOTEBOOKS


def test_every_notebook_reaches_a_report():
    """Nothing that is run stays unread."""
    used = {name.removesuffix(".en").removesuffix(".fr") for report in REPORTS for name in report.notebooks}
    assert used == NOTEBOOKS


@pytest.mark.parametrize(("name", "tags"), [("models", {"outcomes"}), ("outcomes", {"models"}), ("methods", set())])
def test_a_report_leaves_the_cells_of_others_out(name, tags):
    """Tags part one notebook into two pages."""
    assert other_tags(find_report(name)) == tags


def test_an_unknown_report_is_refused():
    """There are nine reports and no other."""
    assert len(REPORTS) == 9
    with pytest.raises(KeyError):
        find_report("summary")
