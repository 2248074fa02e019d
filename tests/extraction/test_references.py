import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.build import build_document
from litreview.extraction.references import (
    describe,
    find_citation,
    find_mark,
    find_references,
    read_reference,
    resolve_citation,
    resolve_mark,
)
from litreview.sources.blocks import Block

ENTRIES = [
    ("quoted-title", "[1] Ada Rivers, “What Peers Do,” March 2031.", ("1", "Ada Rivers", "What Peers Do", "March 2031")),
    ("year-first", "Stone, B., & Lake, C. (2030). Walking on. Care, 3(1).", ("", "Stone, B., & Lake, C.", "Walking on", "2030")),
    ("numbered", "2. Stone B. Walking on. Care. 2030;3:1–9.", ("2", "Stone B", "Walking on", "2030")),
    ("guillemets", "[3] Lac, C., « Marcher ensemble », mai 2029.", ("3", "Lac, C.", "Marcher ensemble", "mai 2029")),
    ("superscript", "⁴ Ada Rivers, “On Hope,” 2028.", ("4", "Ada Rivers", "On Hope", "2028")),
]
MARKS = [
    ("after-quotation", "“help between equals.”1", "1"),
    ("brackets", "Peers work here [14].", "14"),
    ("several", "Peers work here [3,5].", "3"),
    ("superscript", "as equals.²", "2"),
    ("number", "We met 2 peers.", ""),
    ("decimal", "It rose by 2.5 points.", ""),
    ("none", "Peers.", ""),
]


@pytest.mark.parametrize(("text", "parts"), [c[1:] for c in ENTRIES], ids=[c[0] for c in ENTRIES])
def test_reads_the_parts_of_an_entry(text, parts):
    """Number, authors, title and date are told apart in the common styles."""
    assert read_reference(text)[:4] == parts


@pytest.mark.parametrize(("text", "mark"), [c[1:] for c in MARKS], ids=[c[0] for c in MARKS])
def test_finds_the_reference_mark(text, mark):
    """A mark after a quotation, in brackets or raised is found; other numbers are not."""
    assert find_mark(text) == mark


def _document():
    blocks = [
        Block("Peers meet on Mondays.", role="body"),
        Block("References", role="heading"),
        Block("[1] Ada Rivers, “What Peers Do,” March 2031."),
        Block("[2] Bo Stone and Cy Lake, “Walking On,” May 2030."),
    ]
    return build_document("lake.txt", "", blocks, evidence_kind="practice", depth="full text")


def test_the_list_of_a_document_is_read_in_order():
    """The entries under the heading come back in order, with their place in the text."""
    doc = _document()
    found = find_references(doc)
    assert [entry.mark for entry in found] == ["1", "2"]
    assert all(doc.text[entry.start : entry.end] == entry.text for entry in found)


def test_a_mark_resolves_to_its_entry():
    """A mark points to the entry of that number, an unknown one to nothing."""
    entries = find_references(_document())
    assert resolve_mark("2", entries).authors == "Bo Stone and Cy Lake"
    assert resolve_mark("9", entries) is None
    assert resolve_mark("", entries) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a way of being (Rivers & Stone, 2031, p. 4)", ("Rivers & Stone", "2031")),
        ("help (see Rivers et al., 2031)", ("Rivers et al.", "2031")),
        ("Rivers and Stone (2031) define it", ("Rivers and Stone", "2031")),
        ("It opened (in 2031).", ("", "")),
        ("nothing", ("", "")),
    ],
    ids=["brackets", "see", "narrative", "no-author", "none"],
)
def test_reads_author_year_citations(text, wanted):
    """Authors and year are read from a citation in brackets or in the sentence."""
    assert find_citation(text) == wanted


def test_a_citation_resolves_by_surname_and_year():
    """Surname and year together point to the entry; either alone does not."""
    entry = read_reference("Rivers, A. (2031). What peers do. Lake Press.")
    assert resolve_citation("Rivers et al.", "2031", [entry]) == entry
    assert resolve_citation("Rivers et al.", "2030", [entry]) is None
    assert resolve_citation("Stone", "2031", [entry]) is None


def test_an_entry_is_described_in_one_line():
    """Only the parts that are known are shown."""
    assert describe(read_reference("[1] Ada Rivers, “What Peers Do.”")) == "Ada Rivers, What Peers Do."


@given(st.text(max_size=300))
def test_free_text_never_breaks_the_reader(text):
    """Whatever stands in a reference list is read into strings."""
    assert all(isinstance(part, str) for part in read_reference(text)[:5])
    assert isinstance(find_mark(text), str)
    assert len(find_citation(text)) == 2
