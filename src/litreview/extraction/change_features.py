"""Features of change: what the rules saw of one outcome, and the skeleton of the words, for a linear model."""

from functools import lru_cache

from litreview.extraction.arms import Arms, first_arm, last_arm
from litreview.extraction.change_evidence import (
    Evidence,
    decide_change,
    outcome_scopes,
    read_evidence,
    read_figures_change,
    read_words_change,
    sign_of,
)
from litreview.extraction.effects import covers_null, read_p_values
from litreview.extraction.figures import figures_of_arms, read_table_test
from litreview.extraction.skeletons import draw_skeleton, list_grams

_NEAR = 80
_MOST_CUES = 8
_LONGEST = 4000
"""How much of a passage is weighed: no passage told by people is longer."""


@lru_cache(maxsize=8)
def change_features(text: str, outcome: str, arms: Arms) -> dict[str, float]:
    """Return the features of ``outcome`` in ``text``: the rules' reading, their evidence and the skeleton.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> features = change_features("Hope did not differ.", "OUT.HOPE", PEER_ARMS)
        >>> features["rules: no difference"], features["scope null"]
        (1.0, 1.0)
    """
    text = text[:_LONGEST]
    scope = main_scope(text, outcome, arms)
    features = evidence_features(text, outcome, arms)
    features |= list_grams(draw_skeleton(scope, outcome, arms), 3, "drawn: ")
    return features


def evidence_features(text: str, outcome: str, arms: Arms) -> dict[str, float]:
    """Return only what the rules saw: their reading and signs, of the outcome's own stretch and of all of ``text``.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> evidence_features("Hope rose (p = .01).", "OUT.HOPE", PEER_ARMS)["scope first p: True"]
        1.0
    """
    read = [read_evidence(scope, outcome, arms) for scope in outcome_scopes(text, outcome)]
    answers = [decide_change(evidence) for evidence in read]
    told = [answer for answer in answers if answer != "unclear"]
    main = read[answers.index(told[0])] if told else read[0]
    whole = read_evidence(text, outcome, arms)
    answer = told[0] if told else "unclear"
    features = {
        f"rules: {answer}": 1.0,
        f"whole: {decide_change(whole)}": 1.0,
        f"both ways: {answer} {decide_change(whole)}": 1.0,
    }
    features |= {f"any: {one}": 1.0 for one in answers}
    features |= _signs("scope", main) | _signs("whole", whole)
    features |= _cues("scope", main) | _cues("whole", whole)
    features[f"valence: {main.valence}"] = 1.0
    features[f"tested: {answer} {main.significant} {main.null}"] = 1.0
    features[f"stretches: {min(3, len(read))}"] = 1.0
    return features


def main_scope(text: str, outcome: str, arms: Arms) -> str:
    """Return the stretch of ``text`` that the reading of ``outcome`` rests on: the first that tells a change.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> main_scope("Hope rose; drinking fell.", "OUT.SUD", PEER_ARMS)
        'drinking fell.'
    """
    scopes = outcome_scopes(text, outcome)
    return next((scope for scope in scopes if decide_change(read_evidence(scope, outcome, arms)) != "unclear"), scopes[0])


def _signs(name: str, evidence: Evidence) -> dict[str, float]:
    tests = read_p_values(evidence.scope)
    pair = figures_of_arms(evidence.scope, evidence.arms)
    order = "none" if pair is None else "same" if pair[0] == pair[1] else "more" if pair[0] > pair[1] else "less"
    said = {
        f"{name} significant: {evidence.significant}", f"{name} favours: {evidence.favour}",
        f"{name} by words: {read_words_change(evidence)}", f"{name} by figures: {read_figures_change(evidence)}",
        f"{name} first p: {tests[0] if tests else None}", f"{name} every p: {all(tests) if tests else None}",
        f"{name} any p: {any(tests) if tests else None}", f"{name} last p: {tests[-1] if tests else None}",
        f"{name} column: {read_table_test(evidence.scope)}", f"{name} pair: {order} {evidence.significant}",
        *(f"{name} interval: {covers_null(effect)}" for effect in evidence.effects[:3]),
    }  # fmt: skip
    flags = {
        "null": evidence.null, "both": evidence.both, "unclear": evidence.unclear,
        "ours": bool(evidence.arms.ours.search(evidence.scope)), "theirs": bool(evidence.arms.theirs.search(evidence.scope)),
    }  # fmt: skip
    return dict.fromkeys(sorted(said), 1.0) | {f"{name} {flag}": float(value) for flag, value in flags.items()}


def _cues(name: str, evidence: Evidence) -> dict[str, float]:
    features: dict[str, float] = {}
    for cue in evidence.cues[:_MOST_CUES]:
        sign, turned = sign_of(evidence, cue)
        before = last_arm(evidence.scope[max(0, cue.start - _NEAR) : cue.start], evidence.arms)
        after = first_arm(evidence.scope[cue.end : cue.end + _NEAR], evidence.arms)
        net = -sign if turned else sign
        features |= {
            f"{name} cue: {sign} {cue.compared} {turned}": 1.0,
            f"{name} between: {sign} {before} {after}": 1.0,
            f"{name} net: {net}": 1.0,
            f"{name} {cue.kind}": features.get(f"{name} {cue.kind}", 0.0) + 1.0,
        }
    return features
