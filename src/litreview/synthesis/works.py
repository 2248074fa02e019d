"""Works, not documents: editions, second reports and the studies inside a review count once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.sources.bibliography import Record
from litreview.sources.pairs import DuplicatePair, split_keys
from litreview.synthesis.copies import list_bearers, relate_reports
from litreview.synthesis.heads import rank_report
from litreview.synthesis.joining import Joined
from litreview.synthesis.pair_decisions import DIFFERENT, Decided, Keys, settle_pairs

_OTHER_WORKS = ("review", "comment", "repl")
"""How a ``relatedtype`` begins that joins what are two works: a book and its review, an article and a comment or reply."""

MOST_REMOVES = 50
"""A review counts what lies so many reviews deep; beyond, a chain of reviews would take the square of its length."""


class Works(NamedTuple):
    """Which work each record belongs to, and for each work the reviews that include it, at whatever remove.

    ``relations`` says of each record that is not the one its work is named by what it is to the work: ``same``, ``edition``,
    ``version`` or ``abstract``. ``copy_of`` says of each that is the same as another which that is: the one its work is named
    by, or an edition, version or abstract of it.
    """

    work_of: Mapping[str, str]
    included_in: Mapping[str, frozenset[str]]
    relations: Mapping[str, str] = {}
    copy_of: Mapping[str, str] = {}


def group_works(records: Iterable[Record], pairs: Iterable[DuplicatePair] = ()) -> Works:
    """Return the work of every citation key, for each work the reviews that include it, and what reports are to their work.

    Records joined by ``related`` (an edition, a second report of one study) or by one DOI and title are one work, named by the
    report that ``heads.rank_report`` puts first; a key that is no record joins those that name it. What people decided of
    ``pairs`` comes first, as ``pair_decisions.settle_pairs`` reads it: same, edition, version and abstract join two records,
    different keeps them apart, also at one remove, and of a pair that waits for people one DOI makes no work.

    A review lists the studies inside it in the field ``includes``; what a review includes, a review of that review includes
    too, ``MOST_REMOVES`` deep. Two works that include each other include nothing of each other.

    Example:
        >>> study, review = Record("a2001", "article", "A"), Record("b2010", "article", "B", fields={"includes": "a2001"})
        >>> dict(group_works([study, review]).included_in)
        {'a2001': frozenset({'b2010'})}
    """
    records = list(records)
    known = {record.citation_key for record in records}
    decided = settle_pairs(pair for pair in pairs if known.issuperset(pair.keys))
    words = decided.words
    groups = _join(records, decided)
    work_of = dict.fromkeys((record.citation_key for record in records), "")
    work_of.update((record.citation_key, group[0].citation_key) for group in groups for record in group)
    inside: dict[str, set[str]] = {}
    for record in records:
        studies = {work_of.get(key, key) for key in split_keys(record.fields.get("includes", ""))}
        inside.setdefault(work_of[record.citation_key], set()).update(studies)
    around = _reviews_around(inside)
    relations, copy_of = _relate(groups, words, work_of)
    return Works(work_of, {study: frozenset(around[study]) for study in sorted(around)}, relations, copy_of)


def drop_included(works: Iterable[str], included_in: Mapping[str, Collection[str]]) -> set[str]:
    """Return those of ``works`` that count: all but the ones that another of them includes.

    Example:
        >>> sorted(drop_included(["review", "trial", "other"], {"trial": {"review"}}))
        ['other', 'review']
    """
    present = set(works)
    return {work for work in present if not present.intersection(included_in.get(work, ()))}


def _join(records: Iterable[Record], decided: Decided) -> list[list[Record]]:
    """The records of each work, the one it is named by first: joined by decisions, then by naming one key, then by one DOI.

    Where people were asked about a pair and nothing is settled, one DOI does not join the two.
    """
    by_key = {record.citation_key: record for record in sorted(records, key=lambda record: record.citation_key)}
    different = [keys for keys, word in decided.words.items() if word == DIFFERENT]
    links = [keys for keys, word in decided.words.items() if word != DIFFERENT]
    named = ((key, other) for key, record in by_key.items() for other in _relations(record))
    links += [(key, other if other in by_key else f"key {other}") for key, other in named]
    joined = Joined(by_key, different)
    links = [link for link in links if joined.join(*link)]
    if unsettled := [keys for keys in decided.unsettled if joined.find(keys[0]) != joined.find(keys[1])]:
        joined = Joined(by_key, [*different, *unsettled])
        for link in links:
            joined.join(*link)
    for owners in list_bearers(by_key.values()):
        joined.join_all(owners)
    groups: dict[str, list[Record]] = {}
    for key, record in by_key.items():
        groups.setdefault(joined.find(key), []).append(record)
    return [sorted(group, key=rank_report) if len(group) > 1 else group for group in groups.values()]


def _relate(
    groups: Iterable[Sequence[Record]], words: Mapping[Keys, str], work_of: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What each record is to its work, and which other record it is the same as."""
    inside: dict[str, dict[Keys, str]] = {}
    for keys, word in words.items():
        if work_of[keys[0]] == work_of[keys[1]]:
            inside.setdefault(work_of[keys[0]], {})[keys] = word
    relations, copy_of = dict[str, str](), dict[str, str]()
    for group in groups:
        if len(group) > 1:
            found = relate_reports(group, inside.get(group[0].citation_key, {}))
            relations.update(found.relations)
            copy_of.update(found.copy_of)
    return relations, copy_of


def _relations(record: Record) -> list[str]:
    """The keys that a record names as further reports of its work."""
    kind = record.fields.get("relatedtype", "").strip().casefold()
    return [] if kind.startswith(_OTHER_WORKS) else split_keys(record.fields.get("related", ""))


def _reviews_around(inside: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Study → the reviews that include it, directly or through others, up to ``MOST_REMOVES``; never what it includes itself."""
    direct: dict[str, list[str]] = {}
    for review, studies in inside.items():
        for study in studies:
            direct.setdefault(study, []).append(review)
    circle = _find_circles(inside) if direct else {}
    around = {}
    for study in direct:
        found, waiting = {study}, [study]
        for _ in range(MOST_REMOVES):
            waiting = list(dict.fromkeys(one for work in waiting for one in direct.get(work, ()) if one not in found))
            found.update(waiting)
        outside = {one for one in found if circle[one] != circle[study]}
        if outside:
            around[study] = outside
    return around


def _find_circles(inside: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Work → a number that it shares with the works that it includes and that include it, at whatever remove."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    names = sorted({*inside, *(study for studies in inside.values() for study in studies)})
    place = {name: number for number, name in enumerate(names)}
    links = np.array([(place[review], place[study]) for review, studies in inside.items() for study in studies])
    shape = (len(names), len(names))
    _, circle = connected_components(coo_matrix((np.ones(len(links)), links.T), shape=shape), connection="strong")
    return dict(zip(names, circle.tolist(), strict=True))
