"""Answers in CSV."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.answers import read_answers

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_each_answer_is_a_block_under_its_question() -> None:
    """French stays French, empty cells are no answers, and a row without a person is told."""
    reading = read_answers(DATA / "answers.csv")
    assert [(b.speaker, b.heading, b.text, b.line) for b in reading.blocks] == [
        ("P01", "What helped?", "The company, and soup", 2),
        ("P02", "What helped?", "La soupe à l’oignon", 3),
        ("P02", "What hindered?", "Le bruit\net le froid", 3),
    ]
    assert reading.notes == ("answers without participant_id in line 5 are not used",)


def test_a_french_spreadsheet_is_read_whole() -> None:
    """A declared separator, a comma in a question, a quoted newline, a column without question, an id that comes back."""
    reading = read_answers(DATA / "answers_fr.csv")
    assert [(b.speaker, b.heading, b.text, b.line) for b in reading.blocks] == [
        ("P01", "What helped, and why?", "Soup; and\nbread", 3),
        ("P02", "", "Le four", 5),
        ("P02", "What hindered?", 'The "cold" room', 5),
        ("P01", "What helped, and why?", "Again", 7),
    ]
    assert reading.notes == (
        "answers without participant_id in line 6 are not used",
        "line 7: the participant_id stands above already; both rows are used",
        "line 5: an answer stands in a column without a question; used all the same",
    )


@pytest.mark.parametrize(
    "header", ["participant_id;What, when, and why?", '"Participant ID";"Q"', "PARTICIPANT-ID\tA, b; c", "participant_id|a, b"]
)
def test_the_first_cell_says_what_parts_the_others(tmp_path: Path, header: str) -> None:
    """A question may hold more commas than there are columns."""
    path = tmp_path / "a.csv"
    path.write_text(header + "\nP1" + next(sign for sign in ";\t|" if sign in header.replace("A, b; c", "")) + "yes\n")
    assert [(b.speaker, b.text) for b in read_answers(path).blocks] == [("P1", "yes")]


CELLS = st.text(alphabet="ab ,;\n\"'é", max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_every_answer_comes_out_as_it_was_written(tmp_path: Path, rows: list[list[str]], separator: str) -> None:
    """Whatever it holds: separators, quotation marks, line ends."""
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=separator)
        table.writerows([["participant_id", "One, two?", "Three; four?"], *([f"P{n}", *row] for n, row in enumerate(rows))])
    expected = [(f"P{n}", cell.strip()) for n, row in enumerate(rows) for cell in row if cell.strip()]
    if expected:
        assert [(b.speaker, b.text) for b in read_answers(path).blocks] == expected
    else:
        with pytest.raises(UnreadableSource, match="holds no answer"):
            read_answers(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    """French spreadsheets write semicolons."""
    path = tmp_path / "a.csv"
    path.write_text(f"participant_id{separator}Q1\nP1{separator}yes\n")
    assert read_answers(path).blocks[0].text == "yes"


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("name,Q1\nAda,yes\n", "first column must be participant_id", 1),
        ("participant_id,Q1\n", "holds no answer", 0),
        ("participant_id,role,consent\nP1,peer,quote\n", "is a ledger", 1),
        ("participant_id,Q1\nP1,yes\nP2,yes,no\n", "more cells than the 2", 3),
        ('participant_id,Q1\nP1,yes\nP2,"open\nP3,yes\n', "cannot be read", 3),
        (f"participant_id,Q1\nP1,{'x' * 200_000}\n", "field larger than field limit", 2),
    ],
    ids=["no id column", "no answers", "ledger", "stray cell", "open quote", "huge cell"],
)
def test_a_table_that_would_mislead_is_refused(tmp_path: Path, text: str, reason: str, line: int) -> None:
    """An open quotation mark would give one person the answers of the next."""
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_answers(path)
    assert (caught.value.kind, caught.value.line) == ("csv", line)
