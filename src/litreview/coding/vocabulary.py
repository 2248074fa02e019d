"""The words that phrases are made of, looked up once per distinct word of a text."""

from bisect import insort

from litreview.coding.notation import fold_accents

_LONGEST_WORD, _MOST_WORDS = 60, 200_000


class Vocabulary(dict[str, tuple[str, ...]]):
    """The symbols each word of a text stands for: every whole word and stem of the phrases that it answers to, sorted.

    A word is worked out when it is first met and remembered; the memory is emptied before it grows without bound.

    Example:
        >>> words = Vocabulary(); words.add("hope"); words.add("hop*")
        >>> words["Hope"], words["hops"], words["despair"]
        (('hop*', 'hope'), ('hop*',), ())
    """

    def __init__(self) -> None:
        """Begin with no word."""
        super().__init__()
        self._known: set[str] = set()
        self._whole: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._lengths: list[int] = []

    def add(self, symbol: str) -> None:
        """Take up a word, or with ``*`` at its end a stem; it also answers to its form without accents."""
        if symbol in self._known:
            return
        self._known.add(symbol)
        self.clear()
        word = symbol.rstrip("*")
        for form in {word, fold_accents(word)}:
            (self._whole if word == symbol else self._stems).setdefault(form, []).append(symbol)
            if word != symbol and len(form) not in self._lengths:
                insort(self._lengths, len(form))

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Return the symbols of a word met for the first time."""
        known = word.lower()
        symbols = set(self._whole.get(known, ()))
        for length in self._lengths:
            if length > len(known):
                break
            symbols.update(self._stems.get(known[:length], ()))
        found = tuple(sorted(symbols))
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found
