"""Columns of a table as Arrow holds them: typed, put in order and written as CSV without going cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_PIECE = 50_000
"""Rows turned into CSV at once: their text is held two or three times meanwhile."""
_DIGITS = 6


def read_rows(rows: Sequence[Mapping[str, object]], schema: "pa.Schema") -> "pa.Table":
    """Return ``rows`` as a table of ``schema``; what a row does not say is ``""`` in text and null in numbers.

    Example:
        >>> import pyarrow as pa
        >>> read_rows([{"n": "3"}], pa.schema({"n": pa.int64(), "why": pa.large_string()})).to_pylist()
        [{'n': 3, 'why': ''}]
    """
    import pyarrow as pa

    return pa.table([_type_values([row.get(field.name) for row in rows], field.type) for field in schema], schema=schema)


def read_columns(source: "pd.DataFrame | pa.Table", schema: "pa.Schema") -> "pa.Table":
    """Return a frame or table as a table of ``schema``, as ``read_rows`` would; columns that are no part of it are left out.

    Example:
        >>> import pyarrow as pa
        >>> read_columns(pa.table({"n": pa.array([3], pa.int32())}), pa.schema({"n": pa.int64()})).to_pylist()
        [{'n': 3}]
    """
    import pyarrow as pa

    rows = len(source)
    names = set(source.column_names if isinstance(source, pa.Table) else source.columns)
    columns = [_type_column(source[f.name], f.type) if f.name in names else _type_values([None] * rows, f.type) for f in schema]
    return pa.table(columns, schema=schema)


def put_in_order(table: "pa.Table", keys: Sequence[str]) -> "pa.Table":
    """Return ``table`` sorted by ``keys``, null last and equal rows as they stood; itself where it is in order already.

    Example:
        >>> import pyarrow as pa
        >>> put_in_order(pa.table({"a": ["y", "x", None]}), ["a"])["a"].to_pylist()
        ['x', 'y', None]
    """
    if is_in_order(table, keys):
        return table
    import pyarrow.compute as pc

    table = table.combine_chunks()
    return table.take(pc.sort_indices(table, [(key, "ascending") for key in keys]))


def is_in_order(table: "pa.Table", keys: Sequence[str]) -> bool:
    """Return whether each row of ``table`` stands before the next by ``keys``, from left to right; null is last.

    Example:
        >>> import pyarrow as pa
        >>> is_in_order(pa.table({"a": [1, 1, 2], "b": [1, 0, 0]}), ["a", "b"])
        False
    """
    import numpy as np
    import pyarrow.compute as pc

    tied = np.arange(max(0, len(table) - 1))
    for key in keys:
        before, after = table[key].take(tied), table[key].take(tied + 1)
        gone, stays = pc.is_null(before), pc.is_null(after)
        if pc.any(pc.or_(pc.fill_null(pc.greater(before, after), False), pc.and_not(gone, stays))).as_py():
            return False
        same = pc.or_(pc.fill_null(pc.equal(before, after), False), pc.and_(gone, stays))
        tied = tied[same.to_numpy()]
        if not len(tied):
            break
    return True


def make_frame(table: "pa.Table") -> "pd.DataFrame":
    """Return ``table`` as a data frame of nullable numbers and text.

    Example:
        >>> import pyarrow as pa
        >>> str(make_frame(pa.table({"n": pa.array([1, None])})).n.dtype)
        'Int64'
    """
    import pandas as pd
    import pyarrow as pa

    text = pd.array([""], dtype="str").dtype
    types = {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.large_string(): text}
    return table.to_pandas(types_mapper=types.get)


def write_lines(table: "pa.Table") -> "Iterator[pa.Buffer]":
    """Yield the rows of ``table`` as lines of CSV in UTF-8, to the byte as pandas writes them (RFC 4180, LF).

    Example:
        >>> import pyarrow as pa
        >>> b"".join(write_lines(pa.table({"a": ["x, y", "z"], "b": [1, None]})))
        b'"x, y",1\\nz,\\n'
    """
    import pyarrow.compute as pc

    for start in range(0, len(table), _PIECE):
        cells = [_write_cells(column.combine_chunks()) for column in table.slice(start, _PIECE).columns]
        lines = _join_cells(_join_cells(*cells, ","), "", "\n")
        yield lines.buffers()[2].slice(0, pc.sum(pc.binary_length(lines)).as_py())


def _type_values(values: Sequence[object], kind: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    if pa.types.is_int64(kind):
        return pa.array([None if v in (None, "") else int(v) for v in values], kind)
    if pa.types.is_float64(kind):
        return pa.array([None if v in (None, "") else round(float(v), _DIGITS) for v in values], kind, from_pandas=True)
    return _one_line_end(pa.array(["" if v is None else str(v) for v in values], kind))


def _type_column(column: "pd.Series | pa.ChunkedArray", kind: "pa.DataType") -> "pa.Array | pa.ChunkedArray":
    import pyarrow as pa
    import pyarrow.compute as pc

    if not isinstance(column, pa.ChunkedArray):
        if column.dtype == object:
            return _type_values(column.where(column.notna(), None).tolist(), kind)
        read = pa.array(column, from_pandas=True)
        column = read if isinstance(read, pa.ChunkedArray) else pa.chunked_array([read])
    held = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    whole = pa.types.is_integer(held) or pa.types.is_null(held)
    if _is_text(kind) and (_is_text(held) or whole):
        return _one_line_end(pc.fill_null(column.cast(kind), ""))
    return column.cast(kind) if pa.types.is_int64(kind) and whole else _type_few(column, kind)


def _type_few(column: "pa.ChunkedArray", kind: "pa.DataType") -> "pa.Array":
    """Type each different value once."""
    few = _list_few(column)
    return _type_values([*few.dictionary.to_pylist(), None], kind).take(_places(few))


def _list_few(column: "pa.Array | pa.ChunkedArray") -> "pa.DictionaryArray":
    import pyarrow as pa

    one = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    one = one.cast(pa.int8()) if pa.types.is_null(one.type) else one
    return one if pa.types.is_dictionary(one.type) else one.dictionary_encode()


def _places(few: "pa.DictionaryArray") -> "pa.Array":
    """Return where each value stands in the dictionary, after its end where there is none."""
    import pyarrow.compute as pc

    return pc.fill_null(few.indices, len(few.dictionary))


def _one_line_end(column: Any) -> Any:
    # A bare carriage return is written without quotation marks, and whoever reads the CSV takes it for the end of a row.
    import pyarrow.compute as pc

    if not pc.any(pc.match_substring(column, "\r")).as_py():
        return column
    return pc.replace_substring(pc.replace_substring(column, "\r\n", "\n"), "\r", "\n")


def _write_cells(column: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    if not _is_text(column.type) and not pa.types.is_integer(column.type):
        few = _list_few(column)
        return pa.array([*map(str, few.dictionary.to_pylist()), ""], pa.large_string()).take(_places(few))
    cells = pc.fill_null(column.cast(pa.large_string()), "")
    marked = pc.match_substring_regex(cells, '[",\r\n]') if _is_text(column.type) else None
    if marked is None or not pc.any(marked).as_py():
        return cells
    quoted = _join_cells("", pc.replace_substring(cells, '"', '""'), "", '"')
    return pc.if_else(marked, quoted, cells)


def _join_cells(*cells: "pa.Array | str") -> "pa.Array":
    """Join the cells of each row with the last of ``cells`` between them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(*(pa.scalar(c, pa.large_string()) if isinstance(c, str) else c for c in cells))


def _is_text(kind: "pa.DataType") -> bool:
    import pyarrow as pa

    return pa.types.is_string(kind) or pa.types.is_large_string(kind)
