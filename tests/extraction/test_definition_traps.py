"""The traps of definitions, each by its name in the acceptance truth, in words of our own and on the five seed pages."""

import time
from pathlib import Path

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.definitions import find_definitions, link_similar
from litreview.extraction.similarity import compare_wording
from litreview.sources.blocks import Block
from litreview.sources.plain import read_plain

SEEDS = sorted(Path("../shared/seeds").glob("*.txt"))
on_seeds = pytest.mark.skipif(len(SEEDS) != 5, reason="../shared/seeds is not beside the checkout")


def _rows(*paragraphs: str, name: str = "a.txt") -> list[dict]:
    blocks = [Block(paragraph, role="body") for paragraph in paragraphs]
    return find_definitions(build_document(name, "", blocks, evidence_kind="practice", depth="full text"), {})


@pytest.fixture(scope="module")
def pages() -> list[list[dict]]:
    documents = [build_document(p.name, "", read_plain(p).blocks, evidence_kind="practice", depth="full text") for p in SEEDS]
    return [find_definitions(document, {}) for document in documents]


def test_t3_twins_are_linked_and_their_words_compared():
    """Two owners' like wordings stay two rows, point to each other, and differ word by word."""
    first = _rows("The Shore Council defines peer support as a shared process where people meet as equals.", name="a.txt")
    second = _rows("The Hill Panel defines peer support as a shared process where people learn and meet as equals.", name="b.txt")
    rows = link_similar([*first, *second])
    assert [row["stated_by"] for row in rows] == ["Shore Council", "Hill Panel"]
    assert [row["similar_to"] for row in rows] == ["b.d001", "a.d001"]
    differences = compare_wording(first[0]["quote"], second[0]["quote"])
    assert "learn and" in [difference.second for difference in differences if difference.kind == "second only"]


def test_t4_the_hosting_text_does_not_own_what_it_quotes():
    """The owner named before the quotation owns it, whoever hosts it, and the mark leads to the work."""
    rows = _rows(
        "The Shore Council runs this page.",
        "Ada Rivers defines peer support as “a bond between people who have been through the same”.1",
        "References",
        "1. Rivers, A. Being With. March 2030.",
    )
    assert [(row["stated_by"], row["form"]) for row in rows] == [("Ada Rivers", "quoted")]


def test_t6_marks_of_a_quotation_are_not_repaired():
    """Ellipsis and editorial brackets stay as they stand, and the definition is whole."""
    (row,) = _rows("Peer support is a bond [between adults] in which people share…hope and meet as equals.")
    assert "[between adults]" in row["quote"]
    assert "share…hope" in row["quote"]
    assert row["complete"] == "yes"


@pytest.mark.parametrize("end", ["…", "...", "…”"], ids=["sign", "dots", "quoted"])
def test_t9_a_cut_definition_stays_cut(end):
    """A text that breaks off is incomplete and ends where it ends."""
    (row,) = _rows(f"Peer support occurs when one person who has been there supports another with{end}")
    assert row["complete"] == "no"
    assert row["quote"].rstrip("”").rstrip(".…").endswith("another with")


