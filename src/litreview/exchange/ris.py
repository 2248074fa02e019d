"""RIS records, in the dialects of databases and reference managers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice, tee, zip_longest

from litreview.exchange.entry import (
    NO_TITLE,
    Entry,
    Name,
    Parsed,
    clean_value,
    find_doi,
    find_pmid,
    find_year,
    join_pages,
    reject,
    sort_parsed,
)
from litreview.exchange.names import read_name
from litreview.exchange.tagged import Field, Fields, read_fields
from litreview.sources.reading import name_lines

_KNOWN = "|".join(
    re.findall(
        r"\w+",
        "TY A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CT CY DA DB DO DP ED EP ET ID IS J2 JA JF JO JP KW L1 L2"
        " L3 L4 LA LB M1 M2 M3 N1 N2 NV OP PB PM PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO XR Y1 Y2",
    )
)
_END = r"ER(?=  -| ?-[ \t]*$)"
_TAG = re.compile(
    rf"((?:{_KNOWN})(?= {{0,2}}-)|{_END}|[A-Z][A-Z0-9](?=  -)|[A-Z][A-Z0-9]{{2,3}}(?= {{0,2}}-)) {{0,2}}-(?: |$)", re.MULTILINE
)
"""Tags that are not known have two blanks; so has an ER with words behind it. "HR - 1.2", "ER- positive" are an abstract's."""
_TYPED_OR_ENDED = re.compile(rf"^(?:TY {{0,2}}-|{_END})", re.MULTILINE)
_TYPED = re.compile(r"^TY {0,2}-", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]{1,20}(?=TY {1,2}- ?\w)", re.MULTILINE)
_FIRST_TAG = re.compile(rf"^{_TAG.pattern}", re.MULTILINE)
_UNTYPED = "records without TY are read as type misc"
_RUN_TOGETHER = "records with two titles, of which the first is used; look whether two records ran into one"
_ABSTRACTS = ("AB", "N2", "N1")
_MEDLINE = frozenset(
    re.findall(r"\w+", "PMID PMC STAT DCOM LID AID DOI FAU AUID FED CIN CON EIN EFR RIN ROF DEP PHST EDAT MHDA CRDT")
)
"""Tags of more letters that end an abstract; "AIM - " and the like are words of its text."""
_NUMBERS = ("AN", "C2", "C3", "PM", "XR")
_MARKED_PMID = re.compile(r"(?:pubmed|pmid)[ :]{0,3}(\d{1,9})\b", re.IGNORECASE)
_IS_DOI = re.compile(r"(?:doi[ :]{0,3}|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}[./]", re.IGNORECASE)
_TYPES = {
    "article": "JOUR JFULL EJOUR ABST MGZN NEWS INPR JOURNALARTICLE ARTICLE",
    "book": "BOOK EBOOK EDBOOK WHOLEBOOK",
    "incollection": "CHAP ECHAP BOOKSECTION",
    "inproceedings": "CONF CPAPER CONFERENCEPAPER",
    "thesis": "THES DISSERTATION",
    "report": "RPRT GOVDOC STAND REPORT",
}
BIB_TYPES = {name: kind for kind, names in _TYPES.items() for name in names.split()}
"""BibTeX types by the type of a RIS record, letters only."""


def parse_ris(text: str, shown: str) -> Parsed:
    """Return the records of a RIS file; those without title are rejected with their first line, those without TY are "misc".

    A record ends with ER, or where the next TY begins; where the file has neither, at a blank line before the tag that began
    the file. Text between records (counters, headers of a provider) is left out.

    Example:
        >>> parse_ris("TY  - JOUR\\nT1  - One\\nY1  - 2014//\\nER  - ", "a.ris").entries[0].year
        '2014'
    """
    odd: dict[str, list[int]] = {_UNTYPED: [], _RUN_TOGETHER: []}
    fields = _rejoin_abstracts(read_fields(_end_records(_outdent(text)), _TAG))
    found = sort_parsed((_read_record(record, shown, odd) for record in _split_records(fields)), "ris")
    told = ((lines[0], f"{words}: lines {name_lines(lines)}") for words, lines in odd.items() if lines)
    return found._replace(notices=tuple(reject(shown, line, "ris", reason) for line, reason in told))


def _end_records(text: str) -> str:
    """Return ``text`` with an ER in each blank line between records, where it has neither TY nor ER; lines keep their numbers."""
    first = _FIRST_TAG.search(text)
    if not first or _TYPED_OR_ENDED.search(text):
        return text
    return re.sub(rf"\n[ \t]*\n(?={first[1]} {{0,2}}-)", "\nER  - \n", text)


def _outdent(text: str) -> str:
    """Return ``text`` without the blanks before its tags, where every record is indented."""
    if _TYPED.search(text) or not _INDENTED.search(text):
        return text
    return re.sub(rf"^[ \t]{{1,20}}(?={_TAG.pattern})", "", text, flags=re.MULTILINE)


