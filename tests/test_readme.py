"""The README is followed by a newcomer: every command in it is called, as it stands there."""

import contextlib
import os
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner, Result

from litreview.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
JOURNEY = "## From three database exports to a PRISMA diagram"
PAGES = [
    ROOT / "README.md",
    ROOT / "corpus" / "README.md",
    ROOT / "notebooks" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
COMMANDS = {command.name: command for command in typer.main.get_command(app).commands.values()}
OPTIONS = {"--help"} | {
    option for command in COMMANDS.values() for param in command.params for option in (*param.opts, *param.secondary_opts)
}
QUICK = ("check", "schedule", "export", "import")
PICTURE = ROOT / "docs" / "report.png"
LARGEST = 150_000


def find_section(heading: str) -> str:
    """Return what stands under a heading of the README."""
    return README.partition(f"{heading}\n")[2].partition("\n## ")[0]


def list_blocks(text: str) -> list[str]:
    """Return the shell blocks of a text, in their order."""
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


def list_mentions(page: Path) -> list[str]:
    """Return what a page says to call, in blocks and in the middle of sentences, each from the name of the command on."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    inline = [
        " ".join(words.split()) for words in re.findall(r"(?<!`)`([^`]+)`(?!`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    ]
    lines = [line.strip() for block in list_blocks(text) for line in block.splitlines()]
    names = "|".join(COMMANDS)
    called = [re.match(rf"(?:(?:\.venv/bin/)?litreview (?=\w)|(?=(?:{names}) --))(.+)", words) for words in (*inline, *lines)]
    return [found[1].split(" && ")[0] for found in called if found]


def fill_in(mention: str, folder: Path, file: Path) -> list[str]:
    """Return the words of a mention with a review, a file and a form where it only says what stands there."""
    places = {"DIR": str(folder), ".": str(folder), "FILE": str(file), "FORM": "ris", "P07": "P01", "KEY": "a", "A": "", "B": ""}
    words = [word.strip("[]…") for word in shlex.split(mention)]
    filled = [
        places.get(word, word.replace("FILE.", f"{file.with_suffix('')}.") if word.startswith("FILE.") else word)
        for word in words
    ]
    return [word for word, said in zip(filled, words, strict=True) if said not in ("A", "B", "")]


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_that_a_page_names_is_there_with_its_options(page: Path) -> None:
    """Its options, their values and what it must be given are parsed as the command itself parses them."""
    for mention in list_mentions(page):
        name, *words = fill_in(mention, ROOT, ROOT / "references.bib")
        COMMANDS[name].make_context(name, [*words, *_wanting(name, words)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_option_that_a_page_names_is_one_of_some_command(page: Path) -> None:
    """Also where it stands alone."""
    named = re.findall(r"`(--?[a-z][\w-]*)", page.read_text(encoding="utf-8"))
    assert [option for option in named if option not in OPTIONS] == []


def test_what_sentences_say_to_call_can_be_called(clone: Path) -> None:
    """In the review of the first ten minutes, each in another wording once; blocks of commands are called by other tests."""
    review = clone.parent / "my-review"
    blocks = " ".join(" ".join(list_blocks(README)).replace("\\\n", " ").split())
    said = {mention for page in PAGES for mention in list_mentions(page) if mention not in blocks}
    calls = {tuple(fill_in(mention, review, review / "project.qdpx")) for mention in said}
    quick = sorted(words for words in calls if words[0] in QUICK and len(words) > 1 and not words[-1].endswith(".qdc"))
    failed = [words for words in quick if _run(words, clone).exit_code != 0]
    assert (len(quick) > 5, failed) == (True, [])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_an_example(name: str) -> None:
    """And the list in the README has the command."""
    shown = CliRunner().invoke(app, [name, "--help"]).stdout
    assert f"Example: litreview {name} " in shown
    assert f"| `litreview {name} " in README


def _wanting(name: str, words: list[str]) -> list[str]:
    """Return what a mention leaves out that says only a command's name, which is no fault of the page."""
    needed = [param.opts[0] for param in COMMANDS[name].params if param.required and param.param_type_name == "argument"]
    return [] if words else ["x"] * len(needed)


def _run(words: tuple[str, ...], folder: Path) -> Result:
    """Return what came of one command, called in this process."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(app, list(words))


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
