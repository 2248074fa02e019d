"""Who speaks, and whether their words may be used and quoted."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from litreview.corpus.documents import FACILITATOR
from litreview.errors import Fault
from litreview.privacy.folding import fold_words
from litreview.privacy.ledger import Participant
from litreview.privacy.pseudonyms import build_forms
from litreview.privacy.roster import Roster
from litreview.privacy.words import FACILITATOR_LABELS

_BRACKETS = re.compile(r"\s*[\[(]([^()\[\]]*)[\])]\s*")
_TITLE = re.compile(r"^(?:mr|mrs|ms|mme|dr|prof|hon|m|the hon|the honourable)\.?\s+", re.IGNORECASE)


class Standing(NamedTuple):
    """Who a turn belongs to and what may be done with it.

    ``speaker`` is a participant id, ``facilitator`` or ``""``; ``fault`` says why the speaker could not be settled.
    """

    speaker: str
    used: bool
    quotable: bool
    fault: str = ""


SpeakerIndex = Mapping[str, str]
"""Speaker labels, folded, and the id of the one person each can mean."""


def build_speaker_index(roster: Roster, ledger: Mapping[str, Participant]) -> SpeakerIndex:
    """Return the labels by which a transcript may call the people of the roster and the ledger, with their ids.

    Ids, full names, aliases, "Family, Given", and, where only one person bears them, first names, surnames and a name
    with one initial ("Ann E.", "A. Example").

    Example:
        >>> from litreview.privacy.roster import RosterEntry
        >>> build_speaker_index(Roster((RosterEntry("P01", "Ann Example"),)), {})["ann e"]
        'P01'
    """
    bearers: dict[str, set[str]] = {}
    for entry in roster.entries:
        texts = [form.text for form in build_forms(Roster((entry,))) if form.kind == "person"]
        for label in {fold_words(text) for text in (*texts, *_with_initial(entry.name))}:
            bearers.setdefault(label, set()).add(entry.participant_id)
    full = {fold_words(text): entry.participant_id for entry in roster.entries for text in (entry.name, *entry.aliases)}
    ids = {fold_words(one): one for one in (*(entry.participant_id for entry in roster.entries), *ledger)}
    return {label: min(people) for label, people in sorted(bearers.items()) if len(people) == 1} | full | ids


def find_speaker_standing(label: str, index: SpeakerIndex, roster: Roster, ledger: Mapping[str, Participant]) -> Standing:
    """Return who the speaker label means and what the ledger lets be done with the words.

    ``quote`` may be quoted, ``paraphrase`` is used without quotation, ``none`` or a withdrawal is not used at all. People
    who lead a session (a role of the ledger or the roster, or a label like "Interviewer") are ``facilitator`` and are no
    participants; their questions may stand as they are. Someone whom the ledger does not hold is not used, and is a fault.

    Example:
        >>> find_speaker_standing("Moderator", {}, Roster(), {})
        Standing(speaker='facilitator', used=True, quotable=True, fault='')
    """
    person = next((index[key] for key in _label_keys(label) if key in index), "")
    if person in ledger:
        return _ledger_standing(ledger[person])
    if person and any(entry.participant_id == person and entry.facilitator for entry in roster.entries):
        return Standing(FACILITATOR, True, True)
    if person:
        return Standing(person, False, False, f"{person} speaks but has no row in the ledger; add one with the consent given")
    if any(_is_facilitator_label(key) for key in _label_keys(label)):
        return Standing(FACILITATOR, True, True)
    return Standing("", False, False, "a speaker is in neither the ledger nor the roster, or fits several people; add an alias")


def check_people(roster: Roster, ledger: Mapping[str, Participant], shown: str) -> list[Fault]:
    """Return a fault for each person of the roster who has no row in the ledger, or stands there in another case.

    Who leads sessions or is only mentioned by others needs none.

    Example:
        >>> from litreview.privacy.roster import RosterEntry
        >>> [str(fault) for fault in check_people(Roster((RosterEntry("P01", "Ann Example"),)), {}, "participants.csv")]
        ['participants.csv: P01 is in the roster but has no row here; add one with the consent given']
    """
    known = {one.casefold(): one for one in ledger}
    faults = []
    for entry in roster.entries:
        one, alike = entry.participant_id, known.get(entry.participant_id.casefold())
        if alike not in (None, one):
            faults.append(Fault(shown, 0, f"{alike} is written {one} in the roster; write the id the same in both"))
        elif alike is None and not (entry.facilitator or entry.mentioned):
            faults.append(Fault(shown, 0, f"{one} is in the roster but has no row here; add one with the consent given"))
    return faults


def _ledger_standing(person: Participant) -> Standing:
    if not person.used:
        return Standing(person.participant_id, False, False)
    if person.role.casefold() == FACILITATOR:
        return Standing(FACILITATOR, True, True)
    return Standing(person.participant_id, True, person.quotable)


def _label_keys(label: str) -> list[str]:
    inside = [match[1] for match in _BRACKETS.finditer(label)]
    outside = _BRACKETS.sub(" ", label).strip()
    variants = (label, outside, *inside, *(_TITLE.sub("", text) for text in (outside, *inside)))
    return [key for key in dict.fromkeys(map(fold_words, variants)) if key]


def _is_facilitator_label(key: str) -> bool:
    return key in FACILITATOR_LABELS or key.rstrip("0123456789").strip() in FACILITATOR_LABELS


def _with_initial(name: str) -> list[str]:
    given, *rest = name.split() or [""]
    return [f"{given} {rest[-1][0]}", f"{given[0]} {' '.join(rest)}"] if rest else []
