"""Runs of capitalised words in a text, which may be names, and what tells them from ordinary words."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from litreview.privacy.folding import fold_word
from litreview.privacy.ledger import is_participant_id
from litreview.privacy.lexicon import read_sense
from litreview.privacy.name_lists import listed_names
from litreview.privacy.public import COMMON_WORDS, GENERIC_WORDS, PUBLIC_WORDS
from litreview.privacy.shared_words import GIVEN_TOO, is_full_name, names_somebody
from litreview.privacy.words import FUNCTION_WORDS, NAMES_TOO, ORDINARY_WORDS

SENTENCE_END = '.!?:;…\n"“”«»()[]–—•'

_CANDIDATE = re.compile(r"(?<![\w\[])[^\W\d_a-z][\w'’-]{0,40}")
_GAP = re.compile(r"\s(?:(?:de|du|of|des|la|le|van|von|den|der|da|di|y|bin)\s){0,2}")
_INITIAL_GAP = re.compile(r"\.\s?")
_SHORTENED = frozenset({"st", "ste", "mt", "ft"})
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
_ENDING = re.compile(r"(?:n['’]t|['’](?:s|ll|ve|re|d|m|t)|['’])$", re.IGNORECASE)
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.[ -]?){1,3}(?:[A-Z]['’])?[A-Z]\.?(?!\w)(?=['’]s\b|[\s,;:!?)]|$)")
_ABBREVIATIONS = frozenset(
    ["us", "uk", "pei", "nwt", "bc", "dc", "usa", "phd", "md", "ba", "ma", "am", "pm", "ok", "tv", "ad", "id"]
)
_SPEAKS = re.compile(
    r"(?:['’]s)?,?\s(?:said|says|told|tells|thinks|thought|asked|asks|mentioned|replied|dit|disait|pense|raconte)\b"
)
_IS = re.compile(
    r"(?:['’]s)?\s(?:was|is|has|had|helped|went|came|knows|knew|works|worked|wanted|wants|called|got|gets|taught|died"
    r"|est|était|a|avait|travaille)\b|,\s|['’]s\s|\s(?:and|et|&)\s(?:[^\W\d_a-z]|her\b|his\b|their\b|my\b|I\b|me\b|moi\b|s(?:a|on|es)\b)"
)
_ACTS = re.compile(
    rf"{_IS.pattern}|\s(?:(?:always|never|just|really|also|still|even|then|finally|already) )?"
    r"(?:[a-z]{2,12}ed|did|made|took|gave|said|ran|sat|brought|found|left|kept|let|put|drove|spoke|wrote|saw|knew|felt|thought"
    r"|cried|laughs|sings|drives|lives|likes|loves)\b"
)
_AFTER_COLON = re.compile(r"[:«“\"]\s?$")
_ENDS_CLAUSE = re.compile(r"[.,;!?”»\"]|\s(?:and|et)\s")
_APPOSITION = re.compile(r",\s(?:the|my|our|his|her|their|a|an|who|le|la|mon|ma|notre|une?|qui)\s")
_ADVERB_ENDINGS = ("ally", "tly", "dly", "ment", "tion", "ness", "ship")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][\w-]+")


class CapitalRun(NamedTuple):
    """Capitalised words that stand together: their span, without known words at either end."""

    start: int
    end: int


def find_runs(text: str, lower: Collection[str] = frozenset()) -> Iterator[CapitalRun]:
    """Yield the runs of capitalised words in ``text`` that may name someone or something.

    A capital is an upper-case letter of any script that has case, or any letter of a script that has none. Words may be
    joined by ``de``, ``of``, ``van`` and the like, and by an initial with its full stop. Known words (function words,
    days, peoples, large places) are cut off at both ends, and a run of nothing but such and generic words ("Housing
    Services", "Prime Minister") is passed over. A single word that opens a sentence counts only before a word of speech
    or being, a possessive, a comma, or "and" with a capital; not where it is a common word; and, unless a word of speech
    follows, not where ``lower`` (the folded words that the document also writes in lower case) has it.

    Example:
        >>> text = "We met Marie de la Croix. Nobody said so. Friday was the Prime Minister's day. J. Vosk said no."
        >>> [text[run.start : run.end] for run in find_runs(text)]
        ['Marie de la Croix', 'Vosk']
    """
    for words in _join_words(text):
        if len(words) == 1 and not _may_open(text, *words[0], lower):
            continue
        kept = _cut_known(text, words)
        if kept and _names_one(text, kept):
            yield CapitalRun(kept[0][0], _without_ending(text, *kept[-1]))
    yield from (CapitalRun(*match.span()) for match in _INITIALS.finditer(text) if _is_person_initials(match.group()))


def is_pseudonym(word: str) -> bool:
    """Return whether ``word`` has the form of a participant id, as it stands or as a possessive.

    Example:
        >>> is_pseudonym("P07"), is_pseudonym("FR-12's"), is_pseudonym("Amira")
        (True, True, False)
    """
    return is_participant_id(word.removesuffix("'s").removesuffix("’s"))


@lru_cache(maxsize=1 << 16)
def is_known_word(word: str) -> bool:
    """Return whether a capitalised word names no one: function words, days, languages, contractions, pseudonyms.

    Example:
        >>> [is_known_word(word) for word in ("Fridays", "I'm", "P07's", "They've", "Amira", "Hope")]
        [True, True, True, True, False, False]
    """
    key = _key(word)
    known = {key, key.removesuffix("s")} & PUBLIC_WORDS or key in FUNCTION_WORDS
    return bool(known) or len(key) < 2 or is_pseudonym(word) or (key in ORDINARY_WORDS and word.isupper())


def lower_words(text: str) -> set[str]:
    """Return the folded words that ``text`` writes in lower case; none where it has no capitals, which shows nothing.

    Example:
        >>> sorted(lower_words("Distance is the distance.")), lower_words("amira said so")
        (['distance', 'is', 'the'], set())
    """
    return {fold_word(word) for word in set(_LOWER_WORD.findall(text)) if word[0].islower()} if has_capitals(text) else set()


@lru_cache(maxsize=4)
def has_capitals(text: str) -> bool:
    """Return whether ``text`` uses upper and lower case, so that a capital can tell a name; pseudonyms do not count.

    Example:
        >>> has_capitals("I met her"), has_capitals("i met P07"), has_capitals("I MET HER")
        (True, False, False)
    """
    capitals = (match.group() for match in _CANDIDATE.finditer(text))
    return text != text.upper() and any(word[0].isupper() and not is_pseudonym(word) for word in capitals)


def opens_sentence(text: str, start: int) -> bool:
    """Return whether what stands at ``start`` opens a sentence or line.

    Example:
        >>> opens_sentence("Yes. Amira came.", 5), opens_sentence("Yes, Amira came.", 5)
        (True, False)
    """
    before = text[max(0, start - 20) : start].rstrip(" \t'‘’*_-")
    return not before or before[-1] in SENTENCE_END or "\n" in text[max(0, start - 3) : start]


def _join_words(text: str) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for match in _CANDIDATE.finditer(text):
        if not _is_capital(match.group()):
            continue
        if run and not (len(run) < 6 and _is_joined(text, *run[-1], match.start())):
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _is_joined(text: str, start: int, end: int, following: int) -> bool:
    if following - end > 16:
        return False
    if _GAP.fullmatch(text, end, following):
        return True
    short = (end - start == 1 and text[start] != "I") or text[start:end].lower() in _SHORTENED
    return short and _INITIAL_GAP.fullmatch(text, end, following) is not None


def _is_capital(word: str) -> bool:
    elision = _ELISION.match(word)
    return not word[0].islower() and not (elision and word[elision.end()].islower())


def _may_open(text: str, start: int, end: int, lower: Collection[str]) -> bool:
    if not opens_sentence(text, start):
        return True
    key = _key(text[start:end])
    stop = _without_ending(text, start, end)
    if key in COMMON_WORDS or key in GENERIC_WORDS:
        return False
    if _SPEAKS.match(text, stop) or (key not in lower and read_sense(text[start:stop]) in ("name", "unknown")):
        return True
    if _AFTER_COLON.search(text[max(0, start - 3) : start]) and _ENDS_CLAUSE.match(text, stop) and key in listed_names().given:
        return True
    if _APPOSITION.match(text, stop) and key in listed_names().given:
        return True
    acts = _IS if key not in ORDINARY_WORDS else _ACTS
    likely = acts.match(text, stop) is not None and not key.endswith(_ADVERB_ENDINGS)
    return likely and (key not in lower or (key in ORDINARY_WORDS and text[stop : stop + 1] != ","))


def _cut_known(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    keys = [_key(text[slice(*word)]) for word in words]
    known = [is_known_word(text[slice(*word)]) for word in words]
    first, last = 0, len(words)
    first += last > 1 and opens_sentence(text, words[0][0]) and keys[0] in COMMON_WORDS
    while first < last and known[first] and keys[first] not in GIVEN_TOO:
        first += 1
    alone = first == last - 1 and keys[first] not in GIVEN_TOO
    while first < last and known[last - 1] and (alone or keys[last - 1] not in NAMES_TOO):
        last -= 1
    people = last - first == 1 and last < len(words) and keys[last] in {"people", "persons"}
    return [] if people and keys[first] in ORDINARY_WORDS else words[first:last]


def _names_one(text: str, words: list[tuple[int, int]]) -> bool:
    keys = [_key(text[slice(*word)]) for word in words]
    if not all(key in GENERIC_WORDS or is_known_word(text[slice(*word)]) for key, word in zip(keys, words, strict=True)):
        return True
    return names_somebody(text, words[0][0], words[0][0] + len(keys[0])) if len(words) == 1 else is_full_name(keys)


def _without_ending(text: str, start: int, end: int) -> int:
    ending = _ENDING.search(text, start, end)
    return ending.start() if ending else end


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    return _ENDING.sub("", fold_word(word)).strip("'-")


def _is_person_initials(text: str) -> bool:
    return "".join(character for character in text.lower() if character.isalpha()) not in _ABBREVIATIONS
