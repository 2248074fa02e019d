import io
import re
import tempfile
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.exchange.archive import pack_archive
from litreview.exchange.qda import QdaCase, QdaCode, QdaCoding, QdaProject, QdaSource, end_lines
from litreview.exchange.qdpx import read_qdpx, render_qdpx

TEXT = "Hope is work.\n\nTrust “matters” & more: été."
PROJECT = QdaProject(
    "Imagined <care>",
    (QdaCode("VAL.HOPE", "Values", "Hope", "Forward."), QdaCode("VAL.TRUST", "Values", "Trust")),
    (QdaSource("cedar2011", TEXT), QdaSource("fg1", "Hope.")),
    (
        QdaCoding("cedar2011", 0, 4, "Hope", "VAL.HOPE", "litreview", "proposed"),
        QdaCoding("cedar2011", 15, 32, "Trust “matters” &", "VAL.HOPE", "zoe", "accepted"),
        QdaCoding("cedar2011", 15, 32, "Trust “matters” &", "VAL.TRUST", "zoe", "accepted"),
        QdaCoding("fg1", 0, 4, "Hope", "VAL.HOPE", "litreview", "proposed"),
    ),
    (QdaCase("P01", ("fg1",), (3,)), QdaCase("P02", ("fg1",))),
)
ORDER = {
    "Project": "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
    "TextSource": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "PlainTextSelection": "Description Coding NoteRef",
    "Case": "Description CodeRef VariableValue SourceRef SelectionRef",
    "Code": "Description NoteRef Code",
    "Coding": "CodeRef NoteRef",
}
NEEDED = {
    "Project": "name",
    "User": "guid",
    "Code": "guid name isCodable",
    "TextSource": "guid plainTextPath",
    "PlainTextSelection": "guid startPosition endPosition",
    "Coding": "guid",
    "Case": "guid",
    "CodeRef": "targetGUID",
    "SourceRef": "targetGUID",
    "SelectionRef": "targetGUID",
}
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def parts(data: bytes) -> tuple[Element, dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    root = fromstring(members.pop("project.qde"))
    for element in root.iter():
        element.tag = element.tag.removeprefix("{urn:QDA-XML:project:1.0}")
    return root, {name: data.decode() for name, data in members.items()}


def repack(data: bytes, *changes: tuple[str, str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for old, new in changes:
        assert old in members["project.qde"].decode()
        members["project.qde"] = members["project.qde"].decode().replace(old, new).encode()
    return pack_archive(members)


def test_a_project_comes_back_equal(tmp_path: Path) -> None:
    """Codebook, texts, codings, spans, coders and cases."""
    (tmp_path / "a.qdpx").write_bytes(render_qdpx(PROJECT))
    assert read_qdpx(tmp_path / "a.qdpx") == PROJECT


def test_elements_stand_in_the_order_of_the_schema_with_the_attributes_it_needs() -> None:
    """Programs that validate refuse anything else."""
    root, _ = parts(render_qdpx(PROJECT))
    for element in root.iter():
        ranks = [ORDER[element.tag].split().index(child.tag) for child in element] if element.tag in ORDER else []
        assert ranks == sorted(ranks), element.tag
        assert set(NEEDED.get(element.tag, "").split()) <= set(element.attrib)
    assert not any(len(holder) == 0 for holder in root.iter() if holder.tag in ("Codes", "Sets", "Cases", "Sources", "Users"))


def test_identifiers_are_unique_and_every_reference_meets_one() -> None:
    """In the form 8-4-4-4-12."""
    root, _ = parts(render_qdpx(PROJECT))
    guids = [element.attrib["guid"] for element in root.iter() if "guid" in element.attrib]
    assert len(guids) == len(set(guids))
    assert all(GUID.fullmatch(guid) for guid in guids)
    wanted = {v for e in root.iter() for k, v in e.attrib.items() if k in ("targetGUID", "creatingUser", "creatingUserGUID")}
    assert wanted <= set(guids)


def test_names_are_the_quotations_at_exclusive_ends() -> None:
    """Texts have LF, no byte-order mark, and lie in sources/."""
    root, texts = parts(render_qdpx(PROJECT))
    for source in root.iter("TextSource"):
        text = texts["sources/" + source.attrib["plainTextPath"].removeprefix("internal://")]
        assert not text.startswith("\ufeff")
        assert "\r" not in text
        for selection in source.iter("PlainTextSelection"):
            start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
            assert text[start:end] == selection.attrib["name"]


def test_equal_projects_give_equal_bytes() -> None:
    """Nothing of the clock or the machine gets in."""
    assert render_qdpx(PROJECT) == render_qdpx(QdaProject(*PROJECT))


def test_inclusive_ends_are_recognised(tmp_path: Path) -> None:
    """Some programs follow the letter of the standard: the last character counts."""
    changes = [('endPosition="4"', 'endPosition="3"'), ('endPosition="32"', 'endPosition="31"')]
    (tmp_path / "a.qdpx").write_bytes(repack(render_qdpx(PROJECT), *changes))
    assert read_qdpx(tmp_path / "a.qdpx") == PROJECT


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: (name.replace("sources/", "Sources/").replace("project.qde", "Imagined.qde"), data),
        lambda name, data: (name, b"\xef\xbb\xbf" + data if name.endswith(".txt") else data),
        lambda name, data: (name, data.replace(b"\n", b"\r\n") if name.endswith(".txt") else data),
        lambda name, data: (name, data.replace(b"urn:QDA-XML:project:1.0", b"urn:other")),
    ],
    ids=["names", "byte-order mark", "windows line ends", "name space"],
)
def test_habits_of_other_programs_are_borne(tmp_path: Path, change: object) -> None:
    """The same project is read."""
    with zipfile.ZipFile(io.BytesIO(render_qdpx(PROJECT))) as archive:
        members = dict(change(name, archive.read(name)) for name in archive.namelist())
    (tmp_path / "a.qdpx").write_bytes(pack_archive(members))
    assert read_qdpx(tmp_path / "a.qdpx") == PROJECT


def test_text_inside_the_project_is_read(tmp_path: Path) -> None:
    """The schema allows either place."""
    source = (
        '<Project name="p"><CodeBook><Codes><Code guid="c" name="C" isCodable="true"/></Codes></CodeBook><Sources>'
        '<TextSource guid="s" name="one"><PlainTextContent>Hope.</PlainTextContent>'
        '<PlainTextSelection guid="l" startPosition="0" endPosition="4"><Coding guid="g"><CodeRef targetGUID="C"/></Coding>'
        "</PlainTextSelection></TextSource></Sources></Project>"
    )
    (tmp_path / "a.qdpx").write_bytes(pack_archive({"project.qde": source.encode()}))
    assert read_qdpx(tmp_path / "a.qdpx").codings == (QdaCoding("one", 0, 4, "Hope", "C", ""),)


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"a.txt": b""}, "no project.qde"),
        ({"project.qde": b"<a>"}, "well-formed"),
        ({"project.qde": b'<!DOCTYPE P [<!ENTITY a "b">]><P name="&a;"/>'}, "entities"),
        ({"project.qde": b"<P>" * 300 + b"</P>" * 300}, "200 levels"),
        ({"project.qde": b"<P><CodeBook><Codes>" + b"<Code>" * 40 + b"</Code>" * 40 + b"</Codes></CodeBook></P>"}, "30 levels"),
    ],
    ids=["no project", "broken", "entities", "deep", "deep codes"],
)
def test_broken_projects_are_refused_with_a_reason(tmp_path: Path, members: dict, reason: str) -> None:
    """Never with another error."""
    (tmp_path / "a.qdpx").write_bytes(pack_archive(members))
    with pytest.raises(UnreadableSource, match=reason):
        read_qdpx(tmp_path / "a.qdpx")


