"""Signs of change: what the words say of one outcome between two arms, and what follows from it by rules.

``read_evidence`` gathers what the words say (scope, sameness, test, effects, change words, arms); ``decide_change`` turns
that into an answer. A learned model stands beside the rules by taking the same ``ChangeEvidence``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from litreview.extraction.arms import Arms, first_arm, last_arm
from litreview.extraction.clauses import list_scopes
from litreview.extraction.cues import BOTH, SIGNIFICANT, UNCLEAR, ChangeCue, favoured, find_change_cues, says_null
from litreview.extraction.effects import Effect, covers_null, read_effects, read_p_values
from litreview.extraction.figures import figures_of_arms, read_table_test
from litreview.extraction.outcomes import Mention, find_outcomes, mentions_of, valence_of
from litreview.extraction.skeletons import outcome_stems

SAME, APART = 0.12, 0.20
"""Where a pair of figures stands without any test: at most 12% apart is no difference, at least 20% is one (own choice)."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}", re.UNICODE)
_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|versus|vs|relative to|over|as opposed to|que"
    r"|qu(?=[’'])|par rapport"
    r"|comparativement)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\W*(?:but|although|though|however|and|yet)?\W*(?:this|these|it|they|did|was|were|neither|not"
    r"|more|less|davantage|moins"
    r"|(?:the|la|le|l[’']) ?(?:fall|rise|drop|increase|decrease|reduction|decline|improvement|gain|change|difference"
    r"|baisse|hausse|réduction"
    r"|diminution|augmentation|amélioration|différence)|(?:the|no|none|without|there)\b[^.;]{0,40}(?:differ\w*"
    r"|effects?|changes?|significan\w*))\b",
    re.IGNORECASE,
)
_BOTH_ARMS = re.compile(r"\bboth\b[^.;,]{0,40}\band\b[^.;,]{0,40}", re.IGNORECASE)


_NOT_ARM = re.compile(r",? ?(?:\(|\b)(?:but|and) not\b[^.;,]{0,60}", re.IGNORECASE)
_PARTS = re.compile(r"[;,]\s|\.\s(?=[A-Z])")
_AT_START = re.compile(
    r"\b(?:at|before|prior to) (?:the )?(?:baseline|start|entry|enrol\w*|intervention|treatment|education|training"
    r"|randomi[sz]ation)\b"
    r"|\bbaseline (?:characteristics|values|scores|levels|differences)\b|\bau départ\b|\bavant l.intervention\b",
    re.IGNORECASE,
)


