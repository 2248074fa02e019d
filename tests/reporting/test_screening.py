"""How far screening is, as the notebook shows it."""

from pathlib import Path

import pytest

from litreview.reporting.run_folder import Run, open_run
from litreview.reporting.screening import read_state, show_effort, show_queue, show_reviewers, show_screening
from litreview.tables import build_table, write_table


def make_run(folder: Path, decided: str, ranked: str = "", keys: str = "abcdef") -> Run:
    """Return a run with a record for each letter; ``decided`` is "key coder decision stage reading", split by bars."""
    lines = [
        dict(zip(("citation_key", "coder", "decision", "stage", "reading"), row.replace("_", " ").split("|"), strict=False))
        for row in decided.split()
    ]
    rows = {
        "records": [{"citation_key": key, "work": key, "title": f"Work <b>{key}</b>"} for key in keys],
        "screening": [{"reading": line, **row, "line": line} for line, row in enumerate(lines, 2)],
        "priorities": [
            {"ordinal": n, "citation_key": key, "score": 1 / n, "why": "peer; <i>hope</i>"} for n, key in enumerate(ranked, 1)
        ],
    }
    (folder / "tables").mkdir(parents=True)
    for name, made in rows.items():
        write_table(name, build_table(name, made), folder / "tables")
    return open_run(folder)


def test_the_queue_stands_in_its_order_with_score_and_words(tmp_path):
    """What is written in titles and words is escaped."""
    html = show_queue(make_run(tmp_path, "a|ann|include b|ann|exclude", "dcef")).html
    assert "2 works decided, 4 to screen." in html
    assert html.index(">d</th>") < html.index(">c</th>")
    assert "0.500" in html
    assert "peer; &lt;i&gt;hope&lt;/i&gt;" in html
    assert "Work &lt;b&gt;d&lt;/b&gt;" in html
    assert "<b>" not in html


def test_a_long_queue_folds_after_its_first_works(tmp_path):
    """The twenty to read next stay open."""
    keys = "abcdefghijklmnopqrstuvwxyz"
    html = show_queue(make_run(tmp_path, "a|ann|include b|ann|exclude", keys[2:], keys)).html
    assert "See the 4 works after these" in html
    assert html.index(">v</th>") < html.index("<details") < html.index(">w</th>")


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        pytest.param("", "Nothing is ranked before something was included", id="nothing decided"),
        pytest.param("a|ann|include", "Nothing is ranked before something was included", id="one kind alone"),
        pytest.param("a|ann|include b|ann|exclude", "So many works wait that a run does not rank them", id="very many"),
        pytest.param("a|x|include b|x|exclude c|x|include d|x|include e|x|include f|x|include", "6 works decided, 0", id="done"),
    ],
)
def test_where_nothing_is_ranked_the_reason_is_said(tmp_path, decided, told):
    """An empty table explains nothing."""
    html = show_queue(make_run(tmp_path, decided)).html
    assert told in html
    assert "<table" not in html


def test_conflicts_are_shown_line_by_line_with_agreement(tmp_path):
    """Both decisions and their lines, and each pair with share and kappa."""
    run = make_run(tmp_path, "a|ann|include a|bo|include b|ann|exclude b|bo|exclude c|ann|include c|bo|exclude")
    html = show_reviewers(run).html
    assert "Reviewers differ on 1 record that nobody settled yet." in html
    assert [f'data-label="Line" class="number">{line}<' in html for line in (6, 7)] == [True, True]
    assert "66.7 %" in html
    assert ">0.40<" in html


def test_a_settled_conflict_is_none(tmp_path):
    """Agreement is still what it was before."""
    html = show_reviewers(make_run(tmp_path, "c|ann|include c|bo|exclude c|consensus|include")).html
    assert "differ on 0 records" in html
    assert "Where reviewers differ" not in html
    assert ">0.0 %<" in html


def test_agreement_that_cannot_be_estimated_says_so(tmp_path):
    """Both decided the same everywhere."""
    assert "not estimable" in show_reviewers(make_run(tmp_path, "a|ann|include a|bo|include")).html


