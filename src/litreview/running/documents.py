"""One document from file to rows: the work that a run does for each source, the same everywhere."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from litreview.coding.anchors import anchor_decisions
from litreview.coding.codebook import Codebook
from litreview.coding.human import Decision, merge_codings
from litreview.coding.phrases import PhraseFinder, compile_phrases
from litreview.coding.proposals import codes_by_segment, propose_codings
from litreview.corpus.build import build_document, document_ids
from litreview.corpus.documents import Document
from litreview.corpus.normal import normal_blocks
from litreview.errors import Fault, UnreadableSource
from litreview.extraction.definitions import find_definitions
from litreview.extraction.facts import find_facts
from litreview.extraction.findings import find_findings
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.privacy.deidentify import Cleaned, deidentify_blocks, speaker_faults
from litreview.privacy.ledger import Participant
from litreview.privacy.proposals import locate_proposals
from litreview.privacy.roster import Roster
from litreview.privacy.withhold import withhold_text
from litreview.review import Review
from litreview.running.inputs import Inputs
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block
from litreview.sources.consultation import read_consultation
from litreview.sources.literature import read_literature
from litreview.sources.reading import Reading


@dataclass(frozen=True)
class Task:
    """One source to process; ``abstract`` is the text itself where a record has no file."""

    path: Path
    shown: str
    sha256: str
    consultation: bool
    record: Record | None
    document_id: str
    abstract: str = ""


@dataclass(frozen=True)
class Rules:
    """What every document of a run is held against."""

    codebook: Codebook
    decisions: tuple[Decision, ...] = ()
    ledger: Mapping[str, Participant] = field(default_factory=dict)
    roster: Roster = Roster()
    signoffs: Mapping[str, str] = field(default_factory=dict)
    evidence_kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def finders(self) -> dict[str, PhraseFinder]:
        """Return the phrases of the codebook made ready for finding, by language; made once, when first asked for."""
        return {language: compile_phrases(self.codebook, language) for language in ("en", "fr")}


@dataclass(frozen=True)
class Processed:
    """What came of one source: the document and its rows, or the ``rejected`` row that says why there are none.

    ``raw`` holds the blocks of a consultation as they were spoken; it stays in memory, for the release gate.
    """

    task: Task
    document: Document | None = None
    rows: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    rejected: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    raw: tuple[Block, ...] = field(default=(), repr=False)


def read_task(task: Task) -> Reading:
    """Return what stands in the source of ``task``, its text made normal.

    Raises:
        UnreadableSource: the file cannot be used; says why.

    Example:
        >>> read_task(Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers helped.")).blocks[0].text
        'Peers helped.'
    """
    if task.abstract:
        return Reading(normal_blocks((Block(task.abstract),)))
    reading = read_consultation(task.path) if task.consultation else read_literature(task.path)
    return reading._replace(blocks=normal_blocks(reading.blocks))


def plan_tasks(review: Review, inputs: Inputs) -> list[Task]:
    """Return one task per source file, and one per record that has an abstract but no text, in order of document id.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); ids = [task.document_id for task in plan_tasks(review, load_inputs(review))]
        >>> len(ids) == len(set(ids))
        True
    """
    records = {record.citation_key: record for record in inputs.records}
    ids = document_ids(source.shown for source in inputs.sources)
    tasks = [
        Task(s.path, s.shown, s.sha256, s.consultation, records.get(s.citation_key), ids[s.shown]) for s in inputs.sources
    ]
    taken = {source.citation_key for source in inputs.sources}
    for record in inputs.records:
        if record.abstract and record.citation_key not in taken:
            digest = hashlib.sha256(record.abstract.encode("utf-8", "surrogatepass")).hexdigest()
            name = document_ids([*ids, record.citation_key])[record.citation_key]
            tasks.append(Task(review.references, "references.bib", digest, False, record, name, record.abstract))
    return sorted(tasks, key=lambda task: task.document_id)


def process_task(task: Task, rules: Rules) -> Processed:
    """Return the document of one source with its rows, or why it could not be used; never raises for bad input.

    Text of a consultation is de-identified before anything else sees it; words that may not be quoted are taken out of
    the text and of every row before this function returns.

    Example:
        >>> task = Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers should be paid.")
        >>> process_task(task, Rules(Codebook({}))).document.text
        'Peers should be paid.'
    """
    try:
        reading = read_task(task)
        blocks, cleaned = reading.blocks, None
        if task.consultation:
            cleaned = deidentify_blocks(blocks, rules.roster, rules.ledger)
            blocks = cleaned.blocks
        document = build_document(
            task.shown,
            task.sha256,
            blocks,
            record=task.record,
            depth=_find_depth(task),
            evidence_kind="consultation" if task.consultation else "",
            pages=reading.pages,
            document_id=task.document_id,
            quotable=cleaned.quotable if cleaned else (),
            settings=rules.evidence_kinds,
        )
    except UnreadableSource as error:
        row = {"path": task.shown, "line": error.line, "kind": error.kind, "reason": error.reason}
        return Processed(task, rejected=(row,))
    rows, orphans = extract_rows(document, rules)
    if cleaned is None:
        return Processed(task, document, rows, orphans, reading.notes)
    settled = "yes" if rules.signoffs.get(task.shown) == task.sha256 else "no"
    unsettled = locate_proposals(document, cleaned.blocks, cleaned.proposals)
    rows["proposals"] = [{**row, "settled": settled} for row in unsettled]
    document, rows = withhold_text(document, rows)
    faults = tuple(speaker_faults(cleaned, task.shown))
    notes = (*reading.notes, *_name_unattributed(cleaned))
    return Processed(task, document, rows, orphans, notes, faults, reading.blocks)


def find_unknown_speakers(task: Task, reading: Reading, inputs: Inputs) -> list[Fault]:
    """Return a fault for everyone who speaks in a transcript and is in neither the ledger nor the roster.

    Example:
        >>> reading = Reading((Block("Hello.", speaker="Somebody", line=3),))
        >>> task = Task(Path("x.vtt"), "x.vtt", "", True, None, "x")
        >>> [fault.line for fault in find_unknown_speakers(task, reading, Inputs([], [], Codebook({})))]
        [3]
    """
    return speaker_faults(deidentify_blocks(reading.blocks, inputs.roster or Roster(), inputs.ledger), task.shown)


def extract_rows(document: Document, rules: Rules) -> tuple[dict[str, list[dict[str, Any]]], tuple[dict[str, Any], ...]]:
    """Return the rows of a document by table, and a ``rejected`` row for each human code whose words are no longer there.

    Example:
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "", ())
        >>> sorted(extract_rows(document, Rules(Codebook({})))[0])
        ['codings', 'definitions', 'facts', 'findings', 'lists', 'recommendations']
    """
    proposed = propose_codings(document, rules.finders)
    decided, orphans = anchor_decisions([d for d in rules.decisions if d.document_id == document.document_id], [document])
    codings = merge_codings(proposed, decided)
    codes = codes_by_segment(codings)
    lists = find_lists(document, codes)
    rows = {
        "codings": codings,
        "lists": lists,
        "definitions": find_definitions(document, codes),
        "facts": find_facts(document),
        "findings": find_findings(document, codes, _rejected_codes(codings)),
        "recommendations": find_recommendations(document, codes, lists),
    }
    return rows, tuple(orphans)


def _name_unattributed(cleaned: Cleaned) -> tuple[str, ...]:
    if not cleaned.unattributed:
        return ()
    lines = ", ".join(str(line) for line in cleaned.unattributed[:5])
    return (f"{len(cleaned.unattributed)} passages name no speaker, so they were not used (lines {lines} …)",)


def _rejected_codes(codings: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    rejected: dict[str, tuple[str, ...]] = {}
    for row in codings:
        if row["status"] == "rejected":
            rejected[row["segment_id"]] = (*rejected.get(row["segment_id"], ()), row["code"])
    return rejected


def _find_depth(task: Task) -> str:
    if task.consultation:
        return "answers" if task.path.suffix.lower() == ".csv" else "transcript"
    return "abstract" if task.abstract else ""
