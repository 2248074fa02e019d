"""The grammar of defining sentences in English and French: what is defined, by whom, and where the defining words begin."""

import re
from typing import NamedTuple

from litreview.corpus.gates import Gate
from litreview.extraction.wordings import NEEDS, PATTERNS


class Defining(NamedTuple):
    """How a sentence defines: the ``term`` as written without article, the words that name an ``owner`` (``""``), the offset
    of the first defining word, and the ``pattern`` that was met."""

    term: str
    owner: str
    start: int
    pattern: str


_LIMIT = 1_500
_NEEDED = sorted({word for words in NEEDS.values() for word in words})
_LEAD = re.compile(
    r"^(?:\d{1,5}\s?[.)] )?[*†‡•\s“\"«(]{0,4}(?:(?:So if you ask \w+|If you ask \w+|To (?:me|us|my mind)|Pour (?:moi|nous)|In"
    r"|For|Within|Throughout|Under|At|As|By contrast|Here|Thus|Therefore"
    r"|However|Simply put"
    r"|Generally|Broadly|Essentially|Traditionally|Historically|More|Dans|Pour|Ici|Ainsi|En"
    r"|Essentiellement)\b[^,.;:“”\"«»]{0,70}\s?,\s)?",
)
_ELSEWHERE = Gate(
    r"\b(?:called|known as|termed|referred to as)\s(?=[\w’'“\"-])"
    r"|\w, which (?:is|are|refers? to|means?) (?:an?|the|any|when|\w{2,20}s)\b"
    r"|\w \((?:an?|the|or|i\.e\.,?|that is,?|when) (?:[\w-]{1,30} ){2}"
    r"|\bis the (?:amount|number|process|ability|study|rate|tendency|measure|degree|branch|practice|belief|state|act|use|idea"
    r"|ratio|sum)\b"
    r"|\w ?[—–] ?(?:an?|the|that is,?) (?:[\w-]{1,30} ){2}|\b(?:is|are) characteri[sz]ed by\b|\b(?:occurs|happens"
    r"|exists) (?:when|where|if)\b",
)
_WAS = re.compile(
    r"^(?:[^,]{3,60}, )?(?:The |An? )?[\w’'-]{2,40}(?: [\w’'-]{2,40}){0,4}(?: \([^()]{0,120}\))?,? (?:was|were) (?:an?|the"
    r"|one of)\b"
)
_SPACES = re.compile(r"\s{2,9}")
_TOKENISED = re.compile(r"(?<=\w) (?=[,;:.)’'])|(?<=\w) (-) (?=\w)|(?<=\() ")
_ARTICLE = re.compile(r"^(?i:(?:an?|the|any|la|les?|une?|des|du)\s|l['’])")
_NOT_TERM = re.compile(
    r"^(?:this|that|these|those|it|he|she|they|there|what|our|my|your|their|his|her|its|one|many|some|most|each|all|both|such"
    r"|another"
    r"|here|who|which|if|when|while|although|because|how|why|not|no|we|you|i|people|others|and|but|or|so|for|to|in|on|at|by"
    r"|with|from"
    r"|ce|cela|ceci|il|elle|ils|elles|on|nous|vous|je|notre|nos|leur|leurs|cette|ces|qui|que|si|il y a|c['’]est|tout|rien"
    r"|(?!nursing|training|living|learning|caregiving|counsel+ing|mentoring|coaching|wellbeing|being|housing|building|spring"
    r"|string|king|ring|thing|meaning)"
    r"[a-z]{3,20}ing)\b",
    re.IGNORECASE,
)
_VERB_IN_TERM = re.compile(
    r"\b(?:is|are|was|were|has|have|that|which|who|will|can|may|should|not|est|sont|qui|que"
    r"|ont)\b",
    re.IGNORECASE,
)
_NOT_DEFINING = Gate(
    r"\b(?:how|whether|why|ways? (?:that|in which)?|no (?:single|agreed|one|clear)|not|never|difficult|hard|comment"
    r"|fail\w*) [^.]{0,60}"
    r"\b(?:defin|describ|défini)|\bto define\b|\bdefined? (?:in (?:many|various|different)|differently|poorly|by (?:many"
    r"|different))"
    r"|^(?:what|how|why|who|qu['’]est-ce)\b[^.]*\?\s*$|\bdefinitions (?:of|are|vary|differ)",
    re.IGNORECASE,
)
_STATUS_WORD = (
    r"(?:essential|key|core|vital|important|critical|crucial|central|integral|fundamental|growing|emerging|promising|valuable"
    r"|valued|viable"
    r"|effective|recogni[sz]ed|proven|best|major|powerful|cost-effective|good|great|priority|necessary|significant|popular"
    r"|common|proposed"
    r"|long-established|excellent|top|highest|helpful|useful|evidence-based|low-cost|first|only|main|primary|essentielle?"
    r"|important|clé|pratique exemplaire)"
)
_STATUS = re.compile(
    rf"^\s?(?:an?|the|one of the|une?|le|la)? ?(?:(?:most|more|very|highly|increasingly|rapidly|widely|well"
    rf"|now) )?{_STATUS_WORD}\b",
    re.IGNORECASE,
)
_NOT_GENUS = re.compile(
    r"^\s?(?:an?|the|one|une?|le|la) (?:[\w-]{1,20} ){0,3}?(?:component|part|element|priority|pillar|cornerstone|challenge"
    r"|problem|issue|need"
    r"|opportunity|goal|focus|topic|reason|result|success|example|asset|lot|bit|matter|barrier|privilege|gift|joy|composante"
    r"|élément|priorité|enjeu|(?:best|good|promising|exemplary|leading) practice|pratiques? exemplaire)s?\b",
    re.IGNORECASE,
)
_AUXILIARIES = (" is", " are", " was", " were", " been", " be", " not", " est", " sont")
_ORGANISED = re.compile(
    r"\b(?:Project|Initiative|Program(?:me)?|Network|Cent(?:re|er)|Association|Council|Alliance|Society"
    r"|Institute|Projet|Réseau)$"
)
_MODAL = re.compile(r"\b(?:must|should|shall|doi(?:t|vent)|devrai(?:t|ent))\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"^\s?(?:that|a lot|more|everything|so much|much|the world|having to|nothing|le moins|que|beaucoup"
    r"|tout)\b",
    re.IGNORECASE,
)
_DIFFERENTIA = re.compile(
    r"\b(?:who|whom|whose|that|which|where|whereby|when|of|between|among|by|for|from|provided|given|run|led|based|founded"
    r"|made|used|designed"
    r"|with|without|until|to|involving|in|sans|qui|que|dont|où|par|entre|de|d['’]une?|fondée?|offerte?|pour|avec|lorsqu|visant|destinée?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|that|which|where|whereby|in which|between|through which|qui|dont|où|entre)\b", re.IGNORECASE)


def read_definition(sentence: str) -> Defining | None:
    """Return how ``sentence`` defines a term, ``None`` where it does not: claims of status or benefit, talk about definitions,
    questions and purpose clauses define nothing.

    Example:
        >>> read_definition("The Lake Council defines peer support as a relation of equals.")[:2]
        ('peer support', 'The Lake Council')
        >>> read_definition("On entend par pair-aidance une relation entre égaux.").term
        'pair-aidance'
        >>> read_definition("Enhancing peer support is an essential component of care.") is None
        True
    """
    text = sentence[:_LIMIT]
    lead = _LEAD.match(text)
    offset = lead.end() if lead else 0
    if _NOT_DEFINING.search(text):
        return None
    lower = text.lower()
    held = {word for word in _NEEDED if word in lower}
    for name, pattern in PATTERNS.items():
        if held.isdisjoint(NEEDS[name]):
            continue
        for start in sorted({offset, len(text) - len(text.lstrip('*†‡•“"«( '))}, reverse=True):
            match = pattern.match(text, start)
            found = _accept(name, match, text) if match else None
            if found:
                return found
    return None


def name_pattern(sentence: str) -> str:
    """Return the name of the wording in which ``sentence`` defines, ``""`` where it follows none.

    Example:
        >>> name_pattern("An ecosystem is a community of living things."), name_pattern("The forest grew.")
        ('is', '')
    """
    found = read_definition(sentence)
    return found.pattern if found else ""


def is_definition(sentence: str) -> bool:
    """Return whether ``sentence`` says what any term is, also where the term stands last ("… is called photosynthesis").

    Measured as the detector without training; the table of definitions asks more (see ``definitions``).

    Example:
        >>> is_definition("An ecosystem is a community of living things."), is_definition("The forest grew.")
        (True, False)
    """
    text = _TOKENISED.sub(lambda m: m[1] or "", _SPACES.sub(" ", sentence[:_LIMIT]))
    return read_definition(text) is not None or bool(_ELSEWHERE.search(text) or _WAS.match(text))


def says_kind(predicate: str) -> bool:
    """Return whether ``predicate`` names a kind: a noun with what sets it apart, and no word of praise or rank alone.

    Example:
        >>> says_kind("a bond between equals"), says_kind("an essential component of care")
        (True, False)
    """
    if _NOT_GENUS.match(predicate):
        return False
    if _STATUS.match(predicate):
        return bool(_RELATIVE.search(predicate[:120]))
    return bool(_DIFFERENTIA.search(predicate[:160]))


def strip_article(term: str) -> str:
    """Return ``term`` without quotation marks and its article.

    Example:
        >>> strip_article("“The peer worker”"), strip_article("L’entraide")
        ('peer worker', 'entraide')
    """
    bare = term.strip(' “”"«»*_‘').strip()
    bare = bare[:-1] if bare.endswith(("’", "'")) else bare
    return _ARTICLE.sub("", bare.lstrip("'"))


def _accept(name: str, match: re.Match[str], text: str) -> Defining | None:
    groups = match.groupdict()
    term, owner = strip_article(groups["term"]), _first(groups, "owner", "by", "told")
    rest = text[match.end() :]
    if owner.lower().endswith(_AUXILIARIES) or (_ORGANISED.search(term) and name in ("is", "est")):
        return None
    if term.lower().endswith((" a", " an", " the")) or (name in ("is", "est") and _MODAL.search(rest)):
        return None
    if not term or _NOT_TERM.match(term) or _VERB_IN_TERM.search(term) or (name == "gloss" and len(term.split()) > 5):
        return None
    if name in ("is", "est") and not says_kind(rest):
        return None
    if name in ("means", "désigne") and _EMPTY.match(rest):
        return None
    return Defining(term, owner, match.end() + len(rest) - len(rest.lstrip(" :,")), name)


def _first(groups: dict[str, str | None], *names: str) -> str:
    return next((value.strip() for value in map(groups.get, names) if value), "")
