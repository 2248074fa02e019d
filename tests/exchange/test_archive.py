import io
import zipfile

import pytest

from litreview.errors import UnreadableSource
from litreview.exchange.archive import pack_archive, unpack_archive


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), b"words")
    return buffer.getvalue()


def test_equal_members_give_equal_bytes_and_no_trace_of_the_machine() -> None:
    """Order is kept, dates are fixed."""
    members = {"b.txt": b"two", "a.txt": b"one"}
    data = pack_archive(members)
    assert data == pack_archive(dict(members))
    assert unpack_archive(data, "zip") == members
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert [info.filename for info in made.infolist()] == ["b.txt", "a.txt"]
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    """Nothing is unpacked beside the archive."""
    with pytest.raises(UnreadableSource, match="leads out"):
        unpack_archive(packed("ok.txt", name), "qdpx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_used_twice_is_refused() -> None:
    """Two readers could see two different files."""
    with pytest.raises(UnreadableSource, match="used twice"):
        unpack_archive(packed("a.txt", "a.txt"), "qdpx")


@pytest.mark.parametrize(
    "data", [b"", b"words", packed("a.txt")[:-30], b"PK\x03\x04" + b"\0" * 40], ids=["empty", "text", "cut", "head"]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    """With the kind of file it should have been."""
    with pytest.raises(UnreadableSource, match=r"\bnot?\b") as caught:
        unpack_archive(data, "qdpx")
    assert caught.value.kind == "qdpx"


def test_bounds_are_counted_while_unpacking() -> None:
    """What the archive says of its sizes does not matter."""
    data = pack_archive({"a.txt": b"0" * 1000, "b.txt": b"0" * 1000})
    with pytest.raises(UnreadableSource, match="unpacks to more than 1,500"):
        unpack_archive(data, "qdpx", most_bytes=1500)
    with pytest.raises(UnreadableSource, match="more than 1 files"):
        unpack_archive(data, "qdpx", most_members=1)
