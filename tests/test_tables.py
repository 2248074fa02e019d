"""Tables have declared columns and closed vocabularies, and are written the same every time."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from litreview.tables import (
    COLUMNS,
    MEASURE,
    QUOTATIONS,
    VOCABULARY,
    WHOLE,
    TableWriter,
    build_columns,
    build_table,
    read_table,
    table_schema,
    write_table,
)

INTERFACE = Path(__file__).resolve().parents[2] / "shared" / "spec" / "interface.md"


@pytest.mark.shared
def test_every_column_of_the_interface_is_declared() -> None:
    """No table or column that others rely on is missing or renamed."""
    if not INTERFACE.exists():
        pytest.skip("../shared is not beside the checkout")
    promised = {
        name: columns.split(", ")
        for name, columns in re.findall(r"^\| `(\w+)` \| (.+?) \|$", INTERFACE.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert promised
    assert {name: [c for c in columns if c not in COLUMNS.get(name, ())] for name, columns in promised.items()} == {
        name: [] for name in promised
    }


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_an_empty_table_keeps_its_columns(name: str, tmp_path: Path) -> None:
    """A table without rows is written and read back with all its columns."""
    write_table(name, build_table(name, []), tmp_path)
    assert tuple(read_table(name, tmp_path).columns) == COLUMNS[name]


@pytest.mark.parametrize(("table", "column"), sorted(VOCABULARY))
def test_a_word_outside_a_closed_vocabulary_is_refused(table: str, column: str) -> None:
    """A misspelt word never reaches a table."""
    with pytest.raises(ValueError, match=f"{table}.{column} holds 'sideways'"):
        build_table(table, [{column: "sideways"}])


def test_a_column_that_is_not_declared_is_refused() -> None:
    """A typing mistake in a column name names the valid ones."""
    with pytest.raises(ValueError, match="rejected has no column resaon; it has path, line, kind, reason"):
        build_table("rejected", [{"resaon": "x"}])


def test_rows_are_sorted_whatever_order_they_come_in(tmp_path: Path) -> None:
    """The same rows in any order give the same bytes."""
    rows = [{"path": path, "line": line, "kind": "pdf", "reason": "r"} for path in "ba" for line in (10, 9)]
    for folder, given in (("one", rows), ("two", rows[::-1])):
        (tmp_path / folder).mkdir()
        write_table("rejected", build_table("rejected", given), tmp_path / folder)
    assert (tmp_path / "one/rejected.csv").read_bytes() == (tmp_path / "two/rejected.csv").read_bytes()
    assert (tmp_path / "one/rejected.csv").read_text().splitlines()[1] == "a,9,pdf,r"


@pytest.mark.parametrize("words", ["a\nb", 'say "so"', "=1+1", "é, œ", " edge ", "\u202e"], ids=ascii)
def test_text_survives_the_csv_unchanged(words: str, tmp_path: Path) -> None:
    """Quotations stay verbatim through writing and reading."""
    import csv

    write_table("rejected", build_table("rejected", [{"path": "p", "reason": words}]), tmp_path)
    with (tmp_path / "rejected.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["reason"] == words
    assert read_table("rejected", tmp_path).reason[0] == words


def test_unknown_numbers_stay_empty(tmp_path: Path) -> None:
    """A missing page or effect is an empty cell, not a zero."""
    row = {"finding_id": "a.o001", "document_id": "a", "start": 0, "end": 4, "effect": 0.5, "n": ""}
    write_table("findings", build_table("findings", [row]), tmp_path)
    header, cells = (tmp_path / "findings.csv").read_text().splitlines()
    found = dict(zip(header.split(","), cells.split(","), strict=True))
    assert (found["effect"], found["low"], found["n"], found["start"]) == ("0.5", "", "", "0")


def test_a_table_that_was_never_written_is_named(tmp_path: Path) -> None:
    """Reading from a folder that is no run says what to do."""
    with pytest.raises(FileNotFoundError, match="run `litreview run` first"):
        read_table("facts", tmp_path)


def test_every_quotation_table_has_a_span() -> None:
    """A table of verbatim words carries document, start and end."""
    assert all({"document_id", "start", "end", words} <= set(COLUMNS[name]) for name, words in QUOTATIONS.items())


def test_a_quotation_that_begins_like_a_formula_stays_as_it_is(tmp_path: Path) -> None:
    """A table is the words themselves; only a workbook, which would run them, has to mark them as text."""
    row = {"list_id": "d.l001", "document_id": "d", "ordinal": 1, "start": 0, "end": 9, "text": "=1+1 peer"}
    write_table("lists", build_table("lists", [row]), tmp_path)
    assert ",=1+1 peer," in (tmp_path / "lists.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["a\rb", "a\r\nb", "\r"], ids=ascii)
def test_a_carriage_return_ends_no_row(words: str, tmp_path: Path) -> None:
    """Line ends inside a cell are one kind, which is written in quotation marks, so rows keep their cells."""
    write_table("rejected", build_table("rejected", [{"path": "a", "line": 1, "kind": "x", "reason": words}]), tmp_path)
    with (tmp_path / "rejected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [len(row) for row in rows] == [4, 4]
    assert rows[1][3] == words.replace("\r\n", "\n").replace("\r", "\n")


def _rows(count: int) -> list[dict[str, object]]:
    return [{"path": f"p{n // 3:04d}", "line": n, "kind": "x", "reason": 'a, "b"' if n % 7 else "\n"} for n in range(count)]


@pytest.mark.parametrize("piece", [1, 7, 400], ids=str)
@pytest.mark.parametrize("count", [0, 3, 400], ids=str)
def test_a_table_written_in_pieces_has_the_bytes_of_one_written_at_once(count: int, piece: int, tmp_path: Path) -> None:
    """A table that is too large for memory looks the same to whoever reads it."""
    whole = build_columns("rejected", _rows(count))
    for folder in ("once", "pieces"):
        (tmp_path / folder).mkdir()
    write_table("rejected", build_table("rejected", _rows(count)), tmp_path / "once")
    with TableWriter("rejected", tmp_path / "pieces") as writer:
        for start in range(0, count, piece):
            writer.append(whole.slice(start, piece))
    for ending in ("csv", "parquet"):
        assert (tmp_path / f"once/rejected.{ending}").read_bytes() == (tmp_path / f"pieces/rejected.{ending}").read_bytes()


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rows_a_frame_and_an_arrow_table_make_one_table(name: str) -> None:
    """Who already has columns need not make rows of them."""
    words = {column: VOCABULARY.get((name, column), ("w",))[-1] for column in COLUMNS[name]}
    rows = [
        {c: n if c in WHOLE else n / 3 if c in MEASURE else f"{w}{n}" if w == "w" else w for c, w in words.items()}
        for n in (2, 1)
    ]
    frame = build_table(name, rows)
    assert frame.equals(build_table(name, frame))
    assert frame.equals(build_table(name, build_columns(name, rows)))
    assert build_columns(name, frame).schema == table_schema(name)


@pytest.mark.parametrize("form", [pd.DataFrame, lambda rows: pa.Table.from_pylist(rows)], ids=["frame", "arrow"])
def test_columns_are_checked_as_rows_are(form: Callable[[list[dict[str, str]]], object]) -> None:
    """Neither a name nor a word gets into a table by coming in a column."""
    with pytest.raises(ValueError, match="rejected has no column resaon"):
        build_table("rejected", form([{"resaon": "x"}]))
    with pytest.raises(ValueError, match=r"facts\.kind holds 'sideways'"):
        build_table("facts", form([{"kind": "sideways"}]))


def test_a_table_that_fails_in_the_writing_is_no_table(tmp_path: Path) -> None:
    """What stopped half-way is not closed as if it were whole by writing an empty one."""
    with pytest.raises(ValueError, match="stopped"), TableWriter("rejected", tmp_path):
        raise ValueError("stopped")
    assert not (tmp_path / "rejected.parquet").exists()
