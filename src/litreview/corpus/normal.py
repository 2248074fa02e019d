"""Normal text: one form of spaces, line ends and characters, so that spans mean the same everywhere."""

import re
import unicodedata
from collections.abc import Iterable

from litreview.sources.blocks import Block

_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHEN = re.compile("[\u2010\u2011]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff\U000e0000-\U000e007f]"
)
_MANY_SPACES = re.compile(" {2,}")
_MARGIN = re.compile(" ?\n ?")
_MANY_LINES = re.compile("\n{3,}")


def normalise(text: str) -> str:
    """Return ``text`` in normal form: NFC, LF, plain single spaces and hyphens, at most one empty line, nothing unseen.

    Ellipses, brackets, dashes and curly quotation marks stand as they were written. Normalising twice changes nothing.
    NFC is the composed form of Unicode Standard Annex 15.

    Example:
        >>> normalise("Peer\\u00a0 support\\u200b \\r\\n  works…")
        'Peer support\\nworks…'
    """
    if not text.isprintable():
        text = _UNSEEN.sub("", _SPACE.sub(" ", _LINE_END.sub("\n", text)))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _HYPHEN.sub("-", text))
    if "  " in text:
        text = _MANY_SPACES.sub(" ", text)
    if "\n" in text:
        text = _MANY_LINES.sub("\n\n", _MARGIN.sub("\n", text))
    return text.strip(" \n")


def normal_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with text, heading and speaker in normal form, as many as came in and in their order.

    Example:
        >>> normal_blocks([Block(" Peer\\tsupport ", role="heading", level=1)])[0].text
        'Peer support'
    """
    return tuple(_normal_block(block) for block in blocks)


def _normal_block(block: Block) -> Block:
    text, heading, speaker = normalise(block.text), block.heading, block.speaker
    if heading or speaker:
        heading, speaker = normalise(heading), normalise(speaker)
    if (text, heading, speaker) == (block.text, block.heading, block.speaker):
        return block
    return Block(text, block.role, block.level, block.page, speaker, block.time, heading, block.line)
