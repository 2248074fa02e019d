"""Transcripts of ours with planted identifiers, each marked where it stands, and the roster that knows some of them."""

import re
from pathlib import Path
from typing import NamedTuple

from benchmarks.datasets import Unusable, read_rows

from litreview.privacy.roster import Roster, load_roster

FOLDER = Path(__file__).resolve().parent / "examples" / "canary"
COLUMNS = ("session", "style", "language", "speaker", "text")
DIRECT = frozenset(["person", "street", "phone", "email", "url", "handle", "sin", "health", "postal", "birth", "number"])
INDIRECT = frozenset(["place", "organisation", "rare", "age", "date"])

_MARK = re.compile(r"\{\{(\w+):([^{}]+)\}\}")


class Planted(NamedTuple):
    """An identifier that stands in a text: its span and its kind."""

    start: int
    end: int
    kind: str


class Turn(NamedTuple):
    """What one person said, with the identifiers in it; ``style`` is ``written`` or ``recognised`` (no capitals)."""

    session: str
    style: str
    language: str
    speaker: str
    text: str
    planted: tuple[Planted, ...]


class Canary(NamedTuple):
    """The turns of all sessions, and what the roster knows."""

    turns: tuple[Turn, ...]
    roster: Roster


def load_canary(name: str, folder: Path = FOLDER) -> Canary:
    """Return the turns of ``<name>.csv`` and the roster beside it.

    Raises:
        Unusable: a file is missing or broken, or a mark names no known kind.
    """
    rows = read_rows(folder / f"{name}.csv", COLUMNS)
    turns = (Turn(row["session"], row["style"], row["language"], row["speaker"], *read_marks(row["text"])) for row in rows)
    return Canary(tuple(turns), load_roster(folder / f"{name}-roster.csv", f"{name}-roster.csv", illustrative=True))


def read_marks(marked: str) -> tuple[str, tuple[Planted, ...]]:
    """Return the text without its marks, and what they marked.

    Raises:
        Unusable: a mark names no known kind, or is left open.
    """
    pieces: list[str] = []
    planted, read, length = [], 0, 0
    for match in _MARK.finditer(marked):
        before = marked[read : match.start()]
        start = length + len(before)
        length, read = start + len(match[2]), match.end()
        pieces += [before, match[2]]
        planted.append(Planted(start, length, match[1]))
    text = "".join([*pieces, marked[read:]])
    unknown = {one.kind for one in planted} - DIRECT - INDIRECT
    if unknown or "{{" in text or "}}" in text:
        raise Unusable(f"a mark is left open or names no known kind ({', '.join(sorted(unknown))})")
    return text, tuple(planted)
