"""The command that measures: whatever lies in the folder, tables come out and nothing stops it."""

import csv
from pathlib import Path

import pytest
from benchmarks.coded import split_codes
from benchmarks.datasets import Unusable, find_places, groups_of, read_rows
from benchmarks.grouped import hold_out
from benchmarks.metrics import Figure
from benchmarks.quality import main, measure_all
from benchmarks.results import Line, number, shown, verdict


def _write(path: Path, header: str, *rows: tuple[str, ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with one usable set, a strange one and a broken one."""
    folder = tmp_path / "data"
    _write(
        folder / "passages" / "mine" / "test.csv",
        "study text label",
        ("one", "Twelve weekly sessions led by two peers.", "intervention"),
        ("one", "Hope was measured with a scale.", "outcome_measure"),
        ("two", "Members were recruited with flyers.", "recruitment"),
        ("two", "Eight sessions with homework.", "intervention"),
    )
    _write(folder / "passages" / "broken" / "test.csv", "study text", ("one", "words"))
    _write(folder / "dedupe" / "some" / "records.csv", "a", ("b",))
    (folder / "juggling" / "set").mkdir(parents=True)
    return folder


def test_what_can_be_measured_is_and_the_rest_is_named(data: Path) -> None:
    """A set is measured beside plain methods; strange, broken and later ones are listed with the reason."""
    text = measure_all(data, data.parent / "gold", "")
    assert "| passages/mine, as shipped | macro-F1 | 4 | 1.000" in text
    assert "majority" in text
    assert "passages/broken/test.csv: has no column label" in text
    assert "| juggling/set | no measurement is known for such a set |" in text
    assert "| dedupe | measured by another program |" in text
    assert "gold/gold.csv: cannot be read" in text


def test_tables_are_printed_and_written_alike(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--out writes what is printed; --task measures that task alone; a second time gives the same bytes."""
    out = data.parent / "RESULTS.md"
    assert main([str(data), "--task", "passages", "--out", str(out)]) == 0
    first = out.read_text(encoding="utf-8")
    assert capsys.readouterr().out.strip() in first
    assert "juggling" not in first
    main([str(data), "--task", "passages", "--out", str(out)])
    assert out.read_text(encoding="utf-8") == first


def test_a_folder_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong place ends with 2 and a message."""
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_sets_are_found_in_folders_and_directly(data: Path) -> None:
    """A task folder with files of its own is a set itself."""
    _write(data / "coding" / "test.csv", "id", ("1",))
    assert [place.shown for place in find_places(data)] == [
        "coding", "dedupe/some", "juggling/set", "passages/broken", "passages/mine",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"text\n", "holds no row"), (b"\xff\xfe\x00", "UTF-8"), (b"label\nx\n", "no column text")],
    ids=["empty", "binary", "column"],
)
def test_broken_files_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    """The message says which file and what is wrong."""
    path = tmp_path / "test.csv"
    path.write_bytes(content)
    with pytest.raises(Unusable, match=message):
        read_rows(path, ("text",))


def test_rows_are_drawn_with_their_document() -> None:
    """Document, then study, report and id; else each row by itself."""
    assert groups_of([{"document": "d", "id": "1"}, {"document": "d", "id": "2"}]) == ["d", "d"]
    assert groups_of([{"text": "x"}, {"text": "y"}]) == ["0", "1"]


def test_no_study_is_fitted_and_held_out_at_once() -> None:
    """In cross-validation the rows of a group are never in the training rows that answer for them, and come without label."""
    rows = [{"study": study, "text": study, "label": "x"} for study in "aabbccddeeff"]

    def seen(train, test):
        return ["leak" if row["label"] or row["study"] in {r["study"] for r in train} else "clean" for row in test]

    assert hold_out(rows, groups_of(rows), seen) == ["clean"] * 12


def test_codes_of_a_cell() -> None:
    """Semicolons and commas separate, spaces do not matter."""
    assert split_codes(" A.B; C.D ,E.F;") == {"A.B", "C.D", "E.F"}


@pytest.mark.parametrize(
    ("value", "target", "at_most", "wanted"),
    [(0.8, 0.8, False, "met"), (0.75, 0.8, False, "short by .050"), (20.0, 15.0, True, "short by 5.0"), (1.0, None, False, "")],
    ids=["met", "short", "too many", "no target"],
)
def test_a_target_is_met_or_missed_by_so_much(value: float, target: float | None, at_most: bool, wanted: str) -> None:
    """The last column says it in words."""
    assert verdict(Line("x", "F1", 1, Figure(value, value, value), (), target, at_most)) == wanted


def test_figures_are_written_shortly() -> None:
    """Shares without the nought, figures over one with one decimal, none as a dash."""
    assert shown(Figure(0.5, 0.25, 1.0)) == ".500 [.250, 1.000]"
    assert (number(12.34), number(float("nan"))) == ("12.3", "–")


def test_a_class_that_no_row_has_is_not_measured_as_another(tmp_path: Path) -> None:
    """The set is named with what is missing; no other class stands in for it."""
    rows = ("a", "The act was passed in 1990.", "fact"), ("a", "It is unfair.", "value")
    _write(tmp_path / "data" / "recommendations" / "mine" / "test.csv", "document text label", *rows)
    text = measure_all(tmp_path / "data", tmp_path / "gold", "recommendations")
    assert "| recommendations/mine | no row has the label policy |" in text
