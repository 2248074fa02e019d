"""Notebooks run to their end, with parameters they know, or the run fails and says where."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import nbformat
import pytest

from litreview.errors import InputFaults, NotebookFailed
from litreview.running.kernels import KernelServer, serve_kernels
from litreview.running.notebooks import Executed, NotebookJob, plan_notebooks, read_parameters, run_notebooks

LATE = "import threading, time; threading.Thread(target=lambda: (time.sleep(.3), print('late'))).start()"


def write(path: Path, *sources: str, tags: tuple[str, ...] = ("parameters",)) -> Path:
    """Return a notebook of these code cells; the first carries ``tags``."""
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    if cells:
        cells[0].metadata["tags"] = list(tags)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def run_cells(folder: Path, kernels: KernelServer, *sources: str, patience: int = 60, **parameters: object) -> Executed:
    """Return what became of a notebook of these cells, each given ``patience`` seconds; its copy lies in the run folder."""
    (folder / "run" / "notebooks").mkdir(parents=True, exist_ok=True)
    parameter = "from datetime import date\ntop = 1\nlabel = ''\nsince = date(2020, 1, 1)"
    job = NotebookJob(write(folder / "06_x.ipynb", parameter, *sources), "06_x", parameters)
    (done,) = run_notebooks([job], folder / "run", workers=1, timeout=patience, server=kernels)
    return done


def read_copy(folder: Path) -> nbformat.NotebookNode:
    """Return the executed copy that ``run_cells`` left."""
    return nbformat.read(folder / "run" / "notebooks" / "06_x.ipynb", as_version=4)


def test_parameters_reach_the_notebook(tmp_path: Path, kernels: KernelServer) -> None:
    """A given value replaces the one in the parameters cell; text stays text and a date is one."""
    run_cells(tmp_path, kernels, "print(repr(label), top, since.year)", label="007", top=5, since=date(2026, 1, 2))
    assert read_copy(tmp_path).cells[-1].outputs[0].text == "'007' 5 2026\n"


def test_what_cells_show_keeps_no_path_of_the_machine(tmp_path: Path, kernels: KernelServer) -> None:
    """A stream, a page, a result, a warning, JSON and a parameter say what they say, but not on whose machine."""
    run_cells(
        tmp_path,
        kernels,
        "import pathlib, sys, warnings; print(pathlib.Path.cwd(), pathlib.Path.home())",
        "print(sys.prefix, file=sys.stderr); warnings.warn('old')",
        "from IPython.display import HTML, JSON, display; display(HTML(f'<p>{sys.executable}</p>'), JSON({'a': [sys.prefix]}))",
        "{'here': str(pathlib.Path.cwd())}",
        label=f"{Path.home()}/words.csv",
    )
    text = (tmp_path / "run" / "notebooks" / "06_x.ipynb").read_text(encoding="utf-8")
    assert not [root for root in (str(tmp_path), sys.prefix, str(Path.home()), "ipykernel_") if root in text]
    assert "…/words.csv" in text
    assert "UserWarning: old" in text


def test_an_executed_copy_says_no_time_and_the_same_every_time(tmp_path: Path, kernels: KernelServer) -> None:
    """Equal inputs give equal bytes, also where a cell prints in pieces or warns."""
    cells = ("import sys, warnings", "for n in range(3):\n    print(n); sys.stdout.flush()", "warnings.warn('old')")
    copies = []
    for _ in range(2):
        run_cells(tmp_path, kernels, *cells)
        copies.append((tmp_path / "run" / "notebooks" / "06_x.ipynb").read_bytes())
    assert copies[0] == copies[1]
    assert b'"papermill": {' not in copies[0]


def test_a_cell_that_writes_to_the_error_stream_is_told(tmp_path: Path, kernels: KernelServer) -> None:
    """A warning stops no run, and its words are not repeated."""
    done = run_cells(tmp_path, kernels, "1 + 1", "import warnings; warnings.warn('words of a person')")
    assert done.notices == ("06_x, cell 3: wrote to the error stream; see its copy",)


@pytest.mark.parametrize(
    "source",
    ["import io, sys; sys.stdout = io.StringIO(); print('lost')", LATE, "import os; os.chdir('/')", "%who"],
    ids=["other stdout", "late thread", "other folder", "magic"],
)
def test_a_notebook_with_habits_of_its_own_still_ends(tmp_path: Path, kernels: KernelServer, source: str) -> None:
    """Its last cell is reached and shown."""
    run_cells(tmp_path, kernels, source, "21 * 2")
    assert read_copy(tmp_path).cells[-1].outputs[0].data["text/plain"] == "42"


@pytest.mark.parametrize(
    ("source", "cell", "reason"),
    [
        ("raise ValueError('words of a person')", 2, "ValueError"),
        ("raise SystemExit(0)", 2, "SystemExit"),
        ("import sys; sys.exit(0)", 2, "SystemExit"),
        ("raise KeyboardInterrupt", 2, "KeyboardInterrupt"),
        ("import os; os._exit(0)", 2, "kernel died"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", 2, "kernel died"),
        ("import time; time.sleep(60)", 2, "longer than 4 s"),
        ("print('words ' * 7_000_000)", 2, "shows more than 32 million characters"),
        ("import os, shutil; shutil.rmtree(os.getcwd())", 0, "its folder is gone"),
        ("open('../tables/codings.csv', 'a').write('x')", 0, "changed tables/codings.csv, which notebooks may only read"),
    ],
    ids=["error", "exit", "sys.exit", "interrupt", "os._exit", "killed", "hangs", "floods", "deletes", "changes"],
)
def test_a_notebook_that_does_not_end_well_fails_and_says_where(
    tmp_path: Path, kernels: KernelServer, source: str, cell: int, reason: str
) -> None:
    """A quiet exit is no success, and the message never repeats what a cell printed."""
    (tmp_path / "run" / "tables").mkdir(parents=True)
    (tmp_path / "run" / "tables" / "codings.csv").write_text("a\n")
    with pytest.raises(NotebookFailed) as caught:
        run_cells(tmp_path, kernels, source, "1 + 1", patience=4 if "4 s" in reason else 60)
    assert caught.value.cell == cell
    assert reason in caught.value.reason
    assert "words" not in str(caught.value)


def test_a_quiet_exit_in_the_last_cell_is_a_failure_too(tmp_path: Path, kernels: KernelServer) -> None:
    """What stands after it in that cell was never run."""
    with pytest.raises(NotebookFailed, match="06_x, cell 2: SystemExit"):
        run_cells(tmp_path, kernels, "import sys\nsys.exit(0)\nprint('never')")


def test_other_notebooks_are_tried_before_a_failure_is_raised(tmp_path: Path, kernels: KernelServer) -> None:
    """One run shows which notebooks work and which do not, and keeps the copy of each as far as it got."""
    (tmp_path / "notebooks").mkdir()
    jobs = [
        NotebookJob(write(tmp_path / "05.ipynb", "top = 1", "1/0"), "05"),
        NotebookJob(write(tmp_path / "06.ipynb", "top = 1"), "06"),
    ]
    done = []
    with pytest.raises(NotebookFailed, match="05, cell 2"):
        done.extend(each.name for each in run_notebooks(jobs, tmp_path, workers=2, timeout=60, server=kernels))
    assert done == ["06"]
    assert {path.stem for path in (tmp_path / "notebooks").iterdir()} == {"05", "06"}


def test_nothing_of_one_notebook_reaches_the_next(tmp_path: Path, kernels: KernelServer) -> None:
    """Variables, patched libraries, folder, environment and random numbers are each notebook's own."""
    spoils = (
        "import numpy, os, random, statistics, sys\nspoilt = True\nstatistics.mean = str\nos.environ['SPOILT'] = 'yes'\n"
        "sys.path.insert(0, '/spoilt'); print(random.random(), numpy.random.random()); os.chdir('/')"
    )
    looks = (
        "import numpy, os, random, statistics, sys\nprint(random.random(), numpy.random.random())\n"
        "['spoilt' in globals(), statistics.mean is str, 'SPOILT' in os.environ, '/spoilt' in sys.path, os.getcwd()[-9:]]"
    )
    (tmp_path / "notebooks").mkdir()
    sources = {"05": spoils, "06": looks}
    jobs = [NotebookJob(write(tmp_path / f"{name}.ipynb", "top = 1", source), name) for name, source in sources.items()]
    assert len(list(run_notebooks(jobs, tmp_path, workers=1, timeout=60, server=kernels))) == 2
    first, second = (nbformat.read(tmp_path / "notebooks" / f"{name}.ipynb", 4).cells[-1].outputs for name in sources)
    assert second[1].data["text/plain"] == "[False, False, False, False, 'notebooks']"
    assert not set(first[0].text.split()) & set(second[0].text.split())


