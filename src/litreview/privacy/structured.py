"""The texts of CSV, JSON, notebooks and Parquet."""

import csv
import io
import json
from collections.abc import Iterator

from litreview.privacy.images import read_png
from litreview.privacy.markup import read_markup
from litreview.privacy.units import Unit, Unsearchable, decode_base64, document_of

_SHOWN_KEYS = frozenset({"cells", "outputs", "metadata", "data", "text", "source", "parameters", "inputs", "stages", "notebooks"})


def read_csv(text: str) -> Iterator[Unit]:
    """Yield every cell of a CSV text with the document its row belongs to; text that is no CSV is one unit.

    Example:
        >>> [unit.where for unit in read_csv("document_id,text\\nfg1,Hello.\\n") if unit.document == "fg1"]
        ['row 2, column 1', 'row 2, column 2']
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        yield Unit("text", text)
        return
    header = rows[0] if rows else []
    for number, row in enumerate(rows, 1):
        document = document_of(dict(zip(header, row, strict=False))) if number > 1 else ""
        for place, cell in enumerate(row):
            yield Unit(f"row {number}, column {place + 1}", cell, document)


def read_json(text: str) -> Iterator[Unit]:
    """Yield every key and every value of a JSON file or notebook; lists of lines are joined, markup is read as such.

    Images in notebook outputs are opened (SVG, PNG).

    Raises:
        Unsearchable: it is not JSON, or holds an image of another kind.

    Example:
        >>> [(unit.where, unit.text) for unit in read_json('{"a": ["b", 12]}')]
        [('a key of /', 'a'), ('/0/0', 'b'), ('/0/1', '12')]
    """
    try:
        content = json.loads(text, strict=False)
        yield from _walk(content, "")
    except (ValueError, RecursionError):
        raise Unsearchable("is not JSON that can be read") from None


def read_parquet(data: bytes) -> Iterator[Unit]:
    """Yield every cell of every column of a Parquet file, nested ones too, its column names and its metadata.

    Raises:
        Unsearchable: it is not a Parquet file.

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
    except (pa.ArrowException, OSError):
        raise Unsearchable("is not a Parquet file that can be read") from None
    for key, value in stored.items():
        if key != b"ARROW:schema":
            yield Unit("metadata", f"{key.decode('utf-8', 'replace')} {value.decode('utf-8', 'replace')}")
    for field in table.schema:
        for key, value in (field.metadata or {}).items():
            yield Unit("column metadata", f"{key.decode('utf-8', 'replace')} {value.decode('utf-8', 'replace')}")
    columns = [column.to_pylist() for column in table.columns]
    names = table.column_names
    yield from (Unit("column name", name) for name in names)
    for number, row in enumerate(zip(*columns, strict=True), 1):
        document = document_of(dict(zip(names, row, strict=True)))
        for place, value in enumerate(row, 1):
            if isinstance(value, str) and "<" not in value:
                yield Unit(f"row {number}, column {place}", value, document)
            elif value is not None:
                yield from (Unit(f"row {number}, column {place}", unit.text, document) for unit in _walk(value, ""))


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
        yield Unit(where or "/", value.decode("utf-8", "replace"))
    elif value is not None and not isinstance(value, bool | float):
        yield Unit(where or "/", str(value))


def _walk_dict(value: dict[str, object], where: str) -> Iterator[Unit]:
    for number, (key, item) in enumerate(value.items()):
        yield Unit(f"a key of {where or '/'}", str(key))
        inside = f"{where}/{key if key in _SHOWN_KEYS else number}"
        if str(key).startswith("image/") and not str(key).startswith("image/svg"):
            yield from _read_image(str(key), item, inside)
        else:
            yield from _walk(item, inside)


def _walk_text(text: str, where: str) -> Iterator[Unit]:
    yield Unit(where or "/", text)
    if "<" in text and ">" in text:
        yield from (Unit(f"{where}: {unit.where}", unit.text) for unit in read_markup(text))


def _read_image(media: str, item: object, where: str) -> Iterator[Unit]:
    content = "".join(item) if isinstance(item, list) else str(item)
    if media != "image/png":
        raise Unsearchable("holds an image of a kind that cannot be searched")
    yield from (Unit(f"{where}: {unit.where}", unit.text) for unit in read_png(decode_base64(content)))
