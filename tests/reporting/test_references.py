import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.reporting.apa import read_italics
from litreview.reporting.display import clean
from litreview.reporting.references import list_references, mark_italics, show_reference


@pytest.mark.parametrize(
    ("reference", "spans", "shown"),
    [
        pytest.param("Mead. Peers.", [(6, 11)], "Mead. <em>Peers</em>.", id="one span"),
        pytest.param("<b>&", [(0, 3)], "<em>&lt;b&gt;</em>&amp;", id="markup is text"),
        pytest.param("abcdef", [(0, 2), (4, 6)], "<em>ab</em>cd<em>ef</em>", id="two spans"),
        pytest.param("abcdef", [(0, 4), (2, 6)], "<em>abcd</em>ef", id="overlap"),
        pytest.param("abc", [(1, 9), (2, 2), (3, 1)], "abc", id="spans that are none"),
        pytest.param("", [], "", id="nothing"),
        pytest.param("a\u202eb", [(0, 3)], "<em>ab</em>", id="bidi"),
    ],
)
def test_italics_become_em_and_all_else_is_escaped(reference, spans, shown):
    """A span outside the words is left out."""
    assert str(mark_italics(reference, spans)) == shown


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_no_words_are_lost_whatever_the_spans(reference, spans):
    """Taking the marks off again gives the words back."""
    shown = mark_italics(reference, spans)
    assert shown.replace("<em>", "").replace("</em>", "").unescape() == clean(reference)


@pytest.mark.parametrize("cell", ["", "x-y", "3", "; ", "1-", "²-³", "=1-2"])
def test_a_cell_that_holds_no_spans_gives_none(cell):
    """A table somebody edited does not end the report."""
    assert read_italics(cell) == []


def test_references_are_listed_once_in_order(full_run):
    """Documents without a reference are left out."""
    (only,) = list_references(full_run, ["elm2018", "alder2004", "alder2004", "group-1", "nobody"])
    assert only == show_reference(full_run, "alder2004", "fr") == show_reference(full_run, "alder2004")
    assert "<em>A plain guide to peer support</em>" in only
