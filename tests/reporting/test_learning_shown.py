"""Whether the tool learns is told in words, a curve and a table."""

import shutil
from pathlib import Path

from litreview.reporting.learning_shown import show_learning, tell_learning
from litreview.reporting.run_folder import Run, open_run
from litreview.tables import build_table, write_table


def _rows(number: int) -> list[dict[str, object]]:
    return [
        {
            "ordinal": n,
            "proposed": 4,
            "accepted": 3,
            "rejected": 1,
            "added": 0,
            "precision": 0.5 if n <= 50 else 0.75,
            "recall": None if n <= 50 else 1.0,
            "run": "r1",
        }
        for n in range(1, number + 1)
    ]


def test_the_first_and_the_last_decisions_are_held_beside_each_other() -> None:
    """Only where they are not the same ones."""
    told = tell_learning(build_table("learning", _rows(100)))
    assert told.startswith("100 decisions tell what the tool had proposed.")
    assert "75 % of the proposals were right, and 100 % of the codes had been proposed" in told
    assert told.endswith("Of the first 50 it was 50 % and not estimable.")
    assert "Of the first" not in tell_learning(build_table("learning", _rows(99)))


def test_the_curve_has_its_words_and_its_table(full_run: Run, tmp_path: Path) -> None:
    """Whoever cannot see the drawing has both."""
    shutil.copytree(full_run.folder, tmp_path / "run")
    write_table("learning", build_table("learning", _rows(100)), tmp_path / "run" / "tables")
    html = str(show_learning(open_run(tmp_path / "run")).html)
    assert 'aria-label="100 decisions tell' in html
    assert html.count("<tr") <= 1 + 14
    assert ">100<" in html


def test_nothing_to_learn_from_is_said(full_run: Run) -> None:
    """Files written by hand do not tell what was proposed."""
    assert "Nothing can be said yet about how the tool learns" in str(show_learning(full_run).html)
