"""One document from file to rows: the work that a run does for each source, the same everywhere."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from litreview.coding.adjudication import anchor_adjudications, list_adjudications, settle
from litreview.coding.anchors import anchor_decisions, find_decided
from litreview.coding.coder import propose_all
from litreview.coding.human import Decision, merge_codings
from litreview.coding.proposals import codes_by_segment, propose_all_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.errors import Fault, UnreadableSource
from litreview.extraction.attachments import name_missing
from litreview.extraction.definitions import find_definitions
from litreview.extraction.facts import find_facts
from litreview.extraction.findings import find_findings
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.privacy.deidentify import Cleaned, deidentify_blocks, deidentify_text, speaker_faults
from litreview.privacy.proposals import locate_proposals
from litreview.privacy.withhold import withhold_text
from litreview.running.edited import EDITED
from litreview.running.keys import hash_facts
from litreview.running.rules import Rules
from litreview.running.stamps import stamp_file
from litreview.running.tasks import Task, read_task
from litreview.sources.blocks import Block
from litreview.sources.reading import Reading
from litreview.tables import COLUMNS

_FIRST_PLACES = 5
_SIGN = "until the file is read and signed in corpus/consultation/signoff.csv, the participant pages quote nothing of it"


@dataclass(frozen=True)
class Processed:
    """What came of one source: the document and its rows, or the ``rejected`` row that says why there are none.

    ``raw`` holds the blocks of a consultation as they were spoken, ``cleaned`` what de-identifying them came to; both stay
    in memory, for the release gate. ``key`` is what the document and its rows are known by, ``""`` where they may not be
    used again; of a document that is ``known`` there are no rows.
    """

    task: Task
    document: Document | None = None
    rows: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    rejected: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    raw: tuple[Block, ...] = field(default=(), repr=False)
    cleaned: Cleaned | None = field(default=None, repr=False)
    key: str = ""
    known: bool = False


def open_document(task: Task, rules: Rules) -> tuple[Document, Reading, Cleaned | None]:
    """Return the document of one source, what was read of it and, of a consultation, what de-identifying it came to.

    Text of a consultation is de-identified before anything else sees it.

    Raises:
        UnreadableSource: the file cannot be used; says why.

    Example:
        >>> from pathlib import Path
        >>> from litreview.coding.codebook import Codebook
        >>> task = Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers should be paid.")
        >>> open_document(task, Rules(Codebook({})))[0].text
        'Peers should be paid.'
    """
    reading = read_task(task)
    cleaned = _deidentify(reading, rules) if task.consultation else None
    document = build_document(
        task.shown,
        task.sha256,
        cleaned.blocks if cleaned else reading.blocks,
        record=task.record,
        depth=task.depth,
        evidence_kind="consultation" if cleaned else "",
        pages=reading.pages,
        document_id=task.document_id,
        quotable=cleaned.quotable if cleaned else (),
        settings=rules.evidence_kinds,
    )
    return document, reading, cleaned


def process_tasks(tasks: Iterable[Task], rules: Rules, known: Container[str] = ()) -> list[Processed]:
    """Return what came of each task, in their order; of a consultation whose key is ``known``, no rows are made again.

    Codes are proposed for all documents at once, which is quicker and gives the same. Words that may not be quoted are taken
    out of the text and of every row before this function returns.

    Example:
        >>> from pathlib import Path
        >>> from litreview.coding.codebook import Codebook
        >>> task = Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers should be paid.")
        >>> [each.document.document_id for each in process_tasks([task], Rules(Codebook({})))]
        ['x']
    """
    opened = [_open(task, rules, known) for task in tasks]
    fresh = [each.document for each in opened if each.document]
    proposed = iter(_propose_codes(fresh, rules))
    return [_extract(each, next(proposed), rules) if each.document else each for each in opened]


def key_of_text(task: Task, rules: Rules) -> str:
    """Return the key of what a text comes to: one hash over its bytes, its names, its record and the rules.

    Where the record stands in its file does not count.

    Example:
        >>> from pathlib import Path
        >>> from litreview.coding.codebook import Codebook
        >>> task = Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers should be paid.")
        >>> key_of_text(task, Rules(Codebook({}))) == key_of_text(task, Rules(Codebook({})))
        True
    """
    record = task.record and task.record._replace(line=0)
    return hash_facts(rules.digest, task.document_id, task.shown, task.sha256, task.abstract, record)


def _key_of_talk(task: Task, document: Document, cleaned: Cleaned, rules: Rules) -> str:
    """Return the key of what a consultation comes to: it rests on what de-identifying came to, not on who is who."""
    quotations = [(one.quote, one.memo) for one in _follow_roster(document, rules)]
    return hash_facts(key_of_text(task, rules), cleaned, quotations, _is_settled(task, rules))


def _open(task: Task, rules: Rules, known: Container[str]) -> Processed:
    """Return the document of one source without rows, or why there is none; one that is not as it was hashed has a fault.

    Somebody may put the bytes back that stood there before, so that they tell nothing of what was read; when they did, does.
    """
    stamp = stamp_file(task.path)
    opened = _open_now(task, rules, known)
    as_hashed = task.is_as_hashed and (task.abstract or stamp == stamp_file(task.path))
    return opened if as_hashed else replace(opened, faults=(*opened.faults, Fault(task.shown, 0, EDITED)))


def _open_now(task: Task, rules: Rules, known: Container[str]) -> Processed:
    try:
        document, reading, cleaned = open_document(task, rules)
    except UnreadableSource as error:
        row = {"path": task.shown, "line": error.line, "kind": error.kind, "reason": error.reason}
        return Processed(task, rejected=(row,))
    if cleaned is None:
        return Processed(task, document, notes=(*reading.notes, *name_missing(document)), key=key_of_text(task, rules))
    key = _key_of_talk(task, document, cleaned, rules)
    notes = (*reading.notes, *name_missing(document), *_name_unattributed(cleaned))
    faults = tuple(speaker_faults(cleaned, task.shown))
    found = key in known
    return Processed(task, None if found else document, {}, (), notes, faults, reading.blocks, cleaned, key, found)


def _extract(each: Processed, proposed: list[dict[str, Any]], rules: Rules) -> Processed:
    document, cleaned = each.document, each.cleaned
    rows, orphans = extract_rows(document, rules, proposed)
    if cleaned:
        rows["proposals"] = find_proposals(each.task, document, cleaned, rules)
        document, rows = withhold_text(document, rows)
    return replace(each, document=document, rows=rows, rejected=orphans)


def _propose_codes(documents: Sequence[Document], rules: Rules) -> list[list[dict[str, Any]]]:
    """Return the codes proposed for each document: by meaning where the review has examples, else by phrases.

    Where there is none, nothing is learned: that takes longer than all the rest of a run that takes everything over.
    """
    if rules.examples and documents:
        return propose_all(documents, rules.coder)
    return propose_all_codings(documents, rules.finders)


def find_proposals(task: Task, document: Document, cleaned: Cleaned, rules: Rules) -> list[dict[str, Any]]:
    """Return the rows of ``proposals`` of a consultation: what a person must settle, and whether a sign-off did.

    Example:
        >>> from pathlib import Path
        >>> from litreview.coding.codebook import Codebook
        >>> task = Task(Path("x.vtt"), "x.vtt", "", True, None, "x")
        >>> document = Document("x", "", "consultation", "", "x.vtt", "", "en", "transcript", "")
        >>> from litreview.privacy.roster import Roster
        >>> find_proposals(task, document, deidentify_blocks((), Roster(), {}), Rules(Codebook({})))
        []
    """
    settled = "yes" if _is_settled(task, rules) else "no"
    return [{**row, "settled": settled} for row in locate_proposals(document, cleaned.blocks, cleaned.proposals)]


def name_unsettled(shown: str, rows: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return a notice that counts the rows of ``proposals`` of one file that nobody settled, and gives the first places.

    Example:
        >>> row = {"document_id": "fg1", "start": 14, "end": 19, "kind": "name", "settled": "no"}
        >>> [notice.message[:40] for notice in name_unsettled("fg1.vtt", [row])]
        ['1 possible names are not settled (name f']
    """
    places = [f"{row['kind']} {row['document_id']}:{row['start']}-{row['end']}" for row in rows if row["settled"] == "no"]
    if not places:
        return []
    first = "; ".join(places[:_FIRST_PLACES]) + ("; …" if len(places) > _FIRST_PLACES else "")
    return [Fault(shown, 0, f"{len(places)} possible names are not settled ({first}); {_SIGN}")]


