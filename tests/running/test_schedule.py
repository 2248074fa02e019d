"""The printed schedule is what the scheduler takes, and does what the command line does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner, Result

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.schedule import name_unit, render_schedule

FOLDER, COMMAND = Path("/srv/my review"), Path("/opt/venv/bin/litreview")
EVERY = ["hour", "day", "week", "month"]
PROGRAM = Path(sys.executable).parent / "litreview"
ODD_FOLDERS = ["it's ours", "50% done", 'a "b"', "back\\slash", "$HOME and `id`", "revue à Québec"]


@pytest.mark.parametrize("every", EVERY)
def test_a_crontab_line_has_five_fields_and_a_command(every: str) -> None:
    """A folder with a space is quoted."""
    fields = render_schedule(FOLDER, every, "cron", COMMAND).split(maxsplit=5)
    assert len(fields) == 6
    assert fields[5].startswith("cd '/srv/my review' && ")
    assert 0 <= int(fields[0]) < 60


@pytest.mark.parametrize("every", EVERY)
def test_the_workflow_is_yaml_with_a_schedule(every: str) -> None:
    """The workflow can be read, runs the command and may read the repository only."""
    workflow = yaml.safe_load(render_schedule(FOLDER, every, "github", COMMAND))
    steps = workflow["jobs"]["run"]["steps"]
    assert any(step.get("run") == "litreview run --quiet ." for step in steps)
    assert len(workflow[True]["schedule"][0]["cron"].split()) == 5
    assert workflow["permissions"] == {"contents": "read"}


def check_workflow(path: Path) -> Result:
    """Return what check-jsonschema says of a workflow."""
    return CliRunner().invoke(check_jsonschema, ["--builtin-schema", "vendor.github-workflows", str(path)])


@pytest.mark.parametrize("every", EVERY)
def test_the_workflow_keeps_to_the_schema_of_workflows(tmp_path: Path, every: str) -> None:
    """The schema is the one that editors use; nothing is fetched."""
    path = tmp_path / "litreview.yml"
    path.write_text(render_schedule(FOLDER, every, "github", COMMAND), encoding="utf-8")
    done = check_workflow(path)
    assert done.exit_code == 0, done.output


def test_the_schema_refuses_a_workflow_with_a_fault(tmp_path: Path) -> None:
    """The check before this one can fail."""
    path = tmp_path / "litreview.yml"
    path.write_text(render_schedule(FOLDER, "day", "github", COMMAND).replace("runs-on", "run-on"), encoding="utf-8")
    assert check_workflow(path).exit_code == 1


def test_the_workflow_installs_the_project_where_the_review_is_the_project(tmp_path: Path) -> None:
    """Elsewhere it installs the version that printed it."""
    elsewhere = render_schedule(tmp_path, "day", "github", COMMAND)
    assert re.search(r"pip install litreview-toolkit==\d+\.\d+\.\d+\n", elsewhere)
    (tmp_path / "src" / "litreview").mkdir(parents=True)
    (tmp_path / "constraints.txt").touch()
    assert "pip install -c constraints.txt .\n" in render_schedule(tmp_path, "day", "github", COMMAND)


def units(folder: Path, every: str, program: Path, where: Path) -> list[Path]:
    """Return the service and the timer, written as the comments over them say."""
    text = render_schedule(folder, every, "systemd", program)
    parts = re.split(r"^# ~/\.config/systemd/user/(.+)\n", text, flags=re.MULTILINE)
    paths = [where / name for name in parts[1::2]]
    for path, content in zip(paths, parts[2::2], strict=True):
        path.write_text(content, encoding="utf-8")
    return paths


def verify(files: list[Path]) -> str:
    """Return what systemd has to say against unit files; it needs a folder for the state of its manager."""
    program = ["systemd-analyze", "verify", "--user", *map(str, files)]
    own = {**os.environ, "XDG_RUNTIME_DIR": str(files[0].parent)}
    return subprocess.run(program, env=own, capture_output=True, text=True, check=False).stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("every", EVERY)
def test_systemd_accepts_the_unit_and_the_timer(tmp_path: Path, every: str) -> None:
    """Both files verify as printed; another program in them is refused, so the check can fail."""
    program = tmp_path / "litreview"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    files = units(tmp_path, every, program, tmp_path)
    assert "litreview" not in verify(files)
    program.unlink()
    assert "litreview" in verify(files)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("every", EVERY)
def test_systemd_can_read_when_the_timer_rings(every: str) -> None:
    """Each expression has a next time."""
    found = re.search(r"^OnCalendar=(.+)$", render_schedule(FOLDER, every, "systemd", COMMAND), re.MULTILINE)
    done = subprocess.run(["systemd-analyze", "calendar", found[1]], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Next elapse" in done.stdout


@pytest.mark.parametrize("name", ODD_FOLDERS)
def test_a_crontab_line_survives_any_folder_name(name: str) -> None:
    """What cron hands to the shell is two words and the folder itself; cron takes the backslash before a per cent sign away."""
    folder = f"/srv/{name}"
    command = render_schedule(Path(folder), "day", "cron", COMMAND).split(maxsplit=5)[5]
    assert not re.search(r"(?<!\\)%", command)
    assert shlex.split(command.replace("\\%", "%"))[:2] == ["cd", folder]


def run_by_cron(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Return what came of a crontab line's command, run by the shell and in the bare environment that cron gives it."""
    command = line.split(maxsplit=5)[5].replace("\\%", "%")
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "LANG": os.environ.get("LANG", "C.UTF-8")}
    return subprocess.run(["/bin/sh", "-c", command], cwd=home, env=bare, capture_output=True, text=True, check=False)


