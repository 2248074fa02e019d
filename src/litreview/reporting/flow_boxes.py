"""The boxes of the flow of records: which stand in which column, level by level, and what leaves or joins beside them."""

from collections.abc import Sequence

from litreview.reporting.display import count_words
from litreview.reporting.flow_drawing import JOINS, OWN, PART, Box, DrawnStep, Level
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_sums import Flow, name_custom_step

_WAYS = {"": "from databases and registers", step.OTHER: "by other methods"}
_MOST = 12
"""Sources or reasons that a box names; of more the rest stands in one line, and each in the table."""


def list_levels(flow: Flow) -> list[Level]:
    """Return the boxes of the drawing, from the first step to the last, each with what leaves the flow beside it.

    Example:
        >>> [level.steps[0].main.heading for level in list_levels(Flow([]))][-1]
        'Included and read (0)'
    """
    columns = flow.columns or ("",)
    rest = (None,) * (len(columns) - 1)
    levels = [Level("Identification", tuple(_identify(flow, column) for column in columns))]
    levels.append(Level("Screening", tuple(_screen(flow, column) for column in columns)))
    if flow.two_stages:
        levels.append(Level("Screening", tuple(_seek(flow, column) for column in columns)))
        levels.append(Level("Screening", tuple(_assess(flow, column) for column in columns)))
    levels.append(Level("Included", (_include(flow), *rest)))
    levels.append(Level("Included", (_read(flow), *rest)))
    return _add_own(flow, levels)


def _identify(flow: Flow, column: str) -> DrawnStep:
    kinds = (("Databases", step.DATABASES), ("Registers", step.REGISTERS))
    found = [line for words, name in kinds if flow.number(name + column) for line in _list_parts(flow, words, name + column)]
    found += _shorten(flow.parts(step.IDENTIFIED + column))
    main = _box("Records identified", flow.number(step.IDENTIFIED + column), found)
    same, unusable = flow.number(step.DUPLICATES + column), flow.number(step.UNUSABLE + column)
    if _is_second(flow, column) and not same + unusable:
        return DrawnStep(main)
    others = _list_parts(flow, "for other reasons", step.UNUSABLE + column)
    return DrawnStep(main, (_box("Removed before screening", same + unusable, [f"duplicates: {same}", *others]),))


def _screen(flow: Flow, column: str) -> DrawnStep | None:
    """Return the screening of a column; other methods skip it where everything they found was sought."""
    excluded = _part(flow, "Records excluded", step.EXCLUDED + column)
    waiting = _waiting(flow, "Awaiting a decision", step.AWAITING + column)
    out = flow.number(step.EXCLUDED + column) + len(waiting)
    if _is_second(flow, column) and flow.two_stages and not out:
        return None
    words = "Records to screen" if waiting else "Records screened"
    return DrawnStep(_box(words, flow.number(step.SCREENED + column)), (excluded, *waiting))


def _seek(flow: Flow, column: str) -> DrawnStep:
    missing = _part(flow, "Reports not retrieved", step.NOT_RETRIEVED + column)
    waiting = _waiting(flow, "Awaiting retrieval", step.AWAITING_TEXT + column)
    return DrawnStep(_box("Reports sought for retrieval", flow.number(step.SOUGHT + column)), (missing, *waiting))


def _assess(flow: Flow, column: str) -> DrawnStep:
    excluded = _part(flow, "Reports excluded", step.EXCLUDED_FULL + column)
    waiting = _waiting(flow, "Awaiting a decision", step.AWAITING_FULL + column)
    return DrawnStep(_box("Reports assessed for eligibility", flow.number(step.ASSESSED + column)), (excluded, *waiting))


def _include(flow: Flow) -> DrawnStep:
    ways = (f"{words}: {flow.number(step.KEPT + column)}" for column, words in _WAYS.items() if len(flow.columns) > 1)
    main = _box("Studies included", flow.number(step.STUDIES), [f"reports of these studies: {flow.number(step.REPORTS)}", *ways])
    return DrawnStep(main, (_box("No text in the review", flow.number(step.NO_TEXT)),))


def _read(flow: Flow) -> DrawnStep:
    full, part = flow.number(step.FULL), flow.number(step.PART)
    joining = (("Read without a record", step.READ_UNRECORDED), ("Read, not included so far", step.READ_BEFORE))
    beside = (_box(words, flow.number(name))._replace(kind=JOINS) for words, name in joining if flow.number(name))
    return DrawnStep(_box("Included and read", full + part, [f"in full: {full}", f"as abstract or notes: {part}"]), tuple(beside))


def _add_own(flow: Flow, levels: list[Level]) -> list[Level]:
    """Return the levels with the boxes of the review's own beside the step they stand after."""
    places = {"identified": 0, "screened": 1, "assessed": len(levels) - 3, "included": len(levels) - 2}
    for after, place in places.items():
        own = tuple(_box(words, number)._replace(kind=OWN) for words, number in flow.parts(name_custom_step(after)))
        first, *others = levels[place].steps
        if own and first:
            levels[place] = levels[place]._replace(steps=(first._replace(beside=first.beside + own), *others))
    return levels


def _is_second(flow: Flow, column: str) -> bool:
    return column in flow.columns[1:]


def _waiting(flow: Flow, words: str, name: str) -> list[Box]:
    return [_part(flow, words, name)] if flow.number(name) else []


def _list_parts(flow: Flow, words: str, name: str) -> list[str]:
    return [f"{words}: {flow.number(name)}", *(f"{PART}{line}" for line in _shorten(flow.parts(name)))]


def _part(flow: Flow, words: str, name: str) -> Box:
    return _box(words, flow.number(name), _shorten(flow.parts(name)))


def _box(words: str, number: int, lines: Sequence[str] = ()) -> Box:
    return Box(f"{words} ({number})", tuple(lines))


def _shorten(parts: Sequence[tuple[str, int]]) -> list[str]:
    """Return sources or reasons with their numbers, of very many the largest and one line for the rest."""
    kept = parts if len(parts) <= _MOST else parts[: _MOST - 1]
    rest = parts[len(kept) :]
    more = [f"{count_words(len(rest), 'other')} (see the table): {sum(number for _, number in rest)}"] if rest else []
    return [*(f"{words}: {number}" for words, number in kept), *more]
