"""What records on their way in say of a retraction, which must not be lost where they are merged into a work."""

from litreview.exchange.entry import Entry
from litreview.sources.bibliography import Record
from litreview.sources.retraction_marks import find_retraction

MARK = "Retracted Publication"
"""The keyword of a work that was retracted, as PubMed names its type."""


def is_retracted(entry: Entry) -> bool:
    """Return whether ``entry`` says that the work was retracted.

    Example:
        >>> is_retracted(Entry("article", "Walks", keywords=("peers", "Retracted Publication")))
        True
    """
    fields = {**entry.raw, **entry.updates, "keywords": "; ".join(entry.keywords)}
    return bool(find_retraction(Record(entry.key, entry.type, entry.title, fields=fields)))


def mark_retracted(entry: Entry) -> Entry:
    """Return ``entry`` with the keyword that says so; fields that came as BibTeX keep what they hold.

    Example:
        >>> mark_retracted(Entry("article", "Walks", keywords=("peers",))).keywords
        ('peers', 'Retracted Publication')
    """
    raw = dict(entry.raw)
    name = "keyword" if raw.get("keyword") and not raw.get("keywords") else "keywords"
    if raw.get(name):
        raw[name] = f"{raw[name]}{'; ' if ';' in raw[name] else ', '}{MARK}"
    return entry._replace(keywords=(*entry.keywords, MARK), raw=raw)
