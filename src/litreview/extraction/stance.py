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
    r"\b(?:would|might|could)(?: really)? (?:help|be \w+|like it|love it) if\b|\bi wish\b|\bwhat if\b"
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
_FOR_ALL_THAT = re.compile(
    r"\b(?:should|must)(?:n[’']t| not| never)\b[^.;]{0,60}\b(?:without|unpaid|for free|alone|only|just|forget\w*|ignor\w*"
    r"|exclud\w*|afraid|have to|be (?:left|used|asked|expected|forced|treated))\b"
    r"|\bdo(?:es)?(?:n[’']t| not) (?:need to be|want to lose)\b",
    re.IGNORECASE,
)


def read_stance(text: str) -> str:
    """Return a participant's stance: ``supports``, ``opposes``, ``conditional`` or ``question``.

    A question comes first, then a condition, then words against. "Should not be unpaid" forbids a harm and so supports.

    Example:
        >>> read_stance("Only if we get paid."), read_stance("We don't need another committee."), read_stance("Who would run it?")
        ('conditional', 'opposes', 'question')
    """
    if _QUESTION.search(text):
        return "question"
    if _CONDITION.search(text) and not _WISH_IF.search(text):
        return "conditional"
    if _AGAINST.search(text) and not _FOR_ALL_THAT.search(text):
        return "opposes"
    return "supports"
