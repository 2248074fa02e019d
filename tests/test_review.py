"""The settings of a review are read strictly, and every mistake is located."""

import os
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.review import load_review

MINIMAL = '[review]\ntitle = "T"\n'
BOX = '[[prisma]]\nafter = "identified"\nwords = "Found in a drawer"\nnumber = 3\n'


def settings(folder: Path, text: str | bytes) -> Path:
    """Return a review folder with these settings."""
    (folder / "review.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    """A title is all a review needs."""
    review = load_review(settings(tmp_path, MINIMAL))
    assert (review.settings.privacy.min_group, review.settings.run.keep_runs, review.roster) == (5, 5, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MINIMAL + 'titel = "x"\n', "review.toml:3: review.titel: unknown key; did you mean 'title'?"),
        (MINIMAL + "[privacy]\nmin_group = 0\n", "review.toml:4: privacy.min_group: 0 is too small: fewer than 2 people are one"),
        (MINIMAL + "[privacy]\nmin_group = -3\n", "privacy.min_group: -3 is too small"),
        (MINIMAL + "[privacy]\nmin_group = 1\n", "privacy.min_group: 1 is too small"),
        (MINIMAL + "[privacy]\nmin_group = 2\n", "so nothing would be hidden; take 3 or more"),
        (MINIMAL + "[privacy]\nmin_group = true\n", "privacy.min_group: input should be a valid integer"),
        (MINIMAL + '[privacy]\nmin_group = "5"\n', "review.toml:4: privacy.min_group: input should be a valid integer"),
        (MINIMAL + '[evidence_kind]\nmead = "book"\n', "review.toml:4: evidence_kind.mead: input should be 'research'"),
        (MINIMAL + '[evidence_kind]\nmead = "consultation"\n', "review.toml:4: evidence_kind.mead: input should be 'research'"),
        (MINIMAL + "[participants.de]\n", "participants.de"),
        (BOX + BOX.replace("3", "-3"), "review.toml:8: prisma.1.number: input should be greater than or equal to 0"),
        (BOX.replace("Found in a drawer", ""), "review.toml:3: prisma.0.words: string should have at least 1 character"),
        (BOX.replace("Found in a drawer", "  "), "review.toml:3: prisma.0.words: string should have at least 1 character"),
        (BOX.replace("3", "1" + 22 * "0"), "review.toml:4: prisma.0.number: input should be less than or equal to 1000000000"),
        (BOX.replace("[[prisma]]", "[prisma]"), "review.toml:1: prisma: write [[prisma]] with two brackets"),
        (BOX.replace("identified", "found"), "review.toml:2: prisma.0.after: input should be 'identified'"),
        ("[review]\n", "review.toml:1: review.title: field required"),
        ("[review\n", "review.toml:1: is not TOML"),
        (b"\xff\xfe", "review.toml: is not UTF-8"),
    ],
    ids=[
        "unknown key",
        "too small",
        "negative",
        "one",
        "two",
        "truth",
        "wrong type",
        "closed word",
        "kind of people",
        "language",
        "negative box",
        "box without words",
        "box of blanks",
        "box beyond counting",
        "box in one bracket",
        "box nowhere",
        "missing",
        "broken",
        "encoding",
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, text: str | bytes, expected: str) -> None:
    """Each fault says where it stands and what is wrong."""
    with pytest.raises(InputFaults) as caught:
        load_review(settings(tmp_path, text))
    assert expected in str(caught.value)


def test_two_mistakes_are_reported_together(tmp_path: Path) -> None:
    """Nobody has to run twice to see the second mistake."""
    with pytest.raises(InputFaults) as caught:
        load_review(settings(tmp_path, MINIMAL + "a = 1\n[run]\nseed = true\n"))
    assert [fault.line for fault in caught.value.faults] == [3, 5]


def test_a_folder_that_is_no_review_says_how_to_make_one(tmp_path: Path) -> None:
    """The message names the command that helps."""
    with pytest.raises(InputFaults, match="litreview new"):
        load_review(tmp_path)


def test_paths_are_shown_relative_to_the_review(tmp_path: Path) -> None:
    """Messages never show where on the machine a review lies."""
    review = load_review(settings(tmp_path, MINIMAL))
    assert review.relative(tmp_path / "corpus" / "a.txt") == "corpus/a.txt"
    assert review.relative(Path("/elsewhere/roster.csv")) == "roster.csv"


def test_a_link_is_shown_where_it_lies(tmp_path: Path) -> None:
    """What it points at is nobody's business, and two links of one name stay two."""
    review = load_review(settings(tmp_path, MINIMAL))
    (tmp_path / "a.txt").symlink_to("/elsewhere/b.txt")
    assert review.relative(tmp_path / "a.txt") == "a.txt"


def test_a_file_name_that_is_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    """Old archives unpack to such names; a table must hold them all the same."""
    review = load_review(settings(tmp_path, MINIMAL))
    assert review.relative(tmp_path / os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"


def test_settings_that_cannot_be_opened_are_a_fault(tmp_path: Path) -> None:
    """A folder of that name, or a file of somebody else."""
    (tmp_path / "review.toml").mkdir()
    with pytest.raises(InputFaults, match=r"review\.toml: cannot be opened"):
        load_review(tmp_path)
