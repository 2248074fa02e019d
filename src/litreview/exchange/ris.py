"""RIS records, in the dialects of databases and reference managers."""

import re
from collections.abc import Iterable, Iterator, Mapping

from litreview.exchange.entry import (
    Entry,
    Name,
    Parsed,
    clean_text,
    find_doi,
    find_pmid,
    find_year,
    join_pages,
    reject,
    sort_parsed,
)
from litreview.exchange.names import read_name
from litreview.exchange.tagged import Field, Fields, read_fields, values
from litreview.sources.reading import name_lines

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_TYPED_OR_ENDED = re.compile(r"^(?:TY|ER) {0,2}-", re.MULTILINE)
_FIRST_TAG = re.compile(rf"^{_TAG.pattern}", re.MULTILINE)
_ABSTRACTS = ("AB", "N2", "N1")
_MEDLINE = frozenset(
    re.findall(r"\w+", "PMID PMC STAT DCOM LID AID DOI FAU AUID FED CIN CON EIN EFR RIN ROF DEP PHST EDAT MHDA CRDT")
)
"""Tags of more letters that end an abstract; "AIM - " and the like are words of its text."""
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
    untyped: set[int] = set()
    fields = _rejoin_abstracts(read_fields(_end_records(text), _TAG))
    found = sort_parsed(_read_record(record, shown, untyped) for record in _split_records(fields))
    lines = [entry.line for entry in found.entries if entry.line in untyped]
    if not lines:
        return found
    reason = f"records without TY are read as type misc: lines {name_lines(lines)}"
    return found._replace(notices=(reject(shown, lines[0], "ris", reason),))


def _end_records(text: str) -> str:
    """Return ``text`` with an ER in each blank line between records, where it has neither TY nor ER; lines keep their numbers."""
    first = _FIRST_TAG.search(text)
    if not first or _TYPED_OR_ENDED.search(text):
        return text
    return re.sub(rf"\n[ \t]*\n(?={first[1]} {{0,2}}-)", "\nER  - \n", text)


def _rejoin_abstracts(fields: Iterable[Field]) -> Iterator[Field]:
    held: Field | None = None
    for field in fields:
        if held and len(field.tag) > 2 and field.tag not in _MEDLINE and held.tag in _ABSTRACTS:
            held = held._replace(value=f"{held.value} {field.tag} - {field.value}")
        else:
            if held:
                yield held
            held = field
    if held:
        yield held


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


def _read_record(fields: Fields, shown: str, untyped: set[int]) -> Entry | dict[str, object]:
    import rispy

    lines = [f"{field.tag}  - {field.value}" for field in fields if len(field.tag) == 2]
    line = fields[0].line
    if fields[0].tag != "TY":
        untyped.add(line)
        lines.insert(0, "TY  - GEN")
    record = rispy.loads("\n".join([*lines, "ER  - "]))[0]
    others = {tag: values(fields, tag) for tag in dict.fromkeys(field.tag for field in fields if len(field.tag) > 2)}
    entry = _build_entry(record, {**record.get("unknown_tag", {}), **others}, shown, line)
    if line in untyped and not entry.title:
        return reject(shown, line, "ris", "the record has neither TY nor a title; add both")
    return entry


def _build_entry(record: Mapping, unknown: Mapping[str, list[str]], shown: str, line: int) -> Entry:
    urls = [url for url in record.get("urls", []) if url]
    kind = BIB_TYPES.get(re.sub(r"[^A-Z]", "", record["type_of_reference"].upper()), "misc")
    serial = clean_text(record.get("issn"))
    return Entry(
        type=kind,
        title=_first(record, "title", "primary_title") or _other_title(record, unknown),
        year=find_year(record.get("year"), record.get("publication_year"), record.get("date")),
        authors=_authors(record, unknown, kind),
        container=_first(record, "journal_name", "alternate_title3", "secondary_title", "alternate_title2", "alternate_title1"),
        volume=clean_text(record.get("volume") or " ".join(unknown.get("VO", [])[:1])),
        number=clean_text(record.get("number")),
        pages=join_pages(record.get("start_page"), record.get("end_page")),
        publisher=clean_text(record.get("publisher")),
        edition=clean_text(record.get("edition")),
        issn="" if kind in ("book", "incollection") else serial,
        isbn=serial if kind in ("book", "incollection") else "",
        doi=_doi(record, unknown, urls),
        pmid=_pmid(record) or find_pmid("".join(unknown.get("PMID", [])[:1])),
        url=next((url for url in urls if "doi.org/" not in url), ""),
        abstract=_first(record, "abstract", "notes_abstract"),
        keywords=tuple(filter(None, map(clean_text, record.get("keywords", [])))),
        language=clean_text(record.get("language")),
        database=_first(record, "name_of_database", "database_provider"),
        source=shown,
        line=line,
    )


def _first(record: Mapping, *names: str) -> str:
    return next((words for name in names if (words := clean_text(record.get(name)))), "")


def _other_title(record: Mapping, unknown: Mapping[str, list[str]]) -> str:
    return _first({tag: words[0] for tag, words in unknown.items() if words}, "BT", "CT") or _first(
        record, "short_title", "translated_title"
    )


def _doi(record: Mapping, unknown: Mapping[str, list[str]], urls: Iterable[str]) -> str:
    marked = [value for tag in ("LID", "AID") for value in unknown.get(tag, ()) if value.endswith("[doi]")]
    places = [record.get("doi"), *unknown.get("DOI", ()), *marked, *(url for url in urls if "doi.org/" in url)]
    return next(filter(None, map(find_doi, places)), "")


def _authors(record: Mapping, unknown: Mapping[str, list[str]], kind: str) -> tuple[Name, ...]:
    writers = [*record.get("authors", []), *record.get("first_authors", [])] or unknown.get("FAU", [])
    editors = record.get("secondary_authors", []) if kind != "article" else []
    return tuple(name for name in map(read_name, writers or editors) if name.family)


def _pmid(record: Mapping) -> str:
    base = clean_text(record.get("name_of_database")).lower()
    if any(name in base for name in ("pubmed", "medline", "nlm")):
        return find_pmid(record.get("accession_number"))
    marked = (clean_text(record.get(name)) for name in ("accession_number", "custom2", "custom3"))
    return next(
        (find_pmid(words.lower().replace("pubmed", "pmid")) for words in marked if re.match(r"(?i)pubmed|pmid", words)), ""
    )
