"""The README is followed by a newcomer: every command in it is called, as it stands there."""

import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
JOURNEY = "## From three database exports to a PRISMA diagram"
PICTURE = ROOT / "docs" / "report.png"
LARGEST = 150_000


def find_section(heading: str) -> str:
    """Return what stands under a heading of the README."""
    return README.partition(f"{heading}\n")[2].partition("\n## ")[0]


def list_blocks(text: str) -> list[str]:
    """Return the shell blocks of a text, in their order."""
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


def call(block: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what came of a block of commands, called in ``folder`` by a shell that stops at the first that fails."""
    commands = block.replace(".venv/bin/", f"{BIN}/")
    return subprocess.run(["sh", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder like a fresh clone, in which the first ten minutes of the README were lived through."""
    folder = tmp_path_factory.mktemp("first") / "litreview"
    shutil.copytree(ROOT / "tests" / "data" / "first", folder / "tests" / "data" / "first")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    for block in list_blocks(find_section("## The first ten minutes")):
        done = call(block, folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def tables(clone: Path) -> Path:
    """Return the tables of that first run."""
    return clone.parent / "my-review" / "outputs" / "latest" / "tables"


def test_the_new_code_is_proposed_in_the_text_and_in_the_transcript(tables: Path) -> None:
    """A row of the codebook and a dozen sentences were enough."""
    codings = pd.read_csv(tables / "codings.csv")
    found = codings.loc[codings.code == "MOD.BIKE", "segment_id"].str.partition("#")[0]
    assert set(found) == {"fg1", "guide2024"}


def test_the_page_that_is_named_shows_the_code(tables: Path) -> None:
    """Under the name that the codebook gives it."""
    assert "Bicycle workshops" in (tables.parent / "reports" / "framework.html").read_text(encoding="utf-8")


def test_no_name_of_the_roster_is_in_what_was_published(tables: Path) -> None:
    """And who agreed to be paraphrased is not quoted."""
    text = (tables.parent / "texts" / "fg1.txt").read_text(encoding="utf-8")
    assert "Zora" not in text
    assert "P01 told me" in text
    assert "out of the house" not in text


def test_the_tables_were_handed_over(clone: Path) -> None:
    """Into the file that the command names."""
    assert (clone.parent / "my-review" / "tables.xlsx").stat().st_size > 0


@pytest.mark.parametrize(
    ("place", "words"), list(enumerate(["OnCalendar=", "run --quiet .", "workflow_dispatch"])), ids=["systemd", "cron", "github"]
)
def test_a_schedule_is_printed(place: int, words: str, clone: Path) -> None:
    """One for each scheduler, in the order of the README."""
    (block,) = list_blocks(find_section("## Run it on a schedule"))
    done = call(block.splitlines()[place], clone)
    assert (done.returncode, words in done.stdout) == (0, True)


@pytest.mark.browser
def test_jupyterlab_starts_as_the_readme_says(clone: Path, tmp_path: Path) -> None:
    """It serves the folder of the notebooks; the rest is done by keys, which the tests of the desk press."""
    (line,) = re.findall(r"`(\.venv/bin/jupyter lab [^`]*)`", README)
    command = [*line.replace(".venv/bin/", f"{BIN}/").split(), "--no-browser", "--allow-root", "--port=0"]
    env = {**os.environ, "HOME": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path), "JUPYTER_TOKEN": "none"}
    server = subprocess.Popen(command, cwd=clone, env=env, stderr=subprocess.PIPE, start_new_session=True)
    try:
        assert "my-review/notebooks" in _read_until(server, b"is running at:")
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(10)


def _read_until(server: subprocess.Popen, sign: bytes) -> str:
    """Return what ``server`` says up to ``sign``; give up after a minute."""
    said, end = b"", time.monotonic() + 60
    while sign not in said and server.poll() is None and time.monotonic() < end:
        if select.select([server.stderr], [], [], 1)[0]:
            said += os.read(server.stderr.fileno(), 4096)
    return said.decode(errors="replace")


def test_every_block_of_commands_is_called_by_some_test() -> None:
    """A new section with commands needs a test that calls them."""
    called = ["## The first ten minutes", JOURNEY, "## Run it on a schedule", "## The two commands"]
    assert len(list_blocks(README)) == sum(len(list_blocks(find_section(heading))) for heading in called)
    assert len(list_blocks(find_section("## The two commands"))) == 2


def test_the_two_commands_are_those_that_ci_calls() -> None:
    """It takes the test command out of the README, which makes the same environment and the same run."""
    run, test = list_blocks(find_section("## The two commands"))
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    made, installed, ran = run.strip().split(" && ")
    steps = test.strip().split(" && ")
    assert steps[0] == made
    assert steps[1] == installed.replace("-e .", "-e '.[test,ner,scale]'")
    assert steps[2] == f"{ran} --quiet"


@pytest.mark.parametrize("line", re.findall(r"^\| `litreview .*$", README, re.MULTILINE))
def test_a_command_of_the_list_is_there_with_its_options(line: str) -> None:
    """Its help knows every option that the line names."""
    name = line.split()[2].strip("`")
    shown = subprocess.run([BIN / "litreview", name, "--help"], capture_output=True, text=True, check=True).stdout
    assert f"Example: litreview {name} " in shown
    assert [option for option in re.findall(r"--[a-z-]+", line) if option not in shown] == []


def test_the_picture_is_small_and_told_in_words() -> None:
    """Who cannot see it is told what it shows, and that its people are invented."""
    data = PICTURE.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    (words,) = re.findall(r"!\[([^\]]*)\]\(docs/report\.png\)", README)
    assert data.startswith(b"\x89PNG")
    assert len(data) <= LARGEST
    assert 600 <= width <= 1400
    assert 400 <= height <= 1400
    assert len(words) > 100
    assert "all participants are invented" in " ".join(words.split())
    assert "The people in it and all they say are invented" in " ".join(README.split())


@pytest.mark.parametrize("figure", re.findall(r"(?<![\d.])\.\d{3}\b", find_section("## Limits")))
def test_a_figure_of_the_limits_was_measured(figure: str) -> None:
    """It stands in the results, from the same programs."""
    assert figure in (ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")
