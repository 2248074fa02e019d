"""Why a finding is what it is: the words that gave its direction, and where its model was read."""

import re

from litreview.corpus.gates import Gate
from litreview.extraction.arms import PEER_ARMS
from litreview.extraction.change import settle_change
from litreview.extraction.change_evidence import ChangeEvidence, decide_change, read_evidence
from litreview.extraction.change_features import change_features
from litreview.extraction.change_model import explain_change, weigh_change
from litreview.extraction.cues import BOTH, MIXED, NULL, UNCLEAR, find_change_cues
from litreview.extraction.models import Model

_MOST = 3
_LONGEST = 60
_PLAIN = {"no difference": (NULL, BOTH), "mixed": (MIXED, NULL), "unclear": (UNCLEAR,)}
_FAVOUR = Gate(r"\b(?:favou?r\w*|en faveur|favoris\w+)\b", re.IGNORECASE)


def tell_reason(scope: str, outcome: str, direction: str, model: Model) -> str:
    """Return in a few words why a row has its ``direction`` and its ``model``; words in it are words of ``scope``.

    Where the trained weights overruled the rules, the features that weighed most are named as well.

    Example:
        >>> tell_reason("Hope rose more with peers.", "OUT.HOPE", "favours peer support", Model("MOD.WARM", "title"))
        'words: rose more; model: title'
        >>> tell_reason("", "OUT.HOPE", "", Model())
        'mention: no change told with a study; model: not stated'
    """
    read = f"model: {model.where or 'not stated'}"
    if not direction:
        return f"mention: no change told with a study; {read}"
    told = _words(scope, direction)
    weighed = _weighed(scope, outcome)
    parts = [f"words: {', '.join(told)}" if told else "words: none plain", *([weighed] if weighed else []), read]
    return "; ".join(parts)


def _words(scope: str, direction: str) -> list[str]:
    """The words that speak for the direction: sameness, doubt or mixture where it is that, else change and favour."""
    plain = [_short(match[0]) for pattern in _PLAIN.get(direction, ()) for match in [pattern.search(scope)] if match]
    if plain:
        return list(dict.fromkeys(plain))[:_MOST]
    changes = [(cue.start, _short(scope[cue.start : cue.end])) for cue in find_change_cues(scope)]
    favours = [(match.start(), match[0]) for match in _FAVOUR.finditer(scope)]
    return list(dict.fromkeys(words for _, words in sorted([*changes, *favours])))[:_MOST] or _figures(scope)


def _figures(scope: str) -> list[str]:
    return ["figures of the arms"] if re.search(r"\d", scope) else []


def _weighed(scope: str, outcome: str) -> str:
    """What the weights went by, where they and not the rules decided."""
    evidence: ChangeEvidence = read_evidence(scope, outcome, PEER_ARMS)
    features = change_features(scope, outcome, PEER_ARMS)
    by_rules = decide_change(evidence)
    change = settle_change(by_rules, evidence, weigh_change(features))
    if change == by_rules:
        return ""
    return f"weights say {change} ({', '.join(_named(name) for name in explain_change(features, change, _MOST))})"


def _named(feature: str) -> str:
    """A feature's name without the words of the text that skeletons carry."""
    return feature.split(":")[0] if feature.startswith("drawn") else feature.replace(";", ",")


def _short(words: str) -> str:
    return " ".join(words.split())[:_LONGEST].strip(" ,;")
