"""Stable pseudonyms: participant ids for people, numbered labels for organisations and towns, from the roster's order."""

from collections.abc import Collection, Iterable, Mapping

from litreview.privacy.folding import fold, fold_words
from litreview.privacy.forms import Form, FormIndex, build_index
from litreview.privacy.ledger import Participant
from litreview.privacy.roster import Roster, RosterEntry
from litreview.privacy.words import FUNCTION_WORDS, NAMES_TOO

SOMEONE = "[name]"
"""The label of a first name or surname that several people of the roster share."""

NOT_USED = "[participant]"
"""The label of a person whose words are not used at all: no output carries even the id."""

_PARTICLE_WORDS = "de da do du la le les van von der den del di el al bin ben ibn st saint sainte mc mac dr mr mrs ms mme"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


def build_forms(roster: Roster, unused: Iterable[str] = (), participants: Collection[str] = ()) -> tuple[Form, ...]:
    """Return every form of the roster with its pseudonym: aliases and full names, parts of names, organisations, places.

    People get their id, facilitators ``[facilitator 1]``, people who were only mentioned ``[person 1]``, those whose id is
    in ``unused`` ``[participant]``; who stands in ``participants`` took part, whatever the id looks like. Organisations
    and places are numbered in the order in which the roster first names them. Numbers come from the roster's order, never
    from a hash, so that they can neither be reversed nor shift with the text.

    Example:
        >>> roster = Roster((RosterEntry("P01", "Ann Example", ("Nan",), ("Harbour House", "HH"), ("Elm Bay",)),))
        >>> [(form.text, form.label) for form in build_forms(roster)][:4]
        [('Ann Example', 'P01'), ('Example, Ann', 'P01'), ('Nan', 'P01'), ('Harbour House', '[organisation 1]')]
    """
    people = _person_labels(roster, frozenset(unused), participants)
    whole = [form for entry in roster.entries for form in _person_forms(entry, people[entry.participant_id])]
    parts = [form for entry in roster.entries for form in _part_forms(entry, people[entry.participant_id])]
    things = [*_organisation_forms(roster), *_place_forms(roster)]
    return _settle_shared([*whole, *things, *parts], {fold_words(form.text) for form in whole})


def build_name_index(roster: Roster, ledger: Mapping[str, Participant]) -> FormIndex:
    """Return the roster's forms ready for ``find_forms``; people with consent ``none`` or withdrawn lose their id.

    Example:
        >>> sorted(build_name_index(Roster((RosterEntry("P01", "Ann Example"),)), {}))
        ['ann', 'example']
    """
    unused = [person.participant_id for person in ledger.values() if person.consent == "none" or person.withdrawn_on]
    return build_index(build_forms(roster, unused, ledger.keys()))


def _person_labels(roster: Roster, unused: frozenset[str], participants: Collection[str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    numbers = {"facilitator": 0, "person": 0}
    for entry in roster.entries:
        kind = "facilitator" if entry.facilitator else "person"
        known = entry.participant_id
        if entry.facilitator or (entry.mentioned and known not in participants):
            numbers[kind] += 1
            known = f"[{kind} {numbers[kind]}]"
        labels[entry.participant_id] = NOT_USED if entry.participant_id in unused else known
    return labels


def _person_forms(entry: RosterEntry, label: str) -> list[Form]:
    forms = []
    for text in (entry.name, *entry.aliases):
        given, *rest = text.split()
        forms.append(Form(text, label, "person"))
        if rest and "," not in text:
            forms.append(Form(f"{' '.join(rest)}, {given}", label, "person", inverted=True))
            forms += [Form(f"{rest[-1]}, {' '.join([given, *rest[:-1]])}", label, "person", inverted=True)] if rest[1:] else []
    return forms


def _part_forms(entry: RosterEntry, label: str) -> list[Form]:
    given, *rest = entry.name.replace(",", " ").split() or [""]
    parts = [given, *rest[-1:], *(middle for middle in rest[:-1] if fold(middle).strip(".") not in _PARTICLES)]
    return [Form(part, label, "person") for part in parts if rest and sum(map(str.isalpha, part)) >= 2 and not _is_filler(part)]


def _is_filler(part: str) -> bool:
    return fold(part) in FUNCTION_WORDS - NAMES_TOO


def _organisation_forms(roster: Roster) -> list[Form]:
    numbers: dict[str, int] = {}
    forms = []
    for entry in roster.entries:
        known = [numbers[fold_words(text)] for text in entry.organisations if fold_words(text) in numbers]
        number = known[0] if known else max(numbers.values(), default=0) + 1
        for text in entry.organisations:
            numbers.setdefault(fold_words(text), number)
            forms.append(Form(text, f"[organisation {numbers[fold_words(text)]}]", "organisation"))
    return forms


def _place_forms(roster: Roster) -> list[Form]:
    texts = [text for entry in roster.entries for text in entry.places]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(map(fold_words, texts)), 1)}
    return [Form(text, f"[town {numbers[fold_words(text)]}]", "place") for text in texts]


def _settle_shared(forms: list[Form], distinct: set[str]) -> tuple[Form, ...]:
    labels: dict[str, set[str]] = {}
    for form in forms:
        labels.setdefault(fold_words(form.text), set()).add(form.label)
    shared = {key for key, names in labels.items() if len(names) > 1} - distinct
    settled = (form._replace(label=SOMEONE) if fold_words(form.text) in shared else form for form in forms)
    return tuple(dict.fromkeys(settled))