def _rejoin_abstracts(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield ``fields`` with the lines of abstracts that only look like tags put back."""
    held, words = None, []
    for field, after in zip_longest(*_twice(fields)):
        if held and held.tag in _ABSTRACTS and _is_text(field, after):
            words.append(f"{field.tag} - {field.value}")
            continue
        if held:
            yield held._replace(value=" ".join([held.value, *words])) if words else held
        held, words = field, []
    if held:
        yield held._replace(value=" ".join([held.value, *words])) if words else held


def _twice(fields: Iterable[Field]) -> tuple[Iterator[Field], Iterator[Field]]:
    one, after = tee(fields)
    return one, islice(after, 1, None)


def _is_text(field: Field, after: Field | None) -> bool:
    if field.tag == "ER":
        return bool(field.value and after and after.tag != "TY")
    return len(field.tag) > 2 and field.tag not in _MEDLINE


def _split_records(fields: Iterable[Field]) -> Iterator[Fields]:
    record: Fields = []
    for field in fields:
        if field.tag == "TY" and record:
            yield record
            record = []
        if field.tag != "ER":
            record.append(field)
        elif record:
            yield record
            record = []
    if record:
        yield record


def _read_record(fields: Fields, shown: str, odd: Mapping[str, list[int]]) -> Entry | dict[str, object]:
    said: dict[str, list[str]] = {}
    for field in fields:
        if words := clean_value(field.value):
            said.setdefault(field.tag, []).append(words)
    line = fields[0].line
    typed = fields[0].tag == "TY"
    title = _first(said, "TI", "T1", "BT", "CT", "ST", "TT")
    if not title:
        return reject(shown, line, "ris", NO_TITLE if typed else "the record has neither TY nor a title; add both")
    if not typed:
        odd[_UNTYPED].append(line)
    if any(len(set(said.get(tag, ()))) > 1 for tag in ("TI", "T1")):
        odd[_RUN_TOGETHER].append(line)
    return _build_entry(title, said, shown, line)


def _build_entry(title: str, said: Mapping[str, list[str]], shown: str, line: int) -> Entry:
    """Return the entry of a record, of which ``said`` has the values of each tag that are not empty."""
    kind = BIB_TYPES.get(re.sub(r"[^A-Z]", "", _first(said, "TY").upper()), "misc")
    urls = [url for value in said.get("UR", ()) for url in map(str.strip, value.split(";")) if url]
    serial = _first(said, "SN")
    return Entry(
        type=kind,
        title=title,
        year=find_year(*said.get("PY", ()), *said.get("Y1", ()), *said.get("DA", ())),
        authors=_authors(said, kind),
        container=_first(said, "JO", "JF", "T2", "JA", "J2"),
        volume=_first(said, "VL", "VO"),
        number=_first(said, "IS"),
        pages=join_pages(_first(said, "SP"), _first(said, "EP")),
        publisher=_first(said, "PB"),
        edition=_first(said, "ET"),
        issn="" if kind in ("book", "incollection") else serial,
        isbn=serial if kind in ("book", "incollection") else "",
        doi=_doi(said, urls),
        pmid=_pmid(said),
        url=next((url for url in urls if "doi.org/" not in url), ""),
        # Some databases give each part of a structured abstract a tag of its own.
        abstract=" ".join(dict.fromkeys(said.get("AB") or said.get("N2") or ())),
        keywords=tuple(said.get("KW", ())),
        language=_first(said, "LA"),
        database=_first(said, "DB", "DP"),
        source=shown,
        line=line,
    )


def _first(said: Mapping[str, list[str]], *tags: str) -> str:
    return next((said[tag][0] for tag in tags if tag in said), "")


def _doi(said: Mapping[str, list[str]], urls: Iterable[str]) -> str:
    marked = (value for tag in ("LID", "AID") for value in said.get(tag, ()) if value.endswith("[doi]"))
    told = (value for tag in ("DO", "DOI") for value in said.get(tag, ()))
    kept = (value for tag in ("L3", "M3") for value in said.get(tag, ()) if _IS_DOI.match(value))
    linked = (url for url in (*urls, *said.get("L2", ())) if "doi.org/" in url)
    return next(filter(None, map(find_doi, chain(told, marked, kept, linked))), "")


def _authors(said: Mapping[str, list[str]], kind: str) -> tuple[Name, ...]:
    writers = [*said.get("AU", ()), *said.get("A1", ())] or said.get("FAU", ())
    editors = said.get("A2", ()) if kind != "article" else ()
    return tuple(name for name in map(read_name, writers or editors) if name.family)


def _pmid(said: Mapping[str, list[str]]) -> str:
    base = _first(said, "DB").lower()
    if any(name in base for name in ("pubmed", "medline", "nlm")):
        return find_pmid(_first(said, "AN"))
    marked = (match[1] for tag in _NUMBERS for words in said.get(tag, ()) if (match := _MARKED_PMID.match(words)))
    return find_pmid(next(marked, "")) or find_pmid(_first(said, "PMID"))
