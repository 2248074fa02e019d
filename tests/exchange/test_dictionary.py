import csv
import io

from litreview.exchange.dictionary import list_columns, render_dictionary
from litreview.tables import COLUMNS, VOCABULARY


def test_every_declared_column_is_described() -> None:
    """A new column without a meaning fails here."""
    listed = list_columns()
    assert [(row.table, row.column) for row in listed] == [
        (name, column) for name, columns in COLUMNS.items() for column in columns
    ]
    assert all(row.meaning for row in listed)


def test_the_file_has_a_line_for_each_declared_column() -> None:
    """Read back by a reader of CSV, it is the declarations, with type, meaning and closed values."""
    rows = list(csv.DictReader(io.StringIO(render_dictionary().decode())))
    assert [(row["table"], row["column"]) for row in rows] == [
        (name, column) for name, columns in COLUMNS.items() for column in columns
    ]
    assert all(row["meaning"] and row["type"] in ("text", "number", "whole number") for row in rows)
    closed = {(row["table"], row["column"]): tuple(row["values"].split("; ")) for row in rows if row["values"]}
    assert closed == {place: words for place, words in VOCABULARY.items() if place[0] in COLUMNS}


def test_types_and_closed_vocabularies_come_from_the_declarations() -> None:
    """They are stated once."""
    rows = {(row.table, row.column): row for row in list_columns("findings", "segments")}
    assert (rows["segments", "start"].type, rows["findings", "effect"].type, rows["findings", "quote"].type) == (
        "whole number",
        "number",
        "text",
    )
    assert rows["findings", "kind"].values == "finding; mention"
