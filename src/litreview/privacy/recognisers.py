"""Structured identifiers in a text: patterns, those with a check digit by presidio-analyzer's recognisers, without a model.

Every pattern is linear: what it starts with cannot start inside itself, and repeated parts are bounded or possessive.
Presidio's own e-mail and URL recognisers are not used: they ask ``tldextract``, which tries the network; its regular
expressions for them are quadratic besides.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from litreview.privacy.accounts import ACCOUNT_MARKS, ACCOUNT_WORDS, EMAIL, HANDLE, SIGNS, URL
from litreview.privacy.dates import BIRTH, BORN, DAY_PARTS
from litreview.privacy.folding import plain_digits, read_folded_words
from litreview.privacy.numbers import (
    AREA_PHONE,
    HEALTH_CARD,
    LETTERED,
    LOCAL_PHONE,
    NUMBER,
    NUMBER_MARKS,
    OWNED_NUMBER,
    OWNED_WORDS,
    PHONE,
    PHONE_CUES,
    PLATE,
    POSTAL,
    POSTAL_BEGINNING,
    POSTAL_PARTS,
    SIN,
)
from litreview.privacy.patterns import find_spans, stands_in_any
from litreview.privacy.spans import IdentifierSpan
from litreview.privacy.spoken import SPOKEN_WORDS, find_spoken
from litreview.privacy.streets import ADDRESS, ADDRESS_SAID, ADDRESS_WORDS, SAID_WORDS, find_streets

LABELS = {
    "email": "[e-mail]",
    "url": "[web address]",
    "handle": "[account]",
    "phone": "[phone number]",
    "sin": "[social insurance number]",
    "health card": "[health card number]",
    "birth date": "[date of birth]",
    "address": "[address]",
    "postal code": "[postal code]",
    "number": "[number]",
}
"""The kinds of structured identifiers and the label that takes the place of each."""


_VERIFIED = frozenset({"health card", "postal code", "sin"})
"""The kinds that presidio has a recogniser for, or that need a check digit; the others it would only search for."""
_FIGURES = re.compile("[0-9]+")
_COUNTED = 5
_DIGIT = "0-9"
_LONG = frozenset(["<long>"])
_POSTAL = frozenset(["<postal>"])
_BIRTH_WORDS_TEXT = "born birth birthdate dob d birthday birthdays né née nés nées ne nee naissance anniversaire fête fete"
_BIRTH_WORDS = frozenset(_BIRTH_WORDS_TEXT.split())


class Recogniser(NamedTuple):
    """What finds one kind by patterns, and sets of which each must share a word or mark with a text for it to be asked."""

    kind: str
    patterns: tuple[str, ...]
    needs: tuple[frozenset[str], ...]

    def find(self, text: str) -> list[IdentifierSpan]:
        """Return what stands in ``text``; presidio is loaded only where one of the kinds that it knows may stand there."""
        return [IdentifierSpan(start, end, self.kind, LABELS[self.kind]) for start, end in self._find_spans(text)]

    def _find_spans(self, text: str) -> Iterable[tuple[int, int]]:
        if self.kind == "number":
            return find_spans(text, self.patterns, _is_no_count)
        if self.kind not in _VERIFIED:
            return find_spans(text, self.patterns)
        if not stands_in_any(text, self.patterns):
            return ()
        from litreview.privacy.presidio import build_recogniser

        return ((one.start, one.end) for one in build_recogniser(self.kind, self.patterns).analyze(text, [self.kind]))


RECOGNISERS = (
    Recogniser("email", EMAIL, (frozenset(["<email>"]),)),
    Recogniser("url", URL, (frozenset(["<url>"]),)),
    Recogniser("handle", HANDLE, (frozenset(["<handle>"]),)),
    Recogniser("phone", PHONE, (_LONG,)),
    Recogniser("phone", AREA_PHONE, (frozenset([_DIGIT]), frozenset(["area", "indicatif"]))),
    Recogniser("phone", LOCAL_PHONE, (frozenset([_DIGIT]), PHONE_CUES)),
    Recogniser("health card", HEALTH_CARD, (_LONG,)),
    Recogniser("birth date", (rf"{BIRTH}\K{BORN}",), (_BIRTH_WORDS,)),
    Recogniser("address", ADDRESS, (frozenset([_DIGIT]), ADDRESS_WORDS)),
    Recogniser("address", ADDRESS_SAID, (SPOKEN_WORDS | DAY_PARTS, SAID_WORDS)),
    Recogniser("number", NUMBER, (_LONG,)),
    Recogniser("number", LETTERED, (frozenset(["<lettered>"]),)),
    Recogniser("number", PLATE, (frozenset(["<plate>"]),)),
    Recogniser("number", OWNED_NUMBER, (frozenset([_DIGIT]), OWNED_WORDS)),
    Recogniser("postal code", POSTAL_PARTS, (_POSTAL,)),
    Recogniser("postal code", POSTAL_BEGINNING, (frozenset([_DIGIT]), frozenset(["postal"]))),
    Recogniser("sin", SIN, (_LONG,)),
    Recogniser("postal code", POSTAL, (_POSTAL,)),
)
"""All recognisers, in the order in which they are asked."""

_REACH = 9
_ANY_DIGIT = re.compile("[0-9]")


def find_identifiers(text: str) -> list[IdentifierSpan]:
    """Return the structured identifiers in ``text``, which may overlap; kinds and labels are those of ``LABELS``.

    Found are, as written and as said aloud: e-mail addresses, web addresses, accounts, phone numbers, Canadian social
    insurance numbers (Luhn), Ontario health cards (Luhn over ten digits, version code let through), Canadian postal codes,
    dates after a word for birth, streets with or without a number, plates, numbers after a word for whose or what they are
    ("file", "dossier"), and any other number of nine digits or more.

    Example:
        >>> [(found.kind, found.start, found.end) for found in find_identifiers("Write to ann [at] example [dot] ca, or M5V 2T6")]
        [('email', 9, 34), ('postal code', 39, 46)]
    """
    text = plain_digits(text)
    low, words = read_folded_words(text)
    there = {*words, *(sign for sign in SIGNS if sign in low)}
    there |= {
        f"<{kind}>" for kind, mark in ACCOUNT_MARKS.items() if not ACCOUNT_WORDS[kind].isdisjoint(there) and mark.search(low)
    }
    if _ANY_DIGIT.search(low):
        there.add(_DIGIT)
        there |= {mark for mark, form in NUMBER_MARKS.items() if form.search(text)}
    found = [IdentifierSpan(one.start, one.end, one.kind, LABELS[one.kind]) for one in find_spoken(low, words)]
    found += find_streets(text, frozenset(there), LABELS["address"])
    for one in RECOGNISERS:
        if not one.needs[0].isdisjoint(there) and _stand_together(words, one.needs, there):
            found += one.find(text)
    return found


def _is_no_count(number: str) -> bool:
    """Return whether these are not five numbers or more of which each is greater than the one before: "6 7 8 9 10 11"."""
    parts = [int(part) for part in _FIGURES.findall(number)]
    return len(parts) < _COUNTED or any(before >= after for before, after in pairwise(parts))


def _stand_together(words: Sequence[str], needs: Sequence[frozenset[str]], there: Set[str]) -> bool:
    """Return whether within a few words there is one of each of ``needs``, which are two at most; one is ``there``."""
    if len(needs) == 1 or needs[1].isdisjoint(there):
        return len(needs) == 1
    first, second = (_places(words, need) for need in needs)
    following = (bisect_left(second, place - _REACH) for place in first)
    return any(near < len(second) and second[near] <= place + _REACH for place, near in zip(first, following, strict=True))


def _places(words: Sequence[str], need: frozenset[str]) -> list[int]:
    """Return the places of the words that are in ``need``, where a word with a figure is the mark of a digit."""
    if _DIGIT in need:
        return [place for place, word in enumerate(words) if not word.isalpha()]
    return [place for place, word in enumerate(words) if word in need]
