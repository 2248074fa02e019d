"""The cost of documents over a large corpus, on a tiny one."""

from pathlib import Path

import pytest
from benchmarks.scale import cost_by_tenth, deviate, main, weigh


def test_the_cost_of_each_tenth_leaves_the_start_out() -> None:
    """Ten seconds until the first batch is done, then one second for each ten documents."""
    marks = [(10.0 + number, 10) for number in range(21)]
    assert cost_by_tenth(marks) == pytest.approx([100.0] * 10)


@pytest.mark.parametrize("marks", [[], [(3.0, 5)]], ids=["nothing", "one batch"])
def test_where_there_is_no_second_batch_there_is_no_cost(marks: list[tuple[float, int]]) -> None:
    """Nothing can be told, and nothing grows."""
    assert cost_by_tenth(marks) == []
    assert deviate([]) == 0


def test_growth_is_told_in_per_cent() -> None:
    """The last third against the first."""
    assert deviate([10, 10, 10, 12, 12, 12]) == pytest.approx(20)
    assert deviate([10] * 9) == 0


def test_disk_is_that_of_the_inputs_and_of_each_folder(tmp_path: Path) -> None:
    """Folders within folders count."""
    (tmp_path / "outputs" / "benchmark" / "tables").mkdir(parents=True)
    (tmp_path / "references.bib").write_bytes(b"12345")
    (tmp_path / "outputs" / "benchmark" / "tables" / "a.csv").write_bytes(b"123")
    assert weigh(tmp_path) == {"references.bib": 5, "outputs/.store": 0, "outputs/benchmark/tables": 3}


def test_a_small_corpus_is_built_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Time for a million, memory, flatness, stages and disk, and the part of the results."""
    assert main(["4", "--folder", str(tmp_path / "review"), "--out", str(tmp_path / "R.md")]) == 0
    told = capsys.readouterr().out
    assert "4 abstracts (search), 2 jobs: memory" in told
    assert "outputs/benchmark/tables" in told
    assert (tmp_path / "R.md").read_text(encoding="utf-8").startswith("<!-- part scale -->")
    assert main(["4", "--folder", str(tmp_path / "review")]) == 2
