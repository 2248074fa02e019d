"""Plain text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.plain import plain_blocks, read_plain

DATA = Path(__file__).parent.parent / "data" / "sources"


def shown(name: str) -> list[tuple[str, int, str]]:
    """Return role, level and the first words of each block of a test file."""
    return [(block.role, block.level, block.text[:30]) for block in read_plain(DATA / name).blocks]


def test_a_wrapped_file_gives_paragraphs_headings_items_and_references() -> None:
    """Lines are joined, and each thing stands by itself."""
    assert shown("wrapped.txt") == [
        ("", 0, "Kitchens as meeting places"),
        ("", 0, "Cooking together is a form of "),
        ("", 0, "What people value"),
        ("", 0, "The meal itself comes second t"),
        ("list item", 1, "a shared meal"),
        ("list item", 1, "company at a table that is lon"),
        ("list item", 2, "soup"),
        ("list item", 1, "talk"),
        ("list item", 1, "cook"),
        ("list item", 1, "eat"),
        ("", 0, "1. Alone"),
        ("heading", 1, "References"),
        ("reference", 0, "[1] Baker, A. Soup. 2001."),
        ("reference", 0, "[2] Cook, B. Bread. 2002."),
    ]


def test_wrapped_words_are_whole() -> None:
    """The hyphen at the line end goes because the text knows the word."""
    text = read_plain(DATA / "wrapped.txt").blocks[1].text
    assert text.endswith("they say that communities with a kitchen are places in which communities are made.")


def test_a_file_with_one_paragraph_a_line_keeps_its_lines() -> None:
    """A heading glued to its paragraph and a heading between two lists stay blocks of their own."""
    assert shown("lines.txt") == [
        ("", 0, "Value for the town"),
        ("", 0, "This project will:"),
        ("list item", 1, "cook;"),
        ("list item", 1, "eat."),
        ("", 0, "Kitchens and neighbours"),
        ("", 0, "The kitchens are places in whi"),
        ("", 0, "Planning"),
        ("list item", 1, "Ada Baker, cook"),
        ("", 0, "Serving"),
    ]


def test_blocks_know_their_line() -> None:
    """A message can say where a block begins."""
    assert [block.line for block in read_plain(DATA / "lines.txt").blocks] == [1, 3, 5, 6, 8, 9, 10, 11, 12]


def test_an_attribution_after_a_quotation_is_no_item() -> None:
    """A long dash is not a bullet."""
    assert [block.role for block in plain_blocks("“We ate.”\n— Ada Baker")] == ["", ""]


@pytest.mark.parametrize(
    "hostile", ["a" * 1_000_000, "-\n" * 50_000, "[1" * 200_000, " " * 500_000 + "x", ("x" * 60 + "-\n") * 9_000]
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    """Nothing backtracks."""
    begun = time.process_time()
    plain_blocks(hostile)
    assert time.process_time() - begun < 5


@given(st.text(alphabet="ab.•-1)(= \n\t", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    """Only markers, rules and white space go."""
    kept = "".join(block.text for block in plain_blocks(text))
    assert kept.count("b") >= text.count("b") - text.count("b)") - text.count("b.")


@pytest.mark.shared
def test_the_seeds_are_read_with_their_lists(shared: Path) -> None:
    """Every bullet of the source is an item, and no line is joined to another."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        blocks = read_plain(path).blocks
        assert len(blocks) == len(lines)
        assert sum(block.role == "list item" for block in blocks) == sum(line.startswith("•") for line in lines)
