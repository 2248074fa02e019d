"""Pairs that may be one work are listed once, and what a person decided of them stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputFaults
from litreview.sources.pairs import COLUMNS, DuplicatePair, append_pairs, find_unknown, load_pairs, split_keys

HEADER = ",".join(COLUMNS) + "\n"


def test_lines_are_read_in_their_order(tmp_path: Path) -> None:
    """Each with its line, decided or not."""
    (tmp_path / "d.csv").write_text(HEADER + "a,b,edition,same title,edition,fo,2026-01-05\nc,a,,,,,\n")
    first, second = load_pairs(tmp_path / "d.csv", "d.csv")
    assert first == DuplicatePair("a", "b", "edition", "same title", "edition", "fo", "2026-01-05", 2)
    assert (second.keys, second.decision, second.line) == (("a", "c"), "", 3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a,b,,,merge,,", "decision 'merge' is unknown"),
        ("a,b,twin,,,,", "suggested 'twin' is unknown"),
        ("a,a,,,,,", "both keys are the same"),
        ("a,,,,,,", "a key is missing"),
        ("a,b,,,same,,05/01/2026", "the date is no day"),
        ("a,b", "has 2 cells"),
    ],
)
def test_a_line_that_cannot_be_used_is_a_located_fault(tmp_path: Path, line: str, message: str) -> None:
    """The message says what to write."""
    (tmp_path / "d.csv").write_text(HEADER + "c,d,,,,,\n" + line + "\n")
    with pytest.raises(InputFaults, match=message) as caught:
        load_pairs(tmp_path / "d.csv", "corpus/duplicates.csv")
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [("corpus/duplicates.csv", 3)]


def test_a_file_without_a_column_is_a_fault(tmp_path: Path) -> None:
    """Its name is told."""
    (tmp_path / "d.csv").write_text("key_a,key_b\n")
    with pytest.raises(InputFaults, match="column decision is missing"):
        load_pairs(tmp_path / "d.csv", "d.csv")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, HEADER + "e,f,same,w,,,\n"),
        ("", HEADER + "e,f,same,w,,,\n"),
        ("\ufeff", "\ufeff" + HEADER + "e,f,same,w,,,\n"),
        (HEADER, HEADER + "e,f,same,w,,,\n"),
        (HEADER + "a,b,,,same,fo,", HEADER + "a,b,,,same,fo,\ne,f,same,w,,,\n"),
        (HEADER.replace("\n", "\r\n"), (HEADER + "e,f,same,w,,,\n").replace("\n", "\r\n")),
        (
            "why,key_b,key_a,suggested,decision,coder,date,memo\n",
            "why,key_b,key_a,suggested,decision,coder,date,memo\nw,f,e,same,,,,\n",
        ),
    ],
    ids=["no file", "touched", "a byte order mark", "a header", "no last line end", "CRLF", "columns of one's own"],
)
def test_new_pairs_are_appended_and_every_byte_before_stays(tmp_path: Path, before: str | None, after: str) -> None:
    """The file is the researcher's."""
    path = tmp_path / "d.csv"
    if before is not None:
        path.write_bytes(before.encode())
        assert load_pairs(path, "d.csv") == [DuplicatePair("a", "b", decision="same", coder="fo", line=2)] * (",fo," in before)
    assert append_pairs(path, [DuplicatePair("e", "f", "same", "w")]) == 1
    assert path.read_bytes().decode() == after


def test_a_listed_pair_is_never_asked_again(tmp_path: Path) -> None:
    """Decided or not, and in either order; then the file keeps every byte."""
    path = tmp_path / "d.csv"
    path.write_text(HEADER + "a,b,,,different,fo,\nc,d,,,,,\n")
    before = path.read_bytes()
    assert append_pairs(path, [DuplicatePair("b", "a"), DuplicatePair("c", "d")]) == 0
    assert path.read_bytes() == before


def test_keys_of_no_record_are_told_with_their_line() -> None:
    """A notice, no fault."""
    told = find_unknown([DuplicatePair("a", "b", line=2), DuplicatePair("x", "y", line=3)], ["a", "b", "x"], "d.csv")
    assert list(map(str, told)) == ["d.csv:3: y is not in references.bib; the pair is not used"]


@pytest.mark.parametrize(("cell", "keys"), [("", []), ("a", ["a"]), (" a; b,c ;", ["a", "b", "c"])])
def test_keys_of_a_cell_are_split(cell: str, keys: list[str]) -> None:
    """At commas and semicolons."""
    assert split_keys(cell) == keys


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(words, words, words).filter(lambda row: row[0] != row[1]), max_size=5))
def test_what_is_appended_reads_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    """Whatever stands in keys and reasons."""
    path = tmp_path_factory.mktemp("pairs") / "d.csv"
    pairs = {pair.keys: pair for pair in (DuplicatePair(one, other, "same", why) for one, other, why in rows)}
    assert append_pairs(path, pairs.values()) == len(pairs)
    assert {pair.keys for pair in (load_pairs(path, "d.csv") if path.exists() else [])} == set(pairs)


def test_words_are_known_in_large_letters_too(tmp_path: Path) -> None:
    """Spreadsheets write them so."""
    path = tmp_path / "d.csv"
    path.write_text("key_a,key_b,suggested,why,decision,coder,date\na,b,Edition,, SAME ,x,2026-01-05\n", encoding="utf-8")
    assert [(pair.suggested, pair.decision) for pair in load_pairs(path, "d.csv")] == [("edition", "same")]
