"""Which of several reports of one work the work is named by: what was published in full before what came on the way to it."""

import re

from litreview.sources.bibliography import Record
from litreview.sources.preprints import is_preprint
from litreview.sources.retraction_marks import find_retraction

ARTICLE, WORK, PREPRINT, PROTOCOL, PAPER, NOTICE = range(6)
"""What a report can be, the one that a work is named by first: an article; a book, report or thesis; a preprint; a protocol; a
paper or abstract of a congress; a notice about another report."""

_PAPERS = ("inproceedings", "conference", "proceedings")
_CONGRESS = re.compile(
    r"\b(?:congress|conference|meeting|symposium|workshop|abstracts|congrès|colloque|conférence)\b", re.IGNORECASE
)
_ABSTRACT = re.compile(r"[\[(](?:conference |meeting |congress )?(?:abstract|résumé)[\])]", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W{0,9}(?:(?:erratum|errata|corrigend(?:um|a)|rectificatif|addendum)\b|(?:correction|retraction|rétractation|withdrawal)"
    r"(?: (?:note|notice))?(?: to\b|\s?[:.]|$)|(?:editorial )?expression of concern\b)",
    re.IGNORECASE,
)
_PROTOCOL = re.compile(r"\bprotocole?\b", re.IGNORECASE)
_LETTERED = re.compile(r"(?:s|p|a|ps|sup|suppl)[\d.-]", re.IGNORECASE)
"""How the page of an abstract begins; e stands before numbers of articles."""
_FEW_PAGES = 2
_NUMBER = re.compile(r"\d{1,9}")
_VERSION = re.compile(r"(?:\.pub|[./]?v)(\d{1,3})$", re.IGNORECASE)
_ORDINALS = {
    word: number
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    )
    for number, word in enumerate(words.split(), 1)
}

Rank = tuple[int, bool, int, int, int, int, int, str]


def rank_report(record: Record) -> Rank:
    """Return what sorts ``record`` among the reports of its work; the smallest is the one that the work is named by.

    An article with volume and DOI comes before one without, and before books, preprints, protocols and congress abstracts;
    what was retracted comes behind what was not; then the latest edition or version, of articles the first, of all else the
    last year, and in the end the key.

    Example:
        >>> preprint = Record("a2019", "article", "Walks", "2019", "medRxiv", doi="10.1101/7")
        >>> article = Record("b2020", "article", "Walks", "2020", doi="10.5555/b", fields={"volume": "3"})
        >>> min([preprint, article], key=rank_report).citation_key
        'b2020'
    """
    kind = tell_kind(record)
    gaps = (not record.doi) + (not record.fields.get("volume", ""))
    year = int(record.year) if record.year.isdigit() else 0
    by_year = (year or 9999) if kind == ARTICLE else -year
    newest = (-_read_edition(record), -_read_version(record))
    return (kind, bool(find_retraction(record)), gaps if kind == ARTICLE else 0, *newest, by_year, gaps, record.citation_key)


def tell_kind(record: Record) -> int:
    """Return what a report is: ARTICLE, WORK, PREPRINT, PROTOCOL, PAPER or NOTICE.

    Example:
        >>> tell_kind(Record("a", "article", "Walks", fields={"pages": "S12"})) == PAPER
        True
    """
    fields, kind = record.fields, record.type.lower()
    if _NOTICE.match(record.title):
        return NOTICE
    if kind in _PAPERS or _is_abstract(record):
        return PAPER
    if not fields.get("volume") and (kind == "unpublished" or is_preprint(record)):
        return PREPRINT
    if _PROTOCOL.search(record.title):
        return PROTOCOL
    return ARTICLE if kind == "article" else WORK


def _is_abstract(record: Record) -> bool:
    fields = record.fields
    told = _ABSTRACT.search(record.title) or "abstract" in fields.get("relatedtype", "").casefold()
    pages = fields.get("pages", "").strip()
    short = _LETTERED.match(pages) and _count_pages(pages) <= _FEW_PAGES
    return record.type.lower() == "article" and bool(told or short or _CONGRESS.search(record.container))


def _count_pages(pages: str) -> int:
    """How many pages lie between the first and the last, of which only the last digits may be written."""
    ends = [number[0] for part in re.split("[-‐–—]+", pages) if (number := _NUMBER.search(part))]
    if len(ends) < 2:
        return 1
    first, last = ends[0], ends[-1]
    return abs(int(first[: max(0, len(first) - len(last))] + last) - int(first)) + 1


def _read_edition(record: Record) -> int:
    """The number of the edition, 1 where nothing is said."""
    edition = record.fields.get("edition", "")[:60]
    number = _NUMBER.search(edition)
    if number:
        return int(number[0])
    return next((_ORDINALS[word] for word in edition.casefold().split() if word in _ORDINALS), 1)


def _read_version(record: Record) -> int:
    """The number of the version that the DOI ends in, 1 where it ends in none."""
    version = _VERSION.search(record.doi)
    return int(version[1]) if version else 1
