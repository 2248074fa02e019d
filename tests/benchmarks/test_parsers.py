"""Files of a manifest: every record comes out, is rejected with its line, or the file is named."""

from pathlib import Path

import pytest
from benchmarks.datasets import Unusable
from benchmarks.tasks.parsers import Counted, measure_parsers, show_parsers

FILES = {
    "one.ris": "TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nAU  - Lee, A.\nER  - \n",
    "two.bib": "@book{a, title={A}}\n@book{b, title={B}}\n@book{b, title={C}}\n",
    "three.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "none.ris": "nothing but words",
}
COUNTS = {"one.ris": "2", "two.bib": "3", "three.vtt": "1", "none.ris": "1", "gone.bib": "4", "later.sbv": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of references that add up, one that does not, one of captions, one that is missing and one uncounted."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = (f"{name},{count}\n" for name, count in COUNTS.items())
    (tmp_path / "manifest.csv").write_text("file,raw_entry_count\n" + "".join(lines), encoding="utf-8")
    return tmp_path


def test_records_and_rejections_add_up(folder: Path) -> None:
    """A rejection of a whole file is no record."""
    found = measure_parsers(folder)
    assert found.references == (Counted("one.ris", 2, 1, 1), Counted("two.bib", 3, 3, 0), Counted("none.ris", 1, 0, 0))
    assert [one.exact for one in found.references] == [True, True, False]
    assert found.captions == (Counted("three.vtt", 1, 1),)
    assert found.aside == ("gone.bib",)


def test_a_peer_counts_what_it_returns(folder: Path) -> None:
    """It rejects nothing with a line, and reads its own format alone."""
    peers = measure_parsers(folder).peers
    assert [one.records for one in peers["rispy"]] == [2, 0]
    assert [(one.file, one.exact) for one in peers["bibtexparser, entries"]] == [("two.bib", False)]


def test_files_that_differ_are_shown(folder: Path) -> None:
    """With what was missing."""
    assert [row[0] for row in show_parsers(measure_parsers(folder)).rows] == ["none.ris", "gone.bib"]


@pytest.mark.parametrize("manifest", ["file,raw_entry_count\n", "file,raw_entry_count\ngone.ris,1\n", "name\na\n"])
def test_a_manifest_of_nothing_cannot_be_measured(tmp_path: Path, manifest: str) -> None:
    """It is said, and not taken for a success."""
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    with pytest.raises(Unusable):
        measure_parsers(tmp_path)
