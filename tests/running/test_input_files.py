"""Files of a review are loaded one by one; their faults come together."""

from pathlib import Path

import pytest

from litreview.errors import Fault, InputFaults
from litreview.running.input_files import InputFiles


def refuse(path: Path, line: int = 1) -> str:
    """Raise a fault at ``line`` of ``path``."""
    raise InputFaults([Fault(path.name, line, "wrong")])


def test_a_file_is_given_to_its_loader_with_what_the_loader_needs(tmp_path: Path) -> None:
    """Arguments are handed on, named ones too."""
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    assert InputFiles(tmp_path).load("a.txt", Path.read_text, "", encoding="latin-1") == "café"


def test_a_file_that_is_not_there_is_its_fallback_and_no_fault(tmp_path: Path) -> None:
    """Most files of a review are optional."""
    files = InputFiles(tmp_path)
    assert files.load("a.txt", Path.read_text, "nothing") == "nothing"
    files.refuse()


def test_faults_of_several_files_are_raised_together_in_order(tmp_path: Path) -> None:
    """Loading goes on after the first, with the fallback in place of what is wrong."""
    files = InputFiles(tmp_path)
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).touch()
        assert files.load(name, refuse, "instead", 7) == "instead"
    with pytest.raises(InputFaults, match=r"^a\.csv:7: wrong\nb\.csv:7: wrong$"):
        files.refuse()


def test_other_errors_are_not_taken_for_faults_of_the_file(tmp_path: Path) -> None:
    """A mistake of ours is not told as one of the researcher."""
    (tmp_path / "a.txt").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        InputFiles(tmp_path).load("a.txt", Path.read_text, "", encoding="utf-8")
