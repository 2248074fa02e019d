"""The roster and where it may lie."""

import subprocess

import pytest

from litreview.errors import InputFaults
from litreview.privacy.roster import ROSTER_COLUMNS, Roster, check_roster_place, load_roster

HEADER = "participant_id,name,aliases,organisation,places\n"


def write(folder, *rows, header=HEADER):
    path = folder / "roster.csv"
    path.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["P01,Ann Example,A,,"], "fewer than two letters"),
        (["P01,Ann Example,.*,,"], "fewer than two letters"),
        (["P01,,,,"], "name is empty"),
        (["P01,Ann Example,,,", "P01,Bea Example,,,"], "stands twice"),
        (["P01,Ann Example,,,", "p01,Bea Example,,,"], "participant p01 stands twice"),
        (["P01,Ann Example,Nan,,", "P02,Bea Example,nan,,"], "has a name or alias that P01 has too"),
        (["P01,Ann Example,,,", "P02,ANN EXAMPLE,,,"], "has a name or alias that P01 has too"),
        (["Amira,Ann Example,,,"], "not letters and digits"),
        (["P01,Ann Example,,X,"], "fewer than two letters"),
    ],
    ids=[
        "one letter",
        "regular expression",
        "no name",
        "double id",
        "double id in another case",
        "shared alias",
        "shared name",
        "id is a name",
        "short organisation",
    ],
)
def test_unsafe_rows_are_faults_without_names(tmp_path, rows, reason):
    """What cannot be found safely is refused, and the message shows no name."""
    with pytest.raises(InputFaults, match=reason) as caught:
        load_roster(write(tmp_path, *rows), "roster.csv")
    assert not any(word in str(caught.value) for word in ("Ann", "Bea", "Amira", "ANN"))


def test_a_roster_in_a_git_tree_is_a_fault(tmp_path):
    """A roster that could be committed is refused, however deep it lies."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "deep").mkdir()
    path = write(tmp_path / "deep", "P01,Ann Example,,,")
    with pytest.raises(InputFaults, match="git tree"):
        load_roster(path, "roster.csv")
    assert load_roster(path, "roster.csv", illustrative=True).entries


def test_a_link_does_not_hide_a_roster_in_a_git_tree(tmp_path):
    """Both the link and where it leads are looked at."""
    (tmp_path / "review" / ".git").mkdir(parents=True)
    path = write(tmp_path / "review", "P01,Ann Example,,,")
    (tmp_path / "roster.csv").symlink_to(path)
    with pytest.raises(InputFaults, match="git tree"):
        check_roster_place(tmp_path / "roster.csv", "roster.csv")


def test_a_worktree_or_submodule_is_a_git_tree_too(tmp_path):
    """There `.git` is a file that leads elsewhere."""
    (tmp_path / ".git").write_text("gitdir: /elsewhere/.git/worktrees/x\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="git tree"):
        check_roster_place(write(tmp_path, "P01,Ann Example,,,"), "roster.csv")


def test_a_folder_that_is_a_link_does_not_hide_a_git_tree(tmp_path):
    """The link stands outside, the roster inside."""
    (tmp_path / "review" / ".git").mkdir(parents=True)
    write(tmp_path / "review", "P01,Ann Example,,,")
    (tmp_path / "private").symlink_to(tmp_path / "review", target_is_directory=True)
    with pytest.raises(InputFaults, match="git tree"):
        check_roster_place(tmp_path / "private" / "roster.csv", "roster.csv")


def test_a_roster_beside_a_review_in_git_is_let_through(tmp_path):
    """The path that leads out of the review's folder crosses its tree, but the roster does not lie in it."""
    (tmp_path / "review" / ".git").mkdir(parents=True)
    write(tmp_path, "P01,Ann Example,,,")
    check_roster_place(tmp_path / "review" / ".." / "roster.csv", "roster.csv")


@pytest.mark.parametrize(
    ("row", "header", "leads"),
    [
        ("F1,Ann Example,,,", HEADER, True),
        ("INT2,Ann Example,,,", HEADER, True),
        ("P01,Ann Example,,,", HEADER, False),
        ("P01,Ann Example,,,,facilitator", HEADER.strip() + ",role\n", True),
        ("F1,Ann Example,,,,family", HEADER.strip() + ",role\n", False),
    ],
)
def test_facilitators_are_known_by_role_or_id(tmp_path, row, header, leads):
    """The role column decides where there is one, else the letters of the id."""
    assert load_roster(write(tmp_path, row, header=header), "roster.csv").entries[0].facilitator is leads


def test_nothing_of_a_name_is_shown(roster):
    """The repr of a roster carries ids only."""
    assert isinstance(roster, Roster)
    assert "P01" in repr(roster)
    assert not any(entry.name.split()[0] in repr(roster) for entry in roster.entries)


@pytest.mark.parametrize(
    ("header", "row", "facilitator", "mentioned"),
    [
        ("", "N01,Orla Quist,,,", False, True),
        ("", "X-3,Orla Quist,,,", False, True),
        ("", "n2,Orla Quist,,,", False, True),
        ("", "P01,Orla Quist,,,", False, False),
        ("", "NW01,Orla Quist,,,", False, False),
        ("", "FAC1,Orla Quist,,,", True, False),
        (",role", "P01,Orla Quist,,,,mentioned", False, True),
        (",role", "P01,Orla Quist,,,,Mentioned", False, True),
        (",role", "N01,Orla Quist,,,,participant", False, False),
        (",role", "N01,Orla Quist,,,,", False, True),
        (",role", "F01,Orla Quist,,,,peer worker", False, False),
        (",role", "P01,Orla Quist,,,,facilitator", True, False),
    ],
)
def test_roles_say_who_led_and_who_was_only_mentioned(tmp_path, header, row, facilitator, mentioned):
    """The column role decides; where it says nothing, the letters of the id do."""
    path = tmp_path / "roster.csv"
    path.write_text(f"participant_id,name,aliases,organisation,places{header}\n{row}\n", encoding="utf-8")
    entry = load_roster(path, "roster.csv").entries[0]
    assert (entry.facilitator, entry.mentioned) == (facilitator, mentioned)


@pytest.mark.parametrize("column", ROSTER_COLUMNS)
def test_a_roster_without_one_of_its_columns_is_a_fault(tmp_path, column):
    """A column that is missing is named, whichever it is."""
    header = ",".join(name for name in ROSTER_COLUMNS if name != column)
    with pytest.raises(InputFaults, match=f"column {column} is missing"):
        load_roster(write(tmp_path, ",".join(["P01"] * 4), header=header + "\n"), "roster.csv")
