"""The codebook in REFI-QDA XML: families as parents that cannot be coded, one ``Code`` each; written and read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from litreview.exchange.plain_text import plain_line
from litreview.exchange.qda import QdaCode, make_guid

_LABELS = {
    "include": "Include",
    "exclude": "Exclude",
    "name_fr": "Name in French",
    "phrases": "Phrases",
    "phrases_fr": "Phrases in French",
    "id": "Code id",
}
_LABEL = re.compile(rf"^({'|'.join(_LABELS.values())}): ", re.MULTILINE)
_COLOURS = ("#1F77B4", "#D95F02", "#1B9E77", "#7570B3", "#E7298A", "#66A61E", "#A6761D", "#666666", "#8C564B", "#17BECF")
_DEEPEST = 30


def add_codes(parent: Element, codes: Sequence[QdaCode]) -> None:
    """Add ``Codes`` to ``parent``: each family in order of its first code, with a colour of its own, above its codes.

    Example:
        >>> root = Element("CodeBook"); add_codes(root, [QdaCode("VAL.HOPE", "Values", "Hope")])
        >>> [code.get("isCodable") for code in root.iter("Code")]
        ['false', 'true']
    """
    holder = SubElement(parent, "Codes")
    names = Counter(plain_line(code.name).casefold() for code in codes)
    families = list(dict.fromkeys(code.family for code in codes))
    for place, family in enumerate(families):
        colour = _COLOURS[place % len(_COLOURS)]
        above = _add_family(holder, family, colour) if family else holder
        for code in codes:
            if code.family == family:
                unique = names[plain_line(code.name).casefold()] == 1
                _add_code(above, code, colour, code.name if unique else f"{code.name} ({code.id})")


def read_codes(holder: Element) -> tuple[list[QdaCode], dict[str, str]]:
    """Return the codes below ``Codes``, flattened to families, and the id of each codable code by GUID in lower case.

    A code's family is its topmost parent. A code that does not carry an id gets one from its name.

    Raises:
        ValueError: codes are nested deeper than 30 levels.

    Example:
        >>> root = Element("CodeBook"); add_codes(root, [QdaCode("VAL.HOPE", "Values", "Hope", "that …")])
        >>> read_codes(root[0])[0][0].family
        'Values'
    """
    codes: list[QdaCode] = []
    ids: dict[str, str] = {}
    for element, family in _walk(holder, "", 0):
        code = _read_code(element, family, {code.id for code in codes})
        codes.append(code)
        ids[normal_guid(element.get("guid", ""))] = code.id
    return codes, ids


def normal_guid(guid: str) -> str:
    """Return a GUID in lower case without braces.

    Example:
        >>> normal_guid("{AB-1}")
        'ab-1'
    """
    return guid.strip("{} ").lower()


def _add_family(holder: Element, family: str, colour: str) -> Element:
    guid = make_guid("family", family)
    return SubElement(holder, "Code", guid=guid, name=plain_line(family), isCodable="false", color=colour)


def _add_code(above: Element, code: QdaCode, colour: str, name: str) -> None:
    element = SubElement(above, "Code", guid=make_guid("code", code.id), name=plain_line(name), isCodable="true", color=colour)
    said = [f"{label}: {getattr(code, field)}" for field, label in _LABELS.items() if getattr(code, field)]
    SubElement(element, "Description").text = plain_line("\n".join(filter(None, [code.definition, *said])))


def _walk(holder: Element, family: str, depth: int) -> Iterator[tuple[Element, str]]:
    if depth > _DEEPEST:
        raise ValueError(f"codes are nested deeper than {_DEEPEST} levels")
    for element in holder:
        if element.tag != "Code":
            continue
        below = any(child.tag == "Code" for child in element)
        if element.get("isCodable", "true").lower() in ("true", "1") or not below:
            yield element, family
        yield from _walk(element, family or element.get("name", ""), depth + 1)


def _read_code(element: Element, family: str, taken: set[str]) -> QdaCode:
    parts = _LABEL.split(element.findtext("Description") or "")
    said = dict(zip(parts[1::2], (part.strip("\n") for part in parts[2::2]), strict=True))
    fields = {field: said.get(label, "") for field, label in _LABELS.items()}
    name = element.get("name", "")
    identity = fields.pop("id") or re.sub(r"[^A-Z0-9]+", ".", name.upper()).strip(".") or "CODE"
    while identity in taken:
        identity += "-2"
    suffix = f" ({identity})"
    return QdaCode(identity, family, name.removesuffix(suffix), parts[0].strip("\n"), **fields)
