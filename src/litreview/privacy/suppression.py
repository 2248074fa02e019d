"""Small groups: counts of people that may not be shown, and the cells that would give them away.

What is protected, for ``min_group`` people: in ``participants`` no small count follows from the total, from the other rows
of a dimension, or from there being few ways to share a total out; dimensions are never combined. In
``framework_evidence`` a person may stand under many codes, so rows add up to nothing that is shown, and each count
stands for itself. In ``recommendation_evidence`` stances stand beside the number of people who hold any; ``shown_parts``
hides what a small one could be worked out from.

What is not protected: ``segments`` names the (pseudonymous) speaker of every sentence and ``codings`` its codes, so whoever
has these tables can count anything; they are for the review team and are not to be passed on as counts are. Role, region
and session of a speaker stand in no table of a run. Two runs compared (``changes.csv``) show that a count passed
``min_group``, and so, with one withdrawal between them, what it was. Somebody who was there knows more than any table.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.privacy.ledger import Participant

NOT_SHOWN = "not shown"
"""Stands for a count that is large enough itself, but from which a smaller one could be worked out."""


class Suppressed(NamedTuple):
    """The counts of one group of cells as they may be shown, and their total."""

    cells: tuple[str, ...]
    total: str


def shown_count(n: int, min_group: int) -> str:
    """Return a count of people as it may be shown: ``"0"``, ``"fewer than 5"`` or the number.

    Example:
        >>> [shown_count(n, 5) for n in (0, 1, 4, 5, 12)]
        ['0', 'fewer than 5', 'fewer than 5', '5', '12']
    """
    return f"fewer than {min_group}" if 0 < n < min_group else str(n)


def suppress_cells(counts: Sequence[int], min_group: int) -> Suppressed:
    """Return the counts of cells that add up to a total that is shown, small ones and what gives them away left out.

    A single hidden cell is the total less the others, so the next smallest is hidden with it, and so on until what is
    hidden sums to ``min_group`` or more over two cells or more, in more than one way: five cells that sum to five are ones,
    two below five that sum to eight are fours, and a small one with a hidden five is what is left. Where no cell is left to
    hide, the total is hidden.
    Method: primary and complementary cell suppression, Hundepool et al. 2012, Statistical Disclosure Control, ch. 4.

    Example:
        >>> suppress_cells([3, 9, 20], 5)
        Suppressed(cells=('fewer than 5', 'not shown', '20'), total='32')
        >>> suppress_cells([3], 5)
        Suppressed(cells=('fewer than 5',), total='fewer than 5')
    """
    hidden = hidden_cells(counts, min_group)
    cells = tuple(_shown_cell(n, place in hidden, min_group) for place, n in enumerate(counts))
    total = sum(counts)
    derivable = bool(hidden) and not _safe([counts[place] for place in hidden], min_group)
    return Suppressed(cells, _shown_cell(total, derivable, min_group))


def hidden_cells(counts: Sequence[int], min_group: int, already: Iterable[int] = ()) -> frozenset[int]:
    """Return the places of the cells to hide in one row or column whose total is shown, ``already`` among them.

    Example:
        >>> sorted(hidden_cells([3, 9, 20, 0], 5))
        [0, 1]
    """
    hidden = {place for place, n in enumerate(counts) if 0 < n < min_group} | set(already)
    spare = sorted((n, place) for place, n in enumerate(counts) if n and place not in hidden)
    while hidden and spare and not _safe([counts[place] for place in hidden], min_group):
        hidden.add(spare.pop(0)[1])
    return frozenset(hidden)


def suppress_grid(grid: Sequence[Sequence[int]], min_group: int) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a table with shown row and column totals, so that no hidden cell follows from the others.

    Rows and columns are treated in turn until nothing changes. Totals are not part of ``grid``.

    Example:
        >>> suppress_grid([[2, 10], [10, 10]], 5)
        (('fewer than 5', 'not shown'), ('not shown', 'not shown'))
    """
    hidden: set[tuple[int, int]] = set()
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for i, row in enumerate(grid):
            hidden |= {(i, j) for j in hidden_cells(row, min_group, [j for a, j in hidden if a == i])}
        for j, column in enumerate(zip(*grid, strict=True)):
            hidden |= {(i, j) for i in hidden_cells(column, min_group, [i for i, b in hidden if b == j])}
    return tuple(tuple(_shown_cell(n, (i, j) in hidden, min_group) for j, n in enumerate(row)) for i, row in enumerate(grid))


