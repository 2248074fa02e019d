"""How far two coders agree: the unit is segment × code, segments left uncoded included."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.coding.records import Mark
from litreview.coding.units import Pair, keep_comparable, pair_coders

ALL_CODES = "all codes"
"""What the row says in ``code`` that takes all codes of a pair of coders together."""


class Counts(NamedTuple):
    """How many units both coders coded, only the first, only the second, and neither."""

    both: int
    only_a: int
    only_b: int
    neither: int

    @property
    def units(self) -> int:
        """Return the number of units."""
        return sum(self)

    @property
    def constant(self) -> bool:
        """Return whether both coders said one and the same of every unit, or there is none, so that nothing can be estimated."""
        return self.units in (self.both, self.neither)


def percent_agreement(counts: Counts) -> float | None:
    """Return the share of units on which both say the same, from 0 to 1; ``None`` where there is no unit.

    Example:
        >>> percent_agreement(Counts(20, 5, 10, 15))
        0.7
    """
    return (counts.both + counts.neither) / counts.units if counts.units else None


def prevalence(counts: Counts) -> float | None:
    """Return the share of units that carry the code, the mean of both coders; ``None`` where there is no unit.

    Example:
        >>> prevalence(Counts(20, 5, 10, 15))
        0.55
    """
    return (2 * counts.both + counts.only_a + counts.only_b) / (2 * counts.units) if counts.units else None


def cohen_kappa(counts: Counts) -> float | None:
    """Return Cohen's kappa (1960); ``None``, not estimable, where both gave the code to every unit or to none.

    Example:
        >>> round(cohen_kappa(Counts(20, 5, 10, 15)), 3)
        0.4
    """
    if counts.constant:
        return None
    a, b = (counts.both + counts.only_a) / counts.units, (counts.both + counts.only_b) / counts.units
    return _beyond_chance(counts, a * b + (1 - a) * (1 - b))


def gwet_ac1(counts: Counts) -> float | None:
    """Return Gwet's AC1 (2008), which a rare code does not pull down; ``None`` where kappa is not estimable.

    Example:
        >>> round(gwet_ac1(Counts(118, 5, 2, 0)), 3)
        0.941
    """
    share = prevalence(counts)
    return None if counts.constant or share is None else _beyond_chance(counts, 2 * share * (1 - share))


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Return Krippendorff's alpha for names (2011): each unit is what its coders said, ``None`` for a coder who did not.

    A unit with one value takes no part; where all values are the same nothing can be estimated and ``None`` comes back.

    Example:
        >>> round(krippendorff_alpha([(1, 1), (0, 0), (0, 1), (None, 1)]), 3)
        0.444
    """
    tally: Counter[tuple[tuple[Hashable, int], ...]] = Counter()
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        tally[tuple(sorted(values.items(), key=repr))] += 1
    return _alpha(tally)


def build_agreement(
    codings: Iterable[Mapping[str, object]],
    segments: Iterable[Mapping[str, object]],
    few: Collection[str] = (),
    heard: Collection[str] = (),
    marks: Iterable[Mark] = (),
) -> list[dict[str, object]]:
    """Return the rows of ``agreement``: each pair of people, each code one of them used, and all codes together.

    ``codings`` and ``segments`` are rows of those tables. Two people are compared on the segments that both have read, as
    ``pair_coders`` finds them; what either left out counts as uncoded there. Codes that ``few`` people raised are compared
    outside the documents ``heard`` alone: a share of sentences is a number of sentences, and people cannot be more than theirs.

    Example:
        >>> segments = [{"segment_id": f"d#{n}", "document_id": "d", "role": "body"} for n in range(4)]
        >>> codings = [{"segment_id": s, "code": "C", "coder": c, "origin": "human", "status": "accepted"}
        ...            for s, c in [("d#0", "ann"), ("d#1", "ann"), ("d#0", "bo")]]
        >>> [(row["code"], row["agreement"], row["kappa"]) for row in build_agreement(codings, segments)]
        [('C', 0.75, 0.5), ('all codes', 0.75, 0.5)]
    """
    segments = list(segments)
    consultations = set(heard)
    spoken = {str(row["segment_id"]) for row in segments if row["document_id"] in consultations}
    rows: list[dict[str, object]] = []
    for pair in pair_coders(codings, segments, marks):
        rows += _pair_rows(pair, few, spoken)
    return rows


def _pair_rows(pair: Pair, few: Collection[str], spoken: Collection[str]) -> list[dict[str, object]]:
    units: dict[str, int] = {}
    counts: dict[str, Counts] = {}
    for code in sorted({*pair.codes_a, *pair.codes_b}):
        shared = keep_comparable(pair.shared, code, few, spoken)
        found = [codes.get(code, frozenset()) & shared for codes in (pair.codes_a, pair.codes_b)]
        if any(found):
            units[code], counts[code] = len(shared), _count(*found, len(shared))
    rows = [_measures(code, pair.a, pair.b, counts[code], units[code]) for code in counts]
    if counts:
        together = Counts(*(sum(column) for column in zip(*counts.values(), strict=True)))
        rows.append(_measures(ALL_CODES, pair.a, pair.b, together, max(units.values())))
    return rows


def _count(a: frozenset[str], b: frozenset[str], units: int) -> Counts:
    return Counts(len(a & b), len(a - b), len(b - a), units - len(a | b))


def _measures(code: str, a: str, b: str, counts: Counts, segments: int) -> dict[str, object]:
    pairs = Counter({((1, 2),): counts.both, ((0, 1), (1, 1)): counts.only_a + counts.only_b, ((0, 2),): counts.neither})
    return {
        "code": code,
        "coder_a": a,
        "coder_b": b,
        "segments": segments,
        "prevalence": prevalence(counts),
        "agreement": percent_agreement(counts),
        "kappa": cohen_kappa(counts),
        "alpha": _alpha(pairs),
        "ac1": gwet_ac1(counts),
    }


def _beyond_chance(counts: Counts, expected: float) -> float:
    observed = (counts.both + counts.neither) / counts.units
    return (observed - expected) / (1 - expected)


def _alpha(tally: Mapping[tuple[tuple[Hashable, int], ...], int]) -> float | None:
    """Return alpha from how often each make-up of a unit occurs; a make-up is (value, how many coders said it) pairs."""
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for values, times in tally.items():
        size = sum(number for _, number in values)
        if size > 1:
            totals.update({value: number * times for value, number in values})
            disagreement += times * sum(number * (size - number) for _, number in values) / (size - 1)
    all_values = sum(totals.values())
    expected = sum(number * (all_values - number) for number in totals.values())
    return 1 - (all_values - 1) * disagreement / expected if expected else None
