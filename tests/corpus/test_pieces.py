import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.pieces import cut_pieces
from litreview.sources.blocks import Block


def test_lines_and_bullets_of_a_block_are_told_apart() -> None:
    """Lines that the writer ended are pieces of their own, bullets are taken off."""
    pieces = cut_pieces([Block("Values:\n• Hope\n- Trust"), Block("• Care", role="list item", level=2)])
    assert [(p.text, p.role, p.level, p.source) for p in pieces] == [
        ("Values:", "", 0, 0),
        ("Hope", "list item", 0, 0),
        ("Trust", "list item", 0, 0),
        ("Care", "list item", 2, 1),
    ]


def test_wrapped_lines_are_joined() -> None:
    """Line ends that only fit a width are taken out."""
    lines = [
        "Peer workers meet people where they live and go",
        "with them to the places that they want to go to,",
        "as often as they wish and for as long as the two",
        "of them agree.",
    ]
    assert [p.text for p in cut_pieces([Block("\n".join(lines))])] == [" ".join(lines)]


def test_glued_heading_becomes_a_piece() -> None:
    """The heading and the paragraph glued to it are two pieces of one block."""
    pieces = cut_pieces([Block("Lakeside SummaryPeople who came were glad of it.")])
    assert [(p.text, p.role) for p in pieces] == [("Lakeside Summary", "heading"), ("People who came were glad of it.", "")]


def test_what_was_said_keeps_its_shape() -> None:
    """Turns and answers are not cut; their facts stay with them."""
    block = Block("Executive SummaryPeople\n• with a view on it.", speaker="P01", time="00:01:02", heading="Why?")
    (piece,) = cut_pieces([block, Block("")])
    assert piece.text == "Executive SummaryPeople • with a view on it."
    assert (piece.role, piece.speaker, piece.time, piece.heading) == ("body", "P01", "00:01:02", "Why?")


def test_sentence_cut_by_a_page_is_mended() -> None:
    """A paragraph that goes on in lower case on the next page is one piece, set before what stood between."""
    blocks = [
        Block("The group met and", page=1),
        Block("7 See note 3.", page=1),
        Block("A Report 2", role="navigation", page=2),
        Block("talked about it.", page=2),
        Block("Then they left.", page=2),
    ]
    assert [(p.text, p.page) for p in cut_pieces(blocks)] == [
        ("The group met and talked about it.", 1),
        ("7 See note 3.", 1),
        ("A Report 2", 2),
        ("Then they left.", 2),
    ]


PAGES = {
    "capital on the next page": ([Block("The group met", page=1), Block("They left.", page=2)], 2),
    "sentence ended": ([Block("The group met.", page=1), Block("and left.", page=2)], 2),
    "page between": ([Block("The group met and", page=1), Block("left.", page=3)], 2),
    "same page": ([Block("The group met and", page=1), Block("left.", page=1)], 2),
    "no pages": ([Block("The group met and"), Block("left.")], 2),
    "heading between": ([Block("The group met and", page=1), Block("Part", role="heading", page=2), Block("left.", page=2)], 2),
}


@pytest.mark.parametrize(("blocks", "count"), PAGES.values(), ids=PAGES)
def test_only_a_sentence_cut_by_the_page_is_mended(blocks: list[Block], count: int) -> None:
    """Anything else stays apart."""
    assert len(cut_pieces(blocks)) == count


@given(st.lists(st.builds(Block, st.text(alphabet="aB •-\n.1", max_size=40), st.sampled_from(["", "body", "list item"]))))
def test_cutting_keeps_every_letter_in_order(blocks: list[Block]) -> None:
    """Only bullets, spaces and line ends go."""
    letters = [sign for block in blocks for sign in block.text if sign in "aB1."]
    assert [sign for piece in cut_pieces(blocks) for sign in piece.text if sign in "aB1."] == letters
