"""Lists of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.names import format_names, read_names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{World Health Organization}", "World Health Organization"),
        ("{Salt and Pepper Ltd} and Ada Baker", "Salt and Pepper Ltd; Baker, Ada"),
        ("Baker, Ada AND Cook, Ben", "Baker, Ada; Cook, Ben"),
        ("Ada M. Baker", "Baker, Ada M."),
        ("Ludwig van der Bread", "van der Bread, Ludwig"),
        ("Cook, Jr, Ben", "Cook Jr, Ben"),
        (r"{\'C}ulafi{\'c}, Dragana", "Ćulafić, Dragana"),
        ("Baker, A.; Cook, B.", "Baker, A.; Cook, B."),
        ("Baker, Ada and others", "Baker, Ada; et al."),
        ("Plato", "Plato"),
        ("", ""),
    ],
)
def test_names_are_family_first_and_bodies_stay_whole(source: str, names: str) -> None:
    """Names are split before they are decoded, so braces still say what belongs together."""
    assert format_names(source) == names


@given(st.text(alphabet="AB ab,;{}\\'and", max_size=50))
def test_any_list_can_be_formatted(source: str) -> None:
    """Damaged name lists are no error."""
    assert isinstance(format_names(source), str)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("family=Lee, given=Ann", [("Lee", "Ann")]),
        ("given=Ann, family=Lee, prefix=de la, useprefix=true", [("de la Lee", "Ann")]),
        ("family=Lee, given={Ann Mary}, given-i=AM, suffix=Jr", [("Lee Jr", "Ann Mary")]),
        ('family={World, Health}, given="A."', [("World, Health", "A.")]),
        ("family=Lee, given=Ann and Roy, Bo and {The Town}", [("Lee", "Ann"), ("Roy", "Bo"), ("The Town", "")]),
        ("{x=1 Collaboration}", [("x=1 Collaboration", "")]),
        ("family=", []),
    ],
)
def test_names_in_the_extended_format_of_biblatex(source: str, names: list[tuple[str, str]]) -> None:
    """Parts are told by their names, in any order."""
    assert read_names(source) == names
