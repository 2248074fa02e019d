"""The files of a review that people wrote, loaded one by one; what is wrong in all of them is raised together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from litreview.errors import Fault, InputFaults


class InputFiles:
    """The files below ``root``, with the faults found in those that were loaded so far.

    Example:
        >>> files = InputFiles(Path("nowhere"))
        >>> files.load("corpus/codes.csv", Path.read_text, "none")
        'none'
    """

    def __init__(self, root: Path) -> None:
        """Take the folder of the review."""
        self.root = root
        self.faults: list[Fault] = []

    def load(self, part: str, loader: Callable[..., Any], fallback: Any, *arguments: Any, **options: Any) -> Any:
        """Return what ``loader`` makes of the file or folder ``part``, ``fallback`` where it is not there or has faults."""
        path = self.root / part
        if not path.exists():
            return fallback
        try:
            return loader(path, *arguments, **options)
        except InputFaults as error:
            self.faults.extend(error.faults)
            return fallback

    def refuse(self) -> None:
        """Raise the faults that were found.

        Raises:
            InputFaults: there are some.
        """
        if self.faults:
            raise InputFaults(self.faults)
