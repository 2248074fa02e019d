"""The words that phrases are made of, looked up once per distinct word of a text."""

from bisect import insort

from litreview.coding.notation import Step, fold_accents

_LONGEST_WORD, _MOST_WORDS = 60, 200_000


class Vocabulary(dict[str, tuple[int, ...]]):
    """The symbols each word of a text stands for: one per whole word or stem of the phrases that it answers to.

    A word is worked out when it is first met and remembered; the memory is emptied before it grows without bound.

    Example:
        >>> words = Vocabulary(); hope, hop = words.add(Step("hope", False, 0)), words.add(Step("hop", True, 0))
        >>> words["Hope"] == (hope, hop), words["hops"] == (hop,), words["despair"]
        (True, True, ())
    """

    def __init__(self) -> None:
        """Begin with no word."""
        super().__init__()
        self._numbers: dict[tuple[str, bool], int] = {}
        self._forms: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        self._lengths: list[int] = []

    def add(self, step: Step) -> int:
        """Return the symbol of the word of ``step``, new or known; the word also answers to its form without accents."""
        key = (step.word, step.prefix)
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers)
            for form in {step.word, fold_accents(step.word)}:
                self._forms[step.prefix].setdefault(form, []).append(number)
                if step.prefix and len(form) not in self._lengths:
                    insort(self._lengths, len(form))
            self.clear()
        return self._numbers[key]

    def __missing__(self, word: str) -> tuple[int, ...]:
        """Return the symbols of a word met for the first time."""
        known = word.lower()
        whole, stems = self._forms
        numbers = list(whole.get(known, ()))
        for length in self._lengths:
            if length > len(known):
                break
            numbers += stems.get(known[:length], ())
        found = tuple(sorted(set(numbers)))
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found
