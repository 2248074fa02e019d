"""References come in one form, however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry, fold_pages, fold_text, normal_title


@pytest.mark.parametrize(
    ("title", "normal"),
    [("Été <i>à</i> l’hôpital", "ete a l hopital"), ("  A—B: 50%!", "a b 50"), ("漢字 の 題", "漢字 の 題"), ("…", "")],
)
def test_titles_are_folded(title: str, normal: str) -> None:
    """Case, accents, tags and punctuation do not count; letters of every script do."""
    assert normal_title(title) == normal


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Gardens of the northern clinics [Hebrew]", "gardens of the northern clinics"),
        ("Gardens of the northern clinics [Erratum appears in Spring 4(1), 9", "gardens of the northern clinics"),
        ("Gardens of the northern clinics (reprint)", "gardens of the northern clinics"),
        ("[Gardens of the northern clinics]", "gardens of the northern clinics"),
        ("Gardens [raised] of the clinics", "gardens raised of the clinics"),
        ("[Erratum]", "erratum"),
        ("", ""),
    ],
)
def test_notes_of_databases_are_no_part_of_a_title(title: str, words: str) -> None:
    """But a title that stands in brackets as a whole is one."""
    assert fold_entry(Entry("article", title)).title == words


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Gardens, part II", ("2",)),
        ("Gardens: phase 2 of 03", ("2", "3")),
        ("Care at stage I", ("1",)),
        ("I garden", ()),
        ("Partie IV : jardins", ("4",)),
        ("Harms in 2018", ("2018",)),
    ],
)
def test_numbers_of_titles_are_told(title: str, numbers: tuple[str, ...]) -> None:
    """Roman numbers count, a lone I only behind what is counted."""
    assert fold_entry(Entry("article", title)).numbers == numbers


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("", "", ""),
        ("100-110", "100", "110"),
        ("pp. 100–10", "100", "10"),
        ("0012", "12", ""),
        ("S7", "s7", ""),
        ("e100123", "e100123", ""),
        ("5, 9", "5", "9"),
    ],
)
def test_pages_are_folded(pages: str, first: str, last: str) -> None:
    """The dash, leading zeros and "pp." do not count."""
    assert fold_pages(pages) == (first, last)


@pytest.mark.parametrize(
    ("edition", "folded"), [("2nd ed.", "2"), ("Second edition", "2"), ("2", "2"), ("Revised", "revised"), ("", "")]
)
def test_editions_are_folded(edition: str, folded: str) -> None:
    """Figures and words for one number are one edition."""
    assert fold_entry(Entry("book", "A", edition=edition)).edition == folded


def test_people_without_a_name_are_nobody() -> None:
    """"et al." and Anonymous are no authors that could agree."""
    authors = (Name("van Oak", "F."), Name("et al."), Name("Anonymous"))
    assert fold_entry(Entry("article", "A", authors=authors)).families == ("vanoak",)


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_folds(title: str, other: str) -> None:
    """Folding never raises, and folded text folds to itself."""
    folded = fold_entry(Entry("article", title, other, (Name(other),), other, other, other, other, edition=other))
    assert folded.title == normal_title(folded.title)
    assert fold_text(folded.title) == folded.title
