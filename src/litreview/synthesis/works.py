"""Works, not documents: editions, second reports and the studies inside a review count once."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from litreview.sources.bibliography import Record

_OTHER_WORKS = ("review", "comment", "repl")
"""How a ``relatedtype`` begins that joins what are two works: a book and its review, an article and a comment or reply."""


MOST_REMOVES = 50
"""A review counts what lies so many reviews deep; beyond, a chain of reviews would take the square of its length."""


class Works(NamedTuple):
    """Which work each record belongs to, and for each work the reviews that include it, at whatever remove."""

    work_of: Mapping[str, str]
    included_in: Mapping[str, frozenset[str]]


def group_works(records: Iterable[Record]) -> Works:
    """Return the work of every citation key, and for each work the reviews that include it.

    Records joined by ``related`` (an edition, a second report of one study) or by one DOI are one work, named by its first
    key in alphabetical order; a key that is no record joins those that name it. A review lists the studies inside it in the
    field ``includes``; what a review includes, a review of that review includes too, ``MOST_REMOVES`` deep. Two works that
    include each other include nothing of each other.

    Example:
        >>> study, review = Record("a2001", "article", "A"), Record("b2010", "article", "B", fields={"includes": "a2001"})
        >>> dict(group_works([study, review]).included_in)
        {'a2001': frozenset({'b2010'})}
    """
    records = list(records)
    work_of = _join(records)
    inside: dict[str, set[str]] = {}
    for record in records:
        studies = {work_of.get(key, key) for key in _keys(record.fields.get("includes", ""))}
        inside.setdefault(work_of[record.citation_key], set()).update(studies)
    around = _reviews_around(inside)
    return Works(work_of, {study: frozenset(around[study]) for study in sorted(around)})


def drop_included(works: Iterable[str], included_in: Mapping[str, Collection[str]]) -> set[str]:
    """Return those of ``works`` that count: all but the ones that another of them includes.

    Example:
        >>> sorted(drop_included(["review", "trial", "other"], {"trial": {"review"}}))
        ['other', 'review']
    """
    present = set(works)
    return {work for work in present if not present.intersection(included_in.get(work, ()))}


def _join(records: Collection[Record]) -> dict[str, str]:
    """The work of each record, by joining whatever names the same key or bears the same DOI."""
    root: dict[str, str] = {record.citation_key: record.citation_key for record in records}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for record in records:
        same = [f"key {key}" if key not in root else key for key in _relations(record)]
        same += [f"doi {record.doi.casefold()}"] if record.doi else []
        for other in same:
            root[find(other)] = find(record.citation_key)
    named: dict[str, str] = {}
    for key in sorted(record.citation_key for record in records):
        named.setdefault(find(key), key)
    return {record.citation_key: named[find(record.citation_key)] for record in records}


def _relations(record: Record) -> list[str]:
    kind = record.fields.get("relatedtype", "").strip().casefold()
    return [] if kind.startswith(_OTHER_WORKS) else _keys(record.fields.get("related", ""))


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


def _keys(cell: str) -> list[str]:
    return [key.strip() for key in cell.replace(";", ",").split(",") if key.strip()]
