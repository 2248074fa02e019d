"""Whatever befalls the store, a run makes the same tables, says what it could not use, and the store is whole again."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def swap(path: Path) -> None:
    """Put the bytes of another file of the store under this name."""
    other = next(other for other in sorted(path.parent.iterdir()) if other != path)
    path.write_bytes(other.read_bytes())


def put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").touch()


def put_link(path: Path) -> None:
    path.rename(path.with_suffix(".bak"))
    path.symlink_to(path.with_suffix(".bak").name)


@pytest.mark.parametrize(
    "damages",
    [(cut, garble, swap), (lambda path: path.write_bytes(b""), put_folder, put_link)],
    ids=["cut off, garbled and swapped", "empty, a folder and a link"],
)
def test_a_damaged_store_is_named_and_built_anew(bench: Any, edited: Any, damages: tuple[Callable[[Path], None], ...]) -> None:
    """Each kind of file is damaged in another way."""
    store = bench.outputs / ".store"
    damaged = [path for path in sorted(store.iterdir()) if path.name != "run"]
    assert [path.name.partition("-")[0] for path in damaged] == ["consultation", "literature", "made"]
    for path, damage in zip(damaged, damages, strict=True):
        damage(path)
    bench.edit()
    command = bench.run()
    assert command.code == 0, command.said
    assert all(f"outputs/.store/{path.name}: is not as the store wrote it" in command.told for path in damaged)
    assert bench.tables() == edited.tables()
    assert all(path.is_file() and not path.is_symlink() and path.suffix != ".bak" for path in store.iterdir())
    assert bench.left() == []
    (bench.review.corpus / "README.md").write_text("New.", encoding="utf-8")
    again = bench.run()
    assert "took over 3 of 3 documents" in again.said
    assert "outputs/.store" not in again.told
    assert bench.tables() == edited.tables()


def test_the_stores_of_two_machines_may_be_mixed(bench: Any, edited: Any) -> None:
    """What another machine, with another text, came to is of use where it is asked for, and swept away where it is not."""
    for path in (edited.outputs / ".store").iterdir():
        shutil.copy(path, bench.outputs / ".store")
    old = bench.tables()
    (bench.review.corpus / "README.md").write_text("New.", encoding="utf-8")
    assert bench.run().code == 0
    assert bench.tables() == old
    assert len([path for path in (bench.outputs / ".store").iterdir() if path.name.startswith("consultation")]) == 1
    bench.edit()
    assert bench.settles(edited.tables())
