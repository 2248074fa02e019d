"""What reviewers are told about their decisions without being stopped."""

import pytest

from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine
from litreview.synthesis.odd_decisions import find_odd

KEYS = {"a", "b", "c"}


def write(*rows: str) -> list[ScreeningLine]:
    """Return lines from "key coder decision date stage", the parts split by bars."""
    parts = ([*row.split("|"), "", "", ""][:5] for row in rows)
    return [ScreeningLine(key, word, "r", coder, day, stage, n) for n, (key, coder, word, day, stage) in enumerate(parts, 2)]


def test_sound_decisions_are_not_spoken_of():
    """Days in full, known keys, one word each; a missing day is none that is wrong."""
    assert list(find_odd(write("a|ann|include|2026-01-05", "b|ann|exclude"), KEYS, {"b": "c"})) == []


def test_a_key_that_no_record_has_is_told_once_and_its_conflict_not_at_all():
    """Where it stands first."""
    lines = write("ghost|ann|include", "ghost|bo|exclude", "A|ann|include")
    assert sorted(find_odd(lines, KEYS)) == [
        (2, "ghost is not in references.bib; its decision is not used"),
        (4, "A is not in references.bib; its decision is not used"),
    ]


def test_dates_that_are_no_days_are_told_together():
    """A spreadsheet writes all of them anew."""
    ((line, told),) = find_odd(write("a|ann|include|2026-01-05", "b|ann|include|05/01/26", "c|ann|include|2026-02-30"), KEYS)
    assert line == 3
    assert told.startswith("2 dates, the first on this line, are no day as 2026-01-31 is one")


def test_a_conflict_is_told_on_its_last_line():
    """With who said what."""
    ((line, told),) = find_odd(write("a|ann|include", "b|ann|include", "a|bo|exclude"), KEYS)
    assert line == 4
    assert told.startswith("a: reviewers differ: ann include (line 2), bo exclude (line 4)")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(["a|ann|include", "b|ann|exclude"], "a include, b exclude", id="one in, one out"),
        pytest.param(["a|ann|include", "b|ann|include"], "", id="both in"),
        pytest.param(["a|ann|include"], "", id="one of them alone was decided on"),
        pytest.param([f"a|ann|include||{TITLES}", f"b|ann|exclude||{FULL_TEXT}"], "", id="a title, then a text"),
        pytest.param(
            [f"a|ann|exclude||{TITLES}", f"b|ann|include||{FULL_TEXT}"], "a exclude, b include", id="a title out, a text in"
        ),
        pytest.param(
            [f"a|ann|include||{FULL_TEXT}", f"b|ann|not retrieved||{FULL_TEXT}"], "a include, b not retrieved", id="two texts"
        ),
        pytest.param(["a|ann|exclude", "c|ann|include"], "", id="records that are not the same"),
    ],
)
def test_records_that_are_the_same_are_decided_alike(rows: list[str], said: str):
    """Found to be one after somebody decided on both, they may bear two words, of which one would vanish in silence."""
    told = [words for _, words in find_odd(write(*rows), KEYS, {"b": "a"})]
    assert [said in words for words in told] == [True] * bool(said)


def test_a_conflict_beside_an_exclusion_of_the_same_record_does_not_vanish():
    """The exclusion counts; that somebody would include it is said twice."""
    lines = write("a|ann|exclude", "b|ann|include", "b|bo|exclude")
    assert [line for line, _ in find_odd(lines, KEYS, {"b": "a"})] == [4, 4]
    assert any("a exclude, b in conflict" in words for _, words in find_odd(lines, KEYS, {"b": "a"}))
