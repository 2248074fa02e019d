import pandas as pd
import pytest

from litreview.reporting import framework


def test_a_judgement_names_who_when_and_that_it_is_stale(full_run):
    """Confidence is signed, and its age is said."""
    row = full_run.table("framework_evidence").query("component == 'VAL.HOPE'").iloc[0].copy()
    row["stale"] = "stale: the evidence has changed since 2026-03-04"
    assert framework.show_judgement(row)[1].endswith(
        "(judged by RJ, 4 March 2026); stale: the evidence has changed since 4 March 2026"
    )


def _row(**cells):
    empty = {"convergence": "", "confidence": "", "judged_by": "", "judged_on": "", "stale": ""}
    return pd.Series({**empty, **cells})


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({}, ("nothing to judge", "not applied"), id="nothing"),
        pytest.param({"convergence": "silence"}, ("silence", "not applied"), id="silence"),
        pytest.param({"confidence": "low"}, ("nothing to judge", "low"), id="unsigned"),
        pytest.param(
            {"confidence": "low", "judged_by": "RJ", "judged_on": "2026-01-02"},
            ("nothing to judge", "low (judged by RJ, 2 January 2026)"),
            id="signed",
        ),
        pytest.param({"convergence": "agree\u202e"}, ("agree", "not applied"), id="bidi"),
    ],
)
def test_a_judgement_reads_as_it_was_made(cells, expected):
    """Nothing is judged by default, and nothing judged is left unsigned."""
    assert framework.show_judgement(_row(**cells)) == expected


def test_each_component_counts_on_one_side_only(full_run):
    """Literature, consultation, both or neither: the four sides add up to all components."""
    table = full_run.table("framework_evidence")
    sides = framework.count_sides(table)
    assert sides["components"].sum() == len(table)
    barriers = sides[sides["family"] == "Barriers"].set_index("side")["components"]
    assert barriers["literature and consultation"] == 1
    assert barriers["consultation only"] == 1


def test_a_component_opens_to_its_summary_with_linked_documents(full_run):
    """A summary sentence names its document as a link, and its quotations follow."""
    html = str(framework.show_framework(full_run).html)
    assert '<a href="#component-VAL.HOPE">Hope</a>' in html
    assert '<details class="more" id="component-VAL.HOPE"><summary>Hope</summary>' in html
    assert '<a href="#document-group-1">Focus group 1</a>' in html
