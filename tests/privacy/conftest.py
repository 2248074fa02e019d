"""A fictional ledger and roster, shared by the tests of the privacy layer."""

from pathlib import Path

import pytest

from litreview.privacy.ledger import Participant, load_ledger
from litreview.privacy.roster import Roster, load_roster

DATA = Path(__file__).parent.parent / "data" / "privacy"


@pytest.fixture(scope="session")
def data() -> Path:
    """Return the folder of the privacy tests' own files."""
    return DATA


@pytest.fixture(scope="session")
def ledger() -> dict[str, Participant]:
    """Return six invented participants of every kind of consent."""
    return load_ledger(DATA / "participants.csv", "participants.csv")


@pytest.fixture(scope="session")
def roster() -> Roster:
    """Return the invented names of those participants and of one facilitator."""
    return load_roster(DATA / "roster.csv", "roster.csv", illustrative=True)
