"""Requests: whether a participant says what somebody should do about peer support or services."""

import re

from litreview.corpus.gates import Gate
from litreview.extraction.questions import NOTHING, ResearchQuestion
from litreview.extraction.statements import is_advice, is_imperative, is_recommendation

_SERVICE = re.compile(
    r"\b(?:peers?|peer-\w+|pairs?|paires?|pair-aid\w+|workers?|staff|teams?|groups?|services?|programs?|programmes?|drop-ins?"
    r"|meetings?"
    r"|agenc(?:y|ies)|organi[sz]ations?|funds?|funded|funding|money|budgets?|pay|pays|paid|wages?|salar\w+|hire[ds]?|hiring"
    r"|jobs?|roles?"
    r"|contracts?|supervis\w+|train\w*|certif\w+|credential\w*|standards?|evaluat\w+|evidence|seats?|boards?|committees?"
    r"|governance"
    r"|famil(?:y|ies)|caregivers?|youth|schools?|students?|hospitals?|clinics?|emergency|ward|unit|discharge|poster|website"
    r"|outreach"
    r"|campaigns?|minist\w+|government|managers?|volunteers?|speakers?|bureau|stor(?:y|ies)|harm reduction|naloxone"
    r"|warm ?lines?"
    r"|phone line|house|beds|grief|support|communit(?:y|ies)|nations?|elders?|language|french|english|documents?|plans?|policy"
    r"|decision-makers|network|human resources|awareness|education|health card|role descriptions?|debrief\w*|days off"
    r"|lived experience|patients?|people with|people who|core service|mentor\w*|online|transport|bus|housing"
    r"|formation|former|formée?s?|financ\w+|rémunér\w+|payée?s?|postes?|francophones?|français|supervision|proches|entourage"
    r"|familles?"
    r"|comités?|gouvernance|bénévoles?|écoles?|services|réduction des méfaits|conférenciers?|organismes?|soutien|entraide"
    r"|équipes?"
    r"|région|réseau|hôpital|accompagn\w+|vécu|hours|heures|stable|stabilité|salaires?|signal|app)\b",
    re.IGNORECASE,
)
_OWN_LIFE = re.compile(
    r"\b(?:I|we|you) (?:\w+ )?(?:have|has|had|need|ought) to\b(?! (?:(?:be )?(?:pay|paid|fund|train|hire|includ)\w*))"
    r"|\bI (?:must|should|shall)\b"
    r"|\b(?:don[’']t|doesn[’']t|didn[’']t|would|wouldn[’']t|[’']d|won[’']t|will|may|might|never|half|always) (?:\w+ )?(?:have"
    r"|has|need) to\b"
    r"|\bit (?:has|have) to be\b|\byou (?:should|must)(?:n[’']t)? (?:know|see|understand|hear)\b|\bas (?:I|you) (?:should"
    r"|must)\b"
    r"|\bsupposed to\b|\bje (?:ne )?(?:dois|devrais)\b",
    re.IGNORECASE,
)
_TO_LISTENER = Gate(
    r"\[(?:e-?mail|phone number|address|courriel)\]|\b(?:in|into|for) (?:your|the|this) report\b|\bfor the record(?:ing)?\b"
    r"|\b(?:write|put|note) (?:that|it|this|me) (?:down|in)\b|\byou to (?:write|put|note|know|hear)\b|\bpoint out\b"
    r"|\b(?:he|she|they|people|somebody|someone|everyone|\w+er) (?:said|says?|asks?|asked|told \w+|kept saying|thinks?"
    r"|thought),",
    re.IGNORECASE,
)
_WISH = Gate(
    r"(?:^|[,;:—–.] ?|\b(?:and|but|so|then|yes|because|that|think|say) )(?:\w+ ){0,1}(?:I|we)(?:[’']d| would)? (?:really "
    r"|just |also |all |still |do )?"
    r"(?P<verb>(?<=d )(?:really |just |also |all |still )?(?:like|love)|wish|hope|want|need|don[’']t (?:want|need)"
    r"|do not (?:want|need))\b(?=(?P<what>.{0,300}))",
    re.IGNORECASE | re.DOTALL,
)
_MIND = re.compile(
    r"\W*(?:it[’']?s (?:all right|ok|okay|fine)\b|(?:to|not to) (?:say|tell|thank|talk|speak|know|ask|add|underline|stress"
    r"|mention|move|be|see|do|think|answer|start"
    r"|live|hear"
    r"|go|come|help|hide|work|quit|leave|stop|understand|get|believe|keep|make|stay|feel|share|point|end|finish|show|join|try"
    r"|afford"
    r"|push|lose|die|find|meet|use|sleep|talk|give|run)\b|(?:her|him|my|me|you|it|that|this|them)\W*$|her |him |my |you to\b"
    r"|a nap\b)",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"\bwould (?:really |also )?(?:help (?:us|me|is|if|them)|be (?:\w+ )?(?:good|great|nice|helpful|useful|better|wonderful"
    r"|ideal|important)"
    r"|help)\b|\bthere (?:could|ought to|has to|needs to|need to) be\b|\bwhat (?:we|they|families|peers) need\b|\b(?:they"
    r"|somebody|someone) needs? to\b"
    r"|\bif only\b|\b(?:j.aimerais|je souhait\w+|nous souhait\w+|on souhait\w+|je voudrais|on a besoin|nous avons besoin"
    r"|nous voulons"
    r"|on devrait|ce serait (?:bien|utile|bon|mieux)|il nous faut)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:and |but |so |then )?(?:could(?:n[’']t)?|should(?:n[’']t)?|can(?:[’']t)?) (?:we|they|you|there|the|a|an|every"
    r"|each|peers?|families)\b"
    r"|^\W*why (?:not|don[’']t (?:we|they|you))\b|^\W*what about\b|^\W*(?:pourrait-on|pourquoi ne pas)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:(?:and|but|so|then|please|also|yes|no|well"
    r"|maybe|just|first|et|mais|donc|alors),? ){1,2}",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^\W*(?:do(?:n[’']t| not) (?!know|think|mind|say|see|feel|get|understand|have|want|like|be|tell|believe|trust|care)\w+"
    r"|never (?!in\b|again\b|mind\b|ever\b|once\b)\w+|let (?:us|the|communities|peers|people|families|each|every|them)|tell"
    r"|fix|leave|say on|bring|inscri\w+|donne[rz]"
    r"|laisse[rz]|qu(?:e |[’']on ))\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"^\W*(?:please )?(?:ask|write|put|tell|take|look|see|say|think|call|send|come|keep|hold|use|give|have|move|find|help|work"
    r"|let|stop"
    r"|open|support|listen) (?:me|that|it|this|them|you|him|her|yourself|going|on|in)\W*(?:that|in|down|to me)?\W*$",
    re.IGNORECASE,
)
_FINITE = Gate(
    r"\b(?:is|are|was|were|am|have|has|had|do|does|did|will|would|could|got|get|gets|[ijt]e|tu|ils?|elles?|nous|vous|on|i|you"
    r"|he|she|we"
    r"|they|it|there|that’s|est|sont|a|ont|était)\b|[’'](?:s|re|ve|d|m|ll)\b(?= \w+ing| a | the | not | been)|\bc.est\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\b(?:that|who|which|so that|because|where|when|qui|que|dont|pour que|et)\b|,", re.IGNORECASE)
_NOTHING = re.compile(r"^\W*(?:nothing|no|yes|none|i|sorry|hope|money|rien|oui|non)\W*$", re.IGNORECASE)
_NOBODY = re.compile(
    r"^\W*(?:nobody|no one|every(?:body|one)|somebody|someone"
    r"|the (?:day|thing|one)|that|it|\w+ (?:of us))\b|^\[",
    re.IGNORECASE,
)
_LONGEST = 18
_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|so|or|et|mais|donc) )?(?:it|they|this|that|these|those|he|she|both|one|ça|cela|il|elle|ils|elles|ce)\b",
    re.IGNORECASE,
)
_ELLIPTIC = 9
"""A sentence of fewer words, or one that begins with a pronoun, may leave its subject to the question or the words before."""


def is_request(text: str, asked: ResearchQuestion = NOTHING, before: str = "") -> bool:
    """Return whether a participant's sentence says what somebody should do about peer support or services.

    What the speaker wants to say, know or do, has to live with, or tells the interviewer to write down, is none. ``asked``
    is the question it answers: where that asks what should change, a bare noun phrase is a request too. ``before`` is the
    speaker's sentence before, from which a pronoun takes its meaning.

    Example:
        >>> is_request("Agencies should pay peers."), is_request("Write that down."), is_request("I have to be well here.")
        (True, False, False)
        >>> is_request("A real outreach strategy.", ResearchQuestion("What should change first?", "OTHER", "wish", True))
        True
    """
    if _is_talk(text):
        return False
    wishing = asked.kind == "wish"
    context = f"{text} {before}" if is_elliptic(text) else text
    told = wishing and (asked.written or is_recommendation(text))
    leans = asked.area != "OTHER" and is_elliptic(text) and len(text.split()) > 2
    if not (told or leans or _SERVICE.search(context)):
        return False
    if text.rstrip(' ”"»').endswith("?"):
        return bool(_ASKED.match(text)) and bool(_SERVICE.search(context) or asked.area != "OTHER")
    return _asks(text) or (wishing and is_noun_phrase(text) and bool(_SERVICE.search(text)))


def is_addressed(text: str) -> bool:
    """Return whether ``text`` can ask something of services or the public, not only of the listener or of the speaker's life.

    Example:
        >>> is_addressed("There should be a night line."), is_addressed("Write that down."), is_addressed("I have to sleep.")
        (True, False, False)
    """
    return not _is_talk(text) and not _OWN_LIFE.search(text)


def _is_talk(text: str) -> bool:
    return bool(_TO_LISTENER.search(text) or _TALK.match(text) or _NOTHING.match(text))


def is_elliptic(text: str) -> bool:
    """Return whether a sentence leans on what was said or asked before: it is short or begins with a pronoun.

    Example:
        >>> is_elliptic("It must be run by peers."), is_elliptic("Boards should keep two seats for peers and train all members.")
        (True, False)
    """
    return opens_with_pronoun(text) or len(text.split()) < _ELLIPTIC


def opens_with_pronoun(text: str) -> bool:
    """Return whether the first word of ``text`` takes its meaning from words before it.

    Example:
        >>> opens_with_pronoun("And they need money."), opens_with_pronoun("Peers need money.")
        (True, False)
    """
    return bool(_PRONOUN.match(text))


def is_noun_phrase(text: str) -> bool:
    """Return whether ``text`` names a thing of three words or more without saying anything of it, as lists of wishes do.

    Example:
        >>> is_noun_phrase("Evening and weekend hours."), is_noun_phrase("I had four in two years.")
        (True, False)
    """
    bare = _LEAD.sub("", text, count=1)
    if _NOBODY.match(bare) or not 2 < len(bare.split()) <= _LONGEST:
        return False
    head = _SUBORDINATE.split(bare, maxsplit=1)[0]
    french = bool(re.search(r"\b(?:une?|des|du|le|la|les|de|en)\b", text))
    finite = [m[0].lower() for m in _FINITE.finditer(head) if french or m[0].lower() not in ("a", "on", "est")]
    return not [word for word in finite if not (french and word in ("a", "on", "do"))]


def _asks(text: str) -> bool:
    bare = _LEAD.sub("", text, count=1)
    words = len(bare.split())
    if words > 2 and (is_imperative(bare) or _ORDER.match(bare)):
        return True
    rest = _OWN_LIFE.sub(" ", text)
    if words > 2 and (is_recommendation(rest) or is_advice(rest) or _WOULD.search(rest)):
        return True
    wishes = (wish for wish in _WISH.finditer(text) if not _MIND.match(wish["what"]))
    return any(bool(_SERVICE.search(wish["what"])) or wish["verb"].lower() == "wish" for wish in wishes)