def test_the_line_of_cron_runs_the_review_and_says_nothing(published: Review, tmp_path: Path) -> None:
    """Cron mails whatever is said, so a good run is silent; the review may lie in a folder with an awkward name."""
    folder = tmp_path / "it's 50% done"
    shutil.copytree(published.root.parent, folder, symlinks=True)
    done = run_by_cron(render_schedule(folder / "review", "day", "cron", PROGRAM), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_line_of_cron_says_what_is_wrong(ran: Review, tmp_path: Path) -> None:
    """A fault is what the mail holds, and the exit code tells that the run failed."""
    ran.codebook.write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")
    done = run_by_cron(render_schedule(ran.root, "day", "cron", PROGRAM), tmp_path)
    assert done.returncode == 1
    assert "corpus/codebook.csv:1" in done.stderr


def test_the_command_of_the_service_runs_the_review(published: Review, tmp_path: Path) -> None:
    """The exact ExecStart, in the exact WorkingDirectory."""
    service = units(published.root, "day", PROGRAM, tmp_path)[0].read_text(encoding="utf-8")
    lines = dict(line.split("=", 1) for line in service.splitlines() if "=" in line and not line.startswith("#"))
    done = subprocess.run(
        shlex.split(lines["ExecStart"]), cwd=lines["WorkingDirectory"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_systemd_unit_survives_a_program_with_a_space() -> None:
    """The program is quoted, and per cent signs are doubled."""
    unit = render_schedule(Path("/srv/50%"), "day", "systemd", Path("/opt/my tools/litreview"))
    assert 'ExecStart="/opt/my tools/litreview" run --quiet .\n' in unit
    assert "WorkingDirectory=/srv/50%%\n" in unit


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/srv/review", "litreview-review"),
        ("/srv/Peer support (2026)", "litreview-peer-support-2026"),
        ("/srv/@%i", "litreview-i"),
        ("/", "litreview-review"),
    ],
)
def test_units_are_named_after_the_folder(folder: str, name: str) -> None:
    """A sign for the whole path comes after it; no character means something to systemd."""
    assert re.fullmatch(rf"{name}-[0-9a-f]{{8}}", name_unit(Path(folder)))


def test_two_folders_of_one_name_have_units_of_their_own(tmp_path: Path) -> None:
    """The files of one review are not written over by those of another."""
    first, second = (units(Path(folder), "day", COMMAND, tmp_path) for folder in ("/a/review", "/b/review"))
    assert not {*first} & {*second}
    assert name_unit(Path("/a/review")) == name_unit(Path("/a/review"))


@pytest.mark.parametrize(
    ("folder", "told"), [("/srv/my review", True), ("/srv/other/my review", False)], ids=["its", "another's"]
)
def test_units_installed_under_the_short_name_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, told: bool
) -> None:
    """Both timers would run the review; those of another review are left alone."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "litreview-my-review.timer" not in render_schedule(FOLDER, "day", "systemd", COMMAND)
    where = tmp_path / ".config" / "systemd" / "user"
    where.mkdir(parents=True)
    service = units(Path(folder), "day", COMMAND, tmp_path)[0].read_text(encoding="utf-8")
    (where / "litreview-my-review.service").write_text(service, encoding="utf-8")
    text = render_schedule(FOLDER, "day", "systemd", COMMAND)
    assert ("# systemctl --user disable --now litreview-my-review.timer\n" in text) is told


@pytest.mark.parametrize("kind", ["systemd", "cron", "github"])
def test_a_path_with_a_line_break_is_refused(kind: str) -> None:
    """A second line could say anything to the scheduler."""
    with pytest.raises(UsageError, match="line break"):
        render_schedule(Path("/srv/a\nExecStart=x"), "day", kind, COMMAND)
