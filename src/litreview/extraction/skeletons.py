"""Skeletons of passages: outcome, arms, tests and change words in order, everything else masked or left out.

A model that reads skeletons learns how results are told, not which drug or therapy did well.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litreview.corpus.gates import Gate
from litreview.extraction.arms import Arms
from litreview.extraction.cues import BOTH, NULL, SIGNIFICANT, find_change_cues
from litreview.extraction.effects import covers_null, find_p_values, read_effects

_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|[<>=±%;:().]|\d+(?:[.,·]\d+)*", re.UNICODE)
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}", re.UNICODE)
_STOP_WORDS = "the and for with from that this was were are has had rate rates level levels score scores mean number group groups"
_STOP = frozenset(_STOP_WORDS.split())
_SIGNS = (
    (
        "THAN",
        Gate(r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|relative to|par rapport)\b", re.I),
    ),
    ("FAVOUR", Gate(r"\b(?:favou?r(?:s|ed|ing)?|in favou?r of|en faveur|favoris\w+)\b", re.I)),
    ("BUT", Gate(r"\b(?:but|although|though|however|whereas|while|except|mais|alors que|tandis que|bien que)\b", re.I)),
    ("TREND", Gate(r"\b(?:trend(?:s|ed)?|tend(?:s|ed|ency)|tendance)\b", re.I)),
    ("AGAIN", Gate(r"\b(?:baseline|before|prior to|pre-?\w*test|au départ|avant)\b", re.I)),
    ("EACH", Gate(r"\brespective(?:ly|ment)\b", re.I)),
    ("DIFFER", Gate(r"\b(?:differ\w*|différ\w*|diffèr\w*)\b", re.I)),
)


class Mask(NamedTuple):
    """A stretch of words that a mask stands for."""

    start: int
    end: int
    name: str


def outcome_stems(words: str) -> frozenset[str]:
    """Return the stems of the words that name an outcome, without words any outcome could have.

    Example:
        >>> sorted(outcome_stems("mean hospital admission rate"))
        ['admiss', 'hospit']
    """
    return frozenset(word.lower()[:6] for word in _WORD.findall(words) if word.lower() not in _STOP)


def mask_words(text: str, outcome: str, arms: Arms) -> list[str]:
    """Return the words of ``text`` in lower case with the outcome, the arms, the tests and the numbers masked.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> " ".join(mask_words("Hope rose by 4 in the peer group, p < .01", "hope", PEER_ARMS))
        'OUTCOME rose by NUMBER in the OURS SIGNIFICANT'
    """
    marks = sorted([*_named(text, outcome, arms), *_tests(text)], key=lambda mark: (mark.start, -mark.end))
    return _compress(_spell(text, marks, outcome_stems(outcome)))


def draw_skeleton(text: str, outcome: str, arms: Arms) -> list[str]:
    """Return only the masks of ``text``, in order: outcome, arms, change words, sameness, tests and sentence ends.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> draw_skeleton("Hope was higher in the peer group than in controls, p < .01", "hope", PEER_ARMS)
        ['OUTCOME', 'UP+', 'OURS', 'THAN', 'THEIRS', 'SIGNIFICANT']
    """
    cues = [Mask(cue.start, cue.end, cue.kind.upper() + "+" * cue.compared) for cue in find_change_cues(text)]
    signs = [Mask(*m.span(), name) for name, sign in _SIGNS for m in sign.finditer(text)]
    said = [
        Mask(*m.span(), name)
        for name, sign in (("NULL", NULL), ("BOTH", BOTH), ("SAYS", SIGNIFICANT))
        for m in sign.finditer(text)
    ]
    stems = outcome_stems(outcome)
    words = [Mask(*m.span(), "OUTCOME") for m in _WORD.finditer(text) if m[0].lower()[:6] in stems]
    ends = [Mask(*m.span(), "END") for m in re.finditer(r"[.;]\s", text)]
    marks = [*_named(text, outcome, arms), *_tests(text), *cues, *signs, *said, *words, *ends]
    return _compress(mark.name for mark in _apart(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def list_grams(tokens: Sequence[str], longest: int, prefix: str, most: int = 300) -> dict[str, float]:
    """Return the runs of up to ``longest`` of the first ``most`` tokens as features.

    Example:
        >>> list_grams(["a", "b"], 2, "w:")
        {'w:a': 1.0, 'w:b': 1.0, 'w:a b': 1.0}
    """
    kept = list(tokens[:most])
    return {prefix + " ".join(kept[at : at + size]): 1.0 for size in range(1, longest + 1) for at in range(len(kept) - size + 1)}


def _named(text: str, outcome: str, arms: Arms) -> Iterator[Mask]:
    yield from (Mask(*m.span(), "OURS") for m in arms.ours.finditer(text))
    yield from (Mask(*m.span(), "THEIRS") for m in arms.theirs.finditer(text))
    if outcome.strip():
        yield from (Mask(*m.span(), "OUTCOME") for m in re.finditer(re.escape(outcome.strip()), text, re.IGNORECASE))


def _tests(text: str) -> Iterator[Mask]:
    for start, end, below in find_p_values(text):
        yield Mask(start, end, "SIGNIFICANT" if below else "NONSIGNIFICANT")
    for effect in read_effects(text):
        covered = covers_null(effect)
        if covered is not None:
            above = effect.effect > (1.0 if effect.measure in ("RR", "OR", "HR") else 0.0)
            yield Mask(effect.start, effect.end, "COVERS" if covered else "ABOVE" if above else "BELOW")


def _spell(text: str, marks: Sequence[Mask], stems: frozenset[str]) -> Iterator[str]:
    done = 0
    for mark in _apart(marks):
        yield from _tokens(text[done : mark.start], stems)
        yield mark.name
        done = mark.end
    yield from _tokens(text[done:], stems)


def _tokens(text: str, stems: frozenset[str]) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match[0].lower()
        yield "NUMBER" if word[0].isdigit() else "OUTCOME" if word[:6] in stems else word


def _apart(marks: Sequence[Mask]) -> Iterator[Mask]:
    """The marks that do not begin inside an earlier one."""
    done = 0
    for mark in marks:
        if mark.start >= done:
            yield mark
            done = max(mark.end, done)


def _compress(tokens: Iterator[str]) -> list[str]:
    """A mask that follows itself is told once."""
    kept: list[str] = []
    for token in tokens:
        if not kept or token != kept[-1] or not token.isupper():
            kept.append(token)
    return kept
