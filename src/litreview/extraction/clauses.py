"""Clauses: the stretches of a passage that carry one statement each, and those that speak of one outcome."""

import re
from collections.abc import Callable

_CUE_START = (
    r"(?:(?:had |with |showed |made |found )?(?:also )?(?:significantly |slightly |somewhat |much )?(?:no (?:\w+ )?(?:difference|effect|change|impact)s?"
    r"|little or no|fewer|more|less|lower|higher|greater|similar|comparable|shorter|longer|worse|better|reduc(?:ed|es|ing)"
    r"|improv(?:ed|es|ing)|increas(?:ed|es|ing)|decreas(?:ed|es|ing)|neither|did not))\b"
)
_BOUNDARY = re.compile(
    r"(?<=[.!?])(?<!vs\.)(?<!al\.)(?<!e\.g\.)(?<!i\.e\.)\s+(?=[A-ZÀ-Ý“\"(])|;\s*|\n+"
    r"|,?\s(?=(?:but|while|whereas|whilst|although|though|however|yet|mais|tandis que|alors que|cependant|toutefois|bien que)\b)"
    rf"|(?:, (?:and |et )?| and | et )(?={_CUE_START})"
    r"|, (?:and |et )(?=(?:\w+[ '’-]){1,5}(?:did|was|were|fell|rose|improved|increased|decreased|remained|changed|showed|had|n’ont|n'ont|ont)\b)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\W*(?:but|although|though|however|and|yet|with|mais|cependant|toutefois)?\W*(?:the|this|these|that|those|it|they|all|both|such|neither|not"
    r"|only|no (?:significant )?difference|statistical|ces|cette|cet|la différence|mais pas)\b",
    re.IGNORECASE,
)


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of ``text``, in order; together they hold all of its words.

    Cut at sentence ends, semicolons, contrasting conjunctions and where a coordinated clause brings its own change word.

    Example:
        >>> [ "Use fell, while hope rose."[a:b] for a, b in split_clauses("Use fell, while hope rose.")]
        ['Use fell', 'while hope rose.']
    """
    spans, start = [], 0
    for cut in _BOUNDARY.finditer(text):
        if text[start : cut.start()].strip():
            spans.append((start, cut.start()))
            start = cut.end()
    return [*spans, (start, len(text))] if text[start:].strip() or not spans else spans


def scope_of(
    text: str, score: Callable[[str], float], has_cue: Callable[[str], bool], foreign: Callable[[str], bool]
) -> list[str]:
    """Return the stretches of ``text`` that speak of one outcome, the best first; all of ``text`` where nothing names it.

    ``score`` says how well a clause names the outcome, ``has_cue`` whether it tells a change, ``foreign`` whether it names
    another outcome. A clause that names nothing leans on the one before it; one without a change word borrows a neighbour's.

    Example:
        >>> scope_of("Hope rose; drinking fell.", lambda c: float("hope" in c.lower()), bool, lambda c: "drink" in c)
        ['Hope rose']
    """
    spans = split_clauses(text)
    clauses = [text[a:b] for a, b in spans]
    scores = [score(clause) for clause in clauses]
    best = max(scores)
    if best <= 0:
        return [text]
    chosen = [n for n, value in enumerate(scores) if value >= best]
    return [_widen(n, clauses, scores, has_cue, foreign) for n in chosen]


def _widen(
    place: int, clauses: list[str], scores: list[float], has_cue: Callable[[str], bool], foreign: Callable[[str], bool]
) -> str:
    last = place
    while last + 1 < len(clauses) and not scores[last + 1] and _leans(clauses[last + 1], foreign):
        last += 1
    first = place
    if place and not foreign(clauses[place - 1]) and not scores[place - 1] and not has_cue(clauses[place]):
        first = place - 1
    scope = " , ".join(clauses[first : last + 1])
    if has_cue(scope):
        return scope
    behind = [clauses[n] for n in range(place - 1, -1, -1) if has_cue(clauses[n])]
    ahead = [clauses[n] for n in range(last + 1, len(clauses)) if has_cue(clauses[n])]
    near = ahead[:1] if ahead and not foreign(ahead[0]) else behind[:1] or ahead[:1]
    return " , ".join([scope, *near])


def _leans(clause: str, foreign: Callable[[str], bool]) -> bool:
    return not foreign(clause) or (len(clause) < 200 and bool(_LEANING.match(clause)) and not foreign(clause))
