"""Folders among temporary files go with their process, also where that is killed, and nobody else's is touched."""

import os
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import gettempdir

import pytest

from litreview.running.temporary import clear_folders, hold_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are locked on Linux and macOS only")

HOLDS = """
from litreview.running.temporary import hold_folder

with hold_folder() as folder:
    print(folder, flush=True)
    input()
"""


def test_a_folder_goes_with_its_context_and_with_what_lies_in_it() -> None:
    """Also where the context ends with an error."""
    with suppress(OSError), hold_folder() as folder:
        (folder / "socket").write_text("")
        raise OSError
    assert not folder.exists()


def test_only_this_user_can_look_into_it() -> None:
    """The sockets of kernels lie in it."""
    with hold_folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0


def test_folders_side_by_side_are_each_others_no_matter() -> None:
    """Clearing leaves those that are held, and each goes by itself."""
    with ExitStack() as first:
        one = first.enter_context(hold_folder())
        with hold_folder() as other:
            clear_folders()
            assert one.is_dir()
            assert other.is_dir()
        assert one.is_dir()


def test_what_a_killed_process_left_is_cleared_and_not_before() -> None:
    """While it lives its folder stays; what it started does not hold it after it."""
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        left = Path(process.stdout.readline().strip())
        clear_folders()
        assert left.is_dir()
        process.kill()
    assert left.is_dir()
    clear_folders()
    assert not left.exists()


@pytest.mark.parametrize("make", ["file", "link", "other name"])
def test_what_is_no_folder_of_ours_is_left(make: str, tmp_path: Path) -> None:
    """A file, a link to somewhere, a folder that begins otherwise."""
    (tmp_path / "kept").write_text("words")
    strange = Path(gettempdir()) / f"{'litreview-other-' if make == 'other name' else 'litreview-kernels-'}{os.getpid()}"
    try:
        if make == "link":
            strange.symlink_to(tmp_path)
        elif make == "file":
            strange.write_text("")
        else:
            strange.mkdir()
        clear_folders()
        assert os.path.lexists(strange)
        assert (tmp_path / "kept").exists()
    finally:
        strange.rmdir() if make == "other name" else strange.unlink()
