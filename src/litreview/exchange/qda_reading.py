"""A coded project of whichever program, read from its XML and texts: what cannot be read is told, the rest goes on."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from litreview.exchange.offsets import Selection, as_read, bears_name, infer_convention, locate_selection
from litreview.exchange.qda import QdaCase, QdaCoding, QdaProject, QdaSource
from litreview.exchange.qda_codes import normal_guid, read_codes

_INTERNAL = "internal://"
_UNREAD = {"PictureSource": "pictures", "AudioSource": "recordings", "VideoSource": "recordings"}
_TEXTS = ("TextSource", "PDFSource")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_NUMBER = 12


class _Read(NamedTuple):
    """A source of the file: its element, the one that holds its text, its name, which no other has, and its text as written."""

    element: Element
    holder: Element
    name: str
    written: str


class _Book(NamedTuple):
    """What the file names by identifier: codes and coders."""

    codes: Mapping[str, str]
    users: Mapping[str, str]


def read_project(root: Element, members: Mapping[str, bytes]) -> QdaProject:
    """Return the project of ``root``, whose texts are ``members`` of its archive by name in small letters.

    Places are counted as the program that wrote the file does (see ``infer_convention``). A selection that does not have the
    words it is named after is looked for nearby. Of a text that is not there as plain text, the names of selections are
    taken for their words.

    Raises:
        ValueError: codes are nested deeper than 30 levels.

    Example:
        >>> from xml.etree.ElementTree import fromstring
        >>> read_project(fromstring('<Project name="p" origin="Q"/>'), {}).origin
        'Q'
    """
    holder = root.find("CodeBook/Codes")
    codes, ids = read_codes(holder) if holder is not None else ([], {})
    users = {normal_guid(user.get("guid", "")): user.get("name") or user.get("id") or "" for user in root.iterfind("Users/User")}
    told: Counter[str] = Counter()
    sources = list(_find_sources(root, members, told))
    spans = [(one.written, [span for _, span in _list_selections(one.holder) if span]) for one in sources]
    convention, checked = infer_convention(spans)
    codings: list[QdaCoding] = []
    selections: dict[str, list[int]] = defaultdict(list)
    for one in sources:
        text, find = as_read(one.written), locate_selection(one.written, convention)
        for element, span in _list_selections(one.element):
            name = element.get("name", "")
            place = _settle(text, find(span), name, checked) if span and text else _quote_name(name, bool(text))
            if place is None:
                told[f"{one.name}: selections whose places or words cannot be found in its text"] += 1
                continue
            for code, coder in _read_codings(element, _Book(ids, users), told):
                selections[normal_guid(element.get("guid", ""))].append(len(codings))
                start, end, quote = place
                codings.append(QdaCoding(one.name, start, end, quote, code, coder, element.findtext("Description") or ""))
    named = {normal_guid(one.element.get("guid", "")): one.name for one in sources}
    cases = tuple(_read_case(case, named, selections) for case in root.iterfind("Cases/Case"))
    texts = tuple(QdaSource(one.name, as_read(one.written)) for one in sources)
    notices = tuple(f"{what} ({number})" for what, number in sorted(told.items()))
    return QdaProject(root.get("name", ""), tuple(codes), texts, tuple(codings), cases, root.get("origin", ""), notices)


def _find_sources(root: Element, members: Mapping[str, bytes], told: Counter[str]) -> Iterator[_Read]:
    names: Counter[str] = Counter()
    for element in root.iterfind("Sources/*"):
        if element.tag not in _TEXTS:
            told[f"sources that are no text: {_UNREAD.get(element.tag, 'other')}"] += 1
            continue
        name = element.get("name", "")
        names[name] += 1
        unique = name if names[name] == 1 else f"{name} ({names[name]})"
        within = element.find("Representation")
        holder = within if element.tag == "PDFSource" and within is not None else element
        written = _read_text(holder, members)
        if not written:
            told[f"{unique}: its plain text is not in the file; selections are placed by their names alone"] += 1
        if element.find("Coding") is not None:
            told[f"{unique}: codes on the text as a whole, which have no place here"] += 1
        yield _Read(element, holder, unique, written)


def _read_text(element: Element, members: Mapping[str, bytes]) -> str:
    written = element.findtext("PlainTextContent")
    if written is not None:
        return written
    place = element.get("plainTextPath", "")
    if not place.startswith(_INTERNAL):
        return ""
    data = members.get(f"sources/{place.removeprefix(_INTERNAL)}".lower(), b"")
    return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8", "replace")


def _list_selections(source: Element) -> Iterator[tuple[Element, Selection | None]]:
    """Yield the selections of a source, of a PDF those of its text too; without places where it has none in a text."""
    for element in source:
        if element.tag == "PlainTextSelection":
            yield element, _read_span(element)
        elif element.tag == "PDFSelection":
            yield element, None
        elif element.tag == "Representation":
            yield from _list_selections(element)


def _read_span(element: Element) -> Selection | None:
    places = [element.get(name, "").strip() for name in ("startPosition", "endPosition")]
    if not all(place.isascii() and place.isdigit() and len(place) <= _LONGEST_NUMBER for place in places):
        return None
    return Selection(int(places[0]), int(places[1]), element.get("name", ""))


def _settle(text: str, span: tuple[int, int], name: str, checked: bool) -> tuple[int, int, str] | None:
    """Return the span and words of a selection, or ``None`` where it has no words, or not those of its name.

    Names are held against the words only where the names of the project are words at all (``checked``).
    """
    start, end = span
    words = text[start:end] if start < end <= len(text) else ""
    if words and (not checked or not name or bears_name(words, name)):
        return start, end, words
    place = _find_nearest(text, name, start) if name.strip() else -1
    return (place, place + len(name), name) if place >= 0 else None


def _find_nearest(text: str, words: str, start: int) -> int:
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, start)
    if before < 0 or after < 0:
        return max(before, after)
    return before if start - before <= after - start else after


def _quote_name(name: str, has_text: bool) -> tuple[int, int, str] | None:
    return (0, len(name), name) if name.strip() and not has_text else None


def _read_codings(selection: Element, book: _Book, told: Counter[str]) -> Iterator[tuple[str, str]]:
    for coding in selection.iterfind("Coding"):
        reference = coding.find("CodeRef")
        code = book.codes.get(normal_guid(reference.get("targetGUID", ""))) if reference is not None else None
        if code is None:
            told["codings with a code that the codebook of the file does not have"] += 1
            continue
        owner = coding.get("creatingUser") or selection.get("creatingUser", "")
        yield code, book.users.get(normal_guid(owner), "")


def _read_case(element: Element, named: Mapping[str, str], selections: Mapping[str, Sequence[int]]) -> QdaCase:
    sources = (normal_guid(one.get("targetGUID", "")) for one in element.iterfind("SourceRef"))
    places = [
        place for one in element.iterfind("SelectionRef") for place in selections.get(normal_guid(one.get("targetGUID", "")), ())
    ]
    return QdaCase(element.get("name", ""), tuple(named[one] for one in sources if one in named), tuple(sorted(places)))
