"""Records that were set down on disk come back as they were, one, some or all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.sources.bibliography import Record, load_bibliography
from litreview.sources.record_shelf import _GROUP, RecordShelf, shelve_bibliography

TEXT = st.text(st.characters(), max_size=20)
RECORDS = st.builds(
    Record,
    *[TEXT] * 9,
    keywords=st.lists(TEXT, max_size=3).map(tuple),
    line=st.integers(0, 10**7),
    fields=st.dictionaries(TEXT, TEXT, max_size=3),
)


@settings(max_examples=40)
@given(st.lists(RECORDS, max_size=6))
def test_records_come_back_as_they_were(records: list[Record]) -> None:
    """Any text, lone surrogates too, and the fields in their order."""
    shelf = RecordShelf(records)
    assert list(shelf) == records
    assert [list(record.fields) for record in shelf] == [list(record.fields) for record in records]


def test_many_are_found_by_their_place() -> None:
    """In any order, from the end and in part, over many groups."""
    records = [Record(f"k{number}", "book", "T") for number in range(10 * _GROUP + 3)]
    shelf = RecordShelf(iter(records))
    assert (len(shelf), shelf[-1], shelf[5 * _GROUP], shelf[0]) == (len(records), records[-1], records[5 * _GROUP], records[0])
    assert shelf[_GROUP - 2 : _GROUP + 2] == records[_GROUP - 2 : _GROUP + 2]
    assert list(zip(shelf, shelf, strict=True)) == list(zip(records, records, strict=True))
    assert repr(shelf) == f"{len(records)} records"
    with pytest.raises(IndexError):
        shelf[len(records)]


@pytest.mark.parametrize(
    "text",
    ["", "@book{a, title={One}}\n@book{a, title={Two}}\n", "@book{a, title={One}, doi={x}}\n@misc{b}", "\0\1\2"],
    ids=["empty", "same key", "faults", "binary"],
)
def test_a_bibliography_is_read_as_ever(tmp_path: Path, text: str) -> None:
    """The same records, and the same rows for what could not be used."""
    path = tmp_path / "r.bib"
    path.write_text(text, encoding="utf-8")
    records, rejected = shelve_bibliography(path, "r.bib")
    assert (list(records), rejected) == load_bibliography(path, "r.bib")
