"""The works to screen as a CSV file, for who reads elsewhere than at a terminal."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from litreview.errors import UsageError
from litreview.running.priorities import Ranked
from litreview.running.screening import Screening

_COLUMNS = ("ordinal", "citation_key", "score", "why", "title", "authors", "year", "container", "doi", "abstract")


def write_queue(path: Path, ranked: Sequence[Ranked], screening: Screening) -> None:
    """Write the works to screen, in their order, with what one needs to decide on them; a list written before is replaced.

    Raises:
        UsageError: something else stands at ``path``; it keeps its bytes.

    Example:
        >>> import tempfile
        >>> from litreview.review import load_review
        >>> from litreview.running.screening import open_screening
        >>> path = Path(tempfile.mkdtemp()) / "queue.csv"
        >>> write_queue(path, [], open_screening(load_review("."))); path.read_text(encoding="utf-8-sig")
        'ordinal,citation_key,score,why,title,authors,year,container,doi,abstract\\n'
    """
    header = (",".join(_COLUMNS) + "\n").encode()
    if path.exists() and not (path.is_file() and path.read_bytes()[: len(header)] == header):
        raise UsageError(f"{path.name} is no list of works to screen, and --to would replace it; name another file")
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.write(header.decode())
            writer = csv.DictWriter(file, _COLUMNS, extrasaction="ignore", lineterminator="\n")
            for ordinal, one in enumerate(ranked, 1):
                writer.writerow({**screening.shown[one.citation_key]._asdict(), **one._asdict(), "ordinal": ordinal})
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
