"""The bibliography, the ledger of imports and the pairs change together, whenever the work is cut short."""

from pathlib import Path

import pytest

from litreview.errors import InputFaults, RunLocked
from litreview.exchange.import_writing import (
    Staged,
    append_import,
    drop_import,
    finish_import,
    heed_import,
    hold_import,
    stage_import,
    tell_unfinished,
)
from litreview.review import About, Review, Settings
from litreview.sources.imports import ImportLine, load_imports, render_imports
from litreview.sources.pairs import DuplicatePair, load_pairs

LINE = ImportLine("a.ris", "0" * 64, "Scopus", "database", 3, "Walks in winter", "added", "oak2020")
PAIR = DuplicatePair("a", "oak2020", "edition", "same title")
STAGED = Staged([LINE, LINE, LINE._replace(line=9, result="merged", citation_key="a")], [PAIR])
BEFORE, AFTER = b"@misc{a, title={A}}\n", b"@misc{a, title={A}}\n\n@misc{oak2020, title={Walks in winter}}\n"


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """A bibliography beside an empty folder of the corpus."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "references.bib").write_bytes(BEFORE)
    return tmp_path / "references.bib"


@pytest.fixture
def corpus(bibliography: Path) -> Path:
    """The folder of the corpus beside the bibliography."""
    return bibliography.parent / "corpus"


def lines(corpus: Path) -> list[ImportLine]:
    """Return the lines of the ledger."""
    return load_imports(corpus / "imports.csv", "imports.csv")


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_all_is_written_and_nothing_else_is_left(bibliography: Path, corpus: Path) -> None:
    """No staged file, no half of one; pairs that are listed already are not new."""
    assert append_import(bibliography, BEFORE, AFTER, corpus, STAGED) == 1
    assert bibliography.read_bytes() == AFTER
    assert lines(corpus) == STAGED.lines
    assert [pair.keys for pair in load_pairs(corpus / "duplicates.csv", "d.csv")] == [PAIR.keys]
    assert names(corpus) == ["duplicates.csv", "imports.csv"]
    assert append_import(bibliography, AFTER, AFTER, corpus, Staged([LINE], [PAIR])) == 0


def test_a_bibliography_that_was_edited_meanwhile_is_left_alone(bibliography: Path, corpus: Path) -> None:
    """Nothing of the import is written then, neither lines nor pairs."""
    bibliography.write_bytes(b"@misc{b, title={B}}")
    with pytest.raises(InputFaults, match="was edited while the import was under way"):
        append_import(bibliography, BEFORE, AFTER, corpus, STAGED)
    assert bibliography.read_bytes() == b"@misc{b, title={B}}"
    assert names(corpus) == []


def test_a_ledger_that_was_broken_meanwhile_is_told_and_nothing_is_lost(bibliography: Path, corpus: Path) -> None:
    """The lines wait until it is mended."""
    (corpus / "imports.csv").write_bytes(b"\xff mine")
    with pytest.raises(InputFaults, match=r"corpus/imports\.csv: is not UTF-8"):
        append_import(bibliography, BEFORE, AFTER, corpus, STAGED)
    with pytest.raises(InputFaults, match=r"corpus/imports\.csv: is not UTF-8"):
        finish_import(bibliography, corpus)
    (corpus / "imports.csv").unlink()
    finish_import(bibliography, corpus)
    assert lines(corpus) == STAGED.lines


@pytest.mark.parametrize("ledger", [b"", render_imports(b"", [LINE._replace(file="b.ris", sha256="1" * 64)])])
def test_an_import_cut_short_before_the_bibliography_is_told_until_it_is_put_away(
    bibliography: Path, corpus: Path, ledger: bytes
) -> None:
    """Its records were not added, so no line and no pair of them is written, and it says what to do."""
    (corpus / "imports.csv").write_bytes(ledger)
    stage_import(corpus, STAGED)
    told = "corpus/imports.csv: an import of a.ris is under way or was cut short, and references.bib holds 0 of the 1 entries"
    for notices in (finish_import(bibliography, corpus), tell_unfinished(bibliography, corpus)):
        assert [str(notice).startswith(told) for notice in notices] == [True]
    drop_import(corpus)
    assert {path.name: path.read_bytes() for path in corpus.iterdir()} == {"imports.csv": ledger}
    assert finish_import(bibliography, corpus) == tell_unfinished(bibliography, corpus) == []


@pytest.mark.parametrize(
    "edited",
    [AFTER, AFTER + b"\n", b"% mine\n" + AFTER, AFTER.replace(b"{Walks", b"{Long walks"), b"\n".join(AFTER.split(b"\n\n")[::-1])],
    ids=["as it was written", "a line more", "a remark", "another title", "another order"],
)
def test_an_import_cut_short_after_the_bibliography_is_finished_whatever_a_person_edits(
    bibliography: Path, corpus: Path, edited: bytes
) -> None:
    """What the bibliography holds decides: the entries are there, so their lines are written."""
    stage_import(corpus, STAGED)
    bibliography.write_bytes(edited)
    assert "the next `litreview run` or `litreview import` finishes it" in tell_unfinished(bibliography, corpus)[0].message
    assert [notice.message for notice in finish_import(bibliography, corpus)] == [
        "an import of a.ris was cut short before its last step and is finished now"
    ]
    assert lines(corpus) == STAGED.lines
    assert names(corpus) == ["duplicates.csv", "imports.csv"]


def test_entries_that_a_person_took_away_since_leave_the_choice_to_import_again(bibliography: Path, corpus: Path) -> None:
    """Half an account would be believed; the notice stays until the files are imported again."""
    stage_import(corpus, Staged([LINE, LINE._replace(citation_key="elm2020")], [PAIR]))
    bibliography.write_bytes(AFTER)
    for _ in range(2):
        (notice,) = finish_import(bibliography, corpus)
        assert "holds 1 of the 2 entries that it was to add; import it again" in notice.message
    assert names(corpus) == [".import-unfinished"]


def test_lines_that_a_person_wrote_in_the_ledger_since_stay(bibliography: Path, corpus: Path) -> None:
    """What was staged comes behind them."""
    stage_import(corpus, STAGED)
    bibliography.write_bytes(AFTER)
    mine = LINE._replace(file="b.ris", sha256="1" * 64, source="mine")
    (corpus / "imports.csv").write_bytes(render_imports(b"", [mine]))
    finish_import(bibliography, corpus)
    assert lines(corpus) == [mine, *STAGED.lines]


@pytest.mark.parametrize("written", [0, 1, 2, 3])
def test_lines_that_stand_in_the_ledger_are_not_written_twice(bibliography: Path, corpus: Path, written: int) -> None:
    """Cut short behind the ledger; two records of one place and title are two."""
    stage_import(corpus, STAGED)
    bibliography.write_bytes(AFTER)
    (corpus / "imports.csv").write_bytes(render_imports(b"", STAGED.lines[:written]))
    finish_import(bibliography, corpus)
    assert lines(corpus) == STAGED.lines


def test_pairs_of_keys_that_are_not_there_are_not_listed(bibliography: Path, corpus: Path) -> None:
    """Another record may get that key later, about which nobody asked."""
    stage_import(corpus, STAGED._replace(pairs=[PAIR, DuplicatePair("oak2020", "oak2020b")]))
    bibliography.write_bytes(AFTER)
    finish_import(bibliography, corpus)
    assert [pair.keys for pair in load_pairs(corpus / "duplicates.csv", "d.csv")] == [PAIR.keys]


def test_what_a_killed_writer_left_goes(bibliography: Path, corpus: Path) -> None:
    """Beside the bibliography and in the corpus, half a stage too; nothing of the researcher's does."""
    left = [bibliography.parent / f".references.bib.{'a' * 32}.new", corpus / f".imports.csv.{'0' * 32}.new"]
    for path in (*left, corpus / ".mine.new"):
        path.write_bytes(b"half a li")
    (corpus / ".import-staging").mkdir()
    assert finish_import(bibliography, corpus) == []
    stage_import(corpus, STAGED)
    assert names(corpus) == [".import-unfinished", ".mine.new"]
    assert names(bibliography.parent) == ["corpus", "references.bib"]


