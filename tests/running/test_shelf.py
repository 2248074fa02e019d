"""What is put on the shelf comes back as it was, from a file that nobody can open by name."""

import os
from pathlib import Path

import pyarrow as pa
import pytest

from litreview.running.results import results_schema
from litreview.running.shelf import Shelf

TABLE = pa.table({"a": ["x", None, "é\0\r\n"], "b": [[{"n": 1}], [], None]})


@pytest.mark.parametrize("held", [False, True], ids=["on disk", "held"])
@pytest.mark.parametrize("table", [TABLE, TABLE.slice(1, 1), TABLE.slice(0, 0), pa.concat_tables([TABLE, TABLE])])
def test_a_table_comes_back_as_it_was_put(table: pa.Table, *, held: bool) -> None:
    """Nulls, lists, parts of tables, tables in several chunks and tables without rows."""
    shelf = Shelf()
    shelf.put(TABLE)
    shelf.put(table, held=held)
    assert (len(shelf), shelf[1].equals(table), shelf[0].equals(TABLE)) == (2, True, True)
    assert [one.num_rows for one in shelf] == [3, len(table)]
    assert [one.num_rows for one in shelf[1:]] == [len(table)]


def test_columns_are_read_in_the_order_they_are_asked_for() -> None:
    """Others are not read at all."""
    shelf = Shelf()
    shelf.put(TABLE)
    assert shelf.read(0, ["b", "a"]).column_names == ["b", "a"]
    assert shelf.read(0, ["b"]).equals(TABLE.select(["b"]))


def test_the_columns_of_results_come_back() -> None:
    """With every table nested in them."""
    shelf = Shelf()
    shelf.put(results_schema().empty_table())
    assert shelf[0].schema.equals(results_schema())


def test_a_place_that_is_not_there_is_told() -> None:
    """As for any sequence, so that going through it ends."""
    with pytest.raises(IndexError):
        Shelf()[0]


def list_nameless() -> list[str]:
    """Return the open files of this process that no name leads to."""
    opened = Path("/proc/self/fd").iterdir()
    return sorted(target for path in opened if path.is_symlink() and (target := os.readlink(path)).endswith("(deleted)"))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to see open files")
def test_no_file_bears_a_name_and_what_is_held_is_in_none() -> None:
    """So that nothing is left of a run that was killed."""
    before = list_nameless()
    held, put = Shelf(), Shelf()
    held.put(TABLE, held=True)
    assert list_nameless() == before
    put.put(TABLE)
    assert len(list_nameless()) == len(before) + 1