def test_a_parameter_that_no_notebook_has_is_a_fault(tmp_path: Path) -> None:
    """Papermill only warns; here the nearest name is offered, else all that exist."""
    write(tmp_path / "06_x.ipynb", "top: int = 1  # rows\nlanguage = 'en'")
    with pytest.raises(InputFaults, match=r"no notebook has the parameter 'tpo'; did you mean 'top'\?"):
        plan_notebooks(tmp_path, given={"tpo": 3})
    with pytest.raises(InputFaults, match="no notebook has the parameter 'year'; they have language, top"):
        plan_notebooks(tmp_path, given={"year": 3})


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        ("label = ''", 7, "must be text, as its cell says; a whole number was given"),
        ("top = 1", "1", "must be a whole number, as its cell says; text was given"),
        ("top = 1", True, "must be a whole number, as its cell says; true or false was given"),
        ("share = 0.5", None, "must be a number, as its cell says; nothing was given"),
    ],
    ids=["007 read as 7", "text for a number", "yes for a number", "nothing"],
)
def test_a_value_of_another_type_than_its_cell_has_is_a_fault(tmp_path: Path, cell: str, value: object, why: str) -> None:
    """The fault names the notebook, the parameter and what it asks for."""
    write(tmp_path / "06_x.ipynb", cell)
    name = cell.split()[0]
    with pytest.raises(InputFaults) as caught:
        plan_notebooks(tmp_path, given={name: value})
    assert str(caught.value) == f"notebooks/06_x.ipynb: parameter '{name}' {why}"


