"""Keys are equal where the facts are, whatever their order, and differ wherever one fact does."""

import ast
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import packages_distributions
from pathlib import Path
from types import MappingProxyType

import pytest

import litreview
from litreview.running.keys import SHAPING, code_version, hash_facts

_LAYERS = ("sources", "corpus", "privacy", "coding", "extraction")


@dataclass(frozen=True)
class Fact:
    """A fact with a field that ``repr`` leaves out."""

    name: str
    hidden: str = field(repr=False, default="")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"),
        (["ab", "c"], ["a", "bc"]),
        ([], [[]]),
        ({"a": 1}, {"a": 2}),
        (MappingProxyType({"a": 1}), MappingProxyType({"a": 2})),
        (Fact("x", "1"), Fact("x", "2")),
        (frozenset({1}), frozenset({2})),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)),
        ("\ud800", "\ud801"),
        (None, ""),
    ],
    ids=["text", "borders", "depth", "mapping", "other mapping", "hidden field", "set", "time", "half a character", "nothing"],
)
def test_facts_that_differ_have_different_keys(one: object, other: object) -> None:
    """However deep the difference lies."""
    assert hash_facts(one) != hash_facts(other)
    assert hash_facts(one) == hash_facts(one)


def test_the_order_of_sets_and_mappings_does_not_count() -> None:
    """The same facts have the same key in every process."""
    names = [f"n{number}" for number in range(50)]
    assert hash_facts(set(names), dict.fromkeys(names)) == hash_facts(
        set(names[25:] + names[:25]), dict.fromkeys(reversed(names))
    )


def test_what_has_no_plain_form_stands_in_no_key() -> None:
    """An address in memory would make each key new."""
    with pytest.raises(TypeError, match="Path"):
        hash_facts(Path("x"))


def test_the_version_of_the_code_is_the_same_in_one_process() -> None:
    """It is taken once: code that is edited while it runs is not the code that runs."""
    assert code_version() == code_version()


def test_every_library_that_reads_or_codes_a_text_stands_for_the_code() -> None:
    """A document is processed again where another version of what read, cleaned, coded or cited it is installed."""
    package = Path(litreview.__file__).parent
    files = [path for layer in _LAYERS for path in (package / layer).rglob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    named = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    roots = {name.partition(".")[0] for name in named} - {*sys.stdlib_module_names, "litreview"}
    owners = packages_distributions()
    assert {root for root in roots if not {one.lower().replace("_", "-") for one in owners[root]} & {*SHAPING}} == set()
