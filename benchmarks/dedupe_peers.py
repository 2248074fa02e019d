"""Others that find duplicates: bib-dedupe where it is installed, and the plain rule that many scripts use."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec

from litreview.exchange.entry import Entry
from litreview.exchange.grouping import Grouped

Method = Callable[[Sequence[Entry]], Grouped]
_OTHER = re.compile(r"[\W_]+")


def list_methods() -> Mapping[str, Method]:
    """Return the peers that can be asked here, by name."""
    methods: dict[str, Method] = {"same DOI, or title and year": group_plainly}
    return methods | ({"bib-dedupe": group_by_bib_dedupe} if find_spec("bib_dedupe") else {})


def group_plainly(entries: Sequence[Entry]) -> Grouped:
    """Return as one work what has one DOI, or one title, letters and digits alone, in one year."""
    first: dict[str, int] = {}
    work_of: list[int] = []
    for place, entry in enumerate(entries):
        marks = [entry.doi, f"{_OTHER.sub('', entry.title.casefold())} {entry.year}"]
        work = next((first[mark] for mark in marks if mark in first), place)
        for mark in filter(None, marks):
            first.setdefault(mark, work)
        work_of.append(work)
    return Grouped(tuple(work_of), ())


def group_by_bib_dedupe(entries: Sequence[Entry]) -> Grouped:
    """Return what bib-dedupe merges with its own settings, on one core."""
    import pandas as pd
    from bib_dedupe.bib_dedupe import block, cluster, match, prep

    quiet = {"cpu": 1, "verbosity_level": 0}
    frame = pd.DataFrame(list(_rows(entries)))
    groups = cluster(match(block(prep(frame, **quiet), **quiet), **quiet), verbosity_level=0)
    work_of = list(range(len(entries)))
    for members in groups:
        places = sorted(map(int, members))
        for place in places:
            work_of[place] = places[0]
    return Grouped(tuple(work_of), ())


def _rows(entries: Sequence[Entry]) -> Iterator[dict[str, str]]:
    for place, entry in enumerate(entries):
        paper = entry.type == "inproceedings"
        yield {
            "ID": str(place),
            "ENTRYTYPE": entry.type if entry.type not in ("", "generic") else "article",
            "title": entry.title,
            "year": entry.year,
            "author": " and ".join(map(str, entry.authors)),
            "journal": "" if paper else entry.container,
            "booktitle": entry.container if paper else "",
            "volume": entry.volume,
            "number": entry.number,
            "pages": entry.pages,
            "doi": entry.doi,
            "abstract": entry.abstract,
        }
