import dataclasses

import pytest

from litreview.reporting.passages import Span, find_excerpts, find_passage, is_quotable, parse_spans


def _span(run, document, words):
    start = run.text(document).index(words)
    return Span(document, start, start + len(words))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("a:1-2", [Span("a", 1, 2)], id="one"),
        pytest.param("a:1-2; b.c_d-e:3-40", [Span("a", 1, 2), Span("b.c_d-e", 3, 40)], id="two"),
        pytest.param("a:1-2; a:1-2", [Span("a", 1, 2)], id="twice"),
        pytest.param("nonsense", [], id="nonsense"),
    ],
)
def test_a_cell_of_references_is_read(cell, expected):
    """References are document:start-end, joined by semicolons."""
    assert parse_spans(cell) == expected


def test_a_passage_is_verbatim_with_its_place_and_neighbours(full_run):
    """A quotation carries document, page and the sentences around it."""
    passage = find_passage(full_run, _span(full_run, "cedar2015", "Every region should fund at least one peer-run organisation."))
    assert passage.quote == "Every region should fund at least one peer-run organisation."
    assert (passage.title, passage.page) == ("Best practices of a network", 1)
    assert passage.before.endswith("learn ways to cope.")
    assert passage.after.startswith("By 2017")


def test_the_words_of_another_person_are_no_context(full_run):
    """What somebody else said is not shown around a quotation."""
    passage = find_passage(full_run, _span(full_run, "group-1", "I want the same pay"))
    assert (passage.speaker, passage.before, passage.after) == ("P02", "", "")


def test_among_few_people_nobody_is_told_apart(full_run):
    """Five people are too few where six may be counted: the words stand without a pseudonym, the facilitator's do not."""
    few = dataclasses.replace(full_run, review={**full_run.review, "min_group": 6})
    assert find_passage(few, _span(few, "group-1", "I want the same pay")).speaker == ""
    places = [Span("group-1", int(row["start"]), int(row["end"])) for row in few.segments["group-1"][1]]
    assert {find_passage(few, place).speaker for place in places} == {"", "facilitator"}


def test_words_closed_to_quotation_are_left_out(full_run):
    """A person who agreed to be summarised is never quoted."""
    closed = _span(full_run, "group-1", "My words here are not to be quoted.")
    assert not is_quotable(full_run, closed)
    assert list(find_excerpts(full_run, [closed])) == []


@pytest.mark.parametrize("span", [Span("gone", 0, 4), Span("alder2004", 9000, 9004)], ids=["document", "place"])
def test_a_place_that_does_not_exist_is_left_out(full_run, span):
    """A stale reference shows nothing."""
    assert list(find_excerpts(full_run, [span])) == []
