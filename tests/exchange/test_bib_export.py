from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.bib_export import render_bib
from litreview.exchange.bibtex import entry_of_record, parse_bibtex
from litreview.sources.bibliography import Record, load_bibliography

KEPT = ("title", "year", "authors", "doi", "pmid", "volume", "pages", "container", "abstract", "keywords")


@pytest.fixture
def source(data: Path) -> Path:
    """A bibliography with strings, a crossref, a repeated key and the place of a file."""
    return data / "export.bib"


def write(records: list[Record], source: Path | None, folder: Path) -> Path:
    path = folder / "out.bib"
    path.write_bytes(render_bib(records, source))
    return path


def test_an_entry_is_copied_byte_for_byte(source: Path) -> None:
    """Odd spacing, capitals and all; remarks between entries are not, strings are."""
    text = render_bib(load_bibliography(source, "x")[0], source).decode()
    written = source.read_text(encoding="utf-8")
    article = written[written.index("@Article") : written.index("@incollection")]
    assert article in text
    assert text.startswith("@string{jic")
    assert "%" not in text.partition("@Article")[0]
    assert text.count("hazel2019") == 1


def test_fields_come_back_as_they_went(source: Path, tmp_path: Path) -> None:
    """All records, through our own import."""
    records = load_bibliography(source, "x")[0]
    read = {entry.key: entry for entry in parse_bibtex(write(records, source, tmp_path), "out.bib").entries}
    assert {key: [getattr(entry, name) for name in KEPT] for key, entry in read.items()} == {
        record.citation_key: [getattr(entry_of_record(record), name) for name in KEPT] for record in records
    }


def test_other_readers_read_every_entry(source: Path, tmp_path: Path) -> None:
    """Nothing fails in bibtexparser; the volume is there."""
    records = load_bibliography(source, "x")[0]
    library = bibtexparser.parse_file(str(write(records, source, tmp_path)))
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == {record.citation_key for record in records}
    assert library.entries_dict["hazel2019"]["volume"] == "12"


def test_pybtex_reads_every_entry(source: Path, tmp_path: Path) -> None:
    """It resolves the string, and keeps a body in one piece."""
    pybtex = pytest.importorskip("pybtex.database", reason="pybtex is not installed")
    read = pybtex.parse_file(str(write(load_bibliography(source, "x")[0], source, tmp_path)))
    assert read.entries["hazel2019"].fields["journal"] == "Journal of Imagined Care"
    assert len(read.entries["council2015"].persons["author"]) == 1


@pytest.mark.parametrize("copied", [True, False], ids=["as they stand", "written anew"])
def test_odd_records_are_read_elsewhere(data: Path, tmp_path: Path, *, copied: bool) -> None:
    """Pybtex keeps bodies whole and parts people's names; signs of TeX and addresses come through."""
    pybtex = pytest.importorskip("pybtex.database", reason="pybtex is not installed")
    records = load_bibliography(data / "odd.bib", "odd.bib")[0]
    read = pybtex.parse_file(str(write(records, data / "odd.bib" if copied else None, tmp_path))).entries
    people = read["body2020"].persons["author"]
    assert str(people[0]) == "{Council of Peers}"
    assert (people[2].prelast_names, people[2].last_names) == (["van", "der"], ["Berg"])
    assert len(read["comma2019"].persons["author"]) == 1
    assert read["body2020"].fields["url"] == "https://example.org/a%20b?x=1&y=2#part"
    assert read["body2020"].fields["title"].startswith("Calls fell by 12\\% \\& nobody")
    assert (read["comma2019"].fields["edition"], "year" in read["undated"].fields) == ("2nd", False)
    assert read["comma2019"].fields["title"] == "=SUM(A1:A9) of what helps"


def test_what_lends_to_an_entry_goes_with_it(source: Path) -> None:
    """The book of a chapter, though the run has no record of it; entries that nobody asked for stay."""
    chapter = [record for record in load_bibliography(source, "x")[0] if record.citation_key == "fir2021"]
    text = render_bib(chapter, source).decode()
    assert text.index("@incollection{fir2021") < text.index("@book{elder2021")
    assert "council2015" not in text


def test_where_a_file_lies_on_a_machine_is_not_told(source: Path) -> None:
    """The rest of the entry is."""
    text = render_bib(load_bibliography(source, "x")[0], source).decode()
    assert "someone" not in text
    assert "Pay" in text
    assert "{{Council of the North}}" in text


def test_line_ends_stay_those_of_the_file(source: Path, tmp_path: Path) -> None:
    """A file from Windows gives one for Windows."""
    path = tmp_path / "references.bib"
    path.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    data = render_bib(load_bibliography(path, "x")[0], path)
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert data.replace(b"\r\n", b"\n") == render_bib(load_bibliography(source, "x")[0], source)


def test_what_the_file_no_longer_has_is_written_last(source: Path) -> None:
    """In the order of the keys; without a file all are."""
    gone = [Record(key, "book", f"Title {key}", "2020", "Lee, A.; WHO") for key in ("zinnia", "aster")]
    text = render_bib([*gone, *load_bibliography(source, "x")[0]], source).decode()
    assert text.index("@misc{bare") < text.index("@book{aster") < text.index("@book{zinnia")
    assert render_bib(gone).decode().startswith("@book{aster,\n  author      = {Lee, A. and {WHO}},\n")


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    """Records are written from what is known of them."""
    path = tmp_path / "references.bib"
    path.write_bytes(b"%PDF-1.4 \x00\x01")
    assert b"@book{a," in render_bib([Record("a", "book", "One")], path)


@given(title=st.text(min_size=1), abstract=st.text())
def test_any_words_are_one_entry(title: str, abstract: str) -> None:
    """Braces and signs of TeX in them end nothing."""
    data = render_bib([Record("a", "article", f"A {title}", abstract=abstract)])
    assert len(bibtexparser.parse_string(data.decode(), parse_stack=[]).entries) == 1
