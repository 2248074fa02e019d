"""Spoken definitions: how people say in talk or on a form what something is to them."""

import re

from litreview.extraction.defining import Defining, read_definition, strip_article

_LEAD = re.compile(
    r"^(?:[^.;:?!“”\"]{0,80}?[ ,])?(?:(?:for|to) (?:me|us)|in my (?:view|opinion|words)|(?:I|we)(?:[’']d| would)? (?:say|think"
    r"|believe)(?: that)?"
    r"|if you ask (?:me|us)(?: what it is)?|pour (?:moi|nous)|je (?:dirais|pense|crois) que)\s?,?\s",
    re.IGNORECASE,
)
_TERM = r"(?P<term>(?:[\w’'-]{1,40} ){0,4}?[\w’'-]{2,40})"
_SAID = (
    re.compile(rf"^{_TERM} means (?:that )?(?=\w+ )", re.IGNORECASE),
    re.compile(
        rf"^{_TERM} is (?:just |really |mostly )?(?=\w{{2,20}}ing (?:(?:with|beside|alongside|next to|to|for|each other|together"
        r"|somebody|someone|people)\b))",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_TERM}, c['’]est (?=(?:du|de l['’]|quand|\w{{2,20}}(?:er|ir)\b))", re.IGNORECASE),
)
_NOT_TERM = re.compile(r"\b(?:that|this|it|which|what|who|there|ce|cela|ça|is|are|est)\b", re.IGNORECASE)
_LIKENED = re.compile(r"\b(?:too|also|as well|aussi)\b", re.IGNORECASE)


def read_spoken(sentence: str) -> Defining | None:
    """Return how a spoken sentence defines a term, ``None`` where it does not.

    Opens like "to me", "as a manager I'd say that" or "pour moi" are passed over; "means that we …", "is walking with …" and
    "c'est marcher …" count in talk, where the grammar of written definitions wants a noun.

    Example:
        >>> read_spoken("As a nurse I'd say that peer support means that somebody has been there.").term
        'peer support'
        >>> read_spoken("I'd say we were late.") is None
        True
    """
    lead = _LEAD.match(sentence)
    for skipped in (lead.end() if lead else 0, 0):
        rest = sentence[skipped:]
        for pattern in _SAID:
            match = pattern.match(rest)
            if match and not _NOT_TERM.search(match["term"]):
                return Defining(strip_article(match["term"]), "", skipped + match.end(), "said")
        found = read_definition(rest)
        if found and not _LIKENED.search(rest[: found.start]):
            return found._replace(start=found.start + skipped)
    return None
