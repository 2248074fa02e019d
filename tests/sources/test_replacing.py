"""A file is the old one or the new one, and stays what it was but for its bytes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from litreview.sources.replacing import clear_unfinished, replace_file

KILLED = (
    "import os, signal, sys; from pathlib import Path; from litreview.sources.replacing import replace_file\n"
    "sys.addaudithook(lambda event, told: event == sys.argv[2] and os.kill(os.getpid(), signal.SIGKILL))\n"
    "replace_file(Path(sys.argv[1]), b'new')"
)


@pytest.mark.parametrize(
    "name", ["a.csv", "n" * 250, "été 冬.csv", "[a]*.csv"], ids=["plain", "long", "foreign", "signs of patterns"]
)
def test_the_new_bytes_stand_alone(tmp_path: Path, name: str) -> None:
    """A file that was there or was not; nothing else is left."""
    for data in (b"one", b""):
        replace_file(tmp_path / name, data)
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, data)]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_rights_stay(tmp_path: Path, mode: int) -> None:
    """A file of a group goes on being one, and a private file private."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"one")
    path.chmod(mode)
    replace_file(path, b"two")
    assert (path.stat().st_mode & 0o777, path.read_bytes()) == (mode, b"two")


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    """Those that the person's settings give it."""
    (tmp_path / "any.csv").write_bytes(b"")
    replace_file(tmp_path / "a.csv", b"two")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "any.csv").stat().st_mode


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_stays_a_link(tmp_path: Path, there: bool) -> None:
    """What it leads to is replaced, where that lies."""
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "lib.bib", tmp_path / "references.bib"
    if there:
        real.write_bytes(b"one")
    link.symlink_to(real)
    replace_file(link, b"two")
    assert link.is_symlink()
    assert (real.read_bytes(), len(list(real.parent.iterdir()))) == (b"two", 1)


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """A folder stands in its place, or there is none for it."""
    (tmp_path / "a").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path / "a", b"two")
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "no" / "a", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(os.name != "posix", reason="this system knows no such signal")
@pytest.mark.parametrize("step", ["os.chmod", "os.rename"])
def test_a_killed_writer_leaves_the_old_file_and_its_rest_is_found(tmp_path: Path, step: str) -> None:
    """Killed with all its bytes written, before they take their place; nobody else may read what it left."""
    path, other = tmp_path / "references.bib", tmp_path / ".references.bib.of-mine.new"
    path.write_bytes(b"old")
    path.chmod(0o600)
    other.write_bytes(b"mine")
    killed = subprocess.run([sys.executable, "-c", KILLED, path, step], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (path.read_bytes(), len(list(tmp_path.iterdir()))) == (b"old", 3)
    (left,) = {*tmp_path.iterdir()} - {path, other}
    assert (left.read_bytes(), left.stat().st_mode & 0o777) == (b"new", 0o600)
    clear_unfinished(path)
    assert sorted(tmp_path.iterdir()) == sorted([path, other])
