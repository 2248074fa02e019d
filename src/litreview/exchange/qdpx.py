"""A coded project as a REFI-QDA file (.qdpx): ``project.qde`` and one text per document.

Ends are written exclusive and each selection bears its words as name, so that a reader can see which convention holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from litreview.errors import UnreadableSource
from litreview.exchange.archive import pack_archive, unpack_archive
from litreview.exchange.plain_text import plain_line
from litreview.exchange.qda import QdaCase, QdaCoding, QdaProject, QdaSource, list_coders, make_guid
from litreview.exchange.qda_codes import add_codes, normal_guid, read_codes
from litreview.exchange.qda_xml import parse_xml, render_xml
from litreview.sources.reading import LARGEST_PACKAGE, read_bytes

_MOMENT = "2026-01-01T00:00:00Z"
"""The schema's dates are left at one moment, so that equal projects give equal bytes."""


def render_qdpx(project: QdaProject) -> bytes:
    """Return ``project`` as a file; texts and spans must be plain (see ``plain_text``) already.

    Example:
        >>> render_qdpx(QdaProject("demo"))[:2]
        b'PK'
    """
    texts = {f"sources/{make_guid('source', one.name)}.txt": one.text.encode() for one in project.sources}
    return pack_archive({"project.qde": render_xml(_build_project(project)), **texts})


def read_qdpx(path: Path) -> QdaProject:
    """Return the codebook, texts, codings and cases of the file at ``path``, ends exclusive whatever the writer's convention.

    Raises:
        UnreadableSource: it cannot be opened, is no archive, holds no project, or its XML is broken or hostile.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.qdpx"
        >>> _ = path.write_bytes(render_qdpx(QdaProject("demo"))); read_qdpx(path).name
        'demo'
    """
    members = unpack_archive(read_bytes(path, "qdpx", LARGEST_PACKAGE), "qdpx")
    name = next((name for name in sorted(members) if name.lower().endswith(".qde")), None)
    if name is None:
        raise UnreadableSource("qdpx", "holds no project.qde; export the project again")
    root = parse_xml(members[name], "qdpx")
    try:
        return _read_project(root, {name.lower(): data for name, data in members.items()})
    except (KeyError, ValueError) as error:
        reason = f"lacks the attribute {error}" if isinstance(error, KeyError) else str(error)
        raise UnreadableSource("qdpx", f"the project cannot be used: {reason}") from None


def _build_project(project: QdaProject) -> Element:
    coders = list_coders(project.codings) or ["litreview"]
    root = Element("Project", xmlns="urn:QDA-XML:project:1.0", name=plain_line(project.name), origin="litreview")
    root.set("creatingUserGUID", make_guid("user", coders[0]))
    root.set("creationDateTime", _MOMENT)
    users = SubElement(root, "Users")
    for coder in coders:
        SubElement(users, "User", guid=make_guid("user", coder), name=plain_line(coder), id=plain_line(coder))
    if project.codes:
        add_codes(SubElement(root, "CodeBook"), project.codes)
    if project.cases:
        _add_cases(SubElement(root, "Cases"), project)
    if project.sources:
        _add_sources(SubElement(root, "Sources"), project, coders[0])
    return root


def _selection(coding: QdaCoding) -> str:
    return make_guid("selection", coding.source, coding.start, coding.end, coding.coder, coding.memo)


def _add_cases(holder: Element, project: QdaProject) -> None:
    for case in project.cases:
        element = SubElement(holder, "Case", guid=make_guid("case", case.name), name=plain_line(case.name))
        for source in case.sources:
            SubElement(element, "SourceRef", targetGUID=make_guid("source", source))
        for guid in dict.fromkeys(_selection(project.codings[place]) for place in case.codings):
            SubElement(element, "SelectionRef", targetGUID=guid)


def _add_sources(holder: Element, project: QdaProject, owner: str) -> None:
    by_source: dict[str, dict[str, list[QdaCoding]]] = defaultdict(lambda: defaultdict(list))
    for coding in project.codings:
        by_source[coding.source][_selection(coding)].append(coding)
    for source in project.sources:
        guid = make_guid("source", source.name)
        element = SubElement(
            holder, "TextSource", guid=guid, name=plain_line(source.name), plainTextPath=f"internal://{guid}.txt"
        )
        element.set("creatingUser", make_guid("user", owner))
        element.set("creationDateTime", _MOMENT)
        for selection, codings in by_source[source.name].items():
            _add_selection(element, selection, codings)


