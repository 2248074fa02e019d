import pytest

from litreview.corpus.build import build_document
from litreview.extraction.passages import find_defining_passages
from litreview.extraction.references import find_references
from litreview.extraction.stating import Stated, read_statement
from litreview.sources.blocks import Block


def _state(*blocks: Block | str, host: str = "Lake House") -> list[Stated]:
    made = [block if isinstance(block, Block) else Block(block, role="body") for block in blocks]
    document = build_document("a.txt", "", made, evidence_kind="practice", depth="full text")
    found: list[Stated] = []
    for passage in find_defining_passages(document):
        found.append(read_statement(passage, document, find_references(document), host, found[-1] if found else None))
    return found


def test_the_line_under_a_quotation_owns_it():
    """Every sentence of a block quotation belongs to the body named under it."""
    found = _state(
        "“Peer support is a bond of equals. Formal peer support begins when a trained person takes a role.”",
        "Harbour Alliance, Standards",
        "We met on Monday.",
    )
    assert found == [Stated("Harbour Alliance", "Standards", True)] * 2


def test_an_attribution_in_the_same_paragraph_counts():
    """The name may stand right behind the closing quotation mark, after a dash."""
    (found,) = _state("“Peer support is a bond of equals.” — Ada Rivers, director", "We met on Monday.")
    assert found.owner == "Ada Rivers"


def test_a_sentence_under_a_quotation_owns_nothing():
    """Ordinary text after a quotation is no attribution."""
    (found,) = _state("“Peer support is a bond of equals.”", "We met on Monday, and it rained.")
    assert found == Stated("Lake House", "", True)


def test_a_mark_names_work_and_authors():
    """A numbered mark gives the work; its authors own the words where nobody else is named."""
    reference = Block("[2] Bo Stone, “Walking On,” May 2030.", role="reference")
    heading = Block("References", role="heading")
    (found,) = _state(
        "Peers meet here.",
        "Peer support is a bond between equals who stay with one another when things are hard.[2]",
        heading,
        reference,
    )
    assert found == Stated("Bo Stone", "Bo Stone, Walking On, May 2030", False)
    (found,) = _state("The Lake Council defines peer support as “a bond of equals.”2", heading, reference)
    assert found == Stated("Lake Council", "Bo Stone, Walking On, May 2030", True)


def test_what_follows_keeps_the_owner():
    """A special case right after an owned definition has the same owner."""
    found = _state(
        "The Lake Council defines peer support as a bond of equals.",
        "Formal peer support begins when a trained person takes a role.",
    )
    assert [statement.owner for statement in found] == ["Lake Council", "Lake Council"]


@pytest.mark.parametrize("subject", ["We", "This guide", "The authors"])
def test_the_text_itself_speaks_for_its_host(subject):
    """ "We" and "this guide" are the body the document speaks for."""
    (found,) = _state(f"{subject} define peer support as a bond of equals.")
    assert found.owner == "Lake House"


def test_a_turn_is_its_speakers():
    """In a transcript the speaker owns what is said."""
    blocks = [Block("Peer support is someone who has been there.", speaker="P07")]
    document = build_document("talk.vtt", "", blocks, evidence_kind="consultation", depth="transcript")
    (passage,) = find_defining_passages(document)
    assert read_statement(passage, document, [], "Lake House", None).owner == "P07"
