"""Claims: whether a sentence reports what was found, or only what is wanted, planned, valued or felt."""

import re

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.cautions import weighs_evidence
from litreview.extraction.statement_scores import score_testimony
from litreview.extraction.studies import has_study_cue

_WANTED = Gate(
    r"\b(?:aims?|aimed|aiming|seeks?|sought|intends?|intended|hopes?|hoped|plans?|planned|designed|set out|expected"
    r"|expects?) (?:is |was |are |were )?(?:to|at|that)\b"
    r"|\b(?:will|shall|would|should|must|ought to|so that|in order to)\b|\b(?:goals?|mission|vision|objectives?|purpose"
    r"|aim)s? (?:is|are|was|were|of|:)"
    r"|\b(?:meant|founded|set up|created|funded|granted|trained|wanted|dream(?:s|ed|t)?|longed) (?:to|of|for)\b"
    r"|\bpromot(?:e|es|ing)\b|\b(?:we|they|it) (?:believe|value|stand for|strive|promote)s?\b|\bcommitted to\b"
    r"|\bhypothes[ie]s\w*|\bwhether\b"
    r"|\binvestigat(?:e|es|ing)\b"
    r"|\bprotocol\b|\bvise(?:nt)? à\b|\bobjectifs? (?:est|sont)\b|\bafin (?:de|que)\b|\bdevrai(?:t|ent)\b|\bmission (?:est"
    r"|consiste)\b",
    re.IGNORECASE,
)
_EXPLAINED = Gate(
    r"\bcannot (?:show|tell|say|prove)\b|\b(?:lower|higher|less|more|fewer)(?: scores?)? (?:is|are|means?) (?:better|worse"
    r"|good|bad)\b"
    r"|\b(?:a lower|a higher) score is\b|\b(?:might|could|would) mean\b|\b(?:asks?|asked) (?:what|whether|how|if)\b"
    r"|\bsets? out to\b"
    r"|\bintervals? (?:reach|run|rang|span|cross|includ)\w*|\bno outcomes?\b[^.;]{0,60}\b(?:was|were) measured\b"
    r"|\bneither an? [\w ]{1,30} nor\b|\bcounts? as the same\b|\bis the (?:authors|reviewers)[’'] word\b",
    re.IGNORECASE,
)
_FOUND = Gate(
    r"\b(?:found|showed|shows?|reported|demonstrated|observed|revealed|concluded|resulted|results|differed|did not"
    r"|significant\w*|fell|rose|improved|reduced"
    r"|increased|decreased|was (?:higher|lower|similar)|were (?:higher|lower|similar|fewer|more|less)|had (?:fewer|more"
    r"|higher|lower|less|no)|no (?:\w+ )?difference|a montré|ont montré|a observé|a été observée?)\b"
    r"|\d\s?%?\s?(?:vs\.?|versus|compared)\b|\bp\s?[<=>]|\b(?:SMD|RR|OR|HR|MD)\b",
    re.IGNORECASE,
)
_AIM_HEADING = Gate(
    r"\b(?:aims?|objectives?|goals?|mission|vision|(?:core )?values|principles|purpose|hypothes[ie]s|what we hope|about us"
    r"|background|methods?|protocol"
    r"|objectifs?|valeurs|principes|but)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"^\W*(?:\d[\d.]{0,6} )?(?:what (?:was|were|they|the \w+|we) found|(?:main |key |primary |secondary )?(?:results?|findings"
    r"|outcomes?)"
    r"|effects?|ce qui a été trouvé|résultats|constats)\b",
    re.IGNORECASE,
)
_PERSONAL = Gate(r"(?<!phase )(?<!type )(?<!stage )(?<!bipolar )\b(?:i|me|my|myself|je|j.ai|m.a|moi|mon|ma|mes)\b", re.IGNORECASE)
_OWN_STORY = 0.6
"""Score from which words in the first person are somebody's own story; chosen on sentences of our own."""

_QUOTE_MARKS = ("“", "«", '"', "‘")


def may_report(document: Document, segment: Segment) -> bool:
    """Return whether ``segment`` may hold a finding at all: running text of a work, no consultation, no values or aims.

    Example:
        >>> s = Segment("d#1", "d", 1, 0, 1, None, "Our mission", "", "list item", "en", "Reduce stigma")
        >>> may_report(Document("d", "", "policy", "", "d", "", "en", "full text", "x", (s,)), s)
        False
    """
    consulted = document.evidence_kind == "consultation" or document.depth in ("transcript", "answers") or bool(segment.speaker)
    return (
        segment.role in ("body", "list item")
        and not consulted
        and not _AIM_HEADING.search(segment.heading)
        and not weighs_evidence(segment.heading)
        and not _is_title(segment)
        and not segment.text.rstrip().endswith("?")
        and not is_own_story(segment.text)
    )


def tells_results(document: Document, segment: Segment) -> bool:
    """Return whether ``segment`` stands in the section of a research text that tells its results.

    Example:
        >>> s = Segment("d#1", "d", 1, 0, 1, None, "What was found", "", "body", "en", "Hope rose.")
        >>> tells_results(Document("d", "", "research", "", "d", "", "en", "notes", "x", (s,)), s)
        True
    """
    return document.evidence_kind == "research" and bool(_RESULTS.match(segment.heading))


def _is_title(segment: Segment) -> bool:
    """The first line without a full stop is a title, whatever it says of effects."""
    return segment.ordinal == 1 and not segment.text.rstrip().endswith((".", "!", ";", ":", "”", '"'))


def is_wanted(text: str) -> bool:
    """Return whether ``text`` tells an aim, plan, value or duty and no result, or only explains how to read one.

    Example:
        >>> is_wanted("The trial aims to reduce readmission."), is_wanted("The trial, which aimed high, found fewer admissions.")
        (True, False)
    """
    return bool(_EXPLAINED.search(text)) or (bool(_WANTED.search(text)) and not _FOUND.search(text))


def is_own_story(text: str) -> bool:
    """Return whether ``text`` is somebody's words about their own life: the first person singular, quoted or telling a story.

    Words that name a study report on it, whoever speaks.

    Example:
        >>> is_own_story("“My peer worker gave me hope.”"), is_own_story("My hope rose after that winter.")
        (True, True)
    """
    if not _PERSONAL.search(text):
        return False
    return text.lstrip().startswith(_QUOTE_MARKS) or (not has_study_cue(text) and score_testimony(text) >= _OWN_STORY)
