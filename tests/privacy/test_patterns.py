"""Patterns of identifiers are compiled once, when they are needed."""

import subprocess
import sys

import pytest

from litreview.privacy.patterns import FLAGS, compile_pattern, stand_in


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
    assert stand_in(text, [r"\d+", "rural route"]) is there


def test_nothing_is_compiled_after_the_pattern_that_is_found() -> None:
    """A pattern that cannot be compiled does no harm where an earlier one is found, and says so where none is."""
    assert stand_in("box 12", [r"\d+", "("])
    with pytest.raises(Exception, match="missing"):
        stand_in("a box", [r"\d+", "("])


def test_a_recogniser_is_made_only_where_its_pattern_stands() -> None:
    """Words that may be part of an identifier and are none load no presidio; one that is does."""
    script = (
        "import sys\n"
        "from litreview.privacy.recognisers import find_identifiers\n"
        "found = find_identifiers('I was born in the north; I met 3 people at 10, down the road. Ce ne sont pas des rues.')\n"
        "assert not found and 'presidio_analyzer' not in sys.modules, found\n"
        "raise SystemExit(not find_identifiers('née le 3 mai 1980') or 'presidio_analyzer' not in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=120).returncode == 0
