"""REFI-QDA XML: bytes out through the standard library, elements in through defusedxml, name spaces left aside."""

from xml.etree.ElementTree import Element, TreeBuilder, indent, tostring

from litreview.errors import UnreadableSource

MOST_ELEMENTS = 5_000_000
DEEPEST = 200
"""Levels of elements; codes, which may lie in each other, are allowed fewer."""


def render_xml(root: Element) -> bytes:
    """Return ``root`` as UTF-8 XML without byte-order mark, indented, ending in a line end.

    Example:
        >>> render_xml(Element("Project", name="one"))
        b'<?xml version="1.0" encoding="utf-8"?>\\n<Project name="one" />\\n'
    """
    indent(root, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def parse_xml(data: bytes, kind: str, most: int = MOST_ELEMENTS) -> Element:
    """Return the root of ``data``, with local names only; elements and levels are counted while they are read.

    Raises:
        UnreadableSource: of ``kind``; it is no XML, declares entities or a document type, has more than ``most`` elements or
            more than 200 levels.

    Example:
        >>> parse_xml(b'<a xmlns="urn:x"><b/></a>', "qdc")[0].tag
        'b'
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    parser = DefusedXMLParser(target=_Bounded(kind, most), forbid_dtd=True)
    try:
        parser.feed(data)
        return parser.close()
    except ParseError as error:
        raise UnreadableSource(kind, "is not well-formed XML; export it again", error.position[0]) from None
    except UnreadableSource:
        raise
    except (DefusedXmlException, ValueError, LookupError):
        raise UnreadableSource(kind, "declares entities or an unknown encoding, which is not read") from None


class _Bounded(TreeBuilder):
    """A tree of elements with local names that does not grow without bound."""

    def __init__(self, kind: str, most: int) -> None:
        super().__init__()
        self._kind, self._left, self._most, self._depth = kind, most, most, 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._left -= 1
        self._depth += 1
        if self._left < 0:
            raise UnreadableSource(self._kind, f"has more than {self._most:,} elements")
        if self._depth > DEEPEST:
            raise UnreadableSource(self._kind, f"has elements nested deeper than {DEEPEST} levels")
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])
