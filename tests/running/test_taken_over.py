"""A notebook is taken over only where its source, parameters, code, copy and everything it read are as they were."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from litreview.running.notebooks import Executed, NotebookJob
from litreview.running.reads import Reads
from litreview.running.taken_over import describe_execution, hash_reads, take_over


def make_run(folder: Path) -> Path:
    """Return a run folder with two tables and one text."""
    for part in ("tables", "texts", "notebooks"):
        (folder / part).mkdir(parents=True)
    for name in ("tables/codings.csv", "tables/lists.csv", "texts/a.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def job(tmp_path: Path) -> NotebookJob:
    """Return a job of a notebook with one parameter."""
    source = tmp_path / "06_x.ipynb"
    source.write_text("{}", encoding="utf-8")
    return NotebookJob(source, "06_x", {"top": 1})


@pytest.fixture
def latest(tmp_path: Path, job: NotebookJob) -> Path:
    """Return a run that executed the job, which read one table and listed the texts."""
    run = make_run(tmp_path / "latest")
    (run / "notebooks" / "06_x.ipynb").write_text("executed", encoding="utf-8")
    done = Executed("06_x", 1.0, Reads(("tables/codings.csv", "tables/gone.csv", "texts/"), True), ("06_x, cell 2: wrote",))
    (run / "run.json").write_text(json.dumps({"reads": {"06_x": describe_execution(done, job, run)}}), encoding="utf-8")
    return run


def test_what_read_nothing_that_changed_is_taken_over(tmp_path: Path, job: NotebookJob, latest: Path) -> None:
    """The copy is the same, byte for byte, and what was told of it is told again."""
    run = make_run(tmp_path / "new")
    (run / "tables" / "lists.csv").write_text("another table", encoding="utf-8")
    (run / "texts" / "a.txt").write_text("listed, not read", encoding="utf-8")
    taken = take_over([job], latest, run)
    assert taken["06_x"]["notices"] == ["06_x, cell 2: wrote"]
    assert (run / "notebooks" / "06_x.ipynb").read_text(encoding="utf-8") == "executed"


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "new/tables/codings.csv").write_text("changed"),
        lambda root: (root / "new/tables/codings.csv").unlink(),
        lambda root: (root / "new/tables/gone.csv").write_text("here now"),
        lambda root: (root / "new/texts/b.txt").write_text("one more"),
        lambda root: (root / "06_x.ipynb").write_text("{ }"),
        lambda root: (root / "latest/notebooks/06_x.ipynb").write_text("edited by hand"),
        lambda root: (root / "latest/notebooks/06_x.ipynb").unlink(),
        lambda root: (root / "latest/run.json").unlink(),
        lambda root: (root / "latest/run.json").write_text('{"reads": ["06_x"]}'),
        lambda root: (root / "latest/run.json").write_text('{"reads": {"06_x": {"files": 3}}}'),
    ],
    ids=["table", "table gone", "table came", "text came", "source", "copy", "no copy", "no record", "list", "no files"],
)
def test_what_has_changed_in_any_way_is_executed_again(
    tmp_path: Path, job: NotebookJob, latest: Path, change: Callable[[Path], object]
) -> None:
    """One byte is enough, and a record that says nothing is no reason to trust a copy."""
    run = make_run(tmp_path / "new")
    change(tmp_path)
    assert take_over([job], latest, run) == {}
    assert not (run / "notebooks" / "06_x.ipynb").exists()


@pytest.mark.parametrize("top", [2, True, 1.0, "1"])
def test_other_parameters_are_another_notebook(tmp_path: Path, job: NotebookJob, latest: Path, top: object) -> None:
    """Also where Python takes the values for equal."""
    assert take_over([NotebookJob(job.source, job.name, {"top": top})], latest, make_run(tmp_path / "new")) == {}


def test_what_could_not_be_followed_is_never_taken_over(tmp_path: Path, job: NotebookJob, latest: Path) -> None:
    """Its record names no files, so nothing can be found the same."""
    entry = describe_execution(Executed("06_x", 1.0, Reads(("tables/codings.csv",), False)), job, latest)
    assert "files" not in entry
    (latest / "run.json").write_text(json.dumps({"reads": {"06_x": entry}}), encoding="utf-8")
    assert take_over([job], latest, make_run(tmp_path / "new")) == {}


def test_a_file_that_is_absent_is_told_from_an_empty_one(tmp_path: Path) -> None:
    """A notebook may do something else where a table is missing."""
    run = make_run(tmp_path / "run")
    absent = hash_reads(Reads(("tables/x.csv",), True), run)
    (run / "tables" / "x.csv").touch()
    assert hash_reads(Reads(("tables/x.csv",), True), run) != absent


@pytest.mark.parametrize(
    ("column", "same"), [("sha256", True), ("title", False), ("language", False)], ids=["not read", "read", "came"]
)
def test_only_the_columns_that_were_read_count(tmp_path: Path, job: NotebookJob, column: str, same: bool) -> None:
    """A notebook that shows titles is not executed again because somebody corrected a text."""
    rows = pd.DataFrame({"title": ["Peers", "Hope"], "sha256": ["0a", "0b"]})
    latest, run = make_run(tmp_path / "latest"), make_run(tmp_path / "new")
    rows.to_parquet(latest / "tables" / "documents.parquet")
    rows.assign(**{column: ["Peers", "Pay"]}).to_parquet(run / "tables" / "documents.parquet")
    (latest / "notebooks" / "06_x.ipynb").write_text("executed", encoding="utf-8")
    done = Executed("06_x", 1.0, Reads(("tables/documents.parquet#title,language",), True))
    (latest / "run.json").write_text(json.dumps({"reads": {"06_x": describe_execution(done, job, latest)}}), encoding="utf-8")
    assert bool(take_over([job], latest, run)) is same
