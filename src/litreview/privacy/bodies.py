"""Names of bodies and places: what widens a name to the whole it stands in, and those named in small letters."""

import re
from collections.abc import Iterator

from litreview.privacy.capitals import CapitalRun
from litreview.privacy.folding import fold
from litreview.privacy.lexicon import is_written, read_sense
from litreview.privacy.public import COMMON_WORDS, GENERIC_WORDS, PUBLIC_WORDS
from litreview.privacy.words import FUNCTION_WORDS

_KINDS = (
    r"house|home|shelter|lodge|mission|hostel|hostal|centre|center|church|parish|temple|mosque|gurdwara|synagogue|school|collegiate"
    r"|college|academy|university|clinic|hospital|pharmacy|hospice|society|association|network|coalition|foundation|collective"
    r"|club|hall|legion|agency|diner|restaurant|caf[eé]|bakery|grill|garage|motors|roofing|trucking|transport|construction"
    r"|plumbing|electric|landscaping|cleaners|salon|market|foods|farms?|mill|foundry|motel|inn|hotel|arena|towers?|manor|villa"
    r"|apartments|co-?op|drop-in|kitchen|pantry|food bank|nursery|daycare|lumber|fisheries|marina|auto|tire"
)
_BEFORE_KIND = (
    r"brothers|bros|sons?|family|community|seniors?['’]?|women['’]?s|men['’]?s|youth|memorial|peer|street|health|support|wellness|recovery"
    r"|friendship|outreach|resource|public|secondary|high|elementary|bible|truck|fish|pizza|coffee|law|legal|and|of|the|&"
)
_WIDER = re.compile(rf"(?:['’]s?)?(?:\s(?:{_BEFORE_KIND})){{0,3}}\s(?:{_KINDS})\b(?!['’-])", re.IGNORECASE)
_TYPES_FR = (
    r"[ée]cole|coll[eè]ge|[ée]glise|paroisse|mosqu[ée]e|temple|g[iî]te|auberge|refuge|foyer|maison|centre|clinique|h[oô]pital|pharmacie"
    r"|garage|boulangerie|d[ée]panneur|salon|ferme|usine|camp|club|caf[eé]|resto|restaurant|cantine|motel|r[ée]sidence|villa|manoir"
    r"|association|soci[ée]t[ée]|fondation|coop|banque|biblioth[eè]que|ar[ée]na"
)
_TYPE_BEFORE = re.compile(
    rf"(?:\b(?:{_TYPES_FR})(?:\s(?:de|du|des|de\sla|les?|la|aux?)|\s(?:de\s)?[ld]['’])?\s?|(?:\s|^)(?:st|ste|saint|sainte|mt|fort|new|old)\.?\s)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}$")
_INITIAL_AFTER = re.compile(r",\s[A-Z]\.(?!\w)")
_NICKNAME = re.compile(r"\b(?:big|little|lil|li['’]l|ti|p['’]tite?|petite?|grosse?|grande?)[ -]$", re.IGNORECASE)
_SMALL = re.compile(
    rf"\b(?:at|to|from|for|with|called|named|into|over\sat|near|by|behind|chez)\s(?:the\s)?"
    rf"((?:[a-z][\w'’-]{{2,20}}\s){{1,3}}(?:{_KINDS}))\b"
)
_SMALL_FR = re.compile(
    rf"\b((?:{_TYPES_FR})\s(?:du|de\sla|des|de\sl['’]|d['’]|le|la|les)\s?[\w'’-]{{3,20}}(?:\s[\w'’-]{{3,20}})?)"
)
_LAND = (
    r"bay|lake|river|creek|falls|point|landing|corners?|harbour|harbor|islands?|hills?|valley|ridge|crossing|junction|narrows|rapids"
    r"|cove|beach|mills|bend|bluffs?|portage|first nation|reserve|rez|inlet|flats|heights|meadows?|glen|hollow|ferry|siding"
    r"|mountain|township|settlement|estates|acres|elbow|springs?"
)
_SMALL_LAND = re.compile(
    rf"\b(?:from|in|near|outside|by|of|at|to|around|past|beyond|through|above|below)\s(?:the\s)?((?:[a-z][\w'’-]{{2,20}}\s){{1,2}}(?:{_LAND}))\b"
)
_SMALL_LAND_FR = re.compile(
    r"\b((?:petit|petite|grand|grande|gros|grosse|saint|sainte|st|ste|trois|deux|mont|val|lac|pointe|anse|notre|beau|belle|haut|haute"
    r"|bas|basse|vieux|vieille|rivi[eè]re|cap|port|rive|[iî]le|baie|chute)-[\w'’-]{3,30})"
    r"|\b((?:lac|baie|rivi[eè]re|anse|pointe|mont|chutes?|[iî]les?|canton|rang)\s(?:du|de\sla|des|de\sl['’]|aux?|à|d['’]|de)\s?[\w'’-]{3,20})"
)
_USUAL = frozenset(
    """
    community health mental detox women's men's women men family treatment crisis recovery drop walk day high public private local
    nursing group half halfway safe warming emergency homeless wellness support resource training care medical youth senior
    seniors rehab addiction addictions peer cultural friendship city town old new same other another big little first second
    third good nice whole right best next last own open closed main street corner coffee grocery pizza food thrift dollar
    elementary middle grade night summer medicine law nurse doctor parents parent mom's dad's friend's sister's brother's
    mother's father's people's someone's everyone's any some every each that this these those certain different safer
    consumption injection walk-in drop-in live-in peer-run survivor-run long term acute psychiatric general regional teaching
    children's residential transitional
    supportive supported affordable subsidised subsidized retirement court town's village our shared their his her your
    """.split()  # noqa: SIM905
)
_PLAIN = FUNCTION_WORDS | COMMON_WORDS | GENERIC_WORDS | PUBLIC_WORDS | _USUAL
_KINDS_OF_TWO = frozenset([("first", "nation"), ("food", "bank")])
_REACH = 40


