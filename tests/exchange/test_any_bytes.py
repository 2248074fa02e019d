"""Files of any bytes: each record that begins is an entry or a rejection with its line, and nothing takes long."""

import re
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.exchange.entry import Parsed
from litreview.exchange.incoming import parse_file

HEADS = {
    "ris": b"TY  - JOUR\nTI  - One\nER  - \n",
    "nbib": b"PMID- 1\nTI  - One\n\n",
    "wos": b"FN Clarivate\nPT J\nTI One\nER\n\n",
    "csv": b"Title,Authors,Year\nOne,Lee A,2020\n",
    "csl": b'[{"title": "One"},\n',
    "endnote": b"<xml><records><record><titles><title>One</title></titles></record>\n",
    "bib": b"@book{one, title={One}}\n",
}
MARKS = {
    "ris": re.compile(rb"^TY  - ", re.MULTILINE),
    "nbib": re.compile(rb"^PMID- ", re.MULTILINE),
    "wos": re.compile(rb"^PT J$", re.MULTILINE),
    "endnote": re.compile(rb"<record>"),
}
PIECES = [
    *(
        b"\nTY  - JOUR",
        b"\nER  - ",
        b"\nTI  - Two",
        b"\nPMID- 7",
        b"\nPT J",
        b"\nTI Two",
        b"\nER",
        b"\nAB  - ",
        b"\n   on",
        b"\n",
    ),
    *(b"<record>", b"</record>", b"<titles><title>", b"</title></titles>", b"&x;", b'{"title": "Two"}', b",", b"]", b'"', b"{"),
    *(b"@book{b, title={", b"}", b"\\", b"\r", b"\xe9", b"\xc3\xa9", b"\0", b"\t", b"=", b"10.5555/%2f", b"a and b"),
]
HOSTILE = {
    "ris": (b"AB  - x\nAIM - y\n", b"TY  -\n", b"AU  - A B \n", b"UR  - ;;;;\n", b"ER- x\n", b"ER  - x\n", b"\n"),
    "nbib": (b"PMID- 1\n", b"AID - 10.5555/x [doi]\n", b"FAU - Lee, A\n"),
    "wos": (b"PT J\n", b"   ;;;;;\n", b"AU a\n"),
    "csv": (b'"', b",", b'a"', b'""', b"a;b;c"),
    "csl": (b"[", b"{}", b'"', b'{"a":', b"\\u0041"),
    "endnote": (b"<record>", b"<a>", b"&lt;", b"<record"),
    "bib": (b"{", b"}", b"\\'", b"$", b"and "),
}


def parse(data: bytes) -> Parsed:
    """Return what is read of a file of ``data``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.file"
        path.write_bytes(data)
        return parse_file(path)


@pytest.mark.parametrize("kind", HEADS)
@settings(max_examples=60, deadline=None)
@given(rest=st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=25).map(b"".join))
def test_every_record_that_begins_is_told_of(kind: str, rest: bytes) -> None:
    """Whatever follows a sound record, and however a file is called; no two things are told of one record."""
    data = HEADS[kind] + rest
    found = parse(data)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    places = [entry.line for entry in found.entries] + [int(str(row["line"])) for row in found.rejected]
    assert all(0 <= place <= lines for place in places)
    assert all(row["kind"] and row["reason"] for row in (*found.rejected, *found.notices))
    if not any(row["kind"] == "file" for row in found.rejected) and kind in MARKS:
        text = data.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        assert len(places) >= len(MARKS[kind].findall(text))


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200))
def test_bytes_of_nothing_known_are_refused_whole(data: bytes) -> None:
    """With a reason, as a file and not as a record."""
    found = parse(data)
    assert found.entries or found.rejected


@pytest.mark.parametrize(("kind", "piece"), [(kind, piece) for kind, pieces in HOSTILE.items() for piece in pieces])
def test_hostile_text_takes_no_time(kind: str, piece: bytes) -> None:
    """Half a megabyte of one piece, in a file that begins soundly, takes a second of the processor at most."""
    data = HEADS[kind] + piece * (500_000 // len(piece))
    began = time.process_time()
    parse(data)
    assert time.process_time() - began < 1
