"""Runs that a person or a scheduler stops, and notebooks that do not let themselves be stopped."""

import signal
from typing import Any

import nbformat
import pytest

STAGES = ("reading", "joining", "checked", "ran notebook", "exporting", "searching")


@pytest.mark.parametrize(
    ("number", "stages"),
    [(signal.SIGTERM, STAGES[::2]), (signal.SIGINT, STAGES[1::2])],
    ids=["by a scheduler", "by a person"],
)
def test_a_run_stopped_in_any_stage_leaves_nothing(
    bench: Any, edited: Any, number: signal.Signals, stages: tuple[str, ...]
) -> None:
    """No staging, no kernel, no temporary folder: the old run stands, and the next one finishes."""
    old = bench.tables()
    bench.edit()
    for stage in stages:
        command = bench.start()
        command.wait_until(stage)
        command.signal(number)
        assert command.wait() == 130, command.said
        assert command.said.splitlines()[-1] == "stopped; nothing new was published"
        assert command.plainly
        assert bench.tables() == old
        assert bench.left() == []
        assert command.leaves_nothing_running()
    assert bench.settles(edited.tables())


HANGS = "import subprocess; subprocess.Popen(['sleep', '600'])\nimport time; time.sleep(600)"
DEAF = """import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
while True:
    pass
"""


def test_notebooks_that_hang_and_hear_no_signal_are_ended(bench: Any) -> None:
    """Both are tried, the account names the first, and what they started ends with them."""
    old = bench.tables()
    settings = bench.review.root / "review.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("cell_timeout = 300", "cell_timeout = 2"), encoding="utf-8")
    for name, source in (("01_sources", HANGS), ("02_consultation", DEAF)):
        path = bench.review.root / "notebooks" / f"{name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(source))
        nbformat.write(notebook, path)
    command = bench.run()
    assert command.code == 3
    assert "01_sources, cell 3: a cell ran longer than 2 s" in command.said
    assert bench.tables() == old
    assert (bench.outputs / "failed").is_dir()
    assert command.leaves_nothing_running()
    assert not list(bench.temporary.iterdir())
