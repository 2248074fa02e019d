"""Every text that a released file holds, wherever it stands: cells, attributes, metadata, members of archives."""

import base64
import binascii
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
from litreview.privacy.units import Unit, Unsearchable, decode_base64, decode_plain, read_bytes_as_text

MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".svg", ".xml", ".qde", ".qdc", ".rels", ".vml"})
JSON_SUFFIXES = frozenset({".json", ".ipynb"})
ARCHIVE_SUFFIXES = frozenset({".zip", ".xlsx", ".docx", ".qdpx", ".pptx", ".odt", ".epub"})

_EMBEDDED = re.compile(r"data:([\w/+.-]{0,60})(?:;[\w=-]{1,40}){0,3};base64,([A-Za-z0-9+/=]++)")
_SHORTEST_PACKED = 16
_PACKED = re.compile(rf"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{{{_SHORTEST_PACKED},}}+={{0,2}}")
_MAGIC = {
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"PK\x03\x04": ".zip",
    b"PAR1": ".parquet",
    b"\x1f\x8b": ".gz",
    b"%PDF-": ".pdf",
}
_LOCAL_HEADER, _DESCRIPTOR, _END_RECORD, _LARGE_END_RECORDS = 30, 24, 22, 76
_WORDS = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")

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
    (text chunks), and anything that is UTF-8 text. Embedded ``data:`` files, and whatever else is text or a known format in
    base64, are opened too. ``most_bytes`` and ``most_members`` bound what an archive may unpack to; sizes are counted while
    unpacking, because those it states may be false.

    Raises:
        Unsearchable: the file is broken, encrypted, too large when unpacked, or of no format that can be searched.

    Example:
        >>> [unit.text for unit in read_units("a.html", b"<p title='x'>J<b>o</b> &amp; co")]
        ['x', 'title', 'Jo & co', 'J o  & co', 'p b amp']
    """
    try:
        yield from _read_member(name, data, _Budget(most_bytes, most_members, MOST_DEPTH))
    except Unsearchable:
        raise
    except (ValueError, OverflowError, RecursionError):
        raise Unsearchable("holds something that cannot be decoded") from None


def _read_member(name: str, data: bytes, budget: _Budget, depth: int = 0) -> Iterator[Unit]:
    if depth > MOST_DEPTH:
        raise Unsearchable("holds files in files deeper than the release gate searches")
    for unit in _read_by_suffix(name, data, budget):
        if len(unit.text) < _SHORTEST_PACKED:
            yield unit
            continue
        embedded = list(_EMBEDDED.finditer(unit.text)) if "base64," in unit.text else []
        rest = unit._replace(text=_EMBEDDED.sub(" ", unit.text)) if embedded else unit
        yield rest
        files = [(_suffix_of_type(match[1]), decode_base64(match[2])) for match in embedded] + list(_find_packed(rest.text))
        for number, (suffix, content) in enumerate(files, 1):
            for inner in _read_member(f"embedded{suffix}", content, budget, depth + 1):
                yield inner._replace(where=f"{unit.where}, embedded file {number}", document=unit.document, flow=False)


def _find_packed(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield the suffix and the bytes of whatever stands in ``text`` as base64 and is text or of a known format."""
    for match in _PACKED.finditer(text):
        coded = match[0].rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
        try:
            data = base64.b64decode(coded + "=" * (-len(coded) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        suffix = next((suffix for magic, suffix in _MAGIC.items() if data.startswith(magic)), "")
        if suffix:
            yield suffix, data
        elif _is_words(data):
            yield ".txt", data


def _is_words(data: bytes) -> bool:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)


def _read_by_suffix(name: str, data: bytes, budget: _Budget) -> Iterator[Unit]:
    suffix = PurePosixPath(name.lower()).suffix
    if data.startswith((b"%PDF-", b"\x1f\x8b")):
        raise Unsearchable("is of a format that cannot be searched")
    if suffix in ARCHIVE_SUFFIXES:
        return _read_archive(data, budget)
    if suffix in MARKUP_SUFFIXES:
        return read_markup(decode_plain(data))
    if suffix in JSON_SUFFIXES:
        return read_json(decode_plain(data))
    if suffix == ".parquet":
        return read_parquet(data)
    if suffix == ".png":
        return read_png(data)
    if suffix in (".jpg", ".jpeg"):
        return read_jpeg(data)
    return read_csv(decode_plain(data)) if suffix == ".csv" else iter([Unit("text", decode_plain(data))])


def _read_archive(data: bytes, budget: _Budget) -> Iterator[Unit]:
    if budget.depth <= 0:
        raise Unsearchable("holds archives in archives deeper than the release gate searches")
    budget.depth -= 1
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Unit("comment", archive.comment.decode("utf-8", "replace"), flow=False)
            yield Unit("directory", _around_members(data, archive), flow=False)
            for number, info in enumerate(archive.infolist(), 1):
                for unit in _read_zip_member(archive, info, budget):
                    yield unit._replace(where=f"member {number}: {unit.where}")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error, RuntimeError):
        raise Unsearchable("is not a zip archive that can be unpacked") from None
    budget.depth += 1


def _around_members(data: bytes, archive: zipfile.ZipFile) -> str:
    """Return the words in the headers of an archive's members: names as they stand there, and extra fields.

    Raises:
        Unsearchable: bytes stand before, between or after its members that belong to none of them.
    """
    position, found = 0, []
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        start = info.header_offset
        names, extras = struct.unpack("<HH", data[start + 26 : start + _LOCAL_HEADER])
        if not position <= start <= position + (_DESCRIPTOR if position else 0):
            raise Unsearchable("is an archive with something before or between its members")
        position = start + _LOCAL_HEADER + names + extras
        found += [data[start + _LOCAL_HEADER : position], info.extra]
        position += info.compress_size
    if archive.start_dir > position + (_DESCRIPTOR if position else 0) or not _ends_with_directory(data, archive):
        raise Unsearchable("is an archive with something between or after its members")
    return read_bytes_as_text(b"\x00".join(word for each in found for word in _WORDS.findall(each)))


def _ends_with_directory(data: bytes, archive: zipfile.ZipFile) -> bool:
    """Return whether the directory of an archive is followed by its end record and comment, and by nothing else."""
    end = len(data) - _END_RECORD - len(archive.comment)
    size = struct.unpack("<I", data[end + 12 : end + 16])[0] if data[end : end + 4] == b"PK\x05\x06" else -1
    return end - archive.start_dir in (size, size + _LARGE_END_RECORDS)


def _read_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Iterator[Unit]:
    yield Unit("name", info.filename, flow=False)
    yield Unit("comment", info.comment.decode("utf-8", "replace"), flow=False)
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
