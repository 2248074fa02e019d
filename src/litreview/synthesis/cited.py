"""Which works are cited in full where there are very many: those that the evidence tables name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pandas as pd

from litreview.tables import NO_DIRECT_EVIDENCE

MOST_CITED = 2_000
"""So many works are cited in the style of the review; of more, those that evidence rests on come first."""

_TABLES = ("framework_evidence", "residue", "recommendation_evidence")
_SOURCE = re.compile(r"\[([^\[\]\s]{1,200})\]")


def choose_cited(tables: Mapping[str, pd.DataFrame], most: int = MOST_CITED) -> frozenset[str]:
    """Return the citation keys of at most ``most`` works: those read in full, those that a row of evidence quotes, definers.

    Rows of recommendations that nothing but themselves supports come last, whoever wrote the recommendation.

    Example:
        >>> from litreview.tables import COLUMNS, build_table
        >>> sorted(choose_cited({name: build_table(name, []) for name in COLUMNS}))
        []
    """
    documents = tables["documents"]
    keys = dict(zip(documents.document_id, documents.citation_key, strict=True))
    named = dict.fromkeys(keys[one] for one in _list_named(tables) if keys.get(one))
    return frozenset(islice(named, most))


def _list_named(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """Yield the documents that pages name, what matters most first."""
    documents = tables["documents"]
    yield from documents.document_id[documents.depth == "full text"]
    framework, residue, recommendations = (tables[name] for name in _TABLES)
    yield from _list_quoted([*framework.quotes, *residue.quotes])
    yield from (found[1] for summary in framework.summary for found in _SOURCE.finditer(summary))
    yield from tables["definitions"].document_id
    alone = recommendations.gap.str.startswith(NO_DIRECT_EVIDENCE)
    yield from _list_quoted([*recommendations.quotes[~alone], *recommendations.quotes[alone]])


def _list_quoted(cells: Iterable[str]) -> Iterator[str]:
    return (reference.rpartition(":")[0] for cell in cells for reference in cell.split("; ") if reference)
