"""Names of journals are compared in full, abbreviated, and by their initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.journals import compare_containers


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("journal of imagined care", "journal of imagined care", True),
        ("j imag care", "journal of imagined care", True),
        ("imagined care", "imagined care a journal of gardens", True),
        ("jic", "journal imagined care", True),
        ("gardcon", "gardens conference", False),
        ("norgarcon", "nordic gardens conference", False),
        ("nogaco", "nordic gardens conference", True),
        ("winter letters", "journal of imagined care", False),
        ("x", "journal of imagined care", False),
        ("psychiatr rehabil j", "psychiatric rehabilitation journal", True),
        ("jama", "journal of the american medical association", True),
        ("medrxiv", "bmj open", False),
    ],
)
def test_the_figure_says_whether_names_agree(one: str, other: str, agree: bool) -> None:
    """From .8 on they do; a preprint server is not the journal that printed the article later."""
    assert ((compare_containers(one, other) or 0) >= 0.8) is agree


def test_an_unknown_name_is_neither_alike_nor_unlike() -> None:
    """Nothing speaks for or against it."""
    assert compare_containers("", "winter letters") is None
    assert compare_containers("of the", "winter letters") is None


@given(st.text("abc de.", max_size=30), st.text("abc de.", max_size=30))
def test_the_order_of_two_names_does_not_matter(one: str, other: str) -> None:
    """The figure is between nothing and one, and the same both ways."""
    figure = compare_containers(one, other)
    assert figure == compare_containers(other, one)
    assert figure is None or 0 <= figure <= 1
