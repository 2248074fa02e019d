"""The tables of a run are the same whether they are read as a whole or written piece by piece."""

from pathlib import Path

import pytest

from litreview.review import Review
from litreview.running import results as results_module
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import Built, build_tables
from litreview.running.results import Results
from litreview.running.whole_tables import EXTRACTED, WholeTables, list_pieces, write_whole
from litreview.tables import COLUMNS, build_table, write_table


@pytest.fixture
def built(tiny: Review) -> Built:
    """Return the tables of the tiny review."""
    return build_tables(tiny, load_inputs(tiny), 1, lambda line: None)


def test_pieces_are_written_to_the_bytes_of_the_whole(built: Built, tmp_path: Path) -> None:
    """Every table, as CSV and as Parquet, and every text."""
    for folder in ("tables", "texts", "whole"):
        (tmp_path / folder).mkdir()
    write_whole(built.tables, built.texts, tmp_path)
    for name, frame in built.tables.items():
        write_table(name, frame, tmp_path / "whole")
    written = {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (tmp_path / "whole").iterdir()}
    assert sorted(written) == sorted(f"{name}.{kind}" for name in COLUMNS for kind in ("csv", "parquet"))
    assert {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "texts").iterdir()} == dict(built.texts)


def test_pieces_follow_each_other_in_the_order_of_the_table(built: Built) -> None:
    """Together they are the table."""
    for name in built.tables:
        pieces = list(list_pieces(built.tables, name))
        assert build_table(name, [row for piece in pieces for row in piece.to_dict("records")]).equals(built.tables[name])


def test_a_plain_mapping_has_one_piece() -> None:
    """Whoever has frames need not know of pieces."""
    frame = build_table("facts", [])
    assert [piece is frame for piece in list_pieces({"facts": frame}, "facts")] == [True]


def test_joined_tables_stand_beside_those_of_documents() -> None:
    """All are found by name, and one that is not there is told."""
    tables = WholeTables(Results(), {"records": build_table("records", [])})
    assert list(tables) == [*EXTRACTED, "records"]
    assert (len(tables), "records" in tables, tables["records"].empty, tables["codings"].empty) == (11, True, True, True)
    assert "records" in repr(tables)
    with pytest.raises(KeyError):
        tables["nowhere"]


def test_documents_are_read_some_at_a_time() -> None:
    """So that memory does not grow with a review."""
    assert 100 <= results_module.WINDOW <= 1_000
