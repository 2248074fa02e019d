from litreview.exchange.cells import list_cells
from litreview.tables import build_table


def test_cells_read_as_in_the_csv() -> None:
    """An unknown number is an empty cell, a known one has no decimals, and spaces stay."""
    frame = build_table("rejected", [{"path": " a ", "reason": "=1"}, {"path": "b", "line": 3}])
    assert list_cells(frame) == [[" a ", "", "", "=1"], ["b", "3", "", ""]]


def test_a_table_without_rows_has_no_cells() -> None:
    """Its columns stand elsewhere."""
    assert list_cells(build_table("rejected", [])) == []
