"""The five seed pages, held against what they say; the pages lie beside the checkout."""

from pathlib import Path

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.definitions import find_definitions, link_similar
from litreview.extraction.facts import find_facts
from litreview.extraction.lists import find_lists
from litreview.extraction.owners import find_owner
from litreview.sources.plain import read_plain

SEEDS = sorted(Path("../shared/seeds").glob("*.txt"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(len(SEEDS) != 5, reason="../shared/seeds is not beside the checkout"),
]


@pytest.fixture(scope="module")
def documents():
    return [build_document(path.name, "", read_plain(path).blocks, evidence_kind="practice", depth="full text") for path in SEEDS]


@pytest.fixture(scope="module")
def definitions(documents):
    return link_similar(row for document in documents for row in find_definitions(document, {}))


def _facts(documents, seed: int, kind: str) -> list[dict]:
    return [row for row in find_facts(documents[seed]) if row["kind"] == kind]


def test_definitions_in_order_with_owners(definitions):
    """Six definitions of peer support and five of related terms, each with its owner; none in the first two pages."""
    seeds = [row["document_id"][2] for row in definitions]
    assert seeds == ["2"] * 3 + ["3"] * 6 + ["4"] * 2
    owners = [row["stated_by"] for row in definitions]
    assert [owner.split()[0] for owner in owners] == ["Addictions"] * 3 + ["Ontario"] * 4 + ["Shery", "Peer"] + ["Mental"] * 2


def test_secondary_attribution_is_kept(definitions):
    """Hosting page and cited work are told apart from the owner."""
    works = [row["cited_work"] for row in definitions]
    assert works[0] == "Best Practices in Peer Support"
    assert "Defining Peer Support, March 2003" in works[7]
    assert "Making the Case for Peer Support" in works[8]
    assert {row["hosted_in"] for row in definitions[:3]} == {"Recognizing the Value of Peer Support"}


def test_the_near_identical_pair_is_linked_and_kept_apart(definitions):
    """The informal definitions of two owners point to each other, so do the formalised ones."""
    assert definitions[0]["similar_to"] == definitions[3]["definition_id"]
    assert definitions[1]["similar_to"] == definitions[4]["definition_id"]


def test_components_tell_the_definitions_apart(definitions):
    """Shared parts are shared; shared responsibility and expressed wishes stand where they are said."""
    parts = [set(row["components"].split("; ")) for row in definitions]
    assert {"DEF.EXP", "DEF.EQUAL", "DEF.MUTUAL", "DEF.NATURAL", "DEF.COPE"} <= parts[0] & parts[3]
    assert {"DEF.FORMAL", "DEF.DIRECTED"} <= parts[1] & parts[4]
    assert {"DEF.MUTUAL", "DEF.DIRECTED"} <= parts[7]
    assert all(row["population"] for row in definitions)


def test_only_the_teaser_is_incomplete(definitions):
    """An ellipsis inside a quotation leaves it whole; one at its end does not."""
    assert [row["complete"] for row in definitions] == ["yes"] * 10 + ["no"]


def test_the_numbers_ledger(documents):
    """Five counts of people, things and time, and no other digit."""
    found = [(n, r["qualifier"], r["value"], r["unit"]) for n in range(5) for r in _facts(documents, n, "quantity")]
    assert found == [
        (1, "over", "7", "years"),
        (2, "", "40", "paid peer positions"),
        (2, "", "11", "health service providers"),
        (2, "more than", "130", "peers"),
        (2, "over", "90", "peers"),
    ]


def test_the_timeline(documents):
    """Every dated thing keeps the precision it is given in."""
    dates = {(r["date_start"], r["date_end"]) for d in documents for r in find_facts(d) if r["date_start"]}
    assert dates == {
        ("2003-03", "2003-03"), ("2010", "2010"), ("2010-09", "2010-09"), ("2011-10", "2011-10"), ("2012", "2012"),
        ("2012-05", "2012-05"), ("2013", "2013"), ("2014", "2015"), ("2015", "2015"), ("2015-09-24", "2015-09-24"),
        ("2016", "2019"), ("2016-12-07", "2016-12-07"), ("2020", "2020"), ("2021-09", "2021-11"),
    }  # fmt: skip


def test_the_policy_timeline(documents):
    """Four standings, each with its place."""
    found = [(r["date_start"], r["jurisdiction"]) for n in (4, 2, 1, 3) for r in _facts(documents, n, "policy status")]
    assert found == [("2012", "Canada"), ("2014", "Mississauga Halton LHIN region"), ("2020", "Ontario"), ("", "Canada")]


def test_plans_are_not_results(documents):
    """What is set to be released or will be produced is planned."""
    plans = [row["quote"] for n in (2, 4) for row in _facts(documents, n, "plan") if row["status"] == "planned"]
    assert any("Set to be released in 2013" in quote for quote in plans)
    assert any("Toolkit" in quote for quote in plans)


def test_lists_in_order(documents):
    """Fifteen formats, seven values, six areas, four supports and four goals are one list each."""
    sizes = []
    for document in documents:
        rows = find_lists(document, {})
        sizes.append([sum(row["list_id"] == name for row in rows) for name in dict.fromkeys(row["list_id"] for row in rows)])
    assert sizes[0] == [6, 2]
    assert sizes[2] == [3, 4, 4, 2, 2, 2, 7]
    assert sizes[3] == [3, 15]


def test_the_pages_speak_for_their_bodies(documents):
    """The body a page presents as acting is found without its being named in any rule."""
    assert [find_owner(document)[:14] for document in documents] == [
        "EENet",
        "Support House ",
        "Mississauga Ha",
        "Ontario Peer D",
        "Mental Health ",
    ]
