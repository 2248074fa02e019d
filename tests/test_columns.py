"""Columns are typed, put in order and written without going cell by cell, as if they had been gone through."""

import csv
import io

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.columns import is_in_order, make_frame, put_in_order, read_columns, read_rows, write_lines

TEXT, WHOLE, MEASURE = pa.large_string(), pa.int64(), pa.float64()
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8)
ROWS = st.lists(
    st.fixed_dictionaries({
        "word": WORDS,
        "place": st.none() | st.integers(-9, 9),
        "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    }),
    max_size=12,
)  # fmt: skip
SCHEMA = pa.schema({"word": TEXT, "place": WHOLE, "share": MEASURE})


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        (None, TEXT, ""),
        ("a\r\nb\rc", TEXT, "a\nb\nc"),
        (7, TEXT, "7"),
        (True, TEXT, "True"),
        (0.5, TEXT, "0.5"),
        ("12", WHOLE, 12),
        ("", WHOLE, None),
        (None, WHOLE, None),
        (3.0, WHOLE, 3),
        (0.12345678, MEASURE, 0.123457),
        ("0.5", MEASURE, 0.5),
        (2, MEASURE, 2.0),
        ("", MEASURE, None),
        (float("nan"), MEASURE, None),
    ],
)
def test_a_value_is_read_alike_from_a_row_a_frame_and_an_arrow_column(value: object, kind: pa.DataType, read: object) -> None:
    """It makes no difference to a table in which form its rows come."""
    schema = pa.schema({"a": kind})
    columns = (
        pa.table({"a": pa.array([value, value])}),
        pd.DataFrame({"a": [value, value]}),
        pd.DataFrame({"a": [value, value]}, dtype=object),
    )
    assert read_rows([{"a": value}], schema)["a"].to_pylist() == [read]
    for column in columns:
        assert read_columns(column, schema)["a"].to_pylist() == [read, read]


def test_a_column_that_nobody_gave_is_empty() -> None:
    """A table of a batch without, say, pages has the column all the same."""
    read = read_columns(pa.table({"word": pa.array(["x", "y"]).dictionary_encode()}), SCHEMA)
    assert read.to_pylist() == [{"word": word, "place": None, "share": None} for word in "xy"]


@given(ROWS)
def test_rows_come_in_the_order_that_sorting_them_gives(rows: list[dict[str, object]]) -> None:
    """Unknown numbers stand last, equal rows as they came, and what is in order is left as it is."""
    table = read_rows([{**row, "share": place} for place, row in enumerate(rows)], SCHEMA)
    keys = ["word", "place"]
    ordered = put_in_order(table, keys)
    expected = sorted(table.to_pylist(), key=lambda row: (row["word"], row["place"] is None, row["place"] or 0))
    assert ordered.to_pylist() == expected
    assert is_in_order(table, keys) == (table.to_pylist() == expected)
    assert put_in_order(ordered, keys) is ordered


@given(ROWS)
def test_lines_are_to_the_byte_those_of_pandas(rows: list[dict[str, object]]) -> None:
    """Quotation marks, empty cells and numbers are written as they were before there was anything quicker."""
    frame = make_frame(read_rows(rows, SCHEMA))
    lines = b"".join(write_lines(pa.Table.from_pandas(frame, preserve_index=False)))
    assert lines.decode() == frame.to_csv(index=False, header=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)


def test_lines_of_a_long_table_hold_every_row_once() -> None:
    """Rows are turned into text piece by piece, and nothing is lost between two pieces."""
    table = pa.table({"n": range(120_001), "word": ["x,y"] * 120_001}).slice(1)
    rows = list(csv.reader(io.StringIO(b"".join(write_lines(table)).decode())))
    assert rows == [[str(n), "x,y"] for n in range(1, 120_001)]


def test_other_kinds_of_column_are_written_as_words() -> None:
    """A column that no table declares, such as a yes or no, is written as pandas writes it."""
    table = pa.table({"told": [True, None], "nothing": pa.nulls(2), "which": pa.array(["a", "b"]).dictionary_encode()})
    assert b"".join(write_lines(table)) == b"True,,a\n,,b\n"
