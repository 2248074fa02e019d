"""Publication happens in one step, old runs are pruned, and failures leave the last good run alone."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.handover import export_review
from litreview.running.history import list_runs, next_place
from litreview.running.options import Options
from litreview.running.publish import clear_staging, keep_failed, publish, staging_folder
from litreview.running.run import run_review


def run(outputs: Path, name: str, keep: int = 5) -> Path:
    """Return a published run that holds its own name."""
    staging = staging_folder(outputs, name)
    (staging / "run.json").write_text(json.dumps({"run_id": name, "place": next_place(outputs)}))
    return publish(staging, outputs, keep)


def latest(outputs: Path) -> str:
    """Return the name of the run that latest points at, as its record has it."""
    return json.loads((outputs / "latest" / "run.json").read_text())["run_id"]


def test_latest_points_at_the_newest_run(tmp_path: Path) -> None:
    """After each publication, latest is that run and staging is gone."""
    for name in ("r1", "r2"):
        run(tmp_path, name)
        assert latest(tmp_path) == name
    assert not (tmp_path / "staging").exists()


def test_latest_moves_with_its_folder(tmp_path: Path) -> None:
    """The link is relative, so the outputs can be copied elsewhere."""
    run(tmp_path / "here", "r1")
    (tmp_path / "here").rename(tmp_path / "there")
    assert latest(tmp_path / "there") == "r1"


def test_only_the_newest_runs_are_kept(tmp_path: Path) -> None:
    """Older runs are removed, the published one never."""
    for name in ("r1", "r2", "r3"):
        run(tmp_path, name, keep=2)
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["r2", "r3"]


def test_what_a_dead_run_left_in_staging_is_removed(tmp_path: Path) -> None:
    """A new run starts from nothing."""
    (staging_folder(tmp_path, "dead") / "tables" / "x.csv").write_text("old")
    assert list((staging_folder(tmp_path, "new").parent).iterdir()) == [tmp_path / "staging" / "new"]


def test_a_failed_run_leaves_its_notebooks_and_an_account_but_no_tables(tmp_path: Path) -> None:
    """What passed no gate is not kept; the last good run is untouched."""
    run(tmp_path, "good")
    staging = staging_folder(tmp_path, "bad")
    (staging / "notebooks" / "06.ipynb").write_text("{}")
    (staging / "tables" / "x.csv").write_text("x")
    kept = keep_failed(staging, tmp_path, "06, cell 3: NameError")
    assert sorted(p.name for p in kept.iterdir()) == ["06.ipynb", "error.txt"]
    assert latest(tmp_path) == "good"


def test_a_clock_that_jumped_back_does_not_cost_the_new_run(tmp_path: Path) -> None:
    """The last published stay, though their names sort first."""
    for name in ("r3", "r2", "r1"):
        run(tmp_path, name, keep=2)
    assert latest(tmp_path) == "r1"
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["r1", "r2"]


def test_two_runs_of_one_name_are_two_runs(tmp_path: Path) -> None:
    """Within one second, or after the clock jumped back, nothing is written over."""
    assert [run(tmp_path, "r1").name for _ in range(3)] == ["r1", "r1-2", "r1-3"]


def test_latest_that_is_a_copy_is_told_before_any_work(tmp_path: Path) -> None:
    """A folder copied with its links followed cannot be replaced in one step."""
    (tmp_path / "latest").mkdir()
    with pytest.raises(UsageError, match="outputs/latest is a copy"):
        staging_folder(tmp_path, "r1")


def test_the_account_of_a_failure_goes_with_the_next_good_run(tmp_path: Path) -> None:
    """Notebooks of a failed run do not outlive what they failed on."""
    keep_failed(staging_folder(tmp_path, "bad"), tmp_path, "06, cell 3: NameError")
    run(tmp_path, "good")
    assert not (tmp_path / "failed").exists()


FOREVER = """
import pathlib, sys
from litreview.running.publish import publish, staging_folder
outputs = pathlib.Path(sys.argv[1])
for number in range(100_000):
    staging = staging_folder(outputs, f"r{number:06d}")
    for name in ("run.json", "tables/a.csv", "reports/b.html"):
        (staging / name).write_text('{"run_id": "%d", "place": %d}' % (number, number + 1))
    publish(staging, outputs, 3)
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.031], ids=str)
def test_killed_at_any_moment_latest_is_one_whole_run(tmp_path: Path, after: float) -> None:
    """kill -9 leaves the old run or the new one, and the next run starts from a clean place."""
    process = subprocess.Popen([sys.executable, "-c", FOREVER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "0\n"
    time.sleep(after)
    process.kill()
    process.wait()
    whole = [(tmp_path / "latest" / name).read_text() for name in ("run.json", "tables/a.csv", "reports/b.html")]
    assert len(set(whole)) == 1
    run(tmp_path, "next", keep=1)
    assert [p.name for p in (tmp_path / "runs").iterdir()] == ["next"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["latest", "runs"]


BETWEEN = """
import os, pathlib, signal, sys
from litreview.running.publish import publish, staging_folder


def die(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("latest"):
        os.kill(os.getpid(), signal.SIGKILL)


outputs = pathlib.Path(sys.argv[1])
staging = staging_folder(outputs, "unpublished")
(staging / "run.json").write_text('{"run_id": "unpublished", "place": 3}')
sys.addaudithook(die)
publish(staging, outputs, 2)
"""


def test_a_run_killed_before_the_link_turned_is_no_published_run(tmp_path: Path) -> None:
    """It takes no place among the kept runs and is not the run before the next one."""
    for name in ("r1", "r2"):
        run(tmp_path, name, keep=2)
    done = subprocess.run([sys.executable, "-c", BETWEEN, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "runs" / "unpublished").exists()
    assert latest(tmp_path) == "r2"
    run(tmp_path, "r3", keep=2)
    assert [kept.name for kept in list_runs(tmp_path)] == ["r2", "r3"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["latest", "runs"]


def test_a_link_under_way_that_leads_nowhere_or_to_the_last_run_costs_no_run(tmp_path: Path) -> None:
    """What is published stays, whatever lies beside it."""
    published = run(tmp_path, "r1")
    for name in ("r1", "gone"):
        (tmp_path / ".latest").symlink_to(Path("runs") / name)
        clear_staging(tmp_path)
        assert (list_runs(tmp_path), latest(tmp_path)) == ([published], "r1")
        assert not (tmp_path / ".latest").is_symlink()


def test_staging_that_is_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    """What somebody's link leads to is theirs."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "x.csv").write_text("x")
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "staging").symlink_to(tmp_path / "theirs")
    clear_staging(tmp_path / "outputs")
    assert (tmp_path / "theirs" / "x.csv").exists()
    assert not (tmp_path / "outputs" / "staging").is_symlink()


RUN = """
import pathlib, sys
from litreview.review import load_review
from litreview.running.options import Options
from litreview.running.run import run_review
if __name__ == "__main__":
    run_review(load_review(pathlib.Path(sys.argv[1])), Options(force=True, say=lambda line: print(line, flush=True)))
"""


@pytest.mark.parametrize("moment", ["checked", "searching"], ids=["before the notebooks", "before the gate"])
def test_a_run_killed_after_de_identification_publishes_nothing(ran: Review, tmp_path: Path, moment: str) -> None:
    """kill -9 leaves latest where it was; exports read that; the next run removes what was staged, even with nothing to do."""
    before = (ran.outputs / "latest").resolve()
    script = tmp_path / "run.py"
    script.write_text(RUN)
    program = [sys.executable, str(script), str(ran.root)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert any(line.startswith(moment) for line in process.stdout)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    staged = {path.name for path in (ran.outputs / "staging").iterdir()}
    assert staged
    assert (ran.outputs / "latest").resolve() == before
    export_review(ran, "ris", tmp_path / "out.ris")
    assert (ran.outputs / "latest").resolve() == before
    assert run_review(ran, Options()).folder == (ran.outputs / "latest").resolve()
    assert not (ran.outputs / "staging").exists()
    assert not staged & {path.name for path in (ran.outputs / "runs").iterdir()}
