"""The phrases of the codebook as patterns of spaCy: what somebody would use who had spaCy and no finder of their own."""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import COMMA, FAR, NEXT, WORDS_BETWEEN, Pattern, Wording, read_phrase

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher

Token = dict[str, Any]
_MOST_WAYS = 10
"""Wordings of one phrase that a list of plain phrases may hold; with all there would be more than 100,000."""

_GAPS: dict[int, list[Token]] = {
    NEXT: [{"ORTH": {"IN": ["-", "‐", "‑"]}, "OP": "?"}],
    COMMA: [{"IS_PUNCT": True, "OP": "?"}],
    FAR: [{"OP": "?"}] * WORDS_BETWEEN,
}


class Translated(NamedTuple):
    """Matchers, and how many phrases they hold together out of how many there are."""

    matchers: "tuple[Matcher | PhraseMatcher, ...]"
    held: int
    phrases: int


def make_matcher(codes: Iterable[Code], nlp: "Language") -> Translated:
    """Return a ``Matcher`` of spaCy for each code, with all its English phrases but the guards, of which it has no notion.

    One for all codes takes thirty times as long to make and is three times slower.
    """
    from spacy.matcher import Matcher

    matchers, held, phrases = [], 0, 0
    for code in codes:
        read = [read_phrase(phrase) for phrase in code.phrases]
        kept = [pattern for pattern in read if not pattern.guard]
        phrases, held = phrases + len(read), held + len(kept)
        if kept:
            matchers.append(Matcher(nlp.vocab))
            matchers[-1].add(code.id, [tokens for pattern in kept for tokens in write_patterns(pattern)])
    return Translated(tuple(matchers), held, phrases)


def make_phrase_matcher(codes: Iterable[Code], nlp: "Language") -> Translated:
    """Return spaCy's ``PhraseMatcher`` with the phrases that spell every word out in few wordings, each of its own."""
    from spacy.matcher import PhraseMatcher

    matcher, held, phrases = PhraseMatcher(nlp.vocab, attr="LOWER"), 0, 0
    for code in codes:
        read = [read_phrase(phrase) for phrase in code.phrases]
        kept = [pattern for pattern in read if not pattern.guard and _is_spelt_out(pattern)]
        phrases, held = phrases + len(read), held + len(kept)
        ways = [" ".join(step.word for step in way) for pattern in kept for way in pattern.ways]
        if ways:
            matcher.add(code.id, list(map(nlp.make_doc, ways)))
    return Translated((matcher,), held, phrases)


def write_patterns(pattern: Pattern) -> list[list[Token]]:
    """Return the token patterns of a phrase; words that may stand in one another's place are one token."""
    return [tokens for chosen in product(*(_merge(part.wordings) for part in pattern.parts)) if (tokens := _join(chosen))]


def find_codes(translated: Translated, nlp: "Language", texts: Sequence[str]) -> list[set[str]]:
    """Return the codes whose phrases stand in each of ``texts``."""
    return [{nlp.vocab.strings[key] for matcher in translated.matchers for key, _, _ in matcher(doc)} for doc in nlp.pipe(texts)]


Choice = tuple[tuple[int, ...], tuple[frozenset[str], ...], int]
"""What may lie before each word, the words that may stand in each place, and what may lie after the last."""


def _merge(wordings: Iterable[Wording]) -> list[Choice]:
    """Return the wordings of a part, those that differ in one place as one: spaCy is the faster the fewer patterns it has."""
    choices: list[Choice] = [
        (tuple(step.before for step in each.steps), tuple(frozenset((step.symbol,)) for step in each.steps), each.after)
        for each in wordings
    ]
    for place in range(max((len(words) for _, words, _ in choices), default=0)):
        together: dict[tuple[object, ...], list[Choice]] = {}
        for befores, words, after in choices:
            together.setdefault((befores, words[:place], words[place + 1 :], after), []).append((befores, words, after))
        choices = [_unite(alike, place) for alike in together.values()]
    return choices


def _unite(alike: Sequence[Choice], place: int) -> Choice:
    befores, words, after = alike[0]
    if place < len(words):
        words = (*words[:place], frozenset[str]().union(*(each[1][place] for each in alike)), *words[place + 1 :])
    return befores, words, after


def _join(chosen: Iterable[Choice]) -> list[Token]:
    tokens: list[Token] = []
    waiting = NEXT
    for befores, words, after in chosen:
        for before, symbols in zip(befores, words, strict=True):
            tokens += _GAPS[max(waiting, before)] if tokens else []
            tokens.append(_match(symbols))
            waiting = NEXT
        waiting = max(waiting, after)
    return tokens


def _match(symbols: Iterable[str]) -> Token:
    """Return the token that is any of the words; ``*`` at the end of one stands for more letters."""
    words = sorted(symbols)
    if not any(word.endswith("*") for word in words):
        return {"LOWER": words[0] if len(words) == 1 else {"IN": words}}
    ways = "|".join(re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return {"LOWER": {"REGEX": f"^(?:{ways})$"}}


def _is_spelt_out(pattern: Pattern) -> bool:
    if prod(len(part.wordings) for part in pattern.parts) > _MOST_WAYS:
        return False
    return not any(step.prefix or step.before == FAR for way in pattern.ways for step in way)
