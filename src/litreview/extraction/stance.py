"""Stance: whether a participant supports, opposes, makes conditions or asks."""

import re

_QUESTION = re.compile(
    r"\?[\s”\"’»)]*$|^\W*(?:I|we) (?:wonder|ask myself) (?:who|what|how|where|when|why|whether|if)\b"
    r"|\b(?:my|our|one|the) question is\b|\b(?:I|we)(?:[’']d| would) like to know\b|\bje me demande\b|\b(?:ma|notre"
    r"|la) question est\b"
    r"|\b(?:j[’']aimerais|je voudrais|nous aimerions) savoir\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:only if|unless|as long as|provided (?:that|it|they|we|there)|on (?:the )?condition|depends? on|it depends"
    r"|but only|so long as|only when|assuming"
    r"|with (?:\w+ )?(?:conditions?|changes|safeguards|reservations)|not before|but not (?:if|when|before|until)|except if"
    r"|à (?:la )?condition|pourvu qu[e’']|à moins (?:que|d[e’']|qu[’'])|(?:ça|cela) dépend(?:ra|rait)?|(?:seulement"
    r"|uniquement) si|sauf si"
    r"|tant que|sous réserve|pour autant qu[e’']|avec (?:\w+ )?(?:conditions?|changements|réserves)|mais pas (?:avant|si|sans)"
    r"|s[’']il[s]? (?:y a|est|sont|a|ont))(?:\b|(?<=[’']))"
    r"|(?<!as )\bif\b(?! (?:only|possible|any|anything)\b)|\b(?<!même )si (?:on|nous|les|le|la|ils|elles|vous|tu|c.est)\b",
    re.IGNORECASE,
)
_WISH_IF = re.compile(
    r"\bis if\b|\bif (?:I|we|you) (?:could|want to|wanted to|only|really want)\b|\b(?:would|might|could)(?: really)? (?:help"
    r"|be \w+|like it|love it) if\b|\bi wish\b|\bwhat if\b"
    r"|\bserait \w+ si\b|\baiderait si\b",
    re.IGNORECASE,
)
_REFUSAL = (
    r"more harm than good|(?:a|the) last thing (?:we|I|they) need|no (?:point|sense|use) (?:in|to|of)|makes? no sense"
    r"|(?:can[’']t|cannot|could not|couldn[’']t) (?:\w+ )?(?:support|agree|accept|endorse|back)|(?:I|we)(?:[’']d"
    r"| would) rather not"
    r"|not (?:\w+ )?convinced|(?:I|we) (?:\w+ )?reject|reject (?:the|this|it)|scrap (?:it|the|this)|drop (?:it|the idea|this)"
    r"|do(?:n[’']t| not) go ahead|bad idea|not a good idea|waste of|no need (?:for|to)"
    r"|plus de (?:mal|tort) que de bien|(?:aucun|pas de) sens|gaspillage|ne (?:crois|pense) pas que|(?:je|nous) (?:refus"
    r"|rejet)\w+"
    r"|abandonne[rz]|(?:suis|sommes) (?:\w+ )?(?:contre|opposée?s?)|pas (?:\w+ )?(?:en faveur|d[’']accord|pour)\b"
    r"|ne vois pas l[’']utilité"
    r"|surtout pas|n[’']appui\w+ pas|m[’']oppose|nous opposons|pas besoin|mauvaise idée"
    r"|(?<!rien )contre (?:cette|cela|ça|l[e’']|la|un)"
)
_AGAINST = re.compile(
    rf"\b(?:against|oppose[sd]?|disagree\w*|object to|not in favou?r|{_REFUSAL}"
    r"|do(?:es)? ?n[o’']?t (?:want|need|support|agree|like|see the point|think (?:we|they|it|this|there|peers|that)\b)"
    r"|don[’']t (?:want|need|support|agree|like|think)|should(?:n[’']t| not| never)|must(?:n[’']t| not| never)|(?:never"
    r"|stop) \w+ing|would(?:n[’']t| not) (?:want|support|like|work|help)"
    r"|ne (?:\w+ ){0,2}(?:devrai(?:t|ent)|faut|veux|voulons|veulent) pas)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:I(?:[’']m| am)|we(?:[’']re| are)) (?:\w+ )?(?:against|opposed|not in favou?r)|\b(?:I|we) (?:\w+ )?(?:oppose"
    r"|object to|disagree)"
    r"|\b(?:I|we) do(?:n[’']t| not) (?:want|need|support|agree|like|think (?:we|they|it|this|there|peers|that)\b)"
    rf"|\b(?:{_REFUSAL})\b",
    re.IGNORECASE,
)
_NO_OBJECTION = re.compile(
    r"\b(?:no (?:objections?|problem)|nothing (?:wrong|against)|why not|rien contre|(?:not|never|pas) (?:be )?(?:against"
    r"|opposed|contre))\b"
    r"|\b(?:can[’']t|cannot) think of a better\b",
    re.IGNORECASE,
)
_FOR_ALL_THAT = re.compile(
    r"\b(?:should|must)(?:n[’']t| not| never)\b[^.;]{0,60}\b(?:without|unpaid|for free|alone|only|just|forget\w*|ignor\w*"
    r"|exclud\w*|afraid|have to|paid (?:in|less|late|under)|be (?:left|used|asked|expected|forced|treated))\b"
    r"|\bdo(?:es)?(?:n[’']t| not) (?:need to be|want to lose)\b|\bne (?:faut|devrai(?:t|ent)|doi(?:t|vent)) (?:pas"
    r"|jamais)\b[^.;]{0,60}"
    r"\b(?:seule?s?|sans|gratuitement|oubli\w+|ignor\w+|exclu\w*|forcée?s?|obligée?s?|laissée?s?|payée?s? (?:en|moins))\b"
    r"|\bil ne faut pas (?:oublier|laisser|perdre|exclure|négliger)\b",
    re.IGNORECASE,
)


def read_stance(text: str, proposed: bool = True) -> str:
    """Return a participant's stance: ``supports``, ``opposes``, ``conditional`` or ``question``.

    A question comes first, then a condition, then words against. "Should not be unpaid" forbids a harm and so supports;
    where nothing was ``proposed``, whoever says what should not be done recommends just that.

    Example:
        >>> read_stance("Only if we get paid."), read_stance("We don't need another committee."), read_stance("Who would run it?")
        ('conditional', 'opposes', 'question')
    """
    if _QUESTION.search(text):
        return "question"
    if _CONDITION.search(text) and not _WISH_IF.search(text):
        return "conditional"
    if _NO_OBJECTION.search(text):
        return "supports"
    if (_AGAINST if proposed else _REFUSES).search(text) and not _FOR_ALL_THAT.search(text):
        return "opposes"
    return "supports"
