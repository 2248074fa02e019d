"""What is one work, what is two, and what a person is asked: pairs that are easily taken for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.comparison import compare
from litreview.exchange.decision import decide, is_contradiction, is_worth_comparing
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry

TITLE = "Walking groups for newcomers in northern winter towns"
PEOPLE = (Name("Oak", "Fern"), Name("Elm", "Ash"))
WALKS = Entry("article", TITLE, "2020", PEOPLE, "Journal of Winter Studies", "12", "3", "100-110")
NOWHERE = {"container": "", "volume": "", "number": "", "pages": ""}
COCHRANE = {"container": "Cochrane Database of Systematic Reviews", "volume": "", "number": "3", "pages": "CD000001"}


def told(one: dict, other: dict) -> str:
    """Return what is decided about two variants of one article, which must not hang on their order."""
    first, second = fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other))
    assert decide(compare(first, second)) == decide(compare(second, first))
    return decide(compare(first, second))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({}, {"title": TITLE.upper() + "."}),
        ({}, {"title": TITLE + " [Finnish]"}),
        ({}, {"authors": (Name("Óak", "F."),)}),
        ({}, {"container": "J Winter Stud", "pages": "100-10"}),
        ({}, {"year": "2019"}),
        ({}, {"title": TITLE[:45]}),
        ({"title": TITLE + ": a survey"}, {}),
        ({"doi": "10.5555/a"}, {**NOWHERE, "doi": "10.5555/a", "year": "2019"}),
        ({"pmid": "7"}, {"pmid": "7", "container": "Another", "pages": "99"}),
        ({"doi": "10.5555/a"}, {}),
        ({**NOWHERE, "type": "report"}, {**NOWHERE, "type": "report", "authors": PEOPLE[:1]}),
        ({"title": "Editorial"}, {"title": "Editorial", "authors": PEOPLE[:1]}),
    ],
    ids=[
        "itself", "capitals", "a note of a database", "accents and fewer people", "abbreviated", "printed the year after",
        "cut off", "a subtitle", "one DOI", "one PubMed number", "a DOI in one", "a report twice", "an editorial",
    ],
)  # fmt: skip
def test_copies_are_one_work(one: dict, other: dict) -> None:
    """Whatever databases do to a reference."""
    assert told(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": TITLE + ", part I"}, {"title": TITLE + ", part II", "pages": "111-120"}),
        ({"title": TITLE + ", part 1", "pages": ""}, {"title": TITLE + ", part 2", "pages": ""}),
        ({}, {"title": "Erratum: " + TITLE, "pages": "400"}),
        ({}, {"title": "Correction to: " + TITLE}),
        ({"title": TITLE + ": protocol", "year": "2018", "volume": "10", "pages": "1"}, {"title": TITLE + ": a trial"}),
        ({"title": "Authors' reply", "pages": "12"}, {"title": "Authors' reply", "pages": "15"}),
        ({"title": "Editorial", "pages": "1"}, {"title": "Editorial", "pages": "201"}),
        ({"title": "Editorial", "number": "1"}, {"title": "Editorial", "number": "2"}),
        ({"title": "Falls on ice in towns, 2018", **NOWHERE}, {"title": "Falls on ice in towns, 2019", **NOWHERE}),
        ({"title": TITLE + ": 5-year results"}, {"title": TITLE + ": 10-year results", "number": "4", "pages": "220"}),
        ({**COCHRANE, "year": "2013", "doi": "10.5555/1.pub2"}, {**COCHRANE, "number": "9", "doi": "10.5555/1.pub3"}),
        ({**NOWHERE, "container": "medRxiv", "doi": "10.1101/2020.01"}, {"doi": "10.5555/a"}),
        ({**NOWHERE, "container": "medRxiv"}, {}),
        ({"container": "Northern Medicine", "volume": "37", "pages": "S42"}, {"container": "Ice", "volume": "4", "pages": "e5"}),
        ({"pages": "S12"}, {}),
        ({"title": "Walks"}, {"title": "Walks", "authors": (Name("Pine"),), "volume": "3", "pages": "7"}),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "title": "Errors of measurement among clinicians"}),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b"}),
        ({"pmid": "1"}, {"pmid": "2"}),
        ({"doi": "10.5555/a", "pmid": "1"}, {"doi": "10.5555/b", "pmid": "1"}),
        ({}, {"title": TITLE + " and their families", "number": "4", "pages": "301-309"}),
        ({"title": "Depression among walkers", "pages": "10-19"}, {"title": "Anxiety among walkers", "pages": "20-29"}),
        ({"title": "Walks of men who leave shelters"}, {"title": "Walks of women who leave shelters"}),
        ({"type": "book", **NOWHERE, "year": "2010"}, {"type": "book", **NOWHERE, "year": "2015"}),
        ({"type": "book", **NOWHERE, "edition": "2nd"}, {"type": "book", **NOWHERE, "edition": "3"}),
        ({"type": "thesis", **NOWHERE, "container": "Winter University"}, {}),
        ({"type": "incollection", **NOWHERE, "container": "Winter Studies", "pages": "100-110"}, {}),
        ({"type": "misc", **NOWHERE}, {}),
        ({"year": ""}, {"year": "", "pages": "20"}),
        ({"volume": "5", "pages": "7"}, {"number": ""}),
    ],
    ids=[
        "part I and II", "parts without pages", "erratum", "correction on one page", "protocol", "replies", "two editorials",
        "editorials of two issues", "yearly reports", "two follow-ups", "an update", "a preprint", "a preprint without DOI",
        "two congresses", "a congress and its article", "other people", "a DOI under two titles", "two DOIs",
        "two PubMed numbers", "one number, two DOIs", "a longer title", "companions", "men and women", "a later book",
        "two editions", "thesis", "chapter", "a page of the web", "no year", "another volume",
    ],
)  # fmt: skip
def test_what_looks_alike_is_never_merged(one: dict, other: dict) -> None:
    """At most a person is asked."""
    assert told(one, other) != "same"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b"}, False),
        ({"pmid": "1"}, {"pmid": "2"}, False),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "year": "2019", "authors": ()}, True),
        ({"pmid": "1"}, {"pmid": "1", "container": "Another", "pages": "99"}, True),
        ({"doi": "10.5555/a", "pmid": "1"}, {"doi": "10.5555/b", "pmid": "1"}, False),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "title": "Errors of measurement among clinicians"}, False),
        ({"doi": "10.5555/a"}, {"doi": ""}, True),
        ({"edition": "1"}, {"edition": "2"}, False),
    ],
    ids=str,
)
def test_identifiers_come_first(one: dict, other: dict, same: bool) -> None:
    """Two DOIs never merge; one DOI on two different titles does not either."""
    assert (told(one, other) == "same") is same


@pytest.mark.parametrize(
    ("changes", "contradicts"),
    [
        ({}, False),
        ({"doi": "10.5555/a"}, False),
        ({"volume": "", "pages": ""}, False),
        ({"title": TITLE + ", part 2"}, False),
        ({"edition": "2"}, False),
        ({"title": "Gardens on the roofs of harbour clinics"}, True),
        ({"title": "Erratum: " + TITLE}, True),
        ({"volume": "9", "pages": "1-8"}, True),
        ({"type": "thesis", **NOWHERE}, True),
        ({"volume": "13", "year": "2021"}, True),
        ({"doi": "10.5555/a", "title": TITLE.replace("newcomers", "nurses"), "pages": ""}, True),
    ],
)
def test_contradictions_are_what_no_third_reference_outweighs(changes: dict, contradicts: bool) -> None:
    """What one does not say contradicts nothing."""
    known = WALKS._replace(doi=changes.get("doi", ""))
    assert is_contradiction(compare(fold_entry(known), fold_entry(WALKS._replace(**changes)))) is contradicts


vocabulary = ("walks", "part", "I", "II", "2", "winter", "towns", "erratum", "men", "women", "not")
words = st.lists(st.sampled_from(vocabulary), max_size=7).map(" ".join)
variants = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "year": st.sampled_from(["", "2019", "2020"]),
        "volume": st.sampled_from(["", "12", "13"]),
        "number": st.sampled_from(["", "3", "4"]),
        "pages": st.sampled_from(["", "100", "S3", "7-9"]),
        "doi": st.sampled_from(["", "10.5555/a", "10.5555/b"]),
        "pmid": st.sampled_from(["", "1", "2"]),
        "edition": st.sampled_from(["", "1", "2"]),
        "type": st.sampled_from(["article", "book", "thesis"]),
        "container": st.sampled_from(["", "medRxiv", "J Winter Stud"]),
    },
)


@given(variants, variants)
def test_two_identifiers_are_never_merged_whatever_else_agrees(one: dict, other: dict) -> None:
    """And a decision is the same both ways."""
    word = told(one, other)
    first, second = WALKS._replace(**one), WALKS._replace(**other)
    for name in ("doi", "pmid", "edition"):
        mine, theirs = getattr(first, name), getattr(second, name)
        assert word != "same" or not (mine and theirs and mine != theirs)


@given(variants, variants, words, words)
def test_men_and_women_are_never_merged_whatever_they_share(one: dict, other: dict, before: str, behind: str) -> None:
    """Not under one DOI of a supplement, nor on one page."""
    titles = [{"title": f"{before} walks of {who} in winter towns {behind}"} for who in ("men", "women")]
    assert told({**one, **titles[0]}, {**other, **titles[1]}) != "same"


@given(variants, variants)
def test_what_is_not_worth_comparing_is_two_works(one: dict, other: dict) -> None:
    """The quick look passes over nothing that the long one would merge or ask about, whichever comes first."""
    first, second = fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other))
    assert is_worth_comparing(first, second) is is_worth_comparing(second, first)
    assert is_worth_comparing(first, second) or told(one, other) == ""


@pytest.mark.parametrize(
    "other",
    [
        {**NOWHERE, "doi": "10.5555/a", "title": "Gardens"},
        {**NOWHERE, "pmid": "7", "title": "Gardens"},
        {**NOWHERE, "pages": "100", "title": "Gardens"},
        {**NOWHERE, "volume": "12", "title": "Gardens"},
        {**NOWHERE, "title": TITLE.replace("northern", "norhtern")},
        {**NOWHERE, "title": TITLE + " of the coast"},
    ],
    ids=["a DOI", "a PubMed number", "a page", "a volume", "a slip", "a longer title"],
)
def test_one_mark_or_one_title_is_worth_comparing(other: dict) -> None:
    """Whatever else differs."""
    known = fold_entry(WALKS._replace(doi="10.5555/a", pmid="7"))
    assert is_worth_comparing(known, fold_entry(WALKS._replace(**other)))
