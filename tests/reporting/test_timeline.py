import re

import pytest

from litreview.reporting.example_run import example_run
from litreview.reporting.timeline import show_timeline
from litreview.tables import build_table

FACT = {"document_id": "elm2018", "start": 0, "end": 12, "quote": "In the trial", "kind": "event"}


def test_the_timeline_keeps_the_precision_of_each_date(full_run):
    """A month stays a month, a year a year, and a plan is not done."""
    html = str(show_timeline(full_run).html)
    assert "June 2013" in html
    assert ">planned</td>" in html
    assert "from 2013 to 2017; 1 is done." in html


def test_every_event_opens_its_words(full_run):
    """No date stands without a source."""
    html = str(show_timeline(full_run).html)
    assert html.count('href="#source-') == len(re.findall(r'<th scope="row"', html))


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        pytest.param({"date_start": "2016-12-07", "status": "done"}, "7 December 2016", id="day"),
        pytest.param({"date_start": "2016", "status": ""}, "not stated", id="no status"),
        pytest.param({"date_start": "2016-05", "jurisdiction": "Ontario"}, "Ontario", id="place"),
        pytest.param({"date_start": ""}, "No dated event", id="no date"),
        pytest.param({"date_start": "2016", "kind": "quantity"}, "No dated event", id="a number is no event"),
    ],
)
def test_what_is_dated_is_shown_and_what_is_not_is_left_out(full_run, cells, shown):
    """Only dated events, policies and plans stand on the line of time."""
    run = type(full_run)(full_run.folder, full_run.review)
    run._tables["facts"] = build_table("facts", [{**FACT, **cells}])
    assert shown in show_timeline(run).html


def test_one_fact_is_told_as_one():
    """What the drawing shows reads well for one fact as for many."""
    assert "Events, policies and plans with a date: 1, from 2021 to 2021; 0 are done." in show_timeline(example_run()).html
