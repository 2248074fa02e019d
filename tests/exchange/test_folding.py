"""References come in one form, however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import WORD, fold_entry, fold_pages, fold_text


@pytest.mark.parametrize(
    ("title", "normal"),
    [("Été <i>à</i> l’hôpital", "ete a l hopital"), ("  A—B: 50%!", "a b 50"), ("漢字 の 題", "漢字 の 題"), ("…", "")],
)
def test_titles_are_folded(title: str, normal: str) -> None:
    """Case, accents, tags and punctuation do not count; letters of every script do."""
    assert fold_entry(Entry("article", title)).title == normal


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
        ("Gardens. I", ("1",)),
        ("", ()),
    ],
)
def test_numbers_of_titles_are_told(title: str, numbers: tuple[str, ...]) -> None:
    """Roman numbers count, a lone I only behind what is counted or at the end."""
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
        ("100-10", "100", "10"),
        ("Suppl-48", "suppl", "48"),
        ("Suppl", "suppl", ""),
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


@pytest.mark.parametrize(
    ("title", "words", "edition"),
    [
        ("Gardens of clinics, second edition", "gardens of clinics", "2"),
        ("Gardens of clinics (3rd ed.)", "gardens of clinics", "3"),
        ("Jardins de cliniques, deuxième édition", "jardins de cliniques", "2"),
        ("Gardens of a festschrift edition", "gardens of a festschrift edition", ""),
        ("2nd edition", "2nd edition", ""),
    ],
)
def test_the_edition_in_a_title_is_no_part_of_it(title: str, words: str, edition: str) -> None:
    """It is compared as an edition."""
    folded = fold_entry(Entry("book", title))
    assert (folded.title, folded.edition) == (words, edition)


@pytest.mark.parametrize(
    ("title", "words"),
    [("TNFα in gardens", "tnfalpha in gardens"), ("β-Blockers", "beta blockers"), ("λ", "lambda"), ("Κήποι", "κηποι")],
)
def test_a_greek_letter_among_latin_ones_is_spelled_out(title: str, words: str) -> None:
    """A Greek word is not."""
    assert fold_entry(Entry("article", title)).title == words


@pytest.mark.parametrize(
    ("name", "group"),
    [(Name("Winter Walking Study Group"), True), (Name("Réseau des jardins"), True), (Name("Oak", "Fern"), False)],
)
def test_a_group_is_told_from_a_person(name: Name, group: bool) -> None:
    """By a word that no person is called."""
    assert fold_entry(Entry("article", "A", authors=(name,))).group is group


def test_people_without_a_name_are_nobody() -> None:
    """ "et al." and Anonymous are no authors that could agree."""
    authors = (Name("et al."), Name("van Oak", "F. E."), Name("Anonymous"))
    folded = fold_entry(Entry("article", "A", authors=authors))
    assert (folded.families, folded.givens) == (("vanoak",), ("fe",))


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_folds(title: str, other: str) -> None:
    """Folding never raises, and folded text folds to itself."""
    folded = fold_entry(Entry("article", title, other, (Name(other),), other, other, other, other, edition=other))
    assert folded.title == " ".join(WORD.findall(folded.title))
    assert fold_text(folded.title) == folded.title
