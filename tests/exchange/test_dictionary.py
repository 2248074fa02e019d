from litreview.exchange.dictionary import list_columns
from litreview.tables import COLUMNS


def test_every_declared_column_is_described() -> None:
    """A new column without a meaning fails here."""
    listed = list_columns()
    assert [(row.table, row.column) for row in listed] == [
        (name, column) for name, columns in COLUMNS.items() for column in columns
    ]
    assert all(row.meaning for row in listed)


def test_types_and_closed_vocabularies_come_from_the_declarations() -> None:
    """They are stated once."""
    rows = {(row.table, row.column): row for row in list_columns("findings", "segments")}
    assert (rows["segments", "start"].type, rows["findings", "effect"].type, rows["findings", "quote"].type) == (
        "whole number",
        "number",
        "text",
    )
    assert rows["findings", "kind"].values == "finding; mention"
