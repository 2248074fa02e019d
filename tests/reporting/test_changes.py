import json
import re
import shutil

import pandas as pd
import pytest

from litreview.reporting.changes import list_moved, show_changes, summarise_changes, tell_changes
from litreview.reporting.run_folder import open_run

COLUMNS = ["table", "row", "column", "change", "before", "after", "why"]


def _changes(*rows):
    return pd.DataFrame([(*row, "")[:7] for row in rows], columns=COLUMNS)


FRAMEWORK, RECOMMENDED = "framework_evidence", "recommendation_evidence"


@pytest.fixture
def make_run(full_folder, tmp_path):
    def make(changes, compared="20260101T000000-aaaaaaaa"):
        folder = tmp_path / "run"
        shutil.copytree(full_folder, folder)
        if changes is not None:
            changes.to_csv(folder / "changes.csv", index=False)
        (folder / "run.json").write_text(json.dumps({"compared_with": compared}), encoding="utf-8")
        return open_run(folder)

    return make


def test_rows_are_counted_once_however_many_cells_changed():
    """Added, removed and changed rows stand apart, with what changed in them."""
    changes = _changes(
        ("documents", "a", "", "added", "", ""),
        (FRAMEWORK, "VAL.HOPE", "research", "changed", "1", "2"),
        (FRAMEWORK, "VAL.HOPE", "quotes", "changed", "x", "y"),
        (FRAMEWORK, "BAR.PAY", "quotes", "changed", "x", "y"),
        (RECOMMENDED, "r1", "", "removed", "", ""),
    )
    assert summarise_changes(changes) == [
        ["Documents", 1, 0, 0, ""],
        ["Framework evidence", 0, 0, 2, "quotations: 2; works of research: 1"],
        ["Recommendation evidence", 0, 1, 0, ""],
    ]
    told = "Documents: 1 row added. Framework evidence: 2 rows changed. Recommendation evidence: 1 row removed."
    assert tell_changes(changes) == told


@pytest.mark.parametrize(
    ("column", "before", "after", "words"),
    [
        ("research", "1", "2", "works of research: 1, now 2"),
        ("assertion", "", "2", "works that assert: 0, now 2"),
        ("consultation_people", "7", "6", "people heard: changed"),
    ],
)
def test_counts_that_moved_are_told(column, before, after, words):
    """Works are told from and to; one person more or less is not."""
    assert list_moved(_changes((FRAMEWORK, "VAL.HOPE", column, "changed", before, after))) == {
        (FRAMEWORK, "VAL.HOPE"): (words, "")
    }


def test_evidence_that_moves_no_count_is_listed_with_its_reason():
    """A new quotation in a work that counted already; what people judged is no evidence."""
    why = "came: ivy2020:0-9"
    quoted = (FRAMEWORK, "VAL.HOPE", "quotes", "changed", "x", "y", why)
    judged = (FRAMEWORK, "BAR.PAY", "judged_on", "changed", "x", "y", "judged by people")
    assert list_moved(_changes(quoted, judged)) == {(FRAMEWORK, "VAL.HOPE"): ("", why)}


def test_texts_that_came_went_or_were_edited_are_named(make_run):
    """A moved file, or another number of sentences, is told in the table only."""
    rows = [
        ("documents", "ivy2020", "", "added", "", ""),
        ("documents", "gone2001", "", "removed", "", ""),
        ("documents", "ivy2020", "segments", "changed", "1", "2"),
    ]
    run = make_run(_changes(*rows))
    html = str(show_changes(run).html)
    assert html.count("Texts that changed") == 1
    for name, happened in ((run.citations["ivy2020"], "came"), ("gone2001", "went")):
        assert re.search(rf"{re.escape(name)}</th><td[^>]*>{happened}<", html)
    assert "was edited" not in html


def test_a_reason_names_the_work(make_run):
    """Places in texts are for the file; a reader sees which work."""
    why = "came: ivy2020:0-9, ivy2020:20-29, and 3 more; went: gone2001:1-2; consultation"
    run = make_run(_changes((FRAMEWORK, "VAL.HOPE", "research", "changed", "1", "2", why)))
    name = run.citations["ivy2020"]
    words = f"new passages in {name}, and 3 more; passages gone from gone2001; what was said in the consultation"
    assert words in show_changes(run).html


def test_components_and_recommendations_are_named(make_run):
    """A reader sees names, not ids."""
    rows = [
        (FRAMEWORK, "VAL.HOPE", "research", "changed", "1", "2"),
        (RECOMMENDED, "ivy2020.r001", "policy", "changed", "0", "1"),
    ]
    html = str(show_changes(make_run(_changes(*rows))).html)
    assert ">Hope<" in html
    assert ">Agencies should pay peer workers at the same rate as other staff.<" in html
    assert "works of policy: 0, now 1" in html


def test_a_run_that_did_not_yet_say_why_is_shown_all_the_same(make_run):
    """An earlier version made it."""
    changes = _changes((FRAMEWORK, "VAL.HOPE", "research", "changed", "1", "2")).drop(columns="why")
    assert "changed" in show_changes(make_run(changes)).html


def test_many_rows_fold(make_run):
    """The sentence and the table stay open."""
    rows = [(FRAMEWORK, f"X.{n}", "research", "changed", "1", "2") for n in range(20)]
    html = str(show_changes(make_run(_changes(*rows))).html)
    assert "See the 20 components and recommendations whose evidence changed" in html
    assert html.startswith('<p class="lead">Framework evidence: 20 rows changed.</p>')


@pytest.mark.parametrize(
    ("changes", "compared", "words"),
    [
        pytest.param(None, "", "once the run is complete", id="while the run is made"),
        pytest.param(_changes(), "", "There is no earlier run to compare with", id="a first run, or one after a withdrawal"),
        pytest.param(_changes(), "20260101T000000-aaaaaaaa", "Nothing changed in the documents", id="no change"),
    ],
)
def test_nothing_to_compare_is_said(make_run, changes, compared, words):
    """Each reason has its own words."""
    assert words in show_changes(make_run(changes, compared)).html
