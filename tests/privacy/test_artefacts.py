"""Texts of released files by their suffix, archives among them."""

import base64
import io
import zipfile

import pandas as pd
import pytest

from litreview.privacy.artefacts import read_units
from litreview.privacy.units import Unsearchable


def archive(members, comment=b""):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = comment
        for name, content in members.items():
            made.writestr(name, content)
    return into.getvalue()


def texts(name, data):
    return [unit.text for unit in read_units(name, data)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Ann"),
        ("LICENSE", b"Ann"),
        ("a.csv", b"x,Ann\n"),
        ("a.HTML", b"<p>Ann"),
        ("a.svg", b"<text>Ann</text>"),
        ("a.json", b'"Ann"'),
        ("a.qde", b"<Project name='Ann'/>"),
        ("a.xlsx", archive({"xl/sharedStrings.xml": "<si><t>Ann</t></si>"})),
        ("a.docx", archive({"word/document.xml": "<w:p><w:t>A</w:t><w:t>nn</w:t></w:p>"})),
        ("a.qdpx", archive({"project.qde": "<x/>", "sources/Ann": ""})),
        ("a.zip", archive({"inner.zip": archive({"a.txt": "Ann"})})),
        ("a.zip", archive({}, comment=b"Ann")),
        ("a.html", b"<img src='data:text/plain;base64," + base64.b64encode(b"Ann") + b"'>"),
        ("a.css", b"a{background:url(data:image/svg+xml;base64," + base64.b64encode(b"<text>Ann</text>") + b")}"),
    ],
)
def test_every_artefact_is_read(name, data):
    """Whatever the format, the words in it are reached."""
    assert any("Ann" in text for text in texts(name, data))


def encrypted():
    data = bytearray(archive({"a.txt": "Ann"}))
    for header, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flag] |= 1
    return bytes(data)


def parquet():
    into = io.BytesIO()
    pd.DataFrame({"name": ["Bo"]}).to_parquet(into)
    return into.getvalue()


def misnamed():
    """Return an archive whose member says that its name is UTF-8, which it is not."""
    return archive({"é.txt": "Ann"}).replace("é".encode(), b"\xff\xff")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"no zip"),
        ("a.zip", encrypted()),
        ("a.zip", archive({"a.bin": b"\x00\x01\xff"})),
        ("a.zip", archive({"a.zip": archive({"a.zip": archive({"a.zip": archive({})})})})),
        ("a.gz", b"\x1f\x8b\x08\x00\x00"),
        ("a.html", b"<img src='data:image/jpeg;base64,AP8A'>"),
        ("a.parquet", b"nothing"),
        ("a.json", b"{"),
        ("a.png", b"nothing"),
        ("a.zip", misnamed()),
        ("a.parquet", parquet().replace(b"Bo", b"B\xf0")),
    ],
    ids=[
        "no zip",
        "encrypted",
        "binary member",
        "too deep",
        "gzip",
        "embedded picture",
        "parquet",
        "json",
        "png",
        "a member's name that is no text",
        "a cell that is no text",
    ],
)
def test_what_cannot_be_searched_is_refused(name, data):
    """The reader fails closed."""
    with pytest.raises(Unsearchable):
        texts(name, data)


@pytest.mark.parametrize("members", [{"a.txt": "a" * 5_000_000}, {f"{n}.txt": "a" for n in range(30)}], ids=["size", "members"])
def test_a_bomb_is_refused_while_it_unpacks(members):
    """What is unpacked is counted, whatever the archive says of its size."""
    with pytest.raises(Unsearchable, match="unpacks to more"):
        list(read_units("a.zip", archive(members), most_bytes=1_000_000, most_members=20))
