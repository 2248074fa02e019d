"""Which works wait for a decision, what those decided say of them, and in which order people read."""

from collections.abc import Iterable, Mapping

from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine
from litreview.synthesis.consensus import Outcome


def label_works(work_of: Mapping[str, str], screening: Mapping[str, Outcome], stage: str = "") -> dict[str, int | None]:
    """Return for each work, by name, 1 where people found it relevant, 0 where they did not, ``None`` where nothing stands.

    Before the full texts a work counts as relevant that went on to them, whatever was found there: titles and abstracts are
    what is judged. One relevant record makes its work relevant.

    Example:
        >>> label_works({"a": "a", "b": "a", "c": "c"}, {"b": Outcome("exclude")})
        {'a': 0, 'c': None}
    """
    labels: dict[str, int | None] = dict.fromkeys(sorted(set(work_of.values())))
    for key, outcome in screening.items():
        label = _label(outcome, stage)
        if label is not None and key in work_of:
            labels[work_of[key]] = max(label, labels[work_of[key]] or 0)
    return labels


def find_waiting(work_of: Mapping[str, str], screening: Mapping[str, Outcome], stage: str = "") -> list[str]:
    """Return the works on which nothing is decided at a stage, by name; at full text only those that came through to it.

    Example:
        >>> find_waiting({"a": "a", "b": "b"}, {"a": Outcome("include")})
        ['b']
    """
    undecided = [work for work, label in label_works(work_of, screening, stage).items() if label is None]
    if stage != FULL_TEXT:
        return undecided
    through = {work_of[key] for key, outcome in screening.items() if key in work_of and _is_sought(outcome)}
    return [work for work in undecided if work in through]


def order_read(lines: Iterable[ScreeningLine], work_of: Mapping[str, str]) -> list[str]:
    """Return the works in the order in which people first decided on them, as the lines stand in the file.

    Example:
        >>> order_read([ScreeningLine("b", "include"), ScreeningLine("a", "exclude")], {"a": "a", "b": "b"})
        ['b', 'a']
    """
    return list(dict.fromkeys(work_of[line.citation_key] for line in lines if line.decision and line.citation_key in work_of))


def _label(outcome: Outcome, stage: str) -> int | None:
    if outcome.stage == FULL_TEXT and stage != FULL_TEXT:
        return 1
    if outcome.decision == "include":
        return None if (stage, outcome.stage) == (FULL_TEXT, TITLES) else 1
    return 0 if outcome.decision == "exclude" else None


def _is_sought(outcome: Outcome) -> bool:
    if outcome.stage == TITLES:
        return outcome.decision == "include"
    return outcome.stage == FULL_TEXT and outcome.conflict
