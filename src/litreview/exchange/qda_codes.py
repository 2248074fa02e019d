"""The codebook in REFI-QDA XML: families as parents that cannot be coded, one ``Code`` each; written and read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from litreview.exchange.plain_text import plain_line
from litreview.exchange.qda import QdaCode, make_guid

_LABELS = {
    "include": "Include",
    "exclude": "Exclude",
    "name_fr": "Name in French",
    "phrases": "Phrases",
    "phrases_fr": "Phrases in French",
    "plain": "In plain words",
    "plain_fr": "In plain words, in French",
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

    A code's family is its topmost parent; a name that its family has already is led by that of the parent. A code that does not
    carry an id gets one from its name.

    Raises:
        ValueError: codes are nested deeper than 30 levels.

    Example:
        >>> root = Element("CodeBook"); add_codes(root, [QdaCode("VAL.HOPE", "Values", "Hope", "that …")])
        >>> read_codes(root[0])[0][0].family
        'Values'
    """
    codes: list[QdaCode] = []
    ids: dict[str, str] = {}
    taken: set[str] = set()
    names: set[tuple[str, str]] = set()
    for element, family, parent in _walk(holder, "", "", 0):
        code = _read_code(element, family, taken)
        if (family, code.name.casefold()) in names and parent:
            code = code._replace(name=f"{parent}: {code.name}")
        taken.add(code.id)
        names.add((family, code.name.casefold()))
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


def make_code_id(name: str) -> str:
    """Return an id for the code ``name``: its letters without accents, in capitals, and digits, joined by dots.

    Example:
        >>> make_code_id("Être là, 2 fois"), make_code_id("…")
        ('ETRE.LA.2.FOIS', 'CODE')
    """
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", ".", letters.upper()).strip(".") or "CODE"


def unique_id(identity: str, taken: Collection[str]) -> str:
    """Return ``identity``, with a number behind it where it is ``taken``.

    Example:
        >>> unique_id("HOPE", ["HOPE", "HOPE-2"])
        'HOPE-3'
    """
    unique, number = identity, 2
    while unique in taken:
        unique, number = f"{identity}-{number}", number + 1
    return unique


def _add_family(holder: Element, family: str, colour: str) -> Element:
    guid = make_guid("family", family)
    return SubElement(holder, "Code", guid=guid, name=plain_line(family), isCodable="false", color=colour)


def _add_code(above: Element, code: QdaCode, colour: str, name: str) -> None:
    element = SubElement(above, "Code", guid=make_guid("code", code.id), name=plain_line(name), isCodable="true", color=colour)
    said = [f"{label}: {getattr(code, field)}" for field, label in _LABELS.items() if getattr(code, field)]
    SubElement(element, "Description").text = plain_line("\n".join(filter(None, [code.definition, *said])))


def _walk(holder: Element, family: str, parent: str, depth: int) -> Iterator[tuple[Element, str, str]]:
    if depth > _DEEPEST:
        raise ValueError(f"codes are nested deeper than {_DEEPEST} levels")
    for element in holder:
        if element.tag != "Code":
            continue
        below = any(child.tag == "Code" for child in element)
        if element.get("isCodable", "true").lower() in ("true", "1") or not below:
            yield element, family, parent
        name = element.get("name", "")
        yield from _walk(element, family or name, name, depth + 1)


def _read_code(element: Element, family: str, taken: set[str]) -> QdaCode:
    parts = _LABEL.split(element.findtext("Description") or "")
    said = dict(zip(parts[1::2], (part.strip("\n") for part in parts[2::2]), strict=True))
    fields = {field: said.get(label, "") for field, label in _LABELS.items()}
    name = element.get("name", "")
    identity = unique_id(fields.pop("id") or make_code_id(name), taken)
    suffix = f" ({identity})"
    return QdaCode(identity, family, name.removesuffix(suffix), parts[0].strip("\n"), **fields)
