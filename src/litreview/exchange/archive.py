"""Zip archives: written with the same bytes for the same content, read with bounds."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from litreview.errors import UnreadableSource

MOST_MEMBERS = 20_000
MOST_BYTES = 512 * 1024 * 1024
_DATE = (1980, 1, 1, 0, 0, 0)


def pack_archive(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of ``members`` in their order, without dates or anything of this machine.

    Example:
        >>> pack_archive({"a.txt": b"words"}) == pack_archive({"a.txt": b"words"})
        True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data, compresslevel=6)
    return buffer.getvalue()


def unpack_archive(data: bytes, kind: str, most_bytes: int = MOST_BYTES, most_members: int = MOST_MEMBERS) -> dict[str, bytes]:
    """Return the files of a zip archive by name, sizes counted while unpacking.

    Raises:
        UnreadableSource: of ``kind``; it is no zip archive, is encrypted, has more than ``most_members`` files, unpacks to
            more than ``most_bytes``, names a member twice, or has a member whose name leads out of the archive.

    Example:
        >>> unpack_archive(pack_archive({"a.txt": b"words"}), "qdpx")
        {'a.txt': b'words'}
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive, kind, most_bytes, most_members)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, UnreadableSource):
            raise
        raise UnreadableSource(kind, "is not a zip archive that can be unpacked; export it again") from None


def _read_members(archive: zipfile.ZipFile, kind: str, most_bytes: int, most_members: int) -> dict[str, bytes]:
    files = [info for info in archive.infolist() if not info.is_dir()]
    if len(files) > most_members:
        raise UnreadableSource(kind, f"holds more than {most_members:,} files")
    members: dict[str, bytes] = {}
    left = most_bytes
    for number, info in enumerate(files, 1):
        if _leads_out(info.filename) or info.filename in members:
            raise UnreadableSource(kind, f"file {number} has a name that leads out of the archive or is used twice")
        with archive.open(info) as member:
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise UnreadableSource(kind, f"unpacks to more than {most_bytes:,} bytes")
        members[info.filename] = content
    return members


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name
