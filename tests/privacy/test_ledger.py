"""The consent ledger."""

import pytest

from litreview.errors import InputFaults
from litreview.privacy.ledger import LEDGER_COLUMNS, Participant, is_participant_id, load_ledger

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


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEADER.replace(",", ";").encode() + b"\nP01;;;en;quote;;\n", "participants.csv:1: the columns are split by semicolons"),
        (HEADER.replace(",", "\t").encode() + b"\nP01\t\t\ten\tquote\t\t\n", "participants.csv:1: the columns are split by tabs"),
        (HEADER.encode() + "\nP01,Aînée,,en,quote,,\n".encode("cp1252"), "participants.csv: is not UTF-8; save it as CSV UTF-8"),
        ((HEADER + "\nP01,,,en,quote,,\n").encode("utf-16"), "participants.csv: is not UTF-8; save it as CSV UTF-8"),
        (HEADER.encode() + b"\nP01,,,en,quote,,\np01,,,en,none,,\n", "participants.csv:3: participant p01 stands twice"),
        (HEADER.encode() + b"\nP01,,,en,quote\n", "participants.csv:2: has 5 cells; the header has 7; mend the commas"),
        (b"participant_id,role\nP01,a\n", "participants.csv:1: column consent is missing"),
    ],
    ids=["semicolons", "tabs", "Windows-1252", "UTF-16", "other case", "short row", "no consent column"],
)
def test_a_ledger_from_a_spreadsheet_is_told_what_to_mend(tmp_path, data, reason):
    """Each with its place and what to do."""
    path = tmp_path / "participants.csv"
    path.write_bytes(data)
    with pytest.raises(InputFaults) as caught:
        load_ledger(path, "participants.csv")
    assert reason in str(caught.value)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    """As spreadsheets write them."""
    path = tmp_path / "participants.csv"
    path.write_bytes(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\nP01,,,en, Quote ,,\r\n")
    assert load_ledger(path, "p")["P01"].consent == "quote"


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


@pytest.mark.parametrize(
    ("consent", "withdrawn_on", "used", "quotable"),
    [
        ("quote", "", True, True),
        ("paraphrase", "", True, False),
        ("none", "", False, False),
        ("quote", "2026-01-31", False, False),
        ("paraphrase", "2026-01-31", False, False),
    ],
)
def test_what_may_be_done_follows_from_consent_and_withdrawal(consent, withdrawn_on, used, quotable):
    """A withdrawal ends every use."""
    person = Participant("P01", "", "", "en", consent, withdrawn_on, "")
    assert (person.used, person.quotable) == (used, quotable)
