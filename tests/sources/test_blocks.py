"""The block."""

from dataclasses import FrozenInstanceError

import pytest

from litreview.sources.blocks import Block


def test_a_block_holds_its_words_and_nothing_it_does_not_know() -> None:
    """Unknown is empty, never invented."""
    block = Block("words")
    assert (block.role, block.page, block.speaker, block.time, block.line) == ("", None, "", "", 0)


def test_a_block_cannot_be_changed() -> None:
    """Stages hand on new blocks."""
    with pytest.raises(FrozenInstanceError):
        Block("words").text = "others"  # type: ignore[misc]
