"""Sentences of a normal text as spans; rules only, one pass, linear time."""

import re

from litreview.corpus.abbreviations import BEFORE_NUMBER, LOWER_OPENERS, NEVER, OPENERS, SOMETIMES

_STOP = re.compile(
    r"[.!?…](?<![.!?…]{2})[.!?…]*+"
    r"[\"”’»'\)\]\*†]{0,4}(?: »)?"
    r"(?:(?<=[\"”’»'\)\]a-zà-ÿ.!?…][.!?”’»\"])\d{1,3}(?:[,–-]\d{1,3}){0,9}|[¹²³⁰⁴-⁹]{1,9}| ?\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\])?"
    r"(?=\s|[A-ZÀ-ÖØ-Þ“«\"(]|$)"
)
_SEEN = re.compile(r"\S")
_WORD = re.compile(r"[\w'’-]+")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,4})")
_GLUED_NEXT = re.compile(r"[“«\"(]?[A-ZÀ-ÖØ-Þ](?:[a-zà-ÿ]|[ ’'])")
_ADDRESS = re.compile(r"[@/:\\_.]|www")
_OPENING = "“‘\"'«([¿¡*•©"
_SAFE_CUT = re.compile(r"[;:,.)\]”»–—] ")
_LONGEST = 2_000
_BRACKET_REACH = 200


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text`` in order, trimmed; together they hold every seen character.

    A closing quotation mark and a footnote mark stay with their sentence; a bracket that closes soon is not cut; what is
    longer than 2,000 characters is cut at the last safe place before.

    Example:
        >>> text = "Dr. Roy et al. agreed (p. 5). “It helped.”1 No one left."
        >>> [text[a:b] for a, b in split_sentences(text)]
        ['Dr. Roy et al. agreed (p. 5).', '“It helped.”1', 'No one left.']
    """
    spans: list[tuple[int, int]] = []
    begin = counted = depth = 0
    has_brackets = "(" in text or "[" in text
    for match in _STOP.finditer(text):
        if not _ends_sentence(text, begin, match, language):
            continue
        end = match.end()
        if has_brackets:
            depth = max(0, depth + _opened(text, counted, end))
            counted = end
            if depth and _closes_soon(text, end):
                continue
            depth = 0
        spans += cut_long(text, begin, end)
        begin = end
    return spans + cut_long(text, begin, len(text))


def cut_long(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return ``start, end`` without outer spaces, as several spans where it is longer than 2,000 characters.

    Cuts fall after punctuation, else at a space, else at the limit.

    Example:
        >>> cut_long("  one  ", 0, 7), cut_long("   ", 0, 3), len(cut_long("word " * 1000, 0, 5000))
        ([(2, 5)], [], 3)
    """
    spans = []
    while (seen := _SEEN.search(text, start, end)) is not None:
        start = seen.start()
        stop = end if end - start <= _LONGEST else _safe_place(text, start, start + _LONGEST)
        trimmed = start + len(text[start:stop].rstrip())
        spans.append((start, trimmed))
        start = stop
    return spans


def _safe_place(text: str, start: int, limit: int) -> int:
    half = start + _LONGEST // 2
    places = [match.end() for match in _SAFE_CUT.finditer(text, half, limit)]
    if places:
        return places[-1]
    space = text.rfind(" ", half, limit)
    return space + 1 if space > 0 else limit


def _opened(text: str, start: int, end: int) -> int:
    opening = text.count("(", start, end) + text.count("[", start, end)
    return opening - text.count(")", start, end) - text.count("]", start, end)


def _closes_soon(text: str, end: int) -> bool:
    return text.find(")", end, end + _BRACKET_REACH) >= 0 or text.find("]", end, end + _BRACKET_REACH) >= 0


def _ends_sentence(text: str, begin: int, match: re.Match[str], language: str) -> bool:
    start, end = match.span()
    after = text[end : end + 40].lstrip()
    if not after:
        return True
    stop = match.group()
    if not text[end].isspace():
        return _is_glued_end(text, begin, start, end, stop)
    first = after[0]
    if first.islower():
        return _opens_in_lower_case(text, begin, start, stop, after)
    if not (first.isalnum() or first in _OPENING):
        return False
    if stop[0] == "…" or stop.startswith(".."):
        return text[start - 1 : start] not in ("[", "(") and _next_word(after) not in ("i", "i'm", "i've")
    return stop[0] != "." or _full_stop_ends(text, begin, start, after, language)


def _full_stop_ends(text: str, begin: int, start: int, after: str, language: str) -> bool:
    word = _word_before(text, begin, start)
    if len(word) == 1 and word.isalpha() and word != "I":
        return not (language == "fr" and word == "M") and start > begin + 2 and _next_word(after) in OPENERS
    key = word.lower()
    if key in NEVER or word == "Ms" or text[max(begin, start - 5) : start] == "p. ex":
        return False
    if key in BEFORE_NUMBER:
        return not (after[0].isdigit() or text[start + 1 : start + 2].isdigit())
    if key == "etc":
        return True
    if key in SOMETIMES or _is_dotted(key):
        return _next_word(after) in OPENERS
    return start - begin > 16 or not _ENUMERATOR.fullmatch(text[begin:start].strip())


def _is_dotted(word: str) -> bool:
    return "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))


def _is_glued_end(text: str, begin: int, start: int, end: int, stop: str) -> bool:
    if stop[0] == "…" or stop.startswith("..") or not _GLUED_NEXT.match(text, end):
        return False
    token = text[max(begin, start - 60) : start].rpartition(" ")[2]
    plain = (text[start - 1 : start].islower() and len(token) > 2) or text[start - 1 : start] in ("”", ")", "»")
    return plain and not _ADDRESS.search(token) and token.lower() not in NEVER


def _opens_in_lower_case(text: str, begin: int, start: int, stop: str, after: str) -> bool:
    if stop not in (".", "!", "?") or _next_word(after) not in LOWER_OPENERS:
        return False
    word = _word_before(text, begin, start).lower()
    return len(word) > 1 and not (word in NEVER or word in SOMETIMES or word == "etc" or "." in word)


def _word_before(text: str, begin: int, start: int) -> str:
    words = text[max(begin, start - 24) : start].split()
    return words[-1].lstrip("“‘\"'«([") if words and not text[start - 1].isspace() else ""


def _next_word(after: str) -> str:
    match = _WORD.search(after)
    return match.group().lower().replace("’", "'") if match else ""
