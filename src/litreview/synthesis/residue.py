"""The residue: what no code of the framework catches, grouped into candidate new themes.

Best-fit framework synthesis (Carroll et al. 2011) starts from a framework made before and then asks what does not fit it.
Here that is every passage without a code. A candidate theme hangs on a content word that three sources or more use, and that
passages without a code use clearly more often than passages with one (log-likelihood ratio, Dunning 1993): such a word
stands for something the framework has no code for, not for the subject as a whole. Such words that share passages are one
theme, and a passage stands in one theme only. A theme is named by its own words and nothing is written about it; whether it
is one, people decide.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from typing import Any, NamedTuple

from litreview.corpus.language import detect_language
from litreview.privacy.suppression import shown_count
from litreview.synthesis.evidence import CodedPassage, count_works_by_kind, keep_few_voices, list_people, list_sources
from litreview.synthesis.framework import choose_quotations
from litreview.synthesis.residue_words import COMMON_WORDS, TELLS_OF_TEXTS
from litreview.synthesis.works import Works

QUOTATIONS = 5
MOST_THEMES = 8
MOST_PASSAGES = 100_000
"""So many passages with a code, and without, are searched; of more, every second or third and so on, evenly over the texts."""
_SHORTEST = 6
"""Words of a passage: shorter ones are greetings, "yes" and "go on"."""
_LEAST_SOURCES, _LEAST_TO_JOIN = 3, 2
"""Works and people behind a theme, and behind a further word of it."""
_LEAST_KEYNESS = 3.84
"""The ratio that chance reaches for one word in 20 (chi-squared, one degree of freedom)."""
_SHARED, _FEWEST_SHARED = 1 / 3, 2
"""A word joins a theme where the two share this part of the passages of whichever has fewer, and at least so many."""
_NAMES = 4

_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]")
_WORD = re.compile(r"(?:\b[^\W\d_]{1,2}['’])?([^\W\d_]+)(?:['’]([^\W\d_]+))?")
_LETTERS = 4


class CandidateTheme(NamedTuple):
    """A candidate theme: the words it is named by, the weightiest first, and its passages in order of place."""

    words: tuple[str, ...]
    passages: tuple[CodedPassage, ...]


def find_uncoded(passages: Iterable[CodedPassage], coded: Collection[str]) -> tuple[list[CodedPassage], list[CodedPassage]]:
    """Return the passages that no code catches, and those that one does.

    Passages are sentences and list items of literature and what participants said and may be quoted with, six words or more.
    ``coded`` holds the ids of segments with a coding that was not rejected.

    Example:
        >>> find_uncoded([], [])
        ([], [])
    """
    caught: tuple[list[CodedPassage], list[CodedPassage]] = ([], [])
    for passage in passages:
        if passage.is_evidence and passage.quotable and len(_BRACKETS.sub(" ", passage.text).split()) >= _SHORTEST:
            caught[passage.segment_id in coded].append(passage)
    return caught


def find_themes(
    uncoded: Sequence[CodedPassage], coded: Sequence[CodedPassage], min_group: int = 1, most: int = MOST_PASSAGES
) -> list[CandidateTheme]:
    """Return the candidate themes among ``uncoded``, those that most sources share first; languages are not mixed.

    Sentences of literature that tell of texts and studies ("published in", "the trial") name no theme. Fewer than
    ``min_group`` people count as one source in the order, which would tell their number otherwise; and a theme that no text
    carries is left out where, with three people at least behind it, fewer than ``min_group`` leaves one number only. Of more
    than ``most`` an even part is searched, and what is counted behind a theme is counted in that part.

    Example:
        >>> find_themes([], [])
        []
    """
    uncoded, coded = (rows[:: max(1, -(-len(rows) // most))] for rows in (uncoded, coded))
    themes: list[CandidateTheme] = []
    with_code = _part_languages(coded)
    for language, here in _part_languages(uncoded).items():
        there = with_code[language]
        words = [list(_words(p.text)) for p in here]
        stems = [frozenset(map(_stem, found)) for found in words]
        against = Counter(chain.from_iterable(set(map(_stem, _words(p.text))) for p in there))
        weights = _weigh(here, stems, against, len(there))
        themes += _name(here, words, _share_out(stems, _join(here, stems, weights)))
    told = [theme for theme in themes if not _tells_number(theme.passages, min_group)]
    return sorted(told, key=lambda theme: (*_shown_size(theme.passages, min_group), theme.words))[:MOST_THEMES]


def build_residue(themes: Iterable[CandidateTheme], works: Works, min_group: int) -> list[dict[str, Any]]:
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
            **count_works_by_kind(theme.passages, works),
            "consultation_people": shown_count(len(list_people(theme.passages)), min_group),
            "quotes": "; ".join(passage.reference for passage in cited),
        })  # fmt: skip
    return rows


def _tells_number(passages: Sequence[CodedPassage], min_group: int) -> bool:
    people = len(list_people(passages))
    texts = len(list_sources(passages)) - people
    return 0 < people < min_group <= _LEAST_SOURCES - texts + 1


def _shown_size(passages: Sequence[CodedPassage], min_group: int) -> tuple[int, int]:
    """Return what the order may go by: sources and passages without those of all but one of too few people, negative."""
    shown = keep_few_voices(passages, min_group)
    return -len(list_sources(shown)), -len(shown)


def _part_languages(passages: Iterable[CodedPassage]) -> dict[str, list[CodedPassage]]:
    parted: dict[str, list[CodedPassage]] = {"en": [], "fr": []}
    for p in passages:
        if p.person or not TELLS_OF_TEXTS.search(p.text):
            parted[detect_language(p.text)].append(p)
    return parted


def _weigh(
    passages: Sequence[CodedPassage], stems: Sequence[Collection[str]], against: Mapping[str, int], of: int
) -> dict[str, float]:
    """Stem → how much more often it stands here than ``against``, for those several sources use; the heaviest first."""
    weights = {}
    for stem, places in _index(stems, frozenset().union(*stems)).items():
        weight = _keyness(len(places), len(passages), against.get(stem, 0), of)
        if weight >= _LEAST_KEYNESS and len(list_sources(passages[i] for i in places)) >= _LEAST_TO_JOIN:
            weights[stem] = weight
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _index(stems: Sequence[Collection[str]], wanted: Collection[str]) -> dict[str, list[int]]:
    """Stem → the places of the passages that hold it."""
    index: dict[str, list[int]] = {}
    for place, held in enumerate(stems):
        for stem in held:
            if stem in wanted:
                index.setdefault(stem, []).append(place)
    return index


def _keyness(here: int, of_here: int, there: int, of_there: int) -> float:
    """Log-likelihood ratio of a word's passages here and there; 0 where it is no more frequent here."""
    if here * of_there <= there * of_here and of_there:
        return 0.0
    share = (here + there) / (of_here + of_there)
    ratio = here * log(here / (of_here * share)) + (there * log(there / (of_there * share)) if there else 0.0)
    return round(2 * ratio, 6) if of_there else 2.0 * here


