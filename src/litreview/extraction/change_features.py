"""Features of change: what the rules saw of one outcome, and the skeleton of the words, for a linear model."""

from collections.abc import Sequence
from functools import lru_cache

from litreview.extraction.arms import Arms, first_arm, last_arm
from litreview.extraction.change_evidence import (
    ChangeEvidence,
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


@lru_cache(maxsize=64)
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
    read, answers = _readings(text, outcome, arms)
    place = _telling(answers)
    main, answer = read[place], answers[place]
    whole = read_evidence(text, outcome, arms)
    by_whole = answer if whole == main else decide_change(whole)
    features = {f"rules: {answer}": 1.0, f"whole: {by_whole}": 1.0, f"both ways: {answer} {by_whole}": 1.0}
    features |= {f"any: {one}": 1.0 for one in answers}
    seen = _signs(main) | _cues(main)
    around = seen if whole == main else _signs(whole) | _cues(whole)
    features |= {f"scope {sign}": value for sign, value in seen.items()}
    features |= {f"whole {sign}": value for sign, value in around.items()}
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
    read, answers = _readings(text, outcome, arms)
    return read[_telling(answers)].scope


@lru_cache(maxsize=16)
def _readings(text: str, outcome: str, arms: Arms) -> tuple[list[ChangeEvidence], list[str]]:
    """What the words of each stretch about ``outcome`` say, and the change that it amounts to."""
    read = [read_evidence(scope, outcome, arms) for scope in outcome_scopes(text, outcome)]
    return read, [decide_change(evidence) for evidence in read]


def _telling(answers: Sequence[str]) -> int:
    """The place of the first answer that tells a change; the first of all where none does."""
    return next((place for place, answer in enumerate(answers) if answer != "unclear"), 0)


def _signs(evidence: ChangeEvidence) -> dict[str, float]:
    tests = read_p_values(evidence.scope)
    pair = figures_of_arms(evidence.scope, evidence.arms)
    order = "none" if pair is None else "same" if pair[0] == pair[1] else "more" if pair[0] > pair[1] else "less"
    said = {
        f"significant: {evidence.significant}", f"favours: {evidence.favour}",
        f"by words: {read_words_change(evidence)}", f"by figures: {read_figures_change(evidence)}",
        f"first p: {tests[0] if tests else None}", f"every p: {all(tests) if tests else None}",
        f"any p: {any(tests) if tests else None}", f"last p: {tests[-1] if tests else None}",
        f"column: {read_table_test(evidence.scope)}", f"pair: {order} {evidence.significant}",
        *(f"interval: {covers_null(effect)}" for effect in evidence.effects[:3]),
    }  # fmt: skip
    flags = {
        "null": evidence.null, "both": evidence.both, "unclear": evidence.unclear,
        "ours": bool(evidence.arms.ours.search(evidence.scope)), "theirs": bool(evidence.arms.theirs.search(evidence.scope)),
    }  # fmt: skip
    return dict.fromkeys(sorted(said), 1.0) | {flag: float(value) for flag, value in flags.items()}


def _cues(evidence: ChangeEvidence) -> dict[str, float]:
    features: dict[str, float] = {}
    for cue in evidence.cues[:_MOST_CUES]:
        sign, turned = sign_of(evidence, cue)
        before = last_arm(evidence.scope[max(0, cue.start - _NEAR) : cue.start], evidence.arms)
        after = first_arm(evidence.scope[cue.end : cue.end + _NEAR], evidence.arms)
        net = -sign if turned else sign
        features |= {
            f"cue: {sign} {cue.compared} {turned}": 1.0,
            f"between: {sign} {before} {after}": 1.0,
            f"net: {net}": 1.0,
            cue.kind: features.get(cue.kind, 0.0) + 1.0,
        }
    return features
