from pathlib import Path

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.lists import find_lists
from litreview.sources.blocks import Block
from litreview.sources.plain import read_plain
from litreview.tables import build_table

DATA = Path(__file__).parent.parent / "data" / "extraction"


def _document(*blocks: Block):
    return build_document("a.txt", "", blocks, evidence_kind="practice", depth="full text")


def _item(text: str) -> Block:
    return Block(text, role="list item")


def test_a_page_gives_its_lists_in_order_with_headings():
    """Bullets and a run after a lead-in are two lists, each with its heading, in reading order."""
    doc = build_document(
        "lakeside.txt", "", read_plain(DATA / "lakeside.txt").blocks, evidence_kind="practice", depth="full text"
    )
    rows = find_lists(doc, {})
    assert [(row["heading"], row["ordinal"], row["text"]) for row in rows] == [
        ("Our values:", 1, "Hope and trust"),
        ("Our values:", 2, "Choice"),
        ("Our values:", 3, "Learning together"),
        ("Aim", 1, "open houses that last"),
        ("Aim", 2, "train peers who stay"),
        ("Aim", 3, "share what works with other towns"),
    ]
    assert all(doc.text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert len(build_table("lists", rows)) == 6


def test_an_item_of_several_sentences_is_one_item_with_all_its_codes():
    """Sentences of one item stay together, and the codes of each count."""
    doc = _document(Block("Steps:"), _item("Meet people. Listen well."), _item("Stay."))
    first, second = find_lists(doc, {doc.segments[1].segment_id: ("B",), doc.segments[2].segment_id: ("A", "B")})
    assert (first["text"], first["codes"]) == ("Meet people. Listen well.", "A; B")
    assert (second["ordinal"], second["codes"]) == (2, "")


def test_a_sentence_between_parts_two_lists():
    """A run of items ends where other words stand between."""
    doc = _document(_item("One thing."), Block("Here we stop for a while.", role="body"), _item("Another thing."))
    assert [row["list_id"] for row in find_lists(doc, {})] == ["a.l001", "a.l002"]


@pytest.mark.parametrize(
    "text",
    [
        "Two parts: one; and two.",
        "We read many (Ash, 2030; Birch, 2031; Cole, 2032).",
        "First we met; then we spoke; then we left.",
        "Note: we met in town, in May, and in June.",
        "",
    ],
    ids=["two-parts", "citations", "no-lead-in", "commas", "empty"],
)
def test_other_semicolons_make_no_list(text):
    """Fewer than three parts, citations and plain sentences are no lists."""
    assert find_lists(_document(Block(text or "Peers.", role="body")), {}) == []


def test_numbers_and_conjunctions_are_no_words_of_the_parts():
    """Marks such as (1) and the last "and" are left out of the items."""
    doc = _document(Block("We ask for three things: (1) time to meet; (2) fair pay; and (3) a room.", role="body"))
    assert [row["text"] for row in find_lists(doc, {})] == ["time to meet", "fair pay", "a room"]


MARKED = [
    ("brackets", "The house offers (1) a drop-in, (2) a warm line, and (3) a choir.", ["a drop-in", "a warm line", "a choir"]),
    ("letters", "It rests on a) listening; b) sharing; and c) planning.", ["listening", "sharing", "planning"]),
    ("roman", "Groups (i) meet, (ii) talk (often late), (iii) rest.", ["meet", "talk (often late)", "rest"]),
    ("french", "Elle offre : (a) un accueil, (b) une ligne et (c) une chorale.", ["un accueil", "une ligne", "une chorale"]),
]
UNMARKED = [
    ("two", "It offers (1) a line and (2) a choir."),
    ("not-in-order", "See notes (3) there, (1) here and (2) below."),
    ("citations", "Peers help (Ash 1), as (Birch 2) and (Cole 3) say."),
    ("empty-parts", "Tick (a) (b) (c) here."),
]


@pytest.mark.parametrize(("text", "items"), [case[1:] for case in MARKED], ids=[case[0] for case in MARKED])
def test_marked_parts_of_a_sentence_are_a_list(text, items):
    """Parts that are numbered in running text are items, without marks and linking words."""
    doc = _document(Block(text, role="body"))
    rows = find_lists(doc, {})
    assert [row["text"] for row in rows] == items
    assert all(doc.text[row["start"] : row["end"]] == row["text"] for row in rows)


@pytest.mark.parametrize("text", [case[1] for case in UNMARKED], ids=[case[0] for case in UNMARKED])
def test_other_brackets_make_no_list(text):
    """Two parts, marks out of order, citations and empty marks are none."""
    assert find_lists(_document(Block(text, role="body")), {}) == []
