"""Places are worked out as words lead to them, and say what may lead on."""

import pytest

from litreview.coding.notation import COMMA, FAR, NEXT, read_phrase
from litreview.coding.paths import Path, Place


def _root(*phrases: str) -> Place:
    root = Place()
    for phrase in phrases:
        pattern = read_phrase(phrase)
        root.begin(Path(("C", phrase, pattern.guard), pattern.parts))
    return root


def _walk(root: Place, *steps: tuple[tuple[str, ...], int]) -> list[str] | None:
    """Follow steps of symbols and gap; give the phrases that end there, None where the way breaks off."""
    place: Place | None = root
    for symbols, gap in steps:
        place = place and place.follow(symbols, gap)
    return None if place is None else [phrase for _, phrase, _ in place.ending]


WALKS = {
    "one word": (["hope"], [(("hope",), NEXT)], ["hope"]),
    "another word": (["hope"], [(("despair",), NEXT)], None),
    "a stem beside the word": (["hope", "hop*"], [(("hop*", "hope"), NEXT)], ["hop*", "hope"]),
    "half a phrase": (["mutual aid"], [(("mutual",), NEXT)], []),
    "a whole phrase": (["mutual aid"], [(("mutual",), NEXT), (("aid",), NEXT)], ["mutual aid"]),
    "a comma where none may be": (["mutual aid"], [(("mutual",), NEXT), (("aid",), COMMA)], None),
    "a comma where one may be": (["pay, hours"], [(("pay",), NEXT), (("hours",), COMMA)], ["pay, hours"]),
    "a space where a comma may be": (["pay, hours"], [(("pay",), NEXT), (("hours",), NEXT)], ["pay, hours"]),
    "words between": (["fund .. group"], [(("fund",), NEXT), (("group",), FAR)], ["fund .. group"]),
    "words between that may not be": (["fund group"], [(("fund",), NEXT), (("group",), FAR)], None),
    "a part that may be left out": (["peer (run|) group"], [(("peer",), NEXT), (("group",), NEXT)], ["peer (run|) group"]),
    "parts that may all be left out": (["a (b|) (c|)"], [(("a",), NEXT)], ["a (b|) (c|)"]),
    "the same twice": (["(a|a)"], [(("a",), NEXT)], ["(a|a)"]),
    "two phrases with one beginning": (["a b", "a (b|c)"], [(("a",), NEXT), (("b",), NEXT)], ["a b", "a (b|c)"]),
    "a group inside a part": (["organi(s|z)ation"], [(("organization",), NEXT)], ["organi(s|z)ation"]),
    "beyond the end": (["a"], [(("a",), NEXT), (("a",), NEXT)], None),
}


@pytest.mark.parametrize(("phrases", "steps", "expected"), WALKS.values(), ids=WALKS)
def test_words_lead_to_what_ends_there(phrases, steps, expected):
    """A way through words and gaps ends the phrases whose words they are, in the order they were added."""
    found = _walk(_root(*phrases), *steps)
    assert (found if found is None else sorted(found)) == (expected if expected is None else sorted(expected))


def test_a_place_says_which_symbols_lead_on():
    """Symbols that follow at once and symbols that may follow over other words are told apart."""
    place = _root("a b", "a, c", "a .. d*", "a (|..) e").follow(("a",), NEXT)
    assert place is not None
    near, far = (frozenset().union(*sets) for sets in zip(*((one.near, one.far) for one in place.openings), strict=True))
    assert (near, far) == ({"b", "c", "e"}, {"d*", "e"})


def test_a_phrase_added_later_is_followed():
    """A root that was followed already takes up one more phrase."""
    root = _root("a b")
    assert _walk(root, (("a",), NEXT), (("c",), NEXT)) is None
    pattern = read_phrase("a c")
    root.begin(Path(("D", "a c", False), pattern.parts))
    assert _walk(root, (("a",), NEXT), (("c",), NEXT)) == ["a c"]
