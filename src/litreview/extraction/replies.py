"""Replies: where a participant stands to an idea that was put to them, also in one word."""

import re

from litreview.corpus.gates import Gate
from litreview.extraction.requests import is_request
from litreview.extraction.stance import is_conditional, take_side

_NO_VIEW = re.compile(
    r"^\W*no (?:opinion|idea|view|comment|one|problem|doubt)\b"
    r"|^\W*(?:je ne sais pas|i don[’']t know)\b",
    re.IGNORECASE,
)
_CONDITION = Gate(
    r"\b(?:only if|if|unless|until|as long as|provided|depends?|only when|with conditions|with care|carefully|maybe|perhaps"
    r"|cautious|(?:on|with|à) (?:one |the )?condition|ça dépend|cela dépend|peut-être|avec prudence|pourvu que|sauf si"
    r"|mais (?:pas|jamais)"
    r"|pourquoi pas|tant que)\b|(?<!même )\bsi (?:on|nous|les|le|la|ils|elles|vous|c.est)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\bI(?:[’']m| am)(?: (?:all|totally|still|rather|mostly|strongly))? (?:for|in favou?r)\b(?! (?:that|a|the) reason)"
    r"|\bI(?:[’']d| would)? (?:also |still |fully |strongly |really |only )?(?:support|back|welcome|favou?r|endorse) (?:it"
    r"|this|that|the|a"
    r"|having|\w{4,20}ation)\b"
    r"|\b(?:je suis|nous sommes) (?:\w+ )?(?:pour|en faveur|d.accord)\b|\bje (?:l.appuie|soutiens)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\bI(?:[’']m| am)(?: \w+)? (?:against|opposed|not (?:for|in favou?r))\b|\bI(?: \w+)? (?:oppose|object to|disagree with)\b"
    r"|\bI do(?: ?n[o’']t| not) (?:support|agree with|believe in|want)\b(?! to\b)|\bje suis (?:\w+ )?(?:contre|opposée?)\b"
    r"|\bje m.oppose\b"
    r"|\bje (?:ne )?suis pas (?:pour|d.accord|en faveur)\b|\bje n.en veux pas\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:(?:me|well|oh|so),? )?(?:yes|yeah|yep|sure|absolutely|definitely|of course|certainly|gladly|oui|bien sûr"
    r"|certainement|absolument|tout à fait"
    r"|volontiers|worth (?:a|it|doing|trying))\b|^\W*I(?:[’']d| would) (?:totally |gladly |happily |really )?(?:do|fund|join"
    r"|like|love"
    r"|go for|use|sign) (?:it|that|this|one|some)\b|\bj.en ferais partie\b|^\W*(?:good|great) idea\b|^\W*bonne idée\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:(?:god|oh|well|hell|absolutely|definitely|certainly),? )?(?:(?:no|nope|never|non|jamais)(?=\W*$|[,.;:!–—])"
    r"|(?:not (?:in|at|for|with|here|now|yet|really|me)"
    r"|surtout pas|pas (?:question|du tout|pour))\b)|^\W*I(?:[’']d| would)? ?(?:don[’']t think so|rather not|wouldn[’']t)\b"
    r"|^\W*(?:a )?(?:bad|terrible) idea\b|^\W*mauvaise idée\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"^\W*(?:(?:well|then|but|and),? )?(?:if|only|maybe|perhaps|it depends|on the condition|peut-être|pourquoi pas"
    r"|avec prudence|ça dépend"
    r"|I[’']m (?:cautious|not sure)|I[’']d \w+ it if)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"^\W*I(?:[’']d| would)? (?:\w+ )?(?:like|love|do|join|use|want|support|oppose)"
    r" (?:it|that|this|one)\b[^.;]{0,40}\W*$",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\bwould (?:\w+ )?(?:help|be (?:\w+ )?(?:good|great|nice|better|useful)|like it"
    r"|love it) if\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:agree|disagree) with (?:\[|[A-Z]\d|you|him|her|them)", re.IGNORECASE)


def read_reply(text: str, proposed: bool = False) -> str:
    """Return where a sentence stands to an idea: ``supports``, ``opposes``, ``conditional``, ``question``, ``""`` for nothing.

    "I am for it" and "je suis contre" count anywhere; "yes", "not in a small town", "maybe" and a question count only
    where something was ``proposed`` right before. Agreeing with somebody else is no stance of its own.

    Example:
        >>> read_reply("I am against it."), read_reply("Oui, si on est payés.", proposed=True), read_reply("Yes.")
        ('opposes', 'conditional', '')
    """
    if _NAMED.search(text) or _NO_VIEW.match(text):
        return ""
    told = _FOR.search(text) or _AGAINST.search(text)
    short = proposed and (_YES.search(text) or _NO.search(text))
    if proposed and not short and text.rstrip(' ”"»').endswith("?"):
        return "question"
    if (told or proposed) and (is_conditional(text) or (_CONDITION.search(text) and not _WISHED.search(text))):
        return "conditional"
    if _AGAINST.search(text) or (proposed and _NO.search(text)):
        return "opposes"
    if told or (proposed and _YES.search(text)):
        return "supports"
    return take_side(text) if proposed else ""


def is_bare_reply(text: str) -> bool:
    """Return whether ``text`` only says yes, no, perhaps, for or against, and not itself what should be done.

    Example:
        >>> is_bare_reply("Yes, if they are paid."), is_bare_reply("Yes, and boards should pay us.")
        (True, False)
    """
    if _WOULD.match(text):
        return True
    replies = read_reply(text) or _YES.search(text) or _NO.search(text) or _MAYBE.search(text)
    return bool(replies) and not is_request(text)
