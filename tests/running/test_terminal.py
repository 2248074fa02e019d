"""What a command says, and what it had published when it was stopped."""

from pathlib import Path

import pytest

from litreview.running.terminal import Stopped, begin, describe_refusal, print_line, stop, tell_published


@pytest.mark.parametrize(
    ("quiet", "line", "printed"),
    [(False, "2 added", "2 added\n"), (True, "2 added", ""), (False, "a\x1b]0;b\x07\n  c\x9b1A", "a]0;b\n  c1A\n")],
    ids=["said", "quiet", "no command to the terminal"],
)
def test_a_line_is_said_without_commands(quiet: bool, line: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles of references come from elsewhere, and could move the cursor or rename the window."""
    print_line(quiet, line)
    assert capsys.readouterr().out == printed


def test_a_signal_is_no_failure_of_what_runs() -> None:
    """Code that keeps on after failures of its own does not keep on here."""
    with pytest.raises(Stopped) as stopped:
        stop(15, None)
    assert not isinstance(stopped.value, Exception)


def test_a_run_that_was_published_before_the_end_is_told(tmp_path: Path) -> None:
    """Who stopped a command must know which run readers see now."""
    (tmp_path / "latest").symlink_to("runs/one")
    begin(tmp_path)
    assert tell_published() == "nothing new was published"
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to("runs/two")
    assert tell_published() == "the new run had been published already"
    begin(tmp_path)
    assert tell_published() == "nothing new was published"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("odd"), "odd"),
        (OSError(28, "No space left on device"), "no space left on device; nothing new was published"),
        (FileNotFoundError(2, "No such file", "corpus/a.txt"), "corpus/a.txt: no such file; nothing new was published"),
        (FileNotFoundError(2, "No such file", "/elsewhere/a.txt"), "a.txt: no such file; nothing new was published"),
    ],
    ids=["no reason", "no file", "here", "elsewhere"],
)
def test_a_refusal_is_one_plain_line(error: OSError, told: str) -> None:
    """It names the file as a person here would, and no folder outside."""
    assert describe_refusal(error) == told
