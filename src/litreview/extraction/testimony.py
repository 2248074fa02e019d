"""Testimony: whether a sentence tells somebody's own experience."""

import re

from litreview.corpus.gates import Gate
from litreview.extraction.statements import is_wish

_FIRST = Gate(r"\b(?:i|me|my|mine|myself|we|us|our|ours|j.|je|mon|ma|mes|moi|nous|notre|nos)\b|\bI[’']", re.IGNORECASE)
_OPINION = Gate(
    r"\b(?:i|we)(?: \w+){0,2} (?:think|believe|agree|suggest|recommend|propose|hope|wish|feel that|would|support|oppose|urge"
    r"|understand|can|could|do ?n[o’']?t (?:think|see|believe|understand|agree)|want|know|wonder|guess|suppose)\b"
    r"|\bin my opinion\b|\bmy (?:opinion|view|suggestion)\b|\b(?:je pense|je crois|à mon avis)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn[’']?t|been|told|said|called|got|went|sent|asked|paid|received|\w{3,20}ed|found|took|gave"
    r"|knew|came|tried"
    r"|lost|made|saw|left|kept|heard|began|wrote|spoke|never)\b",
    re.IGNORECASE,
)
_MODAL = Gate(r"\b(?:should|must|would|could|can|may|might|will|if)\b", re.IGNORECASE)
_KIN = Gate(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)


def is_testimony(text: str) -> bool:
    """Return whether ``text`` tells something that the speaker, or somebody close, went through, rather than an opinion.

    Example:
        >>> is_testimony("I was readmitted twice last winter."), is_testimony("I think peers should be paid.")
        (True, False)
    """
    past = bool(_PAST.search(text))
    if _FIRST.search(text) and not _OPINION.search(text) and not is_wish(text) and (past or not _MODAL.search(text)):
        return True
    return bool(past and _KIN.search(text) and not _MODAL.search(text))
