"""The consent ledger ``participants.csv``: who took part, under which consent, and who has withdrawn; no names."""

import re
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.sources.located import is_day, read_located_rows

LEDGER_COLUMNS = ("participant_id", "role", "region", "language", "consent", "withdrawn_on", "session")
CONSENTS = ("quote", "paraphrase", "none")

_ID = re.compile(r"[A-Za-z]{1,6}(?:[-_][A-Za-z]{1,6})?[-_]?\d{1,6}")
_NAMING = {"name", "nom", "first_name", "last_name", "surname", "given_name", "email", "e-mail", "phone", "address", "birth_date"}


class Participant(NamedTuple):
    """One row of the ledger; ``consent`` is ``quote``, ``paraphrase`` or ``none``, ``withdrawn_on`` an ISO day or ``""``."""

    participant_id: str
    role: str
    region: str
    language: str
    consent: str
    withdrawn_on: str
    session: str

    @property
    def used(self) -> bool:
        """Return whether the words may be used at all: consent was given and not taken back."""
        return self.consent != "none" and not self.withdrawn_on

    @property
    def quotable(self) -> bool:
        """Return whether the words may be used and quoted."""
        return self.used and self.consent == "quote"


def is_participant_id(text: str) -> bool:
    """Return whether ``text`` has the form of a participant id: one to six letters, then digits, and so no name.

    Example:
        >>> [is_participant_id(text) for text in ("P07", "FR-12", "Amira", "7")]
        [True, True, False, False]
    """
    return _ID.fullmatch(text) is not None


def load_ledger(path: Path, shown: str) -> dict[str, Participant]:
    """Return the participants of ``participants.csv`` by id, in file order; an empty consent means ``paraphrase``.

    Columns: participant_id, role, region, language, consent, withdrawn_on, session. Further columns are let through,
    unless their title says that they hold names or contact details.

    Raises:
        InputFaults: a column is missing, a column would hold names, or rows are wrong (id, consent, date, language,
            duplicate); all faults together, each with its line.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "participants.csv"
        >>> _ = where.write_text(",".join(LEDGER_COLUMNS) + "\\nP01,peer worker,North,en,,,S1\\n", encoding="utf-8")
        >>> load_ledger(where, "participants.csv")["P01"].consent
        'paraphrase'
    """
    rows, faults = read_located_rows(path, shown, LEDGER_COLUMNS)
    if rows and _NAMING & rows[0][1].keys():
        faults.append(Fault(shown, 1, "has a column for names or contact details; keep those in the roster"))
    people: dict[str, Participant] = {}
    for line, row in rows:
        person = Participant(*(row[column] for column in LEDGER_COLUMNS))
        person = person._replace(consent=person.consent.lower() or "paraphrase")
        wrong = _row_faults(person, people)
        faults.extend(Fault(shown, line, message) for message in wrong)
        if not wrong:
            people[person.participant_id] = person
    if faults:
        raise InputFaults(faults)
    return people


def _row_faults(person: Participant, earlier: dict[str, Participant]) -> list[str]:
    wrong = []
    if not is_participant_id(person.participant_id):
        wrong.append("participant_id is not letters and digits like P07; use an id that is no name")
    elif person.participant_id.casefold() in {known.casefold() for known in earlier}:
        wrong.append(f"participant {person.participant_id} stands twice; remove one row")
    if person.consent not in CONSENTS:
        wrong.append(f"consent takes {', '.join(CONSENTS)}")
    if person.withdrawn_on and not is_day(person.withdrawn_on):
        wrong.append("withdrawn_on is not a day like 2026-01-31")
    if person.language and not re.fullmatch(r"[a-z]{2,3}", person.language):
        wrong.append("language is not a code like en or fr")
    return wrong