def test_one_reviewer_alone_agrees_with_nobody(tmp_path):
    """It is said, not left empty."""
    assert "No record has a decision of two reviewers" in show_reviewers(make_run(tmp_path, "a|ann|include")).html


def test_effort_is_a_curve_with_its_numbers_and_the_advice(tmp_path):
    """Alternative text and table hold what the line shows; the advice comes with its assumption."""
    html = show_effort(make_run(tmp_path, "a|ann|include b|ann|include c|ann|exclude d|ann|exclude", "ef")).html
    assert "Go on screening: if more than 5 % of the relevant works were still to be found" in html
    assert "Assumed: the last 2 records read" in html
    assert "After 4 works were screened, 2 relevant works had been found; half of the reading found 100 % of them" in html
    assert "95 % had been found after 2 works" in html
    assert html.count('<tr role="row">') == 5


def test_no_advice_is_given_when_all_is_screened(tmp_path):
    """There is nothing left to stop."""
    html = show_effort(make_run(tmp_path, "a|ann|include b|ann|exclude", keys="ab")).html
    assert "Assumed" not in html
    assert "<svg" in html


@pytest.mark.parametrize("decided", ["", "a|ann|include", "a|ann|exclude"])
def test_effort_needs_both_kinds(tmp_path, decided):
    """A curve of one kind is a straight line that says nothing."""
    assert "Nothing can be said about effort" in show_effort(make_run(tmp_path, decided)).html


def test_conflicts_and_unread_records_are_no_step_of_the_curve(tmp_path):
    """They are undecided everywhere."""
    run = make_run(tmp_path, "c|ann|include c|bo|exclude a|ann|include b|ann|exclude")
    state = read_state(run)
    assert state.waiting == ["c", "d", "e", "f"]
    assert state.read == [0, 1]


def test_both_parts_stand_in_one_cell(tmp_path):
    """The notebook stays thin."""
    run = make_run(tmp_path, "a|ann|include")
    assert show_screening(run).html == f"{show_queue(run).html}\n{show_reviewers(run).html}"


def test_works_come_in_the_order_of_reading_and_not_of_lines(tmp_path):
    """The table keeps last words, whose lines say nothing about who was read first."""
    run = make_run(tmp_path, "a|ann|include||3 b|ann|exclude||1 c|ann|exclude||2")
    assert read_state(run).read == [1, 2, 0]
    assert "the order of reading is that of the days in corpus/screening.csv" in show_effort(run).html
    assert "the record read last was relevant" in show_effort(run).html


def test_full_texts_that_wait_are_counted(tmp_path):
    """After the last title there is still something to do."""
    decided = "a|ann|include|title_and_abstract b|ann|include|title_and_abstract c|ann|exclude|title_and_abstract"
    run = make_run(tmp_path, f"{decided} b|ann|exclude|full_text", keys="abc")
    assert "3 works decided, 0 to screen. The full text of 1 work is to be assessed." in show_queue(run).html
    assert "full text" not in show_queue(make_run(tmp_path / "one", "a|ann|include b|ann|exclude", keys="ab")).html


def test_a_run_that_knows_no_order_of_reading_is_read_by_its_lines(tmp_path):
    """Earlier versions wrote no such column."""
    from litreview.reporting.run_folder import open_run
    from litreview.reporting.screening import read_state
    from litreview.tables import build_table, write_table

    (tmp_path / "tables").mkdir()
    rows = [{"citation_key": key, "coder": "ann", "decision": "include", "line": line} for key, line in (("b", 2), ("a", 3))]
    records = [{"citation_key": key, "work": key} for key in ("a", "b")]
    for name, listed in (("screening", rows), ("records", records)):
        table = build_table(name, listed)
        write_table(name, table.drop(columns="reading", errors="ignore"), tmp_path / "tables")
    (tmp_path / "review.json").write_text("{}", encoding="utf-8")
    assert read_state(open_run(tmp_path)).read == [1, 0]
