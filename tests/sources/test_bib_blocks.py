"""Blocks of BibTeX: which hold an entry, and what is told of those that do not."""

import bibtexparser
import pytest

from litreview.sources.bib_blocks import find_entry, read_block, renew_key


def parse(text: str) -> list:
    """Return the blocks of ``text``."""
    return bibtexparser.parse_string(text, parse_stack=[]).blocks


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@book{a, title={One}}", ""),
        ("@book{ , title={One}}", "the entry has no key"),
        ("@book{a, title={One}, title={Two}}", "the field title stands twice"),
        ("@book{a, title={One}\n@book{b, title={Two}}", "the entry is broken"),
        ("book{a, title={One}}", "looks like an entry without its @"),
        ("@comment{words}", ""),
        ("% words", ""),
        ('@string{s = "x"}', ""),
    ],
)
def test_a_block_holds_an_entry_or_says_why_not(text: str, reason: str) -> None:
    """Remarks and strings hold none, and that is no fault."""
    entry, told = read_block(parse(text)[0], 1, ({}, {}))
    assert told.startswith(reason)
    assert bool(told) == bool(reason)
    assert (entry is not None) == text.startswith("@book{a, title={One}}")


def test_a_key_used_before_is_told_with_its_line_across_texts() -> None:
    """Entries and strings have keys of their own."""
    used: tuple[dict[str, int], dict[str, int]] = ({}, {})
    told = [
        read_block(parse(text)[0], line, used)[1] for line, text in enumerate(['@string{a = "x"}', "@book{a, title={A}}"] * 2, 1)
    ]
    assert [reason[:41] for reason in told] == [
        "",
        "",
        "the key 'a' is used already in line 1; gi",
        "the key 'a' is used already in line 2; gi",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("@book{a, title={One}}", "key", ""),
        ("@book{b, title={One}}", "", "b"),
        ("@book{, title={One}}", "key", ""),
        ("@set{a, entryset={x}}", "", "a"),
        ("@comment{@book{c, title={One}}}", "comment", None),
        ("@comment{jabref-meta: x}", "", None),
        ("% words", "", None),
    ],
)
def test_a_key_that_cannot_stay_is_taken_away(text: str, kind: str, key: str | None) -> None:
    """Where ``a`` is used already."""
    (block,) = parse(text)
    told = renew_key(block, {"a": 1})
    entry = find_entry(block)
    assert told[0] == kind
    assert bool(told[1]) == bool(kind)
    assert (entry.key if entry else None) == key


def test_the_second_of_two_in_one_text_is_renewed() -> None:
    """Its entry is found inside what the parser sets aside."""
    first, second = parse("@book{a, title={One}}\n@book{a, title={Two}}")
    assert renew_key(first, {}) == ("", "")
    assert renew_key(second, {})[0] == "key"
    entry = find_entry(second)
    assert entry is not None
    assert entry.fields_dict["title"].value == "{Two}"
