"""The records of a run as CSL-JSON, for citation processors, Zotero and scripts."""

import json
from collections.abc import Iterable

from litreview.exchange.bibtex import read_pmid
from litreview.sources.bibliography import Record
from litreview.sources.csl import CslItem, tidy, to_csl
from litreview.sources.latex import decode_latex

_MORE = {
    "publisher": ("publisher", "institution", "school", "organization"),
    "ISSN": ("issn",),
    "ISBN": ("isbn",),
}


def render_csl(records: Iterable[Record]) -> bytes:
    """Return ``records`` as a CSL-JSON array in UTF-8, one item each in their order, its members in order of their names.

    Items hold what a citation needs, and beside it abstract, keywords, PubMed number, ISSN, ISBN, language and publisher.

    Example:
        >>> render_csl([Record("a", "book", "Été", "2020")]).decode().split()[-6:]
        ['"title":', '"Été",', '"type":', '"book"', '}', ']']
    """
    items = [_build_item(record) for record in records]
    return json.dumps(items, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _build_item(record: Record) -> CslItem:
    item = to_csl(record)
    # Processors know codes; a language that has none here is told in the researcher's word.
    item.setdefault("language", _first(record, ("langid", "language")))
    known = {name: _first(record, names) for name, names in _MORE.items()}
    known |= {"abstract": tidy(record.abstract), "PMID": read_pmid(record), "keyword": "; ".join(map(tidy, record.keywords))}
    if "container-title" not in item and not known["publisher"]:
        known["container-title" if item["type"] == "document" else "publisher"] = tidy(record.container)
    if issued := str(item.get("issued", "")):
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    item |= {name: value for name, value in known.items() if value}
    return {name: value for name, value in item.items() if value}


def _first(record: Record, names: Iterable[str]) -> str:
    return next((found for name in names if (found := tidy(decode_latex(record.fields.get(name, ""))))), "")
