"""Notices: crisis lines, disclaimers, copyright, dated pages, and whom to contact; English and French."""

import re

_CRISIS_OPENING = re.compile(
    r"(?:(?:crisis|emergency|distress|safety)\b.{0,40}[:.!] ?)?"
    r"(?:if (?:you|this is|it is|it['’]s|someone)\b|in (?:an |case of )?emergency|in crisis|are you in"
    r"|need (?:help|support|to talk)|having thoughts|thinking about|for (?:immediate|urgent|emergency)"
    r"|(?:please )?(?:call|text|dial|phone)|help is"
    r"|si (?:vous|c['’]est|quelqu['’]un)|en cas d|besoin d|vous (?:avez besoin|êtes en)|appelez|textez|composez"
    r"|pour (?:de l['’]|une )aide)",
    re.IGNORECASE,
)
_CRISIS_NUMBER = re.compile(
    r"\b(?:9-?8-?8|9-?1-?1|1-8\d\d-\d{3}-\d{4}|emergency (?:department|room|services)|nearest hospital"
    r"|crisis (?:line|text|centre|center|service)|helpline|lifeline"
    r"|(?:service des )?urgences|ligne (?:d['’]écoute|de crise|d['’]aide)|centre de crise|hôpital le plus proche)\b",
    re.IGNORECASE,
)
_CRISIS_STATE = re.compile(
    r"\b(?:distress|crisis|suicid\w*|self-harm|emergency|danger|overdose|détresse|crise|urgence|surdose|9-?8-?8)\b", re.IGNORECASE
)
_CRISIS_ACT = re.compile(
    r"\b(?:call|text|dial|phone|contact|go to|visit|reach|chat|(?:appel|text|compos|communiqu)e[rz]"
    r"|(?:rend|présent)e[rz]-vous)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:the |these |all |any |les )?(?:views?|opinions?|statements?|vues|points? de vue)\b.{0,60}"
    r"\b(?:do(?:es)? not|are (?:solely |entirely )?those of|ne (?:reflètent|représentent|correspondent))\b"
    r"|(?:© ?\S|(?:copyright|\(c\)) (?:© ?|\(c\) )?(?:19|20)\d\d)"
    r"|all rights reserved|tous droits réservés|note: this |disclaimer\b|avertissement :"
    r"|(?:this|our|ce|notre) (?:web ?site|site)\b.{0,30}\b(?:funded|supported|financed|financé|soutenu)\b"
    r"|(?:this|these) (?:page|content|information|data|report|strategy|document|resource|publication)s?\b.{0,40}"
    r"\b(?:archived|out of date|outdated|no longer (?:updated|current|maintained))\b"
    r"|(?:the |some |this )?(?:data|information|content)\b.{0,40}"
    r"\b(?:may|might) (?:be|no longer be) (?:out of date|outdated|current)\b"
    r"|this (?:strategy|report|document|page|resource|guide|framework|publication|plan) was "
    r"(?:published|archived|last (?:updated|modified|reviewed)) (?:in|on) .{4,24}\.$"
    r"|(?:page |date )?(?:last )?(?:updated|modified|reviewed)(?: on)? ?: ?.{4,40}$"
    r"|(?:date de )?(?:dernière mise à jour|modification) ?: ?.{4,40}$"
    r"|cette? (?:page|information|contenu)\b.{0,40}\b(?:archivée?|périmée?|désuet|désuète)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|[\[({] ?(?:at|à|arobase) ?[\])}]", re.IGNORECASE)
_AT = re.compile(r"[@\[({]")
_DIGIT = re.compile(r"\d")
_PHONE = re.compile(
    r"\b(?:tel|phone|telephone|fax|toll[- ]free|tty|tél|téléphone|téléc|télécopieur)\b\.? ?:? ?\+?[\d(]"
    r"|(?:\(\d{3}\)|\b\d{3})[ .-]\d{3}[ .-]\d{4}\b",
    re.IGNORECASE,
)
_LONGEST_CRISIS, _LONGEST_CONTACT = 600, 260


def is_crisis_line(text: str) -> bool:
    """Return whether a block tells its reader where to call in distress.

    Example:
        >>> is_crisis_line("If you are in distress, call or text 988 at any time.")
        True
        >>> is_crisis_line("Participants who were in distress could call 911.")
        False
    """
    if len(text) > _LONGEST_CRISIS or not _CRISIS_OPENING.match(text):
        return False
    return all(pattern.search(text) for pattern in (_CRISIS_NUMBER, _CRISIS_ACT, _CRISIS_STATE))


def is_contact(text: str) -> bool:
    """Return whether a short block gives a telephone number or an e-mail address, also a disguised one.

    Example:
        >>> is_contact("Ana Ruiz, coordinator, ana [at] example [dot] org"), is_contact("Ana Ruiz coordinates the network.")
        (True, False)
    """
    if len(text) > _LONGEST_CONTACT:
        return False
    return bool((_AT.search(text) and _MAIL.search(text)) or (_DIGIT.search(text) and _PHONE.search(text)))


def is_notice(sentence: str) -> bool:
    """Return whether a sentence is a disclaimer, a copyright line, or says that the page is funded, archived or dated.

    Example:
        >>> is_notice("The views expressed do not necessarily reflect those of the funder."), is_notice("© 2019 A Network.")
        (True, True)
    """
    return _NOTICE.match(sentence) is not None