def widen(text: str, run: CapitalRun) -> tuple[CapitalRun, bool]:
    """Return ``run`` with the nickname, initials, kind of body or saint it belongs with, and whether it names a body.

    Example:
        >>> text = "We ate at Castelo Brothers Roofing, then at the école Sainte-Ursanne with little Tommy."
        >>> starts = [(name, text.index(name)) for name in ("Castelo", "Sainte-Ursanne", "Tommy")]
        >>> names = [CapitalRun(start, start + len(name)) for name, start in starts]
        >>> [text[slice(*widen(text, name)[0])] for name in names]
        ['Castelo Brothers Roofing', 'école Sainte-Ursanne', 'little Tommy']
    """
    before = text[max(0, run.start - _REACH) : run.start]
    wider = _WIDER.match(text, run.end)
    kind = _TYPE_BEFORE.search(before)
    name = _NICKNAME.search(before)
    initials = _INITIALS.search(before)
    left = max((len(match.group().lstrip()) for match in (kind, name, initials) if match), default=0)
    right = wider or _INITIAL_AFTER.match(text, run.end)
    return CapitalRun(run.start - left, right.end() if right else run.end), bool(wider or kind)


def find_small_bodies(text: str) -> Iterator[CapitalRun]:
    """Yield where words in small letters that are no names seem to name a body: "at harbour light shelter".

    Example:
        >>> text = "i sleep at yellow canoe lodge and go to the community centre"
        >>> [text[run.start : run.end] for run in find_small_bodies(text)]
        ['yellow canoe lodge']
    """
    yield from _telling_runs(text, _SMALL)
    for match in _SMALL_FR.finditer(text):
        if not all(fold(word) in _PLAIN for word in match[1].split()[2:] or [match[1].split()[-1]]):
            yield CapitalRun(*match.span(1))


def find_small_places(text: str) -> Iterator[CapitalRun]:
    """Yield where words in small letters that are no names seem to name a place: "near coldwater bend", "petit-ruisseau".

    Example:
        >>> text = "i come from coldwater bend un gars de petit-ruisseau down by the river"
        >>> [text[run.start : run.end] for run in find_small_places(text)]
        ['coldwater bend', 'petit-ruisseau']
    """
    yield from _telling_runs(text, _SMALL_LAND)
    for match in _SMALL_LAND_FR.finditer(text):
        if read_sense(match.group()) != "word" or not is_written(match.group()):
            yield CapitalRun(*match.span())


def _telling_runs(text: str, pattern: re.Pattern[str]) -> Iterator[CapitalRun]:
    """Yield what ``pattern`` keeps, without function words before it, where the words before the last one are not usual."""
    for match in pattern.finditer(text):
        words = match[1].split()
        while words and fold(words[0]) in FUNCTION_WORDS:
            words.pop(0)
        own = words[: -2 if tuple(words[-2:]) in _KINDS_OF_TWO else -1]
        if own and fold(own[-1]) not in _PLAIN:
            yield CapitalRun(match.end(1) - len(" ".join(words)), match.end(1))
