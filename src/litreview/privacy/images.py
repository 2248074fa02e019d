"""The texts inside PNG and JPEG images."""

import struct
import zlib
from collections.abc import Iterator

from litreview.privacy.units import Unit, Unsearchable


def read_png(data: bytes) -> Iterator[Unit]:
    """Yield the text chunks of a PNG image, unpacked; what its pixels show is not read.

    Raises:
        Unsearchable: it is no PNG, or a chunk is broken or too large.

    Example:
        >>> list(read_png(bytes([137]) + b"PNG\\r\\n" + bytes([26]) + b"\\n"))
        []
    """
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise Unsearchable("is not a PNG image")
    position = 8
    while position + 8 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            yield Unit("text chunk", _chunk_text(kind, body))
        position += 12 + length
        if kind == b"IEND" and data[position:]:
            raise Unsearchable("is a PNG image with something after its end")


def read_jpeg(data: bytes) -> Iterator[Unit]:
    """Yield the texts of the segments before a JPEG's picture (comments, Exif, XMP); what its pixels show is not read.

    Raises:
        Unsearchable: it is no JPEG, or a segment is broken.

    Example:
        >>> [unit.text for unit in read_jpeg(b"\\xff\\xd8\\xff\\xfe\\x00\\x05abc\\xff\\xda")]
        ['abc abc']
    """
    position = 2
    while data[:2] == b"\xff\xd8" and data[position : position + 1] == b"\xff" and data[position + 1 : position + 2] != b"\xda":
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        body = data[position + 4 : position + 2 + length].decode("latin-1")
        yield Unit("image segment", f"{body} {body.replace(chr(0), '')}")
        position += 2 + max(length, 2)
    if data[:2] != b"\xff\xd8" or data[position : position + 2] != b"\xff\xda":
        raise Unsearchable("is not a JPEG image that can be read")


def _chunk_text(kind: bytes, body: bytes) -> str:
    keyword, _, rest = body.partition(b"\x00")
    if kind == b"zTXt":
        rest = _inflate(rest[1:])
    elif kind == b"iTXt":
        packed, fields = rest[:1] == b"\x01", rest[2:].split(b"\x00", 2)
        rest = b" ".join([*fields[:-1], _inflate(fields[-1]) if packed else fields[-1]])
    return f"{keyword.decode('utf-8', 'replace')} {rest.decode('utf-8', 'replace')} {rest.decode('latin-1')}"


def _inflate(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, 4 * 1024 * 1024)
    except zlib.error:
        raise Unsearchable("is a PNG image with a broken text chunk") from None
    if unpacker.unconsumed_tail:
        raise Unsearchable("is a PNG image with a text chunk larger than the release gate searches")
    return text
