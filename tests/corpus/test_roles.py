import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.pieces import cut_pieces
from litreview.corpus.roles import assign_roles
from litreview.sources.blocks import Block

CASES = {
    "heading before text": (["About us", "We meet."], "heading body"),
    "short last line": (["We meet.", "See you soon"], "body body"),
    "heading before list": (["Our values", "- hope"], "heading list item"),
    "lead-in that says": (["This team will:", "- open"], "body list item"),
    "lead-in that names": (["Shared Values:", "- open"], "heading list item"),
    "references": (
        ["References", "Roe A. A title. 2010", "A second title, with no mark", "Appendix A", "More."],
        "heading reference reference heading body",
    ),
    "references by a reader": (["We meet.", "[1] Doe, “A Title,” 2003."], "body reference"),
    "quotation and source": (["“We listen.”\nLakeside Network, Yearly Letter", "More."], "body reference body"),
    "links": (
        ["We meet.", "Related links", "The Lakeside Guide", "Services", "We help."],
        "body heading navigation heading body",
    ),
    "list without bullets": (
        ["We value:", "Hope", "Trust", "Respect", "And so on we go."],
        "body list item list item heading body",
    ),
    "menu": (
        ["Skip to content", "About", "Services", "Events", "News", "Our Guide", "We help."],
        "navigation navigation navigation navigation heading heading body",
    ),
    "definition with a footnote mark": (["Peer support is a bond between equals who stay.[2]", "We meet."], "body body"),
    "title of a document": (["Peer support is a bond between equals", "We meet."], "heading body"),
    "source after an empty line": (
        ["“Support is a bond between equals.”", "", "A. Roe, The Bond (2031)", "More."],
        "body reference body",
    ),
    "source under a sentence": (["Support is a bond between equals.\nA. Roe, The Bond (2001)", "More."], "body reference body"),
    "dated heading": (["We meet.", "Values, aims and plans (2001)", "More."], "body heading body"),
    "contact": (["We help.", "Ana Roe ana@example.org"], "body notice"),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_roles_follow_words_and_neighbours(lines: list[str], expected: str) -> None:
    """Each line gets the role that its words and its neighbours give it."""
    roles = [piece.role for piece in assign_roles(cut_pieces([Block(line) for line in lines]))]
    assert " ".join(roles) == expected


def test_reader_and_crisis_lines_have_the_word() -> None:
    """A role given by the format holds, but furniture is furniture and a crisis line or disclaimer is kept as notice."""
    blocks = [
        Block("Add Reply", role="heading"),
        Block("If you are in crisis, call 988.", role="navigation"),
        Block("© 2020 A Network", role="navigation"),
        Block("Our footer", role="navigation"),
        Block("A long heading that ends with a stop.", role="heading"),
        Block("Photo of us", role="body"),
    ]
    roles = [piece.role for piece in assign_roles(cut_pieces(blocks))]
    assert roles == ["navigation", "notice", "notice", "navigation", "heading", "caption"]


READER_SAYS_BODY = {
    "short first line": "Peer support and its values",
    "capitals": "PEER SUPPORT",
    "section name": "Introduction",
    "lead": "Our Values:",
    "attribution": "A. Roe, The Bond (2001)",
}


@pytest.mark.parametrize("text", READER_SAYS_BODY.values(), ids=READER_SAYS_BODY)
def test_a_body_that_the_reader_knows_is_no_heading(text: str) -> None:
    """Where the source says that words are a paragraph, their shape does not make them a heading."""
    pieces = assign_roles(cut_pieces([Block(text, role="body"), Block("We meet weekly.")]))
    assert [piece.role for piece in pieces] == ["body", "body"]


def test_turns_and_answers_are_body() -> None:
    """Nothing that a person said becomes furniture or a heading."""
    blocks = [
        Block("Print", speaker="P1"),
        Block("Call me at 416-555-0100", heading="How?"),
        Block("Menu", speaker="P1", heading="Why?"),
    ]
    assert {piece.role for piece in assign_roles(cut_pieces(blocks, spoken=True))} == {"body"}


ROLES = ("body", "heading", "list item", "caption", "navigation", "notice", "reference")
SAMPLE = "Hope|We meet.|Values:|• care|Home|“Yes.”|A. Roe, T (2001)|References|[1] X, “Y,” 2003."
LINES = st.lists(st.sampled_from(SAMPLE.split("|")))


@given(LINES, st.sampled_from(["", "body"]))
def test_every_line_has_one_role_and_keeps_its_words(lines: list[str], role: str) -> None:
    """Roles are told, words are never touched, and a reader's body never becomes a heading or an item."""
    pieces = cut_pieces([Block(line, role=role) for line in lines])
    told = assign_roles(pieces)
    assert [piece.text for piece in told] == [piece.text for piece in pieces]
    assert all(piece.role in ROLES for piece in told)
    if role and "References" not in lines:
        assert not {piece.role for piece in told} & {"heading", "list item"}
