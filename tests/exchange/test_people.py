"""People are compared by families, whatever was done to the list or to the names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import Folded, fold_entry
from litreview.exchange.people import compare_people


def fold(*names: Name) -> Folded:
    """Return an article by ``names`` folded."""
    return fold_entry(Entry("article", "Walks", authors=names))


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("Oak/F Elm/A", "Oak/F Elm/A Ash/B", 1),
        ("Oak/F", "Elm/A", 0),
        ("Lindenbaum/F", "Lindenbaun/F", 1),
        ("Oak/F Elm/A", "Elm/A Oak/F", 1),
        ("Ash/F Elm/A", "Oak/F Elm/A", 0.25),
        ("", "Oak/F", None),
        ("Oak/Fern Elm/Ida", "Fern/Oak Ida/Elm", 1),
        ("Oak/Fern", "F/Oak", 1),
        ("Maple-Linden/F", "Linden/F", 1),
        ("Andersen-Linden/F", "Andersen/L", 1),
        ("Peterson/F", "Peter/F", 0),
        ("Winter-Study-Group/", "Oak/F Elm/A", None),
        ("Winter-Study-Group/", "Winter-Study-Group/", 1),
        ("Winter-Study-Group/", "Harbour-Office/", 0),
        ("Oak/F Winter-Study-Group/", "Oak/F Elm/A", 0.5),
    ],
)
def test_people_are_compared_by_the_shorter_list(one: str, other: str, people: float | None) -> None:
    """Databases cut lists, turn and halve names; a first author of another name halves what the rest says; a group is unknown."""
    first, second = (fold(*(Name(*name.replace("-", " ").split("/")) for name in names.split())) for names in (one, other))
    assert compare_people(first, second) == people
    assert compare_people(second, first) == people


names = st.lists(st.builds(Name, st.text("abél -", max_size=12), st.text("abc.", max_size=3)), max_size=5)


@given(names, names)
def test_the_order_of_two_lists_does_not_matter(one: list[Name], other: list[Name]) -> None:
    """And everybody is in their own list."""
    first, second = fold(*one), fold(*other)
    assert compare_people(first, second) == compare_people(second, first)
    assert compare_people(first, first) == (1 if first.families else None)


def test_thousands_of_people_are_no_matter() -> None:
    """Only the first of the shorter list are looked for."""
    crowd = fold(*(Name(f"Oak{number}") for number in range(5000)))
    assert compare_people(crowd, crowd) == 1
