"""Which model of peer support a whole study is about: its title, else what its aim and its methods call the intervention.

A study has a model only where one is clear: a review that sorts several kinds has none, and neither has a trial whose words
name two without testing both. What a text says of earlier work, of its comparator or of what it leaves out counts for nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.cautions import weighs_evidence
from litreview.extraction.model_names import hint_models, is_population, most_telling, name_apart, name_models

_DESCRIBED = re.compile(
    r"^\W*(?:\d[\d.]{0,6} )?(?:aims?|objectives?|purpose|methods?|materials and|interventions?|design|setting"
    r"|participants?|program(?:me)?|the (?:intervention|program|service|study|trial)|what (?:was|were) (?:compared"
    r"|done|tested|offered)|what kind of work|who took part|what (?:we|they) did|study design|the model|procedures?"
    r"|objectifs?|buts?|méthodes?|méthodologie|devis|participant\w+|ce qui a été comparé)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:aims?|objectives?|purpose|methods?|interventions?|design|setting|study design|objectifs?|méthodes?"
    r"|but) ?[:.—–-]\s",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\W{0,3}[^\W\d_]{3,20}(?: [^\W\d_]{2,20})? ?[:—–]\s")
_STUDY = Gate(
    r"\b(?:we|this|the present|the current|our|cette|la présente|notre|nous)\b[^.;]{0,60}\b(?:stud\w+|trials?|reviews?"
    r"|evaluat\w+|examin\w+|test(?:s|ed)?\b|compar\w+|assess\w+|investigat\w+|describ\w+|report\w*|étud\w+|essais?"
    r"|évalu\w+|revue|examin\w+|interview\w+|followed|surveyed|offered|matched|paired|jumel\w+|offert\w*|propos\w+)"
    r"|\b(?:randomi[sz]ed|randomly|allocated|assigned)\b|\b(?:were|was) (?:offered|given"
    r"|invited to)\b|\breceived\b|\b(?:intervention|program(?:me)?) (?:was|were|is|consisted|comprised)\b|\b(?:un"
    r"|one) (?:arm|group|bras|groupe)\b|\bont été répartis|\b(?:trial|study|evaluation|review|essai|étude|revue) of\b",
    re.IGNORECASE,
)
_OTHERS = Gate(
    r"\b(?:previous|earlier|prior|past|other|later|recent|existing) (?:randomi[sz]ed )?(?:stud(?:y|ies)|trials?"
    r"|reviews?|research|work|evidence|evaluations?|literature)\b|\bet al\b|\bcolleagues\b|\b(?:is|are|has been"
    r"|have been|have) (?:well |long |widely |often )?(?:known|shown|established|studied|common|popular|recommended"
    r"|existed)\b|\blittle is known\b|\(\d{4}\)|\b(?:études|travaux|essais) (?:antérieur|précédent)\w+"
    r"|\b(?:in contrast to|unlike) (?:other|most)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:background|introduction|context|literature|rationale|discussion|related work|contexte"
    r"|revue de la littérature|références)\b",
    re.IGNORECASE,
)
_AFTER = Gate(
    r"\b(?:results?|findings?|found|conclusions?|implications?|discussion|differs?|résultats|constats|trouvé)\b",
    re.IGNORECASE,
)
_SORTED = Gate(
    r"\b(?:two|three|four|five|six|several|various|different|many|deux|trois|quatre|plusieurs|divers\w*)\b(?: [\w-]{1,20}){0,3}?"
    r" (?:kinds|types|models|forms|formats|categories|approaches|sorts|sortes|modèles|formes)\b"
    r"|\b(?:sort|separat|divid|classif|categori[sz]|distinguish)\w*\b[^.;]{0,80}\b(?:by|into|in|kinds|types|models)\b"
    r"|\bmost of (?:the |what )?(?:interventions|studies|trials|programs|they|these|it)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\W*(?:a |our )?reading note\b[^:]{0,60}:\s", re.IGNORECASE)
_ARMS = Gate(r"\b(?:randomi[sz]\w+|randomly|allocated|assigned|répartis|randomisés?)\b", re.IGNORECASE)
_MOST = 2
_FIRST = 400
"""How many segments are looked at: a study says what it tested near its beginning."""


class StudyModel(NamedTuple):
    """The model of a whole study and where it was read: ``title``, ``methods`` (or aim, or arms), or ``people supported``."""

    code: str = ""
    where: str = ""


def read_study_model(document: Document) -> StudyModel:
    """Return the model that ``document`` as a whole is about; an empty one where no model is clear.

    Two models of one intervention, such as telephone support between mothers, are joined by ``"; "``.

    Example:
        >>> read_study_model(Document("d", "", "research", "Outcomes of a peer respite", "d", "", "en", "abstract", ""))
        StudyModel(code='MOD.CRISIS', where='title')
    """
    title = _title(document)
    told = [segment.text for segment in document.segments[:_FIRST] if describes_study(segment)]
    named = name_models(title, settings=True)
    several = any(_SORTED.search(text) for text in told)
    told_code = "" if several else _settle(told)
    if named:
        return _from_title(named, told_code)
    if several:
        return StudyModel()
    if told_code or any(name_models(text, settings=True) for text in told):
        return StudyModel(told_code, "methods" if told_code else "")
    hinted = {code for text in (title, *told) for code in hint_models(text)} | _hint_together(title, told)
    return StudyModel(min(hinted), "people supported") if len(hinted) == 1 else StudyModel()


def _from_title(named: tuple[str, ...], told: str) -> StudyModel:
    """The title's model; where that says only whom peers support, with the way that the methods name."""
    if len(named) == 1 and is_population(named[0]) and told and "; " not in told:
        both = most_telling([*named, told])
        return StudyModel("; ".join(both), "title, methods" if len(both) == _MOST else "title")
    return StudyModel("; ".join(named), "title") if len(named) <= _MOST else StudyModel()


