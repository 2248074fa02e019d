"""Recall and precision of de-identification, ours beside presidio, on transcripts with identifiers planted."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.canary import Canary, Turn, load_canary, read_marks
from benchmarks.finders import MODEL, find_ours, find_presidio, find_presidio_with_model, find_with_model
from benchmarks.privacy import CANARIES, WAYS, main, measure_canary

from litreview.privacy.roster import Roster, RosterEntry

SAID = "I told {{person:Ann}} to call {{phone:416-555-0199}}, then {{person:Mirelle Vosk}} came."
model = pytest.mark.skipif(find_spec(MODEL) is None, reason="the extra ner is not installed")


def test_ours_is_measured_beside_presidio_with_and_without_a_model() -> None:
    """Four ways in one run, each by its own finder."""
    assert list(WAYS.values()) == [find_ours, find_with_model, find_presidio, find_presidio_with_model]


def test_what_is_measured_are_planted_sets_one_of_which_nobody_read() -> None:
    """Every set that ships is measured, each with the roster that a team would have had."""
    assert {"development", "test"} <= set(CANARIES)
    assert all(load_canary(name).roster.entries for name in CANARIES)


@model
def test_recall_and_what_is_needless_are_told_for_each_way() -> None:
    """Ours finds all three and replaces the two it is sure of; presidio alone finds the number."""
    turn = Turn("s1", "written", "en", "P01", *read_marks(SAID))
    first, by_kind, roster = measure_canary("development", Canary((turn,), Roster((RosterEntry("P01", "Ann Example"),))))
    figures = {row[0]: row[1:] for row in first.rows}
    assert list(figures) == list(WAYS)
    assert figures["ours"][:2] == (".667", "1.000")
    assert figures["presidio alone"][1] == ".333"
    assert "needless, per 1,000 words" in first.header
    assert ("person", "2", "1.000") in [row[:3] for row in by_kind.rows]
    assert roster.rows == (
        ("planted forms of the roster", "1"),
        ("of them replaced", "1"),
        ("names that are words, left to a person", "0"),
        ("replacements inside words", "0"),
    )


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing is measured."""
    assert main([str(tmp_path / "nowhere")]) == 2
