"""Stance: whether a participant supports, opposes, makes conditions or asks."""

import re

from litreview.corpus.gates import Gate

_QUESTION = Gate(
    r"\?[\s”\"’»)]*$|^\W*(?:I|we) (?:wonder|ask myself) (?:who|what|how|where|when|why|whether|if)\b"
    r"|\b(?:my|our|one|the) question is\b|\b(?:I|we)(?:[’']d| would) like to know\b|\bje me demande\b|\b(?:ma|notre"
    r"|la) question est\b"
    r"|\b(?:j[’']aimerais|je voudrais|nous aimerions) savoir\b",
    re.IGNORECASE,
)
_CONDITION = Gate(
    r"^\W*(?:yes|oui),? (?:but|mais)\b|\b(?:only if|unless|as long as|provided (?:that|it|they|we|there)"
    r"|on (?:the )?condition|depends? on|it depends"
    r"|but only|so long as|only when|assuming"
    r"|with (?:\w+ )?(?:conditions?|changes|safeguards|reservations)|not before|but not (?:if|when|before|until)|except if"
    r"|à (?:la )?condition|pourvu qu[e’']|à moins (?:que|d[e’']|qu[’'])|(?:ça|cela|tout) dépend(?:ra|rait)?|(?:seulement"
    r"|uniquement) si|sauf si"
    r"|tant que|sous réserve|pour autant qu[e’']|avec (?:\w+ )?(?:conditions?|changements|réserves)|mais pas (?:avant|si|sans)"
    r"|s[’']il[s]? (?:y a|est|sont|a|ont))(?:\b|(?<=[’']))"
    r"|(?<!as )\bif\b(?! (?:only|possible|any|anything)\b)|\b(?<!même )si (?:on|nous|les|le|la|ils|elles|vous|tu|c.est)\b",
    re.IGNORECASE,
)
_OPENS_CONDITION = re.compile(
    r"^\W*(?:(?:yes|no|well|oui|non|bon|alors),? )?(?:assuming|provided|unless|only|not unless|as long|so long|on condition"
    r"|it depends"
    r"|if|à (?:la )?condition|à moins|pourvu|pour autant|seulement|uniquement|sous réserve|(?:ça|cela) dépend|tant que"
    r"|s[’']il|si)"
    r"(?:\b|(?<=[’']))",
    re.IGNORECASE,
)
_WISH_IF = Gate(
    r"\bis if\b|\bif (?:I|we|you) (?:could|want to|wanted to|only|really want)\b|\b(?:would|might|could)(?: really)? (?:help"
    r"|be \w+|like it|love it) if\b|\bi wish\b|\bwhat if\b"
    r"|\bserait \w+ si\b|\baiderait si\b",
    re.IGNORECASE,
)
_REFUSAL = (
    r"never in my life|jamais de la vie|(?:don[’']t|do not) (?:trust|believe in)|n[’']y crois pas|no,? thanks?"
    r"|no,? thank you|over my dead body|(?:would be|is|was|it[’']s) (?:a (?:\w+ )?mistake|dangerous|wrong"
    r"|unsafe|insulting)"
    r"|(?:find|think) (?:it|this|that)(?: is|[’']s)? (?:\w+ )?(?:dangerous|wrong|unsafe|insulting|pointless)"
    r"|(?:won[’']t|will not|wouldn[’']t|would not) (?:be (?:a )?part of|take part|join|touch|sign|go near)"
    r"|non,? merci|(?:est|serait) (?:une (?:\w+ )?erreur|dangereux|insultant)|trouve (?:ça|cela) (?:\w+ )?(?:dangereux"
    r"|inutile|insultant)|"
    r"more harm than good|(?:a|the) last thing (?:we|I|they) need|no (?:point|sense|use) (?:in|to|of)|makes? no sense"
    r"|(?:can[’']t|cannot|could not|couldn[’']t) (?:\w+ )?(?:support|agree|accept|endorse|back)|(?:I|we)(?:[’']d"
    r"| would) rather not"
    r"|not (?:\w+ )?convinced|(?:I|we) (?:\w+ )?reject|reject (?:the|this|it)|scrap (?:it|the|this)|drop (?:it|the idea|this)"
    r"|do(?:n[’']t| not) go ahead|bad idea|not a good idea|waste of|no need (?:for|to)"
    r"|plus de (?:mal|tort) que de bien|(?:aucun|pas de) sens|gaspillage|ne (?:crois|pense) pas que|(?:je|nous) (?:refus"
    r"|rejet)\w+"
    r"|abandonne[rz]|(?:suis|sommes) (?:\w+ )?(?:contre|opposée?s?)|pas (?:\w+ )?(?:en faveur|d[’']accord|pour)\b"
    r"|ne vois pas l[’']utilité"
    r"|(?:je|nous|on) ne (?:veux|voulons|veut) pas|il ne faut pas (?:de|d[’'])|surtout pas|n[’']appui\w+ pas|m[’']oppose"
    r"|nous opposons|pas besoin|mauvaise idée"
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
_NO_OBJECTION = Gate(
    r"\b(?:no (?:objections?|problem)|nothing (?:wrong|against)|why not|rien contre|(?:not|never|pas) (?:be )?(?:against"
    r"|opposed|contre))\b"
    r"|\b(?:can[’']t|cannot) think of a better\b",
    re.IGNORECASE,
)
_FOR_ALL_THAT = Gate(
    r"\b(?:should|must)(?:n[’']t| not| never)\b[^.;]{0,60}\b(?:without|unpaid|for free|alone|only|just|forget\w*|ignor\w*"
    r"|exclud\w*|afraid|have to|paid (?:in|less|late|under)|be (?:left|used|asked|expected|forced|treated))\b"
    r"|\bdo(?:es)?(?:n[’']t| not) (?:need to be|want to lose)\b|\bne (?:faut|devrai(?:t|ent)|doi(?:t|vent)) (?:pas"
    r"|jamais)\b[^.;]{0,60}"
    r"\b(?:seule?s?|sans|gratuitement|oubli\w+|ignor\w+|exclu\w*|forcée?s?|obligée?s?|laissée?s?|payée?s? (?:en|moins))\b"
    r"|\bil ne faut pas (?:oublier|laisser|perdre|exclure|négliger)\b",
    re.IGNORECASE,
)
_FAVOURS = Gate(
    r"\bcount (?:me|us) in\b|\b(?:good|great|excellent|wonderful|brilliant|fine|lovely) (?:idea|plan|proposal|thing)\b"
    r"|\b(?:cannot|can[’']t) come (?:soon|fast) enough\b|\b(?:I|we) (?:\w+ )?agree\b|\b(?:I|we)(?:[’']m|[’']re| am"
    r"| are) (?:\w+ )?in favou?r\b"
    r"|\b(?:waited|waiting|asking|hoping) for (?:this|that|it)\b|\b(?:fine|okay|ok) (?:by|with) (?:me|us)\b"
    r"|\bsounds (?:good|great|right)\b|\bexcellente initiative\b|\bj[’']embarque\b|\bgo for it\b|\b(?:all|totally|fully"
    r"|entirely) (?:for|behind) (?:it|this|that)\b|\bbehind (?:this|it)\b"
    r"|\blet[’']s do (?:it|this)\b"
    r"|\bnothing would make me happier\b|\b(?:suis|sommes) (?:\w+ ){0,3}pour\b(?! (?:que|le|la|les))|\bon en a (?:bien "
    r"|vraiment )?besoin\b"
    r"|\ballez-y\b|\bin principle yes\b|\b(?:I|we) (?:could|would|can) (?:\w+ )?support\b"
    r"|\b(?:bonne|excellente|belle|très bonne) idée\b|\b(?:j[’']|nous |on )appui\w+|\b(?:tout à fait|entièrement) d[’']accord\b"
    r"|\bne peut pas nuire\b|\battend(?:s|ons)? (?:ça|cela) depuis\b|^\W*d[’']accord\b|\ben principe oui\b",
    re.IGNORECASE,
)


def take_side(text: str) -> str:
    """Return the stance that ``text`` takes in so many words, ``""`` where it takes none.

    Other than ``read_stance`` it does not take whatever is no refusal for support.

    Example:
        >>> take_side("That would do more harm than good."), take_side("Count me in."), take_side("We met on Monday.")
        ('opposes', 'supports', '')
    """
    if _QUESTION.search(text):
        return "question"
    favours = bool(_NO_OBJECTION.search(text) or _FAVOURS.search(text))
    refuses = bool(_REFUSES.search(text)) and not _FOR_ALL_THAT.search(text)
    if is_conditional(text) and (favours or refuses or _OPENS_CONDITION.match(text)):
        return "conditional"
    if _NO_OBJECTION.search(text) or (favours and not refuses):
        return "supports"
    return "opposes" if refuses else ""


def is_conditional(text: str) -> bool:
    """Return whether ``text`` makes a condition, apart from a wish ("it would help if").

    Example:
        >>> is_conditional("Only if we get paid."), is_conditional("It would help if we were paid.")
        (True, False)
    """
    return bool(_CONDITION.search(text)) and not _WISH_IF.search(text)


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
    if is_conditional(text):
        return "conditional"
    if _NO_OBJECTION.search(text):
        return "supports"
    if (_AGAINST if proposed else _REFUSES).search(text) and not _FOR_ALL_THAT.search(text):
        return "opposes"
    return "supports"