@pytest.mark.parametrize("tags", [(), ("parameters",)], ids=["none", "two"])
def test_a_notebook_needs_exactly_one_parameters_cell(tmp_path: Path, tags: tuple[str, ...]) -> None:
    """Without it Papermill would put the values at the top, unseen."""
    path = write(tmp_path / "06_x.ipynb", "a = 1", "b = 2", tags=tags)
    if tags:
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[1].metadata["tags"] = ["parameters"]
        nbformat.write(notebook, path)
    with pytest.raises(InputFaults, match=f"notebooks/06_x.ipynb: has {2 if tags else 0} cells"):
        plan_notebooks(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}'], ids=["empty", "cut off", "a list", "no cells"])
def test_a_broken_notebook_is_a_fault(tmp_path: Path, content: str) -> None:
    """The fault names the file."""
    (tmp_path / "06_x.ipynb").write_text(content)
    with pytest.raises(InputFaults, match=r"n\.ipynb: (is not a notebook|has 0 cells)"):
        read_parameters(tmp_path / "06_x.ipynb", "n.ipynb")


def test_a_notebook_with_a_language_runs_once_in_each(tmp_path: Path) -> None:
    """The participant page exists in English and French."""
    write(tmp_path / "08_p.ipynb", "language = 'en'\nrun_folder = '.'")
    write(tmp_path / "06_x.ipynb", "run_folder = '.'")
    planned = {job.name: dict(job.parameters) for job in plan_notebooks(tmp_path)}
    assert planned == {
        "06_x": {"run_folder": ".."},
        "08_p.en": {"run_folder": "..", "language": "en"},
        "08_p.fr": {"run_folder": "..", "language": "fr"},
    }


