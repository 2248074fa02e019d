"""The unit of text that the release gate searches, and the decoding that every format shares."""

import base64
import binascii
from collections.abc import Mapping
from typing import NamedTuple

from litreview.errors import LitReviewError


class Unit(NamedTuple):
    """A piece of text of a file, where it stands in it, and of which document it is, ``""`` if of none or of several.

    ``flow`` tells whether a reader reads on from it to the next piece, as from cell to cell, and not so with an attribute.
    """

    where: str
    text: str
    document: str = ""
    flow: bool = True


class Unsearchable(LitReviewError, ValueError):
    """A file whose texts cannot all be reached; the release gate must refuse it."""


def decode_base64(text: str) -> bytes:
    """Return the bytes that ``text`` encodes.

    Raises:
        Unsearchable: it is not base64.

    Example:
        >>> decode_base64("SGk=")
        b'Hi'
    """
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise Unsearchable("holds an embedded file that is not base64") from None


def decode_plain(data: bytes) -> str:
    """Return the text of UTF-8 ``data``.

    Raises:
        Unsearchable: it is not UTF-8 text.

    Example:
        >>> decode_plain("é".encode())
        'é'
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unsearchable("is not UTF-8 text, and of no format that can be searched") from None
    if "\x00" in text:
        raise Unsearchable("is a binary file of no format that can be searched")
    return text


def read_bytes_as_text(data: bytes) -> str:
    """Return the words in ``data``, whatever its encoding: as UTF-8, as Latin-1, and as letters of two bytes.

    Example:
        >>> read_bytes_as_text(b"A\\x00n\\x00")
        'A n An'
    """
    latin = data.decode("latin-1")
    readings = (data.decode("utf-8", "replace"), latin)
    apart = [text.replace("\x00", " ").strip() for text in readings]
    return " ".join(dict.fromkeys([*apart, latin.replace("\x00", "")]))


def document_of(row: Mapping[str, object]) -> str:
    """Return the id of the document that a row of a table belongs to, ``""`` where it belongs to none or several.

    Example:
        >>> document_of({"segment_id": "fg1#00012"}), document_of({"component": "x"})
        ('fg1', '')
    """
    return str(row.get("document_id") or str(row.get("segment_id") or "").partition("#")[0])
