"""What kind of evidence a text is, and how much of the work it holds."""

import re
from collections.abc import Mapping, Sequence

from litreview.corpus.genres import genre_of
from litreview.corpus.leanings import leanings
from litreview.corpus.wordlists import words
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block

_KINDS = ("research", "policy", "practice", "assertion")
"""Consultation is none of them: what people said is known by its speakers and their consent, and literature has neither."""
_LABEL = re.compile(r"(?:evidence(?:[ _-]?kind)?|kind) ?[=:] ?")
_RESEARCH_TYPES = words(
    """article phdthesis mastersthesis thesis inproceedings conference incollection inbook jour journal-article dataset
    article-journal"""
)
_POLICY_TYPES = words("legislation jurisdiction legal standard bill statute hearing")
_BY_KEYWORD = {
    "policy": re.compile(r"\b(?:polic(?:y|ies)|strategy|legislation|government|politiques?|stratégie|gouvernement)\b"),
    "practice": re.compile(r"\b(?:practice|guidelines?|toolkit|handbook|training|services?|pratiques?|trousse|formation)\b"),
    "research": re.compile(r"\b(?:trial|review|cohort|qualitative|survey|meta-analysis|evaluation|research|study|essai|étude)\b"),
    "assertion": re.compile(r"\b(?:editorial|commentary|opinion|letter|blog|éditorial|commentaire)\b"),
}
_NOTES = re.compile(
    r"\b(?:reading notes?|notes? on (?:the |this )?(?:paper|report|article|study|text|guide|document|book)|our own words"
    r"|summary notes?|notes? de lecture|fiche de lecture|dans nos (?:propres )?mots)\b",
    re.IGNORECASE,
)
_NOTES_STAND_IN, _KIND_STANDS_IN, _LONGEST_ABSTRACT = 600, 60_000, 4_000
_MOST_BLOCKS = 8
_ENOUGH, _GENRE_COUNTS = 0.004, 0.02


def find_evidence_kind(
    record: Record | None, text: str, settings: Mapping[str, str] | None = None, names: Sequence[str] = ()
) -> str:
    """Return the evidence kind of a text of the literature: research, policy, practice or assertion.

    The first that speaks decides: the review's ``settings`` for one of ``names`` (citation key, document id, path); the
    record's keywords (a kind itself, or ``evidence_kind=…``); its type; what its keywords are about; the words of the text.

    Example:
        >>> find_evidence_kind(None, "Participants were randomised. The control group did worse (n = 80).")
        'research'
        >>> find_evidence_kind(None, "It is good.", {"doe2020": "policy"}, ["doe2020"])
        'policy'
    """
    chosen = next((settings[name] for name in names if settings and name in settings), "")
    return chosen or (record and _kind_of_record(record)) or _kind_of_text(text[:_KIND_STANDS_IN])


def is_named_consultation(record: Record) -> bool:
    """Return whether a keyword of ``record`` says outright that its evidence kind is consultation, which literature cannot be.

    Example:
        >>> is_named_consultation(Record("doe2020", "report", "What we heard", keywords=("evidence_kind=consultation",)))
        True
    """
    return any(_LABEL.match(word) and _LABEL.sub("", word) == "consultation" for word in map(_fold, record.keywords))


def find_depth(blocks: Sequence[Block], record: Record | None = None) -> str:
    """Return ``"notes"``, ``"abstract"`` or ``"full text"``.

    A text is notes where its first lines say so, an abstract where it is its record's abstract or a short text under that
    heading.

    Example:
        >>> find_depth([Block("Reading note", role="heading"), Block("They ask who is heard.")])
        'notes'
        >>> find_depth([Block("Peers meet weekly.")])
        'full text'
    """
    if _NOTES.search("\n".join(block.text for block in blocks[:_MOST_BLOCKS])[:_NOTES_STAND_IN]):
        return "notes"
    if sum(len(block.text) for block in blocks) > _LONGEST_ABSTRACT:
        return "full text"
    body = " ".join(" ".join(block.text.split()) for block in blocks if block.role != "heading")
    if record is not None and record.abstract and body == " ".join(record.abstract.split()):
        return "abstract"
    headings = {block.text.strip(" :.").lower() for block in blocks[:3]}
    return "abstract" if headings & {"abstract", "résumé"} and len(blocks) <= _MOST_BLOCKS else "full text"


def _kind_of_record(record: Record) -> str:
    keywords = [_fold(keyword) for keyword in record.keywords]
    labels = [_LABEL.sub("", keyword) for keyword in keywords]
    told = next((label for label in labels if label in _KINDS), "")
    about = next((kind for kind, pattern in _BY_KEYWORD.items() if pattern.search("; ".join(keywords))), "")
    kind = record.type.lower()
    by_type = "research" if kind in _RESEARCH_TYPES else "policy" if kind in _POLICY_TYPES else ""
    return told or ("assertion" if about == "assertion" else by_type or about)


def _fold(keyword: str) -> str:
    return keyword.strip().lower()


def _kind_of_text(text: str) -> str:
    """Return the kind for which most speaks: the words of the text, and the genre that it says it belongs to."""
    scores = leanings(text)
    genre = genre_of(text)
    if genre:
        scores[genre] += _GENRE_COUNTS
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _ENOUGH else "assertion"
