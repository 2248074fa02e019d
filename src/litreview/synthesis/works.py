"""Works, not documents: editions, second reports and the studies inside a review count once."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from litreview.sources.bibliography import Record
from litreview.sources.pairs import Pair, decide_pairs, split_keys
from litreview.synthesis.joining import Joined

_OTHER_WORKS = ("review", "comment", "repl")
"""How a ``relatedtype`` begins that joins what are two works: a book and its review, an article and a comment or reply."""


_DIFFERENT = "different"

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


def group_works(records: Iterable[Record], pairs: Iterable[Pair] = ()) -> Works:
    """Return the work of every citation key, for each work the reviews that include it, and what reports are to their work.

    Records joined by ``related`` (an edition, a second report of one study) or by one DOI are one work, named by its first
    key in alphabetical order; a key that is no record joins those that name it. What a person decided of ``pairs`` comes
    first: same, edition, version and abstract join two records, different keeps them apart, also at one remove.

    A review lists the studies inside it in the field ``includes``; what a review includes, a review of that review includes
    too, ``MOST_REMOVES`` deep. Two works that include each other include nothing of each other.

    Example:
        >>> study, review = Record("a2001", "article", "A"), Record("b2010", "article", "B", fields={"includes": "a2001"})
        >>> dict(group_works([study, review]).included_in)
        {'a2001': frozenset({'b2010'})}
    """
    records = list(records)
    decided = decide_pairs(pairs)
    work_of = _join(records, decided)
    inside: dict[str, set[str]] = {}
    for record in records:
        studies = {work_of.get(key, key) for key in split_keys(record.fields.get("includes", ""))}
        inside.setdefault(work_of[record.citation_key], set()).update(studies)
    around = _reviews_around(inside)
    return Works(work_of, {study: frozenset(around[study]) for study in sorted(around)}, _relate(records, decided, work_of))


def drop_included(works: Iterable[str], included_in: Mapping[str, Collection[str]]) -> set[str]:
    """Return those of ``works`` that count: all but the ones that another of them includes.

    Example:
        >>> sorted(drop_included(["review", "trial", "other"], {"trial": {"review"}}))
        ['other', 'review']
    """
    present = set(works)
    return {work for work in present if not present.intersection(included_in.get(work, ()))}


def _join(records: Collection[Record], decided: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The work of each record: what a person decided, then whatever names the same key, then what bears the same DOI."""
    keys = sorted(record.citation_key for record in records)
    known = set(keys)
    pairs = {pair: word for pair, word in sorted(decided.items()) if known.issuperset(pair)}
    joined = Joined(keys, [pair for pair, word in pairs.items() if word == _DIFFERENT])
    for one, other in (pair for pair, word in pairs.items() if word != _DIFFERENT):
        joined.join(one, other)
    for record in sorted(records, key=lambda record: record.citation_key):
        for key in _relations(record):
            joined.join(record.citation_key, key if key in known else f"key {key}")
    for owners in _owners_of_dois(records):
        joined.join_all(owners)
    named: dict[str, str] = {}
    for key in keys:
        named.setdefault(joined.find(key), key)
    return {record.citation_key: named[joined.find(record.citation_key)] for record in records}


def _owners_of_dois(records: Iterable[Record]) -> list[list[str]]:
    """The keys of records that bear one DOI, sorted, for each DOI that several bear."""
    owners: dict[str, list[str]] = {}
    for record in records:
        if record.doi:
            owners.setdefault(record.doi.casefold(), []).append(record.citation_key)
    return [sorted(keys) for _, keys in sorted(owners.items()) if len(keys) > 1]


def _relate(records: Collection[Record], decided: Mapping[tuple[str, str], str], work_of: Mapping[str, str]) -> dict[str, str]:
    """What each record that does not name its work is to it: as decided, else by its DOI, its ``relatedtype`` or its kind."""
    beside: dict[str, list[str]] = {}
    for pair, word in sorted(decided.items()):
        if word != _DIFFERENT and set(pair) <= work_of.keys():
            for key in pair:
                beside.setdefault(key, []).append(word)
    by_key = {record.citation_key: record for record in records if work_of[record.citation_key] != record.citation_key}
    heads = {work_of[key] for key in by_key}
    head_of = {record.citation_key: record for record in records if record.citation_key in heads}
    found = {}
    for key, record in by_key.items():
        head = head_of[work_of[key]]
        direct = decided.get((min(key, head.citation_key), max(key, head.citation_key)), "")
        words = [word for word in (direct, *beside.get(key, ())) if word and word != _DIFFERENT]
        found[key] = words[0] if words else _tell_relation(head, record)
    return found


def _tell_relation(head: Record, record: Record) -> str:
    if record.doi and record.doi.casefold() == head.doi.casefold():
        return "same"
    kind = " ".join(each.fields.get("relatedtype", "").casefold() for each in (head, record))
    if "edition" in kind or any(each.fields.get("edition") for each in (head, record)):
        return "edition"
    return "abstract" if "abstract" in kind else "version"


def _relations(record: Record) -> list[str]:
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
