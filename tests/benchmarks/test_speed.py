"""The program that measures speed: what it can measure, and the part of the results that it writes."""

import sys
from pathlib import Path

import pytest
from benchmarks.speed import MEASURES, main


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
