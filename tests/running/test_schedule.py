"""The printed schedule is what the scheduler takes."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from litreview.running.schedule import render_schedule

FOLDER, COMMAND = Path("/srv/my review"), Path("/opt/venv/bin/litreview")
EVERY = ["hour", "day", "week", "month"]


@pytest.mark.parametrize("every", EVERY)
def test_a_crontab_line_has_five_fields_and_a_command(every: str) -> None:
    """A folder with a space is quoted."""
    fields = render_schedule(FOLDER, every, "cron", COMMAND).split(maxsplit=5)
    assert len(fields) == 6
    assert fields[5].startswith("cd '/srv/my review' && ")


@pytest.mark.parametrize("every", EVERY)
def test_the_workflow_is_yaml_with_a_schedule(every: str) -> None:
    """The workflow can be read and runs the command."""
    workflow = yaml.safe_load(render_schedule(FOLDER, every, "github", COMMAND))
    steps = workflow["jobs"]["run"]["steps"]
    assert any(step.get("run") == "litreview run --quiet ." for step in steps)
    assert len(workflow[True]["schedule"][0]["cron"].split()) == 5


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_accepts_the_unit_and_the_timer(tmp_path: Path) -> None:
    """Both files verify as printed."""
    program = tmp_path / "litreview"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    text = render_schedule(tmp_path, "day", "systemd", program)
    service, timer = text.split("# ~/.config/systemd/user/litreview.timer\n")
    (tmp_path / "litreview.service").write_text(service)
    (tmp_path / "litreview.timer").write_text(timer)
    files = [str(tmp_path / "litreview.service"), str(tmp_path / "litreview.timer")]
    done = subprocess.run(["systemd-analyze", "verify", "--user", *files], capture_output=True, text=True, check=False)
    assert "litreview" not in done.stderr


@pytest.mark.parametrize(("every", "word"), [("hour", "hourly"), ("month", "monthly")])
def test_the_timer_names_how_often(every: str, word: str) -> None:
    """OnCalendar takes systemd's own words."""
    assert f"OnCalendar={word}\n" in render_schedule(FOLDER, every, "systemd", COMMAND)


@pytest.mark.parametrize("folder", ["/srv/it's ours", "/srv/50% done", '/srv/a "b"'], ids=["apostrophe", "per cent", "quotation"])
def test_a_crontab_line_survives_any_folder_name(folder: str) -> None:
    """What cron hands to the shell is two words and the folder itself; cron takes the backslash before a per cent sign away."""
    command = render_schedule(Path(folder), "day", "cron", COMMAND).split(maxsplit=5)[5]
    assert not re.search(r"(?<!\\)%", command)
    assert shlex.split(command.replace("\\%", "%"))[:2] == ["cd", folder]


def test_a_systemd_unit_survives_a_program_with_a_space(tmp_path: Path) -> None:
    """The program is quoted, and per cent signs are doubled."""
    unit = render_schedule(Path("/srv/50%"), "day", "systemd", Path("/opt/my tools/litreview"))
    assert 'ExecStart="/opt/my tools/litreview" run --quiet .\n' in unit
    assert "WorkingDirectory=/srv/50%%\n" in unit
