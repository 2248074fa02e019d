"""Stance: whether a participant supports, opposes, makes conditions or asks."""

import re

_QUESTION = re.compile(r"\?[\s”\"’»)]*$")
_CONDITION = re.compile(
    r"\b(?:only if|unless|as long as|provided (?:that|it|they|we|there)|on (?:the )?condition|depends? on|it depends"
    r"|but only|so long as|only when|assuming"
    r"|à (?:la )?condition|pourvu que|à moins que|ça dépend|cela dépend|seulement si|sauf si|tant que)\b"
    r"|(?<!as )\bif\b(?! (?:only|possible|any|anything)\b)|\b(?<!même )si (?:on|nous|les|le|la|ils|elles|vous|tu|c.est)\b",
    re.IGNORECASE,
)
_WISH_IF = re.compile(
    r"\bis if\b|\bif (?:I|we|you) (?:could|want to|wanted to|only|really want)\b|\b(?:would|might|could)(?: really)? (?:help"
    r"|be \w+|like it|love it) if\b|\bi wish\b|\bwhat if\b"
    r"|\bserait \w+ si\b|\baiderait si\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|oppose[sd]?|disagree\w*|object to|a bad idea|not a good idea|waste of|no need (?:for|to)|not in favou?r"
    r"|do(?:es)? ?n[o’']?t (?:want|need|support|agree|like|see the point|think (?:we|they|it|there|peers|that)\b)"
    r"|don[’']t (?:want|need|support|agree|like|think)|should(?:n[’']t| not| never)|must(?:n[’']t| not| never)|(?:never"
    r"|stop) \w+ing|would(?:n[’']t| not) (?:want|support|like|work|help)"
    r"|ne (?:\w+ ){0,2}(?:devrai(?:t|ent)|faut|veux|voulons|veulent) pas|contre (?:cette|cela|ça|l|le|la|un)|pas d.accord"
    r"|pas besoin|mauvaise idée)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:I(?:[’']m| am)|we(?:[’']re| are)) (?:\w+ )?(?:against|opposed|not in favou?r)|\b(?:I|we) (?:\w+ )?(?:oppose"
    r"|object to|disagree)"
    r"|\b(?:I|we) do(?:n[’']t| not) (?:want|need|support|agree|like|think (?:we|they|it|there|peers|that)\b)|\ba bad idea\b"
    r"|\bno need (?:for|to)\b"
    r"|\b(?:contre (?:cette|cela|ça|le|la|un)|pas d.accord|pas besoin|mauvaise idée)\b|\bwaste of\b",
    re.IGNORECASE,
)
_FOR_ALL_THAT = re.compile(
    r"\b(?:should|must)(?:n[’']t| not| never)\b[^.;]{0,60}\b(?:without|unpaid|for free|alone|only|just|forget\w*|ignor\w*"
    r"|exclud\w*|afraid|have to|be (?:left|used|asked|expected|forced|treated))\b"
    r"|\bdo(?:es)?(?:n[’']t| not) (?:need to be|want to lose)\b",
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
    if (_AGAINST if proposed else _REFUSES).search(text) and not _FOR_ALL_THAT.search(text):
        return "opposes"
    return "supports"