def shown_parts(parts: Mapping[str, int], total: int, min_group: int) -> dict[str, str]:
    """Return the counts of ``parts`` as they may be shown beside ``total``, the people who stand in one part or more.

    People may stand in several parts, so a small part is at least ``total`` less all the others. Where that says more than
    "one or more", the largest part is hidden too, and then nothing follows.

    Example:
        >>> shown_parts({"supports": 9, "opposes": 3, "describes": 6}, 12, 5)
        {'supports': '9', 'opposes': 'fewer than 5', 'describes': '6'}
        >>> shown_parts({"supports": 7, "opposes": 4}, 11, 5)
        {'supports': 'not shown', 'opposes': 'fewer than 5'}
    """
    small = {name for name, n in parts.items() if 0 < n < min_group}
    large = sorted((n, name) for name, n in parts.items() if n and name not in small)
    if small and large and sum(n for n, _ in large) + (len(small) - 1) * (min_group - 1) < total - 1:
        large.pop()
    shown = {name for _, name in large}
    return {name: _shown_cell(n, bool(n) and name not in shown, min_group) for name, n in parts.items()}


def count_participants(ledger: Mapping[str, Participant], min_group: int) -> list[dict[str, object]]:
    """Return the rows of the table ``participants``: everyone, then people by role, region, language and consent.

    People whose words are not used (consent ``none``, withdrawn) and facilitators are not counted. Groups are never
    combined with one another. ``people`` is empty where the count, or one that follows from it, is below ``min_group``;
    ``sessions`` is empty there too, and 0 people is never a row. A dimension in which a hidden count follows from the total
    whatever is hidden (six people in six roles) has no rows.

    Example:
        >>> people = {f"P{n}": Participant(f"P{n}", "peer worker", "", "en", "quote", "", "S1") for n in range(6)}
        >>> count_participants(people, 5)[0]
        {'group': 'everyone', 'people': 6, 'sessions': 1}
    """
    counted = [one for one in ledger.values() if one.consent != "none" and not one.withdrawn_on and one.role != "facilitator"]
    rows = _dimension_rows({"everyone": counted}, min_group) if counted else []
    for dimension in ("role", "region", "language", "consent"):
        groups: dict[str, list[Participant]] = {}
        for person in counted:
            groups.setdefault(f"{dimension}: {getattr(person, dimension) or 'not stated'}", []).append(person)
        if len(counted) < min_group or not _gives_away([len(people) for people in groups.values()], min_group):
            rows += _dimension_rows(dict(sorted(groups.items())), min_group)
    return rows


def describe_share(n: int, of: int, language: str = "en") -> str:
    """Return in words how many of a focus group said something, because a count there says more than it can bear.

    The words are nobody, a few (up to a third), some (up to a half), most, everyone; ``fr`` gives French ones.

    Example:
        >>> [describe_share(n, 9) for n in (0, 2, 4, 7, 9)], describe_share(7, 9, "fr")
        (['nobody', 'a few', 'some', 'most', 'everyone'], 'la plupart')
    """
    words = {"fr": ("personne", "quelques-uns", "certains", "la plupart", "tout le monde")}
    nobody, few, some, most, everyone = words.get(language, ("nobody", "a few", "some", "most", "everyone"))
    if n <= 0 or n >= of:
        return nobody if n <= 0 else everyone
    return few if 3 * n <= of else some if 2 * n <= of else most


def _dimension_rows(groups: Mapping[str, Sequence[Participant]], min_group: int) -> list[dict[str, object]]:
    hidden = hidden_cells([len(people) for people in groups.values()], min_group)
    return [
        {
            "group": group,
            "people": None if place in hidden else len(people),
            "sessions": None if place in hidden else len({person.session for person in people if person.session}),
        }
        for place, (group, people) in enumerate(groups.items())
    ]


def _gives_away(counts: Sequence[int], min_group: int) -> bool:
    return not _safe([counts[place] for place in hidden_cells(counts, min_group)], min_group)


def _safe(hidden: Sequence[int], min_group: int) -> bool:
    small, others = [n for n in hidden if 0 < n < min_group], [n for n in hidden if n >= min_group]
    if not small:
        return not others or len(others) > 1
    total, largest = sum(small) + sum(others), min_group - 1
    most = total - (len(small) - 1) - len(others) * min_group
    least = 1 if others else total - (len(small) - 1) * largest
    ambiguous = min_group <= 2 or max(least, 1) < min(most, largest)
    return len(small) + len(others) > 1 and total >= min_group and ambiguous


def _shown_cell(n: int, hidden: bool, min_group: int) -> str:
    return NOT_SHOWN if hidden and not 0 < n < min_group else shown_count(n, min_group)
