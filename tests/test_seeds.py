"""The five documents the project started from: what must come out of them does."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from litreview.review import load_review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import build_tables
from litreview.running.scaffold import new_review
from litreview.tables import write_table

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tables and texts of a new review of the five seeds."""
    root = tmp_path_factory.mktemp("seeds") / "review"
    new_review(root)
    for seed in (shared / "seeds").glob("*.txt"):
        shutil.copy(seed, root / "corpus" / "literature")
    review = load_review(root)
    built = build_tables(review, load_inputs(review), 1, lambda line: None)
    for part in ("tables", "texts"):
        (root / "run" / part).mkdir(parents=True)
    for name, frame in built.tables.items():
        write_table(name, frame, root / "run" / "tables")
    for document_id, text in built.texts.items():
        (root / "run" / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    return root / "run"


def test_everything_the_seeds_hold_is_found_and_nothing_else(seeds: Path, shared: Path) -> None:
    """All checks of the acceptance truth hold."""
    program = shared / "check" / "seed_truth.py"
    done = subprocess.run([sys.executable, str(program), str(seeds)], capture_output=True, text=True, check=False)
    assert [line for line in done.stdout.splitlines() if line.startswith("FAIL")] == []
    assert done.returncode == 0
