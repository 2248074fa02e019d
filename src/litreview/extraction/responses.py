"""Responses: works that answer the recommendations of somebody else, and what was recommended to their authors."""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.restated import drop_restated

_RESPONSE = Gate(
    r"\b(?:response|reply) (?:\w+ ){0,3}to (?:the |an? |its )?(?P<whom>[^\n]{3,200})|\bréponse (?:\w+ ){0,3}(?:à|au|aux) "
    r"(?P<à_qui>[^\n]{3,200})",
    re.IGNORECASE,
)
_REPORTING = Gate(
    r"\b(?:report|recommendations?|investigation|inquiry|review|committee|commission\w*|ombudsman|auditor|panel|task ?force"
    r"|rapport|recommandations?|enquête|comité)\b",
    re.IGNORECASE,
)
_OWN_ANSWER = Gate(r"\b(?:responses?|reply|réponses?|our (?:position|decision|plans?)|next steps)\b", re.IGNORECASE)
_ADVISER = (
    r"(?:(?:the|its|their) )?(?:[\w’'-]{1,30} ){0,4}(?:report|committee|inquiry|commission(?:er)?|ombudsman|panel|review"
    r"|auditor"
    r"|(?-i:[A-Z]{3,8}))(?:[’']s? (?:\w+ ){0,2}report)?"
)
_RECOMMENDED = Gate(
    rf"\b{_ADVISER} (?:\w+ ){{0,2}}(?:(?:said|say|says|stated|states) (?:that )?(?:they|it|he|she) )?(?:would )?(?:have |has )?"
    r"(?:also |further |therefore )?(?:recommend(?:s|ed)?|urge[sd]?|call(?:s|ed)? (?:on|upon|for)|suggest(?:s"
    r"|ed)? that [^.;]{3,60}"
    r"\b(?:should|may (?:want|wish)|might|could))\b|\b(?:comité|rapport|commission\w*|ombudsman) (?:a |avait )?recommand\w+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?:recommendation|recommandation)\s*(?:no\.? ?|n[o°] ?)?\d{1,3}(?:\.\d{1,2})?\b", re.IGNORECASE)
_FIRST = 8


def is_response(document: Document) -> bool:
    """Return whether the title or one of the first headings of ``document`` calls it a response to a report or its like.

    Example:
        >>> is_response(Document("d", "", "policy", "Response to the inquiry's report", "d", "", "en", "full text", ""))
        True
    """
    heads = (segment.text for segment in islice(document.segments, _FIRST) if segment.role == "heading")
    return any(_answers(text) for text in [document.title, *heads])


def _answers(text: str) -> bool:
    match = _RESPONSE.search(text)
    return match is not None and bool(_REPORTING.search(match["whom"] or match["à_qui"]))


def find_answered(document: Document) -> list[tuple[int, int]]:
    """Return the spans of what the body answered had recommended, in order, each once.

    A span is a paragraph that calls itself a recommendation or stands right below a heading that does, or the part of a
    paragraph from where the body is said to have recommended something. What stands below a heading with "response" are
    the authors' own words and none.

    Example:
        >>> words = "The Committee recommended that peers be paid."
        >>> s = Segment("d#1", "d", 1, 0, len(words), None, "Pay", "", "body", "en", words)
        >>> find_answered(Document("d", "", "policy", "", "d", "", "en", "full text", words, (s,)))
        [(0, 45)]
    """
    found = [(run[0].start, run[-1].end, " ".join(segment.text for segment in run)) for run in _restated_runs(document)]
    return [(start, end) for start, end, _ in drop_restated(found)]


def _restated_runs(document: Document) -> Iterator[list[Segment]]:
    answer: int | None = None
    labelled = False
    for _, group in groupby(document.segments, key=lambda segment: segment.block):
        block = list(group)
        first = block[0]
        if first.role == "heading":
            if answer is None or first.level <= answer:
                answer = first.level if _OWN_ANSWER.search(first.text) and not _answers(first.text) else None
            labelled = bool(_LABEL.match(first.text)) and answer is None
        elif answer is None and first.role in ("body", "list item"):
            start = 0 if labelled or _LABEL.match(first.text) else _first_recommending(block)
            labelled = False
            if start is not None:
                yield block[start:]


def _first_recommending(block: list[Segment]) -> int | None:
    return next((at for at, segment in enumerate(block) if _RECOMMENDED.search(segment.text)), None)
