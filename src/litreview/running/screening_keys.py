"""Screening at a terminal: one record at a time, one key for a decision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from litreview.errors import UsageError
from litreview.running.priorities import Ranked
from litreview.running.screening import Screening, list_next, list_open, record_decision, today
from litreview.sources.screening import FULL_TEXT, ScreeningLine
from litreview.synthesis.consensus import find_conflicts, keep_last, tell_conflict

BATCH = 20
"""Works that are shown before the ranking learns from what was decided."""

KEYS = {"i": "include", "e": "exclude", "n": "not retrieved", "u": "undo", "s": "skip", "q": "quit"}
"""What a person may press; n at full text alone."""

_ENDS = ("", "\x03", "\x04")
"""What a terminal gives at its end, and where a person breaks off."""


class Terminal(NamedTuple):
    """How to talk to a person: read one key, ask for a line, say a line.

    Who breaks off raises ``EOFError`` or ``KeyboardInterrupt`` from the first two.
    """

    read_key: Callable[[], str]
    ask: Callable[[str], str]
    say: Callable[[str], None]


@dataclass
class _Sitting:
    """One person at a terminal: who decides at which stage, what was decided by now, and what is not shown again.

    ``decided`` holds, for each decision of the sitting, the person's line on the record before it; one without a decision where
    there was none.
    """

    screening: Screening
    terminal: Terminal
    stage: str
    coder: str
    double: bool = False
    decided: list[ScreeningLine] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)

    def list_waiting(self) -> list[Ranked]:
        """Return the works that wait and were not passed in this sitting, the likeliest first."""
        passed = self.skipped.union(line.citation_key for line in self.decided)
        ranked = list_next(self.screening, self.stage, self.coder, double=self.double)
        return [one for one in ranked if one.citation_key not in passed]

    def waits(self, key: str) -> bool:
        """Return whether a work waits by now, whatever others decided in the meantime."""
        self.screening.reread()
        return key in list_open(self.screening, self.stage, self.coder, double=self.double)


def screen_one_by_one(screening: Screening, terminal: Terminal, stage: str = "", coder: str = "", *, double: bool = False) -> int:
    """Return how many decisions a person took, each written as it was taken: i include, e exclude, s skip, u undo, q quit.

    At full text n says that the report could not be retrieved, and an exclusion is asked for its reason until it has one. What
    others decided in the meantime is not asked about again, and the ranking learns anew after every ``BATCH`` works.

    Raises:
        InputFaults: ``screening.csv`` is broken.
        UsageError: the stage is unknown, or nobody says who decides.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.screening import open_screening
        >>> terminal = Terminal(lambda: "q", lambda words: "", lambda words: None)
        >>> screen_one_by_one(open_screening(load_review(".")), terminal, coder="ann")
        0
    """
    at = screening.stage(stage)
    try:
        coder = (coder or terminal.ask("who decides (a name or pseudonym)")).strip()
    except (EOFError, KeyboardInterrupt):
        coder = ""
    if not coder:
        raise UsageError("say who decides: --coder, a name or pseudonym; corpus/screening.csv is public")
    sitting = _Sitting(screening, terminal, at, coder, double)
    try:
        while _screen_batch(sitting, waiting) if (waiting := sitting.list_waiting()) else _reopen(sitting):
            screening.reread()
    except (EOFError, KeyboardInterrupt):
        return len(sitting.decided)
    if not waiting:
        terminal.say("nothing more waits for a decision at this stage")
    return len(sitting.decided)


def _screen_batch(sitting: _Sitting, waiting: Sequence[Ranked]) -> bool:
    """Show the first works that wait, one after the other; return whether the person goes on."""
    for place, one in enumerate(waiting[:BATCH], 1):
        if not sitting.waits(one.citation_key):
            continue
        _show(sitting, one, f"{place} of {len(waiting)}")
        while (word := _read_word(sitting)) == "undo":
            _undo(sitting)
        if word == "quit":
            return False
        if word == "skip":
            sitting.skipped.add(one.citation_key)
        else:
            _write(sitting, one.citation_key, word)
    return True


def _reopen(sitting: _Sitting) -> bool:
    """Return whether, with nothing left, the person took the last decision back."""
    if not sitting.decided or _read_word(sitting, "uq") == "quit":
        return False
    _undo(sitting)
    return True


def _show(sitting: _Sitting, one: Ranked, place: str) -> None:
    record = sitting.screening.shown[one.citation_key]
    why = f"  ({one.why})" if one.why else ""
    said = "; ".join(part for part in (record.authors, record.year, record.container) if part)
    told = (f"{place}: {one.citation_key}  {one.score:.3f}{why}", record.title, said, record.abstract or "(no abstract)")
    for words in ("", *told, *_tell_conflicts(sitting, one.citation_key)):
        sitting.terminal.say(words)


def _tell_conflicts(sitting: _Sitting, work: str) -> list[str]:
    """Return where reviewers differ on a work; nothing to a second reviewer, who must not know."""
    if sitting.double:
        return []
    work_of = sitting.screening.works.work_of
    lines = [line for line in sitting.screening.lines if work_of.get(line.citation_key) == work]
    return [f"conflict: {tell_conflict(one)}" for one in find_conflicts(lines)]


def _read_word(sitting: _Sitting, among: Iterable[str] = KEYS) -> str:
    keys = {key: KEYS[key] for key in among if key != "n" or sitting.stage == FULL_TEXT}
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
    own = (key, sitting.stage, sitting.coder)
    lines = keep_last(sitting.screening.lines)
    before = next((line for line in lines if (line.citation_key, line.stage, line.coder) == own), None)
    record_decision(sitting.screening, ScreeningLine(key, decision, reason, sitting.coder, today(), sitting.stage))
    sitting.decided.append(before or ScreeningLine(key, "", coder=sitting.coder, stage=sitting.stage))
    sitting.terminal.say(f"{key}: {decision}")


def _undo(sitting: _Sitting) -> None:
    """Take the last decision of the sitting back, by a line with what the person had decided before, or without a decision."""
    if not sitting.decided:
        sitting.terminal.say("nothing to undo")
        return
    before = sitting.decided[-1]
    record_decision(sitting.screening, before._replace(date=today()))
    sitting.decided.pop()
    stands = f"; your {before.decision} of before stands again" if before.decision else "; it will be shown again"
    sitting.terminal.say(f"{before.citation_key}: undone{stands}")
