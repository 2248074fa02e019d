from pathlib import Path

import pytest

from litreview.errors import ReleaseRefused, UsageError
from litreview.exchange.exporting import FORMS, export_run, name_export, write_export
from litreview.exchange.qdpx import read_qdpx
from litreview.privacy.confidential import Secrets
from litreview.privacy.forms import Form, build_index
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review

MATTERS = Secrets(forms=build_index([Form("grinning face", "P09", "person")]))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_written_again_the_same(review: Review, tmp_path: Path, form: str) -> None:
    """Equal runs give equal bytes."""
    one, two = tmp_path / f"one.{form}", tmp_path / f"two.{form}"
    export_run(review, form, one)
    write_export(review.outputs / "latest", form, two, review.references)
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 100


@pytest.mark.parametrize("form", ["qdpx", "qdpx-crlf"])
def test_what_may_not_leave_does_not_leave(review: Review, tmp_path: Path, form: str) -> None:
    """The target stays as it was, and no other file is left."""
    target = tmp_path / "out" / f"a.{form.partition('-')[0]}"
    target.parent.mkdir()
    target.write_bytes(b"before")
    with pytest.raises(ReleaseRefused) as caught:
        export_run(review, form, target, MATTERS)
    assert "grinning" not in str(caught.value)
    assert target.read_bytes() == b"before"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_an_export_reads_back_as_the_run_has_it(review: Review, tmp_path: Path) -> None:
    """Six codings stand, on their words."""
    export_run(review, "qdpx", tmp_path / "a.qdpx")
    project = read_qdpx(tmp_path / "a.qdpx")
    assert project.name == "Imagined <care>"
    assert len(project.codings) == 6


@pytest.mark.parametrize(("form", "reason"), [("pdf", "no form of export"), ("xlsx", "no run to export")])
def test_wrong_use_is_told(tmp_path: Path, review: Review, form: str, reason: str) -> None:
    """An unknown form, and a review without a run."""
    empty = Review(tmp_path / "empty", review.settings)
    with pytest.raises(UsageError, match=reason):
        export_run(empty, form, tmp_path / "a")


def test_a_folder_that_is_not_there_is_told(review: Review, tmp_path: Path) -> None:
    """Before any work is done."""
    with pytest.raises(UsageError, match="does not exist"):
        export_run(review, "ris", tmp_path / "no" / "a.ris")


def test_a_target_that_is_a_folder_is_told(review: Review, tmp_path: Path) -> None:
    """Before any work is done."""
    with pytest.raises(UsageError, match="is a folder; name a file"):
        export_run(review, "ris", tmp_path)


@pytest.fixture
def older(review: Review) -> Run:
    """A run made by a version that did not know the tables of citations and judgements."""
    tables = review.outputs / "latest" / "tables"
    for path in [path for name in ("citations", "judgements") for path in tables.glob(f"{name}.*")]:
        path.unlink()
    return open_run(tables.parent)


@pytest.mark.parametrize("form", ["ris", "bib", "csl"])
def test_references_are_handed_over_with_what_only_their_file_has(review: Review, tmp_path: Path, form: str) -> None:
    """A volume is in no table; a work that came after the run is left out, and where files lie does not leave."""
    fields = "title={Hope}, volume={77}, file={:/home/someone/hope.pdf:PDF}"
    review.references.write_text(f"@article{{cedar2011, {fields}}}\n@book{{later, title={{Later}}}}\n", encoding="utf-8")
    target = tmp_path / name_export(form)
    export_run(review, form, target, MATTERS)
    text = target.read_text(encoding="utf-8")
    assert ("77" in text, "Bare" in text, "Later" in text, "someone" in text) == (True, True, False, False)


@pytest.mark.parametrize("form", ["ris", "bib", "csl"])
def test_references_pass_the_gate_like_all_else(review: Review, tmp_path: Path, form: str) -> None:
    """An abstract that somebody changed to hold a name of the roster stops the export."""
    words = "title={Hope}, abstract={Grinning Face was there.}"
    review.references.write_text(f"@article{{cedar2011, {words}}}", encoding="utf-8")
    with pytest.raises(ReleaseRefused):
        export_run(review, form, tmp_path / name_export(form), MATTERS)


@pytest.mark.parametrize("form", ["qdpx", "qdc", "ris", "bib", "csl", "docx"])
def test_a_run_of_an_earlier_version_is_handed_over(older: Run, tmp_path: Path, form: str) -> None:
    """What needs neither citations nor judgements goes on without them; no work is cited."""
    write_export(older.folder, form, tmp_path / "x")
    assert (tmp_path / "x").stat().st_size > 100
    assert "Cedar et al. (2011)" not in older.citations.values()


def test_a_workbook_of_an_earlier_run_says_what_to_do(older: Run, tmp_path: Path) -> None:
    """A sheet left out would look like a review without judgements."""
    with pytest.raises(FileNotFoundError, match=r"judgements.parquet is not in tables/; run `litreview run` first, again if"):
        write_export(older.folder, "xlsx", tmp_path / "x")
    assert not (tmp_path / "x").exists()
