"""Combinations of role and group so rare that they name someone: "the only Cree peer worker in the county"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

from litreview.privacy.capitals import CapitalRun
from litreview.privacy.folding import fold, read_folded_words
from litreview.privacy.lexicon import read_sense

_PEOPLE = """
    worker supervisor nurse doctor physician psychiatrist psychologist chief elder councillor counsellor therapist manager
    director coordinator teacher pastor navigator facilitator man woman guy mother father family person lady fella fellow kid
    boy girl mom mum dad grandmother grandfather grandma grandpa student midwife paramedic chaplain priest imam rabbi monk nun
    sheriff mayor principal vet veterinarian dentist pharmacist lawyer judge cop goalie captain coach chef cook plumber
    electrician carpenter welder mechanic farmer trucker driver pilot fisherman firefighter guard soldier veteran survivor
    resident tenant volunteer peer member one widow widower twin immigrant refugee newcomer speaker interpreter translator
    singer drummer artist writer librarian janitor cleaner cashier bartender hairdresser barber orderly intern surgeon
    intervenante intervenant infirmiere infirmier travailleuse travailleur pair paire personne famille mere pere homme femme
    gars fille dame monsieur etudiante etudiant medecin plombier pompier policier policiere maire mairesse curé cure pretre
    soeur pairaidant pairaidante paire-aidante pair-aidant sage-femme benevole enseignante enseignant prof directrice directeur
    coiffeuse boulanger chauffeur camionneur fermier agricultrice agriculteur avocate avocat survivante survivant celui celle
"""
_GROUPS = """
    cree oji-cree ojibway ojibwe anishinaabe anishinaabekwe mohawk haudenosaunee oneida algonquin mi'kmaq mi’kmaq mikmaq innu
    innue atikamekw
    inuit inuk dene metis indigenous autochtone two-spirit trans transgender transgenre non-binary nonbinary queer gay lesbian
    lesbienne bisexual intersex deaf sourd sourde blind aveugle black noir noire muslim musulman musulmane jewish juif juive sikh
    hindu buddhist bouddhiste mennonite amish somali tamil filipino filipina syrian syrien syrienne afghan afghane ukrainian
    haitian haitien haitienne congolais congolaise algerien algerienne marocain marocaine tunisien tunisienne libanais libanaise
    vietnamien vietnamienne chinois chinoise coreen coreenne polonais polonaise portugais portugaise mexicain mexicaine
    colombien colombienne chilien chilienne francophone anglophone acadien acadienne newcomer refugee refugiee veteran
    wheelchair autistic autiste adopted albino amputee greek turkish dutch welsh scottish irish spanish polish danish finnish
    swedish czech slovak arab kurdish punjabi bengali thai lao hmong roma romani greenlander icelander
"""
_NO_PEOPLE = """
    number matter answer over never ever after under paper water dinner together summer winter computer letter order power
    center shelter offer either whether rather former later chapter river corner another other further better however quarter
    december october november september monster disaster factor door floor color colour humor sugar year prayer career behavior
    thing things way ways time times reason place part problem difference option choice chance day night decision point
    chose fois facon raison endroit moyen probleme jour list trial material official special social medical hospital
