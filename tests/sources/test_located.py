"""Reading a CSV of people with located faults."""

import pytest

from litreview.errors import InputFaults
from litreview.sources.located import is_day, read_located_rows


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"id,role\nP1\n", "p.csv:2: has 1 cells"),
        (b"id,role\n\nP1,a,b\n", "p.csv:3: has 3 cells"),
    ],
    ids=["short row", "long row after a blank one"],
)
def test_misshapen_rows_are_located_and_left_out(tmp_path, content, fault):
    """A row of the wrong length is a fault with its line, and no row."""
    (tmp_path / "p.csv").write_bytes(content)
    rows, faults = read_located_rows(tmp_path / "p.csv", "p.csv", ["id"])
    assert rows == []
    assert str(faults[0]).startswith(fault)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"role\nx\n", "column id is missing"),
        (b"id,id\nx,y\n", "stands twice"),
        (b"id\n\xff\n", "not UTF-8"),
        (b'id\n"open\n', "not CSV"),
        (None, "not found"),
    ],
    ids=["missing column", "double column", "encoding", "open quotation", "missing file"],
)
def test_unusable_files_raise_with_a_reason(tmp_path, content, reason):
    """A file that cannot be a table of people raises, saying what to mend."""
    if content is not None:
        (tmp_path / "p.csv").write_bytes(content)
    with pytest.raises(InputFaults, match=reason):
        read_located_rows(tmp_path / "p.csv", "p.csv", ["id"])


def test_a_line_break_inside_a_cell_keeps_later_lines_right(tmp_path):
    """Rows after a cell with a line break have the line where they begin."""
    (tmp_path / "p.csv").write_text('id,role\nP1,"a\nb"\nP2,c\n', encoding="utf-8-sig")
    rows, _ = read_located_rows(tmp_path / "p.csv", "p.csv", ["id"])
    assert [line for line, _ in rows] == [2, 4]


def test_a_folder_in_place_of_the_file_is_a_fault(tmp_path):
    """Something that cannot be opened is a fault, not a traceback."""
    with pytest.raises(InputFaults, match="cannot be opened"):
        read_located_rows(tmp_path, "p.csv", ["id"])


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2026-01-31", True), ("2026-02-30", False), ("20260131", False), ("2026-W05-6", False), ("31/01/2026", False), ("", False)],
)
def test_a_day_is_written_in_full(cell, day):
    """Other ways of writing it could be read two ways."""
    assert is_day(cell) is day
