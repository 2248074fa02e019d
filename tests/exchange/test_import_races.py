"""Imports that are killed at any step, or begun while another is under way, lose no record and account for each once."""

import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.exchange.import_writing import heed_import, tell_unfinished
from litreview.exchange.importing import import_references
from litreview.review import Review, load_review
from litreview.sources.bibliography import load_bibliography
from litreview.sources.imports import load_imports
from litreview.sources.pairs import load_pairs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this system cannot fork")

FORKING = multiprocessing.get_context("fork") if os.name == "posix" else None
LEDGER_STEP = 13
"""The step of an import that puts the ledger in its place."""
STEPS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir")
MINE = "% of my own\n@article{oak2019, title={Walks in winter towns}, author={Oak, Fern}, year={2019}, journal={Winter}}\n"
RECORD = "TY  - JOUR\nTI  - {}\nAU  - {}\nPY  - {}\nJO  - {}\nDO  - {}\nER  - \n"
FIRST = [
    ("Walks in winter towns", "Oak, Fern", "2014", "Annals of Streets", "10.5555/w"),
    ("Songs of the river", "Elm, Gus", "2020", "Water", "10.5555/s"),
    ("Songs of the river", "Elm, Gus", "2020", "Water", "10.5555/s"),
    ("Bread and salt", "Ash, Ida", "2021", "Kitchen", "10.5555/b"),
]
OTHER = [
    ("Clouds over roofs", "Ash, Ida", "2021", "Weather", "10.5555/c"),
    ("Bread and salt", "Ash, Ida", "2021", "Kitchen", "10.5555/b"),
]


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """A review with an entry of its own, and two files to import."""
    (tmp_path / "review.toml").write_text('[review]\ntitle = "Winter towns"\n')
    (tmp_path / "corpus").mkdir()
    (tmp_path / "references.bib").write_text(MINE)
    for name, records in (("first.ris", FIRST), ("other.ris", OTHER)):
        (tmp_path / name).write_text("".join(RECORD.format(*record) for record in records))
    return load_review(tmp_path)


def kill_at(step: int, work: Callable[[], object]) -> bool:
    """Return whether ``work`` had so many steps that it was killed, in a process of its own, just before that one."""

    def do() -> None:
        steps = iter(range(1, 1000))
        sys.addaudithook(lambda event, told: event in STEPS and next(steps) == step and os.kill(os.getpid(), signal.SIGKILL))
        work()

    process = FORKING.Process(target=do)
    process.start()
    process.join(60)
    assert process.exitcode in (-signal.SIGKILL, 0)
    return process.exitcode != 0


def import_slowly(review: Review, reached: Path, go: Path) -> None:
    """Import the first file in a process that stops between staging and the bibliography until it may go on."""

    def watch(event: str, told: tuple) -> None:
        if event == "os.rename" and str(told[1]).endswith("references.bib"):
            reached.touch()
            wait_for(go)

    sys.addaudithook(watch)
    import_references(review, [review.root / "first.ris"])


def wait_for(path: Path) -> None:
    """Come back when there is such a file."""
    ends = time.monotonic() + 30
    while not path.exists() and time.monotonic() < ends:
        time.sleep(0.01)


def check_account(review: Review, files: dict[str, int]) -> None:
    """Hold that each of so many records of ``files`` has one line, whose entry is there, and that pairs name entries."""
    lines = load_imports(review.corpus / "imports.csv", "imports.csv")
    records = load_bibliography(review.references, "r.bib")[0]
    keys = [record.citation_key for record in records]
    assert Counter(line.file for line in lines) == files
    assert len(keys) == len(set(keys))
    assert {line.citation_key for line in lines} <= {*keys}
    assert {key for pair in load_pairs(review.corpus / "duplicates.csv", "d.csv") for key in pair.keys} <= {*keys}
    assert sorted(record.title for record in records) == sorted([*{record[0] for record in (*FIRST, *OTHER)}, FIRST[0][0]])
    assert review.references.read_text().startswith(MINE)
    left = [path.name for path in (*review.root.iterdir(), *review.corpus.iterdir()) if path.name.startswith(".")]
    assert (left, tell_unfinished(review.references, review.corpus)) == ([], [])


@pytest.mark.parametrize("step", range(1, 20))
def test_a_killed_import_loses_nothing_whatever_comes_next(review: Review, step: int) -> None:
    """Killed before each step; a person edits the bibliography, a run begins, another file is imported, then this one again."""
    assert kill_at(step, lambda: import_references(review, [review.root / "first.ris"]))
    before = review.references.read_text()
    added = before != MINE
    review.references.write_text(f"{before}\n% a remark of mine\n")
    told = tell_unfinished(review.references, review.corpus)
    assert len(heed_import(review)) == len(told)
    import_references(review, [review.root / "other.ris"])
    lines = load_imports(review.corpus / "imports.csv", "imports.csv")
    assert {line.file for line in lines} == ({"first.ris", "other.ris"} if added else {"other.ris"})
    again = import_references(review, [review.root / "first.ris"])
    assert bool(again.seen) == added
    check_account(review, {"first.ris": 4, "other.ris": 2})
    assert "% a remark of mine\n" in review.references.read_text()


def test_an_import_has_no_more_steps_than_are_tried(review: Review) -> None:
    """So that none is left out above."""
    assert not kill_at(20, lambda: import_references(review, [review.root / "first.ris"]))


@pytest.mark.parametrize("step", range(1, 9))
def test_finishing_can_be_killed_too(review: Review, step: int) -> None:
    """The import was killed behind the bibliography; what finishes it begins again."""
    assert kill_at(LEDGER_STEP, lambda: import_references(review, [review.root / "first.ris"]))
    assert not (review.corpus / "imports.csv").exists()
    assert review.references.read_text() != MINE
    kill_at(step, lambda: heed_import(review))
    import_references(review, [review.root / "other.ris"])
    check_account(review, {"first.ris": 4, "other.ris": 2})


def test_the_second_import_waits_for_the_first(review: Review, tmp_path: Path) -> None:
    """Begun when the first has staged its lines and written nothing yet."""
    reached, go = tmp_path / "reached", tmp_path / "go"
    first = FORKING.Process(target=import_slowly, args=(review, reached, go))
    second = FORKING.Process(target=import_references, args=(review, [tmp_path / "other.ris"]))
    first.start()
    wait_for(reached)
    second.start()
    second.join(0.5)
    assert second.is_alive()
    go.touch()
    for process in (first, second):
        process.join(60)
        assert process.exitcode == 0
    check_account(review, {"first.ris": 4, "other.ris": 2})


def test_many_imports_at_once_account_for_each_file_once(review: Review) -> None:
    """Four processes, two files, each of them twice."""
    files = [review.root / name for name in ("first.ris", "other.ris")] * 2
    running = [FORKING.Process(target=import_references, args=(review, [path])) for path in files]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
        assert process.exitcode == 0
    check_account(review, {"first.ris": 4, "other.ris": 2})
