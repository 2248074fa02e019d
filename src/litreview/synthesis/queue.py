"""Which works wait for a decision, what those decided say of them, and in which order people read."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from litreview.sources.screening import FULL_TEXT, ScreeningLine
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.flow_found import SAME
from litreview.synthesis.reading_order import sort_by_day


def keep_telling(
    screening: Mapping[str, ScreeningOutcome], relations: Mapping[str, str], copy_of: Mapping[str, str] = MappingProxyType({})
) -> dict[str, ScreeningOutcome]:
    """Return the decisions that tell of a whole work; ``relations`` and ``copy_of`` are those of ``Works``.

    That an edition, version or abstract is excluded or was not retrieved tells of that report alone, as in the flow: the work
    waits until somebody decides on its first record, or includes one of them.

    Example:
        >>> keep_telling({"a": ScreeningOutcome("exclude"), "b": ScreeningOutcome("exclude")}, {"b": "abstract"})
        {'a': ScreeningOutcome(decision='exclude', reason='', stage='', conflict=False)}
    """
    return {
        key: outcome
        for key, outcome in screening.items()
        if relations.get(copy_of.get(key, key), "") in SAME or outcome.decision not in ("exclude", "not retrieved")
    }


def label_works(work_of: Mapping[str, str], screening: Mapping[str, ScreeningOutcome], stage: str = "") -> dict[str, int | None]:
    """Return for each work, by name, 1 where people found it relevant, 0 where they did not, ``None`` where nothing stands.

    Before the full texts a work counts as relevant that went on to them, whatever was found there: titles and abstracts are
    what is judged. At full text a decision without a stage is one on title and abstract. One relevant record makes its work
    relevant.

    Example:
        >>> label_works({"a": "a", "b": "a", "c": "c"}, {"b": ScreeningOutcome("exclude")})
        {'a': 0, 'c': None}
    """
    label = _label_text if stage == FULL_TEXT else _label_title
    return {work: label(outcomes) for work, outcomes in _by_work(work_of, screening).items()}


def find_waiting(work_of: Mapping[str, str], screening: Mapping[str, ScreeningOutcome], stage: str = "") -> list[str]:
    """Return the works on which nothing is decided at a stage, by name; at full text only those that came through to it.

    Example:
        >>> find_waiting({"a": "a", "b": "b"}, {"a": ScreeningOutcome("include")})
        ['b']
    """
    works = _by_work(work_of, screening)
    if stage == FULL_TEXT:
        return [work for work, outcomes in works.items() if _label_text(outcomes) is None and _is_sought(outcomes)]
    return [work for work, outcomes in works.items() if _label_title(outcomes) is None]


def order_read(lines: Iterable[ScreeningLine], work_of: Mapping[str, str]) -> list[str]:
    """Return the works in the order in which people first decided on them, by day and, of a day, as the lines stand.

    Example:
        >>> order_read([ScreeningLine("b", "include"), ScreeningLine("a", "exclude")], {"a": "a", "b": "b"})
        ['b', 'a']
    """
    told = (line for line in sort_by_day(lines) if line.decision and line.citation_key in work_of)
    return list(dict.fromkeys(work_of[line.citation_key] for line in told))


def _by_work(work_of: Mapping[str, str], screening: Mapping[str, ScreeningOutcome]) -> dict[str, list[ScreeningOutcome]]:
    found: dict[str, list[ScreeningOutcome]] = {work: [] for work in sorted(set(work_of.values()))}
    for key, outcome in screening.items():
        if key in work_of:
            found[work_of[key]].append(outcome)
    return found


def _label_title(outcomes: Collection[ScreeningOutcome]) -> int | None:
    if any(one.stage == FULL_TEXT or one.decision == "include" for one in outcomes):
        return 1
    if any(one.conflict for one in outcomes):
        return None
    return 0 if any(one.decision == "exclude" for one in outcomes) else None


def _label_text(outcomes: Collection[ScreeningOutcome]) -> int | None:
    read = [one for one in outcomes if one.stage == FULL_TEXT]
    if any(one.decision == "include" for one in read):
        return 1
    if any(one.conflict for one in read):
        return None
    passed = any(one.decision == "include" for one in outcomes)
    excluded = any(one.decision == "exclude" for one in (read if passed else outcomes))
    return 0 if excluded else None


def _is_sought(outcomes: Collection[ScreeningOutcome]) -> bool:
    """Whether a text is to be assessed: one that came through, unless it was not retrieved; one on which reviewers differ."""
    read = [one for one in outcomes if one.stage == FULL_TEXT]
    missing = any(one.decision == "not retrieved" for one in read)
    return any(one.conflict for one in read) or (not missing and any(one.decision == "include" for one in outcomes))
