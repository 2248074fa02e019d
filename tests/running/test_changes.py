"""Changes between two runs are told cell by cell."""

from pathlib import Path

import pandas as pd
import pytest

from litreview.running.changes import GONE, compare_runs, find_run, run_before
from litreview.running.record import write_run_record
from litreview.tables import build_table, write_table


def run(folder: Path, **components: str) -> Path:
    """Return a run folder whose framework table has these components and gaps."""
    tables = folder / "tables"
    tables.mkdir(parents=True)
    rows = [{"component": name, "gap": gap} for name, gap in components.items()]
    write_table("framework_evidence", build_table("framework_evidence", rows), tables)
    write_table("documents", build_table("documents", [{"document_id": "a", "path": str(folder.name)}]), tables)
    for name in ("recommendation_evidence", "segments", "codings"):
        write_table(name, build_table(name, []), tables)
    return folder


def test_cells_rows_and_sources_that_changed_are_listed(tmp_path: Path) -> None:
    """A new gap is a changed cell; a code that came or went is a row."""
    changes = compare_runs(run(tmp_path / "a", HOPE="none", PAY=""), run(tmp_path / "b", HOPE="", PEER=""))
    assert changes.to_records(index=False).tolist() == [
        ("framework_evidence", "HOPE", "gap", "changed", "none", "", ""),
        ("framework_evidence", "PAY", "", "removed", "", "", ""),
        ("framework_evidence", "PEER", "", "added", "", "", ""),
    ]


def test_a_moved_file_is_no_change_of_evidence(tmp_path: Path) -> None:
    """The path of a source is not evidence."""
    assert compare_runs(run(tmp_path / "a", HOPE=""), run(tmp_path / "b", HOPE="")).empty


@pytest.mark.parametrize(("name", "found"), [("latest", "r2"), ("r1", "r1"), ("r2", "r2")])
def test_a_run_is_found_by_name(tmp_path: Path, name: str, found: str) -> None:
    """latest, an id, or the beginning of one."""
    for each in ("r1", "r2"):
        (tmp_path / "runs" / each).mkdir(parents=True)
    (tmp_path / "latest").symlink_to(Path("runs") / "r2")
    assert find_run(tmp_path, name).name == found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("r", "is the beginning of more than one kept run; give more of: r1, r2"),
        ("s9", "is no kept run; kept are: r1, r2, s1"),
        ("latest", "is no kept run; kept are: r1, r2, s1"),
    ],
    ids=["two", "none", "no latest"],
)
def test_an_unclear_name_lists_what_is_kept(tmp_path: Path, name: str, told: str) -> None:
    """The message helps to choose."""
    for each in ("r1", "r2", "s1"):
        (tmp_path / "runs" / each).mkdir(parents=True)
    with pytest.raises(FileNotFoundError, match=f"'{name}' {told}$"):
        find_run(tmp_path, name)


def test_the_run_before_is_the_one_published_before(tmp_path: Path) -> None:
    """Run ids sort by time."""
    for each in ("r1", "r2", "r3"):
        (tmp_path / "runs" / each).mkdir(parents=True)
    assert run_before(tmp_path, tmp_path / "runs" / "r2") == tmp_path / "runs" / "r1"
    assert run_before(tmp_path, tmp_path / "runs" / "r1") is None


def test_words_that_left_the_review_are_not_repeated(tmp_path: Path) -> None:
    """A sentence somebody withdrew does not live on in the list of changes; one that stays is shown."""
    runs = []
    for name, summary, text in (
        ("a", "It gave me hope. [fg1] Pay is low. [fg2]", "It gave me hope."),
        ("b", "Pay is low. [fg2]", "Others spoke."),
    ):
        folder = run(tmp_path / name)
        rows = [{"component": "HOPE", "summary": summary}]
        write_table("framework_evidence", build_table("framework_evidence", rows), folder / "tables")
        (folder / "texts").mkdir()
        (folder / "texts" / "fg1.txt").write_text(text, encoding="utf-8")
        (folder / "texts" / "fg2.txt").write_text("Pay is low.", encoding="utf-8")
        runs.append(folder)
    (change,) = compare_runs(*runs).itertuples(index=False)
    assert (change.before, change.after) == (f"{GONE} Pay is low. [fg2]", "Pay is low. [fg2]")


@pytest.mark.parametrize(("text", "before"), [("We want pay.", "We want pay."), ("", GONE)], ids=["stays", "left"])
def test_a_recommendation_is_only_repeated_while_it_stands(tmp_path: Path, text: str, before: str) -> None:
    """The words of a changed recommendation are looked up in the text they came from."""
    runs = []
    for name, words in (("a", "We want pay."), ("b", "We want more pay.")):
        folder = run(tmp_path / name)
        rows = [{"recommendation_id": "fg1.r001", "recommendation": words}]
        write_table("recommendation_evidence", build_table("recommendation_evidence", rows), folder / "tables")
        (folder / "texts").mkdir()
        (folder / "texts" / "fg1.txt").write_text(text, encoding="utf-8")
        runs.append(folder)
    assert compare_runs(*runs).before.tolist() == [before]


def test_the_run_before_is_told_by_publication_and_not_by_name(tmp_path: Path) -> None:
    """A clock that jumped back does not turn the comparison round."""
    for place, name in enumerate(("r2", "r1"), 1):
        (tmp_path / "runs" / name).mkdir(parents=True)
        write_run_record(tmp_path / "runs" / name, {"place": place})
    assert run_before(tmp_path, tmp_path / "runs" / "r1") == tmp_path / "runs" / "r2"
    assert run_before(tmp_path, tmp_path / "runs" / "r2") is None


def test_a_whole_name_is_clear_though_another_begins_so(tmp_path: Path) -> None:
    """Two runs of one second differ in a number at the end."""
    for name in ("r1", "r1-2"):
        (tmp_path / "runs" / name).mkdir(parents=True)
    assert find_run(tmp_path, "r1").name == "r1"


def test_a_run_of_an_earlier_version_is_compared_by_the_columns_both_have(tmp_path: Path) -> None:
    """A column that is new with a version says nothing about the evidence."""
    before, after = run(tmp_path / "a", HOPE="none"), run(tmp_path / "b", HOPE="")
    path = before / "tables" / "framework_evidence.parquet"
    pd.read_parquet(path).drop(columns=["assertion", "evidence_seen"]).to_parquet(path)
    for one, other, gaps in ((before, after, ("none", "")), (after, before, ("", "none"))):
        assert compare_runs(one, other).to_records(index=False).tolist() == [
            ("framework_evidence", "HOPE", "gap", "changed", *gaps, "")
        ]
