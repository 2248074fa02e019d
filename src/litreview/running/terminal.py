"""What a command says to the person who called it, how it is stopped, and what it had published by then."""

import os
import re
from pathlib import Path
from types import FrameType

import typer

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal takes for a command."""
_begun: dict[Path, str] = {}
"""Where ``latest`` led, in the outputs of each review of which a run was begun here."""


class Stopped(BaseException):
    """A person or a scheduler stopped the command; nothing in between takes it for a failure of its own."""


def stop(number: int, frame: FrameType | None) -> None:
    """Raise ``Stopped``, so that a run clears away what it had begun.

    Example:
        >>> stop(2, None)
        Traceback (most recent call last):
        litreview.running.terminal.Stopped
    """
    raise Stopped


def print_line(quiet: bool, line: str) -> None:
    """Print a line; what stands in references cannot move the cursor or rename the window.

    Example:
        >>> print_line(False, "one\x1b[2J")
        one[2J
    """
    if not quiet:
        typer.echo(_CONTROL.sub("", line))


def ask(words: str) -> str:
    """Return a line that a person types.

    Raises:
        EOFError: the person broke off; that ends the asking, not the command.
    """
    try:
        return str(typer.prompt(words, default="", show_default=False))
    except (typer.Abort, Stopped):
        raise EOFError from None


def begin(outputs: Path) -> None:
    """Note that a run was begun whose outputs are in ``outputs``.

    Example:
        >>> begin(Path("nowhere")); tell_published()
        'nothing new was published'
    """
    _begun[outputs] = _latest(outputs)


def tell_published() -> str:
    """Return whether a command that did not come to its end had published a run by then.

    Example:
        >>> tell_published()
        'nothing new was published'
    """
    moved = any(_latest(outputs) not in ("", before) for outputs, before in _begun.items())
    return "the new run had been published already" if moved else "nothing new was published"


def describe_refusal(error: OSError) -> str:
    """Return one plain line on what the operating system refused: the file, relative to here, and why.

    Example:
        >>> describe_refusal(PermissionError(13, "Permission denied", "corpus/a.txt"))
        'corpus/a.txt: permission denied; nothing new was published'
    """
    if not error.strerror:
        return str(error)
    reason = error.strerror[0].lower() + error.strerror[1:]
    if not isinstance(error.filename, str):
        return f"{reason}; {tell_published()}"
    inside = os.path.relpath(error.filename)
    shown = Path(error.filename).name if inside.startswith("..") else inside
    return f"{shown}: {reason}; {tell_published()}"


def _latest(outputs: Path) -> str:
    link = outputs / "latest"
    return os.readlink(link) if link.is_symlink() else ""