def extract_rows(
    document: Document, rules: Rules, proposed: Iterable[dict[str, Any]]
) -> tuple[dict[str, list[dict[str, Any]]], tuple[dict[str, Any], ...]]:
    """Return the rows of a document by table, and a ``rejected`` row for each human code whose words are no longer there.

    ``proposed`` are the codes that the tool proposes; those that somebody decided on are kept as ``suggestions``.

    Example:
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "", ())
        >>> from litreview.coding.codebook import Codebook
        >>> sorted(extract_rows(document, Rules(Codebook({})), [])[0])
        ['adjudications', 'codings', 'definitions', 'facts', 'findings', 'lists', 'recommendations', 'suggestions']
    """
    proposed = list(proposed)
    decisions = _follow_roster(document, rules)
    coded, orphans = anchor_decisions([one for one in decisions if not one.settles], [document])
    judged, lost = anchor_adjudications(decisions, document)
    decided = settle(coded, [row for _, rows in judged for row in rows])
    codings = merge_codings(proposed, decided)
    codes = codes_by_segment(codings)
    lists = find_lists(document, codes)
    rejected, accepted = (_codes_that_are(status, codings) for status in ("rejected", "accepted"))
    rows = {
        "adjudications": list_adjudications(judged, coded),
        "codings": codings,
        "suggestions": _keep_suggestions(proposed, decided),
        "lists": lists,
        "definitions": find_definitions(document, codes),
        "facts": find_facts(document),
        "findings": find_findings(document, codes, rejected, accepted),
        "recommendations": find_recommendations(document, codes, lists, rejected, accepted),
    }
    return rows, (*orphans, *lost)


