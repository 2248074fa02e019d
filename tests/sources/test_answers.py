"""Answers in CSV."""

from pathlib import Path

import pytest

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