def test_a_stage_that_was_half_put_away_is_put_away(bibliography: Path, corpus: Path) -> None:
    """Its lines were written before; nobody is told of nothing."""
    stage_import(corpus, STAGED)
    for path in (corpus / ".import-unfinished").iterdir():
        path.unlink()
    assert tell_unfinished(bibliography, corpus) == finish_import(bibliography, corpus) == []
    assert names(corpus) == []


def test_a_review_is_seen_to_before_it_is_read(bibliography: Path, corpus: Path) -> None:
    """Not while another import holds it; and without an import nothing is waited for or made."""
    review = Review(bibliography.parent, Settings(review=About(title="Winter towns")))
    assert heed_import(review) == []
    assert not review.outputs.exists()
    stage_import(corpus, STAGED)
    with hold_import(review), pytest.raises(RunLocked, match=r"references\.bib: somebody else"), hold_import(review, 0):
        pass
    assert [notice.path for notice in heed_import(review)] == ["corpus/imports.csv"]
    bibliography.write_bytes(AFTER)
    heed_import(review)
    assert lines(corpus) == STAGED.lines


@pytest.mark.parametrize("mode", [0o600, 0o660])
def test_rights_and_links_of_the_files_stay(bibliography: Path, corpus: Path, mode: int) -> None:
    """A file of a group goes on being one, and the library of a reference manager is the one that is written to."""
    library = bibliography.rename(bibliography.parent / "library.bib")
    bibliography.symlink_to(library)
    library.chmod(mode)
    append_import(bibliography, BEFORE, AFTER, corpus, STAGED)
    assert bibliography.is_symlink()
    assert (library.read_bytes(), library.stat().st_mode & 0o777) == (AFTER, mode)