def describes_study(segment: Segment) -> bool:
    """Return whether ``segment`` tells the aim, the arms or the intervention of the study itself.

    Example:
        >>> words = "We evaluated a warm line."
        >>> describes_study(Segment("d#1", "d", 1, 0, len(words), None, "", "", "body", "en", words))
        True
    """
    if segment.role not in ("body", "list item") or weighs_evidence(segment.heading):
        return False
    if _LABEL.match(segment.text) or _DESCRIBED.match(segment.heading):
        return not speaks_of_others(segment.text)
    if _AFTER.search(segment.heading):
        return False
    return bool(_STUDY.search(segment.text)) and not speaks_of_others(segment.text)


def speaks_of_others(text: str, heading: str = "") -> bool:
    """Return whether a sentence, or its section, is about other people's work and not the study's own.

    Example:
        >>> speaks_of_others("Earlier trials of clubhouses found fewer admissions."), speaks_of_others("Admissions fell.")
        (True, False)
    """
    opening = _INLINE.match(text)
    return bool(_OTHERS.search(text) or _BACKGROUND.search(heading) or (opening and _BACKGROUND.search(opening[0])))


def _settle(told: Iterable[str]) -> str:
    """The model that the sentences on a study agree on: one alone, two of one sentence, or the one named far more often."""
    named = [(text, found) for text, found in ((text, name_models(text, settings=True)) for text in told) if found]
    counts = Counter(code for _, found in named for code in found)
    kept = most_telling(counts)
    tested = [text for text, found in named if set(kept) <= set(found) and (_ARMS.search(text) or not name_apart(text))]
    if len(kept) == 1 or (len(kept) == _MOST and tested):
        return "; ".join(kept)
    ranked = sorted(kept, key=lambda code: (-counts[code], code))
    clear = len(ranked) > 1 and counts[ranked[0]] >= _MOST * counts[ranked[1]] and counts[ranked[0]] >= _MOST
    return ranked[0] if clear else ""


def _hint_together(title: str, told: Iterable[str]) -> set[str]:
    """What the people and the peers of a study make likely where they stand in different sentences."""
    return set(hint_models(" / ".join([title, *told])))


def _title(document: Document) -> str:
    first = next((s.text for s in document.segments[:1] if s.role == "heading" or not s.text.rstrip().endswith(".")), "")
    return _NOTE.sub("", document.title or first)
