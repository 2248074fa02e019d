"""Change words: which words say that something rose, fell, got better or worse, or did not differ."""

import re
from functools import lru_cache
from typing import NamedTuple

from litreview.corpus.gates import Gate


class ChangeCue(NamedTuple):
    """A change word: ``kind`` is ``up``, ``down``, ``good`` or ``bad``; ``compared`` where it sets two arms side by side."""

    kind: str
    start: int
    end: int
    compared: bool


_KINDS = {
    "up": r"increas\w*|rose|rise[sn]?|rising|gain(?:s|ed)?|grew|elevat\w*|rais(?:ed|es|ing)|exceed\w*"
    r"|prolong\w*|up-?regulat\w*|augment\w*"
    r"|hausse|accru\w*"
    r"|doubled|enhanc\w*",
    "down": r"decreas\w*|reduc\w*|lower(?:ed|ing|s)|declin\w*|fell|fall(?:s|en|ing)?|drop(?:s|ped)?(?![- ]?out)|diminish\w*"
    r"|diminu\w*|prevented|attenuat\w*"
    r"|suppress\w*|lessen\w*|shorten\w*|réduc\w*|réduit\w*|réduire|baiss\w*|halved|inhibit\w*|down-?regulat\w*|blunt(?:s|ed)",
    "good": r"improv\w*|positive (?:effects?|impacts?|results?|outcomes?|changes?)|effets? positifs?|benefi(?:ts?|ted|cial)"
    r"|effective in|helped|amélior\w*|gains in|salutary|protective|(?<!self-)(?<!self )efficac\w*",
    "bad": r"worsen\w*|deteriorat\w*|aggrav\w*|détérior\w*",
    "more": r"higher|highest|greater|greatest|more|longer|longest|larger|largest"
    r"|plus (?:élevé|grand|fort|long|haut|nombreu)\w*|supérieur\w*"
    r"|davantage|plus d\w.?",
    "less": r"lower|lowest|fewer|fewest|less(?! helpful\b| effective\b)|(?<!at )least|lesser|shorter|shortest"
    r"|smaller|smallest"
    r"|sooner|plus (?:faible|bas|court|petit)\w*|inférieur\w*|moins",
    "better": r"better|best(?! practi\w+| available| interests?| known)|superior(?:ity)?|outperform\w*|meilleur\w*",
    "worse": r"worse|worst|poorer|poorest|inferior|pires?|less helpful|less effective",
}
_SIGN = {"more": "up", "less": "down", "better": "good", "worse": "bad"}
_CUE = Gate("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _KINDS.items()), re.IGNORECASE)
_OPPOSITE = {"up": "down", "down": "up", "good": "bad", "bad": "good"}

_CHANGE_WORDS = (
    r"(?:differ\w*|improv\w*|reduc\w*|increas\w*|decreas\w*|effect\w*|affect\w*|impact\w*|chang\w*|benefi\w*|associat\w*"
    r"|advantage\w*|gain\w*"
    r"|superior\w*|better|worse|higher|lower|fewer|more|less|greater|longer|shorter|alter\w*|influenc\w*|effective"
    r"|correlat\w*|declin\w*|evidence"
    r"|variation|discrepanc\w*|predict\w*|modif\w*|relationship|inferior\w*|interactions?)"
)
NULL = Gate(
    rf"\b(?:no|none|little or no|neither|nor|absence of|lack of|lacked|failed to"
    rf"|fail(?:s)? to)\b(?: [\w'’/-]+){{0,5}}? {_CHANGE_WORDS}\b"
    rf"|\bwithout(?: any| a)?(?: (?:clear|significant|statistical\w*|\w+ly)){{0,2}} {_CHANGE_WORDS}\b"
    rf"|\b(?:not|cannot|(?:is|are|was|were|do|does|did|has|have|had|ca|could|would)n[’']t)\b(?: [\w'’/-]+){{0,4}}?"
    rf" (?:significan\w*|statistical\w*|{_CHANGE_WORDS})"
    r"|^\W{0,4}(?:but|though|although|mais) (?:not|pas)\b|\bnon-?\s?significan\w*|\binsignificant\w*|\b(?:was|were|is"
    r"|are) not\b[^.;]{0,25}\bsignifican\w*"
    r"|\b(?:similar|similarly|comparable|comparably|equivalent|equivalence|equally|identical|unchanged|indistinguishable"
    r"|unaffected|equal)\b"
    r"|\bthe same\b(?! (?:\d|meta|analys|systematic|author|team|programme|program|arm|people|study|sample|paper|trial"
    r"|groups?|year|data|role|scale|time|way|participants|review))"
    r"|\balike\b|\bas (?:effective|good|well|likely|safe|efficacious|high|low|often) as\b|\bno (?:better|worse"
    r"|more|less|fewer|greater) (?:\w+ )?than\b"
    r"|\bdid(?: not|n[’']t)\W*$|\bdid not reach\b|\bnot (?:maintained|sustained)\b|\bnon-?inferior\w*|\bnull\b|\bsame (?:rate"
    r"|number|level|extent)\w*"
    r"|\bn(?:e |[’'])(?:diff\w+|vari\w+|chang\w+|augment\w+|diminu\w+|amélior\w+|rédui\w+) pas\b"
    r"|\baucune? (?:\w+ ){0,3}?(?:différence|effet|changement|amélioration|réduction|impact)\b"
    r"|\bni\b[^.;,]{1,60}\bn[’'](?:a|ont|avai\w+)\b|\bpas d(?:e |[’'])(?:\w+ ){0,2}?(?:différence|effet|changement"
    r"|amélioration|réduction|impact)s?\b"
    r"|\bnon significati\w+|\bn[’'e] ?\w+ pas (?:\w+ ){0,3}?(?:réduit|amélior\w+|diff\w+|chang\w+|augment\w+|diminu\w+|varié"
    r"|baissé|eu d)\w*"
    r"|\bsimilaires?\b|\bcomparables?\b|\béquivalent\w*|\baussi efficaces? que\b|\bsans différence\b|\bpas significati\w+",
    re.IGNORECASE,
)
_NS = Gate(r"\bNS\b|\bn\.s\.")
BOTH = Gate(
    r"(?<!between )(?<!between the )(?<!entre )\b(?:both|all|either|the two|all three|each|les deux"
    r"|chaque)(?: of)?(?: the)?(?: \w+){0,3}?"
    r" (?:arms?|groups?|conditions?|cohorts?|samples?|treatments?|groupes|bras)\b",
    re.IGNORECASE,
)
MIXED = Gate(
    r"\bmixed\b|\binconsisten\w*|\buneven\b|\bnot consistent\b|\bvar(?:ied|ies|ying) (?:by|across|between|from)\b"
    r"|\bdiffer(?:s|ed) (?:by|across) (?:sites?|stud)\w*"
    r"|\bconflicting\b|\bin some (?:stud|trial|site|review)\w*,? but\b|\bsome (?:trials|studies"
    r"|reviews) \w+[^.;]{0,60}\bothers?\b|\bmitigés?\b|\bcontradictoires?\b"
    r"|\bbut not (?:at|in|on|for|among|after|when|by)\b|\bmais pas (?:à|dans|chez|pour)\b|\bsome (?:stud|trial)\w+ but not\b"
    r"|\bincohéren\w+|\bhétérogènes?\b"
    r"|\bheterogeneous (?:results|findings|effects)\b",
    re.IGNORECASE,
)
UNCLEAR = Gate(
    r"\binconclusive\b|\bunclear\b|\buncertain\w*|\binsufficient\b|\b(?:very )?limited evidence (?:that|for|of|on|to)\b"
    r"|\bmore research\b|\bno (?:usable )?data\b"
    r"|\bno (?:effects?|outcomes?|measures?)\b[^.;]{0,60}\b(?:was|were) (?:measured|assessed|reported)\b|\bnot reported\b"
    r"|\bno (?:stud\w+|trials?) (?:\w+ ){0,4}?(?:reported|measured|assessed|examined)\b|\b(?:was"
    r"|were) not (?:measured|assessed|reported|estimable)\b"
    r"|\bdata (?:were|was|are) (?:\w+ )?(?:skewed|not usable|not available|unavailable)\b|\bskewed\b"
    r"|\bcould not be (?:pooled|judged|determined|assessed)\b"
    r"|\bno conclusions?\b|\btentative\w*|\bmerely suggested\b|\bconnaît pas\b|\bnon concluan\w+|\bpeu concluan\w+"
    r"|\bincertain\w*|\bpas (?:été )?mesurée?s?\b",
    re.IGNORECASE,
)
LOW_CERTAINTY = Gate(
    r"\bvery low[- ](?:certainty|quality)\b|\bvery low (?:certainty|quality)\b"
    r"|\btrès faible (?:certitude|qualité)\b",
    re.IGNORECASE,
)
SIGNIFICANT = Gate(
    r"(?<!not )(?<!non-)(?<!non )\b(?:statistically )?significan(?:t|tly|ce)\b|\bsignificati(?:f|ve"
    r"|vement)\w*",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def has_cue(text: str) -> bool:
    """Return whether ``text`` holds any word about change, sameness, favour or its absence, or a figure of an effect.

    Example:
        >>> has_cue("Hope did not differ."), has_cue("We value hope.")
        (True, False)
    """
    patterns = (_CUE, NULL, MIXED, UNCLEAR, _FAVOUR, _FIGURES)
    return any(pattern.search(text) for pattern in patterns) or says_null(text)


def says_null(text: str) -> bool:
    """Return whether ``text`` says that nothing changed or that arms did not differ.

    Example:
        >>> says_null("Peers were as effective as clinicians.")
        True
    """
    return bool(NULL.search(text) or _NS.search(text))


_FAVOUR = Gate(r"\b(?:favou?r(?:s|ed|ing)?|in favou?r of|favoris\w+|en faveur d\w+)\b", re.IGNORECASE)
_FIGURES = Gate(
    r"\d\s?%[^.;%\d]{0,110}?\b(?:versus|compared with|against)\s[^.;%\d]{0,40}\d|\d\s?%?\s?(?:vs\.?|versus|compared with"
    r"|against)\s|\b(?:RR|OR|HR|SMD|MD|IRR|(?:mean|moyenne) difference|différence moyenne|(?:risk|odds|hazard"
    r"|rate) ratio|relative risk)\b|\bp\s?[<=>]\s?\.?\d",
    re.IGNORECASE,
)


def favoured(text: str) -> list[str]:
    """Return what follows each word of favour in ``text``: the words that name the favoured arm.

    Example:
        >>> favoured("All changes favoured the control arm.")
        [' the control arm.']
    """
    return [text[match.end() : match.end() + 60] for match in _FAVOUR.finditer(text)]


def find_change_cues(text: str) -> list[ChangeCue]:
    """Return the change words of ``text`` in order, a comparative joined to the change word it measures.

    Words that a negation covers are left out: they are sameness, not change.

    Example:
        >>> [c.kind for c in find_change_cues("a greater reduction, but less improvement")]
        ['down', 'bad']
    """
    return list(_cues_in(text))


@lru_cache(maxsize=256)
def _cues_in(text: str) -> tuple[ChangeCue, ...]:
    """A passage is asked about for each sign and each arm, so the last answers are kept."""
    covered = [match.span() for match in NULL.finditer(text)]
    raw = [
        ChangeCue(match.lastgroup or "", *match.span(), match.lastgroup in _SIGN)
        for match in _CUE.finditer(text)
        if not any(a <= match.start() < b for a, b in covered)
    ]
    cues: list[ChangeCue] = []
    for cue in raw:
        joined = _join(cues[-1], cue, text) if cues else None
        if joined:
            cues[-1] = joined
        else:
            cues.append(cue)
    return tuple(cue._replace(kind=_SIGN.get(cue.kind, cue.kind)) for cue in cues)


_AS_MUCH = re.compile(r"(?:more|less) so\b|davantage\b(?! d)", re.IGNORECASE)
_PREDICATE = re.compile(r"[^.;:]{0,90}\b(?:was|were|is|are|était|étaient|est|sont) (?:\w+ ){0,2}")


def _join(first: ChangeCue, second: ChangeCue, text: str) -> ChangeCue | None:
    """Join "greater … reduction" and "fell … more": the change word gives the sign, the comparative its degree."""
    between = text[first.end : second.start]
    if second.kind in ("more", "less") and first.kind in ("up", "down", "good") and _PREDICATE.fullmatch(between[:120]):
        return ChangeCue(first.kind if second.kind == "more" else _OPPOSITE[first.kind], first.start, second.end, True)
    if second.kind in ("more", "less") and first.kind in ("up", "down", "good") and _AS_MUCH.match(text, second.start):
        return ChangeCue(first.kind if second.kind == "more" else _OPPOSITE[first.kind], first.start, second.end, True)
    if len(between) > 30 or re.search(r"[,;.:]|\b(?:and|than|et|que|with|of)\b", between):
        return None
    if first.kind in ("more", "less") and second.kind in _OPPOSITE:
        degree, change = first.kind, second.kind
    elif second.kind in ("more", "less") and first.kind in _OPPOSITE:
        degree, change = second.kind, first.kind
    else:
        return None
    return ChangeCue(change if degree == "more" else _OPPOSITE[change], first.start, second.end, True)
