"""The reference list of a document, and what a mark ("1", "[2]") or an author–year citation in its text points to."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment


class Reference(NamedTuple):
    """An entry of a reference list; ``mark`` is its number as text, ``""`` in an unnumbered list."""

    mark: str
    authors: str
    title: str
    date: str
    text: str
    start: int
    end: int


_HEADING = re.compile(
    r"^(?:references?|bibliograph(?:y|ie)|notes|end ?notes|works cited|sources|références"
    r"|ouvrages cités)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\[(?P<a>\d{1,3})\]|(?P<b>\d{1,3})[.)]|(?P<c>[¹²³⁴-⁹]{1,2}))\s{0,3}")
_QUOTED_TITLE = re.compile(r"[“\"«]\s?([^“”\"«»]{3,300}?),?\s?[”\"»]")
_DATED = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars"
    r"|avril|mai"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre)\s)?(?:1[89]|20)\d\d(?=[a-z]?\b)",
)
_YEAR_FIRST = re.compile(r"^(?P<authors>[^()]{2,400}?)\s?\((?P<date>(?:1[89]|20)\d\d[^()]{0,20})\)[.,:]?\s(?P<title>[^.]{3,300})")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"[.”\"»’)\w](?:\s?\[(?P<a>\d{1,3})(?:[,–-]\s?\d{1,3}){0,4}\]|(?P<b>[⁰¹²³⁴-⁹]{1,3}))|(?:[”\"»]"
    r"|(?<=[^\d\s])\.)(?P<c>\d{1,3})(?=\s|$)"
)
_CITATION = re.compile(
    r"\((?:see |cf\. |e\.g\.,? |voir )?(?P<authors>[A-ZÀ-Ý][^()\d;]{1,80}?),? (?:in )?\(?(?P<year>(?:1[89]"
    r"|20)\d\d)[a-z]?(?P<rest>[^()]{0,80})\)"
)
_NARRATIVE = re.compile(
    r"(?P<authors>[A-ZÀ-Ý][\w'’-]{1,30}(?:[^()\d.;]{0,60}?))\s\((?P<year>(?:1[89]"
    r"|20)\d\d)[a-z]?[^()]{0,30}\)"
)


def find_references(document: Document) -> list[Reference]:
    """Return the entries of the reference list of ``document``, in order.

    An entry is a block with the role ``reference``, or a block under a heading such as "References" or "Bibliographie".

    Example:
        >>> text = "[1] Ada Rivers, “What Peers Do,” March 2031."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "References", "", "reference", "en", text)
        >>> find_references(Document("d", "", "practice", "", "d", "", "en", "full text", text, (segment,)))[0][:4]
        ('1', 'Ada Rivers', 'What Peers Do', 'March 2031')
    """
    entries = []
    for start, end in _entry_spans(document.segments):
        entries.append(read_reference(document.text[start:end], start))
    return [entry for entry in entries if entry.title or entry.date]


def read_reference(text: str, start: int = 0) -> Reference:
    """Return the parts of one entry of a reference list; ``start`` is where it stands in its document.

    Example:
        >>> read_reference("Stone, B., & Lake, C. (2030). Walking alongside. Journal of Peers, 3(1).")[1:4]
        ('Stone, B., & Lake, C.', 'Walking alongside', '2030')
    """
    number = _NUMBERED.match(text)
    mark = next((g for g in number.groups() if g), "").translate(_SUPERSCRIPT) if number else ""
    body = text[number.end() :] if number else text
    dates = _DATED.findall(body)
    date = dates[-1] if dates else ""
    quoted, yeared = _QUOTED_TITLE.search(body), _YEAR_FIRST.match(body)
    if yeared and not (quoted and quoted.start() < yeared.start("date")):
        authors, title, date = yeared["authors"], yeared["title"], yeared["date"]
    elif quoted:
        authors, title = body[: quoted.start()], quoted[1]
    else:
        authors, _, rest = body.partition(". ")
        title = rest.partition(". ")[0]
    return Reference(mark, authors.strip(" ,"), title.strip(" ,"), date, text, start, start + len(text))


def find_mark(text: str) -> str:
    """Return the number of the first reference mark in ``text`` ("…helpful.”1", "…peers [3]"), ``""`` if there is none.

    Example:
        >>> find_mark("“a way of being together.”2"), find_mark("Peers work here [14]."), find_mark("We met 2 peers.")
        ('2', '14', '')
    """
    found = _MARK.search(text)
    return next((g for g in found.groups() if g), "").translate(_SUPERSCRIPT) if found else ""


def resolve_mark(mark: str, references: Iterable[Reference]) -> Reference | None:
    """Return the entry a reference mark points to, ``None`` where the list has no such number.

    Example:
        >>> resolve_mark("2", [read_reference("[2] Ada Rivers, “What Peers Do,” 2031.")]).authors
        'Ada Rivers'
    """
    return next((entry for entry in references if mark and entry.mark == mark), None)


def find_citation(text: str) -> tuple[str, str]:
    """Return the authors and year of the first author–year citation in ``text``, ``("", "")`` if there is none.

    Example:
        >>> find_citation("Peer support is a relation (Rivers & Stone, 2031, p. 4).")
        ('Rivers & Stone', '2031')
    """
    found = _CITATION.search(text) or _NARRATIVE.search(text)
    return (found["authors"].strip(" ,"), found["year"]) if found else ("", "")


def resolve_citation(authors: str, year: str, references: Iterable[Reference]) -> Reference | None:
    """Return the entry an author–year citation points to: same year, and the first author's surname opens it.

    Example:
        >>> entry = read_reference("Rivers, A. (2031). What peers do. Lake Press.")
        >>> resolve_citation("Rivers et al.", "2031", [entry]).title
        'What peers do'
    """
    surname = re.match(r"[\w'’-]+", authors)
    if not surname or not year:
        return None
    head = [e for e in references if year in e.date and surname[0] in e.authors[:60]]
    return head[0] if head else None


def describe(reference: Reference | Mapping[str, str]) -> str:
    """Return an entry as one line: authors, title, date.

    Example:
        >>> describe(read_reference("[1] Ada Rivers, “What Peers Do,” March 2031."))
        'Ada Rivers, What Peers Do, March 2031'
    """
    fields = reference._asdict() if isinstance(reference, Reference) else reference
    return ", ".join(fields[name] for name in ("authors", "title", "date") if fields[name])


def _entry_spans(segments: Iterable[Segment]) -> list[tuple[int, int]]:
    """Return where each entry stands: sentences of one block belong together, a number opens the next entry."""
    spans: list[tuple[int, int]] = []
    block = 0
    for segment in segments:
        if segment.role == "reference" or (_HEADING.match(segment.heading) and segment.role in ("body", "list item")):
            if spans and block and segment.block == block and not _NUMBERED.match(segment.text):
                spans[-1] = (spans[-1][0], segment.end)
            else:
                spans.append((segment.start, segment.end))
            block = segment.block
    return spans
