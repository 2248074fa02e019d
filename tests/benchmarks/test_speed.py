"""Figures of speed: what they are held against, and that real ones come of tiny corpora."""

import json
import sys
from pathlib import Path

import pytest
from benchmarks.corpus_speed import measure_changed
from benchmarks.review_speed import measure_start
from benchmarks.speed import MEASURES, main
from benchmarks.stages import build
from benchmarks.synthetic import write_review
from benchmarks.targets import Goal, Place, Timed, judge, show, show_goal, spread, tabulate
from benchmarks.throughput import Coding, load_sources, measure


@pytest.mark.parametrize(
    ("value", "goal", "wanted"),
    [
        (1.0, Goal(1), "met"),
        (2.0, Goal(1), "missed: 2.0 times the target"),
        (400_000, Goal(400_000, "words/s", at_most=False), "met"),
        (100_000, Goal(400_000, "words/s", at_most=False), "missed: 1/4.0 of the target"),
        (0.0, Goal(1, at_most=False), "missed: 1/inf of the target"),
        (5.0, None, ""),
    ],
    ids=["at most, just", "at most, over", "at least, just", "at least, under", "nothing at all", "no target"],
)
def test_a_figure_is_judged(value: float, goal: Goal | None, wanted: str) -> None:
    """A miss says by how much."""
    assert judge(value, goal) == wanted


def test_a_line_says_all() -> None:
    """Measure, figure, target, verdict and the command that gave it."""
    table = tabulate([Timed("nothing changed", "0.80 s", 0.8, Goal(1), "litreview run .")])
    assert table.rows == (("nothing changed", "0.80 s", "≤ 1.00 s", "met", "`litreview run .`"),)


def test_digits_that_count() -> None:
    """Three, and thousands apart."""
    assert [show(value) for value in (0.123, 12.34, 123456.7)] == ["0.12", "12.3", "123,457"]
    assert show_goal(None) == ""
    assert spread([2.0, 1.0]) == "1.00–2.00, 2 runs"


def test_sizes_shrink_to_no_less_than_two() -> None:
    """So that a trial of everything is short, and still has something to grow from."""
    assert [Place(Path(), 100).size(full) for full in (10_000, 50)] == [100, 2]


@pytest.mark.parametrize("text", ["search", "shipped"])
def test_words_per_second_come_of_real_texts(text: str) -> None:
    """Both parts take time, and both together as long as they."""
    found = measure(load_sources(text, 3)[:3], Coding("phrases"))
    assert found["words"] > 100
    assert 1 / found["both"] == pytest.approx(1 / found["segment"] + 1 / found["code"])


def test_a_build_tells_each_batch_and_takes_over_the_rest(tmp_path: Path) -> None:
    """The second time nothing is processed, so nothing is noted."""
    review = write_review(tmp_path / "review", 3)
    (review / "corpus" / "examples.csv").unlink()
    first, again = build(review, 1), build(review, 1)
    assert (first["documents"], first["reused"], again["reused"]) == (3, 0, 3)
    assert [number for _, number in first["marks"]] == [3]
    assert (review / "outputs" / "benchmark" / "tables" / "segments.csv").exists()
    assert json.dumps(first)


def test_starting_is_measured_by_real_processes(tmp_path: Path) -> None:
    """Import and help, each against its target."""
    figures = measure_start(Place(tmp_path, repeats=1)).figures
    assert [one.goal for one in figures] == [Goal(0.3), Goal(0.3)]
    assert all(0 < one.value < 60 for one in figures)


def test_what_cannot_be_measured_is_unknown_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The names of the measures are told."""
    with pytest.raises(SystemExit):
        main(["--only", "nonsense"])
    told = capsys.readouterr().err
    assert [name for name in MEASURES if name not in told] == []


def test_the_part_of_the_results_is_written(tmp_path: Path) -> None:
    """With the machine at its head."""
    out = tmp_path / "RESULTS.md"
    assert main(["--only", "start", "--shrink", "2", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!-- part speed -->\n## Speed")
    assert f"CPython {sys.version.split()[0]}" in text
    assert "these are no results" in text


def test_one_change_is_measured(tmp_path: Path) -> None:
    """All documents but one are taken over."""
    figures = measure_changed(Place(tmp_path, 200)).figures
    assert figures[0].measure == "one document of 5 changed"
    assert figures[0].goal == Goal(5, "%")
