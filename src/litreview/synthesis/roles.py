"""People by role: which role speaks about what, as far as nobody's role follows from it.

``segments`` names the pseudonym behind every sentence and ``codings`` its codes, so whoever has the tables knows exactly who
stands under a code. Each cell "role × code" is then an equation about the roles of known pseudonyms, and many equations are
solved together: six of a role beside six pseudonyms give six roles away, "nothing said" keeps a role from everybody under the
code, "not asked" from everybody who was in the session. So a cell of a role holds no number, no quotation and no summary. It
says ``said``, ``nothing said`` or ``not asked``, and only for codes that leave every role open:

*Exchange.* A set of codes is told by role only where each person could change roles with at least ``min_group`` people of
another role and every told cell would read as it does, with the same people under the same codes in the same sessions. So
each pseudonym is in two roles or more among the worlds that fit the tables; how many people a role has, which
``participants`` tells, is the same in all of them. Codes are taken up one by one, those that most people raised first, an
order that says nothing of roles; one that would break this is told of everybody together, and so is one of few people. With
words for shares ("most", "a few") fewer than half of the codes stood, so there are none.

*Cases.* A role stands for itself where ``participants`` shows its number. The others are ``other roles`` together; their
number follows from that table and is no small one. Where that leaves one case, or few people were heard in all, nothing is
told by role.

What is not protected: that a role is unlikely, or ruled out, for a person, as long as others remain. Nor is all of it from
somebody who repeats this with every ledger that could be, and sees which of them would tell the same codes: among ten people
that can pin one down, among sixty a change of two roles nearly always gives the very same table. Exchange is l-diversity
(Machanavajjhala et al. 2007) asked of the answers to many overlapping counts; exact, these give away what they count (Dinur
and Nissim 2003).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from litreview.corpus.documents import FACILITATOR
from litreview.privacy.ledger import Participant
from litreview.privacy.suppression import hidden_cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

EVERYBODY, POOLED = "people heard", "other roles"
SAID, NOTHING_SAID, NOT_ASKED = "said", "nothing said", "not asked"

_FEWEST_CASES = 2
_GROUPS = 4
"""Nothing is told by role of fewer people than so many times the smallest group."""
_PARTNERS = 200
"""Each person is tried with so many others at most; to try fewer hides more, never less."""


def name_cases(ledger: Mapping[str, Participant], min_group: int) -> dict[str, str]:
    """Return participant → the case its role belongs to; empty where people may not be told apart by role.

    People whose words are not used and facilitators are in no case, as in ``participants``.

    Example:
        >>> roles = ["peer worker"] * 9 + ["family member"] * 4 + ["planner", "nurse", "aunt"] * 3
        >>> people = {f"P{n}": Participant(f"P{n}", role, "", "en", "quote", "", "") for n, role in enumerate(roles)}
        >>> sorted(set(name_cases(people, 5).values()))
        ['other roles', 'peer worker']
    """
    used = {one.participant_id: one for one in ledger.values() if one.used and one.role.casefold() != FACILITATOR}
    roles = {name: one.role or "not stated" for name, one in used.items()}
    counts = sorted(Counter(roles.values()).items())
    hidden = hidden_cells([n for _, n in counts], min_group)
    if hidden is None or len(roles) < _GROUPS * min_group:
        return {}
    case = {role: POOLED if place in hidden else role for place, (role, _) in enumerate(counts)}
    return {one: case[role] for one, role in roles.items()} if len(set(case.values())) >= _FEWEST_CASES else {}


def tell_roles(
    cases: Mapping[str, str], said: Mapping[str, Collection[str]], asked: Mapping[str, Collection[str]], min_group: int
) -> dict[str, dict[str, str]]:
    """Return code → case → state, for the codes that may be told by role; others are left out.

    ``said`` holds the people who spoke about each code, ``asked`` those who were in a session where a question carried it.
    A code that nobody speaks about and no question carries is ``not asked`` of every role, which says nothing of anybody.

    Example:
        >>> cases = {f"P{n}": "peer worker" if n % 2 else "family member" for n in range(20)}
        >>> tell_roles(cases, {"VAL.HOPE": [f"P{n}" for n in range(8)]}, {}, 5)["VAL.HOPE"]
        {'family member': 'said', 'peer worker': 'said'}
        >>> tell_roles(cases, {"VAL.HOPE": [f"P{n}" for n in range(0, 12, 2)]}, {}, 5)
        {}
    """
    names = sorted(set(cases.values()))
    if len(names) < _FEWEST_CASES:
        return {}
    exchange = _Exchange(cases, names)
    heard = {code: set(said.get(code, ())) for code in {*said, *asked}}
    told = {code: dict.fromkeys(names, NOT_ASKED) for code, who in heard.items() if not who and not asked.get(code)}
    for code in sorted((code for code, who in heard.items() if len(who) >= min_group), key=lambda c: (-len(heard[c]), c)):
        who, there = exchange.mark(heard[code]), exchange.mark(heard[code].union(asked.get(code, ())))
        if exchange.take(who, there, min_group):
            told[code] = exchange.read(who, there)
    return told


class _Exchange:
    """The people, and with whom each could still change roles without a trace in what was told."""

    def __init__(self, cases: Mapping[str, str], names: list[str]) -> None:
        import numpy as np

        self._people, self._names = sorted(cases), names
        self._case = np.array([names.index(cases[one]) for one in self._people])
        self._partners = np.array([self._others(row) for row in range(len(self._people))])
        self._open = self._case[self._partners] != self._case[:, None]

    def mark(self, people: Collection[str]) -> "NDArray":
        """Return 1 for each person among ``people``, 0 for the others."""
        import numpy as np

        return np.isin(self._people, sorted(people)).astype(int)

    def read(self, who: "NDArray", there: "NDArray") -> dict[str, str]:
        """Return case → state of the code that ``who`` raised and those ``there`` could have raised."""
        counts = zip(self._names, self._count(who), self._count(there), strict=True)
        return {name: _state(said, asked) for name, said, asked in counts}

    def take(self, who: "NDArray", there: "NDArray", least: int) -> bool:
        """Return whether everybody keeps ``least`` partners when this code is told too; if so, it counts as told."""
        stays = self._stays(who, there)
        more, near = who[self._partners] - who[:, None], there[self._partners] - there[:, None]
        mine, theirs = self._case[:, None], self._case[self._partners]
        left = self._open & stays[mine, more + 1, near + 1] & stays[theirs, 1 - more, 1 - near]
        enough = bool((left.sum(axis=1) >= least).all())
        self._open = left if enough else self._open
        return enough

    def _others(self, row: int) -> list[int]:
        """Return people to try for one person, spread over all of another case; short rows end in the person itself."""
        import numpy as np

        width = min(_PARTNERS, len(self._people))
        others = np.flatnonzero(self._case != self._case[row])
        picked = np.unique(np.linspace(0, len(others) - 1, min(width, len(others))).astype(int))
        start = row % max(1, len(others) // width)
        chosen = others[np.minimum(picked + start, len(others) - 1)]
        return [*np.unique(chosen).tolist(), *[row] * width][:width]

    def _stays(self, who: "NDArray", there: "NDArray") -> "NDArray":
        """Return case × one fewer, as many, one more who raised it × who were there: whether the cell reads the same."""
        import numpy as np

        steps = (-1, 0, 1)
        return np.array([
            [[_state(said + i, asked + j) == _state(said, asked) for j in steps] for i in steps]
            for said, asked in zip(self._count(who), self._count(there), strict=True)
        ])  # fmt: skip

    def _count(self, marked: "NDArray") -> list[int]:
        import numpy as np

        return np.bincount(self._case, weights=marked, minlength=len(self._names)).astype(int).tolist()


def _state(said: int, asked: int) -> str:
    return SAID if said > 0 else NOTHING_SAID if asked > 0 else NOT_ASKED
