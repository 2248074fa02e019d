"""How hard a page is to read: words that stand open on it, and a reading index for English and for French."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
_VOWELS = {"en": re.compile(r"[aeiouy]+"), "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")}
_MUTE = {"en": re.compile(r"(?<![aeiouyl])(?:e|es|ed)$"), "fr": re.compile(r"(?<=[^\Waeiouyàâéèêîôùû\d_])(?:e|es|ent)$")}
_BLOCKS = {"p", "li", "h2", "h3", "h4", "dd", "dt", "figcaption", "div", "section"}
_NOT_OURS = {"blockquote", "q", "table", "figcaption", "details"}
_NOT_SENTENCES = {"h1", "h2", "h3", "h4", "li"}


class ReadingIndex(NamedTuple):
    """A reading index: its name, value, what it aims at, and whether the page meets the aim."""

    index: str
    value: float
    aim: str
    met: bool


class _Words(HTMLParser):
    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__()
        self.skipped, self.depth, self.parts = skipped, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth += tag in self.skipped

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self.skipped
        if tag in _BLOCKS and not self.depth and self.parts and self.parts[-1] != " ":
            self.parts.append(" " if self.parts[-1].rstrip().endswith((".", "!", "?", ":")) else ". ")

    def handle_data(self, data: str) -> None:
        if not self.depth and data.strip():
            self.parts.append(data)


def read_own_sentences(html: str, *, without: frozenset[str] = frozenset(_NOT_OURS | _NOT_SENTENCES)) -> str:
    """Return the sentences that stand open in ``html`` and that we wrote.

    Quotations, tables and what opens on request are left out; headings and items of lists too, since counting them as
    sentences of two or three words would make any page look easy.

    Example:
        >>> read_own_sentences("<p>We heard you.</p><blockquote><p>Ouch</p></blockquote>")
        'We heard you.'
    """
    parser = _Words(without)
    parser.feed(html)
    return " ".join("".join(parser.parts).split())


def count_open_words(html: str) -> int:
    """Return how many words a reader meets before opening any details, quotations included.

    Example:
        >>> count_open_words("<p>Two words</p><details><summary>x</summary>y</details>")
        2
    """
    return len(_WORD.findall(read_own_sentences(html, without=frozenset({"details"}))))


def measure_reading(text: str, language: str) -> ReadingIndex:
    """Return the reading index of ``text``: Flesch-Kincaid grade (English) or Kandel-Moles ease (French).

    Kincaid et al. 1975 (US Navy, Research Branch Report 8-75): 0.39 words/sentence + 11.8 syllables/word - 15.59, aim at
    most grade 8. Kandel and Moles 1958 (Application de l'indice de Flesch à la langue française, Cahiers d'études de
    radio-télévision 19, 253-274): 207 - 1.015 words/sentence - 73.6 syllables/word, aim at least 60, which is plain.

    Example:
        >>> measure_reading("We heard you. You can stop at any time.", "en").met
        True
    """
    words = _WORD.findall(text.lower())
    if not words:
        return ReadingIndex("no words", 0.0, "", True)
    sentences = max(len([part for part in _SENTENCE_END.split(text) if _WORD.search(part)]), 1)
    length, weight = len(words) / sentences, sum(count_syllables(word, language) for word in words) / len(words)
    if language == "fr":
        ease = round(207 - 1.015 * length - 73.6 * weight, 1)
        return ReadingIndex("Kandel-Moles ease", ease, "at least 60", ease >= 60)
    grade = round(0.39 * length + 11.8 * weight - 15.59, 1)
    return ReadingIndex("Flesch-Kincaid grade", grade, "at most 8", grade <= 8)


def count_syllables(word: str, language: str) -> int:
    """Return the syllables of a word by its vowel groups, a mute ending not counted.

    Example:
        >>> count_syllables("recovery", "en"), count_syllables("made", "en"), count_syllables("personnes", "fr")
        (4, 1, 2)
    """
    spoken = _MUTE[language].sub("", word)
    return max(len(_VOWELS[language].findall(spoken)), 1)
