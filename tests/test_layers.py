"""The architecture: one direction, no cycles, and nothing heavy at import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "litreview"
LAYERS = [
    ("columns", "errors", "forked", "tables", "review"),
    ("sources",),
    ("corpus",),
    ("privacy",),
    ("coding",),
    ("extraction",),
    ("synthesis",),
    ("reporting",),
    ("exchange",),
    ("running",),
    ("cli",),
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(p for p in SOURCE.rglob("*.py") if p.name != "__init__.py" and "scaffold" not in p.parts[len(SOURCE.parts) :])


def module_name(path: Path) -> str:
    """Return the dotted name of a module inside the package."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def imported(path: Path) -> set[str]:
    """Return the modules of the package that a module imports anywhere, also inside functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("litreview."):
            names.add(node.module.removeprefix("litreview."))
            names |= {f"{node.module}.{a.name}".removeprefix("litreview.") for a in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.name.removeprefix("litreview.") for a in node.names if a.name.startswith("litreview.")}
    return names & {module_name(p) for p in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_from_its_own_layer_or_one_before(path: Path) -> None:
    """Text flows one way, so a reader never has to look downstream."""
    own = RANK[module_name(path).split(".")[0]]
    assert [name for name in sorted(imported(path)) if RANK[name.split(".")[0]] > own] == []


def test_no_import_goes_in_a_circle() -> None:
    """Also imports inside functions count."""
    graph = {module_name(path): imported(path) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail, name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    """`litreview --help` answers at once."""
    heavy = {"pandas", "spacy", "sklearn", "papermill", "nbconvert", "presidio_analyzer"}
    code = f"import sys, litreview.cli; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_every_module_has_a_test_of_its_own(path: Path) -> None:
    """Tests mirror modules, so a reader finds them without searching."""
    name = module_name(path).replace(".", "/")
    folder, _, stem = name.rpartition("/")
    assert (SOURCE.parents[1] / "tests" / folder / f"test_{stem}.py").exists()


def test_no_two_modules_give_one_public_name() -> None:
    """A class or function that a reader searches for is found in one place, and means one thing."""
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module_name(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
