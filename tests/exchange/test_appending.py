"""The bibliography and the ledger of imports change together, whenever the work is cut short."""

from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.exchange.appending import append_entries, append_import, finish_import, stage_import
from litreview.sources.imports import ImportLine, load_imports

LINE = ImportLine("a.ris", "0" * 64, "Scopus", "database", 3, "Walks in winter", "added", "oak2020")
BEFORE, AFTER = b"@misc{a, title={A}}\n", b"@misc{a, title={A}}\n\n@misc{oak2020, title={Walks in winter}}\n"


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """A bibliography beside an empty folder of the corpus."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "references.bib").write_bytes(BEFORE)
    return tmp_path / "references.bib"


def test_both_files_are_written_and_nothing_else_is_left(bibliography: Path) -> None:
    """No staged file, no half of one."""
    corpus = bibliography.parent / "corpus"
    append_import(bibliography, BEFORE, AFTER, corpus, [LINE])
    assert bibliography.read_bytes() == AFTER
    assert load_imports(corpus / "imports.csv", "imports.csv") == [LINE]
    assert [path.name for path in corpus.iterdir()] == ["imports.csv"]


def test_a_bibliography_that_was_edited_meanwhile_is_left_alone(bibliography: Path) -> None:
    """Nothing of the import is written then."""
    bibliography.write_bytes(b"@misc{b, title={B}}")
    with pytest.raises(InputFaults, match="was edited while the import was under way"):
        append_import(bibliography, BEFORE, AFTER, bibliography.parent / "corpus", [LINE])
    assert bibliography.read_bytes() == b"@misc{b, title={B}}"
    assert not list((bibliography.parent / "corpus").iterdir())


@pytest.mark.parametrize("ledger", [b"", b"file\n"], ids=["no ledger yet", "a ledger that stands"])
def test_an_import_cut_short_before_the_bibliography_is_undone(bibliography: Path, ledger: bytes) -> None:
    """Its records were not added, so its lines go."""
    corpus = bibliography.parent / "corpus"
    if ledger:
        (corpus / "imports.csv").write_bytes(ledger)
    stage_import(AFTER, corpus, [LINE])
    (corpus / ".imports-unfinished-x.csv").write_bytes(b"half a li")
    finish_import(bibliography, corpus)
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == ({"imports.csv": ledger} if ledger else {})


def test_an_import_cut_short_after_the_bibliography_is_finished(bibliography: Path) -> None:
    """The next import finds the lines of the records that were added."""
    corpus = bibliography.parent / "corpus"
    stage_import(AFTER, corpus, [LINE])
    bibliography.write_bytes(AFTER)
    finish_import(bibliography, corpus)
    assert load_imports(corpus / "imports.csv", "imports.csv") == [LINE]
    assert [path.name for path in corpus.iterdir()] == ["imports.csv"]


def test_a_ledger_that_a_person_edited_since_is_not_written_over(bibliography: Path) -> None:
    """Their words come first; the records are found again as merged."""
    corpus = bibliography.parent / "corpus"
    stage_import(AFTER, corpus, [LINE])
    bibliography.write_bytes(AFTER)
    (corpus / "imports.csv").write_bytes(b"mine")
    finish_import(bibliography, corpus)
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == {"imports.csv": b"mine"}


def test_rights_of_the_files_stay(bibliography: Path) -> None:
    """A file of a group goes on being one."""
    bibliography.chmod(0o660)
    append_import(bibliography, BEFORE, AFTER, bibliography.parent / "corpus", [LINE])
    assert bibliography.stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"@misc{b, title={B}}\n"),
        (b"% mine", b"% mine\n\n@misc{b, title={B}}\n"),
        (b"% mine\r\n", b"% mine\r\n\r\n@misc{b, title={B}}\r\n"),
    ],
    ids=["empty", "no line end", "windows line ends"],
)
def test_entries_follow_the_form_of_the_file(before: bytes, after: bytes) -> None:
    """A blank line parts them from what stands."""
    assert append_entries(before, ["@misc{b, title={B}}\n"], {"b"}, "r.bib") == after


def test_without_entries_nothing_is_appended() -> None:
    """Not even a line end."""
    assert append_entries(b"% mine", [], set(), "r.bib") == b"% mine"


def test_entries_that_would_not_be_read_there_are_refused() -> None:
    """An entry left open would swallow them."""
    with pytest.raises(InputFaults, match="would not be readable"):
        append_entries(b"@misc{a, title={A", ["b, title={B}}\n"], {"b"}, "r.bib")
