"""From three exports of databases to a PRISMA diagram, by the commands of the README and nothing else."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from litreview.exchange.entry import Entry
from litreview.exchange.incoming import parse_file

ROOT = Path(__file__).resolve().parents[1]
HEADING = "## From three database exports to a PRISMA diagram\n"
COUNTS = {
    ("records identified", ""): 13,
    ("records identified in databases", "PubMed"): 4,
    ("records identified in databases", "Embase"): 5,
    ("records identified in databases", "Scopus"): 4,
    ("duplicates removed", ""): 4,
    ("records removed for other reasons", ""): 1,
    ("records to screen", ""): 8,
    ("records excluded", ""): 1,
    ("reports sought for retrieval", ""): 7,
    ("reports not retrieved", ""): 1,
    ("reports assessed for eligibility", ""): 6,
    ("reports excluded", "no outcomes"): 1,
    ("reports excluded", "wages only"): 1,
    ("reports of included studies", ""): 4,
    ("studies included", ""): 3,
}
FIGURE = "flow-of-records-in-the-order-of-prisma-2020.svg"
KEPT = ("title", "year", "authors", "doi", "volume", "pages")


def list_blocks() -> list[str]:
    """Return the shell blocks of the section, in their order."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture(scope="module")
def journey(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a fresh clone, in which the commands of the README were called, one block after the other."""
    folder = tmp_path_factory.mktemp("journey")
    shutil.copytree(ROOT / "tests" / "data" / "journey", folder / "tests" / "data" / "journey")
    program, kept = [str(Path(sys.executable).parent / "litreview")], []
    if sys.platform.startswith("linux"):
        process, program = request.getfixturevalue("forged")
        kept = [process.stdin.fileno()]
    for block in list_blocks():
        words = ["sh", "-e", "-c", block.replace(".venv/bin/litreview", shlex.join(program))]
        called = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, pass_fds=kept)
        assert called.returncode == 0, called.stderr
    return folder / "my-search"


@pytest.fixture(scope="module")
def flow(journey: Path) -> pd.DataFrame:
    """The table of the flow."""
    return pd.read_csv(journey / "outputs" / "latest" / "tables" / "flow.csv", keep_default_na=False)


def test_the_counts_are_those_of_the_files(flow: pd.DataFrame) -> None:
    """Three sources, four records that were merged, one without a title, and every decision."""
    found = {(row.step, row.detail): row.number for row in flow.itertuples()}
    assert {box: found.get(box) for box in COUNTS} == COUNTS


def test_every_record_of_an_export_is_accounted_for(journey: Path) -> None:
    """As added, merged or rejected with its line; a pair was asked about."""
    lines = pd.read_csv(journey / "corpus" / "imports.csv", keep_default_na=False)
    assert lines.groupby(["source", "result"]).size().to_dict() == {
        ("Embase", "added"): 2,
        ("Embase", "merged"): 2,
        ("Embase", "rejected"): 1,
        ("PubMed", "added"): 4,
        ("Scopus", "added"): 2,
        ("Scopus", "merged"): 2,
    }
    pairs = pd.read_csv(journey / "corpus" / "duplicates.csv", keep_default_na=False)
    assert pairs[["key_a", "key_b", "suggested", "decision"]].to_numpy().tolist() == [
        ["cedar2019", "cedar2020", "abstract", "abstract"]
    ]


def test_the_article_is_the_work_and_the_congress_abstract_a_report_of_it(journey: Path) -> None:
    """Whichever of the two has the earlier year and key."""
    records = pd.read_csv(journey / "outputs" / "latest" / "tables" / "records.csv", keep_default_na=False)
    told = records[records.work != records.citation_key][["citation_key", "work", "duplicate_of", "relation"]]
    assert told.to_numpy().tolist() == [["cedar2019", "cedar2020", "cedar2020", "abstract"]]
    shown = (journey / "outputs" / "latest" / "notebooks" / "01_sources.ipynb").read_text(encoding="utf-8")
    assert "Reports of one study" in shown
    assert ">an abstract<" in shown


def test_the_diagram_says_what_the_table_says(journey: Path) -> None:
    """Numbers and reasons stand in the picture, and in the words for those who cannot see it."""
    root = ElementTree.parse(journey / "outputs" / "latest" / "figures" / FIGURE).getroot()
    spoken = " ".join(words for node in root if node.tag.endswith(("}title", "}desc")) for words in node.itertext())
    drawn = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("}text"))
    for words in ("PubMed", "Embase", "Scopus", "no outcomes", "wages only"):
        assert words in drawn
    for number in ("13", "8", "7", "6", "4", "3"):
        assert re.search(rf"\b{number}\b", drawn)
        assert re.search(rf"\b{number}\b", spoken)


@pytest.mark.parametrize("name", ["records.ris", "records.bib", "records.json"])
def test_what_is_handed_over_comes_back_as_it_was(journey: Path, name: str) -> None:
    """All eight records, in each form."""

    def told(entries: tuple[Entry, ...]) -> list[list[object]]:
        return sorted([getattr(entry, field) for field in KEPT] for entry in entries)

    read = parse_file(journey / name)
    assert read.rejected == ()
    assert told(read.entries) == told(parse_file(journey / "references.bib").entries)
    assert len(read.entries) == 8


def test_a_second_import_changes_no_byte(journey: Path, tmp_path: Path) -> None:
    """Neither of the references nor of what is known of imports."""
    again = shutil.copytree(journey, tmp_path / "again", ignore=shutil.ignore_patterns("outputs"))
    files = [again / "references.bib", *sorted((again / "corpus").glob("*.csv"))]
    before = [path.read_bytes() for path in files]
    program = Path(sys.executable).parent / "litreview"
    exports = sorted((ROOT / "tests" / "data" / "journey").iterdir())
    called = subprocess.run([program, "import", again, *exports], capture_output=True, text=True, check=False)
    assert (called.returncode, called.stdout.split(",")[0]) == (0, "0 added")
    assert [path.read_bytes() for path in files] == before
