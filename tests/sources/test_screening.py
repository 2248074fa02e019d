"""The file of decisions about records: what it may say, and one more line in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputFaults
from litreview.sources.screening import ScreeningLine, append_decision, find_wrong, load_screening

FIVE = "citation_key,decision,reason,coder,date"


def read(folder: Path, *rows: str, header: str = f"{FIVE},stage") -> list[ScreeningLine]:
    """Return the lines of a file made of a header and rows."""
    path = folder / "screening.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return load_screening(path, "corpus/screening.csv")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("a,maybe,,x,1,", "decision 'maybe' is unknown", id="an unknown decision"),
        pytest.param("a,Include,,x,1,", "decision 'Include' is unknown", id="another case"),
        pytest.param("a,include,,x,1,third", "stage 'third' is unknown", id="an unknown stage"),
        pytest.param("a,not retrieved,,x,1,", "belongs to the stage full text", id="not retrieved without a stage"),
        pytest.param("a,not retrieved,,x,1,title and abstract", "belongs to the stage full text", id="not retrieved too early"),
        pytest.param("a,exclude,,x,1,full text", "without a reason; give one", id="no reason at full text"),
        pytest.param("a,include,,x,1", "has 5 cells; the header has 6", id="a cell is missing"),
    ],
)
def test_what_a_line_cannot_say_is_a_fault_with_its_line(tmp_path, row, told):
    """The message says what to write, and the sound lines around it do not hide it."""
    with pytest.raises(InputFaults) as caught:
        read(tmp_path, "a,include,,x,1,", row)
    (fault,) = caught.value.faults
    assert (fault.path, fault.line) == ("corpus/screening.csv", 3)
    assert told in fault.message


@pytest.mark.parametrize(
    "row",
    [
        "a,exclude,,x,1,",
        "a,exclude,,x,1,title and abstract",
        "a,not retrieved,,x,1,full text",
        "a,exclude,no adults,x,1,full text",
        ",,,,,",
    ],
)
def test_what_a_line_may_say(tmp_path, row):
    """A reason is asked for at full text alone; an empty line is none."""
    assert len(read(tmp_path, row)) == bool(row.strip(","))


def test_a_file_of_five_columns_has_one_stage(tmp_path):
    """Files from before there were stages are read as they are."""
    (line,) = read(tmp_path, "a,include,why not,x,2026-01-05", header=FIVE)
    assert line == ScreeningLine("a", "include", "why not", "x", "2026-01-05", "", 2)


def test_a_missing_column_is_a_fault(tmp_path):
    """Without decisions the file says nothing."""
    with pytest.raises(InputFaults, match="column decision is missing"):
        read(tmp_path, header="citation_key,reason,coder,date")


def test_appended_lines_are_read_back_in_both_kinds_of_file(tmp_path):
    """A file of five columns keeps five until a stage is given; then all earlier lines belong to no stage."""
    path, lock = tmp_path / "s.csv", tmp_path / "lock"
    append_decision(path, ScreeningLine("a", "include", "", "ann", "2026-01-05"), lock)
    assert path.read_text().splitlines()[0] == FIVE
    append_decision(path, ScreeningLine("a", "exclude", "no adults", "ann", "2026-01-06", "full text"), lock)
    append_decision(path, ScreeningLine("b", "include", "", "ann", "2026-01-07"), lock)
    assert path.read_text().splitlines()[0] == f"{FIVE},stage"
    assert [(line.citation_key, line.stage) for line in load_screening(path, "s.csv")] == [
        ("a", ""),
        ("a", "full text"),
        ("b", ""),
    ]


def test_a_line_that_says_what_it_cannot_is_not_written(tmp_path):
    """The file is not even made."""
    with pytest.raises(InputFaults, match="without a reason"):
        append_decision(tmp_path / "s.csv", ScreeningLine("a", "exclude", stage="full text"), tmp_path / "lock")
    assert not (tmp_path / "s.csv").exists()


@given(key=st.text(min_size=1), reason=st.text(), coder=st.text())
def test_whatever_people_type_is_one_line_that_can_be_read(tmp_path_factory, key, reason, coder):
    """Commas, quotation marks, line ends and control characters do not break the file."""
    path = tmp_path_factory.mktemp("s") / "s.csv"
    append_decision(path, ScreeningLine(key, "include", reason, coder, "2026-01-05"), path.with_suffix(".lock"))
    append_decision(path, ScreeningLine("next", "include", "", "ann", "2026-01-05", "full text"), path.with_suffix(".lock"))
    lines = load_screening(path, "s.csv")
    assert (lines[-1].citation_key, lines[-1].stage) == ("next", "full text")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    assert lines[0].reason.split() == "".join(c if c.isprintable() else " " for c in reason).split()


def test_a_line_can_be_wrong_twice():
    """Everything there is to mend is said at once."""
    assert len(list(find_wrong(ScreeningLine("a", "maybe", stage="third")))) == 2


@pytest.mark.parametrize(
    "data", [b"", b"\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"], ids=["empty", "blank", "mark", "mark, blank"]
)
def test_a_blank_file_says_nothing(tmp_path, data):
    """Somebody made the file, and nobody decided yet."""
    path = tmp_path / "s.csv"
    path.write_bytes(data)
    assert load_screening(path, "s.csv") == []
    append_decision(path, ScreeningLine("a", "include", "", "ann", "2026-01-05"), tmp_path / "lock")
    assert [line.citation_key for line in load_screening(path, "s.csv")] == ["a"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a", b"citation_key\n"], ids=["encoding", "no header", "a column"])
def test_a_short_file_that_is_not_blank_is_read(tmp_path, data):
    """What stands there is told to be wrong."""
    (tmp_path / "s.csv").write_bytes(data)
    with pytest.raises(InputFaults):
        load_screening(tmp_path / "s.csv", "s.csv")
