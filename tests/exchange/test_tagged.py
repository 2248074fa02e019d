import re

from litreview.exchange.tagged import Field, first, read_fields, values

TAG = re.compile(r"([A-Z]{2}) {0,2}- ?")


def test_a_value_goes_on_until_the_next_tag() -> None:
    """Blank lines and indents inside it do not matter; the line is where it began."""
    text = "counter 1.\nTI  - One\n\n   title\nAU  - Lee\nAU  - Roy\nER  -"
    assert list(read_fields(text, TAG)) == [
        Field("TI", "One title", 2),
        Field("AU", "Lee", 5),
        Field("AU", "Roy", 6),
        Field("ER", "", 7),
    ]


def test_text_without_tags_has_no_fields() -> None:
    """Prose is no record."""
    assert list(read_fields("Dear all,\nregards", TAG)) == []


def test_values_come_tag_by_tag_and_the_first_that_is_filled_counts() -> None:
    """The order of the tags asked for decides, not that of the file."""
    fields = [Field("AU", "Lee", 1), Field("TI", "", 2), Field("BT", "Book", 3), Field("AU", "Roy", 4)]
    assert values(fields, "AU") == ["Lee", "Roy"]
    assert first(fields, "TI", "BT") == "Book"
    assert first(fields, "ZZ") == ""


def test_a_text_of_many_pieces_is_read_like_a_short_one() -> None:
    """Lines are cut where a piece ends, and none is lost or counted twice."""
    words = "x" * 99_990
    lines = [f"TI  - {words}{number}" for number in range(25)]
    found = list(read_fields("\n".join(lines), TAG))
    assert [(field.line, field.value) for field in found] == [(n + 1, f"{words}{n}") for n in range(25)]
