"""The notebook format is there at once."""

import importlib
import subprocess
import sys

import pytest

from litreview.running.notebook_format import UNUSED, left_out, nbformat


def test_a_module_left_out_is_there_again_afterwards() -> None:
    """What was kept from being imported can be imported once the context has ended, also by an error."""
    sys.modules.pop("wave", None)
    with left_out("wave"), pytest.raises(ImportError):
        importlib.import_module("wave")
    assert importlib.import_module("wave").__name__ == "wave"


def test_a_module_that_was_imported_before_stays() -> None:
    """Nobody who holds a module loses it."""
    with left_out("json"):
        import json

        assert json.loads("1") == 1
    assert "json" in sys.modules


@pytest.mark.parametrize("module", ["litreview.running.notebooks", "litreview.running.tidying"])
def test_what_runs_notebooks_does_without_the_slow_module(module: str) -> None:
    """The parser of web addresses is not made when a run starts, and can be imported by whoever needs it."""
    lines = f"import sys, {module}; print(sys.modules.get({UNUSED!r}, 'absent'), 'nbformat' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["absent", "True"]


def test_notebooks_are_still_validated() -> None:
    """A cell of no known type is a fault as before."""
    with pytest.raises(nbformat.ValidationError):
        nbformat.validate({"cells": [{"cell_type": "poem"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
