"""Notebooks of the project, run from the menu of JupyterLab: one of each kind of output. Kernels run all of them elsewhere."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from litreview.review import Review

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
SHOWN = ["00_overview", "01_sources", "05_models_and_outcomes", "06_framework"]
"""Words, a table to sort, drawings, an evidence table; the desk of ``03_coding`` has tests of its own."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SHOWN)
def test_a_notebook_runs_to_its_end_from_the_menu(
    lab: Any, page: Any, lab_review: Review, until: Callable, find_errors: Callable, name: str
) -> None:
    """Every cell ran and none shows a traceback; what is shown is there for who reads on a screen."""
    folder = lab_review.root / "all"
    folder.mkdir(exist_ok=True)
    shutil.copy(FOLDER / f"{name}.ipynb", folder)
    lab.open(page, f"all/{name}.ipynb")
    lab.choose(page, "Run", "Run All Cells")
    prompts = page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt")
    until(lambda: all(re.search(r"\[\d+\]", prompt) for prompt in prompts.all_text_contents()))
    assert find_errors(page) == []
    assert page.locator(".jp-OutputArea-output").count() > 1