def test_a_review_without_notebooks_is_a_fault(tmp_path: Path) -> None:
    """There would be no report."""
    with pytest.raises(InputFaults, match="notebooks: holds no notebook named like"):
        plan_notebooks(tmp_path)


@pytest.mark.parametrize("name", ["run_folder", "language"])
def test_what_the_run_sets_cannot_be_given(tmp_path: Path, name: str) -> None:
    """A value that would be passed over is a fault, not a silence."""
    write(tmp_path / "06_x.ipynb", "run_folder = '.'\nlanguage = 'en'")
    with pytest.raises(InputFaults, match=f"'{name}' is set by the run"):
        plan_notebooks(tmp_path, given={name: "x"})


def test_a_killed_server_fails_one_notebook_and_the_next_starts_as_ever(tmp_path: Path) -> None:
    """As when memory runs out: a failure and no traceback."""
    (tmp_path / "notebooks").mkdir()
    kill = "import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(5)"
    jobs = [
        NotebookJob(write(tmp_path / "05.ipynb", "top = 1", kill), "05"),
        NotebookJob(write(tmp_path / "06.ipynb", "top = 1", "top"), "06"),
    ]
    done = []
    with serve_kernels() as server, pytest.raises(NotebookFailed, match="05, cell 2: a process was killed"):
        done.extend(each.name for each in run_notebooks(jobs, tmp_path, workers=1, timeout=60, server=server))
    assert done == ["06"]


def test_a_machine_without_the_kernel_is_told_what_to_install(tmp_path: Path) -> None:
    """A name no environment has stands in for the missing kernel."""
    (tmp_path / "notebooks").mkdir()
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1"), "06_x", kernel="no-such-kernel")
    with pytest.raises(NotebookFailed, match="there is no kernel called no-such-kernel; install ipykernel"):
        list(run_notebooks([job], tmp_path, workers=1, timeout=60))


@pytest.mark.parametrize(("deaths", "ends"), [(2, True), (3, False)])
def test_a_kernel_that_cannot_start_is_started_again(
    tmp_path: Path, setenv: Callable[[str, str], None], deaths: int, ends: bool
) -> None:
    """Another process may take its port first; whoever dies each time is told of."""
    (tmp_path / "run" / "notebooks").mkdir(parents=True)
    script, spec = tmp_path / "late.py", tmp_path / "kernels" / "late" / "kernel.json"
    script.write_text(
        "import pathlib, sys\n"
        "starts = pathlib.Path(__file__).with_name('starts')\n"
        "starts.write_text((starts.read_text() if starts.exists() else '') + '.')\n"
        f"if len(starts.read_text()) <= {deaths}:\n"
        "    sys.exit(1)\n"
        "from ipykernel.kernelapp import launch_new_instance\n"
        "launch_new_instance()\n"
    )
    spec.parent.mkdir(parents=True)
    argv = [sys.executable, str(script), "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": argv, "display_name": "late", "language": "python"}))
    setenv("JUPYTER_PATH", str(tmp_path))
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1"), "06_x", kernel="late")
    if ends:
        assert [done.name for done in run_notebooks([job], tmp_path / "run", workers=1, timeout=60)] == ["06_x"]
    else:
        with pytest.raises(NotebookFailed, match="the kernel died before it answered"):
            list(run_notebooks([job], tmp_path / "run", workers=1, timeout=60))
