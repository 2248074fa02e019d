"""A sign-off names the file, its hash, who signed and when; anything less is a located fault."""

from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.privacy.signoff import load_signoffs

HASH = "0a" * 32


def write(folder: Path, *lines: str) -> Path:
    """Return a sign-off file with these lines."""
    path = folder / "signoff.csv"
    path.write_text("\n".join(["path,sha256,signed_by,date", *lines]) + "\n", encoding="utf-8")
    return path


def test_the_last_sign_off_of_a_file_counts(tmp_path: Path) -> None:
    """A transcript edited and read again has a new line."""
    lines = (f"a.vtt,{HASH},r,2026-01-01", f"a.vtt,{HASH[::-1]},r,2026-02-01")
    assert load_signoffs(write(tmp_path, *lines), "signoff.csv") == {"a.vtt": HASH[::-1]}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a.vtt,abc,r,2026-01-01", "signoff.csv:2: sha256 is not 64"),
        (f"a.vtt,{'z' * 64},r,2026-01-01", "signoff.csv:2: sha256 is not 64"),
        (f"a.vtt,{HASH},,2026-01-01", "signoff.csv:2: signed_by is empty"),
        (f"a.vtt,{HASH}", "signoff.csv:2: has 2 cells"),
    ],
    ids=["short", "letters", "nobody", "cut off"],
)
def test_half_a_sign_off_is_a_fault(tmp_path: Path, line: str, expected: str) -> None:
    """Nobody signs by accident."""
    with pytest.raises(InputFaults) as caught:
        load_signoffs(write(tmp_path, line), "signoff.csv")
    assert expected in str(caught.value)