_AGAINST = re.compile(r"\b(?:versus|vs\.?|v\.?|against|contre)\s", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")


class ChangeEvidence(NamedTuple):
    """What the words say about one outcome: its scope, the signs in it and the two arms."""

    scope: str
    null: bool
    both: bool
    unclear: bool
    significant: bool | None
    cues: tuple[ChangeCue, ...]
    effects: tuple[Effect, ...]
    favour: str
    valence: int
    arms: Arms
    place: int


def outcome_scopes(text: str, outcome: str) -> list[str]:
    """Return the stretches of ``text`` that speak of ``outcome``; all of it where nothing names the outcome.

    Example:
        >>> outcome_scopes("Hope rose, whereas drinking fell in both arms.", "OUT.SUD")
        ['whereas drinking fell in both arms.']
    """
    words, codes = outcome_stems(outcome), {m.code for m in mentions_of(outcome, outcome)} or {outcome}
    spelt_out = not outcome.startswith("OUT.") and _overlap(words, text) > 0.99
    if not spelt_out and mentions_of(text, outcome):
        return list_scopes(
            text,
            lambda clause: float(any(m.code in codes for m in find_outcomes(clause))),
            lambda clause: bool({m.code for m in find_outcomes(clause)} - codes),
        )
    return list_scopes(text, lambda clause: _overlap(words, clause), lambda clause: not _belongs(words, codes, clause))


@lru_cache(maxsize=256)
def read_evidence(scope: str, outcome: str, arms: Arms) -> ChangeEvidence:
    """Return what the words of ``scope`` say about ``outcome``.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> read_evidence("Hope did not differ.", "OUT.HOPE", PEER_ARMS).null
        True
    """
    effects = tuple(read_effects(scope))
    named = mentions_of(scope, outcome)
    own_words = [(m.start(), m.end()) for m in re.finditer(re.escape(outcome), scope, re.IGNORECASE)]
    cues = tuple(cue for cue in find_change_cues(scope) if not any(a <= cue.start and cue.end <= b for a, b in own_words))
    favours = [arm for arm in (first_arm(words, arms) for words in favoured(scope)) if arm]
    return ChangeEvidence(
        scope,
        says_null(_of_the_change(scope, arms)),
        bool(BOTH.search(scope)) or _both_named(scope, arms),
        bool(UNCLEAR.search(scope)),
        _tested(scope, effects),
        cues,
        effects,
        favours[0] if favours else "",
        named[0].valence if named else valence_of(outcome),
        arms,
        _place(scope, outcome, named),
    )


def decide_change(evidence: ChangeEvidence) -> str:
    """Return the change that ``evidence`` amounts to, by rules in order of how plainly they speak.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> decide_change(read_evidence("Costs fell in both groups.", "OUT.S.COST", PEER_ARMS))
        'no difference'
    """
    if evidence.favour and not evidence.null:
        return _named(evidence.valence if evidence.favour == "ours" else -evidence.valence)
    if evidence.null or (evidence.significant is False and not _says_significant(evidence)):
        return "no difference"
    if evidence.both and not any(cue.compared for cue in evidence.cues):
        return "no difference"
    return read_words_change(evidence) or read_figures_change(evidence) or "unclear"


def _stayed(part: str, parts: list[str], arms: Arms) -> bool:
    """Whether a part says only that the comparator stayed as it was, where others tell a change."""
    alone = _sole_arm(part, arms) == "theirs" and says_null(part) and not arms.ours.search(part)
    return alone and any(other != part and arms.ours.search(other) and find_change_cues(other) for other in parts)


def _of_the_change(scope: str, arms: Arms) -> str:
    """The words without sameness that is none of the change: "but not the control group", and how alike arms began."""
    told = _NOT_ARM.sub(lambda match: "" if first_arm(match[0], arms) == "theirs" else match[0], scope)
    parts = _PARTS.split(told)
    return " , ".join(part for part in parts if not _AT_START.search(part) and not _stayed(part, parts[:20], arms)) or told


def _place(scope: str, outcome: str, named: list[Mention]) -> int:
    if named:
        return named[0].end
    words = outcome_stems(outcome)
    places = [m.end() for m in _WORD.finditer(scope) if m[0].lower()[:6] in words]
    return places[len(places) // 2] if places else 0


def _both_named(scope: str, arms: Arms) -> bool:
    return any(arms.ours.search(m[0]) and arms.theirs.search(m[0]) for m in _BOTH_ARMS.finditer(scope))


def _tested(scope: str, effects: tuple[Effect, ...]) -> bool | None:
    intervals = [covers_null(effect) for effect in effects if covers_null(effect) is not None]
    if intervals:
        return not intervals[0]
    tests = read_p_values(scope)
    if tests:
        return any(tests)
    return True if SIGNIFICANT.search(scope) else read_table_test(scope)


def _says_significant(evidence: ChangeEvidence) -> bool:
    return bool(SIGNIFICANT.search(evidence.scope)) and not read_p_values(evidence.scope)


def read_words_change(evidence: ChangeEvidence) -> str:
    """Return the change that the change words tell, the comparative and the nearest first; ``""`` where there is none.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> read_words_change(read_evidence("hope rose with peers", "OUT.HOPE", PEER_ARMS))
        'increase'
    """
    ranked = sorted(evidence.cues, key=lambda cue: (not cue.compared, abs(cue.start - evidence.place)))
    if not ranked:
        return ""
    sign, turned = sign_of(evidence, ranked[0])
    return _named(-sign if turned else sign)


def sign_of(evidence: ChangeEvidence, cue: ChangeCue) -> tuple[int, bool]:
    """Return the sign of a change word (1 up, -1 down) and whether it speaks of the comparator.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> evidence = read_evidence("hope rose in controls", "OUT.HOPE", PEER_ARMS)
        >>> sign_of(evidence, evidence.cues[0])
        (1, True)
    """
    signs = {"up": 1, "down": -1, "good": evidence.valence, "bad": -evidence.valence}
    return signs[cue.kind], _about_comparator(evidence, cue)


def _about_comparator(evidence: ChangeEvidence, cue: ChangeCue) -> bool:
    """Whether the arm of which the change word speaks is the comparator."""
    after, before, arms = evidence.scope[cue.end :], evidence.scope[: cue.start], evidence.arms
    mark = _THAN.search(after)
    if mark:
        reference = first_arm(after[mark.end() : mark.end() + 120], arms)
        if reference:
            return reference == "ours"
    near = re.split(r"[;.]\s", after[: mark.start() if mark else 90], maxsplit=1)[0]
    subject = first_arm(near, arms) or last_arm(before, arms)
    return subject == "theirs"


def read_figures_change(evidence: ChangeEvidence) -> str:
    """Return the change that effect sizes or the figures of the two arms tell; ``""`` where there are none.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> read_figures_change(read_evidence("readmission RR 0.4 (0.2 to 0.7)", "OUT.HOSP", PEER_ARMS))
        'decrease'
    """
    for effect in evidence.effects:
        if effect.other is not None:
            return _compare(*_by_arm(evidence, effect), evidence.significant)
        null = 1.0 if effect.measure in ("RR", "OR", "HR") else 0.0
        if effect.effect != null:
            return _named((1 if effect.effect > null else -1) * _order(evidence, effect))
    pair = figures_of_arms(evidence.scope, evidence.arms)
    return _compare(*pair, evidence.significant) if pair else ""


def _order(evidence: ChangeEvidence, effect: Effect) -> int:
    """-1 where the words before an estimate set the comparator against us, such as "controls versus peers: RR 2.1"."""
    before = evidence.scope[max(0, effect.start - 120) : effect.start]
    told = _AGAINST.search(before)
    turned = (
        told
        and first_arm(before[told.end() :], evidence.arms) == "ours"
        and last_arm(before[: told.start()], evidence.arms) == "theirs"
    )
    return -1 if turned else 1


def _by_arm(evidence: ChangeEvidence, pair: Effect) -> tuple[float, float]:
    """The two figures with ours first: by the arm named between or before them, else as they stand."""
    words = evidence.scope[pair.start : pair.end]
    before = evidence.scope[max(0, pair.start - 60) : pair.start]
    middle = re.split(r"\b(?:vs|versus|compared|against|than|contre|as opposed)\b", words, maxsplit=1)[0]
    first = first_arm(middle, evidence.arms) or _sole_arm(before, evidence.arms)
    second = float(pair.other or 0)
    return (second, pair.effect) if first == "theirs" else (pair.effect, second)


def _sole_arm(text: str, arms: Arms) -> str:
    first, last = first_arm(text, arms), last_arm(text, arms)
    return first if first == last else ""


def _compare(ours: float, theirs: float, significant: bool | None) -> str:
    largest = max(abs(ours), abs(theirs)) or 1.0
    apart = abs(ours - theirs) / largest
    if not significant and apart <= SAME:
        return "no difference"
    if not significant and apart < APART:
        return "unclear"
    return _named(1 if ours > theirs else -1)


def _named(sign: int) -> str:
    return "increase" if sign > 0 else "decrease"


def _overlap(words: frozenset[str], clause: str) -> float:
    return len(words & outcome_stems(clause)) / len(words) if words else 0.0


def _belongs(words: frozenset[str], codes: set[str], clause: str) -> bool:
    """Whether a clause goes on about an outcome in free words: it names it, or leans on what came before."""
    others = {m.code for m in find_outcomes(clause)} - codes
    return bool(_overlap(words, clause)) or (_leaning(clause) and not others)


def _leaning(clause: str) -> bool:
    return len(clause) < 250 and bool(_LEANING.match(clause) or not _LETTERS.search(clause))
