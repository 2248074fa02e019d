"""New codes at the end of ``codebook.csv``, which belongs to the researcher: what stands there keeps every byte."""

import csv
import io
from collections.abc import Sequence

from litreview.coding.codebook import COLUMNS
from litreview.exchange.qda import QdaCode

_MARK = "\ufeff"


def append_codes(standing: bytes, codes: Sequence[QdaCode]) -> bytes:
    """Return the bytes of a codebook with ``codes`` below what stands, in the columns of its header; a missing file gets one.

    Raises:
        UnicodeDecodeError: what stands is not UTF-8.
        csv.Error: its header cannot be read.

    Example:
        >>> append_codes(b"id,name,family\\n", [QdaCode("V.HOPE", "Values", "Hope")])
        b'id,name,family\\nV.HOPE,Hope,Values\\n'
    """
    text = standing.decode("utf-8")
    blank = not text.removeprefix(_MARK).strip()
    header = list(COLUMNS) if blank else _read_header(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    rows = io.StringIO(newline="")
    writer = csv.writer(rows, lineterminator=ending)
    if blank:
        writer.writerow(header)
    for code in codes:
        fields = code._asdict()
        writer.writerow([fields.get(column, "") for column in header])
    between = "" if blank or text.endswith(("\n", "\r")) else ending
    return standing + (between + rows.getvalue()).encode()


def _read_header(text: str) -> list[str]:
    reader = csv.reader(io.StringIO(text.removeprefix(_MARK), newline=""), strict=True)
    return [cell.strip() for cell in next(row for row in reader if any(cell.strip() for cell in row))]
