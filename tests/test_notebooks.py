import ast
import re
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NAMES = (
    "00_overview", "01_sources", "02_consultation", "03_coding", "04_definitions", "05_models_and_outcomes",
    "06_framework", "07_recommendations", "08_participants", "09_methods",
)  # fmt: skip


@pytest.fixture(params=NAMES)
def notebook(request):
    return nbformat.read(FOLDER / f"{request.param}.ipynb", as_version=4)


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_ten_notebooks_are_there_and_no_other():
    """Names and numbers are those of the architecture."""
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == list(NAMES)


def test_a_notebook_begins_with_a_title_and_a_question(notebook):
    """The first cell says what the notebook answers."""
    assert notebook.cells[0].cell_type == "markdown"
    assert re.match(r"# .+\n\n.+", notebook.cells[0].source)


def test_one_cell_holds_the_parameters_as_literals(notebook):
    """Papermill can set each parameter, and nothing is computed among them."""
    tagged = [cell for cell in _code(notebook) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    tree = ast.parse(tagged[0].source)
    assert all(isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) for line in tree.body)
    assert "run_folder" in tagged[0].source


def test_a_notebook_is_thin(notebook):
    """At most eight code cells, at most eight lines each, nothing defined."""
    cells = _code(notebook)
    assert len(cells) <= 8
    assert all(len(cell.source.splitlines()) <= 8 for cell in cells)
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While)
    assert not [node for cell in cells for node in ast.walk(ast.parse(cell.source)) if isinstance(node, kinds)]


def test_prose_stands_before_every_view(notebook):
    """There is at least one cell of prose for each cell of code after the parameters."""
    assert sum(cell.cell_type == "markdown" for cell in notebook.cells) >= len(_code(notebook)) - 2


def test_a_notebook_is_stripped(notebook):
    """No output, no count and no machine stands in the repository."""
    assert all(cell.execution_count is None and not cell.outputs for cell in _code(notebook))
    assert notebook.metadata.kernelspec.name == "python3"


def test_a_notebook_imports_only_what_shows_a_run(notebook):
    """Heavy work is done by the pipeline, so no notebook waits for spaCy."""
    lines = [line for cell in _code(notebook) for line in cell.source.splitlines() if re.match(r"(from|import) ", line)]
    assert lines
    assert all(line.startswith("from litreview.reporting") for line in lines)
