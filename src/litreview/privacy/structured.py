"""The texts of CSV, JSON, notebooks and Parquet."""

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from litreview.privacy.images import read_jpeg, read_png
from litreview.privacy.markup import read_markup
from litreview.privacy.units import Unit, Unsearchable, decode_base64, document_of, read_bytes_as_text

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN_KEYS = frozenset({"cells", "outputs", "metadata", "data", "text", "source", "parameters", "inputs", "stages", "notebooks"})


def read_csv(text: str) -> Iterator[Unit]:
    """Yield every cell of a CSV text with the document its row belongs to; text that is no CSV is one unit.

    Example:
        >>> [unit.where for unit in read_csv("document_id,text\\nfg1,Hello.\\n") if unit.document == "fg1"]
        ['row 2, column 1', 'row 2, column 2']
    """
    try:
        rows = _parse_csv(text)
    except csv.Error:
        yield Unit("text", text)
        return
    header = rows[0] if rows else []
    for number, row in enumerate(rows, 1):
        document = document_of(dict(zip(header, row, strict=False))) if number > 1 else ""
        for place, cell in enumerate(row):
            spoken = number > 1 and header[place : place + 1] == ["speaker"]
            yield Unit(f"row {number}, column {place + 1}", _as_speaker(cell) if spoken else cell, document)


def read_json(text: str) -> Iterator[Unit]:
    """Yield every key and every value of a JSON file or notebook; lists of lines are joined, markup is read as such.

    Images in notebook outputs are opened (SVG, PNG, JPEG).

    Raises:
        Unsearchable: it is not JSON, holds a key twice, or an image of another kind.

    Example:
        >>> [(unit.where, unit.text) for unit in read_json('{"a": ["b", 12]}')]
        [('a key of /', 'a'), ('/0/0', 'b'), ('/0/1', '12')]
    """
    try:
        content = json.loads(text, strict=False, object_pairs_hook=_read_object)
        yield from _walk(content, "")
    except Unsearchable:
        raise
    except (ValueError, RecursionError):
        raise Unsearchable("is not JSON that can be read") from None


def read_parquet(data: bytes) -> Iterator[Unit]:
    """Yield every cell of every column of a Parquet file, nested ones too, its column names and its metadata.

    Values that a dictionary holds and no row uses are read too.

    Raises:
        Unsearchable: it is not a Parquet file, or a cell holds bytes that are no text.

    Example:
        >>> import io, pandas
        >>> into = io.BytesIO(); pandas.DataFrame({"text": ["Hello."]}).to_parquet(into)
        >>> [unit.text for unit in read_parquet(into.getvalue())][-1]
        'Hello.'
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(data))
        stored = {**(table.schema.metadata or {}), **(pq.ParquetFile(pa.BufferReader(data)).metadata.metadata or {})}
        unused = [(place, value) for place, column in enumerate(table.columns, 1) for value in _dictionary(column)]
        columns = [column.to_pylist() for column in table.columns]
    except (pa.ArrowException, OSError):
        raise Unsearchable("is not a Parquet file that can be read") from None
    for key, value in stored.items():
        packed = decode_base64(value.decode("latin-1")) if key == b"ARROW:schema" else value
        yield Unit("metadata", f"{read_bytes_as_text(key)} {read_bytes_as_text(packed)}", flow=False)
    for field in table.schema:
        yield Unit("column type", str(field.type), flow=False)
        for key, value in (field.metadata or {}).items():
            yield Unit("column metadata", f"{read_bytes_as_text(key)} {read_bytes_as_text(value)}", flow=False)
    yield from (Unit(f"column {place}, a value of no row", str(value), flow=False) for place, value in unused)
    names = table.column_names
    yield from (Unit("column name", name) for name in names)
    for number, row in enumerate(zip(*columns, strict=True), 1):
        document = document_of(dict(zip(names, row, strict=True)))
        for place, value in enumerate(row, 1):
            where = f"row {number}, column {place}"
            if isinstance(value, str) and "<" not in value:
                yield Unit(where, _as_speaker(value) if names[place - 1] == "speaker" else value, document)
            elif value is not None:
                yield from (unit._replace(where=where, document=document) for unit in _walk(value, ""))


def _parse_csv(text: str) -> list[list[str]]:
    longest = csv.field_size_limit(max(len(text), 1))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    finally:
        csv.field_size_limit(longest)


def _as_speaker(cell: str) -> str:
    """Return the cell of a speaker as said inside a sentence, where a name that is an ordinary word is certain to be one."""
    return f"said by {cell}" if cell else cell


def _read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object that ``pairs`` make; of a key that stands twice readers keep one value, and the other hides."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Unsearchable("is JSON with a key that stands twice")
    return made


def _dictionary(column: "pa.ChunkedArray") -> Iterator[object]:
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        for chunk in column.chunks:
            yield from chunk.dictionary.to_pylist()


def _walk(value: object, where: str) -> Iterator[Unit]:
    if isinstance(value, dict):
        yield from _walk_dict(value, where)
    elif isinstance(value, list) and value and all(isinstance(item, str) for item in value) and "\n" in "".join(value[:-1]):
        yield from _walk_text("".join(value), where)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _walk(item, f"{where}/{number}")
    elif isinstance(value, str):
        yield from _walk_text(value, where)
    elif isinstance(value, bytes):
        try:
            yield Unit(where or "/", value.decode())
        except UnicodeDecodeError:
            raise Unsearchable("holds bytes that are no text") from None
    elif isinstance(value, float):
        if value.is_integer():
            yield Unit(where or "/", str(int(value)))
    elif value is not None and not isinstance(value, bool):
        yield Unit(where or "/", str(value))


def _walk_dict(value: dict[str, object], where: str) -> Iterator[Unit]:
    for number, (key, item) in enumerate(value.items()):
        yield Unit(f"a key of {where or '/'}", str(key), flow=False)
        inside = f"{where}/{key if key in _SHOWN_KEYS else number}"
        if str(key).startswith("image/") and not str(key).startswith("image/svg"):
            yield from _read_image(str(key), item, inside)
        else:
            yield from _walk(item, inside)


def _walk_text(text: str, where: str) -> Iterator[Unit]:
    yield Unit(where or "/", text)
    if "<" in text and ">" in text:
        yield from (unit._replace(where=f"{where}: {unit.where}", flow=False) for unit in read_markup(text))


def _read_image(media: str, item: object, where: str) -> Iterator[Unit]:
    content = "".join(item) if isinstance(item, list) else str(item)
    reader = {"image/png": read_png, "image/jpeg": read_jpeg}.get(media)
    if reader is None:
        raise Unsearchable("holds an image of a kind that cannot be searched")
    yield from (unit._replace(where=f"{where}: {unit.where}") for unit in reader(decode_base64(content)))