def selecting(span: str) -> bytes:
    within = f"<PlainTextContent>Hope.</PlainTextContent><PlainTextSelection {span}/>"
    return f'<P><Sources><TextSource guid="s" name="one">{within}</TextSource><TextSource/></Sources></P>'.encode()


@pytest.mark.parametrize(
    "span",
    ['startPosition="0"', 'startPosition="5" endPosition="9"', 'startPosition="x" endPosition="1"', ""],
    ids=["no end", "outside", "no number", "nothing"],
)
def test_selections_without_a_place_are_told_and_the_rest_is_read(tmp_path: Path, span: str) -> None:
    """A source without an identifier or a name stays a source."""
    (tmp_path / "a.qdpx").write_bytes(pack_archive({"project.qde": selecting(span)}))
    project = read_qdpx(tmp_path / "a.qdpx")
    assert project.sources == (QdaSource("one", "Hope."), QdaSource("", ""))
    assert any(notice.startswith("one: selections whose places") for notice in project.notices)


def test_a_project_with_windows_line_ends_comes_back_with_plain_ones(tmp_path: Path) -> None:
    """Texts and places; only a quotation over a line end is told apart by them, and none is lost."""
    (tmp_path / "a.qdpx").write_bytes(render_qdpx(end_lines(PROJECT)))
    assert read_qdpx(tmp_path / "a.qdpx") == PROJECT


PIECES = [
    b"<Code",
    b"</Code>",
    b'name="x"',
    b"Coding",
    b"guid",
    b"startPosition",
    b"9" * 30,
    *(bytes([sign]) for sign in b'"<>&\0\xff'),
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=5))
def test_a_spoilt_project_is_read_in_part_or_refused_never_otherwise(changes: list[tuple[int, int, bytes]]) -> None:
    """Whatever bytes were lost or put in: a quotation that is read stands in its text."""
    with zipfile.ZipFile(io.BytesIO(render_qdpx(PROJECT))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data = members["project.qde"]
    for place, lost, piece in changes:
        data = data[:place] + piece + data[place + lost :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.qdpx"
        path.write_bytes(pack_archive({**members, "project.qde": data}))
        try:
            project = read_qdpx(path)
        except UnreadableSource:
            return
    texts = {source.name: source.text for source in project.sources}
    assert all(not texts[one.source] or texts[one.source][one.start : one.end] == one.quote for one in project.codings)
