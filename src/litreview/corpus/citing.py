"""Lines that cite: entries of a reference list, and the source under a quotation."""

import re

_NUMBERED = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]|\(\d{1,3}\)|[¹²³⁴-⁹]{1,3}) ?\S")
_BRACKETED = re.compile(r"\[\d{1,3}\] ")
_AUTHORS = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,40}(?: [A-ZÀ-ÖØ-Þ][\w’'-]{1,40})?,? "
    r"(?:[A-ZÀ-ÖØ-Þ]\.(?:[ -]?[A-ZÀ-ÖØ-Þ]\.){0,3}|[A-ZÀ-ÖØ-Þ]{1,3})(?:[,;.]| &| and| et| \()"
)
_FOOTNOTE = re.compile(r"\d{1,3} (?:ibid|op\. ?cit|see (?:also )?(?:note|above|paragraph)|q+ ?\d|https?://|www\.)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\bin press\b|\bn\.d\.|sous presse")
_QUOTED = re.compile(r"[“«\"].{3,400}[”»\"]")
_PLACE = re.compile(
    r"\bdoi\b|https?://|\bretrieved from\b|\bpp?\. ?\d|\d ?\(\d{1,3}\)|\b\d{1,4}: ?e?\d{1,6}[–-]\d|\bpress\b|\bdisponible\b"
    r"|\bissn\b|\bisbn\b",
    re.IGNORECASE,
)
_LIST_HEADING = re.compile(
    r"(?:\d{1,2}\.? )?(?:list of |selected |key |liste des )?"
    r"(?:references?|bibliography|works cited|literature cited|endnotes|footnotes|citations|sources"
    r"|références?|bibliographie|ouvrages cités|notes de fin)(?: (?:cited|and notes|list|bibliographiques|citées))?",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?:[—–―]|--?) ?[A-ZÀ-ÖØ-Þ(]")
_TITLED = re.compile(r"[A-ZÀ-ÖØ-Þ][^()]{1,120}, [^()]{2,120} \((?:[A-ZÀ-ÖØ-Þ]?[a-zà-ÿ]{2,9} )?(?:1[89]|20)\d\d[a-z]?\)")
_LAST_MARK = re.compile(r"(?:[\d ]|\[\d{1,3}\])+$")
_MARK_REACH = 24
_ENDS = (".", "!", "?", "…")
_LONGEST = 1_200


def is_reference(text: str) -> bool:
    """Return whether a block, wherever it stands, is an entry of a reference list or a footnote that only cites.

    Example:
        >>> is_reference("[1] A. Author, “A title,” May 2003."), is_reference("[1] of these people left.")
        (True, False)
        >>> is_reference("Roy, A., & Lee, B. (2019). Peers in clinics. Journal of Care, 3(2), 10–19.")
        True
    """
    if _FOOTNOTE.match(text):
        return True
    numbered = _NUMBERED.match(text)
    authors = _AUTHORS.match(text, numbered.end() - 1 if numbered else 0)
    if len(text) > _LONGEST or not (numbered or authors) or not _YEAR.search(text):
        return False
    if numbered is None:
        return _PLACE.search(text) is not None
    if authors or (_BRACKETED.match(text) and _QUOTED.search(text)):
        return True
    return bool(_QUOTED.search(text) and _PLACE.search(text))


def is_reference_heading(text: str) -> bool:
    """Return whether a line is the heading of a reference list.

    Example:
        >>> is_reference_heading("Références bibliographiques"), is_reference_heading("Resources")
        (True, False)
    """
    return len(text) <= 60 and _LIST_HEADING.fullmatch(text.strip(" :")) is not None


def is_attribution(text: str, quotation: str, adjoining: bool) -> bool:
    """Return whether ``text`` names the source of the ``quotation`` before it.

    A dash opens it; or it is the line right under (``adjoining``) a paragraph that is all quotation; or it is written as
    "Author, Title (year)" under such a paragraph, or right under any sentence.

    Example:
        >>> is_attribution("— A member, Northern Network", "“It gave me hope.”", False)
        True
        >>> is_attribution("Northern Network, Annual Report", "“It gave me hope.”", True)
        True
        >>> is_attribution("Northern Network, Annual Report (2019)", "Support is a bond between equals.", True)
        True
    """
    if len(text) > 160 or text[-1:] in ".!?;:":
        return False
    titled = _TITLED.fullmatch(text) is not None
    last = _LAST_MARK.sub("", quotation[-_MARK_REACH:])[-1:]
    if last not in ("”", "»", '"'):
        return titled and adjoining and last in _ENDS
    if _DASHED.match(text):
        return True
    whole = quotation[:1] in ("“", "«", '"')
    return whole and (titled or (adjoining and text[:1].isupper() and len(text.split()) <= 20))
