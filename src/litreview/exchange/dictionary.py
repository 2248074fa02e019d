"""The data dictionary: what every column of every table means, from the declared columns and vocabularies."""

import csv
import io
from typing import NamedTuple

from litreview.tables import COLUMNS, MEASURE, VOCABULARY, WHOLE

_MEANINGS = {
    "ac1": "Gwet's AC1, 1 at most, which a rare code does not pull down",
    "accepted": "proposals that the person accepted",
    "added": "codes that the person gave and the tool had not proposed",
    "adequacy": "concerns about adequacy of the data (GRADE-CERQual)",
    "adequacy_explanation": "why",
    "agreement": "share of segments on which the two coders agree, 0 to 1",
    "alpha": "Krippendorff's alpha for nominal data, 1 at most",
    "area": "key area of the recommendation",
    "assertion": "texts without a source of their own that carry it; a work counts once",
    "at": "when it was decided, in UTC",
    "audience": "who is asked to act",
    "authors": "authors, or editors, as Family, Given; …",
    "case": "the document, 'people heard', or a role where it may be told",
    "case_kind": "whether the case is a document or a group of participants",
    "check": "what was checked: year, DOI, container, retraction, …",
    "citation": "the record as English text names it (APA)",
    "citation_fr": "the record as French text names it (APA)",
    "citation_key": "key of the record in references.bib",
    "cited_work": "the work that the text cites for it",
    "code": "id of the code in the codebook",
    "coder": "who coded: a person, or litreview for a proposal",
    "coder_a": "the first coder of the pair",
    "coder_b": "the second coder of the pair",
    "coders": "ids of the coders, separated by semicolons",
    "codes": "ids of codes, separated by semicolons",
    "coherence": "concerns about coherence (GRADE-CERQual)",
    "coherence_explanation": "why",
    "comparator": "what peer support was compared with",
    "complete": "whether the quotation holds the whole definition",
    "component": "id of the code of the framework component",
    "components": "ids of the codes that the definition names",
    "confidence": "confidence in the finding as a person judged it (GRADE-CERQual)",
    "conflict": "whether reviewers decided otherwise and nobody settled it",
    "consultation_people": "people who raised it in the consultation, small numbers as 'fewer than …'",
    "consultation_roles": "which roles raised it, said nothing or were not asked, where nobody's role follows from it",
    "container": "journal, book or publisher",
    "convergence": "whether the kinds of evidence agree: agreement, partial agreement, silence or dissonance",
    "date_end": "last day, year-month-day as far as the text says it",
    "date_start": "first day, year-month-day as far as the text says it",
    "decision": "what a person decided",
    "definition_id": "id of the definition",
    "depth": "how much of the work was read",
    "detail": "the source, the reason or the words of the step",
    "direction": "which side the finding favours",
    "document_id": "id of the document; its text is texts/<document_id>.txt",
    "doi": "digital object identifier",
    "done": "whether the coder has marked the document as done",
    "duplicate_of": "key of the record that is the same work",
    "effect": "size of the effect in the unit of measure",
    "end": "offset behind the last character in the document's text",
    "evidence_hash": "fingerprint of the evidence that a judgement was made on",
    "evidence_kind": "kind of evidence the document is",
    "evidence_seen": "fingerprint of the evidence of each document, to be kept with a judgement",
    "explanation": "what agrees or differs, in plain English, by whoever judged it",
    "explanation_fr": "what agrees or differs, in plain French, by whoever judged it",
    "fact_id": "id of the fact",
    "family": "family of the code",
    "file": "name of the exported file, without its folder",
    "finding": "the finding that was judged, as a sentence",
    "finding_id": "id of the finding",
    "form": "whether the document puts the words in quotation marks",
    "found_in": "databases, registers or other sources that the record was found in, separated by semicolons",
    "gap": "what is missing in the evidence",
    "group": "what the people have in common",
    "heading": "the nearest heading above, or the question answered",
    "high": "upper end of the interval",
    "hosted_in": "the document in which the words of another stand",
    "included_in": "reviews of this table that include the work",
    "italics": "spans of the English reference that stand in italics: start-end, separated by semicolons",
    "italics_fr": "spans of the French reference that stand in italics: start-end, separated by semicolons",
    "judged_by": "who judged convergence and confidence",
    "judged_on": "day of the judgement, year-month-day",
    "jurisdiction": "country or province the fact is about",
    "kappa": "Cohen's kappa, 1 at most",
    "key_a": "key of the first record of the pair, in alphabetical order",
    "key_b": "key of the second record of the pair",
    "kind": "kind of the row",
    "language": "language of the words: en or fr",
    "line": "line of the file, from 1; 0 where it is the file as a whole",
    "list_id": "id of the list",
    "low": "lower end of the interval",
    "measure": "the measure of the effect",
    "message": "what a person should know about the reading",
    "methodological_explanation": "why",
    "methodological_limitations": "concerns about methods (GRADE-CERQual)",
    "model": "kind of peer support studied",
    "n": "people in the study",
    "name": "name of the component",
    "number": "records, reports or studies at the step",
    "ordinal": "place in the document or list, from 1",
    "origin": "where the code comes from",
    "other": "the code that the second coder gave instead",
    "outcome": "code of the outcome",
    "page": "page of the source, from 1",
    "pages": "pages of the source",
    "path": "the file, relative to the review",
    "people": "number of people, empty where it is small or a small one would follow from it",
    "pmid": "number of the record in PubMed",
    "policy": "policy documents that carry it; a work counts once",
    "population": "whom it is about",
    "practice": "practice documents that carry it; a work counts once",
    "precision": "share of the proposals decided on that were accepted, in the last 50 decisions",
    "prevalence": "share of segments with the code, 0 to 1",
    "proposed": "decisions on codes that the tool had proposed",
    "qualifier": "what limits the value (about, at least, …)",
    "quotable": "whether the speaker agreed to be quoted",
    "quote": "the words, exactly as they stand at start to end",
    "quotes": "where quotations stand: document_id:start-end, separated by semicolons",
    "read": "segments that the coder has read to the end",
    "reading": "place of the work in the order in which people first decided on works, from 1",
    "reason": "why",
    "recall": "share of the codes given that the tool had proposed, in the last 50 decisions",
    "recommendation": "the recommendation, in its own words",
    "recommendation_id": "id of the recommendation",
    "reference": "the entry in an English list of references (APA)",
    "reference_fr": "the entry in a French list of references (APA)",
    "rejected": "proposals that the person rejected",
    "relation": "how the record relates to the work it is a duplicate of",
    "relevance": "concerns about relevance (GRADE-CERQual)",
    "relevance_explanation": "why",
    "research": "research works that carry it; a work counts once",
    "result": "what became of the record",
    "retracted": "what in the record says that the work was retracted",
    "role": "what the segment is in its document",
    "run": "the run whose proposals were decided on",
    "said": "what each coder had said, separated by semicolons",
    "said_a": "what the first coder said",
    "said_b": "what the second coder said",
    "score": "how sure the model is, 0 to 1; of works to screen how near they are to the included ones",
    "screening": "decision of the screening",
    "segment_id": "id of the segment",
    "segments": "number of segments",
    "sessions": "number of sessions, known of everyone alone",
    "settled": "how a person settled it",
    "sha256": "fingerprint of the file",
    "similar_to": "ids of definitions in nearly the same words",
    "source": "where the record comes from: its file, or what it was exported from",
    "speaker": "id of the participant who speaks, or facilitator",
    "stage": "stage of the screening that the decision belongs to",
    "stale": "says so where the evidence changed after the judgement",
    "stance": "where the speaker stands to the recommendation",
    "stances": "where people in the consultation stand to it, with numbers where they may be shown",
    "start": "offset of the first character in the document's text, from 0",
    "state": "whether the case speaks about the component; a document without a row says nothing about it",
    "stated_by": "who says it",
    "status": "where the row stands",
    "step": "step of the PRISMA 2020 flow",
    "study_design": "design of the study",
    "suggested": "how the two records seem to be related",
    "summary": "sentences chosen from the evidence, each with its document",
    "target": "the component or recommendation that was judged",
    "term": "the term defined",
    "text": "the words, exactly as they stand at start to end",
    "theme": "number of the candidate theme, the fullest first",
    "time": "start of the turn, hh:mm:ss",
    "title": "title",
    "type": "type of the record",
    "unit": "unit of the value",
    "url": "web address",
    "value": "the value as the text gives it",
    "why": "what the row was proposed for: the phrase, the words that weighed most, or the coder's memo",
    "words": "the words that weigh most in the theme",
    "work": "name of the work that the record is a report or an edition of",
    "year": "year of publication",
}


class Column(NamedTuple):
    """One row of the data dictionary."""

    table: str
    column: str
    type: str
    meaning: str
    values: str


def list_columns(*tables: str) -> list[Column]:
    """Return a row for each column of ``tables`` (all where none is named), in declared order.

    Example:
        >>> list_columns("rejected")[1][:3]
        ('rejected', 'line', 'whole number')
    """
    return [
        Column(table, column, _type(column), _MEANINGS[column], "; ".join(VOCABULARY.get((table, column), ())))
        for table in tables or COLUMNS
        for column in COLUMNS[table]
    ]


def render_dictionary() -> bytes:
    """Return the dictionary of all tables as CSV, UTF-8 with LF: a line for each column.

    Example:
        >>> render_dictionary().decode().splitlines()[0]
        'table,column,type,meaning,values'
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(Column._fields)
    writer.writerows(list_columns())
    return lines.getvalue().encode()


def _type(column: str) -> str:
    if column in WHOLE:
        return "whole number"
    return "number" if column in MEASURE else "text"
