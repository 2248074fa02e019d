"""Every text that a released file holds, wherever it stands: cells, attributes, metadata, members of archives."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from litreview.privacy.images import read_jpeg, read_png
from litreview.privacy.markup import read_markup
from litreview.privacy.structured import read_csv, read_json, read_parquet
from litreview.privacy.units import Unit, Unsearchable, decode_base64, read_plain

MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".svg", ".xml", ".qde", ".qdc", ".rels", ".vml"})
JSON_SUFFIXES = frozenset({".json", ".ipynb"})
ARCHIVE_SUFFIXES = frozenset({".zip", ".xlsx", ".docx", ".qdpx", ".pptx", ".odt", ".epub"})

_EMBEDDED = re.compile(r"data:([\w/+.-]{0,60})(?:;[\w=-]{1,40}){0,3};base64,([A-Za-z0-9+/=]++)")

MOST_BYTES = 512 * 1024 * 1024
MOST_MEMBERS = 20_000
MOST_DEPTH = 3
"""Bounds on one released file: all it unpacks to, how many members it has, and how deep archives stand in archives."""


class _Budget:
    """How much one file may still unpack to; ``take`` raises ``Unsearchable`` when it is spent."""

    def __init__(self, size: int, members: int, depth: int) -> None:
        self.size, self.members, self.depth = size, members, depth

    def take(self, size: int) -> None:
        """Count one member of ``size`` bytes against the budget."""
        self.size -= size
        self.members -= 1
        if self.size < 0 or self.members < 0:
            raise Unsearchable("unpacks to more than the release gate searches")


def read_units(name: str, data: bytes, *, most_bytes: int = MOST_BYTES, most_members: int = MOST_MEMBERS) -> Iterator[Unit]:
    """Yield every text of the file ``name`` whose bytes are ``data``, decoded as its suffix says.

    Formats: HTML, SVG and XML (text across inline tags, attributes, comments), CSV, Parquet (all columns and the metadata),
    JSON and notebooks (keys, values, outputs, metadata), zip archives with their members (xlsx, docx, qdpx), PNG and JPEG
    (text chunks), and anything that is UTF-8 text. Embedded ``data:`` files are opened too.
    ``most_bytes`` and ``most_members`` bound what an archive
    may unpack to; sizes are counted while unpacking, because those it states may be false.

    Raises:
        Unsearchable: the file is broken, encrypted, too large when unpacked, or of no format that can be searched.

    Example:
        >>> [unit.text for unit in read_units("a.html", b"<p title='x'>J<b>o</b> &amp; co")]
        ['x', 'title', 'Jo & co', 'J o  & co']
    """
    yield from _read_member(name, data, _Budget(most_bytes, most_members, MOST_DEPTH))


def _read_member(name: str, data: bytes, budget: _Budget) -> Iterator[Unit]:
    for unit in _read_by_suffix(name, data, budget):
        yield unit
        for number, match in enumerate(_EMBEDDED.finditer(unit.text) if "base64," in unit.text else (), 1):
            embedded = decode_base64(match[2])
            for inner in _read_member(f"embedded{_suffix_of_type(match[1])}", embedded, budget):
                yield Unit(f"{unit.where}, embedded file {number}", inner.text, unit.document)


def _read_by_suffix(name: str, data: bytes, budget: _Budget) -> Iterator[Unit]:
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in ARCHIVE_SUFFIXES:
        return _read_archive(data, budget)
    if suffix in MARKUP_SUFFIXES:
        return read_markup(read_plain(data))
    if suffix in JSON_SUFFIXES:
        return read_json(read_plain(data))
    if suffix == ".parquet":
        return read_parquet(data)
    if suffix == ".png":
        return read_png(data)
    if suffix in (".jpg", ".jpeg"):
        return read_jpeg(data)
    return read_csv(read_plain(data)) if suffix == ".csv" else iter([Unit("text", read_plain(data))])


def _read_archive(data: bytes, budget: _Budget) -> Iterator[Unit]:
    if budget.depth <= 0:
        raise Unsearchable("holds archives in archives deeper than the release gate searches")
    budget.depth -= 1
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Unit("comment", archive.comment.decode("utf-8", "replace"))
            for number, info in enumerate(archive.infolist(), 1):
                for unit in _read_zip_member(archive, info, budget):
                    yield Unit(f"member {number}: {unit.where}", unit.text, unit.document)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error, RuntimeError):
        raise Unsearchable("is not a zip archive that can be unpacked") from None
    budget.depth += 1


def _read_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Iterator[Unit]:
    yield Unit("name", info.filename)
    yield Unit("comment", info.comment.decode("utf-8", "replace"))
    if not info.is_dir():
        with archive.open(info) as member:
            content = member.read(budget.size + 1)
        budget.take(len(content))
        yield from _read_member(info.filename, content, budget)


def _suffix_of_type(media: str) -> str:
    kind = media.partition("/")[2].partition("+")[0]
    known = {
        "png": ".png",
        "jpeg": ".jpg",
        "svg": ".svg",
        "html": ".html",
        "json": ".json",
        "xml": ".xml",
        "csv": ".csv",
        "plain": ".txt",
    }
    return known.get(kind, ".bin")