def _add_selection(source: Element, guid: str, codings: Sequence[QdaCoding]) -> None:
    first = codings[0]
    user = {"creatingUser": make_guid("user", first.coder), "creationDateTime": _MOMENT}
    span = {"startPosition": str(first.start), "endPosition": str(first.end)}
    element = SubElement(source, "PlainTextSelection", {"guid": guid, "name": first.quote, **span, **user})
    if first.memo:
        SubElement(element, "Description").text = plain_line(first.memo)
    for coding in codings:
        coding_element = SubElement(element, "Coding", {"guid": make_guid("coding", guid, coding.code), **user})
        SubElement(coding_element, "CodeRef", targetGUID=make_guid("code", coding.code))


def _read_project(root: Element, members: Mapping[str, bytes]) -> QdaProject:
    holder = root.find("CodeBook/Codes")
    codes, ids = read_codes(holder) if holder is not None else ([], {})
    users = {normal_guid(user.get("guid", "")): user.get("name") or user.get("id") or "" for user in root.iterfind("Users/User")}
    sources: dict[str, QdaSource] = {}
    codings: list[QdaCoding] = []
    selections: dict[str, list[int]] = defaultdict(list)
    found = root.findall("Sources/TextSource")
    texts = {element: _read_text(element, members) for element in found}
    inclusive = _ends_inclusive(
        (selection, texts[element]) for element in found for selection in element.iterfind("PlainTextSelection")
    )
    for element in found:
        source = QdaSource(element.get("name", ""), texts[element])
        sources[normal_guid(element.attrib["guid"])] = source
        for selection in element.iterfind("PlainTextSelection"):
            for coding in _read_codings(selection, source, inclusive, ids, users):
                selections[normal_guid(selection.get("guid", ""))].append(len(codings))
                codings.append(coding)
    cases = tuple(_read_case(case, sources, selections) for case in root.iterfind("Cases/Case"))
    return QdaProject(root.get("name", ""), tuple(codes), tuple(sources.values()), tuple(codings), cases)


def _read_text(element: Element, members: Mapping[str, bytes]) -> str:
    written = element.findtext("PlainTextContent")
    if written is not None:
        return written
    place = element.get("plainTextPath", "")
    if not place.startswith("internal://"):
        return ""
    data = members.get(f"sources/{place.removeprefix('internal://')}".lower(), b"")
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _ends_inclusive(selections: Iterable[tuple[Element, str]]) -> bool:
    """Return whether the names of selections are their words only when the end position counts too."""
    exclusive = inclusive = 0
    for selection, text in selections:
        start, end, words = *_span(selection), selection.get("name", "")
        exclusive += words == text[start:end]
        inclusive += words == text[start : end + 1]
    return inclusive > exclusive


def _span(selection: Element) -> tuple[int, int]:
    start, end = selection.attrib["startPosition"], selection.attrib["endPosition"]
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        raise ValueError("the position of a selection is no whole number")
    return int(start), int(end)


def _read_codings(
    selection: Element, source: QdaSource, inclusive: bool, ids: Mapping[str, str], users: Mapping[str, str]
) -> list[QdaCoding]:
    start, end = _span(selection)
    end += inclusive
    if not start <= end <= len(source.text):
        raise ValueError(f"a selection of a source ends at {end}, but its text has {len(source.text)} characters")
    memo = selection.findtext("Description") or ""
    made = []
    for coding in selection.iterfind("Coding"):
        reference = coding.find("CodeRef")
        code = ids.get(normal_guid(reference.get("targetGUID", ""))) if reference is not None else None
        if code:
            coder = users.get(normal_guid(coding.get("creatingUser") or selection.get("creatingUser", "")), "")
            made.append(QdaCoding(source.name, start, end, source.text[start:end], code, coder, memo))
    return made


def _read_case(element: Element, sources: Mapping[str, QdaSource], selections: Mapping[str, Sequence[int]]) -> QdaCase:
    named = (normal_guid(one.get("targetGUID", "")) for one in element.iterfind("SourceRef"))
    places = [
        place for one in element.iterfind("SelectionRef") for place in selections.get(normal_guid(one.get("targetGUID", "")), ())
    ]
    return QdaCase(element.get("name", ""), tuple(sources[one].name for one in named if one in sources), tuple(sorted(places)))
