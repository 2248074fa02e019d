from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.qda import QdaCode
from litreview.exchange.qda_codes import add_codes, normal_guid, read_codes

CODES = [
    QdaCode(
        "VAL.HOPE", "Values", "Hope", "Looking forward.", "plans; aims", "wishes", "Espoir", "hop*; look* forward", "espoir*"
    ),
    QdaCode("BAR.HOPE", "Barriers", "hope"),
    QdaCode("VAL.TRUST", "Values", "Trust", "Two\nlines."),
]


def build(codes: list[QdaCode]) -> Element:
    root = Element("CodeBook")
    add_codes(root, codes)
    return root[0]


def test_families_are_parents_that_cannot_be_coded() -> None:
    """One level deep, in order, each code after its description's place in the schema."""
    holder = build(CODES)
    assert [(family.get("name"), family.get("isCodable")) for family in holder] == [("Values", "false"), ("Barriers", "false")]
    code = holder[0][0]
    assert [child.tag for child in code] == ["Description"]
    assert (code.get("isCodable"), code.get("color")) == ("true", holder[0].get("color"))


def test_names_are_told_apart() -> None:
    """Programs want each name once, whatever its case."""
    assert [code.get("name") for code in build(CODES).iter("Code")] == [
        "Values",
        "Hope (VAL.HOPE)",
        "Trust",
        "Barriers",
        "hope (BAR.HOPE)",
    ]


def test_the_codebook_comes_back_whole() -> None:
    """Ids, both languages and phrases travel in the description."""
    codes, ids = read_codes(build(CODES))
    assert sorted(codes) == sorted(CODES)
    assert set(ids.values()) == {"VAL.HOPE", "BAR.HOPE", "VAL.TRUST"}


def test_a_codebook_of_another_program_is_read() -> None:
    """No ids, no descriptions, deeper levels, codable parents."""
    holder = fromstring(
        '<Codes><Code guid="{A}" name="Top" isCodable="true"><Code guid="B" name="Mid">'
        '<Code guid="C" name="Low one"/></Code></Code>'
        '<Code guid="D" name="Top" isCodable="true"/></Codes>'
    )
    codes, ids = read_codes(holder)
    assert [(code.id, code.family) for code in codes] == [("TOP", ""), ("MID", "Top"), ("LOW.ONE", "Top"), ("TOP-2", "")]
    assert ids == {"a": "TOP", "b": "MID", "c": "LOW.ONE", "d": "TOP-2"}
    assert normal_guid("{A}") == "a"


def test_codes_nested_without_end_are_refused() -> None:
    """A bomb of levels is no codebook."""
    with pytest.raises(ValueError, match="30 levels"):
        read_codes(fromstring("<Codes>" + "<Code>" * 40 + "</Code>" * 40 + "</Codes>"))


PLAIN = st.text(st.characters(codec="ascii", categories=("L", "P", "S")), min_size=1, max_size=20).filter(
    lambda text: ": " not in text
)


@given(name=PLAIN, definition=PLAIN, phrases=PLAIN)
def test_any_plain_text_survives(name: str, definition: str, phrases: str) -> None:
    """Signs of XML are signs."""
    code = QdaCode("X.Y", "Family", name, definition, phrases=phrases)
    assert read_codes(build([code]))[0] == [code]
