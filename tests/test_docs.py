"""The pages that say how litreview is built, used and changed say what is so."""

import ast
import importlib
import inspect
import re
import runpy
import tomllib
from pathlib import Path

import pytest

from litreview import __version__
from litreview.cli import ExportForm, app
from litreview.exchange.exporting import name_export
from litreview.reporting.plan import REPORTS
from litreview.review import About, CodingSettings, FlowBox, ParticipantPage, PrivacySettings, RunSettings, Settings
from litreview.tables import COLUMNS, VOCABULARY

ROOT = Path(__file__).resolve().parents[1]
NAMES = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md", "notebooks/README.md", "benchmarks/README.md",
    "docs/architecture.md", "docs/running.md", "docs/privacy.md", "docs/handover.md", "docs/screening.md",
)  # fmt: skip
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
ARCHITECTURE = PAGES["docs/architecture.md"]
LAYERS = runpy.run_path(str(ROOT / "tests" / "test_layers.py"))["LAYERS"]
SOURCE = ROOT / "src" / "litreview"
MADE = {"corpus/coding/ann.jsonl", "corpus/imports.csv"}
SECTIONS = {
    "[review]": About,
    "[privacy]": PrivacySettings,
    "[coding]": CodingSettings,
    "[run]": RunSettings,
    "[participants.en]": ParticipantPage,
    "[[prisma]]": FlowBox,
}
API = re.findall(r"^\| `(litreview\.[\w.]+)` \| `(\w+)` \|", ARCHITECTURE, re.MULTILINE)
PATH = re.compile(r"`((?:src|tests|benchmarks|corpus|notebooks|docs)/[\w./-]+)`")
NAMED = re.compile(r"`(\w+)`\s+in\s+`((?:src|tests)/[\w./]+\.py)`")


def read_section(page: str, heading: str) -> str:
    """Return what stands under a heading of a page."""
    return PAGES[page].partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def list_rows(text: str) -> list[list[str]]:
    """Return the cells of the rows of the first table in a text, its head left out."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


def count_modules(name: str) -> int:
    """Return how many modules a layer has; a file is one."""
    modules = [path for path in (SOURCE / name).rglob("*.py") if path.name != "__init__.py"]
    return len(modules) or int((SOURCE / f"{name}.py").is_file())


def test_layers_stand_in_their_order_with_their_modules() -> None:
    """The page lists what the test of layers holds to; a module more is a number to change in the page."""
    rows = list_rows(read_section("docs/architecture.md", "Layers"))
    found = [(tuple(re.findall(r"`(\w+)`", names)), int(count)) for names, count, _ in rows]
    assert found == [(layer, sum(map(count_modules, layer))) for layer in LAYERS]


def test_every_table_is_listed_with_its_columns() -> None:
    """In the order in which they are written."""
    items = re.findall(r"^- `(\w+)`: ([\w, \n]+)", read_section("docs/architecture.md", "Tables"), re.MULTILINE)
    assert {name: tuple(columns.replace(",", " ").split()) for name, columns in items} == COLUMNS


@pytest.mark.parametrize(("module", "name"), API)
def test_a_name_of_the_public_api_is_there_and_explains_itself(module: str, name: str) -> None:
    """`help()` says what comes back, and shows it."""
    said = inspect.getdoc(getattr(importlib.import_module(module), name))
    assert re.match(r"(Return|Write|How) .+\.", said.replace("\n", " "))
    assert "Example:" in said


def test_the_public_api_is_small() -> None:
    """What is listed stays, so no more is listed than can be kept."""
    assert 10 <= len(API) == len(set(API)) <= 25


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_narrow_enough_to_be_read_beside_code(name: str) -> None:
    """Tables and commands, which cannot be broken, may be longer."""
    lines = [line for line in PAGES[name].splitlines() if line[:1] != "|" and "&&" not in line]
    assert [line for line in lines if len(line) > 130] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """Files are named from where the page lies; nothing leads out to the network."""
    found = re.findall(r"\]\(([^)#\s]+)\)", PAGES[name])
    assert [target for target in found if not ((ROOT / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/running.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    """But for what a command or a person makes in a review."""
    assert [path for path in PATH.findall(PAGES[name]) if not (ROOT / path).exists() and path not in MADE] == []


@pytest.mark.parametrize(("name", "path"), NAMED.findall(PAGES["CONTRIBUTING.md"]))
def test_what_is_to_be_changed_in_a_file_is_there(name: str, path: str) -> None:
    """As a name that the module itself defines."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assigned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    assert name in assigned | {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize("heading", ["a format of texts or transcripts", "a code", "a recogniser of identifiers", "a report"])
