"""A whole run with real kernels: published in one step, the same tables twice, and the last good outputs kept."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from litreview.errors import InputFaults, NotebookFailed, ReleaseRefused, UsageError
from litreview.review import Review
from litreview.running.options import Options
from litreview.running.record import read_run_record
from litreview.running.run import run_review


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
    assert set(record["gate"]) == {"passed_at", "files", "texts"}
    assert record["gate"]["files"] == sum(path.is_file() for path in latest.resolve().rglob("*"))
    assert not (published.outputs / "staging").exists()


@pytest.mark.shared
def test_a_run_keeps_the_contract(published: Review, shared: Path) -> None:
    """Tables, columns, vocabulary, spans and reports are what others rely on."""
    program = [sys.executable, str(shared / "check" / "contract.py"), str(published.outputs / "latest")]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1].endswith("; 0 faults")


def test_no_name_and_no_path_of_the_machine_is_published(published: Review, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A look with plain eyes, apart from the gate; the run was made somewhere in the folder of these tests."""
    place = str(tmp_path_factory.getbasetemp().parent)
    for path in (published.outputs / "latest").resolve().rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in (b"Zora", b"Vesper", b"Marrow Falls", place.encode()) if word in data]


def test_nothing_changed_means_nothing_is_done(published: Review) -> None:
    """The second run starts no kernel and says so."""
    before = (published.outputs / "latest").resolve()
    assert run_review(published, Options()).changed is False
    assert (published.outputs / "latest").resolve() == before


def test_two_runs_give_the_same_tables_byte_for_byte(ran: Review) -> None:
    """Run again with other jobs, every CSV is identical."""
    before = {p.name: p.read_bytes() for p in (ran.outputs / "latest" / "tables").glob("*.csv")}
    run_review(ran, Options(only="06", jobs=1))
    after = {p.name: p.read_bytes() for p in (ran.outputs / "latest" / "tables").glob("*.csv")}
    assert after == before


def test_what_changed_is_not_told_where_the_last_run_went_beyond_todays_consent(
    ran: Review, shorten: Callable[[Path], None]
) -> None:
    """A consent changed by hand is enough; the record and the page say that nothing was compared."""
    overview = ran.root / "notebooks" / "00_overview.ipynb"
    whole = overview.read_bytes()
    shorten(ran.root)
    overview.write_bytes(whole)
    ledger = ran.root / "corpus" / "consultation" / "participants.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("en,paraphrase,", "en,none,"), encoding="utf-8")
    run = run_review(ran, Options()).folder
    assert read_run_record(run)["compared_with"] == ""
    assert (run / "changes.csv").read_text(encoding="utf-8").count("\n") == 1
    assert "There is no earlier run to compare with" in (run / "reports" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "reason", "kept"),
    [
        ("1 / 0", "ZeroDivisionError", True),
        ("raise SystemExit(0)\n", "", True),
        ("print('Zo' + 'ra Quill'); 1 / 0", "ZeroDivisionError", False),
    ],
    ids=["error", "quiet exit", "error after a name"],
)
def test_a_failing_notebook_keeps_the_last_good_outputs(ran: Review, source: str, reason: str, kept: bool) -> None:
    """The account of the failure stands under failed, its notebook too if the gate lets it, and latest has not moved."""
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
    assert (failed / "06_framework.ipynb").exists() == kept


def test_a_notebook_that_prints_a_name_is_stopped_by_the_gate(ran: Review) -> None:
    """The release is refused, nothing is published and nothing is kept."""
    before = (ran.outputs / "latest").resolve()
    spoil(ran, "06_framework.ipynb", "print('Zo' + 'ra Quill')")
    with pytest.raises(ReleaseRefused, match=r"notebooks/06_framework\.ipynb") as caught:
        run_review(ran, Options(only="06"))
    assert "Zora" not in str(caught.value)
    assert (ran.outputs / "latest").resolve() == before
    assert not (ran.outputs / "staging").exists()
    assert not (ran.outputs / "failed").exists()


def test_a_notebook_taken_over_that_shows_a_name_entered_since_is_stopped_by_the_gate(ran: Review) -> None:
    """Nothing that it was made of has changed but what may leave; the run before it stays as it was."""
    roster = ran.root.parent / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8") + "N01,Second Editions,,,\n", encoding="utf-8")
    heard: list[str] = []
    with pytest.raises(ReleaseRefused, match=r"notebooks/01_sources\.ipynb"):
        run_review(ran, Options(say=heard.append))
    assert "ran notebook 01_sources" not in heard
    assert not (ran.outputs / "staging").exists()


def test_faults_stop_a_run_before_it_starts(ran: Review) -> None:
    """A broken codebook leaves everything as it was."""
    ran.codebook.write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")
    before = (ran.outputs / "latest").resolve()
    with pytest.raises(InputFaults, match=r"corpus/codebook\.csv:1"):
        run_review(ran, Options())
    assert (ran.outputs / "latest").resolve() == before


def test_one_notebook_can_be_run_alone(ran: Review) -> None:
    """The others are taken from the last run; all reports are there."""
    with (ran.corpus / "literature" / "guide2021.md").open("a", encoding="utf-8") as file:
        file.write("\nPeer workers must be paid a living wage.\n")
    before = (ran.outputs / "latest").resolve().name
    folder = run_review(ran, Options(only="06")).folder
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert record["compared_with"] == before
    assert list(record["notebooks"]) == ["06_framework"]
    assert len(record["reused"]) == 10
    assert len(list((folder / "reports").glob("*.html"))) == 9
    assert record["digest"] == "", "with notebooks of before it is no whole run, so the next one may not be left out"


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


def test_one_notebook_alone_is_refused_after_the_consultation_changed(ran: Review) -> None:
    """A transcript that was taken away could still stand in the notebooks of before."""
    (ran.corpus / "consultation" / "fg1.vtt").unlink()
    with pytest.raises(UsageError, match="the consultation has changed since the last run"):
        run_review(ran, Options(only="06"))


def test_a_published_run_that_lost_a_file_is_made_again(ran: Review) -> None:
    """Nothing changed, yet what people would read is not all there."""
    (ran.outputs / "latest" / "reports" / "framework.html").unlink()
    outcome = run_review(ran, Options())
    assert outcome.changed
    assert (outcome.folder / "reports" / "framework.html").exists()


def test_notices_are_told_again_where_nothing_changed(ran: Review, shorten: Callable[[Path], None]) -> None:
    """What is odd about the inputs is as odd as it was."""
    shorten(ran.root)
    (ran.corpus / "literature" / "alone.md").write_text("Peers helped.\n", encoding="utf-8")
    first, second = run_review(ran, Options()), run_review(ran, Options())
    assert (first.changed, second.changed) == (True, False)
    assert second.notices == first.notices
    assert any("corpus/literature/alone.md" in notice for notice in second.notices)


def test_a_run_with_nothing_to_do_imports_nothing_heavy(published: Review) -> None:
    """Neither tables nor notebooks are needed to see that nothing changed."""
    program = (
        "import pathlib, sys\n"
        "from litreview.review import load_review\n"
        "from litreview.running.options import Options\n"
        "from litreview.running.run import run_review\n"
        "print(run_review(load_review(pathlib.Path(sys.argv[1])), Options()).changed)\n"
        "print(sorted({'pandas', 'scipy', 'sklearn', 'spacy', 'papermill', 'nbformat'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, published.root], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "[]"]
