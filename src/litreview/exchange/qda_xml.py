"""REFI-QDA XML: bytes out through the standard library, elements in through defusedxml, name spaces left aside."""

from xml.etree.ElementTree import Element, indent, tostring

from litreview.errors import UnreadableSource

MOST_ELEMENTS = 5_000_000


def render_xml(root: Element) -> bytes:
    """Return ``root`` as UTF-8 XML without byte-order mark, indented, ending in a line end.

    Example:
        >>> render_xml(Element("Project", name="one"))
        b'<?xml version="1.0" encoding="utf-8"?>\\n<Project name="one" />\\n'
    """
    indent(root, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def parse_xml(data: bytes, kind: str, most: int = MOST_ELEMENTS) -> Element:
    """Return the root of ``data``, with local names only.

    Raises:
        UnreadableSource: of ``kind``; it is no XML, declares entities or a document type, or has more than ``most`` elements.

    Example:
        >>> parse_xml(b'<a xmlns="urn:x"><b/></a>', "qdc")[0].tag
        'b'
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        raise UnreadableSource(kind, "is not well-formed XML; export it again", error.position[0]) from None
    except (DefusedXmlException, ValueError, LookupError):
        raise UnreadableSource(kind, "declares entities or an unknown encoding, which is not read") from None
    for number, element in enumerate(root.iter()):
        if number > most:
            raise UnreadableSource(kind, f"has more than {most:,} elements")
        element.tag = str(element.tag).rpartition("}")[2]
    return root
