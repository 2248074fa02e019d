"""What is odd in the decisions of reviewers, though no reason to stop."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from litreview.sources.located import is_day
from litreview.sources.screening import FULL_TEXT, ScreeningLine
from litreview.synthesis.consensus import ScreeningOutcome, find_conflicts, settle_records, tell_conflict

_NOBODY: Mapping[str, str] = MappingProxyType({})


def find_odd(
    lines: Sequence[ScreeningLine], keys: Collection[str], copy_of: Mapping[str, str] = _NOBODY
) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each oddity; ``keys`` are those of all records, ``copy_of`` says which are the same.

    Told are keys that no record has, dates that are no days, reviewers who differ, and records found to be the same that were
    decided differently.

    Example:
        >>> list(find_odd([ScreeningLine("roe2020", "include", date="2026-01-05", line=2)], {"doe2019"}))
        [(2, 'roe2020 is not in references.bib; its decision is not used')]
    """
    unknown = {line.citation_key: line.line for line in reversed(lines) if line.citation_key not in keys}
    yield from ((line, f"{key} is not in references.bib; its decision is not used") for key, line in unknown.items())
    undated = [line.line for line in lines if line.date and not is_day(line.date)]
    if undated:
        told = "as 2026-01-31 is one; there the order of the lines counts as the order of reading"
        yield undated[0], f"{len(undated)} dates, the first on this line, are no day {told}"
    known = [line for line in lines if line.citation_key in keys]
    yield from ((one.lines[-1].line, tell_conflict(one)) for one in find_conflicts(known))
    yield from _find_unlike(known, copy_of)


def _find_unlike(lines: Iterable[ScreeningLine], copy_of: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    same: dict[str, dict[str, ScreeningOutcome]] = {}
    for key, outcome in settle_records(lines).items() if copy_of else ():
        same.setdefault(copy_of.get(key, key), {})[key] = outcome
    last = {line.citation_key: line.line for line in lines}
    for _, outcomes in sorted(same.items()):
        if _differ(outcomes.values()):
            said = ", ".join(f"{key} {outcome.decision or 'in conflict'}" for key, outcome in sorted(outcomes.items()))
            told = "what is included counts first, then where reviewers differ, then what is excluded; give them one decision"
            yield max(last[key] for key in outcomes), f"records that are the same were decided differently: {said}; {told}"


def _differ(outcomes: Collection[ScreeningOutcome]) -> bool:
    """Whether any two say different things about the title, or about the full text."""
    texts = {outcome.decision for outcome in outcomes if outcome.stage == FULL_TEXT}
    return len(texts) > 1 or len({"include" if one.stage == FULL_TEXT else one.decision for one in outcomes}) > 1
