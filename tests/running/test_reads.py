"""What a notebook read is heard from Python itself, and what cannot be followed is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from litreview.running.reads import Reads, can_follow, parse_reads

PREFIX = "import os, sys; from litreview.running import reads; os.chdir(sys.argv[1] + '/notebooks'); reads.watch('..')\n"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return a run folder with a table, a text and settings."""
    for name in ("tables/codings.csv", "texts/a.txt", "review.json", "notebooks/06.ipynb"):
        (tmp_path / "run" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "run" / name).write_text('{"a": 1}\n', encoding="utf-8")
    (tmp_path / "outside.csv").write_text("a\n", encoding="utf-8")
    return tmp_path / "run"


def listen(run: Path, source: str) -> Reads:
    """Return what ``source`` read in ``run``, run as the cells of a notebook are: in a process of its own."""
    program = f"{PREFIX}{source}\nsys.stdout.write(reads.tell())"
    done = subprocess.run([sys.executable, "-c", program, run], capture_output=True, text=True, check=True)
    return parse_reads(repr(done.stdout))


@pytest.mark.parametrize(
    ("source", "files"),
    [
        ("open('../texts/a.txt').read()", ("texts/a.txt",)),
        ("import pathlib; pathlib.Path('../texts/a.txt').read_bytes()", ("texts/a.txt",)),
        ("import pandas as pd; pd.read_csv('../tables/codings.csv')", ("tables/codings.csv",)),
        ("from litreview.reporting.run_folder import open_run; open_run('..')", ("review.json",)),
        ("from litreview.reporting.run_folder import open_run; open_run('..').text('gone')", ("review.json", "texts/gone.txt")),
        ("import os; os.listdir('../texts')", ("texts/",)),
        ("import pathlib; list(pathlib.Path('../texts').glob('*'))", ("texts/",)),
        ("import os; os.chdir('..'); open('texts/a.txt')", ("texts/a.txt",)),
    ],
    ids=["open", "pathlib", "pandas", "open_run", "no such text", "listing", "glob", "other folder"],
)
def test_what_is_read_in_the_run_folder_is_heard(run: Path, source: str, files: tuple[str, ...]) -> None:
    """However it was opened, and nothing of the libraries themselves."""
    assert listen(run, source).files == files


def test_a_table_that_arrow_opens_is_heard(run: Path) -> None:
    """Arrow opens files past Python, so the run folder tells of them itself; also of a table that is not there."""
    source = (
        "from litreview.reporting.run_folder import open_run\n"
        "try:\n    open_run('..').table('codings')\nexcept FileNotFoundError:\n    pass"
    )
    assert listen(run, source) == Reads(("review.json", "tables/codings.parquet"), True)


@pytest.mark.parametrize(
    "source",
    [
        "open('../../outside.csv')",
        "open('../tables/codings.csv', 'a')",
        "os.open('../tables/codings.csv', os.O_RDWR)",
        "os.remove('../texts/a.txt')",
        "open('06.ipynb')",
        "import subprocess; subprocess.run(['true'])",
        "os.system('true')",
        "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
    ],
    ids=["outside", "writes", "may write", "deletes", "other copy", "program", "shell", "network"],
)
def test_what_cannot_be_followed_makes_the_list_incomplete(run: Path, source: str) -> None:
    """Such a notebook is executed in every run."""
    assert listen(run, source).complete is False


def test_reading_alone_leaves_the_list_complete(run: Path) -> None:
    """Imports and reads of the run folder are all that a notebook of ours does."""
    assert listen(run, "import pandas as pd, colorsys; pd.read_csv('../tables/codings.csv')").complete is True


@pytest.mark.parametrize(
    ("source", "followed"),
    [
        ("from litreview.reporting import flow\nflow.show_flow(run)", True),
        ("import pandas as pd\npd.read_csv('x.csv')", True),
        ("import pyarrow.parquet as pq", False),
        ("pd.read_parquet('x')", False),
        ("from pandas import read_parquet as r", False),
        ("import time", False),
        ("%matplotlib inline", False),
        ("__import__('duckdb')", False),
        ("from . import x", False),
    ],
)
def test_cells_are_followed_where_they_import_what_opens_files_through_python(source: str, followed: bool) -> None:
    """What is not known is not trusted."""
    assert can_follow([source]) is followed


@pytest.mark.parametrize("told", ["", "'[]'", "None", "'{}'", repr(json.dumps({"files": 3, "complete": True})), "1 +"])
def test_an_answer_that_is_none_is_not_complete(told: str) -> None:
    """A notebook may have broken the kernel that is asked."""
    assert parse_reads(told) == Reads((), False)
