"""What a passage of a trial report tells: aim, design, setting, recruitment, people, intervention, control, measures, tests."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from litreview.coding.linear import Linear, read_linear, score_linear

PASSAGE_CLASSES = (
    "aim", "analysis", "control", "design", "intervention", "outcome_measure", "population", "recruitment", "setting",
)  # fmt: skip
_WEIGHTS = Path(__file__).parent / "weights" / "trial_passages.csv"
_WORD = re.compile(r"[a-zà-öø-ÿ]{2,30}|\d{1,9}|%|=|±")
_READ = 8_000

_CUES = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "aims": r"\b(?:aim(?:s|ed|ing)?|purpose|objectives?|goals? of (?:this|the)|hypothes[ie]\w*|we (?:expected|predicted)"
        r"|sought to|set out to|(?:study|trial|paper|research|we) (?:test|examin|investigat|evaluat|explor|assess|compar"
        r"|ask|address|describ)\w*|predicted that|research questions?|in order to (?:determine|test|examine))\b"
        r"|^\W{0,3}to (?:test|examine|assess|determine|evaluate|investigate|compare|explore|establish)\b",
        "tests": r"\b(?:anova|ancova|manova|regressions?|t-?tests?|chi-?squared?|χ2?|intent(?:ion)?-to-treat|imput\w+"
        r"|mixed[- ](?:effects?|models?)|linear mod\w+|covari\w+|spss|stata|sas|power (?:analysis|calculation|of)"
        r"|sample[- ]size calculation|bonferroni|two-tailed|significance level|p ?[<=] ?0?\.\d+|analys[ei]s|analy[sz]ed"
        r"|effect sizes?|cohen|kaplan|log-rank|bootstrap\w*|random[- ](?:effects|regression|intercepts?)|thematic\w*"
        r"|wilcoxon|mann-whitney|likelihood|interaction|multilevel|hierarchical|estimating equations|missing (?:data|values))\b",
        "waiting": r"\b(?:wait(?:ing)?[- ]?list\w*|waitlist\w*|usual care|(?:care|treatment|services) as usual|standard care"
        r"|routine care|tau|delayed)\b",
        "controls": r"\b(?:controls?|comparison|placebo|comparator)\b",
        "not given": r"\b(?:no (?:treatment|intervention|contact)|received no|did not receive|not (?:given|offered|receive)"
        r"|offered the (?:course|programme?|group|intervention|opportunity)|opportunity to (?:attend|receive|participate)"
        r"|guaranteed|after the (?:study|follow-up|trial|final|last)|continued to (?:receive|get))\b",
        "instruments": r"\b(?:scales?|subscales?|inventor(?:y|ies)|questionnaires?|index|checklists?|items?|likert|alphas?"
        r"|cronbach|reliab\w+|validity|validated|psychometric|internal consistency|test[-–]retest|self-report\w*|scor(?:e|es|ed"
        r"|ing)|higher scores|ratings?|rated|instruments?|measures?|measured|outcomes?|assessed (?:with|using|by)|end ?points?"
        r"|survey|-item|responses?|ranging|ranges?)\b",
        "named scale": r"(?-i:\b(?:[A-Z][\w’'-]{1,20} ){1,6}(?:Scale|Inventory|Index|Questionnaire|Schedule|Measure|Survey"
        r"|Checklist|Interview|Form|Profile)\b|\b[A-Z]{3,6}(?:-[A-Z0-9]{1,4})?\b(?= (?:is|was|has|consists|contains|scores?)))",
        "randomised": r"\b(?:randomi[sz]\w*|randomly|at random|allocat\w+|assigned|assignment|blocks?|stratified|envelopes?"
        r"|blind(?:ed)?|masked|single-blind|double-blind)\b",
        "designed": r"\b(?:trial|rct|quasi-experimental|pre-?test|post-?test|pre-?post|cross-?over|(?:study|experimental"
        r"|research|group|mixed|wait(?:ing)?[- ]?list|factorial) design|two-(?:arm|group)|parallel|pilot study|cohort"
        r"|longitudinal|uncontrolled|mixed[- ]methods?)\b",
        "waves": r"\b(?:baseline|follow-?ups?|post-?treatment|time points?|waves?|pre-intervention|post-intervention|t[0-3])\b",
        "recruiting": r"\b(?:recruit\w*|refer(?:red|rals?)|self-refer\w+|advertis\w+|flyers?|fliers?|leaflets?|posters?"
        r"|brochures?|newspapers?|invit(?:ed|ations?)|approached|contacted|consent(?:ed|ing)?|agreed to|volunteer(?:ed)?|enrol\w*"
        r"|information (?:sheet|session|meeting)s?|word of mouth|screen(?:ed|ing)|mailing|announcements?|identified (?:by|from"
        r"|through)|responded|solicit\w+|convenience sample|declined|refus\w+)\b",
        "criteria": r"\b(?:inclusion|exclusion|exclud\w+|eligib\w+|criteri(?:a|on)|includ(?:ed|ing) (?:if|were)|required to"
        r"|had to|diagnos\w+|dsm\w*|icd\w*|aged|years (?:old|of age)|age (?:of|was|range)|mean age|ages?)\b",
        "people": r"\b(?:female|male|women|men|married|single|divorced|unemployed|caucasian|white|black|african|hispanic|latino"
        r"|asian|ethnic\w*|education\w*|demographic\w*|schizo\w+|bipolar|depressi\w+|psychosis|psychotic|ptsd|disorders?"
        r"|illness|hospitali[sz]\w+|admissions|sample (?:was|were|consisted|comprised|included)|sd ?=|participants were)\b",
        "sessions": r"\b(?:sessions?|modules?|weekly|biweekly|fortnightly|meetings?|class(?:es)?|lessons?|workshops?|homework"
        r"|manual\w*|curriculum|course|workbooks?|handouts?|topics?|skills?|exercises?|role[- ]?play\w*|facilitat\w+"
        r"|leaders?|co-?led|led by|trainers?|instructors?|taught|teach\w*|learn\w*|discuss\w+|shar(?:e|ed|ing)|peers?"
        r"|certified|supervis\w+|fidelity|hours?|minutes|content|techniques?|strategies|goals?|psychoeducation\w*|therap\w+)\b",
        "places": r"\b(?:cent(?:re|er)s?|clinics?|hospitals?|cit(?:y|ies)|towns?|rural|urban|suburban|state|county|province"
        r"|region|located|location|settings?|sites?|held (?:in|at)|took place|conducted (?:in|at|within)|carried out (?:in|at)"
        r"|based (?:in|at)|agenc(?:y|ies)|universit\w+|department|catchment|ward|community mental health)\b",
        "counts": r"\b(?:n ?= ?\d+|\d+(?:\.\d+)? ?%|per cent|m ?= ?\d+)",
    }.items()
}
"""Word groups that tell the parts of a methods section apart; each is one feature, wherever in the passage it stands."""


def classify_passage(text: str) -> str:
    """Return the class of a passage quoted from a report of a trial, one of ``PASSAGE_CLASSES``.

    Word groups and words are weighed by a logistic model fitted on passages written for it
    (``benchmarks/fit_passages.py``); English only.

    Example:
        >>> classify_passage("Those in the other arm stayed on a waiting list and had usual care.")
        'control'
        >>> classify_passage("Hope was measured with a twelve-item scale (alpha .88).")
        'outcome_measure'
    """
    scores = score_passage(text)
    return max(sorted(scores), key=lambda label: scores[label])


def score_passage(text: str) -> dict[str, float]:
    """Return the probability of each class of ``PASSAGE_CLASSES`` for one passage.

    Example:
        >>> scores = score_passage("Members were recruited with flyers.")
        >>> round(sum(scores.values()), 3), max(scores, key=scores.get)
        (1.0, 'recruitment')
    """
    return score_linear(_model(), passage_features(text))


def passage_features(text: str) -> dict[str, float]:
    """Return the features of a passage: word groups (and which come in its first words), words and pairs of words.

    A word counts by how often it stands, on the scale of the square root of the passage's length; digits are one word.

    Example:
        >>> features = passage_features("Twelve weekly sessions, 90 min")
        >>> [name for name in features if "session" in name]
        ['cue sessions', 'first sessions', 'w sessions', 'w weekly sessions', 'w sessions #']
    """
    text = text[:_READ]
    found = [re.sub(r"^\d+$", "#", word) for word in _WORD.findall(text.lower())]
    features = {f"cue {name}": _saturated(len(hits)) for name, cue in _CUES.items() if (hits := cue.findall(text))}
    head = text[:90]
    features |= {f"first {name}": 1.0 for name, cue in _CUES.items() if cue.search(head)}
    counts = Counter([*found, *(f"{a} {b}" for a, b in pairwise(found))])
    scale = max(len(found), 1) ** -0.5
    features |= {f"w {word}": times**0.5 * scale * 1.5 for word, times in counts.items()}
    if len(found) < 8:
        features["short"] = 1.0
    return features


def _saturated(times: int) -> float:
    return times / (times + 1.0)


@lru_cache(maxsize=1)
def _model() -> Linear:
    return read_linear(_WEIGHTS)
