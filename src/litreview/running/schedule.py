"""What to paste into the scheduler that a machine already has."""

import shlex
from pathlib import Path

_ON_CALENDAR = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly"}
_CRON = {"hour": "0 * * * *", "day": "0 6 * * *", "week": "0 6 * * 1", "month": "0 6 1 * *"}

_SYSTEMD = """\
# ~/.config/systemd/user/litreview.service
[Unit]
Description=Rebuild the evidence tables of a litreview review

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command} run --quiet .

# ~/.config/systemd/user/litreview.timer
[Unit]
Description=Run litreview every {every}

[Timer]
OnCalendar={calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""

_GITHUB = """\
# .github/workflows/litreview.yml
name: litreview
on:
  schedule:
    - cron: "{cron}"
  workflow_dispatch:
jobs:
  run:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install litreview-toolkit
      - run: litreview run --quiet .
      - uses: actions/upload-artifact@v4
        with:
          name: outputs
          path: outputs/latest/
"""


def render_schedule(folder: Path, every: str, kind: str, command: Path) -> str:
    """Return the text that makes a scheduler run the review in ``folder`` every hour, day, week or month.

    ``kind`` is ``systemd``, ``cron`` or ``github``; ``command`` is the path of the ``litreview`` program.

    Raises:
        KeyError: ``every`` or ``kind`` is none of those named.

    Example:
        >>> render_schedule(Path("/srv/review"), "day", "cron", Path("/opt/bin/litreview"))
        '0 6 * * * cd /srv/review && /opt/bin/litreview run --quiet .\\n'
    """
    calendar, cron = _ON_CALENDAR[every], _CRON[every]
    unit = {"folder": str(folder).replace("%", "%%"), "command": f'"{_for_systemd(command)}"'}
    return {
        "systemd": _SYSTEMD.format(**unit, every=every, calendar=calendar),
        "cron": f"{cron} cd {_for_cron(folder)} && {_for_cron(command)} run --quiet .\n",
        "github": _GITHUB.format(cron=cron),
    }[kind]


def _for_cron(path: Path) -> str:
    """Return a path as one word of a shell; a bare per cent sign ends the line in a crontab."""
    return shlex.quote(str(path)).replace("%", "\\%")


def _for_systemd(path: Path) -> str:
    """Return a path as systemd reads it back: per cent signs double, quotation marks and backslashes marked."""
    return str(path).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