"""
_PERSON_WORDS, _GROUP_WORDS = (frozenset(fold(words).split()) for words in (_PEOPLE, _GROUPS))
_THINGS = frozenset(_NO_PEOPLE.split())
_AGENT = re.compile(r"(?:[a-z]{3}(?:er|or|ist|man|woman|keeper)|euse|eur|iere|iste|ienne|ien)$")
_PEOPLES = re.compile(r"(?:[a-z]{3}(?:ian|ean|ese)|[a-z]{3}(?:aise|ois|oise))$")
_SOLE = re.compile(
    r"\b(?:the|our|my|their|his|her|your|le|la|notre|leur|leurs?|mon|ma|son|sa|a|une?)\s(?:very\s|first\sand\s|one\sand\s)?"
    r"(?:only|sole|lone|seule?(?:\set\sunique)?|unique|oldest|youngest|tallest|longest-serving|plus\svieux|plus\svieille|plus\sjeune)\s"
    r"|\b(?:the|our)\sone\s|\b(?:the|our|le|la)\s(?:first|last|premi[eè]re?|derni[eè]re?)\s"
    r"|\bone\sof\s(?:the\s|only\s|our\s)?(?:two|three|four|few)\s"
    r"|\b(?:the|our)\s(?:town|village|reserve|community|band|island|county|township|parish)['’]s\s"
    r"|\bnobody\selse\s(?:here|there|around\shere|in\stown)\sis\s",
    re.IGNORECASE,
)
_WHOSE = "the our my their his her your le la notre leur leurs mon ma son sa a un une"
_SOLE_WORDS = "very first one only sole lone seul seule unique oldest youngest tallest longest plus"
_FIRSTS = "one first last premier première premiere dernier dernière derniere"
_WHERE = "town village reserve community band island county township parish"
_OPENINGS = frozenset(
    [("one", "of"), ("nobody", "else")]
    + [(whose, sole) for whose in _WHOSE.split() for sole in _SOLE_WORDS.split()]
    + [(the, first) for the in ("the", "our", "le", "la") for first in _FIRSTS.split()]
    + [(the, where) for the in ("the", "our") for where in _WHERE.split()]
)
"""Pairs of words, one of which stands in every text where ``_SOLE`` does."""

_LOOSE = re.compile(r"\b(?:first|last|premi[eè]re?|derni[eè]re?|one|unique)\s$", re.IGNORECASE)
_ONE = re.compile(r"(?:one|ones)\s(?:in|at|on|who|with|from|here|there|left|around)\b|(?:celle?|celui)\squi\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]{0,40}")
_STOP = re.compile(r"[.!?;:,\n()\[\]«»“”]")
_EVERY = re.compile(r"\b(?:every|any|each|no|chaque|many|most|some|all|other|more)\s$", re.IGNORECASE)
_WITHIN, _ROLE_WITHIN, _NEAR = 8, 5, 3


def find_rare(text: str) -> Iterator[CapitalRun]:
    """Yield where a role and a group, or a word for the only one of its kind, may together fit one person.

    "The only", "la seule", "the town's" and their like count before a word for people or a people within eight words of
    the same clause ("the first" and "the one" only where both stand there), and a people, faith, language or gender before
    a word for one person within three words.

    Example:
        >>> text = "She is the only peer worker up there. The only thing is money. I'm a Deaf youth worker."
        >>> [text[run.start : run.end] for run in find_rare(text)]
        ['the only peer worker', 'Deaf youth worker']
    """
    reach = 0
    for match in () if _OPENINGS.isdisjoint(pairwise(read_folded_words(text)[1])) else _SOLE.finditer(text):
        end = _sole_end(text, match)
        if end and match.start() >= reach:
            yield CapitalRun(match.start(), end)
            reach = end
    grouped = any(map(_is_group, _WORD.findall(text)))
    for match in _WORD.finditer(text) if grouped else ():
        start = match.start()
        if start >= reach and _is_group(match.group()) and not _EVERY.search(text[max(0, start - 9) : start]):
            people = _people(list(_clause(text, match.end(), _NEAR)))
            if people and _is_one(people[-1].group()):
                reach = people[-1].end()
                yield CapitalRun(start, reach)


def _sole_end(text: str, opening: re.Match[str]) -> int:
    words = list(_clause(text, opening.end(), _WITHIN))
    groups = [word.end() for word in words if _is_group(word.group())]
    if words and fold(words[0].group()) in _THINGS:
        return 0
    people = [word.end() for word in _people(words[: len(words) if groups else _ROLE_WITHIN])]
    if _LOOSE.search(opening.group()):
        return max(groups + people) if groups and people else 0
    one = _ONE.match(text, opening.end())
    return max([*groups[-1:], *people[-1:], *([one.end()] if one else [])], default=0)


def _people(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words for people of the first unbroken row of them ("peer worker")."""
    first = next((place for place, word in enumerate(words) if _is_person(word.group())), len(words))
    return list(takewhile(lambda word: _is_person(word.group()), words[first:]))


def _clause(text: str, start: int, most: int) -> Iterator[re.Match[str]]:
    for _, word in zip(range(most), _WORD.finditer(text, start), strict=False):
        if _STOP.search(text, start, word.start()):
            return
        start = word.end()
        yield word


@lru_cache(maxsize=1 << 16)
def _is_group(word: str) -> bool:
    key = fold(word)
    parts = {key, key.removesuffix("s"), *key.split("-")}
    return bool(parts & _GROUP_WORDS) or (word[0].isupper() and _PEOPLES.search(key) is not None)


def _is_one(word: str) -> bool:
    return not word.endswith("s") and word != "one"


@lru_cache(maxsize=1 << 14)
def _is_person(word: str) -> bool:
    key = fold(word)
    singular = key.removesuffix("s") if len(key) > 4 else key
    if key in _PERSON_WORDS or singular in _PERSON_WORDS:
        return True
    return singular not in _THINGS and _AGENT.search(singular) is not None and read_sense(word) == "word"
