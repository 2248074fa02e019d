"""The program that measures references: one table, what is missing named, and the part of the results that it writes."""

from pathlib import Path

import pytest
from benchmarks.references import main, measure_all

MANIFEST = "file,raw_entry_count\na.ris,1\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a manifest, and no other set."""
    folder = tmp_path / "data" / "parsers"
    folder.mkdir(parents=True)
    (folder / "a.ris").write_text("TY  - JOUR\nTI  - One\nER  - \n", encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return folder.parent


def test_one_table_holds_every_figure_against_its_target(data: Path) -> None:
    """With the machine above it."""
    text, problems = measure_all(["parsers"], data)
    assert problems == []
    assert "| measure | ours | peer | target | verdict |" in text
    assert "| 1 of 1 | rispy 1 of 1; " in text
    assert text.index("### Machine") < text.index("### Against the targets")


def test_what_cannot_be_measured_is_named_and_ends_with_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is told all the same."""
    assert main([str(data), "--only", "parsers", "dedupe"]) == 1
    told = capsys.readouterr().out
    assert "| dedupe | dedupe/: is not there |" in told
    assert "| 1 of 1 |" in told


def test_a_missed_target_is_no_failure_to_run(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict says it."""
    (data / "parsers" / "manifest.csv").write_text(MANIFEST.replace(",1", ",7"), encoding="utf-8")
    assert main([str(data), "--only", "parsers"]) == 0
    assert "missed in 1" in capsys.readouterr().out


def test_the_part_of_the_results_is_written(data: Path, tmp_path: Path) -> None:
    """Others stay; inputs made smaller are no results."""
    out = tmp_path / "RESULTS.md"
    out.write_text("Above.\n", encoding="utf-8")
    assert main([str(data), "--only", "speed", "--shrink", "100", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("Above.\n\n<!-- part references -->\n## References")
    assert "these are no results" in text


def test_a_folder_that_is_none_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what is needed."""
    assert main([str(tmp_path / "no")]) == 2
    assert "give the one that holds parsers, dedupe and screening" in capsys.readouterr().err
