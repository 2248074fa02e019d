"""Points for and against one work follow what databases get wrong most."""

import pytest

from litreview.exchange.comparison import Comparison, compare
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry
from litreview.exchange.weights import is_firm, weigh_against, weigh_agreement, weigh_place

WALKS = Entry(
    "article", "Walking groups in northern winter towns", "2020", (Name("Oak"),), "Winter Studies", "12", "3", "100-110"
)
NOWHERE = {"container": "", "volume": "", "number": "", "pages": ""}


def found(one: dict, other: dict) -> Comparison:
    """Return two variants of one article compared."""
    return compare(fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other)))


@pytest.mark.parametrize(
    ("changes", "place", "against"),
    [
        ({}, 6, 0),
        (NOWHERE, 0, 0),
        ({"pages": ""}, 4, 0),
        ({"pages": "7"}, 4, 1.5),
        ({"volume": "9"}, 4, 1),
        ({"volume": "9", "number": "4"}, 3, 2),
        ({"number": "4"}, 5, 0),
        ({"volume": "", "number": "4"}, 3, 1),
        ({"container": "Letters of Ice"}, 5, 1),
        ({"year": "2019"}, 6, 0.5),
        ({"year": "2010"}, 6, 1),
        ({"title": "Erratum: " + WALKS.title}, 6, 2),
        ({"title": WALKS.title + " 2", "volume": ""}, 4, 0),
    ],
    ids=str,
)
def test_points_are_those_of_what_agrees_and_differs(changes: dict, place: float, against: float) -> None:
    """What one does not say is neither; another number within one volume is none either."""
    compared = found({}, changes)
    assert (weigh_place(compared), weigh_against(compared)) == (place, against)


def test_numbers_and_identifiers_that_differ_count_against() -> None:
    """Part 1 and 2; two DOIs."""
    parts = [{"title": f"{WALKS.title}, part {number}", "doi": f"10.5555/{number}"} for number in (1, 2)]
    assert weigh_against(found(*parts)) == 2.5


def test_an_identifier_weighs_more_than_a_page_and_a_page_more_than_a_journal() -> None:
    """The surest are joined first."""
    whole = {"doi": "10.5555/a"}
    blank = {**NOWHERE, **whole}
    compared = [
        found(whole, one) for one in (whole, blank, {**NOWHERE, "pages": "100"}, {**NOWHERE, "container": "Winter Studies"})
    ]
    assert sorted(map(weigh_agreement, compared), reverse=True) == [weigh_agreement(one) for one in compared]
    assert [is_firm(one) for one in compared] == [True, True, True, False]
