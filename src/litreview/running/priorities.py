"""The works that wait for a decision, in the order in which it pays to read them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from litreview.running.inputs import Inputs
from litreview.sources.bibliography import Record
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.priorities import name_terms, score_records
from litreview.synthesis.queue import find_waiting, keep_telling, label_works
from litreview.synthesis.relevance import Vectors, learn_terms, weigh_terms
from litreview.synthesis.summaries import STOP_WORDS
from litreview.synthesis.works import Works

MOST_RANKED = 2_000
"""Works that a run ranks at most; beyond, learning would take more than a second, and ``litreview screen`` does it."""

_WEIGHED, _SHOWN = 12, 3
"""Weightiest terms of a work that are looked at, and how many are shown."""


class Ranked(NamedTuple):
    """A work that waits: its key, how near it comes to what was included, the weightiest words that say so, and its title."""

    citation_key: str
    score: float
    why: str
    title: str


class Weighed(NamedTuple):
    """Works by name, with title, and with the weights of the terms in title and abstract; decisions change nothing of it."""

    titles: Mapping[str, str]
    vectors: Vectors


def weigh_works(records: Iterable[Record], work_of: Mapping[str, str], seed_text: str = "") -> Weighed:
    """Return what ranking needs of each work; of several records of one work the longest title with abstract counts.

    Example:
        >>> dict(weigh_works([Record("a", "article", "Peer workers")], {"a": "a"}).titles)
        {'a': 'Peer workers'}
    """
    texts, titles = dict[str, str](), dict[str, str]()
    # In one order, whatever that of the file: the model's last decimals depend on it.
    for record in sorted(records, key=lambda record: record.citation_key):
        work = work_of[record.citation_key]
        texts[work] = max(texts.get(work, ""), f"{record.title} {record.abstract}".strip(), key=len)
        titles[work] = record.title if record.citation_key == work else titles.get(work, record.title)
    return Weighed(titles, weigh_terms(list(texts.values()), seed_text))


def rank_waiting(
    weighed: Weighed, work_of: Mapping[str, str], screening: Mapping[str, ScreeningOutcome], stage: str = ""
) -> list[Ranked]:
    """Return the works that wait at a stage, the likeliest first; where two come equally near, by key.

    Learned from titles and abstracts of what was decided. Before anything was included and excluded, the text that ``weighed``
    was made with says what the review is about.

    Example:
        >>> one, two = Record("a", "article", "Peer workers"), Record("b", "article", "Steel beams")
        >>> alone = {"a": "a", "b": "b"}
        >>> [each.citation_key for each in rank_waiting(weigh_works([one, two], alone, "peer support"), alone, {})]
        ['a', 'b']
    """
    labels, waiting = label_works(work_of, screening, stage), find_waiting(work_of, screening, stage)
    if not waiting:
        return []
    names = list(weighed.titles)
    known = [labels[name] for name in names]
    learned = learn_terms(weighed.vectors, known)
    scores = dict(zip(names, score_records(weighed.vectors, learned, known), strict=True))
    words = dict(zip(names, name_terms(weighed.vectors, learned[0], known, _WEIGHED), strict=True))
    ranked = sorted(waiting, key=lambda name: (-scores[name], name))
    return [Ranked(name, scores[name], "; ".join(_choose_telling(words[name])), weighed.titles[name]) for name in ranked]


def list_priorities(inputs: Inputs, works: Works) -> list[dict[str, Any]]:
    """Return the rows of ``priorities``; none before something was included and something excluded, or among very many works.

    Example:
        >>> list_priorities(Inputs([], [], {}), Works({}, {}))
        []
    """
    if not _can_learn(inputs, works) or len(set(works.work_of.values())) > MOST_RANKED:
        return []
    telling = keep_telling(inputs.screening, works.relations, works.copy_of)
    ranked = rank_waiting(weigh_works(inputs.records, works.work_of), works.work_of, telling)
    return [
        {"ordinal": ordinal, "citation_key": one.citation_key, "score": one.score, "why": one.why}
        for ordinal, one in enumerate(ranked, 1)
    ]


def tell_unranked(inputs: Inputs, works: Works) -> list[str]:
    """Return a sentence where so many works stand in a review that a run does not rank those that wait.

    Example:
        >>> tell_unranked(Inputs([], [], {}), Works({}, {}))
        []
    """
    count = len(set(works.work_of.values()))
    if count <= MOST_RANKED or not _can_learn(inputs, works):
        return []
    told = "so that those to screen next are not in the table priorities; `litreview screen` lists them"
    return [f"{count} works are more than the {MOST_RANKED} that a run ranks, {told}"]


def _choose_telling(terms: Sequence[str]) -> Sequence[str]:
    """Return the first terms that tell a reader something; "and" weighs, but says nothing, nor does "dans"."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    telling = [term for term in terms if not (ENGLISH_STOP_WORDS | STOP_WORDS).issuperset(term.split())]
    return (telling or terms)[:_SHOWN]


def _can_learn(inputs: Inputs, works: Works) -> bool:
    telling = keep_telling(inputs.screening, works.relations, works.copy_of)
    return bool(telling) and set(label_works(works.work_of, telling).values()) == {None, 0, 1}
