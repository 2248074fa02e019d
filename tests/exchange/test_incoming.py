"""Files on their way in: every record of any format is an entry or a located rejection, and what came before is seen."""

import csv
import hashlib
from pathlib import Path

import pytest

from litreview.exchange.incoming import LARGEST_FILE, UNUSABLE, parse_file, read_files


@pytest.mark.parametrize(
    ("name", "entries", "rejected"),
    [
        ("zotero.ris", 3, []),
        ("ovid.ris", 2, []),
        ("no_ty.ris", 2, [(10, "title")]),
        ("mixed_ends.ris", 2, []),
        ("cp1252.ris", 1, []),
        ("nul.ris", 1, []),
        ("pubmed.nbib", 2, []),
        ("zotero.json", 2, [(8, "no record"), (9, "title")]),
        ("cut.json", 1, [(3, "not JSON")]),
        ("pubmed.csv", 1, [(3, "title")]),
        ("scopus.csv", 2, []),
        ("wos.txt", 1, []),
        ("wos.tab", 1, []),
        ("manager.bib", 5, [(11, "broken")]),
        ("endnote.xml", 3, [(9, "no title"), (10, "broken"), (11, "cut off")]),
        ("words.txt", 0, [(1, "none of")]),
        ("none.ris", 0, [(0, "cannot be opened")]),
    ],
)
def test_every_record_is_an_entry_or_a_located_rejection(data: Path, name: str, entries: int, rejected: list) -> None:
    """Nothing vanishes, and each rejection says where and why."""
    found = parse_file(data / name)
    assert len(found.entries) == entries
    assert len(found.rejected) == len(rejected)
    for row, (line, word) in zip(found.rejected, rejected, strict=True):
        assert row["line"] == line
        assert word in row["reason"]
        assert row["path"].endswith(name)


@pytest.mark.shared
def test_every_file_of_other_projects_is_accounted_for(shared: Path) -> None:
    """Records and rejections of each RIS and BibTeX file add up to the entries that the manifest counts by hand."""
    with (shared / "data" / "parsers" / "manifest.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["file"].endswith((".ris", ".bib"))]
    wrong = {}
    for row in rows:
        found = parse_file(shared / "data" / "parsers" / row["file"])
        records = len(found.entries) + sum(rejected["kind"] != UNUSABLE for rejected in found.rejected)
        if records != int(row["raw_entry_count"]):
            wrong[row["file"]] = records
    # The manifest counts TY lines; this one is Web of Science text with two records and no TY.
    assert wrong == {"rispy/tests__data__example_wos.ris": 2}


def test_a_bibliography_without_entries_is_told(tmp_path: Path) -> None:
    """As a file of any other format is; it does not count as imported."""
    (tmp_path / "a.bib").write_text("@comment{nothing}\n")
    (row,) = parse_file(tmp_path / "a.bib").rejected
    assert (row["kind"], row["reason"]) == (UNUSABLE, "holds no record")


def test_a_file_that_is_too_large_is_told_with_the_limit(tmp_path: Path) -> None:
    """It is not read at all."""
    with (tmp_path / "large.ris").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (rejected,) = parse_file(tmp_path / "large.ris").rejected
    assert rejected["reason"] == "the file has 250,000,001 bytes; at most 250,000,000 are read: split it"


def test_files_that_were_imported_before_are_told_with_their_place(data: Path, tmp_path: Path) -> None:
    """By their bytes: a copy is the same file, within one call too."""
    copy = tmp_path / "copy.ris"
    copy.write_bytes((data / "zotero.ris").read_bytes())
    known = {hashlib.sha256((data / "ovid.ris").read_bytes()).hexdigest(): "corpus/imports.csv"}
    files, seen = read_files([data / "zotero.ris", copy, data / "ovid.ris"], known)
    assert [(file.name, len(file.parsed.entries)) for file in files] == [("zotero.ris", 3)]
    assert [(Path(row["path"]).name, row["kind"]) for row in seen] == [("copy.ris", "seen"), ("ovid.ris", "seen")]
    assert "corpus/imports.csv" in seen[1]["reason"]


def test_a_file_without_a_record_is_never_seen(tmp_path: Path, data: Path) -> None:
    """It can be mended and come again; one that is not there has no hash."""
    files, seen = read_files([data / "words.txt", data / "words.txt", tmp_path / "none.ris"], {})
    assert ([file.sha256 == "" for file in files], seen) == ([False, False, True], [])
