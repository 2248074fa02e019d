"""The residue: what no code of the framework catches, grouped into candidate new themes.

Best-fit framework synthesis (Carroll et al. 2011) starts from a framework made before and then asks what does not fit it.
Here that is every passage without a code. A candidate theme hangs on one content word that several sources use, and that
passages without a code use clearly more often than passages with one (log-likelihood ratio, Dunning 1993): such a word
stands for something the framework has no code for, not for the subject as a whole. Words that stand in the same passages are
one theme. A theme is named by its own words and nothing is written about it; whether it is one, people decide.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

from litreview.corpus.language import detect_language
from litreview.privacy.suppression import shown_count
from litreview.synthesis.evidence import Passage, count_works, keep_few_voices, list_people
from litreview.synthesis.framework import choose_quotations
from litreview.synthesis.residue_words import COMMON_WORDS, TELLS_OF_TEXTS
from litreview.synthesis.works import Works

QUOTATIONS = 5
MOST_THEMES = 15
_SHORTEST = 6
"""Words of a passage: shorter ones are greetings, "yes" and "go on"."""
_LEAST_SOURCES = 2
_LEAST_KEYNESS = 2.4
_SAME, _FEWEST_SHARED = 0.6, 2
"""A word joins a theme where at least this share of its passages stands in it, and at least so many."""
_NAMES = 4

_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"(?:\b[^\W\d_]{1,2}['’])?([^\W\d_]+)(?:['’]([^\W\d_]+))?")
_LETTERS = 4


class Theme(NamedTuple):
    """A candidate theme: the words it is named by, the weightiest first, and its passages in order of place."""

    words: tuple[str, ...]
    passages: tuple[Passage, ...]


def find_uncoded(passages: Iterable[Passage], coded: Collection[str]) -> tuple[list[Passage], list[Passage]]:
    """Return the passages that no code catches, and those that one does.

    Passages are sentences and list items of literature and what participants said and may be quoted with, six words or more.
    ``coded`` holds the ids of segments with a coding that was not rejected.

    Example:
        >>> find_uncoded([], [])
        ([], [])
    """
    caught: tuple[list[Passage], list[Passage]] = ([], [])
    for passage in passages:
        counts = passage.role in ("body", "list item") and (passage.person or passage.evidence_kind != "consultation")
        if counts and passage.quotable and len(_BRACKETS.sub(" ", passage.text).split()) >= _SHORTEST:
            caught[passage.segment_id in coded].append(passage)
    return caught


def find_themes(uncoded: Sequence[Passage], coded: Sequence[Passage]) -> list[Theme]:
    """Return the candidate themes among ``uncoded``, those that most sources share first; languages are not mixed.

    Sentences of literature that tell of texts and studies ("published in", "the trial") name no theme.

    Example:
        >>> find_themes([], [])
        []
    """
    themes: list[Theme] = []
    for language in ("en", "fr"):
        plain, against = _of_language(uncoded, language), _of_language(coded, language)
        index = _index_words(plain)
        weights = _weigh(index, plain, Counter(word for p in against for word in set(_stems(p.text))), len(against))
        themes += _join(plain, index, weights)
    return sorted(themes, key=lambda theme: (-len(_sources(theme.passages)), -len(theme.passages), theme.words))[:MOST_THEMES]


def build_residue(themes: Iterable[Theme], works: Works, min_group: int) -> list[dict[str, Any]]:
    """Return the rows of ``residue``, one per theme, numbered in order; where few people stand behind it, one is cited.

    Example:
        >>> build_residue([], Works({}, {}), 5)
        []
    """
    rows = []
    for number, theme in enumerate(themes, 1):
        cited = choose_quotations(keep_few_voices(theme.passages, min_group))[:QUOTATIONS]
        rows.append({
            "theme": f"T{number:02d}",
            "words": ", ".join(theme.words),
            **count_works(theme.passages, works),
            "consultation_people": shown_count(len(list_people(theme.passages)), min_group),
            "quotes": "; ".join(passage.reference for passage in cited),
        })  # fmt: skip
    return rows


def _of_language(passages: Iterable[Passage], language: str) -> list[Passage]:
    return [p for p in passages if detect_language(p.text) == language and (p.person or not TELLS_OF_TEXTS.search(p.text))]


def _index_words(passages: Sequence[Passage]) -> dict[str, list[int]]:
    """Stem → the places of the passages that hold it."""
    index: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        for stem in sorted(set(_stems(passage.text))):
            index.setdefault(stem, []).append(place)
    return index


def _weigh(
    index: Mapping[str, Sequence[int]], passages: Sequence[Passage], against: Mapping[str, int], of: int
) -> dict[str, float]:
    """Stem → how much more often it stands here than ``against``, for those several sources use; the heaviest first."""
    weights = {}
    for stem, places in index.items():
        if len(_sources(passages[i] for i in places)) >= _LEAST_SOURCES:
            weight = _keyness(len(places), len(passages), against.get(stem, 0), of)
            if weight >= _LEAST_KEYNESS:
                weights[stem] = weight
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _keyness(here: int, of_here: int, there: int, of_there: int) -> float:
    """Log-likelihood ratio of a word's passages here and there; 0 where it is no more frequent here."""
    if here * of_there <= there * of_here and of_there:
        return 0.0
    share = (here + there) / (of_here + of_there)
    ratio = here * log(here / (of_here * share)) + (there * log(there / (of_there * share)) if there else 0.0)
    return round(2 * ratio, 6) if of_there else 2.0 * here


def _join(passages: Sequence[Passage], index: Mapping[str, Sequence[int]], weights: Mapping[str, float]) -> Iterator[Theme]:
    """Yield a theme for each heavy word, with the lighter words that stand mostly in its passages."""
    theme_of: dict[int, list[int]] = {}
    members: list[tuple[list[str], set[int]]] = []
    for stem in weights:
        places = index[stem]
        shared = Counter(number for place in places for number in theme_of.get(place, ()))
        best = min(shared, key=lambda number: (-shared[number], number), default=None)
        if best is not None and shared[best] >= max(_FEWEST_SHARED, _SAME * len(places)):
            number = best
            members[number][0].append(stem)
        else:
            number = len(members)
            members.append(([stem], set()))
        for place in set(places) - members[number][1]:
            theme_of.setdefault(place, []).append(number)
        members[number][1].update(places)
    for stems, held in members:
        own = tuple(passages[place] for place in sorted(held))
        yield Theme(tuple(_surface(stem, own) for stem in stems[:_NAMES]), own)


def _surface(stem: str, passages: Iterable[Passage]) -> str:
    forms = Counter(word for p in passages for word in _words(p.text) if _stem(word) == stem)
    return min(forms, key=lambda form: (-forms[form], form))


def _sources(passages: Iterable[Passage]) -> set[str]:
    return {p.person or p.work for p in passages}


def _stems(text: str) -> Iterator[str]:
    return (_stem(word) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    # "didn't" is no word of a theme; of "l'hôpital" and "father's" the noun is.
    found = (match[1] for match in _WORD.finditer(_BRACKETS.sub(" ", text.casefold())) if match[2] in (None, "s"))
    return (word for word in found if len(word) >= _LETTERS and not COMMON_WORDS.intersection((word, _stem(word))))


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word
