"""The entry: a reference on its way in, before it has a key, the same whatever format it comes from."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from litreview.sources.csl import tidy

_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s\"|]+")
_LONGEST_DOI, _LONGEST_ADDRESS = 500, 2000
_ENCODED = re.compile(r"%(?=[0-9a-f]{2})|&(?=[a-z#])", re.IGNORECASE)
_DOI_ENDS = re.compile(
    r"\?|#(?=\w)|&\w{1,40}=|</|<(?=[a-z]{1,9}[\s/>])|\[(?:doi|pii)\]|[,;](?:doi:|https?://(?:dx\.)?doi\.org/)?(?=10\.\d{4,9}[./])"
    r"|(?<=[^/])/(?:full|full-?text|abstract|abs|e?pdf|pdfft|html|meta|summary|references)/?$|(?<=\w)(?:\.full|\.abstract)?\.pdf$",
    re.IGNORECASE,
)
"""What an address, a tag or another DOI leaves behind a DOI; "#" and "<" belong to old ones (…<1661::AID>3.0.CO;2-#)."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_PMID = re.compile(r"\d{1,9}")
_OPENERS = {")": "(", "]": "[", ">": "<", "}": "{"}
_ENDS = ".,;:'’”»*"
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))


NO_TITLE = "the record has no title; add one"


class Name(NamedTuple):
    """A person, or a body, whose whole name is then ``family``."""

    family: str
    given: str = ""

    def __str__(self) -> str:
        """Return the name as "Family, Given"."""
        return f"{self.family}, {self.given}" if self.given else self.family


class Entry(NamedTuple):
    """One reference as a file gives it; texts are plain (no LaTeX, one space between words), ``""`` where it says nothing.

    ``type`` is the BibTeX type, ``year`` four digits, ``doi`` and ``pmid`` in normal form, ``key`` the citation key the
    file wishes, ``raw`` the fields of a BibTeX entry as written, ``updates`` what Crossref says of notices by the name of its
    field, each kind with its DOI, ``database`` the one that the record says it is from, and ``source`` and ``line`` (from 1)
    where it begins.
    """

    type: str
    title: str
    year: str = ""
    authors: tuple[Name, ...] = ()
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    edition: str = ""
    issn: str = ""
    isbn: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    key: str = ""
    raw: Mapping[str, str] = {}
    updates: Mapping[str, str] = {}
    database: str = ""
    source: str = ""
    line: int = 0


class Parsed(NamedTuple):
    """What one file holds: its entries in order, and a ``rejected`` row for each record that cannot be one.

    Rows of ``notices`` tell of entries, or of the file, that were used all the same.
    """

    entries: tuple[Entry, ...] = ()
    rejected: tuple[dict[str, object], ...] = ()
    notices: tuple[dict[str, object], ...] = ()


def reject(path: str, line: int, kind: str, reason: str) -> dict[str, object]:
    """Return a row of ``rejected``.

    Example:
        >>> reject("a.ris", 3, "ris", "has no title")["line"]
        3
    """
    return {"path": path, "line": line, "kind": kind, "reason": reason}


def sort_parsed(found: Iterable[Entry | dict[str, object]], kind: str) -> Parsed:
    """Return what a parser yields, entries apart from rejections; an entry without title becomes a rejection of ``kind``.

    Example:
        >>> sort_parsed([Entry("misc", "", source="a.ris", line=2)], "ris").rejected[0]["reason"]
        'the record has no title; add one'
    """
    entries, rejected = [], []
    for one in found:
        if isinstance(one, dict):
            rejected.append(one)
        elif not one.title:
            rejected.append(reject(one.source, one.line, kind, NO_TITLE))
        else:
            entries.append(one)
    return Parsed(tuple(entries), tuple(rejected))


def clean_value(source: object) -> str:
    """Return ``source`` as text in NFC, without characters that nobody sees, white space run together; ``""`` for ``None``.

    Example:
        >>> clean_value("  A\\n title\\x07 ")
        'A title'
    """
    return tidy(unicodedata.normalize("NFC", "" if source is None else str(source)))


def find_doi(source: object) -> str:
    """Return the first DOI in ``source`` in lower case without what a sentence, an address or a tag left behind it, else ``""``.

    Example:
        >>> find_doi("https://doi.org/10.1186/S12888-020-02923-3. [doi]"), find_doi("http://dx.doi.org/10.5555%2Fone?utm=1")
        ('10.1186/s12888-020-02923-3', '10.5555/one')
    """
    text = str(source or "")
    if "10." not in text:
        return ""
    text = _decode_address(text) if _ENCODED.search(text) else text
    match = _DOI.search(text.replace("\\_", "_").translate(_UNSEEN))
    if not match:
        return ""
    prefix, _, suffix = match[0][:_LONGEST_ADDRESS].partition("/")
    suffix = _trim(_DOI_ENDS.split(_trim(suffix), maxsplit=1)[0])
    return f"{prefix}/{suffix}".lower() if 0 < len(suffix) <= _LONGEST_DOI else ""


def find_year(*sources: object) -> str:
    """Return the first year from 1500 to 2099 in ``sources``, else ``""``.

    Example:
        >>> find_year("", "1948/07//")
        '1948'
    """
    return next((match[0] for source in sources if (match := _YEAR.search(str(source or "")))), "")


def find_pmid(source: object) -> str:
    """Return the PubMed number that ``source`` is, without leading zeros, else ``""``.

    Example:
        >>> find_pmid("PMID: 012345")
        '12345'
    """
    words = clean_value(source).lower().removeprefix("pmid").removeprefix("medline").strip(": ")
    return words.lstrip("0") if _PMID.fullmatch(words) else ""


def join_pages(start: object, end: object = "") -> str:
    """Return a page range with one hyphen.

    Example:
        >>> join_pages("379", "423"), join_pages("52--57"), join_pages("e19", "e19")
        ('379-423', '52-57', 'e19')
    """
    first, last = (re.sub(r"\s*[-–—]+\s*", "-", clean_value(page)) for page in (start, end))
    return first if not last or last == first or "-" in first else f"{first}-{last}".strip("-")


def _decode_address(text: str) -> str:
    """Return ``text`` without the escapes of pages and addresses; an address within an address has them twice."""
    return unquote(unquote(html.unescape(text)))


def _trim(doi: str) -> str:
    while doi and (doi[-1] in _ENDS or (doi[-1] in _OPENERS and doi.count(doi[-1]) > doi.count(_OPENERS[doi[-1]]))):
        doi = doi[:-1]
    return doi
