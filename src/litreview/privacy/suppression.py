"""Small groups: counts of people that may not be shown, and the cells that would give them away.

What is protected, for ``min_group`` people, also from somebody who knows these rules: in ``participants`` no small count
follows from the total, from the other rows of a dimension, from which rows are hidden, or from there being few ways to share
a total out; dimensions are never combined, with sessions neither. In ``framework_evidence`` a person may stand under many
codes, so rows add up to nothing that is shown, and each count stands for itself. In ``recommendation_evidence`` stances stand
beside the number of people who hold any; ``shown_parts`` hides what a small one could be worked out from.

A hidden count never says whether it is small itself: that some cell is large is one equation more for whoever solves for
the others. Where several cells hold the same number, all are hidden or none, so that their order says nothing.

What is not protected: ``segments`` names the (pseudonymous) speaker of every sentence and ``codings`` its codes, so whoever
has these tables can count anything; they are for the review team and are not to be passed on as counts are. Role, region
and session of a speaker stand in no table of a run. How many did *not* raise a theme follows from how many did and how many
were heard. Two runs compared (``changes.csv``) show that a count passed ``min_group``, and so, with one withdrawal between
them, what it was. Whoever codes the quotations anew, or was there, knows more than any table.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from litreview.corpus.documents import FACILITATOR
from litreview.privacy.ledger import Participant

EVERYONE = "everyone"
"""The row of ``participants`` that counts all people heard."""

NOT_SHOWN = "not shown"
"""Stands for a count that is small, or from which a smaller one could be worked out; it does not say which."""

_SHARES = {
    "en": ("nobody", "a few people", "some people", "most people", "everyone"),
    "fr": ("personne", "quelques personnes", "certaines personnes", "la plupart des personnes", "tout le monde"),
}

_FEWEST_CELLS = 2


def shown_count(n: int, min_group: int) -> str:
    """Return a count of people as it may be shown: ``"0"``, ``"fewer than 5"`` or the number.

    Example:
        >>> [shown_count(n, 5) for n in (0, 1, 4, 5, 12)]
        ['0', 'fewer than 5', 'fewer than 5', '5', '12']
    """
    return f"fewer than {min_group}" if 0 < n < min_group else str(n)


def hidden_cells(counts: Sequence[int], min_group: int) -> frozenset[int] | None:
    """Return the places of the cells to hide where their total is shown; ``None`` where not even their number may be known.

    All small cells are hidden, then the next larger ones, equal ones together, until what is hidden is two cells or more
    that sum to ``min_group`` or more and to twice their number or more, are not all equal, and sum to less than they could
    at most below the smallest shown. These conditions were tried against whoever knows them, for all ways to share out up to
    eighteen people: some other way to share them out always looks the same.
    Method: primary and complementary cell suppression, Hundepool et al. 2012, Statistical Disclosure Control, ch. 4; rules
    that may be known: Wong et al. 2007, Minimality Attack in Privacy Preserving Data Publishing.

    Example:
        >>> sorted(hidden_cells([3, 9, 20, 0], 5)), sorted(hidden_cells([9, 20], 5)), hidden_cells([1, 1, 1, 1, 1], 5)
        ([0, 1], [], None)
    """
    filled = sorted(n for n in counts if n)
    if not filled or filled[0] >= min_group:
        return frozenset()
    for highest in sorted({max(n, min_group - 1) for n in filled}):
        inside = [n for n in filled if n <= highest]
        if _cannot_be_solved(inside, filled[len(inside) :], min_group):
            return frozenset(place for place, n in enumerate(counts) if 0 < n <= highest)
    return None


def shown_parts(parts: Mapping[str, int], total: int, min_group: int) -> dict[str, str]:
    """Return the counts of ``parts`` as they may be shown beside ``total``, the people who stand in one part or more.

    People may stand in several parts. Only where those of the large parts could be everyone does nothing follow for a
    small one; otherwise no part is shown, nor which of them are small.

    Example:
        >>> shown_parts({"supports": 9, "opposes": 3, "describes": 6}, 12, 5)
        {'supports': '9', 'opposes': 'fewer than 5', 'describes': '6'}
        >>> shown_parts({"supports": 7, "opposes": 4}, 11, 5)
        {'supports': 'not shown', 'opposes': 'not shown'}
    """
    small = any(0 < n < min_group for n in parts.values())
    if small and min_group <= total > sum(n for n in parts.values() if n >= min_group):
        return {name: NOT_SHOWN if n else "0" for name, n in parts.items()}
    return {name: shown_count(n, min_group) for name, n in parts.items()}


def count_participants(ledger: Mapping[str, Participant], min_group: int) -> list[dict[str, object]]:
    """Return the rows of the table ``participants``: everyone, then people by role, region, language and consent.

    People whose words are not used (consent ``none``, withdrawn) and facilitators are not counted. Groups are never
    combined with one another, so ``sessions`` is known of everyone alone, and only where ``min_group`` people or more come
    to a session on the whole. ``people`` is empty where the count, or one that follows from it, is below ``min_group``, and
    0 people is never a row. A dimension in which a hidden count follows from the total whatever is hidden (six people in
    six roles) has no rows; where fewer than ``min_group`` were heard in all, none has.

    Example:
        >>> people = {f"P{n}": Participant(f"P{n}", "peer worker", "", "en", "quote", "", "S1") for n in range(6)}
        >>> count_participants(people, 5)[0]
        {'group': 'everyone', 'people': 6, 'sessions': 1}
    """
    counted = [one for one in ledger.values() if one.used and one.role.casefold() != FACILITATOR]
    if len(counted) < min_group:
        return [{"group": EVERYONE, "people": None, "sessions": None}] if counted else []
    sessions = len({person.session for person in counted if person.session})
    known = sessions if sessions * min_group <= len(counted) else None
    rows: list[dict[str, object]] = [{"group": EVERYONE, "people": len(counted), "sessions": known}]
    for dimension in ("role", "region", "language", "consent"):
        groups = Counter(f"{dimension}: {getattr(person, dimension) or 'not stated'}" for person in counted)
        named = sorted(groups)
        hidden = hidden_cells([groups[name] for name in named], min_group)
        if hidden is not None:
            shown = [None if place in hidden else groups[name] for place, name in enumerate(named)]
            rows += [{"group": name, "people": n, "sessions": None} for name, n in zip(named, shown, strict=True)]
    return rows


def describe_share(n: int, of: int, language: str = "en") -> str:
    """Return in words how many of a focus group said something, because a count there says more than it can bear.

    The words are nobody, a few (up to a third), some (up to a half), most, everyone; ``fr`` gives French ones. Only numbers
    that may be shown are to be put in words: among few people a word says as much as a number.

    Example:
        >>> [describe_share(n, 9) for n in (0, 2, 4, 7, 9)], describe_share(7, 9, "fr")
        (['nobody', 'a few people', 'some people', 'most people', 'everyone'], 'la plupart des personnes')
    """
    nobody, few, some, most, everyone = _SHARES.get(language, _SHARES["en"])
    if n <= 0 or n >= of:
        return nobody if n <= 0 else everyone
    return few if 3 * n <= of else some if 2 * n <= of else most


def _cannot_be_solved(hidden: Sequence[int], shown: Sequence[int], min_group: int) -> bool:
    cells, total = len(hidden), sum(hidden)
    if cells < _FEWEST_CELLS or total < max(min_group, 2 * cells):
        return False
    return not shown or (hidden[0] < hidden[-1] and total < cells * (shown[0] - 1))
