"""The records of a run as RIS, for reference managers and screening tools."""

import re
from collections.abc import Iterable

from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.entry import clean_value
from litreview.sources.bibliography import Record
from litreview.sources.csl import to_csl
from litreview.sources.latex import decode_latex
from litreview.sources.names import format_names

_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "mvbook": "BOOK",
    "collection": "BOOK",
    "incollection": "CHAP",
    "inbook": "CHAP",
    "inproceedings": "CONF",
    "conference": "CONF",
    "thesis": "THES",
    "phdthesis": "THES",
    "mastersthesis": "THES",
    "report": "RPRT",
    "techreport": "RPRT",
    "online": "ELEC",
    "dataset": "DATA",
    "unpublished": "UNPB",
}
_WITHIN = ("journal", "journaltitle", "booktitle", "maintitle")
_IN_CONTAINER = frozenset({"JOUR", "CHAP", "CONF"})
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_RANGE = re.compile(r"([^-,;\s]+)-([^-,;\s]+)")


def render_ris(records: Iterable[Record]) -> bytes:
    """Return ``records`` as RIS in UTF-8, in their order.

    The PubMed number stands as accession number (AN) beside the name of its database, as managers take it. "et al." is no
    author, and is left out.

    Example:
        >>> render_ris([Record("a", "book", "One", authors="Lee, A.; WHO")])[:28]
        b'TY  - BOOK\\nID  - a\\nAU  - Lee'
    """
    import rispy

    class Writer(rispy.RisWriter):
        """Records without the counter that rispy puts above each."""

        def set_header(self, count: int) -> str:
            """Return nothing."""
            return ""

    return rispy.dumps([_reference(record) for record in records], implementation=Writer).strip("\n").encode() + b"\n"


def _reference(record: Record) -> dict[str, object]:
    entry, kind = entry_of_record(record), _TYPES.get(record.type, "GEN")
    start, end = _split_pages(entry.pages or _first(record, "eid"))
    within = _first(record, *_WITHIN) or (clean_value(record.container) if kind in _IN_CONTAINER else "")
    fields = {
        "type_of_reference": kind,
        "id": clean_value(record.citation_key),
        "authors": _names(record.authors),
        "secondary_authors": _names(format_names(record.fields.get("editor", ""))) if record.fields.get("author") else [],
        "title": clean_value(record.title),
        "secondary_title": within,
        "year": record.year,
        "volume": entry.volume,
        "number": entry.number or _first(record, "issue"),
        "start_page": start,
        "end_page": end,
        "publisher": _first(record, *_PUBLISHERS) or ("" if within else clean_value(record.container)),
        "place_published": _first(record, "location", "address"),
        "type_of_work": str(to_csl(record).get("genre", "")),
        "edition": entry.edition,
        "issn": _first(record, "issn", "isbn"),
        "doi": clean_value(record.doi),
        "urls": [clean_value(record.url)] if record.url else [],
        "accession_number": entry.pmid,
        "name_of_database": "PubMed" if entry.pmid else "",
        "language": _first(record, "language", "langid"),
        "keywords": [clean_value(word) for word in record.keywords],
        "abstract": clean_value(record.abstract),
    }
    return {name: value for name, value in fields.items() if value}


def _first(record: Record, *names: str) -> str:
    return next((words for name in names if (words := clean_value(decode_latex(record.fields.get(name, ""))))), "")


def _names(names: str) -> list[str]:
    return [name for name in clean_value(names).split("; ") if name not in ("", "et al.")]


def _split_pages(pages: str) -> tuple[str, str]:
    """Return the first and the last page of one range; anything else stays in one piece."""
    match = _RANGE.fullmatch(pages)
    return (match[1], match[2]) if match else (pages, "")
