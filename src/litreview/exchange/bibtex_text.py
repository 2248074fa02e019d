"""Entries as BibTeX text that every BibTeX reader, ours first, reads back as the same fields."""

import re
from collections.abc import Iterator

from litreview.exchange.entry import Entry, Name
from litreview.sources.bib_blocks import BEGINS_ENTRY
from litreview.sources.latex import decode_latex

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    "~": r"\textasciitilde{}",
    **{sign: "\\" + sign for sign in "%&#$_"},
}
_ESCAPED = re.compile(r"[\\{}~%&#$_]|-(?=-)|`(?=`)|'(?=')|[?!](?=`)")
_JOINS_NAMES = re.compile(r",|;|\s+and\s+|^and\s|\sand$", re.IGNORECASE)
_SIGN = re.compile(r"\\.|[{}]", re.DOTALL)
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""})
_CONTAINER = {"article": "journal", "book": "maintitle"}
_PLACES = ("journal", "journaltitle", "booktitle", "maintitle", "publisher", "institution", "school", "organization")
_ORDER = re.findall(
    r"\w+",
    "author editor title subtitle booktitle maintitle journal journaltitle institution school publisher edition year date month"
    " volume number pages doi pmid issn isbn url abstract keywords language",
)


def render_entry(entry: Entry, key: str) -> str:
    """Return ``entry`` as BibTeX text under ``key``, one field a line in a fixed order, ending in a line end.

    Fields of a BibTeX file go out as they came in.

    Example:
        >>> print(render_entry(Entry("article", "R&D at 50%", "2020", (Name("WHO"),)), "who2020"), end="")
        @article{who2020,
          author      = {{WHO}},
          title       = {R\\&D at 50\\%},
          year        = {2020},
        }
    """
    fields = {name: value for name, value in _fields(entry) if value}
    rank = {name: place for place, name in enumerate(_ORDER)}
    names = sorted(fields, key=lambda name: (rank.get(name, len(rank)), name))
    lines = [f"  {name:<11} = {{{fields[name]}}},\n" for name in names]
    return f"@{entry.type}{{{key},\n{''.join(lines)}}}\n"


def escape_latex(text: str) -> str:
    """Return plain text as LaTeX that decodes to the same text.

    Example:
        >>> escape_latex("100% of {x} -- `a_b`")
        '100\\\\% of \\\\lbrace{}x\\\\rbrace{} -{}- `a\\\\_b`'
    """
    return _ESCAPED.sub(lambda match: _SPECIAL.get(match[0], match[0] + "{}"), text)


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.raw:
        yield from _raw_fields(entry)
        return
    container = _CONTAINER.get(entry.type, "booktitle")
    publisher = "institution" if entry.type in ("report", "thesis", "techreport") else "publisher"
    yield publisher, escape_latex(entry.publisher)
    if entry.container:
        yield container, escape_latex(entry.container)
    yield "author", " and ".join(map(_render_name, entry.authors))
    for name in ("title", "year", "volume", "number", "edition", "pmid", "issn", "isbn", "abstract", "language"):
        yield name, escape_latex(getattr(entry, name))
    yield "pages", escape_latex(entry.pages).replace("-", "--")
    yield "doi", entry.doi.translate(_VERBATIM)
    yield "url", entry.url.translate(_VERBATIM)
    yield "keywords", _render_keywords(entry.keywords)
    for name, told in entry.updates.items():
        yield name, " ".join(word.translate(_VERBATIM) for word in told.split())


def _raw_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields as they were written, then those that only a parent entry or another file knows."""
    raw = entry.raw
    for name, value in raw.items():
        yield name, " ".join(value.split()) if _is_closed(value) else escape_latex(decode_latex(value))
    plain = dict(_fields(entry._replace(raw={})))
    said = {"author": ("author", "editor"), "year": ("year", "date"), "title": ("title",)}
    for name in ("author", "title", "year", "volume", "number", "pages", "doi", "pmid", "url", "abstract", "keywords"):
        if not any(raw.get(other) for other in said.get(name, (name,))) and not (name == "keywords" and raw.get("keyword")):
            yield name, plain.get(name, "")
    yield from ((name, plain[name]) for name in entry.updates if name not in raw)
    place = _CONTAINER.get(entry.type, "booktitle")
    if not any(raw.get(name) for name in _PLACES):
        yield place, plain.get(place, "")


def _is_closed(value: str) -> bool:
    depth = 0
    for sign in _SIGN.finditer(value):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\") and not BEGINS_ENTRY.search(value)


def _render_name(name: Name) -> str:
    if name.family == "et al.":
        return "others"
    if not name.given:
        return f"{{{escape_latex(name.family)}}}"
    return ", ".join(_guarded(part) for part in name)


def _guarded(part: str) -> str:
    return f"{{{escape_latex(part)}}}" if _JOINS_NAMES.search(part) else escape_latex(part)


def _render_keywords(keywords: tuple[str, ...]) -> str:
    words = [escape_latex(word) for keyword in keywords for word in keyword.split(";")]
    joined = "; ".join(filter(None, map(str.strip, words)))
    return f"{joined};" if "," in joined and ";" not in joined else joined
