"""The command `litreview screen`: what was asked for, and which part of screening answers it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from litreview.review import Review
from litreview.running.screening import Screening, list_next, open_screening, record_decision, today
from litreview.running.screening_queue import write_queue
from litreview.running.screening_trial import describe_trial, list_decided, load_labelled, try_out
from litreview.running.screening_words import describe_queue, describe_state
from litreview.sources.screening import ScreeningLine
from litreview.synthesis.consensus import find_conflicts, tell_conflict

SHOWN = 20
"""Works that are listed where nobody says how many."""


class ScreeningRequest(NamedTuple):
    """What a person asked of `litreview screen`; nothing where they gave no option.

    ``decide`` is a key and a decision; ``labelled`` a CSV of records with labels to try the ranking out on.
    """

    count: int | None = None
    decide: tuple[str, str] | None = None
    reason: str = ""
    coder: str = ""
    stage: str = ""
    double: bool = False
    to: Path | None = None
    simulate: bool = False
    labelled: Path | None = None

    @property
    def nothing(self) -> bool:
        """Return whether a person just wants to screen: only who they are and at which stage was said."""
        return self == ScreeningRequest(coder=self.coder, stage=self.stage, double=self.double)


def answer(review: Review, asked: ScreeningRequest) -> Iterator[str]:
    """Yield the lines that answer what was asked, after doing it.

    Raises:
        InputFaults: ``screening.csv`` or the labelled file is broken.
        RunLocked: somebody else is writing to ``screening.csv``.
        UsageError: a key, decision, stage or coder is unknown or missing.

    Example:
        >>> from litreview.review import load_review
        >>> next(answer(load_review("."), ScreeningRequest())).split()[1]
        'works,'
    """
    if asked.labelled is not None:
        yield from describe_trial(try_out(*load_labelled(asked.labelled)))
        return
    screening = open_screening(review)
    if asked.decide is not None:
        yield from _decide(screening, asked, *asked.decide)
    elif asked.simulate:
        yield from describe_trial(try_out(*list_decided(screening, asked.stage)))
    else:
        ranked = list_next(screening, asked.stage, asked.coder, double=asked.double)
        if asked.to is not None:
            write_queue(asked.to, ranked, screening)
            yield f"wrote {len(ranked)} works to {asked.to.name}"
        else:
            hidden = f"{len(ranked)} works to screen by {asked.coder} as second reviewer; what others decided stays hidden"
            yield from [hidden] if asked.double else describe_state(screening, asked.stage)
            yield from describe_queue(ranked, asked.count or SHOWN)


def _decide(screening: Screening, asked: ScreeningRequest, key: str, decision: str) -> Iterator[str]:
    line = record_decision(screening, ScreeningLine(key, decision, asked.reason, asked.coder, today(), asked.stage))
    where = f" at {line.stage}" if line.stage else ""
    yield f"{key}: {decision or 'decision taken back'}{where}, by {line.coder}"
    screening.reread()
    now = find_conflicts(one for one in screening.lines if one.citation_key == key)
    yield from (f"conflict: {tell_conflict(one)}" for one in now)
