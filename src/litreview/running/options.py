"""How a run is asked for, and what it came to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Options:
    """How a run was asked for; ``say`` hears one line per step."""

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