def test_t17_a_special_model_is_not_the_general_definition():
    """What peers do about another illness is content and no definition."""
    assert _rows("With asthma peer support, members learn to know their triggers and to use an inhaler in good time.") == []


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        ("Peer support is a bond between people who use drugs and share an experience.", "substance use"),
        ("Family peer support is help that parents of a child in care give each other.", "family"),
        ("Peer support is a bond between equals who share an experience.", "general"),
    ],
    ids=["drugs", "family", "none"],
)
def test_t18_every_definition_says_for_whom(sentence, population):
    """The population is read from the words, and general where they name none."""
    (row,) = _rows(sentence)
    assert population in row["population"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Investing in peer support is in alignment with the plan of the region.",
        "Enhancing peer support is an essential component of a well-run system.",
        "The group works to ensure peer support is recognized as a part of care.",
        "Defining Peer Support",
        "There are many definitions of peer support, and readings of the role differ.",
        "Peer support is a best practice that has long been known here.",
        "Peer support has the highest priority in the region.",
        "Peer support was named a proposed core service in 2020.",
        "Guidelines for peer support will be released next spring.",
        "Peer-based education is planned in schools to change attitudes.",
        "Renforcer la pair-aidance est une composante essentielle du système.",
        "Il existe plusieurs définitions de la pair-aidance.",
        "Nous voulons faire en sorte que la pair-aidance soit reconnue.",
        "La pair-aidance est une priorité régionale.",
    ],
    ids=[
        "alignment", "component", "purpose", "title", "about", "practice", "priority", "core", "plan", "aim", "fr-component",
        "fr-about", "fr-purpose", "fr-priority",
    ],
)  # fmt: skip
def test_false_hits_of_the_phrases_define_nothing(sentence):
    """Status, purpose, title, plan and talk about definitions stay out of the table, also beside a definition."""
    assert _rows("The house is open on Mondays.", sentence) == []
    beside = _rows("Peer support is a bond between equals who share an experience.", sentence)
    assert [row["term"] for row in beside] == ["peer support"]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("The slow loss of what makes the work distinct is called peer drift.", "peer drift"),
        ("The practice of guiding others through the wards is known as peer navigation.", "peer navigation"),
        ("In this guide we took peer contact to mean any call between two members.", "peer contact"),
        ("Groupe d’entraide : réunion régulière de personnes qui s’épaulent.", "groupe d’entraide"),
        ("On appelle pair aidant un employé qui met son vécu au service des autres.", "pair aidant"),
    ],
    ids=["called", "known-as", "taken", "fr-entry", "fr-appelle"],
)
def test_looser_wordings_become_rows(sentence, term):
    """A definition with the term last, or worded around, is a row with its term and its whole sentence."""
    (row,) = _rows("The house is open on Mondays.", sentence)
    assert row["term"] == term
    assert row["quote"].startswith(sentence[:20])


@pytest.mark.parametrize(
    "text",
    [
        "peer support is a bond of equals who share, " * 1_200,
        "PEER SUPPORT IS A BOND BETWEEN EQUALS, " * 1_300,
        "p33r supp0rt ls a b0nd | ~~ ,, ;; — peer " * 1_300,
        "“peer «support “is «a ‘bond " * 1_800,
        "peer support [a bond (of equals [who " * 1_400,
        "la pair-aidance is a lien entre equals, c’est the bond, " * 900,
        "peer support called " * 2_500,
    ],
    ids=["sentence", "capitals", "scan", "quotations", "brackets", "languages", "called"],
)
def test_fifty_thousand_characters_are_read_calmly(text):
    """Huge, shouted, garbled, nested and mixed sentences are read in time, and what is found is verbatim."""
    document = build_document("a.txt", "", [Block(text, role="body")], evidence_kind="practice", depth="full text")
    began = time.process_time()
    rows = find_definitions(document, {})
    assert time.process_time() - began < 5.0
    assert all(document.text[row["start"] : row["end"]] == row["quote"] for row in rows)


@pytest.mark.shared
@on_seeds
def test_x1_six_core_definitions_and_none_in_the_first_two(pages):
    """Six definitions of peer support or its formal kind's parent, each seed with as many rows as the truth has."""
    assert [len(rows) for rows in pages] == [0, 0, 3, 6, 2]
    assert [row["term"] for rows in pages for row in rows].count("peer support") == 6


@pytest.mark.shared
@on_seeds
def test_t4_x2_owners_and_parts_on_the_seeds(pages):
    """Every row has an owner and a population; only the cut teaser is incomplete; hosted words keep their owner."""
    rows = [row for page in pages for row in page]
    assert all(row["stated_by"] and row["population"] for row in rows)
    assert [row["complete"] for row in rows].count("no") == 1
    assert len({row["stated_by"] for row in pages[3]}) == 3


@pytest.mark.shared
@on_seeds
def test_false_hits_on_the_seeds_stay_out(pages):
    """Status claims, the purpose clause and the title of the seeds are in no row."""
    quotes = " ".join(row["quote"] for page in pages for row in page).lower()
    assert not [words for words in ("in alignment", "essential component", "is recognized", "definitions of") if words in quotes]
