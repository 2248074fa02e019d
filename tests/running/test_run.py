"""A whole run with real kernels: published in one step, the same tables twice, and the last good outputs kept."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from litreview.errors import InputFaults, NotebookFailed, ReleaseRefused, UsageError
from litreview.review import Review, load_review
from litreview.running.run import Options, run_review


@pytest.fixture(scope="module")
def published(build_review: Callable[[Path], Review], tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Return a tiny review that was run once."""
    review = build_review(tmp_path_factory.mktemp("run") / "review")
    assert run_review(review, Options()).changed
    return review


@pytest.fixture
def ran(published: Review, tmp_path: Path) -> Review:
    """Return a copy of the published review for a test that changes it."""
    shutil.copytree(published.root.parent, tmp_path / "copy", symlinks=True)
    return load_review(tmp_path / "copy" / "review")


def spoil(review: Review, name: str, source: str) -> None:
    """Add a code cell to a notebook of the review."""
    path = review.root / "notebooks" / name
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(source))
    nbformat.write(notebook, path)


def test_a_run_publishes_tables_texts_notebooks_reports_and_a_record(published: Review) -> None:
    """Everything the interface promises stands under outputs/latest."""
    latest = published.outputs / "latest"
    assert len(list((latest / "reports").glob("*.html"))) == 9
    assert len(list((latest / "notebooks").glob("*.ipynb"))) == 11
    assert {p.stem for p in (latest / "texts").iterdir()} == {"fg1", "guide2021", "roe2020"}
    record = json.loads((latest / "run.json").read_text(encoding="utf-8"))
    assert {"run_id", "inputs", "versions", "parameters", "stages", "notebooks"} <= set(record)
    assert record["gate"] == "passed before publication"
    assert not (published.outputs / "staging").exists()


@pytest.mark.shared
def test_a_run_keeps_the_contract(published: Review, shared: Path) -> None:
    """Tables, columns, vocabulary, spans and reports are what others rely on."""
    program = [sys.executable, str(shared / "check" / "contract.py"), str(published.outputs / "latest")]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1].endswith("; 0 faults")


def test_no_name_and_no_path_of_the_machine_is_published(published: Review) -> None:
    """A look with plain eyes, apart from the gate."""
    for path in (published.outputs / "latest").resolve().rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in (b"Zora", b"Vesper", b"Marrow Falls", str(published.root).encode()) if word in data]


def test_nothing_changed_means_nothing_is_done(published: Review) -> None:
    """The second run starts no kernel and says so."""
    before = (published.outputs / "latest").resolve()
    assert run_review(published, Options()).changed is False
    assert (published.outputs / "latest").resolve() == before


def test_two_runs_give_the_same_tables_byte_for_byte(ran: Review) -> None:
    """Forced to run again with other jobs, every CSV is identical."""
    before = {p.name: p.read_bytes() for p in (ran.outputs / "latest" / "tables").glob("*.csv")}
    run_review(ran, Options(force=True, jobs=1))
    after = {p.name: p.read_bytes() for p in (ran.outputs / "latest" / "tables").glob("*.csv")}
    assert after == before


@pytest.mark.parametrize(
    ("source", "reason"), [("1 / 0", "ZeroDivisionError"), ("raise SystemExit(0)\n", "")], ids=["error", "quiet exit"]
)
def test_a_failing_notebook_keeps_the_last_good_outputs(ran: Review, source: str, reason: str) -> None:
    """The account of the failure stands under failed, and latest has not moved."""
    before = (ran.outputs / "latest").resolve()
    for notebook in (ran.root / "notebooks").glob("0[!6]*.ipynb"):
        notebook.unlink()
    spoil(ran, "06_framework.ipynb", source)
    spoil(ran, "06_framework.ipynb", "'the end'")
    with pytest.raises(NotebookFailed, match=f"06_framework, cell .*{reason}"):
        run_review(ran, Options())
    assert (ran.outputs / "latest").resolve() == before
    (failed,) = (ran.outputs / "failed").iterdir()
    assert "06_framework" in (failed / "error.txt").read_text(encoding="utf-8")
    assert (failed / "06_framework.ipynb").exists()


def test_a_notebook_that_prints_a_name_is_stopped_by_the_gate(ran: Review) -> None:
    """The release is refused, nothing is published and nothing is kept."""
    before = (ran.outputs / "latest").resolve()
    spoil(ran, "06_framework.ipynb", "print('Zo' + 'ra Quill')")
    with pytest.raises(ReleaseRefused, match="notebooks/06_framework.ipynb") as caught:
        run_review(ran, Options())
    assert "Zora" not in str(caught.value)
    assert (ran.outputs / "latest").resolve() == before
    assert not (ran.outputs / "staging").exists()
    assert not (ran.outputs / "failed").exists()


def test_faults_stop_a_run_before_it_starts(ran: Review) -> None:
    """A broken codebook leaves everything as it was."""
    ran.codebook.write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")
    before = (ran.outputs / "latest").resolve()
    with pytest.raises(InputFaults, match="corpus/codebook.csv:1"):
        run_review(ran, Options())
    assert (ran.outputs / "latest").resolve() == before


def test_one_notebook_can_be_run_alone(ran: Review) -> None:
    """The others are taken from the last run; all reports are there."""
    with (ran.corpus / "literature" / "guide2021.md").open("a", encoding="utf-8") as file:
        file.write("\nPeer workers must be paid a living wage.\n")
    folder = run_review(ran, Options(only="06")).folder
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert list(record["notebooks"]) == ["06_framework"]
    assert len(record["reused"]) == 10
    assert len(list((folder / "reports").glob("*.html"))) == 9


@pytest.mark.parametrize("only", ["99", "x"])
def test_a_notebook_that_does_not_exist_is_wrong_usage(ran: Review, only: str) -> None:
    """Nothing is run."""
    with pytest.raises(UsageError, match=f"no notebook begins with '{only}'"):
        run_review(ran, Options(only=only))


def test_one_notebook_alone_needs_a_whole_run_first(tiny: Review) -> None:
    """There is nothing to take the other reports from."""
    with pytest.raises(UsageError, match="run once without it"):
        run_review(tiny, Options(only="06"))


def test_an_unknown_parameter_is_a_fault(ran: Review) -> None:
    """The parameters that exist are named."""
    with pytest.raises(InputFaults, match="no notebook has the parameter 'tpo'; they have"):
        run_review(ran, Options(parameters={"tpo": 1}))
