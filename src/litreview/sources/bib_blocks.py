"""Blocks of BibTeX text: the entry that each holds, or why one that should hold an entry cannot be used."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

NO_RECORD = "no record"
"""The kind of a row about an entry that stands for no work."""
NO_RECORDS = {
    "set": "is a set of entries, not a record; its entries are read by themselves",
    "xdata": "holds fields that other entries borrow, and is no record",
}
BEGINS_ENTRY = re.compile(r"@\w{1,40}\s{0,9}[{(]")
"""What a reader of BibTeX takes for the beginning of an entry, wherever it stands."""
_ENTRY = "article|book|inbook|incollection|inproceedings|misc|techreport|report|thesis"
_LOST_AT = re.compile(rf"^[ \t]*({_ENTRY})\s*\{{\s*[^\s,{{}}]+\s*,", re.I | re.M)


def read_block(block: "Block", line: int, used: tuple[dict[str, int], dict[str, int]]) -> "tuple[Entry | None, str]":
    """Return the entry of a block that holds one, or why a block that should hold one cannot be used.

    ``used`` holds the lines of keys of entries and of strings so far; this one's is added.

    Example:
        >>> import bibtexparser
        >>> blocks = bibtexparser.parse_string("@book{, title={One}}", parse_stack=[]).blocks
        >>> read_block(blocks[0], 1, ({}, {}))
        (None, 'the entry has no key; give it one after the opening brace')
    """
    from bibtexparser import model

    if isinstance(block, model.DuplicateBlockKeyBlock):
        block = block.ignore_error_block
    if isinstance(block, model.Entry | model.String):
        if not block.key.strip():
            return None, "the entry has no key; give it one after the opening brace"
        lines = used[isinstance(block, model.String)]
        if block.key in lines:
            return None, f"the key '{block.key}' is used already in line {lines[block.key]}; give this entry another key"
        lines[block.key] = line
        return (block if isinstance(block, model.Entry) else None), ""
    if isinstance(block, model.DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        return None, f"the field {names} stands twice in one entry; keep one"
    if isinstance(block, model.ParsingFailedBlock):
        return None, _failure(getattr(block.error, "abort_reason", "") or str(block.error))
    if isinstance(block, model.ImplicitComment) and _LOST_AT.search(block.comment):
        return None, "looks like an entry without its @; write @ before its type"
    return None, ""


def renew_key(block: "Block", used: Mapping[str, int]) -> tuple[str, str]:
    """Return kind and words of what is to be told of an incoming block; a key that cannot stay is taken from its entry.

    ``used`` holds the lines of the keys so far. The kind is "key", or "comment" for one that holds an entry.

    Example:
        >>> import bibtexparser
        >>> blocks = bibtexparser.parse_string("@book{a, title={One}}", parse_stack=[]).blocks
        >>> renew_key(blocks[0], {}), renew_key(blocks[0], {"a": 4}), blocks[0].key
        (('', ''), ('key', "the key 'a' is used already in line 4; the record gets a new one"), '')
    """
    from bibtexparser import model

    if isinstance(block, model.ExplicitComment):
        hidden = BEGINS_ENTRY.search(block.comment)
        return ("comment", "a comment holds an entry, which is not read; take @comment away to have it") if hidden else ("", "")
    entry = find_entry(block)
    if entry is None or entry.entry_type.lower() in NO_RECORDS:
        return "", ""
    key = entry.key.strip()
    if key and key not in used and not isinstance(block, model.DuplicateBlockKeyBlock):
        return "", ""
    entry.key = ""
    place = f" in line {used[key]}" if key in used else ""
    return "key", f"the key '{key}' is used already{place}; the record gets a new one" if key else "has no key; it gets one"


def find_entry(block: "Block") -> "Entry | None":
    """Return the entry that a block is, or that it would be if its key were not used.

    Example:
        >>> import bibtexparser
        >>> find_entry(bibtexparser.parse_string("@comment{x}", parse_stack=[]).blocks[0]) is None
        True
    """
    from bibtexparser import model

    block = block.ignore_error_block if isinstance(block, model.DuplicateBlockKeyBlock) else block
    return block if isinstance(block, model.Entry) else None


def _failure(reason: str) -> str:
    told = " ".join(reason.replace("\0", "").split()) or "it cannot be parsed"
    return f"the entry is broken: {told}; check its braces, quotes and commas"
