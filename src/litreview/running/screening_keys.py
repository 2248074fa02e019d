"""Screening at a terminal: one record at a time, one key for a decision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from litreview.errors import UsageError
from litreview.running.priorities import Ranked
from litreview.running.screening import Screening, list_next, record_decision, today
from litreview.sources.bibliography import Record
from litreview.sources.screening import FULL_TEXT, ScreeningLine

BATCH = 20
"""Works that are shown before the ranking learns from what was decided."""

KEYS = {"i": "include", "e": "exclude", "n": "not retrieved", "u": "undo", "s": "skip", "q": "quit"}
"""What a person may press; n at full text alone."""

_ENDS = ("", "\x03", "\x04")
"""What a terminal gives at its end, and where a person breaks off."""


class Terminal(NamedTuple):
    """How to talk to a person: read one key, ask for a line, say a line."""

    read_key: Callable[[], str]
    ask: Callable[[str], str]
    say: Callable[[str], None]


@dataclass
class _Sitting:
    """One person at a terminal: who decides at which stage, what was decided by now, and what is not shown again."""

    screening: Screening
    terminal: Terminal
    stage: str
    coder: str
    decided: list[str] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)


def screen_one_by_one(screening: Screening, terminal: Terminal, stage: str = "", coder: str = "", *, double: bool = False) -> int:
    """Return how many decisions a person took, each written as it was taken: i include, e exclude, s skip, u undo, q quit.

    At full text n says that the report could not be retrieved, and an exclusion is asked for its reason until it has one. The
    ranking learns anew after every ``BATCH`` works.

    Raises:
        InputFaults: ``screening.csv`` is broken.
        UsageError: the stage is unknown, or nobody says who decides.

    Example:
        >>> screen_one_by_one.__name__
        'screen_one_by_one'
    """
    at = screening.stage(stage)
    coder = (coder or terminal.ask("who decides (a name or pseudonym)")).strip()
    if not coder:
        raise UsageError("say who decides: --coder, a name or pseudonym; corpus/screening.csv is public")
    sitting = _Sitting(screening, terminal, at, coder)
    going_on = True
    while going_on:
        passed = sitting.skipped.union(sitting.decided)
        waiting = [one for one in list_next(screening, at, coder, double=double) if one.citation_key not in passed]
        if not waiting:
            terminal.say("nothing more waits for a decision at this stage")
            break
        going_on = _screen_batch(sitting, waiting)
        screening.reread()
    return len(sitting.decided)


def _screen_batch(sitting: _Sitting, waiting: Sequence[Ranked]) -> bool:
    """Show the first works that wait, one after the other; return whether the person goes on."""
    shown = {one.citation_key for one in waiting[:BATCH]}
    records = {record.citation_key: record for record in sitting.screening.records if record.citation_key in shown}
    for place, one in enumerate(waiting[:BATCH], 1):
        _show(one, records[one.citation_key], f"{place} of {len(waiting)}", sitting.terminal)
        while (word := _read_word(sitting)) == "undo":
            _undo(sitting)
        if word == "quit":
            return False
        if word == "skip":
            sitting.skipped.add(one.citation_key)
        else:
            _write(sitting, one.citation_key, word)
    return True


def _show(one: Ranked, record: Record, place: str, terminal: Terminal) -> None:
    why = f"  ({one.why})" if one.why else ""
    said = "; ".join(part for part in (record.authors, record.year, record.container) if part)
    for words in ("", f"{place}: {one.citation_key}  {one.score:.3f}{why}", record.title, said, record.abstract):
        terminal.say(words)


def _read_word(sitting: _Sitting) -> str:
    keys = {key: word for key, word in KEYS.items() if key != "n" or sitting.stage == FULL_TEXT}
    sitting.terminal.say("  ".join(f"{key} {word}" for key, word in keys.items()))
    while (key := sitting.terminal.read_key().lower()) not in keys:
        if key in _ENDS:
            return "quit"
    return keys[key]


def _write(sitting: _Sitting, key: str, decision: str) -> None:
    needed, reason = sitting.stage == FULL_TEXT, ""
    if decision == "exclude":
        reason = sitting.terminal.ask("reason" if needed else "reason (may be left out)").strip()
        while needed and not reason:
            reason = sitting.terminal.ask("reason (the flow of records counts reasons)").strip()
    record_decision(sitting.screening, ScreeningLine(key, decision, reason, sitting.coder, today(), sitting.stage))
    sitting.decided.append(key)
    sitting.terminal.say(f"{key}: {decision}")


def _undo(sitting: _Sitting) -> None:
    """Take the last decision of the sitting back, by a line without one; the work is shown again later."""
    if not sitting.decided:
        sitting.terminal.say("nothing to undo")
        return
    key = sitting.decided.pop()
    record_decision(sitting.screening, ScreeningLine(key, "", "", sitting.coder, today(), sitting.stage))
    sitting.terminal.say(f"{key}: undone; it will be shown again")
