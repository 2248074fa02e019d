"""The consent ledger."""

import pytest

from litreview.errors import InputFaults
from litreview.privacy.ledger import LEDGER_COLUMNS, is_participant_id, load_ledger

HEADER = ",".join(LEDGER_COLUMNS)


def test_an_empty_consent_means_paraphrase(ledger):
    """Nobody is quoted who did not say so."""
    assert [person.consent for person in ledger.values()] == ["quote", "paraphrase", "none", "quote", "paraphrase", "quote"]


def test_all_faults_come_together_with_their_lines(tmp_path):
    """Every wrong row is told at once, at its line."""
    rows = ["P01,,,en,maybe,,", "P01,,,en,quote,,", "P01,,,en,quote,,", "P02,,,en,quote,31/01/2026,", "P03,,,English,quote,,"]
    path = tmp_path / "participants.csv"
    path.write_text("\n".join([HEADER, *rows, "Amira,,,en,quote,,"]), encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        load_ledger(path, "participants.csv")
    assert [fault.line for fault in caught.value.faults] == [2, 4, 5, 6, 7]
    assert "Amira" not in str(caught.value)


@pytest.mark.parametrize("column", ["name", "email", "Phone"])
def test_a_column_of_names_is_refused(tmp_path, column):
    """The ledger holds no names, so a column made for them is a fault."""
    path = tmp_path / "participants.csv"
    path.write_text(f"{HEADER},{column}\nP01,,,en,quote,,,x\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="column for names"):
        load_ledger(path, "participants.csv")


@pytest.mark.parametrize(
    ("text", "is_id"),
    [("P07", True), ("fr-12", True), ("SITE_P3", True), ("Amira", False), ("7", False), ("P 7", False), ("", False)],
)
def test_ids_are_letters_and_digits(text, is_id):
    """A name is never taken for an id."""
    assert is_participant_id(text) is is_id


def test_the_shipped_ledger_holds_participants_only():
    """People who were only mentioned stand in the roster and not in the ledger, and every participant has a row."""
    from pathlib import Path

    from litreview.privacy.consent import check_people
    from litreview.privacy.roster import load_roster

    corpus = Path(__file__).parent.parent.parent / "corpus"
    people = load_ledger(corpus / "consultation" / "participants.csv", "participants.csv")
    roster = load_roster(corpus / "fictional-roster.csv", "fictional-roster.csv", illustrative=True)
    mentioned = {entry.participant_id for entry in roster.entries if entry.mentioned}
    assert mentioned
    assert mentioned.isdisjoint(people)
    assert check_people(roster, people, "participants.csv") == []
