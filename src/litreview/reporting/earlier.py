"""Runs that an earlier version made: what they do not hold is told where it would be shown, and the notebook goes on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from litreview.reporting.display import View, render
from litreview.reporting.run_folder import Run

_AGAIN = "An earlier version of litreview made this run, and it does not hold what is shown here. Run `litreview run` again."
_Given = ParamSpec("_Given")
Shown = Callable[Concatenate[Run, _Given], View]


def tell_earlier(show: Shown[_Given]) -> Shown[_Given]:
    """Return ``show``, which answers with a notice instead of an error where the run has no such table yet.

    Example:
        >>> show = tell_earlier(lambda run: View(render("lead", words=str(len(run.table("progress"))))))
        >>> import tempfile; from pathlib import Path
        >>> "Run `litreview run` again" in show(Run(Path(tempfile.mkdtemp()), {})).html
        True
    """

    @wraps(show)
    def shown(run: Run, /, *given: _Given.args, **named: _Given.kwargs) -> View:
        try:
            return show(run, *given, **named)
        except FileNotFoundError:
            return View(render("notice", words=_AGAIN, kind="gap"))

    return shown
