"""The roster: who the participants are, which lies outside the repository and never reaches an output."""

from dataclasses import dataclass, field
from pathlib import Path

from litreview.corpus.documents import FACILITATOR
from litreview.errors import Fault, InputFaults
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.ledger import is_participant_id
from litreview.sources.located import read_located_rows

ROSTER_COLUMNS = ("participant_id", "name", "aliases", "organisation", "places")


@dataclass(frozen=True)
class RosterEntry:
    """One person of the roster; only the id is shown by ``repr``.

    ``facilitator`` holds where the column ``role`` says ``facilitator`` or, where it says nothing, where the id begins
    with ``F``, ``FAC``, ``INT`` or ``MOD`` before its digits. ``mentioned`` holds where it says ``mentioned``, or where
    the id begins with ``N`` or ``X``: others named this person, who took no part and gave no consent.
    """

    participant_id: str
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(repr=False, default=())
    organisations: tuple[str, ...] = field(repr=False, default=())
    places: tuple[str, ...] = field(repr=False, default=())
    facilitator: bool = False
    mentioned: bool = field(repr=False, default=False)


@dataclass(frozen=True)
class Roster:
    """All people of the roster, in file order, which is the order of the pseudonyms.

    Example:
        >>> Roster((RosterEntry("P01", "Ann Example"),))
        Roster(entries=(RosterEntry(participant_id='P01', facilitator=False),))
    """

    entries: tuple[RosterEntry, ...] = ()


def load_roster(path: Path, shown: str, *, illustrative: bool = False) -> Roster:
    """Return the people of a roster CSV; cells of aliases, organisation and places hold several forms split by ``;``.

    Columns: participant_id, name, aliases, organisation, places, and if wanted role (``facilitator``, ``mentioned``, or
    anything else for who took part). Several forms of one organisation
    (its name, its short name) get one pseudonym; each place gets its own.

    Raises:
        InputFaults: the roster lies in a git tree although the review is not ``illustrative``, a column is missing, or
            rows are wrong (no id, no name, a form of one letter, a form that two people share); with lines, no names.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "roster.csv"
        >>> _ = where.write_text("participant_id,name,aliases,organisation,places\\nP01,Ann Example,Annie,,\\n")
        >>> load_roster(where, "roster.csv").entries[0].aliases
        ('Annie',)
    """
    check_roster_place(path, shown, illustrative=illustrative)
    rows, faults = read_located_rows(path, shown, ROSTER_COLUMNS)
    entries: list[RosterEntry] = []
    owners: dict[str, str] = {}
    for line, row in rows:
        entry = _build_entry(row)
        faults += [Fault(shown, line, message) for message in _entry_faults(entry, entries, owners)]
        entries.append(entry)
    if faults:
        raise InputFaults(faults)
    return Roster(tuple(entries))


def check_roster_place(path: Path, shown: str, *, illustrative: bool = False) -> None:
    """Raise ``InputFaults`` where the roster, or the file that a link leads to, lies inside a git tree.

    A roster of invented people (an ``illustrative`` review) may lie anywhere.

    Example:
        >>> check_roster_place(Path("roster.csv"), "roster.csv", illustrative=True)
    """
    lies, leads = path.parent.resolve() / path.name, path.resolve()
    folders = {*lies.parents, *leads.parents}
    if not illustrative and any((folder / ".git").exists() for folder in folders):
        message = "the roster lies inside a git tree; move it out and set [privacy] roster in review.toml"
        raise InputFaults([Fault(shown, 0, message)])


def _build_entry(row: dict[str, str]) -> RosterEntry:
    person, role = row["participant_id"], row.get("role", "").casefold()
    letters = person.rstrip("0123456789").rstrip("-_").upper()
    return RosterEntry(
        person,
        row["name"],
        _forms(row["aliases"]),
        _forms(row["organisation"]),
        _forms(row["places"]),
        facilitator=role == FACILITATOR if role else letters in {"F", "FAC", "INT", "MOD"},
        mentioned=role == "mentioned" if role else letters in {"N", "X"},
    )


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split(";") if form.strip())


def _entry_faults(entry: RosterEntry, earlier: list[RosterEntry], owners: dict[str, str]) -> list[str]:
    wrong = []
    if not is_participant_id(entry.participant_id):
        wrong.append("participant_id is not letters and digits like P07; use an id that is no name")
    elif any(entry.participant_id.casefold() == known.participant_id.casefold() for known in earlier):
        wrong.append(f"participant {entry.participant_id} stands twice; join the rows, forms split by ;")
    if not entry.name:
        wrong.append("name is empty")
    short = [form for form in (entry.name, *entry.aliases, *entry.organisations, *entry.places) if form and _letters(form) < 2]
    wrong += ["a form of fewer than two letters cannot be found safely; remove it" for _ in short]
    for form in dict.fromkeys(" ".join(TOKEN.findall(fold(form))) for form in (entry.name, *entry.aliases)):
        other = owners.setdefault(form, entry.participant_id)
        if form and other != entry.participant_id:
            wrong.append(f"has a name or alias that {other} has too; make one of them distinct")
    return wrong


def _letters(form: str) -> int:
    return sum(character.isalpha() for character in form)
