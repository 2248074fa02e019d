"""A sign-off names the file, its hash, who signed and when; anything less is a located fault."""

from datetime import date
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.privacy.signoff import check_signoffs, load_signoffs, signoff_line

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
        (f"a.vtt,{HASH},r,31/01/2026", "signoff.csv:2: date is not a day"),
    ],
    ids=["short", "letters", "nobody", "cut off", "no day"],
)
def test_half_a_sign_off_is_a_fault(tmp_path: Path, line: str, expected: str) -> None:
    """Nobody signs by accident."""
    with pytest.raises(InputFaults) as caught:
        load_signoffs(write(tmp_path, line), "signoff.csv")
    assert expected in str(caught.value)


def test_a_sign_off_that_settles_nothing_is_told(tmp_path: Path) -> None:
    """Of a file that is not there, and of one that was edited since; the last line for a file is the one that counts."""
    signed = (("gone.vtt", HASH), ("a.vtt", HASH[::-1]), ("b.vtt", HASH), ("a.vtt", HASH))
    lines = (f"{path},{digest},r,2026-01-01" for path, digest in signed)
    notices = check_signoffs(write(tmp_path, *lines), "signoff.csv", {"a.vtt": HASH, "b.vtt": HASH[::-1]})
    assert [str(notice).partition("; ")[0] for notice in notices] == [
        "signoff.csv:2: gone.vtt is no file of corpus/consultation",
        "signoff.csv:4: b.vtt was edited after it was signed",
    ]


def test_a_path_with_a_comma_is_written_so_that_it_is_read_again(tmp_path: Path) -> None:
    """The printed line is CSV."""
    line = signoff_line('a, "b".vtt', HASH, date(2026, 1, 31)).replace(",,", ",r,")
    assert load_signoffs(write(tmp_path, line), "signoff.csv") == {'a, "b".vtt': HASH}
