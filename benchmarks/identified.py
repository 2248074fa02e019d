"""Public sets with identifiers marked by others, read alike: documents of texts with what should be found in each."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.coverage import Wanted
from benchmarks.datasets import Unusable


class Document(NamedTuple):
    """The texts of one document and what should be found in each."""

    texts: Sequence[str]
    wanted: Sequence[Sequence[Wanted]]


def read_committees(folder: Path) -> Iterator[Document]:
    """Yield the turns of committee meetings, once as they stand and once in small letters; not all names are marked.

    Raises:
        Unusable: the file is missing or is not as expected.
    """
    rows = _read_lines(folder / "turns.jsonl", ("meeting", "text", "name_spans"))
    for kind in ("names", "names, in small letters"):
        for meeting in dict.fromkeys(row["meeting"] for row in rows):
            turns = [row for row in rows if row["meeting"] == meeting]
            wanted = [[Wanted(start, end, kind) for start, end, _ in turn["name_spans"]] for turn in turns]
            yield Document([turn["text"].lower() if "small" in kind else turn["text"] for turn in turns], wanted)


def read_structured(folder: Path) -> Iterator[Document]:
    """Yield sentences with typed identifiers, made from templates, each a document of its own.

    Raises:
        Unusable: the file is missing or is not as expected.
    """
    for row in _read_lines(folder / "test.jsonl", ("text", "spans")):
        wanted = [Wanted(one["start"], one["end"], one["type"].lower().replace("_", " ")) for one in row["spans"]]
        yield Document([row["text"].replace("\n", " ")], [wanted])


def read_informal(folder: Path) -> Iterator[Document]:
    """Yield informal posts, whose tokens are set apart by spaces, each a document of its own.

    Raises:
        Unusable: the file is missing or is not as expected.
    """
    for row in _read_lines(folder / "test.jsonl", ("tokens", "tags")):
        wanted: list[Wanted] = []
        position = 0
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            end = position + len(token)
            if tag.startswith("B-"):
                wanted.append(Wanted(position, end, tag[2:]))
            elif tag.startswith("I-") and wanted:
                wanted[-1] = wanted[-1]._replace(end=end)
            position = end + 1
        yield Document([" ".join(row["tokens"])], [wanted])


def _read_lines(path: Path, needed: Sequence[str]) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise Unusable(f"{path.name}: cannot be read: {type(error).__name__}; it has to be JSON lines") from error
    missing = sorted({name for row in rows for name in needed if name not in row})
    if missing or not rows:
        raise Unusable(f"{path.name}: holds no row, or rows without {', '.join(missing)}")
    return rows
