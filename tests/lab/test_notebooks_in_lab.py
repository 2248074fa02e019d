"""Every notebook of the project, run from the menu of JupyterLab."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from litreview.review import Review

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_its_end_from_the_menu(
    lab: Any, page: Any, lab_review: Review, until: Callable, find_errors: Callable, notebook: Path
) -> None:
    """Every cell ran and none shows a traceback; what is shown is there for who reads on a screen."""
    folder = lab_review.root / "all"
    folder.mkdir(exist_ok=True)
    shutil.copy(notebook, folder)
    lab.open(page, f"all/{notebook.name}")
    lab.choose(page, "Run", "Run All Cells")
    prompts = page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt")
    until(lambda: all(re.search(r"\[\d+\]", prompt) for prompt in prompts.all_text_contents()))
    assert find_errors(page) == []
    assert page.locator(".jp-OutputArea-output").count() > 1
