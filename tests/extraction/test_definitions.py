from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.corpus.build import build_document
from litreview.extraction.definitions import find_definitions, link_similar
from litreview.sources.blocks import Block
from litreview.sources.plain import read_plain
from litreview.tables import build_table

DATA = Path(__file__).parent.parent / "data" / "extraction"


def _read(name: str):
    return build_document(name, "", read_plain(DATA / name).blocks, evidence_kind="practice", depth="full text")


def _rows(*paragraphs: str, codes=None) -> list[dict]:
    blocks = [Block(p, role="body") for p in paragraphs]
    return find_definitions(build_document("a.txt", "", blocks, evidence_kind="practice", depth="full text"), codes or {})


@pytest.fixture(scope="module")
def lakeside() -> dict[str, dict]:
    return {row["definition_id"][-3:]: row for row in link_similar(find_definitions(_read("lakeside.txt"), {}))}


def test_every_definition_of_a_page_is_found_with_its_owner(lakeside):
    """Block quotation, gloss, author, acting body and continuation each get their owner."""
    assert [(row["term"], row["stated_by"]) for row in lakeside.values()] == [
        ("peer support", "Harbour Peer Alliance"),
        ("formalized peer support", "Harbour Peer Alliance"),
        ("lived experience", "Harbour Peer Alliance"),
        ("peer support", "Ada Rivers"),
        ("peer support", "Lakeside Council for Peer Work"),
        ("shared training", "Lakeside Council for Peer Work"),
    ]


def test_works_are_cited_from_attribution_line_and_mark(lakeside):
    """The line under the quotation and the numbered reference name the work."""
    assert lakeside["001"]["cited_work"] == "Standards for Peer Work"
    assert lakeside["004"]["cited_work"] == "Ada Rivers, Being With, March 2030"
    assert lakeside["005"]["cited_work"] == ""


def test_quotation_marks_decide_the_form(lakeside):
    """Words in quotation marks are quoted, others paraphrased."""
    assert [row["form"] for row in lakeside.values()] == ["quoted"] * 4 + ["paraphrased"] * 2


def test_brackets_and_ellipses_are_kept(lakeside):
    """An ellipsis inside leaves the definition whole, and nothing is repaired."""
    row = lakeside["002"]
    assert "[knowledge" in row["quote"]
    assert "roles…to" in row["quote"]
    assert row["complete"] == "yes"


def test_near_identical_definitions_stay_two_and_are_linked(lakeside):
    """The two owners' wordings point to each other; a gloss inside is not like its own sentence."""
    assert lakeside["001"]["similar_to"] == lakeside["005"]["definition_id"]
    assert lakeside["005"]["similar_to"] == lakeside["001"]["definition_id"]
    assert lakeside["003"]["similar_to"] == ""


def test_status_claims_of_the_page_are_no_definitions(lakeside):
    """The page's status claim is not among the rows."""
    assert not [row for row in lakeside.values() if "essential component" in row["quote"]]


@pytest.mark.parametrize("name", ["lakeside.txt", "boreal.txt"])
def test_every_quotation_is_the_text_at_its_span(name):
    """Quote, start and end agree, and the rows make the declared table."""
    doc = _read(name)
    rows = find_definitions(doc, {})
    assert all(doc.text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert len(build_table("definitions", rows)) == len(rows)


def test_french_definitions_are_found_with_owner_and_parts():
    """A French page gives its definitions like an English one."""
    rows = find_definitions(_read("boreal.txt"), {})
    assert [(r["term"], r["stated_by"], r["form"]) for r in rows] == [
        ("pair-aidance", "Association des pairs du Nord", "quoted"),
        ("pair aidant", "Association des pairs du Nord", "paraphrased"),
    ]
    assert rows[0]["components"] == "DEF.EXP; DEF.MUTUAL"


@pytest.mark.parametrize(
    ("text", "owner", "work"),
    [
        ("According to the Harbour Alliance, peer support is a form of help between equals.", "Harbour Alliance", ""),
        (
            "The Peer Panel of the Lake Board uses a broad definition that defines peer work as “any help”.",
            "Peer Panel of the Lake Board",
            "",
        ),
        ("Rivers and Stone (2031) define peer support as help between equals.", "Rivers and Stone", "Rivers and Stone, 2031"),
        ("Peer support is a form of help between equals (Rivers & Stone, 2031, p. 4).", "Rivers & Stone", "Rivers & Stone, 2031"),
        ("Peer support has been defined by the Lake Council as a bond.", "Lake Council", ""),
        ("The Harbour Alliance’s definition of peer support is “help by peers”.", "Harbour Alliance", ""),
        ("Some researchers define peer support as help between equals.", "Some researchers", ""),
    ],
    ids=["according-to", "committee", "narrative", "citation", "passive", "possessive", "vague"],
)
def test_owners_named_before_or_cited_after(text, owner, work):
    """Whoever the sentence names owns the words; a citation names owner and work."""
    (row,) = _rows("The house is open on Mondays for all who come.", text)
    assert (row["stated_by"], row["cited_work"]) == (owner, work)


def test_a_cut_definition_is_incomplete():
    """A definition that the source breaks off is marked and not completed."""
    (row,) = _rows("Peer support occurs when one person who has been there supports another with an…")
    assert row["complete"] == "no"
    assert row["quote"].endswith("with an…")


def test_unowned_words_are_the_documents():
    """Where nobody is named, the body that acts in the text owns its definitions."""
    rows = _rows("The Lakeside Council for Peer Work hosts a fair.", "Peer support is a form of help between equals.")
    assert rows[0]["stated_by"] == "Lakeside Council for Peer Work"


def test_codes_of_the_sentence_become_parts():
    """What coders said of the sentence joins the parts its words carry."""
    (row,) = _rows("Peer support is a form of help between equals.", codes={"a#00001": ("VAL.HOPE", "DEF.STMT", "OUT.QOL")})
    assert row["components"] == "DEF.EQUAL; VAL.HOPE"


def test_a_page_without_definition_gives_none():
    """Nothing found is a result."""
    assert _rows("Peer support is increasingly used in care.", "There are various definitions of peer support.") == []


def test_linking_leaves_the_given_rows_alone():
    """The rows handed in are not changed."""
    row = {"definition_id": "a", "term": "x", "quote": "x is hope."}
    assert link_similar([row]) == [{**row, "similar_to": ""}]
    assert "similar_to" not in row


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Peer support is", "“", "”", "a bond of equals who", "…", "[", "]", "1", ".", "*", "\n", "defines"]),
        max_size=14,
    )
)
def test_spans_always_hold(parts):
    """However the pieces are put together, a quotation is its text."""
    doc = build_document("a.txt", "", [Block(" ".join(parts) or "x")], evidence_kind="practice", depth="full text")
    assert all(doc.text[row["start"] : row["end"]] == row["quote"] for row in find_definitions(doc, {}))
