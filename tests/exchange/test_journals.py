"""Names of journals are compared in full, abbreviated, and by their initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.journals import compare_containers, same_container


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Psychiatr Rehabil J", "Psychiatric Rehabilitation Journal", True),
        ("J. Imag. Care", "Journal of Imagined Care", True),
        ("JAMA", "Journal of the American Medical Association", True),
        ("BMJ (Clinical research ed.)", "BMJ", True),
        ("", "Lancet", True),
        ("Lancet", "Lancet Psychiatry", False),
        ("Journal of Imagined Care", "Journal of Imagined Cars", False),
        ("medRxiv", "BMJ Open", False),
    ],
)
def test_journals_are_compared_with_their_abbreviations(one: str, other: str, same: bool) -> None:
    """A preprint server is not the journal that printed the article later."""
    assert same_container(one, other) is same
    assert same_container(other, one) is same


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
    ],
)
def test_the_figure_says_whether_names_agree(one: str, other: str, agree: bool) -> None:
    """From .8 on they do."""
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