def _keep_suggestions(proposed: Iterable[Mapping[str, Any]], decided: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    known = {(row["segment_id"], row["code"]) for row in decided}
    kept = [row for row in proposed if (row["segment_id"], row["code"]) in known]
    return [{column: row[column] for column in COLUMNS["suggestions"]} for row in kept]


def _follow_roster(document: Document, rules: Rules) -> list[Decision]:
    """Return the decisions on a document; a quotation of a consultation that stands there no more is cleaned as its text was.

    Somebody may have entered in the roster a name that the text still had when it was coded. Reasons of adjudications, which
    reach the outputs, are cleaned in any case.
    """
    decisions = rules.decisions_on.get(document.document_id, [])
    if document.evidence_kind != "consultation":
        return decisions
    return [_clean_decision(one, rules, lost=find_decided(document, one) is None) for one in decisions]


def _clean_decision(decision: Decision, rules: Rules, *, lost: bool) -> Decision:
    quote = deidentify_text(decision.quote, rules.names)[0] if lost else decision.quote
    return decision._replace(
        quote=quote, memo=deidentify_text(decision.memo, rules.names)[0] if decision.settles else decision.memo
    )


def _is_settled(task: Task, rules: Rules) -> bool:
    return bool(task.sha256) and rules.signoffs.get(task.shown) == task.sha256


def _deidentify(reading: Reading, rules: Rules) -> Cleaned:
    return deidentify_blocks(reading.blocks, rules.roster, rules.ledger, trained=rules.trained_names)


def _name_unattributed(cleaned: Cleaned) -> tuple[str, ...]:
    if not cleaned.unattributed:
        return ()
    lines = ", ".join(str(line) for line in cleaned.unattributed[:5])
    return (f"{len(cleaned.unattributed)} passages name no speaker, so they were not used (lines {lines} …)",)


def _codes_that_are(status: str, codings: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in codings:
        if row["status"] == status and row.get("settled") != "overruled":
            found[row["segment_id"]] = (*found.get(row["segment_id"], ()), row["code"])
    return found
