import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.normal import normal_blocks, normalise
from litreview.sources.blocks import Block

CASES = {
    "no-break space": ("peer\xa0support", "peer support"),
    "narrow no-break space": ("« oui\u202f»", "« oui »"),
    "runs of spaces": ("a  \t b", "a b"),
    "windows line ends": ("a\r\nb\rc", "a\nb\nc"),
    "margins and empty lines": ("a \n \n\n b", "a\n\nb"),
    "zero width": ("sup\u200bport\ufeff", "support"),
    "bidirectional marks": ("\u202eevil\u202c\u2066x\u2069", "evilx"),
    "soft hyphen": ("sup\xadport", "support"),
    "control characters": ("a\x00b\x07c\x9f", "abc"),
    "lone surrogate": ("a\ud800b", "ab"),
    "hyphens": ("non\u2011clinical co\u2010led", "non-clinical co-led"),
    "decomposed letters": ("Ce\u0301line", "Céline"),
    "marks kept": ("roles…to [and] “so” ‘it’ – is—", "roles…to [and] “so” ‘it’ – is—"),
    "line separator": ("a\u2028b", "a\nb"),
    "empty": (" \n\t", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_one_form_for_spaces_lines_and_characters(text: str, expected: str) -> None:
    """Text is brought into its one normal form, and marks that carry meaning stay."""
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is stable, composed, can be written as UTF-8 and has no double space."""
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once
    assert "  " not in once
    assert "\n\n\n" not in once


def test_blocks_keep_their_number_and_facts() -> None:
    """Empty blocks stay, so that what is known by position stays aligned."""
    blocks = normal_blocks([Block("a\xa0b", page=2, speaker=" P1 ", heading="Q\xa01?", time="00:00:01"), Block(" ")])
    assert blocks == (Block("a b", page=2, speaker="P1", heading="Q 1?", time="00:00:01"), Block(""))
