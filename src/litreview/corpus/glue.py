"""Headings that a page's text glued to the paragraph after them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from litreview.corpus.wordlists import words

_CAPITAL_INSIDE = re.compile("[A-ZÀ-ÖØ-Þ](?<=[a-zà-ÿ0-9].)")
_JUNCTION = re.compile(rf"{_CAPITAL_INSIDE.pattern}(?=[a-zà-ÿ]*[ ’'])")
_JOINED = re.compile(r"\b[^\W_]*[a-zà-ÿ0-9][A-ZÀ-ÖØ-Þ][^\W_]*")
_WORD_END = re.compile(r"[^\W_]+\Z")
_WORD_START = re.compile(r"[^\W_]+")
_REACH = 160
_SECTION_NAMES = words(
    """abstract summary overview introduction background purpose objective objectives aim aims method methods results findings
    discussion conclusion conclusions recommendations references resources description details context highlights contents
    appendix contact description about résumé sommaire aperçu introduction contexte objectif objectifs méthode méthodes
    résultats constats conclusion recommandations références ressources"""
)
_OPENERS = words(
    """the this these those there when they people many some each all most with from for our we les des une cette ces nous
    notre dans pour"""
)
_AFTER_SPACE = re.compile(r" (?=(?:The|This|These|Our|There) [a-zà-ÿ]+ |Note: )")
_SMALL = words("""a an and as at by de des du en et for from held in la le les l of on or our pour sur the to un une with & –""")
_WORDS_OF_HEADING = 14


def split_glued(text: str, joined: Mapping[str, int] = MappingProxyType({})) -> tuple[str, str]:
    """Return ``(heading, rest)`` where ``text`` begins with a heading glued to a real sentence, else ``("", text)``.

    ``joined`` counts the joined words of the document (``count_joined``): one that comes again is a name.

    Example:
        >>> split_glued("Executive SummaryPeople with lived experience shared their views.")
        ('Executive Summary', 'People with lived experience shared their views.')
        >>> split_glued("McKee Centre offers training to people across the province.")[0]
        ''
    """
    for match in _JUNCTION.finditer(text, 0, _REACH):
        cut = match.start()
        if _is_glue(text[:cut], text[cut:]) and joined.get(_token(text, cut), 0) < 2:
            return text[:cut], text[cut:]
    for match in _AFTER_SPACE.finditer(text, 0, _REACH):
        if _is_title(text[: match.start()]) and _is_sentence(text[match.end() :]):
            return text[: match.start()], text[match.end() :]
    return "", text


def count_joined(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word with a capital inside occurs in ``texts``.

    Example:
        >>> count_joined(["At YouTube and", "YouTube"])
        Counter({'YouTube': 2})
    """
    return Counter(word for text in texts if _CAPITAL_INSIDE.search(text) for word in _JOINED.findall(text))


def _is_glue(left: str, right: str) -> bool:
    last = re.split(r"[^\w]", left)[-1].lower()
    named = last in _SECTION_NAMES
    first, _, following = right.partition(" ")
    opens = first.lower() in _OPENERS and " " in left
    numbered = last.isdigit() and len(last) == 4
    return (
        (named or opens or numbered)
        and _is_title(left, 1 if named else 2)
        and (first.lower() in _OPENERS or following[:1].islower())
        and _is_sentence(right)
    )


def _is_sentence(text: str) -> bool:
    return text.count(" ", 0, 400) >= 4 and text[-1] in ".!?…”»:"


def _is_title(text: str, least: int = 2) -> bool:
    parts = text.split()
    if not least <= len(parts) <= _WORDS_OF_HEADING or text[-1] in ".,;:!?" or not text[0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL or not word[0].isalpha() for word in parts)


def _token(text: str, cut: int) -> str:
    before, after = _WORD_END.search(text, max(0, cut - 60), cut), _WORD_START.match(text, cut)
    return (before.group() if before else "") + (after.group() if after else "")
