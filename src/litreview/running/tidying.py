"""Executed copies without what says on which machine, where, when and by whom they were made."""

import re
import sys
from itertools import groupby
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from litreview.running.notebook_format import nbformat

_TIMED = ("papermill", "execution")
_CELL_FILE = re.compile(r"(?:…|/[\w./-]*|[A-Z]:\\[\w.\\-]*)[/\\]ipykernel_\d+[/\\]\d+\.py")


def tidy_notebook(notebook: nbformat.NotebookNode, run: Path) -> nbformat.NotebookNode:
    """Return ``notebook`` changed in place: no path of the machine in any text of it, no times, no record of Papermill.

    Example:
        >>> from nbformat.v4 import new_code_cell, new_notebook, new_output
        >>> shown = new_output("stream", text=f"{Path.home()}/x.csv is missing")
        >>> cell = new_code_cell("1", outputs=[shown], metadata={"execution": {"at": "noon"}})
        >>> tidy = tidy_notebook(new_notebook(cells=[cell]), Path("/review/outputs/staging/r1")).cells[0]
        >>> tidy.outputs[0].text, tidy.metadata
        ('…/x.csv is missing', {})
    """
    for part in (notebook, *notebook.cells):
        for key in _TIMED:
            part.metadata.pop(key, None)
    places = _list_places(run)
    for cell in notebook.cells:
        cell.source = _hide(cell.source, places)
        if cell.cell_type == "code":
            cell.outputs = [_hide(output, places) for output in _join_streams(cell.outputs)]
    return notebook


def _join_streams(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Return outputs with what was printed between two others in one piece: in which pieces it came is chance."""
    joined = []
    for kind, group in groupby(outputs, key=lambda output: output.output_type):
        if kind != "stream":
            joined += group
            continue
        texts: dict[str, list[str]] = {}
        for output in group:
            texts.setdefault(output.name, []).append(output.text)
        joined += [nbformat.v4.new_output("stream", name=name, text="".join(texts[name])) for name in sorted(texts, reverse=True)]
    return joined


def _list_places(run: Path) -> list[str]:
    """Return the folders whose names say something about the machine or the person, the longest first."""
    review = run.resolve().parent.parent.parent
    paths = (run.resolve(), run, review, sys.prefix, sys.base_prefix, Path.home(), gettempdir(), Path.cwd())
    return sorted((place for place in {str(path) for path in paths} if len(place) > 1 and place != "."), key=len, reverse=True)


def _hide(value: Any, places: list[str]) -> Any:
    if isinstance(value, str):
        for place in places:
            value = value.replace(place, "…")
        # The number of the process stands in the name of the file that a cell is for Python.
        return _CELL_FILE.sub("cell", value)
    if isinstance(value, dict):
        for key, inner in value.items():
            value[key] = _hide(inner, places)
        return value
    return [_hide(inner, places) for inner in value] if isinstance(value, list) else value
