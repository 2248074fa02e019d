"""Patterns of identifiers are compiled once, when they are needed."""

import subprocess
import sys

import pytest

from litreview.privacy.patterns import FLAGS, compile_pattern, find_spans, stands_in_any


def test_a_pattern_is_compiled_once() -> None:
    """The same source gives the same pattern, which reads lines, capitals and line ends as presidio's recognisers do."""
    pattern = compile_pattern("^elm.bay$")
    assert pattern is compile_pattern("^elm.bay$")
    assert pattern.flags & FLAGS == FLAGS
    assert pattern.search("at\nELM\nBAY\nnow")


@pytest.mark.parametrize(
    ("text", "there"),
    [("box 12", True), ("RURAL ROUTE", True), ("a box", False), ("", False)],
    ids=["first", "second", "none", "empty"],
)
def test_one_of_the_patterns_is_enough(text: str, there: bool) -> None:
    """Whether any of them stands in the text is all that is said."""
    assert stands_in_any(text, [r"\d+", "rural route"]) is there


def test_nothing_is_compiled_after_the_pattern_that_is_found() -> None:
    """A pattern that cannot be compiled does no harm where an earlier one is found, and says so where none is."""
    assert stands_in_any("box 12", [r"\d+", "("])
    with pytest.raises(Exception, match="missing"):
        stands_in_any("a box", [r"\d+", "("])


@pytest.mark.parametrize(
    ("text", "spans"),
    [("12 and 345", [(0, 2), (7, 10)]), ("12a4", [(0, 4)]), ("1234 5", [(0, 4), (3, 6)]), ("", []), ("none", [])],
    ids=["apart", "inside", "overlapping", "empty", "none"],
)
def test_spans_inside_others_are_left_out(text: str, spans: list[tuple[int, int]]) -> None:
    """A span of one pattern that lies in that of another says nothing more; one that reaches beyond it stays."""
    assert list(find_spans(text, [r"\d+", r"\d+a\d", r"\d \d"])) == spans


def test_a_span_that_is_not_meant_hides_none_inside() -> None:
    """What is rejected counts as if it did not stand there."""
    assert list(find_spans("12a4", [r"\d+", r"\d+a\d"], str.isdecimal)) == [(0, 2), (3, 4)]


def test_a_recogniser_is_made_only_where_its_pattern_stands() -> None:
    """Neither words nor what presidio would only search for load it; a number whose check digit it verifies does."""
    script = (
        "import sys\n"
        "from litreview.privacy.recognisers import find_identifiers\n"
        "found = find_identifiers('I was born in the north; I met 3 people at 10, down the road. Ce ne sont pas des rues.')\n"
        "assert not found and 'presidio_analyzer' not in sys.modules, found\n"
        "assert find_identifiers('née le 3 mai 1980') and find_identifiers('call 416-555-0199')\n"
        "assert 'presidio_analyzer' not in sys.modules\n"
        "raise SystemExit(not find_identifiers('my SIN is 130 692 544') or 'presidio_analyzer' not in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=120).returncode == 0