def _join(passages: Sequence[CodedPassage], stems: Sequence[Collection[str]], weights: Mapping[str, float]) -> list[list[str]]:
    """The words of each theme: a heavy one that enough sources use, and the lighter ones that share its passages."""
    index = _index(stems, weights)
    opened_by: dict[int, list[int]] = {}
    groups: list[list[str]] = []
    for stem in weights:
        places = index[stem]
        shared = Counter(number for place in places for number in opened_by.get(place, ()))
        best = min(shared, key=lambda number: (-shared[number], number), default=-1)
        if best >= 0 and shared[best] >= max(_FEWEST_SHARED, _SHARED * min(len(places), len(index[groups[best][0]]))):
            groups[best].append(stem)
        elif len(list_sources(passages[i] for i in places)) >= _LEAST_SOURCES:
            for place in places:
                opened_by.setdefault(place, []).append(len(groups))
            groups.append([stem])
    return groups


def _share_out(stems: Sequence[Collection[str]], groups: Iterable[Sequence[str]]) -> list[tuple[Sequence[str], list[int]]]:
    """Each theme's words and the places of its passages: those with its first word or two others, each in one theme."""
    found: list[tuple[Sequence[str], list[int]]] = [(group, []) for group in groups]
    theme_of = {stem: number for number, (group, _) in enumerate(found) for stem in group}
    for place, held in enumerate(stems):
        counts = Counter(theme_of[stem] for stem in held if stem in theme_of)
        fit = [number for number, count in counts.items() if count > 1 or found[number][0][0] in held]
        if fit:
            found[min(fit, key=lambda number: (-counts[number], number))][1].append(place)
    return found


def _name(
    passages: Sequence[CodedPassage],
    words: Sequence[Sequence[str]],
    themes: Iterable[tuple[Sequence[str], Sequence[int]]],
) -> Iterator[CandidateTheme]:
    """Yield the themes that enough sources carry, each under its heaviest words in the form most used."""
    for stems, places in themes:
        forms: dict[str, Counter[str]] = {}
        for word in (word for place in places for word in words[place]):
            forms.setdefault(_stem(word), Counter())[word] += 1
        named = [stem for stem in stems if stem in forms][:_NAMES]
        own = tuple(passages[place] for place in places)
        if len(list_sources(own)) >= _LEAST_SOURCES:
            yield CandidateTheme(tuple(min(forms[stem], key=lambda form: (-forms[stem][form], form)) for stem in named), own)


def _words(text: str) -> Iterator[str]:
    # "didn't" is no word of a theme; of "l'hôpital" and "father's" the noun is.
    found = _WORD.findall(_BRACKETS.sub(" ", text.casefold()))
    return (word for word, after in found if after in ("", "s") and len(word) >= _LETTERS and not _is_common(word))


@lru_cache(maxsize=100_000)
def _is_common(word: str) -> bool:
    return word in COMMON_WORDS or _stem(word) in COMMON_WORDS


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word
