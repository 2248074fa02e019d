"""What a work is known by: its entry in the bibliography, and what records said that were merged into it."""

import re
from collections.abc import Iterable

from litreview.exchange.entry import Entry
from litreview.exchange.import_account import LONGEST_TITLE
from litreview.sources.imports import ImportLine

_WORD = re.compile(r"\w+")


def list_wordings(entry: Entry, merged: Iterable[ImportLine]) -> list[Entry]:
    """Return ``entry`` with the identifiers that only ``merged`` records have, then once more for each other wording of them.

    A wording is another title, DOI or PMID. All else that it says is what the entry says.

    Example:
        >>> line = ImportLine("a.ris", "00", "PubMed", "database", 1, "Walks in winter", "merged", "oak2020", pmid="7")
        >>> [known.pmid for known in list_wordings(Entry("article", "Walks in winter"), [line])]
        ['7']
    """
    merged = list(merged)
    doi = entry.doi or next((line.doi for line in merged if line.doi), "")
    pmid = entry.pmid or next((line.pmid for line in merged if line.pmid), "")
    known = entry._replace(doi=doi, pmid=pmid)
    found = {_fold(known): known}
    for line in merged:
        other = known._replace(title=line.title or known.title, doi=line.doi or doi, pmid=line.pmid or pmid)
        found.setdefault(_fold(other), other)
    return list(found.values())


def _fold(entry: Entry) -> tuple[str, str, str]:
    return " ".join(_WORD.findall(entry.title[:LONGEST_TITLE].casefold())), entry.doi, entry.pmid
