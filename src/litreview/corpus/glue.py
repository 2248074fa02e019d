"""Headings that a page's text glued to the paragraph after them."""

import re
from functools import lru_cache

_JUNCTION = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]*[ ’'])")
_REACH = 160
_SECTION_NAMES = frozenset(
    ["abstract", "summary", "overview", "introduction", "background", "purpose", "objective", "objectives", "aim", "aims", "method", "methods", "results", "findings", "discussion", "conclusion", "conclusions", "recommendations", "references", "resources", "description", "details", "context", "highlights", "contents", "appendix", "contact", "description", "about", "résumé", "sommaire", "aperçu", "introduction", "contexte", "objectif", "objectifs", "méthode", "méthodes", "résultats", "constats", "conclusion", "recommandations", "références", "ressources"]
)
_OPENERS = frozenset(
    ["the", "this", "these", "those", "there", "when", "they", "people", "many", "some", "each", "all", "most", "with", "from", "for", "our", "we", "les", "des", "une", "cette", "ces", "nous", "notre", "dans", "pour"]
)
_AFTER_SPACE = re.compile(r" (?=(?:The|This|These|Our|There) [a-zà-ÿ]+ |Note: )")
_SMALL = frozenset(["a", "an", "and", "as", "at", "by", "de", "des", "du", "en", "et", "for", "from", "held", "in", "la", "le", "les", "l", "of", "on", "or", "our", "pour", "sur", "the", "to", "un", "une", "with", "&", "–"])
_NAVIGATION_WORD = re.compile(r"(?:Home|Skip|Menu|Search|Accueil|Rechercher)(?=[A-ZÀ-ÖØ-Þ])")
_WORDS_OF_HEADING = 14


def split_glued(text: str, document_text: str = "") -> tuple[str, str]:
    """Return ``(heading, rest)`` where ``text`` begins with a heading glued to a real sentence, else ``("", text)``.

    ``document_text`` is the text of the whole document: a joined word that occurs in it more than once is a name.

    Example:
        >>> split_glued("Executive SummaryPeople with lived experience shared their views.")
        ('Executive Summary', 'People with lived experience shared their views.')
        >>> split_glued("McKee Centre offers training to people across the province.")[0]
        ''
    """
    for match in _JUNCTION.finditer(text, 0, _REACH):
        cut = match.start()
        if _is_glue(text[:cut], text[cut:]) and document_text.count(_token(text, cut)) < 2:
            return text[:cut], text[cut:]
    for match in _AFTER_SPACE.finditer(text, 0, _REACH):
        if _is_title(text[: match.start()]) and _is_sentence(text[match.end() :]):
            return text[: match.start()], text[match.end() :]
    return "", text


def is_breadcrumb(text: str) -> bool:
    """Return whether ``text`` is a short line that begins with a navigation word glued to the next page's name.

    Example:
        >>> is_breadcrumb("HomeOur Services"), is_breadcrumb("Home visits")
        (True, False)
    """
    return len(text) <= 80 and _NAVIGATION_WORD.match(text) is not None and text[-1] not in ".!?…"


def _is_glue(left: str, right: str) -> bool:
    words = left.split()
    last = re.split(r"[^\w]", left)[-1].lower()
    named = last in _SECTION_NAMES
    first, _, following = right.partition(" ")
    opens = first.lower() in _OPENERS and len(words) > 1
    numbered = last.isdigit() and len(last) == 4
    return (
        (named or opens or numbered)
        and _is_title(left, 1 if named else 2)
        and (first.lower() in _OPENERS or following[:1].islower())
        and _is_sentence(right)
    )


def _is_sentence(text: str) -> bool:
    return text.count(" ", 0, 400) >= 4 and text[-1] in ".!?…”»:"


@lru_cache(maxsize=256)
def _is_title(text: str, least: int = 2) -> bool:
    words = text.split()
    if not least <= len(words) <= _WORDS_OF_HEADING or text[-1] in ".,;:!?" or not text[0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL or not word[0].isalpha() for word in words)


def _token(text: str, cut: int) -> str:
    start = text.rfind(" ", 0, cut) + 1
    end = text.find(" ", cut)
    return text[start : end if end > 0 else len(text)]
