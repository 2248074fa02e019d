"""Headings and lead-ins, told from the shape of a line where its format does not say."""

import re

from litreview.corpus.wordlists import words

_MOST_SECTIONS = 30
_DIGITS = re.compile(r"\d{1,3}")
_MOST_WORDS, _MOST_CHARACTERS = 14, 110
_TITLE_WORDS, _TITLE_CHARACTERS = 30, 220
_MARK = r"\d{1,3}(?:[,–-] ?\d{1,3}){0,4}"
_FINAL = re.compile(rf"[.!;,…][\"”’»')\]*†‡]{{0,6}}(?:{_MARK}| ?\[{_MARK}\]|[¹²³⁰⁴-⁹]{{1,4}})?$")
_NUMBER = re.compile(
    r"(?:(?:chapter|section|part|appendix|annex|annexe|partie|chapitre) )?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,5})[.):]? ",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_VERBS = words(
    """we they you i nous vous on ils elles will would is are was were be been include includes included including can may might
    should must has have had do does did follow follows following below to by for with of and or that
    which sont est était inclut comprend comprennent suit
    suivants suivantes peut peuvent doit doivent par pour avec de"""
)
_SMALL = words(
    """a an and as at but by for from in into of on or our the to with de des du et en la le les l un une pour sur au aux is
    are"""
)
_SECTION = re.compile(
    r"(?:(?:executive |lay |plain language )?summary|abstract|introduction|background|methods?|methodology|results|findings"
    r"|discussion|conclusions?|recommendations?|limitations?|acknowledge?ments?"
    r"|appendix .{0,60}|annexe? .{0,60}|glossary|about .{1,50}"
    r"|résumé|sommaire|contexte|méthodes?|méthodologie|résultats|constats|recommandations|limites|remerciements|lexique)",
    re.IGNORECASE,
)


def is_heading_line(text: str, first: bool = False) -> bool:
    """Return whether a line has the shape of a heading: short, without a final stop, beginning like a title.

    Whether something follows it is for the caller to see. ``first`` allows the length of a document's title.

    Example:
        >>> is_heading_line("What is peer support?"), is_heading_line("It helps.[2]"), is_heading_line("and then")
        (True, False, False)
    """
    most_words, characters = (_TITLE_WORDS, _TITLE_CHARACTERS) if first else (_MOST_WORDS, _MOST_CHARACTERS)
    if len(text) > characters or text.count(" ") >= most_words or text[-1:] == ":" or "|" in text or _FINAL.search(text):
        return False
    numbered = _NUMBER.match(text) if text[:1].isdigit() else None
    if text[:1].isdigit() and (numbered is None or int(_DIGITS.match(text).group()) > _MOST_SECTIONS):
        return False
    body = text[numbered.end() :] if numbered else text
    return bool(body) and (body[0].isupper() or body[0] == "¿") and not _ADDRESS.search(text) and _WORD.search(text) is not None


def is_heading_lead(text: str) -> bool:
    """Return whether a line that ends in a colon is itself a heading: a short name, or words written as a title.

    Example:
        >>> is_heading_lead("Our Work is built on Values:"), is_heading_lead("About us:"), is_heading_lead("The team will:")
        (True, True, False)
    """
    found = _WORD.findall(text)
    if text[-1:] != ":" or not found or not text[0].isupper() or "." in text:
        return False
    if _is_titled(found) and len(found) <= 12:
        return found[-1].lower() not in _VERBS
    return len(found) <= 5 and not any(word.lower() in _VERBS for word in found)


def is_plain_heading(text: str) -> bool:
    """Return whether a line is a heading whatever stands around it: capitals throughout, or a section's usual name.

    Example:
        >>> is_plain_heading("KEY MESSAGES"), is_plain_heading("2. Methods"), is_plain_heading("Smith A. Peer work")
        (True, True, False)
    """
    if len(text) > 80 or text[-1:] in ".;,":
        return False
    numbered = _NUMBER.match(text)
    body = text[numbered.end() :] if numbered and numbered.group()[:-1].strip(".):").isdigit() else text
    letters = [c for c in body if c.isalpha()]
    return _SECTION.fullmatch(body.rstrip(":")) is not None or (len(letters) >= 6 and " " in body and body.upper() == body)


def _is_titled(found: list[str]) -> bool:
    heavy = [word for word in found if word.lower() not in _SMALL]
    return bool(heavy) and sum(word[0].isupper() for word in heavy) * 3 >= len(heavy) * 2
