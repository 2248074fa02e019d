"""What a person is asked says what two references seem to be and why it is a question."""

import pytest

from litreview.exchange.comparison import compare
from litreview.exchange.decision import decide
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry
from litreview.exchange.relations import suggest_relation, tell_link, tell_question

TITLE = "Walking groups for newcomers in northern winter towns"
WALKS = Entry(
    "article", TITLE, "2020", (Name("Oak", "Fern"), Name("Elm", "Ash")), "Journal of Winter Studies", "12", "3", "100-110"
)
NOWHERE = {"container": "", "volume": "", "number": "", "pages": ""}
COCHRANE = {"container": "Cochrane Database of Systematic Reviews", "volume": "", "number": "3", "pages": "CD000001"}
SERVER = {**NOWHERE, "container": "Preprints"}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"type": "book", **NOWHERE, "year": "2010"}, {"type": "book", **NOWHERE, "year": "2015"}, "edition"),
        ({}, {"title": "Correction to: " + TITLE}, "erratum"),
        ({**NOWHERE, "container": "medRxiv"}, {}, "version"),
        ({**COCHRANE, "year": "2013"}, {**COCHRANE, "number": "9"}, "version"),
        ({"type": "thesis", **NOWHERE}, {}, "version"),
        ({"pages": "S12", "volume": "9", "container": "Ice"}, {}, "abstract"),
        ({"type": "inproceedings", "container": "Winter Congress", "volume": "", "pages": "9"}, {}, "abstract"),
        ({"pages": "S12", "volume": "", "number": ""}, {"pages": "12", "volume": "", "number": ""}, "abstract"),
        ({**SERVER, "doi": "10.20944/a.v1"}, {**SERVER, "doi": "10.20944/a.v2"}, "version"),
        ({**COCHRANE, "doi": "10.5555/a"}, {**COCHRANE, "doi": "10.5555/a.pub2"}, "version"),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b"}, "same"),
    ],
)
def test_a_question_says_what_two_references_seem_to_be(one: dict, other: dict, relation: str) -> None:
    """And it is one: none of them is passed over in silence."""
    first, second = fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other))
    assert suggest_relation(first, second, compare(first, second)) == relation
    assert suggest_relation(second, first, compare(second, first)) == relation
    assert decide(compare(first, second)) == "ask"


WHYS = [
    ({}, {"pages": "S12", "year": "2018", "doi": "10.5555/a"}, "same title, people, volume, number; another page, years 2 apart"),
    (
        {"doi": "10.5555/a"},
        {"doi": "10.5555/a", "title": TITLE.replace("newcomers", "nurses"), "pages": "S9"},
        "titles alike, people, DOI, volume, number; other words in the title, another page",
    ),
    ({**NOWHERE, "year": ""}, {**NOWHERE, "year": ""}, "same title, people; little else is said"),
    (
        {"pages": "S12", "volume": "", "number": ""},
        {"pages": "12", "volume": "", "number": ""},
        "same title, people, page; one page is that of a supplement",
    ),
    (
        {"pmid": "1", "type": "thesis"},
        {"pmid": "2", "title": "Erratum 3: gardens", "authors": (Name("Pine"),), "container": "Ice"},
        "titles differ, volume, number, page; another PubMed number, another kind, other people, another journal,"
        " a notice about the other",
    ),
    (
        {"title": TITLE + ", 2018", "edition": "1"},
        {"title": TITLE + ", 2019", "edition": "2"},
        "titles alike, people, volume, number, page; other words in the title, another edition, other numbers in the title",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), WHYS)
def test_the_reason_says_what_agrees_and_what_does_not(one: dict, other: dict, why: str) -> None:
    """In words that a reviewer uses, both ways."""
    first, second = fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other))
    assert tell_question(compare(first, second)) == tell_question(compare(second, first)) == why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"pmid": "7"}, {"doi": "10.5555/a"}, "a third record has the PubMed number of one and the DOI of the other"),
        ({**NOWHERE, "pages": "100"}, {**NOWHERE}, "a third record has the page of one and the title of the other"),
        (
            {"doi": "10.5555/a"},
            {**NOWHERE, "volume": "12", "pmid": "8"},
            "a third record has the DOI of one and the volume of the other; another PubMed number",
        ),
    ],
)
def test_a_third_record_that_links_two_works_is_named(one: dict, other: dict, why: str) -> None:
    """By the surest mark that it shares with each, and by what it does not share with the second."""
    third = fold_entry(WALKS._replace(doi="10.5555/a", pmid="7"))
    first, second = fold_entry(WALKS._replace(**one)), fold_entry(WALKS._replace(**other))
    assert tell_link(compare(first, third), compare(second, third)) == why
