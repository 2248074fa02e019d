"""Change of an outcome between two arms, read from the words of a passage by rules and a small model together."""

from litreview.extraction.arms import name_arms
from litreview.extraction.change_evidence import ChangeEvidence, decide_change, outcome_scopes, read_evidence
from litreview.extraction.change_features import change_features
from litreview.extraction.change_model import weigh_change

SURE = 0.6
"""From which probability on the model overrules the rules; chosen on labelled trials that no weight was fitted on."""


def read_change(text: str, outcome: str, intervention: str = "", comparator: str = "") -> str:
    """Return the change of ``outcome`` in the intervention against the comparator, as ``text`` tells it.

    ``outcome`` is a code (``OUT.HOSP``) or free words; the arms are peer support and whatever it is compared with unless
    named. The answer is ``"increase"``, ``"decrease"``, ``"no difference"`` or ``"unclear"`` and says nothing about good
    or bad: that is ``valence``.

    Example:
        >>> read_change("Fewer people in the peer group were readmitted (29% vs 38%, p = .03).", "OUT.HOSP")
        'decrease'
        >>> read_change("Pain was higher under placebo than under aspirin.", "pain", "aspirin", "placebo")
        'decrease'
    """
    arms = name_arms(intervention, comparator)
    read = [read_evidence(scope, outcome, arms) for scope in outcome_scopes(text, outcome)]
    answers = [decide_change(evidence) for evidence in read]
    place = next((n for n, answer in enumerate(answers) if answer != "unclear"), 0)
    return settle_change(answers[place], read[place], weigh_change(change_features(text, outcome, arms)))


def settle_change(answer: str, evidence: ChangeEvidence, chances: dict[str, float]) -> str:
    """Return what the rules' ``answer`` and the model's ``chances`` amount to together.

    The model speaks only where the words give it something to weigh: where a change is told, or a difference was tested.

    Example:
        >>> evidence = read_evidence("Hope was measured.", "OUT.HOPE", name_arms())
        >>> settle_change("unclear", evidence, {"increase": 0.9, "decrease": 0.1, "no difference": 0.0})
        'unclear'
    """
    likely = max(sorted(chances), key=lambda label: chances[label])
    if answer == "unclear" and not (evidence.significant or evidence.cues):
        return answer
    return likely if chances[likely] >= SURE else answer
