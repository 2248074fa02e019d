"""Recording a withdrawal."""

import os
from datetime import date

import pytest

from litreview.errors import InputFaults, UsageError
from litreview.privacy.ledger import load_ledger
from litreview.privacy.withdraw import record_withdrawal

HEADER = "participant_id,role,region,language,consent,withdrawn_on,session"
DAY = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HEADER}\nP01,,,en,quote,,S1\nP02,,,en,,,\n", f"{HEADER}\nP01,,,en,quote,2026-02-03,S1\nP02,,,en,,,\n"),
        (f"\ufeff{HEADER}\r\nP01,,,en,quote,,S1\r\n", f"\ufeff{HEADER}\r\nP01,,,en,quote,2026-02-03,S1\r\n"),
        (
            f'{HEADER}\n"P01","peer, ""x""\nworker",,en,quote,"",S1',
            f'{HEADER}\n"P01","peer, ""x""\nworker",,en,quote,2026-02-03,S1',
        ),
        (f"{HEADER}\n\nP02,,,en,,,\n P01 , a ,,en,quote, ,S1\n", f"{HEADER}\n\nP02,,,en,,,\n P01 , a ,,en,quote,2026-02-03,S1\n"),
        (
            "withdrawn_on," + HEADER.replace(",withdrawn_on", "") + "\n,P01,,,en,quote,S1\n",
            "withdrawn_on," + HEADER.replace(",withdrawn_on", "") + "\n2026-02-03,P01,,,en,quote,S1\n",
        ),
        (
            HEADER.replace("withdrawn_on,session", "session,withdrawn_on") + "\nP01,,,en,quote,S1,",
            HEADER.replace("withdrawn_on,session", "session,withdrawn_on") + "\nP01,,,en,quote,S1,2026-02-03",
        ),
    ],
    ids=["plain", "BOM and CRLF", "quoted cells", "blank line and spaces", "first column", "last column without line end"],
)
def test_only_one_cell_changes(tmp_path, before, after):
    """Every other byte of the ledger stays as it was."""
    path = tmp_path / "participants.csv"
    path.write_bytes(before.encode())
    assert record_withdrawal(path, "P01", DAY)
    assert path.read_bytes().decode() == after
    assert load_ledger(path, "p")["P01"].withdrawn_on == "2026-02-03"
    assert os.listdir(tmp_path) == ["participants.csv"]


def test_an_earlier_withdrawal_keeps_its_day(tmp_path, data):
    """Recording again changes nothing."""
    path = tmp_path / "participants.csv"
    path.write_bytes((data / "participants.csv").read_bytes())
    assert not record_withdrawal(path, "P04", DAY)
    assert path.read_bytes() == (data / "participants.csv").read_bytes()


def test_an_unknown_id_is_refused_and_nothing_is_written(tmp_path, data):
    """A slip of the hand withdraws nobody."""
    path = tmp_path / "participants.csv"
    path.write_bytes((data / "participants.csv").read_bytes())
    with pytest.raises(UsageError, match="nobody has the id"):
        record_withdrawal(path, "P99", DAY)
    assert path.read_bytes() == (data / "participants.csv").read_bytes()


def test_a_broken_ledger_is_not_touched(tmp_path):
    """A ledger with faults is told, not written."""
    path = tmp_path / "participants.csv"
    path.write_text(f"{HEADER}\nP01,,,en,perhaps,,\n", encoding="utf-8")
    with pytest.raises(InputFaults):
        record_withdrawal(path, "P01", DAY)


def test_an_id_may_be_given_in_another_case(tmp_path):
    """The ledger keeps its own writing."""
    path = tmp_path / "participants.csv"
    path.write_text(f"{HEADER}\nP01,,,en,quote,,S1\n", encoding="utf-8")
    assert record_withdrawal(path, "p01 ", DAY)
    assert load_ledger(path, "p")["P01"].withdrawn_on == "2026-02-03"
