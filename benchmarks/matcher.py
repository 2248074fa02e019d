"""The phrases of the codebook as patterns of spaCy: what somebody would use who had spaCy and no finder of their own."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import COMMA, FAR, NEXT, WORDS_BETWEEN, Pattern, Step, Wording, read_phrase

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher

Token = dict[str, Any]
_MOST_WAYS = 10
"""Wordings of one phrase that a list of plain phrases may hold; with all there would be more than 100,000."""

_GAPS: dict[int, list[Token]] = {
    NEXT: [{"ORTH": {"IN": ["-", "‐", "‑"]}, "OP": "?"}],
    COMMA: [{"IS_PUNCT": True, "OP": "?"}],
    FAR: [{"OP": "?"}] * WORDS_BETWEEN,
}


class Translated(NamedTuple):
    """A matcher, and how many phrases it holds out of how many there are."""

    matcher: "Matcher | PhraseMatcher"
    held: int
    phrases: int


def make_matcher(codes: Iterable[Code], nlp: "Language", every: int = 1) -> Translated:
    """Return spaCy's ``Matcher`` with English phrases, each ``every``-th of a code; guards it has no notion of."""
    from spacy.matcher import Matcher

    matcher, held, phrases = Matcher(nlp.vocab), 0, 0
    for code in codes:
        read = [read_phrase(phrase) for phrase in code.phrases]
        kept = [pattern for pattern in read if not pattern.guard][::every]
        phrases, held = phrases + len(read), held + len(kept)
        if kept:
            matcher.add(code.id, [tokens for pattern in kept for tokens in write_patterns(pattern)])
    return Translated(matcher, held, phrases)


def make_phrase_matcher(codes: Iterable[Code], nlp: "Language") -> Translated:
    """Return spaCy's ``PhraseMatcher`` with the phrases that spell every word out in few wordings, each of its own."""
    from spacy.matcher import PhraseMatcher

    matcher, held, phrases = PhraseMatcher(nlp.vocab, attr="LOWER"), 0, 0
    for code in codes:
        read = [read_phrase(phrase) for phrase in code.phrases]
        kept = [pattern for pattern in read if not pattern.guard and _is_spelt_out(pattern)]
        phrases, held = phrases + len(read), held + len(kept)
        ways = [" ".join(step.word for step in way) for pattern in kept for way in pattern.ways]
        if ways:
            matcher.add(code.id, list(map(nlp.make_doc, ways)))
    return Translated(matcher, held, phrases)


def write_patterns(pattern: Pattern) -> list[list[Token]]:
    """Return the token patterns of a phrase; words that may stand in one another's place are one token."""
    return [tokens for chosen in product(*(_merge(part.wordings) for part in pattern.parts)) if (tokens := _join(chosen))]


def find_codes(translated: Translated, nlp: "Language", texts: Sequence[str]) -> list[set[str]]:
    """Return the codes whose phrases stand in each of ``texts``."""
    return [{nlp.vocab.strings[key] for key, _, _ in translated.matcher(doc)} for doc in nlp.pipe(texts)]


Choice = tuple[int, tuple[tuple[int, Token], ...], int]
"""What may lie before, the tokens each with what may lie before it, and what may lie after."""


def _merge(wordings: Iterable[Wording]) -> list[Choice]:
    single: dict[tuple[int, int], list[Step]] = {}
    choices: list[Choice] = []
    for wording in wordings:
        if len(wording.steps) == 1:
            single.setdefault((wording.steps[0].before, wording.after), []).append(wording.steps[0])
        else:
            tokens = tuple((step.before, _match([step])) for step in wording.steps)
            choices.append((tokens[0][0] if tokens else NEXT, tokens, wording.after))
    return choices + [(before, ((before, _match(steps)),), after) for (before, after), steps in single.items()]


def _join(chosen: Iterable[Choice]) -> list[Token]:
    tokens: list[Token] = []
    waiting = NEXT
    for _, words, after in chosen:
        for before, token in words:
            tokens += _GAPS[max(waiting, before)] if tokens else []
            tokens.append(token)
            waiting = NEXT
        waiting = max(waiting, after)
    return tokens


def _match(steps: Sequence[Step]) -> Token:
    """Return the token that is any of ``steps``."""
    if not any(step.prefix for step in steps):
        return {"LOWER": {"IN": sorted({step.word for step in steps})}}
    ways: Mapping[str, None] = dict.fromkeys(step.word + (r"\w*" if step.prefix else "") for step in steps)
    return {"LOWER": {"REGEX": f"^(?:{'|'.join(ways)})$"}}


def _is_spelt_out(pattern: Pattern) -> bool:
    if prod(len(part.wordings) for part in pattern.parts) > _MOST_WAYS:
        return False
    return not any(step.prefix or step.before == FAR for way in pattern.ways for step in way)
