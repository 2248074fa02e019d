"""How a run is asked for, and what it came to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Options:
    """How a run is asked for; each field is an option of ``litreview run``, and ``say`` hears one line per step.

    ``only`` is the beginning of the names of notebooks, ``jobs`` how many things are worked on side by side, ``force`` takes
    nothing over, ``parameters`` go to the notebooks that declare them, ``scheduler`` is the address of a Dask scheduler.

    Example:
        >>> options = Options(only="06", jobs=4)
        >>> options.force, options.scheduler
        (False, '')
    """

    only: str = ""
    jobs: int = 2
    force: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)
    scheduler: str = ""
    say: Callable[[str], None] = lambda line: None


@dataclass(frozen=True)
class RunOutcome:
    """What a run came to: the published folder, whether anything was done, and the notices on the inputs."""

    folder: Path
    changed: bool
    notices: tuple[str, ...] = ()
