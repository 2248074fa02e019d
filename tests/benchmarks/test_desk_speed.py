"""How long coding takes beside many codings is measured at a real desk."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.desk_speed import CODERS, decide, measure_desk, write_codings

from litreview.coding.records import read_coding_record
from litreview.reporting.desk import open_desk
from litreview.reporting.run_folder import open_run
from litreview.review import Review, load_review
from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.running.scaffold import new_review

_TEXT = "# A guide\n\nPeers meet at noon. They share what helped them. Nobody is paid. Hope grows there.\n"


@pytest.fixture
def coded(once: Callable, shorten: Callable[[Path], None], tmp_path: Path) -> Review:
    """Return a small review that was run, with forty codings of two coders."""

    def make(root: Path) -> None:
        new_review(root)
        (root / "corpus" / "literature" / "guide.md").write_text(_TEXT, encoding="utf-8")
        shorten(root)
        run_review(load_review(root), Options())
        assert write_codings(root, 40) == 40

    shutil.copytree(once("desk_speed", make), tmp_path / "own", symlinks=True)
    return load_review(tmp_path / "own")


def test_each_figure_is_taken_at_a_real_desk(coded: Review) -> None:
    """Opening and deciding have targets; what was decided is in the coder's file."""
    figures = list(measure_desk(coded.root))
    assert [one.goal.value for one in figures if one.goal] == [2.0, 0.1, 2.0, 0.1, 2.0]
    assert all(one.value > 0 for one in figures)
    assert (coded.corpus / "coding" / "third.jsonl").read_bytes().count(b'"accepted"') == 30


def test_codings_are_records_on_sentences_of_the_run(coded: Review) -> None:
    """Both coders have half of them."""
    for coder in CODERS:
        lines = (coded.corpus / "coding" / f"{coder}.jsonl").read_text(encoding="utf-8").splitlines()
        assert len({read_coding_record(line, coder, number).id for number, line in enumerate(lines, 1)}) == 20


def test_a_decision_is_the_two_keys_that_a_coder_presses(coded: Review) -> None:
    """The sentence is decided on and left behind."""
    desk = open_desk(open_run(coded.outputs / "latest"), coded.root, "ann")
    before = desk.scene["segment"]
    decide(desk)
    assert desk.scene["segment"] != before
