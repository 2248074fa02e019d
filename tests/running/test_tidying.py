"""Executed copies say nothing about the machine, the person and the hour."""

import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from litreview.running.tidying import tidy_notebook

RUN = Path("/srv/review/outputs/staging/r1")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("at /srv/review/outputs/staging/r1/tables/x.csv", "at …/tables/x.csv"),
        ("in /srv/review/corpus/x.md", "in …/corpus/x.md"),
        (f"{sys.prefix}/lib/x.py:3: UserWarning", "…/lib/x.py:3: UserWarning"),
        ("/tmp/ipykernel_4711/123456.py:1: UserWarning: old", "cell:1: UserWarning: old"),
        ("a/b and 3/4 stay", "a/b and 3/4 stay"),
        ("", ""),
    ],
    ids=["run", "review", "Python", "cell", "no path", "nothing"],
)
def test_paths_are_hidden_wherever_they_are_shown(shown: str, expected: str) -> None:
    """In what is printed, in pages, in data, in tracebacks and in the cells themselves."""
    outputs = [
        new_output("stream", text=shown),
        new_output("display_data", {"text/html": shown, "application/json": {"a": [shown]}}),
        new_output("error", ename="E", evalue=shown, traceback=[shown]),
    ]
    cell = tidy_notebook(new_notebook(cells=[new_code_cell(shown, outputs=outputs)]), RUN).cells[0]
    assert [cell.source, cell.outputs[0].text, cell.outputs[2].evalue, cell.outputs[2].traceback] == [expected] * 3 + [[expected]]
    assert cell.outputs[1].data == {"text/html": expected, "application/json": {"a": [expected]}}


def test_times_and_the_record_of_papermill_are_gone() -> None:
    """Other marks of a cell stay."""
    cell = new_code_cell("1", metadata={"papermill": {"duration": 1}, "execution": {"at": "noon"}, "tags": ["parameters"]})
    notebook = new_notebook(
        cells=[cell], metadata={"papermill": {"input_path": "/srv"}, "kernelspec": {"name": "python3", "display_name": "Python"}}
    )
    tidy = tidy_notebook(notebook, RUN)
    assert (tidy.metadata, tidy.cells[0].metadata) == (
        {"kernelspec": {"name": "python3", "display_name": "Python"}},
        {"tags": ["parameters"]},
    )


def test_what_came_in_pieces_stands_in_one() -> None:
    """In which pieces a kernel sends what a cell prints is chance, and so is the order of the two streams."""
    pieces = [("stdout", "1\n"), ("stderr", "w"), ("stdout", "2\n"), None, ("stdout", "3\n")]
    outputs = [
        new_output("stream", name=p[0], text=p[1]) if p else new_output("display_data", {"text/plain": "x"}) for p in pieces
    ]
    shown = tidy_notebook(new_notebook(cells=[new_code_cell("1", outputs=outputs)]), RUN).cells[0].outputs
    assert [(each.get("name"), each.get("text")) for each in shown] == [
        ("stdout", "1\n2\n"),
        ("stderr", "w"),
        (None, None),
        ("stdout", "3\n"),
    ]
