"""Two reviewers: last words, conflicts, what settles them, and agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine
from litreview.synthesis.consensus import (
    ScreeningOutcome,
    find_conflicts,
    keep_last,
    measure_reviewers,
    settle_records,
    tell_conflict,
)


def write(*rows: str) -> list[ScreeningLine]:
    """Return lines from "coder decision stage reason", the parts split by bars, all about the record a."""
    lines = []
    for number, row in enumerate(rows, 2):
        coder, decision, stage, reason = [*row.split("|"), "", "", ""][:4]
        lines.append(ScreeningLine("a", decision, reason, coder, "", stage, number))
    return lines


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        pytest.param(["ann|include"], ScreeningOutcome("include"), id="one reviewer"),
        pytest.param(["ann|exclude||off topic", "bo|exclude"], ScreeningOutcome("exclude", "off topic"), id="two who agree"),
        pytest.param(["ann|exclude||one", "bo|exclude||two"], ScreeningOutcome("exclude", "two"), id="the last reason stands"),
        pytest.param(["ann|include", "ann|exclude"], ScreeningOutcome("exclude"), id="a changed mind is no conflict"),
        pytest.param(["ann|include", "bo|exclude"], ScreeningOutcome(conflict=True), id="two who differ"),
        pytest.param(["ann|include", "bo|exclude", "bo|include"], ScreeningOutcome("include"), id="one of them gave in"),
        pytest.param(["ann|include", "bo|exclude", "bo|"], ScreeningOutcome("include"), id="one of them took it back"),
        pytest.param(
            ["ann|include", "bo|exclude||x", "consensus|exclude"], ScreeningOutcome("exclude", "x"), id="settled together"
        ),
        pytest.param(
            ["ann|include", "consensus|exclude||y", "bo|exclude||x"],
            ScreeningOutcome("exclude", "y"),
            id="the reason that was settled stands",
        ),
        pytest.param(
            ["Consensus|include", "ann|include", "bo|exclude"], ScreeningOutcome("include"), id="settled, wherever it stands"
        ),
        pytest.param(
            ["ann|include", "bo|exclude", "consensus|"], ScreeningOutcome(conflict=True), id="an empty word settles nothing"
        ),
        pytest.param([f"ann|include|{TITLES}"], ScreeningOutcome("include", "", TITLES), id="went on to full text"),
        pytest.param(
            [f"ann|exclude|{FULL_TEXT}|no adults", f"ann|include|{TITLES}"],
            ScreeningOutcome("exclude", "no adults", FULL_TEXT),
            id="the last stage counts in whatever order lines stand",
        ),
        pytest.param(
            [f"ann|include|{TITLES}", f"bo|exclude|{TITLES}", f"ann|include|{FULL_TEXT}"],
            ScreeningOutcome("include", "", FULL_TEXT),
            id="a decision at full text is past a conflict about the title",
        ),
        pytest.param(
            [f"ann|include|{FULL_TEXT}", f"bo|not retrieved|{FULL_TEXT}"],
            ScreeningOutcome("", "", FULL_TEXT, conflict=True),
            id="one had the text, the other had not",
        ),
    ],
)
def test_what_stands_about_a_record(rows, outcome):
    """The rules, one by one; a record is listed as a conflict exactly where nothing stands because reviewers differ."""
    lines = write(*rows)
    assert settle_records(lines) == {"a": outcome}
    assert bool(find_conflicts(lines)) is outcome.conflict


def test_empty_lines_decide_nothing():
    """A list of keys to screen is no list of decisions."""
    assert settle_records(write("|", "ann|")) == {}


def test_a_conflict_names_both_lines_and_the_way_out():
    """Whoever settles it need not search the file."""
    (conflict,) = find_conflicts(write(f"ann|include|{TITLES}", f"|exclude|{TITLES}"))
    told = tell_conflict(conflict)
    assert "at title and abstract: ann include (line 2), nobody named exclude (line 3)" in told
    assert "until a line of the coder consensus" in told


def test_conflicts_come_in_the_order_of_their_keys():
    """The list does not depend on who wrote first."""
    lines = [ScreeningLine(key, word, coder=coder) for key in "cab" for coder, word in (("x", "include"), ("y", "exclude"))]
    assert [conflict.citation_key for conflict in find_conflicts(lines)] == ["a", "b", "c"]


def test_agreement_is_reckoned_as_for_codes():
    """Twenty both include, five and ten only one, fifteen both exclude: Cohen's own example gives .4."""
    said = [("include", "include")] * 20 + [("include", "exclude")] * 5 + [("exclude", "include")] * 10
    said += [("exclude", "exclude")] * 15
    lines = [
        ScreeningLine(str(n), word, coder=coder) for n, pair in enumerate(said) for coder, word in zip("ab", pair, strict=True)
    ]
    lines += [ScreeningLine("alone", "include", coder="a"), ScreeningLine("0", "exclude", coder="consensus")]
    (found,) = measure_reviewers(lines)
    assert (found.records, found.agreement, round(found.kappa or 0, 3)) == (50, 0.7, 0.4)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["ann|include", "bo|include"], [(1, 1.0, None)], id="both the same everywhere: not estimable"),
        pytest.param(["ann|include"], [], id="one reviewer has no pair"),
        pytest.param([f"ann|include|{FULL_TEXT}", f"bo|not retrieved|{FULL_TEXT}"], [], id="not retrieved is no judgement"),
        pytest.param([f"ann|include|{FULL_TEXT}", f"bo|exclude|{TITLES}"], [], id="stages are not mixed"),
    ],
)
def test_where_agreement_ends(rows, expected):
    """Nothing is reckoned from what cannot be compared."""
    assert [(pair.records, pair.agreement, pair.kappa) for pair in measure_reviewers(write(*rows))] == expected


LINE = st.builds(
    ScreeningLine,
    st.sampled_from("abc"),
    st.sampled_from(["", "include", "exclude", "not retrieved"]),
    st.just(""),
    st.sampled_from(["ann", "bo", "consensus", ""]),
    st.just(""),
    st.sampled_from(["", TITLES, FULL_TEXT]),
)


@given(st.lists(LINE, max_size=12))
def test_nothing_is_both_decided_and_in_conflict(lines):
    """Whatever people write: a record has a decision or a conflict, never both, and a repeated file says the same."""
    lines = [line._replace(line=number) for number, line in enumerate(lines, 2)]
    settled = settle_records(lines)
    assert {key for key, outcome in settled.items() if outcome.conflict} == {one.citation_key for one in find_conflicts(lines)}
    assert all(bool(outcome.decision) is not outcome.conflict for outcome in settled.values())
    assert settle_records(keep_last(lines)) == settled
    assert settle_records(lines + [line._replace(line=line.line + len(lines)) for line in lines]) == settled
