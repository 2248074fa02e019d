import pandas as pd
import pytest

from litreview.reporting.framework import count_sides, show_framework
from litreview.reporting.kinds import ASSERTION_MEANS, KINDS, find_heard, find_read, list_kind_columns
from litreview.reporting.models import show_unstudied
from litreview.reporting.sides import find_one_sided, show_only_texts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [1, "1", "12"])
def test_any_kind_of_literature_is_literature(kind, number):
    """An assertion is a text too: what it says was not raised by people alone."""
    row = {"component": "A", "family": "F", **dict.fromkeys(KINDS, "0"), kind: number, "consultation_people": "7"}
    frame = pd.DataFrame([row])
    assert find_read(frame).all()
    assert [len(side) for side in find_one_sided(frame)] == [0, 0]
    assert count_sides(frame).set_index("side")["components"]["literature and consultation"] == 1


@pytest.mark.parametrize("nothing", [0, "0", ""])
def test_nothing_is_nothing_however_it_is_written(nothing):
    """A zero, as a number or a word, and an empty cell."""
    row = {**dict.fromkeys(KINDS, nothing), "consultation_people": nothing}
    frame = pd.DataFrame([row], dtype=object)
    assert not find_read(frame).any()
    assert not find_heard(frame).any()
    assert "assertion" not in list_kind_columns(frame)


def test_a_table_from_before_assertion_stood_apart_is_read():
    """Runs that are kept can be opened."""
    frame = pd.DataFrame([{"research": "0", "policy": "0", "practice": "1", "consultation_people": "0"}])
    assert find_read(frame).all()
    assert list(list_kind_columns(frame)) == ["research", "policy", "practice"]


@pytest.fixture
def asserted(full_run):
    """Return the run with one component and one model that an assertion alone carries."""
    run = type(full_run)(full_run.folder, full_run.review)
    frame = full_run.table("framework_evidence").copy()
    frame["assertion"] = "0"
    model = frame["component"][frame["component"].str.startswith("MOD.")].iloc[-1]
    place = frame["component"] == model
    frame.loc[place, ["research", "policy", "practice", "consultation_people"]] = "0"
    frame.loc[place, "assertion"] = "3"
    run._tables["framework_evidence"] = frame
    run._tables["findings"] = full_run.table("findings").iloc[:0]
    return run


def test_assertion_has_a_column_only_where_it_is_counted(full_run, asserted):
    """And the page says in words what it is."""
    for view in (show_framework, show_only_texts):
        assert ASSERTION_MEANS not in view(full_run).html
        assert ">Assertion</th>" not in view(full_run).html
        assert view(asserted).html.count(ASSERTION_MEANS) == 1
        assert view(asserted).html.count(">Assertion</th>") == 1


def test_a_model_that_is_only_asserted_is_spoken_of(asserted):
    """It stands among the models without a finding, with the kind of text that names it."""
    html = str(show_unstudied(asserted).html)
    assert ">Assertion texts</th>" in html
    assert '<td role="cell" data-label="Assertion texts" class="number">3</td>' in html