def test_how_to_add_something_names_a_file_to_copy_and_a_test(heading: str) -> None:
    """So that nobody begins with an empty file."""
    paths = PATH.findall(read_section("CONTRIBUTING.md", f"Add {heading}"))
    assert any(path.startswith(("src/", "corpus/")) for path in paths)
    assert any(path.startswith("tests/") for path in paths)


@pytest.mark.parametrize(("section", "settings"), SECTIONS.items(), ids=SECTIONS)
def test_every_setting_is_listed(section: str, settings: type) -> None:
    """Under the section of `review.toml` that it stands in."""
    rows = {cells[0]: re.findall(r"`(\w+)`", cells[1]) for cells in list_rows(read_section("docs/running.md", "Settings"))}
    (keys,) = [keys for head, keys in rows.items() if f"`{section}`" in head]
    assert keys == list(settings.model_fields)


def test_every_section_of_settings_is_listed() -> None:
    """Those of `review.toml`, and no other."""
    heads = re.findall(r"`\[+(\w+)", "".join(cells[0] for cells in list_rows(read_section("docs/running.md", "Settings"))))
    assert set(heads) == set(Settings.model_fields)


def test_the_readme_is_short() -> None:
    """What is more stands in a page of its own."""
    assert len(PAGES["README.md"].splitlines()) <= 250


def test_every_page_is_led_to_by_the_readme() -> None:
    """Nobody has to look through folders."""
    linked = set(re.findall(r"\]\(([^)#\s]+)\)", PAGES["README.md"]))
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")} <= linked


def test_every_command_is_listed() -> None:
    """In the README, once each."""
    told = re.findall(r"^\| `litreview (\w+)", PAGES["README.md"], re.MULTILINE)
    assert told == [command.name or command.callback.__name__ for command in app.registered_commands]


def test_every_form_of_export_is_listed_with_what_opens_it() -> None:
    """As `litreview export --help` lists them; each row names a program."""
    rows = list_rows(read_section("docs/handover.md", "Which form for which program"))
    assert sorted(cells[0].strip("`") for cells in rows) == sorted(form.value for form in ExportForm)
    assert [cells[0] for cells in rows if not (cells[2] and cells[3])] == []


def test_the_ends_of_files_that_are_handed_over_are_those_that_are_written() -> None:
    """Where nobody names a file."""
    rows = list_rows(read_section("docs/handover.md", "Which form for which program"))
    assert [cells[1].strip("`") for cells in rows] == [Path(name_export(cells[0].strip("`"))).suffix for cells in rows]


def test_decisions_on_pairs_are_listed() -> None:
    """In both pages that say what to write."""
    (words,) = [words for place, words in VOCABULARY.items() if place == ("duplicates", "decision")]
    listed = list_rows(read_section("docs/screening.md", "Pairs in doubt"))
    assert {cells[0].strip("`") for cells in listed} == set(words)


def test_the_notebooks_are_listed_with_the_pages_they_make() -> None:
    """As a run plans them."""
    listed = list_rows(PAGES["notebooks/README.md"])
    rows = {cells[0].strip("`").removesuffix(".ipynb"): set(re.findall(r"`([\w.]+)`", cells[-1])) for cells in listed}
    made: dict[str, set[str]] = {}
    for report in REPORTS:
        for notebook in report.notebooks:
            made.setdefault(notebook.partition(".")[0], set()).add(report.name)
    assert rows == made


def test_the_queues_of_the_desk_are_those_that_open() -> None:
    """As the desk itself says what it takes."""
    desk = importlib.import_module("litreview.reporting.desk")
    (said,) = re.findall(r"``queue`` is (.*?);", inspect.getdoc(desk.open_desk), re.DOTALL)
    (told,) = re.findall(r"sentences come: (.*?)\. ", PAGES["notebooks/README.md"].replace("\n", " "))
    assert re.findall(r"`(\w+)`", told) == re.findall(r"``(\w+)``", said)


def test_what_is_to_be_cited_is_this_version() -> None:
    """The file for citing, the package and its licence agree."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = dict(re.findall(r"^([\w-]+): (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))
    assert cited["version"] == __version__
    assert cited["license"] == project["license"]
    assert f"## {__version__}" in PAGES["CHANGELOG.md"]
