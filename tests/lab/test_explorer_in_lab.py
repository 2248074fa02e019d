"""In JupyterLab a count leads to its passages by keyboard, and a table shows words as words."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from litreview.review import Review

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<img src=x onerror=\"document.title = 'taken'\">"

pytestmark = pytest.mark.browser


def test_a_count_leads_to_its_passages_by_keyboard(
    lab: Any, page: Any, lab_review: Review, hold_to_axe: Callable[[str, str], None], until: Callable, find_errors: Callable
) -> None:
    """The passages take the focus, so that a screen reader reads on there; keys stay with the table."""
    shutil.copy(ROOT / "notebooks" / "06_framework.ipynb", lab_review.root / "notebooks")
    lab.open(page, "notebooks/06_framework.ipynb")
    lab.choose(page, "Run", "Run All Cells")
    explorer = page.locator(".lr-explorer")
    explorer.wait_for(timeout=60_000)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    button = explorer.locator("button", has_text=re.compile("^[1-9]")).first
    button.focus()
    for key in ("x", "d", "d", "Enter"):
        page.keyboard.press(key)
    until(lambda: explorer.locator(".lr-passages table").count())
    assert page.evaluate("document.activeElement.className") == "lr-passages"
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    shown = explorer.locator(".lr-passages").inner_text()
    assert button.inner_text() in shown
    assert "passage" in shown
    for theme in ("true", "false"):
        page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", theme)
        hold_to_axe(".lr-explorer", f"light {theme}")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert find_errors(page) == []


def test_a_table_to_sort_shows_words_as_words(
    lab: Any, page: Any, lab_review: Review, until: Callable, hold_to_axe: Callable[[str, str], None]
) -> None:
    """A title that tries to be more than a title does nothing; Enter on the head of a column sorts by it."""
    source = (
        "from litreview.reporting import big_tables\nfrom litreview.reporting.run_folder import open_run\n"
        "run = open_run('../outputs/latest')\n"
        f"run.table('documents').loc[0, 'title'] = {HOSTILE!r}\nbig_tables.show_table(run, 'documents')"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab_review.root / "notebooks" / "words.ipynb")
    lab.open(page, "notebooks/words.ipynb")
    lab.choose(page, "Run", "Run All Cells")
    until(lambda: page.locator(".jp-OutputArea td", has_text="<img src=x").count())
    assert page.title() != "taken"
    assert page.locator(".jp-OutputArea td img").count() == 0
    hold_to_axe(".jp-OutputArea-output", "table")
    heads = page.locator(".jp-OutputArea-output thead th")
    heads.nth(1).locator("[tabindex='0']").first.focus()
    page.keyboard.press("Enter")
    until(lambda: heads.nth(1).get_attribute("aria-sort") == "ascending", 5)
