import pytest

from litreview.corpus.build import build_document
from litreview.extraction.passages import find_defining_passages
from litreview.sources.blocks import Block


def _terms(*paragraphs: str | Block) -> list[str]:
    blocks = [p if isinstance(p, Block) else Block(p, role="body") for p in paragraphs]
    return [
        p.term for p in find_defining_passages(build_document("a.txt", "", blocks, evidence_kind="practice", depth="full text"))
    ]


def test_a_special_case_follows_its_definition():
    """A paragraph that specialises the term goes on from the definition before it."""
    blocks = [
        Block("The Lake Council defines peer support as a bond of equals.", role="body"),
        Block("Formal peer support begins when a trained person takes a role.", role="body"),
    ]
    found = find_defining_passages(build_document("a.txt", "", blocks, evidence_kind="practice", depth="full text"))
    assert [p.follows for p in found] == [False, True]


def test_a_heading_ends_what_follows():
    """After a heading a definition stands by itself."""
    blocks = [
        Block("The Lake Council defines peer support as a bond of equals.", role="body"),
        Block("Other views", role="heading"),
        Block("Formal peer support begins when a trained person takes a role.", role="body"),
    ]
    found = find_defining_passages(build_document("a.txt", "", blocks, evidence_kind="practice", depth="full text"))
    assert [p.follows for p in found] == [False, False]


def test_another_name_belongs_to_the_definition():
    """A sentence that only gives another name lengthens the definition before it."""
    text = "Peer support is help given by people who share an illness. Peer support is also known as mutual aid."
    doc = build_document("a.txt", "", [Block(text, role="body")], evidence_kind="practice", depth="full text")
    (found,) = find_defining_passages(doc)
    assert doc.text[found.start : found.end] == text


def test_a_part_of_the_definition_is_specialised():
    """The next sentence may say how a part of the definition is made; a benefit is no such sentence."""
    first = "Peer support is help by people who received specialized training."
    assert _terms(first + " Specialized training is designed and delivered by peers.") == ["Peer support", "Specialized training"]
    assert _terms(first + " Specialized training is popular with peers.") == ["Peer support"]
    assert _terms("Specialized training is designed and delivered by peers.") == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Peer support is help by people with lived experience [knowledge gained from illness].",
            ["Peer support", "lived experience"],
        ),
        ("Peer support is help by peer guides (people who lived through illness).", ["Peer support", "peer guides"]),
        ("Peer support is help [sic] among people who share an illness.", ["Peer support"]),
    ],
    ids=["brackets", "people-who", "sic"],
)
def test_terms_glossed_inside_are_found(text, terms):
    """A term of the review explained in brackets inside a definition is a definition of its own."""
    assert _terms(text) == terms


def test_under_an_asking_heading_a_looser_wording_defines():
    """Right under "What is …?" also "is about" says what something is; elsewhere it does not."""
    about = "Peer support is about finding hope together."
    assert _terms(Block("What is peer support?", role="heading"), about) == ["Peer support"]
    assert _terms(Block("Results", role="heading"), about) == []


@pytest.mark.parametrize(
    "text",
    [
        "A budget is a plan that says how money is spent.",
        "Recovery begins when we learn to breathe.",
        "Staff described peer support as helpful in many ways.",
        "The Peer Project is a peer-run organization that opened here.",
    ],
    ids=["other-term", "metaphor", "told", "organisation"],
)
def test_the_table_is_stricter_than_the_grammar(text):
    """Terms of other subjects, metaphors, opinions and descriptions of one body stay out of the table."""
    assert _terms(text) == []


def test_a_word_of_their_own_is_taken_in():
    """A house word explained by the review's terms is a definition."""
    assert _terms("A bridger is a person with lived experience who walks with you.") == ["bridger"]


def test_headings_and_navigation_never_define():
    """A short heading is no definition, and neither is page furniture, whatever its words."""
    assert _terms(Block("Peer support is a bond", role="heading")) == []
    assert _terms(Block("Peer support is a bond between equals", role="navigation")) == []


@pytest.mark.parametrize(
    ("heading", "terms"),
    [
        ("Peer support is help between people who share an experience of illness", ["Peer support"]),
        ("What is peer support", []),
        ("Peer support: a guide for families who are new to it", []),
        ("Peer support in the north", []),
    ],
    ids=["whole sentence", "question", "title with a colon", "title"],
)
def test_a_heading_defines_only_as_a_whole_sentence(heading, terms):
    """A short first paragraph that passed for a heading is still read; titles are not."""
    assert _terms(Block(heading, role="heading")) == terms


def test_participants_define_and_facilitators_do_not():
    """In talk the speaker's own definition counts, and one person's is not carried on by the next."""
    blocks = [
        Block("To me, peer support is a person who has been there and stays.", role="body", speaker="P01"),
        Block("Formal peer support begins when a trained person takes a role.", role="body", speaker="P02"),
        Block("Peer support is a relationship between equals who meet.", role="body", speaker="facilitator"),
    ]
    doc = build_document("t.txt", "", blocks, evidence_kind="consultation", depth="transcript")
    found = find_defining_passages(doc)
    assert [(p.term, p.follows) for p in found] == [("peer support", False), ("Formal peer support", False)]


def test_an_addition_to_something_is_no_kind():
    """Where something stands beside another thing says nothing of what it is."""
    assert _terms("In the second, peer workers are an addition to usual care, and are compared with it.") == []
