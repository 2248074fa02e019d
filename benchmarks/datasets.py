"""The labelled sets of a folder: which there are, and their rows, with what is wrong of them said and not raised."""

import csv
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]


class Place(NamedTuple):
    """One set: its task (the folder it lies in), its name ("" where it lies directly in it) and its folder."""

    task: str
    name: str
    folder: Path

    @property
    def shown(self) -> str:
        """Return the task and name as the tables show them."""
        return f"{self.task}/{self.name}" if self.name else self.task


class Unusable(ValueError):
    """A set that cannot be measured; the message names the path and what is missing."""


def find_places(folder: Path) -> list[Place]:
    """Return every set under ``folder`` in the order of names: task folders that hold files, else their folders."""
    places = []
    for task in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        inside = sorted(path for path in task.iterdir() if path.is_dir() and not path.name.startswith("."))
        if any(path.is_file() for path in task.iterdir()) or not inside:
            places.append(Place(task.name, "", task))
        places += [Place(task.name, path.name, path) for path in inside]
    return places


def read_rows(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """Return the rows of a CSV file.

    Raises:
        Unusable: the file is missing, is no CSV, holds no row, or lacks one of ``columns``.
    """
    limit = csv.field_size_limit(10**9)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = [{name: value or "" for name, value in row.items() if name is not None} for row in reader]
            there = reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Unusable(f"{_shown(path)}: cannot be read: {type(error).__name__}; it has to be CSV in UTF-8") from error
    finally:
        csv.field_size_limit(limit)
    missing = [column for column in columns if column not in there]
    if missing:
        raise Unusable(f"{_shown(path)}: has no column {', '.join(missing)}")
    if not rows:
        raise Unusable(f"{_shown(path)}: holds no row")
    return rows


def read_split(folder: Path, columns: tuple[str, ...]) -> tuple[list[Row] | None, list[Row]]:
    """Return the rows of ``train.csv`` (``None`` where there is none) and of ``test.csv``.

    Raises:
        Unusable: one of them cannot be used.
    """
    train = folder / "train.csv"
    return read_rows(train, columns) if train.exists() else None, read_rows(folder / "test.csv", columns)


def groups_of(rows: list[Row]) -> list[str]:
    """Return what each row is drawn with: its document, study, report or id where the rows have such a column, else itself."""
    for column in ("document", "study", "report", "id"):
        if all(row.get(column) for row in rows):
            return [row[column] for row in rows]
    return [str(number) for number in range(len(rows))]


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:])
