"""Direction of effect: what a passage says peer support did to one outcome."""

import re

from litreview.corpus.gates import Gate
from litreview.extraction.arms import Arms, name_arms
from litreview.extraction.change import settle_change
from litreview.extraction.change_evidence import ChangeEvidence, decide_change, outcome_scopes, read_evidence
from litreview.extraction.change_features import change_features
from litreview.extraction.change_model import weigh_change
from litreview.extraction.cues import LOW_CERTAINTY, MIXED, UNCLEAR
from litreview.extraction.valence import judge_change

_SOME = Gate(r"\bsome\b[^.;]{0,60}\b(?:inconsisten\w*|not consistent\w*|varied)\b", re.IGNORECASE)
_AIDED = re.compile(r"\bmore research\b|\bcould not be pooled\b|\btentative\w*", re.IGNORECASE)


def read_direction(text: str, outcome: str, intervention: str = "", comparator: str = "") -> str:
    """Return the direction of effect of ``outcome`` (a code or free words) in ``text``.

    One of ``favours peer support``, ``favours comparator``, ``no difference``, ``mixed`` and ``unclear``. Several
    statements about one outcome that disagree are ``mixed``.

    Example:
        >>> read_direction("Hospital days fell and hope did not differ between arms.", "OUT.HOSP")
        'favours peer support'
        >>> read_direction("All changes in empowerment favoured the agency-only arm.", "OUT.EMPOW")
        'favours comparator'
    """
    arms = name_arms(intervention, comparator)
    told = [direction_in(scope, outcome, arms) for scope in outcome_scopes(text, outcome)]
    kinds = sorted(set(told) - {"unclear"})
    if not kinds:
        return "unclear"
    return kinds[0] if len(kinds) == 1 else "mixed"


def direction_in(scope: str, outcome: str, arms: Arms) -> str:
    """Return the direction of effect that one stretch of text, already about ``outcome``, tells.

    Example:
        >>> direction_in("but some, inconsistent, on hope", "OUT.HOPE", name_arms())
        'mixed'
    """
    if MIXED.search(scope, len(scope) - len(scope.lstrip()) + 1) or _SOME.search(scope):
        return "mixed"
    evidence = read_evidence(scope, outcome, arms)
    change = settle_change(decide_change(evidence), evidence, weigh_change(change_features(scope, outcome, arms)))
    if _is_doubted(evidence, change):
        return "unclear"
    return judge_change(outcome, change, evidence.valence)


def _is_doubted(evidence: ChangeEvidence, change: str) -> bool:
    """Plain words of doubt outweigh a change; low certainty does, unless an interval settles the matter."""
    plain = UNCLEAR.search(evidence.scope)
    if plain and not _AIDED.fullmatch(plain[0]):
        return True
    low = bool(LOW_CERTAINTY.search(evidence.scope))
    return (low and not (change == "no difference" and evidence.effects)) or (bool(plain) and change == "unclear")
