from xml.etree.ElementTree import Element, SubElement

import pytest

from litreview.errors import UnreadableSource
from litreview.exchange.qda_xml import parse_xml, render_xml

BOMB = b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
FILE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


def test_what_is_written_is_read_back() -> None:
    """Line ends in attributes and signs of XML survive; there is no byte-order mark."""
    root = Element("Project", name='a\n"b" <c> & é')
    SubElement(root, "Description").text = "one\ntwo"
    data = render_xml(root)
    assert data.startswith(b"<?xml")
    again = parse_xml(data, "qdpx")
    assert (again.get("name"), again.findtext("Description")) == ('a\n"b" <c> & é', "one\ntwo")


def test_name_spaces_are_left_aside() -> None:
    """Whatever prefix a program writes."""
    root = parse_xml(b'<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes/></q:CodeBook>', "qdc")
    assert (root.tag, root[0].tag) == ("CodeBook", "Codes")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"<a>", "well-formed"), (b"", "well-formed"), (BOMB, "entities"), (FILE, "entities")]
)
def test_broken_and_hostile_xml_is_refused(data: bytes, reason: str) -> None:
    """No entity is ever opened."""
    with pytest.raises(UnreadableSource, match=reason):
        parse_xml(data, "qdc")


def test_elements_are_counted() -> None:
    """A file with more than the bound is refused."""
    with pytest.raises(UnreadableSource, match="more than 2"):
        parse_xml(b"<a><b/><b/><b/></a>", "qdc", most=2)
