"""Labelled sets in a folder: which there are, their rows, and what is wrong of them."""

from pathlib import Path

import pytest
from benchmarks.datasets import Place, Unusable, find_places, groups_of, read_rows, read_split


def test_sets_are_found_in_task_folders_and_in_theirs(tmp_path: Path) -> None:
    """A task with files is a set itself; hidden folders are none."""
    for name in ("roles/test.csv", "change/first/test.csv", "change/second/test.csv", ".git/x/y"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [place.shown for place in find_places(tmp_path)] == ["change/first", "change/second", "roles"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: FileNotFoundError"),
        (b"text,label\n\xff,1\n", "cannot be read: UnicodeDecodeError"),
        (b"text\na\n", "has no column label"),
        (b"text,label\n", "holds no row"),
    ],
    ids=["missing", "not UTF-8", "a column short", "empty"],
)
def test_what_cannot_be_measured_says_why(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """The message ends the path where the set begins."""
    path = tmp_path / "test.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unusable, match=f"test.csv: {reason}"):
        read_rows(path, ("text", "label"))


def test_a_set_without_training_rows_has_none(tmp_path: Path) -> None:
    """Long cells and short rows are read as they stand."""
    (tmp_path / "test.csv").write_text(f"text,label\n{'a' * 200_000},1\nb\n", encoding="utf-8")
    train, test = read_split(tmp_path, ("text", "label"))
    assert train is None
    assert [(len(row["text"]), row["label"]) for row in test] == [(200_000, "1"), (1, "")]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([{"document": "a", "id": "1"}, {"document": "a", "id": "2"}], ["a", "a"]),
        ([{"document": "", "id": "1"}, {"document": "a", "id": "2"}], ["1", "2"]),
        ([{"text": "x"}, {"text": "x"}], ["0", "1"]),
    ],
    ids=["document", "id", "none"],
)
def test_rows_are_drawn_with_what_they_belong_to(rows: list[dict[str, str]], wanted: list[str]) -> None:
    """A column counts where every row has it."""
    assert groups_of(rows) == wanted


def test_a_set_lies_somewhere() -> None:
    """A set that is its whole task bears the task's name."""
    assert Place("roles", "", Path()).shown == "roles"
