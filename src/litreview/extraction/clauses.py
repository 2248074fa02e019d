"""Clauses: the stretches of a passage that carry one statement each, and those that speak of one outcome."""

import re
from collections.abc import Callable

from litreview.extraction.cues import has_cue

_CUE_START = (
    r"(?:(?:had |with |showed |made |found )?(?:also )?(?:significantly |slightly |somewhat "
    r"|much )?(?:no (?:\w+ )?(?:difference|effect|change|impact)s?"
    r"|little or no|fewer|more|less|lower|higher|greater|similar|comparable|shorter|longer|worse|better|reduc(?:ed|es|ing)"
    r"|improv(?:ed|es|ing)|increas(?:ed|es|ing)|decreas(?:ed|es|ing)|neither|did not))\b"
)
_REACH, _OVERLAP = 40, 120
_BOUNDARY = re.compile(
    r"(?<=[.!?])(?<!vs\.)(?<!al\.)(?<!e\.g\.)(?<!i\.e\.)\s+(?=[A-ZÀ-Ý“\"(])|;\s*|\n+"
    r"|,?\s(?=(?:but|while|whereas|whilst|although|though|however|yet|mais|tandis que|alors que|cependant|toutefois"
    r"|bien que)\b)"
    rf"|(?:, (?:and |et )?| and | et )(?={_CUE_START})"
    r"|(?P<told>(?<=\)), (?:and |et )?(?!odds|risk|rate|hazard|mean|effect|relative|adjusted|differ|compar|versus"
    r"|respect|which|with|but"
    r"|while|representing|whereas|rapport)(?=[a-zà-ÿ]{4,}[^,;.()\d]{0,60}\s[-−]?\d))"
    r"|(?P<soft>,? (?:and |et )(?=(?:[\w'’-]{1,25} ){1,5}(?:did|was|were|fell|rose|improved|increased|decreased"
    r"|declined|remained"
    r"|changed|showed|had|dropped|grew|ont|n’ont|n'ont|a|n’a|n'a|est|sont|étai(?:t|ent))\b))",
    re.IGNORECASE,
)


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of ``text``, in order; together they hold all of its words.

    Cut at sentence ends, semicolons, contrasting conjunctions, where a coordinated clause brings its own change word, and
    at a further subject once a change has been told.

    Example:
        >>> [ "Use fell, while hope rose."[a:b] for a, b in split_clauses("Use fell, while hope rose.")]
        ['Use fell', 'while hope rose.']
    """
    spans, start, read = [], 0, 0
    for cut in _BOUNDARY.finditer(text):
        new = text[max(start, read - _OVERLAP) : cut.start()]
        if text[start : cut.start()].strip() and (not (cut["soft"] or cut["told"]) or has_cue(new)):
            spans.append((start, cut.start()))
            start = cut.end()
        read = cut.start()
    return [*spans, (start, len(text))] if text[start:].strip() or not spans else spans


def list_scopes(text: str, score: Callable[[str], float], foreign: Callable[[str], bool]) -> list[str]:
    """Return the stretches of ``text`` that speak of one outcome, the best first; all of ``text`` where nothing names it.

    ``score`` says how well a clause names the outcome, ``foreign`` whether it names another one. A clause that names
    nothing leans on the one before it; one without a change word borrows a neighbour's.

    Example:
        >>> list_scopes("Hope rose; drinking fell.", lambda c: float("hope" in c.lower()), lambda c: "drink" in c)
        ['Hope rose']
    """
    spans = split_clauses(text)
    clauses = [text[a:b] for a, b in spans]
    scores = [score(clause) for clause in clauses]
    best = max(scores)
    if best <= 0:
        return [text]
    chosen = [n for n, value in enumerate(scores) if value >= best]
    cued = [has_cue(clause) for clause in clauses]
    return [_widen(n, clauses, scores, cued, foreign) for n in chosen]


def _widen(place: int, clauses: list[str], scores: list[float], cued: list[bool], foreign: Callable[[str], bool]) -> str:
    first = last = place
    while last + 1 < len(clauses) and not scores[last + 1] and not foreign(clauses[last + 1]):
        last += 1
    if place and not cued[place] and not scores[place - 1] and not foreign(clauses[place - 1]):
        first = place - 1
    scope = " , ".join(clauses[first : last + 1])
    if any(cued[first : last + 1]):
        return scope
    behind = next((n for n in range(place - 1, max(-1, place - _REACH), -1) if cued[n]), None)
    ahead = next((n for n in range(last + 1, min(len(clauses), last + _REACH)) if cued[n]), None)
    near = ahead if ahead is not None and (behind is None or not foreign(clauses[ahead])) else behind
    return scope if near is None else f"{scope} , {clauses[near]}"
