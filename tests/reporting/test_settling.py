"""Pairs, reports of one study and what does not add up are shown with the words and lines that people need."""

from pathlib import Path

import pytest

from litreview.reporting.run_folder import Run, open_run
from litreview.reporting.settling import show_integrity, show_pairs, show_reports
from litreview.tables import build_table, write_table


def make_run(folder: Path, **rows: list[dict[str, object]]) -> Run:
    """Return a run with these rows in its tables, the others empty."""
    (folder / "tables").mkdir(parents=True)
    for name in ("records", "duplicates", "integrity"):
        write_table(name, build_table(name, rows.get(name, [])), folder / "tables")
    return open_run(folder)


def pairs(*decisions: str) -> list[dict[str, object]]:
    """Return a line for each of "key key decision", from line 2 on."""
    names = ("key_a", "key_b", "decision", "coder")
    cells = [dict(zip(names, f"{one}   ".split(" "), strict=False)) for one in decisions]
    return [{**cell, "suggested": "version", "why": "<b>alike</b>", "line": line} for line, cell in enumerate(cells, 2)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "No pair of records waits for a decision: corpus/duplicates.csv lists none."),
        (pairs("a b same"), "No pair waits for a decision; corpus/duplicates.csv lists 1 pair."),
        (pairs("a b"), "1 pair of records waits for a decision: write it into corpus/duplicates.csv."),
        (pairs("a b", "c d", "e f same"), "2 pairs of records wait for a decision: write them into corpus/duplicates.csv."),
        (pairs("a b same x", "a b version y"), "coders differ: x same (line 2), y version (line 3)"),
        (pairs("a b same", "b c same", "a c different"), "a and c are different (line 4), but one by b"),
    ],
    ids=["none", "settled", "one", "two", "coders differ", "a contradiction"],
)
def test_what_waits_is_told(tmp_path: Path, rows: list[dict[str, object]], told: str) -> None:
    """With the file to open."""
    assert told in show_pairs(make_run(tmp_path, duplicates=rows)).html


def test_a_pair_is_shown_with_what_makes_it_a_question(tmp_path: Path) -> None:
    """Titles beside keys, escaped; what was decided is no question."""
    records = [{"citation_key": key, "title": f"Work <i>{key}</i>", "work": key} for key in ("aa", "bb")]
    html = show_pairs(make_run(tmp_path, records=records, duplicates=pairs("aa bb", "cc dd same"))).html
    assert "&lt;b&gt;alike&lt;/b&gt;" in html
    assert "Work &lt;i&gt;bb&lt;/i&gt;" in html
    assert "cc" not in html
    assert "<i>" not in html


def test_many_pairs_fold_after_the_first(tmp_path: Path) -> None:
    """Ten stay open."""
    html = show_pairs(make_run(tmp_path, duplicates=pairs(*(f"a{n} b{n}" for n in range(13))))).html
    assert "See the 3 pairs after these" in html
    assert html.index("a9") < html.index("<details") < html.index("a10")


def test_a_further_report_says_what_it_is(tmp_path: Path) -> None:
    """A copy of a version is told as the same as that version; the first report is no row."""
    rows = [("a", "", ""), ("b", "a", "version"), ("c", "b", "same"), ("d", "a", "same"), ("e", "a", "abstract")]
    records = [
        {"citation_key": key, "title": f"T {key}", "work": "a", "duplicate_of": of, "relation": word} for key, of, word in rows
    ]
    html = show_reports(make_run(tmp_path, records=records)).html
    for words in ("another version", "the same report as b", "the same report", "an abstract"):
        assert words in html
    assert "T a" not in html


def test_where_all_records_are_works_it_is_said(tmp_path: Path) -> None:
    """An empty table explains nothing."""
    run = make_run(tmp_path, records=[{"citation_key": "a", "work": "a"}])
    assert "No record is a further report or a copy of another." in show_reports(run).html
    assert "Nothing was found: years, DOIs" in show_integrity(run).html


def test_retractions_stand_before_all_else_that_does_not_add_up(tmp_path: Path) -> None:
    """Then what is left, check by check."""
    checks = ("container", "doi", "retracted", "year", "retraction notice")
    rows = [{"citation_key": "k", "line": n, "check": check, "reason": f"<u>{check}</u>"} for n, check in enumerate(checks, 1)]
    html = show_integrity(make_run(tmp_path, integrity=rows)).html
    assert "5 things to look at. None of it stops a run." in html
    places = [html.index(f"&lt;u&gt;{checks[number]}&lt;/u&gt;") for number in (2, 4, 0, 1, 3)]
    assert places == sorted(places)
