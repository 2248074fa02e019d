"""Small groups: counts of people that may not be shown, and the cells that would give them away."""

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
    hidden sums to ``min_group`` or more over two cells or more. Where no cell is left to hide, the total is hidden.
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


def count_participants(ledger: Mapping[str, Participant], min_group: int) -> list[dict[str, object]]:
    """Return the rows of the table ``participants``: everyone, then people by role, region, language and consent.

    People whose words are not used (consent ``none``, withdrawn) and facilitators are not counted. Groups are never
    combined with one another. ``people`` is empty where the count, or one that follows from it, is below ``min_group``;
    ``sessions`` is empty there too, and 0 people is never a row.

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


def _safe(hidden: Sequence[int], min_group: int) -> bool:
    return not hidden or (len([n for n in hidden if n]) > 1 and sum(hidden) >= min_group)


def _shown_cell(n: int, hidden: bool, min_group: int) -> str:
    return NOT_SHOWN if hidden and not 0 < n < min_group else shown_count(n, min_group)
