"""What to paste into the scheduler that a machine already has; alerts stay with that scheduler, which knows how to send them."""

import os
import re
import shlex
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from litreview import __version__
from litreview.errors import UsageError

_ON_CALENDAR = {
    "hour": "*-*-* *:{minute:02}",
    "day": "*-*-* 06:{minute:02}",
    "week": "Mon *-*-* 06:{minute:02}",
    "month": "*-*-01 06:{minute:02}",
}
_CRON = {"hour": "{minute} * * * *", "day": "{minute} 6 * * *", "week": "{minute} 6 * * 1", "month": "{minute} 6 1 * *"}

_SYSTEMD = """\
# ~/.config/systemd/user/{name}.service
[Unit]
Description=Rebuild the evidence tables of a litreview review
# To be told of a failure, name a unit of yours that sends a message:
# OnFailure=tell-me@%n.service

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command} run --quiet .
# 4: another run is under way; the next one will do.
SuccessExitStatus=4
Nice=10

# ~/.config/systemd/user/{name}.timer
[Unit]
Description=Run litreview every {every}

[Timer]
OnCalendar={calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""

_INSTALLED = """\
# {name}.service and {name}.timer, installed before, run this review too; take them away first:
# systemctl --user disable --now {name}.timer
# rm ~/.config/systemd/user/{name}.service ~/.config/systemd/user/{name}.timer

"""

_GITHUB = """\
# .github/workflows/litreview.yml
# For a review whose files may lie on that service. Transcripts and the roster may not:
# schedule such a review on a machine of yours.
name: litreview
on:
  schedule:
    - cron: "{cron}"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: litreview
jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: {install}
      # The earlier outputs: only what changed is done again, and the pages can say what that is.
      - uses: actions/cache@v4
        with:
          path: outputs
          key: litreview-${{{{ github.run_id }}}}
          restore-keys: litreview-
      - run: litreview run --quiet .
      - uses: actions/upload-artifact@v4
        with:
          name: outputs
          path: outputs/latest/
          if-no-files-found: error
"""


def render_schedule(folder: Path, every: str, kind: str, command: Path) -> str:
    """Return the text that makes a scheduler run the review in ``folder`` every hour, day, week or month.

    ``kind`` is ``systemd``, ``cron`` or ``github``; ``command`` is the path of the ``litreview`` program. The name of the
    systemd units comes from the whole path, so that no review overwrites those of another. So does the minute, which two
    reviews may share: each has a lock of its own, and they run beside each other. Units of this review that were installed
    under the name of its folder alone are told in a comment.

    Raises:
        KeyError: ``every`` or ``kind`` is none of those named.
        UsageError: a path holds a line break, which no scheduler takes.

    Example:
        >>> render_schedule(Path("/srv/review"), "day", "cron", Path("/opt/bin/litreview"))
        '22 6 * * * cd /srv/review && /opt/bin/litreview run --quiet .\\n'
    """
    if any(mark in f"{folder}{command}" for mark in "\r\n"):
        raise UsageError("the path of the review or of litreview holds a line break, which no scheduler takes; rename it")
    minute = crc32(_bytes(folder)) % 60
    calendar, cron = _ON_CALENDAR[every].format(minute=minute), _CRON[every].format(minute=minute)
    units = {"folder": str(folder).replace("%", "%%"), "command": f'"{_for_systemd(command)}"', "name": name_unit(folder)}
    return {
        "systemd": _tell_installed(folder) + _SYSTEMD.format(**units, every=every, calendar=calendar),
        "cron": f"{cron} cd {_for_cron(folder)} && {_for_cron(command)} run --quiet .\n",
        "github": _GITHUB.format(cron=cron, install=_install(folder)),
    }[kind]


def name_unit(folder: Path) -> str:
    """Return the name of the systemd units of the review in ``folder``: its plain letters, and a sign for its whole path.

    Example:
        >>> name_unit(Path("/srv/Peer support (2026)")), name_unit(Path("/srv/レビュー"))
        ('litreview-peer-support-2026-f4f2f02a', 'litreview-review-944c05b2')
    """
    return f"{_short_name(folder)}-{sha256(_bytes(folder)).hexdigest()[:8]}"


def _short_name(folder: Path) -> str:
    return f"litreview-{'-'.join(re.findall(r'[a-z0-9]+', folder.name.lower())) or 'review'}"


def _tell_installed(folder: Path) -> str:
    """Return a comment on units of this review whose name was that of its folder alone, where they are installed."""
    name = _short_name(folder)
    try:
        service = Path(os.path.expanduser(f"~/.config/systemd/user/{name}.service")).read_bytes()
    except OSError:
        return ""
    if b"WorkingDirectory=" + _bytes(folder).replace(b"%", b"%%") not in service.splitlines():
        return ""
    return _INSTALLED.format(name=name)


def _bytes(folder: Path) -> bytes:
    return str(folder).encode("utf-8", "surrogateescape")


def _install(folder: Path) -> str:
    if (folder / "src" / "litreview").is_dir() and (folder / "constraints.txt").is_file():
        return "pip install -c constraints.txt ."
    return f"pip install litreview-toolkit=={__version__}"


def _for_cron(path: Path) -> str:
    """Return a path as one word of a shell; a bare per cent sign ends the line in a crontab."""
    return shlex.quote(str(path)).replace("%", "\\%")


def _for_systemd(path: Path) -> str:
    """Return a path as systemd reads it back: per cent signs double, quotation marks and backslashes marked."""
    return str(path).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
