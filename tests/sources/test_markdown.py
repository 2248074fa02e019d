"""Markdown."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.markdown import markdown_blocks, read_markdown

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_structure_is_kept_and_signs_are_gone() -> None:
    """Front matter, emphasis, links, scripts and quotation signs leave no trace."""
    assert [(b.role, b.level, b.text) for b in read_markdown(DATA / "notes.md").blocks] == [
        ("heading", 1, "Kitchens as meeting places"),
        ("", 0, "A shared meal is more than food and it lasts."),
        ("caption", 0, "Figure 1. The table"),
        ("", 0, "People come back each week."),
        ("list item", 1, "a shared meal"),
        ("list item", 2, "soup"),
        ("list item", 1, "company"),
        ("", 0, "They talk."),
        ("list item", 1, "cook"),
        ("list item", 1, "eat"),
        ("", 0, "Year | Meals"),
        ("", 0, "2021 | 340"),
        ("", 0, "Raw HTML"),
        ("reference", 0, "[1] Baker, A. Soup. 2001."),
        ("reference", 0, "[2] Cook, B. Bread. 2002."),
    ]


def test_lines_count_from_the_beginning_of_the_file() -> None:
    """Front matter shifts nothing."""
    assert [block.line for block in read_markdown(DATA / "notes.md").blocks][:4] == [4, 6, 9, 11]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a link][1] here\n\n[1]: https://example.org", ["a link here"]),
        ("A &amp; B", ["A & B"]),
        ("• soup\n• bread", ["soup", "bread"]),
        ("```\ncode\n```", ["code"]),
        ("Title\n=====\nwords", ["Title", "words"]),
        ("---\n\nno front matter", ["no front matter"]),
        ("---\nnot: closed", ["not: closed"]),
        ("", []),
    ],
)
def test_forms_of_markdown(text: str, words: list[str]) -> None:
    """References resolve, entities are signs, and bullets of other programs are items."""
    assert [block.text for block in markdown_blocks(text)] == words


@pytest.mark.parametrize(
    "hostile", ["[" * 100_000, "> " * 50_000, "*_" * 9_000, "`" * 100_000, "<" * 100_000, "---\n" + "a: b\n" * 50_000]
)
def test_hostile_markdown_is_read_in_bounded_time(hostile: str) -> None:
    """Long paragraphs are not matched sign by sign."""
    begun = time.process_time()
    markdown_blocks(hostile)
    assert time.process_time() - begun < 5


@given(st.text(alphabet="ab#*->|`[]()<! \n", max_size=120))
def test_any_text_is_markdown(text: str) -> None:
    """Nothing raises, and no block is empty."""
    assert all(block.text for block in markdown_blocks(text))
