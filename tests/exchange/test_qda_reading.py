"""Projects with the habits of several programs, each a folder in tests/data/exchange/qda, all about the same text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.exchange.archive import pack_archive
from litreview.exchange.qda import QdaProject
from litreview.exchange.qdpx import read_qdpx

TEXT = "Hope is work.\n\nThe bus \U0001f68c is late; trust “matters” & more: été.\nWe go on."
SPANS = [(0, 4, "Hope"), (34, 49, "trust “matters”"), (63, 72, "We go on.")]
ALIKE = [
    "line_ends",
    "line_ends_once",
    "units",
    "mark",
    "inclusive",
    "all_at_once",
    "cut_names",
    "no_names",
    "labels",
    "utf16",
    "inside",
]


@pytest.fixture
def read(data: Path, tmp_path: Path) -> Callable[..., QdaProject]:
    """Return what reads a folder of the test data as one archive, with words of its project replaced."""

    def read(name: str, *changes: tuple[str, str]) -> QdaProject:
        folder = data / "qda" / name
        members = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
        for member in [one for one in members if one.endswith(".qde")]:
            for old, new in changes:
                assert old in members[member].decode()
                members[member] = members[member].decode().replace(old, new).encode()
        (tmp_path / f"{name}.qdpx").write_bytes(pack_archive(members))
        return read_qdpx(tmp_path / f"{name}.qdpx")

    return read


@pytest.mark.parametrize("name", ALIKE)
def test_the_same_codings_are_read_however_places_are_counted(read: Callable[..., QdaProject], name: str) -> None:
    """Line ends, byte-order marks, wide signs, ends counted in or not, names cut, missing or of another kind."""
    project = read(name)
    codings = [one for one in project.codings if one.source == "Talk 1"]
    assert [(one.start, one.end, one.quote) for one in codings] == SPANS
    assert [(one.code, one.coder, one.memo) for one in codings] == [
        ("HOPE", "Zoë Q.", ""),
        ("TRUST", "Zoë Q.", "a thought"),
        ("HOPE", "Zoë Q.", ""),
    ]
    assert project.sources[0].text == TEXT
    assert [(code.family, code.name) for code in project.codes] == [("Values", "Hope"), ("Values", "Trust")]


def test_a_text_that_is_rich_alone_has_the_words_that_selections_are_named_after(read: Callable[..., QdaProject]) -> None:
    """Its places mean nothing then, and that is told."""
    project = read("rich_alone")
    assert [one.quote for one in project.codings] == [quote for _, _, quote in SPANS]
    assert (project.sources[0].text, project.notices) == (
        "",
        ("Talk 1: its plain text is not in the file; selections are placed by their names alone (1)",),
    )


def test_what_is_no_text_is_told(read: Callable[..., QdaProject]) -> None:
    """A picture is left out; a leaflet without plain text is placed by names."""
    project = read("units")
    assert [one.quote for one in project.codings if one.source == "Leaflet"] == ["a warm welcome"]
    assert any(notice.startswith("sources that are no text: pictures") for notice in project.notices)


def test_a_selection_that_lost_its_place_is_found_by_its_words(read: Callable[..., QdaProject]) -> None:
    """The nearest place counts; without those words in the text it is set aside and told, never quoted."""
    moved = read("inside", ('startPosition="34" endPosition="49"', 'startPosition="30" endPosition="45"'))
    assert [one[1:4] for one in moved.codings] == SPANS
    lost = read("inside", ('name="trust “matters”"', 'name="words of another text"'))
    assert [one.quote for one in lost.codings] == ["Hope", "We go on."]
    assert lost.notices == ("Talk 1: selections whose places or words cannot be found in its text (1)",)


@pytest.mark.parametrize(
    ("change", "notice"),
    [
        (('name="Trust" isCodable="true"', 'name="Trust" isCodable="false"'), None),
        (("<CodeRef targetGUID=", "<Nothing targetGUID="), "codings with a code that the codebook of the file does not have (3)"),
        (("</TextSource>", "<Coding/></TextSource>"), "Talk 1: codes on the text as a whole, which have no place here (1)"),
    ],
    ids=["leaf that may not be coded", "no code", "whole text"],
)
def test_odd_codings_are_told(read: Callable[..., QdaProject], change: tuple[str, str], notice: str | None) -> None:
    """A code without codes below it is one, whatever the file says of it."""
    assert read("inside", change).notices == ((notice,) if notice else ())


def test_sources_of_one_name_are_told_apart(read: Callable[..., QdaProject]) -> None:
    """The second gets a number."""
    second = '<TextSource guid="t" name="Talk 1"><PlainTextContent>x</PlainTextContent></TextSource></Sources>'
    project = read("inside", ("</Sources>", second))
    assert [source.name for source in project.sources] == ["Talk 1", "Talk 1 (2)"]


@pytest.mark.parametrize(
    "path", ["internal://../../etc/hostname", "relative:///etc/hostname", "/etc/hostname", "internal://none.txt"]
)
def test_no_path_leads_out_of_the_archive(read: Callable[..., QdaProject], path: str) -> None:
    """Texts are looked up among the members of the archive and nowhere else."""
    assert read("labels", ("internal://talk.txt", path)).sources[0].text == ""
