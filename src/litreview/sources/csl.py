"""Records as items of CSL-JSON, the form that citation processors take."""

import re
from collections.abc import Iterable, Mapping

from litreview.sources.bibliography import Record
from litreview.sources.latex import decode_latex
from litreview.sources.names import read_names

CslItem = dict[str, object]
OTHERS = "et al."
"""The literal name that stands for authors a record does not name."""

_KINDS = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "book",
    "collection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "report": "report",
    "techreport": "report",
    "manual": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "unpublished": "manuscript",
    "online": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "software": "software",
}
_IN_CONTAINER = ("article-journal", "chapter", "paper-conference")
_GENRES = {
    "phdthesis": "Doctoral dissertation",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "techreport": "",
    "report": "",
}
_TEXTS = {
    "volume": ("volume",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "collection-title": ("series",),
}
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle")
_LANGUAGES = {"english": "en", "american": "en", "british": "en", "canadian": "en", "french": "fr", "français": "fr"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_STATUS = re.compile(r"in press|forthcoming|submitted|in preparation|à paraître|sous presse", re.I)
_SUFFIX = re.compile(r"(?P<name>.*\S),? (?P<suffix>Jr\.?|Sr\.?|II|III|IV)", re.S)
_PAGES = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def to_csl(record: Record) -> CslItem:
    """Return ``record`` as one CSL-JSON item with its key as id; every value is plain text, nothing in it is markup.

    Names are family and given name, or a literal for a body and for "et al."; a publisher that is the only author is left
    out (APA 7, 9.29), as is the word "Report" that says no more than the type.

    Example:
        >>> item = to_csl(Record("m", "report", "A plan", "2011", fields={"author": "{Health Council}", "month": "jun"}))
        >>> item["author"], item["issued"]
        ([{'literal': 'Health Council'}], '2011-06')
    """
    fields, kind = record.fields, _KINDS.get(record.type, "document")
    texts = {name: _first(fields, sources) for name, sources in _TEXTS.items()}
    numbered = "issue" if kind == "article-journal" else "number"
    item: CslItem = {
        "id": record.citation_key,
        "type": kind,
        "title": tidy(record.title),
        "author": _authors(record),
        "editor": _names(fields.get("editor", "")),
        "issued": _issued(record),
        "status": "" if record.year else _status(fields),
        "container-title": _container(record, kind),
        numbered: _first(fields, ("number", "issue")),
        "page": _PAGES.sub("-", _first(fields, ("pages", "eid"))),
        "genre": _genre(record),
        "DOI": tidy(record.doi),
        "URL": _address(record),
        "language": _language(fields),
        **texts,
    }
    if item["author"] == [{"literal": item["publisher"]}]:
        item["publisher"] = ""
    return {name: value for name, value in item.items() if value}


def tidy(text: str) -> str:
    """Return ``text`` in one line, without the characters that nobody sees: controls, and marks that turn the direction.

    Example:
        >>> tidy(" A\\n title\\x07\\u202e ")
        'A title'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def _first(fields: Mapping[str, str], names: Iterable[str]) -> str:
    return next((found for name in names if (found := tidy(decode_latex(fields.get(name, ""))))), "")


def _authors(record: Record) -> list[CslItem]:
    own = _names(record.fields.get("author", ""))
    if own or record.fields.get("editor"):
        return own
    return [_name(*_halves(name)) for name in record.authors.split(";") if name.strip()]


def _halves(name: str) -> tuple[str, str]:
    family, _, given = name.partition(",")
    return family.strip(), given.strip()


def _names(source: str) -> list[CslItem]:
    return [_name(family, given) for family, given in read_names(source)]


def _name(family: str, given: str) -> CslItem:
    family, given = tidy(family), tidy(given)
    if not (family and given):
        whole = family or given
        return {"literal": OTHERS if whole.lower().rstrip(".") in ("et al", "others") else whole}
    suffix = ""
    if match := _SUFFIX.fullmatch(family):
        family, suffix = match["name"], match["suffix"]
    elif match := _SUFFIX.fullmatch(given):
        given, suffix = match["name"].rstrip(","), match["suffix"]
    name = {"family": family, "given": given}
    return {**name, "suffix": suffix} if suffix else name


def _issued(record: Record) -> str:
    date = _DATE.match(record.fields.get("date", ""))
    if date and date[0].startswith(record.year):
        return date[0]
    month = decode_latex(record.fields.get("month", "")).strip(" .").lower()
    number = int(month) if month.isascii() and month.isdigit() and len(month) < 3 else 0
    number = number or next((place for place, name in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
    return f"{record.year}-{number:02d}" if record.year and 1 <= number <= 12 else record.year


def _status(fields: Mapping[str, str]) -> str:
    said = " ".join(fields.get(name, "") for name in ("pubstate", "year", "date", "note"))
    match = _STATUS.search(said)
    return match[0].lower() if match else ""


def _container(record: Record, kind: str) -> str:
    own = _first(record.fields, _CONTAINERS)
    known = own or any(record.fields.get(name) for name in _TEXTS["publisher"])
    return own if known or kind not in _IN_CONTAINER else tidy(record.container)


def _genre(record: Record) -> str:
    given = _first(record.fields, ("type",))
    return _GENRES.get(given.lower(), given) if given else _GENRES.get(record.type, "")


def _address(record: Record) -> str:
    return tidy(record.url) if record.url.lower().startswith(("https://", "http://")) else ""


def _language(fields: Mapping[str, str]) -> str:
    said = _first(fields, ("langid", "language")).lower()
    return _LANGUAGES.get(said, said[:2] if said[:2] in ("en", "fr") else "")
