"""Cautions: sentences that tell the reader how to use evidence, and recommend nothing to services."""

import re

from litreview.corpus.gates import Gate

_READERS = r"(?:a |the |any |later |careful )*(?:readers?|nobody|no one|anyone(?: who [\w ]{1,40}?)?|one|reviewers?|analysts?)"
_EVIDENCE = (
    r"(?:evidence|findings?|results?|figures?|numbers?|percentages?|estimates?|intervals?|effects?|outcomes?|trials?|stud(?:y"
    r"|ies)"
    r"|reviews?|report|tables?|rows?|argument|point|direction|use|wording|quotation|comparisons?|data|authors?|conclusions?"
    r"|both|two)"
)
_HANDLED = (
    r"(?:read|quoted|cited|pooled|counted|added|combined|taken (?:as|for|to)|set (?:against|beside)|reported|interpreted"
    r"|treated (?:as"
    r"|with)|compared|kept (?:apart|in separate)|carried over|borrowed?|transferred|generali[sz]ed|called|given its date"
    r"|entered|mistaken"
    r"|confused|understood as|seen (?:as|in)|viewed with|weighed|judged with|used with caution|noted|remembered|borne in mind"
    r"|stressed"
    r"|replicated|confirmed)"
)
_DUTY = r"(?:should|must|ought to|needs? to|has to|have to)(?:n[’']t| not| never| always| also| therefore| only)?"
_CAUTION = Gate(
    rf"\b{_READERS} {_DUTY} |\b{_EVIDENCE}\b[^.;]{{0,80}}\b{_DUTY} be {_HANDLED}\b|\b{_DUTY} be {_HANDLED} (?:as|with|from"
    rf"|against"
    rf"|for the general|beside|apart|together|by)\b[^.;]{{0,60}}\b{_EVIDENCE}\b|\b{_DUTY} be {_HANDLED} (?:apart"
    rf"|with (?:caution|care)|without a"
    rf"|together|in (?:this|that) light|for the general)\b|\btables? {_DUTY} (?:show|keep|list|hold)\b|\b(?:framework"
    rf"|synthesis|review) {_DUTY} (?:keep|count|list|show)"
    r"|\bshould resist\b|\bmust be called\b|\bon which (?:the )?\w+ must\b|\brecommends? (?:\w+ )?(?:steps|actions|measures)\b",
    re.IGNORECASE,
)
_SECTION = Gate(
    r"\b(?:in|for|of) (?:this|our) review\b|\bhow (?:far|to read|much weight|certain)|\bread (?:it |them )?with\b"
    r"|\blimitations?\b|\bcaveats?\b"
    r"|\bstrengths and\b|\bwhat (?:we have|it does) not\b|\bwords to watch\b|\blimites\b|\bcomment lire\b"
    r"|\bquality of (?:the )?evidence\b",
    re.IGNORECASE,
)
_ACTS = Gate(
    r"\b(?:funders?|governments?|ministr\w+|agenc(?:y|ies)|services|organi[sz]ations?|employers?|managers?|hospitals?"
    r"|programs?|boards?"
    r"|committees?|supervisors?|peer (?:support )?workers?|planners?|policy-?makers|we recommend|recommends? that|gouvernement"
    r"|organismes)\b",
    re.IGNORECASE,
)


def is_caution(text: str, heading: str = "") -> bool:
    """Return whether a sentence with a duty word tells how to read, quote or count evidence, not what services should do.

    Under a heading about the use or the limits of the evidence every duty is one unless it names who should act.

    Example:
        >>> is_caution("The two trials should not be pooled."), is_caution("Peer workers should be paid.")
        (True, False)
    """
    return bool(_CAUTION.search(text)) or (weighs_evidence(heading) and not _ACTS.search(text))


def weighs_evidence(heading: str) -> bool:
    """Return whether a heading opens a section on the use, the weight or the limits of evidence, which reports nothing new.

    Example:
        >>> weighs_evidence("How far this can be trusted"), weighs_evidence("What was found")
        (True, False)
    """
    return bool(_SECTION.search(heading))
