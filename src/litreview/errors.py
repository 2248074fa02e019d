"""Exceptions and located faults; imports nothing of the package, so it can never join a cycle."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_CLOSE = 0.6


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with one input: where it stands, what it is and what to do.

    ``message`` never carries text of a transcript: places and ids only.

    Example:
        >>> str(Fault("corpus/codebook.csv", 7, "code 'OUT.HOPE' is defined twice; remove one row"))
        "corpus/codebook.csv:7: code 'OUT.HOPE' is defined twice; remove one row"
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the place and what is wrong there."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class LitReviewError(Exception):
    """Any error this package raises on purpose; ``exit_code`` is what the command line returns."""

    exit_code = 1


class InputFaults(LitReviewError, ValueError):
    """All faults found in the inputs of a run, reported together.

    Example:
        >>> str(InputFaults([Fault("review.toml", 3, "unknown key 'titel'")]))
        "review.toml:3: unknown key 'titel'"
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take all ``faults``, sorted by their places."""
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))


class UnreadableSource(LitReviewError, ValueError):
    """A file that could not be used; it becomes a row of ``rejected`` and the run goes on."""

    def __init__(self, kind: str, reason: str, line: int = 0) -> None:
        """Take the ``kind`` of file and the ``reason``, with the line where there is one."""
        self.kind, self.reason, self.line = kind, reason, line
        super().__init__(reason)


class SpanError(LitReviewError, ValueError):
    """A quotation is not the text at its span: nothing may be published."""


class ReleaseRefused(LitReviewError, PermissionError):
    """The release gate found something that may not leave; ``places`` lists where, never what, ``advice`` what to do."""

    def __init__(self, places: Iterable[str], advice: Iterable[str] = ()) -> None:
        """Take the places and what to do about them."""
        self.places = list(places)
        super().__init__("\n".join(["release refused:", *self.places, *advice]))


class UsageError(LitReviewError, ValueError):
    """The command was called wrongly."""

    exit_code = 2


class NotebookFailed(LitReviewError, RuntimeError):
    """A notebook did not run to its end; carries its name and the cell that failed."""

    exit_code = 3

    def __init__(self, notebook: str, cell: int, reason: str) -> None:
        """Take the name of the notebook, the number of the cell and what went wrong in it."""
        self.notebook, self.cell, self.reason = notebook, cell, reason
        super().__init__(f"{notebook}, cell {cell}: {reason}" if cell else f"{notebook}: {reason}")


class RunLocked(LitReviewError, RuntimeError):
    """Another run holds the lock of this review."""

    exit_code = 4


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the name in ``known`` most like ``word``, or ``""`` where none is like it.

    Capital and small letters count as the same. The likeness is that of Ratcliff and Metzener (1988), as in ``difflib``.

    Example:
        >>> nearest("val.hop", ["VAL.HOPE", "OUT.HOPE"]), nearest("x", ["VAL.HOPE"])
        ("; did you mean 'VAL.HOPE'?", '')
    """
    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=_CLOSE)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""
