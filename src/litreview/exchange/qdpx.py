"""A coded project as a REFI-QDA file (.qdpx): ``project.qde`` and one text per document.

Ends are written exclusive and each selection bears its words as name, so that a reader can see which convention holds.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from litreview.errors import UnreadableSource
from litreview.exchange.archive import pack_archive, unpack_archive
from litreview.exchange.plain_text import plain_line
from litreview.exchange.qda import ORIGIN, QdaCoding, QdaProject, list_coders, make_guid
from litreview.exchange.qda_codes import add_codes
from litreview.exchange.qda_reading import read_project
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

    What of it cannot be read is told in ``notices``, and the rest is read all the same.

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
        return read_project(root, {name.lower(): data for name, data in members.items()})
    except ValueError as error:
        raise UnreadableSource("qdpx", f"the project cannot be used: {error}") from None


def _build_project(project: QdaProject) -> Element:
    coders = list_coders(project.codings) or ["litreview"]
    root = Element("Project", xmlns="urn:QDA-XML:project:1.0", name=plain_line(project.name), origin=ORIGIN)
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
