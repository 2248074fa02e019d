"""Speakers and their consent."""

import pytest

from litreview.corpus.documents import FACILITATOR
from litreview.privacy.consent import build_speaker_index, check_people, find_speaker_standing
from litreview.privacy.ledger import Participant
from litreview.privacy.roster import Roster, RosterEntry


@pytest.fixture(scope="module")
def index(roster, ledger):
    """Return the labels of the fictional roster."""
    return build_speaker_index(roster, ledger)


@pytest.mark.parametrize(
    ("label", "speaker", "used", "quotable"),
    [
        ("P01", "P01", True, True),
        ("p01", "P01", True, True),
        ("Zoélie O'Brannagh-Wick", "P01", True, True),
        ("zoelie", "P01", True, True),
        ("O’Brannagh-Wick, Zoélie (she/her)", "P01", True, True),
        ("Ms. Tarrowby", "P02", True, False),
        ("Hope T.", "P02", True, False),
        ("Marie-Anik", "P03", False, False),
        ("Will", "P04", False, False),
        ("P05", "P05", True, False),
        ("Ingrid Pellworth", FACILITATOR, True, True),
        ("INTERVIEWER 2", FACILITATOR, True, True),
        ("The Chair (Mr. Nobody)", FACILITATOR, True, True),
        ("Animatrice", FACILITATOR, True, True),
    ],
)
def test_speakers_and_what_consent_allows(label, speaker, used, quotable, index, roster, ledger):
    """Quote is quoted, paraphrase used, none and withdrawn dropped, and whoever leads is no participant."""
    standing = find_speaker_standing(label, index, roster, ledger)
    assert (standing.speaker, standing.used, standing.quotable, standing.fault) == (speaker, used, quotable, "")


def test_a_stranger_is_a_fault_and_is_not_used(index, roster, ledger):
    """Nobody without consent is used, and the message has no label."""
    standing = find_speaker_standing("Quentin Strange", index, roster, ledger)
    assert not standing.used
    assert standing.fault
    assert "Quentin" not in standing.fault


def test_someone_of_the_roster_without_a_ledger_row_is_a_fault(index, roster, ledger):
    """A known name without consent is told by id."""
    short = {key: value for key, value in ledger.items() if key != "P06"}
    standing = find_speaker_standing("Shawnee", index, roster, short)
    assert (standing.used, standing.fault[:3]) == (False, "P06")
    assert [fault.message[:3] for fault in check_people(roster, short, "participants.csv")] == ["P06"]


def test_a_label_that_fits_two_people_is_nobody(ledger):
    """A shared first name is never guessed."""
    from litreview.privacy.roster import Roster, RosterEntry

    two = Roster((RosterEntry("P01", "Ann Example"), RosterEntry("P02", "Ann Other")))
    assert find_speaker_standing("Ann", build_speaker_index(two, ledger), two, ledger).speaker == ""


def test_who_is_only_mentioned_needs_no_row():
    """A third party gave no consent and took no part, so the ledger need not hold them; who spoke must stand there."""
    roster = Roster(
        (
            RosterEntry("N01", "Orla Quist", mentioned=True),
            RosterEntry("F1", "Bo Tan", facilitator=True),
            RosterEntry("P1", "Cy Novak"),
        )
    )
    assert [fault.message[:2] for fault in check_people(roster, {}, "participants.csv")] == ["P1"]


def test_a_mentioned_person_who_speaks_is_a_fault():
    """Somebody said to be only mentioned has a turn: it is not used until the ledger holds the consent."""
    roster = Roster((RosterEntry("N01", "Orla Quist", mentioned=True),))
    standing = find_speaker_standing("Orla", build_speaker_index(roster, {}), roster, {})
    assert (standing.used, standing.quotable) == (False, False)
    assert "no row in the ledger" in standing.fault


def test_an_id_in_another_case_is_said_to_be_the_same():
    """The person has a row; it is the writing that differs."""
    ledger = {"p01": Participant("p01", "", "", "en", "quote", "", "")}
    (fault,) = check_people(Roster((RosterEntry("P01", "Ann Example"),)), ledger, "participants.csv")
    assert str(fault) == "participants.csv: p01 is written P01 in the roster; write the id the same in both"
