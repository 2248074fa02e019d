"""Which incoming entry is a work that is there already, and which a person must look at.

Strict by intention: a false merge loses a work, a missed one costs a glance. How two entries are compared stand in
``comparison`` and ``decision``, how a heap of them falls into works in ``grouping``.
"""

from collections.abc import Iterable, Mapping, Sequence

from litreview.exchange.entry import Entry
from litreview.exchange.grouping import Question, group_entries
from litreview.sources.pairs import DuplicatePair


class WorkIndex:
    """The works known so far, by number from 0; ``settle`` finds for a heap of entries which of them are works already.

    Example:
        >>> works = WorkIndex()
        >>> walks = Entry("article", "Walks in winter", doi="10.5555/a")
        >>> works.add(walks), works.settle([walks._replace(year="2020"), Entry("article", "Summer swims")])
        (0, [0, 1])
        >>> works[0].year, works.ask()
        ('2020', ())
    """

    def __init__(self) -> None:
        """Know no work yet."""
        self._entries: list[Entry] = []
        self._asked: tuple[Question, ...] = ()

    def add(self, entry: Entry) -> int:
        """Return the number under which ``entry`` is a work of its own from now on."""
        self._entries.append(entry)
        return len(self._entries) - 1

    def settle(self, entries: Sequence[Entry]) -> list[int]:
        """Return the number of the work that each entry is; new works are added, blanks of works filled from their entries.

        The order of ``entries`` changes the numbers, not which of them are one work. No two known works are ever joined.
        """
        known = len(self._entries)
        grouped = group_entries([*self._entries, *entries], known)
        numbers = {place: place for place in range(known)}
        for place, entry in enumerate(entries, known):
            first = grouped.work_of[place]
            if first == place:
                numbers[place] = self.add(entry)
            else:
                self._entries[numbers[first]] = fill_blanks(self._entries[numbers[first]], entry)
        places = grouped.work_of
        self._asked = tuple(q._replace(one=numbers[places[q.one]], other=numbers[places[q.other]]) for q in grouped.questions)
        return [numbers[first] for first in places[known:]]

    def ask(self) -> tuple[Question, ...]:
        """Return what the last ``settle`` leaves to a person: pairs of works by their numbers."""
        return self._asked

    def __len__(self) -> int:
        """Return how many works are known."""
        return len(self._entries)

    def __getitem__(self, number: int) -> Entry:
        """Return the work known under ``number``."""
        return self._entries[number]


def name_questions(questions: Iterable[Question], keys: Mapping[int, str]) -> list[DuplicatePair]:
    """Return ``questions`` as undecided pairs of citation keys, sorted; ``keys`` names works by their numbers.

    Example:
        >>> name_questions([Question(0, 1, "edition", "same title; years 5 apart")], {0: "roe2015", 1: "roe2010"})[0][:3]
        ('roe2010', 'roe2015', 'edition')
    """
    pairs = (DuplicatePair(*sorted((keys[asked.one], keys[asked.other])), asked.suggested, asked.why) for asked in questions)
    return sorted(pairs)


def fill_blanks(entry: Entry, other: Entry) -> Entry:
    """Return ``entry`` with what only ``other`` says; what ``entry`` says stays.

    Example:
        >>> fill_blanks(Entry("article", "One"), Entry("book", "Two", "2020")).year
        '2020'
    """
    blank = {
        name: value
        for name, value in other._asdict().items()
        if value and not getattr(entry, name) and name not in ("key", "raw", "line", "source", "edition")
    }
    return entry._replace(**blank)
