"""The recipe: from the inputs of a review to its tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from sys import intern
from typing import Any

import pandas as pd

from litreview.coding.anchors import anchor_decisions
from litreview.coding.proposals import codes_by_segment
from litreview.errors import Fault
from litreview.extraction.definitions import link_similar
from litreview.privacy.suppression import count_participants
from litreview.reporting.apa import cite_records
from litreview.review import Review
from litreview.running.batches import process_all
from litreview.running.coding_tables import build_coding_tables
from litreview.running.documents import name_unsettled
from litreview.running.inputs import Inputs
from litreview.running.priorities import tell_unranked
from litreview.running.reference_tables import build_reference_tables
from litreview.running.results import Results
from litreview.running.store import Store
from litreview.running.tasks import plan_tasks
from litreview.running.whole_tables import EXTRACTED, WholeTables
from litreview.synthesis.bounds import tell_bounds
from litreview.synthesis.cited import MOST_CITED, choose_cited
from litreview.synthesis.closeness import is_compared
from litreview.synthesis.evidence import CodedPassage, flag_standing, gather_passages, list_people, passages_by_code
from litreview.synthesis.flow import build_flow
from litreview.synthesis.framework import build_framework
from litreview.synthesis.judged import find_unshown, list_judgements
from litreview.synthesis.matrix import build_matrix, code_question, find_asked, list_asked, list_attendance, word_roles
from litreview.synthesis.recommendations import build_recommendation_evidence
from litreview.synthesis.residue import build_residue, find_themes, find_uncoded
from litreview.synthesis.roles import name_cases, tell_roles
from litreview.synthesis.works import Works, group_works
from litreview.tables import COLUMNS, EVIDENCE_KEYS, build_table

_JOINED = {
    "documents": ("document_id", "citation_key", "evidence_kind", "depth", "segments", "status"),
    "codings": ("segment_id", "code", "coder", "origin", "status", "settled"),
    "recommendations": COLUMNS["recommendations"],
    "proposals": COLUMNS["proposals"],
}
"""The tables that joining takes as a whole, and what of them it asks for."""

_NOT_CITED = "{all} records are more than the {most} cited in full: {cited} that evidence rests on are, titles name the others"


@dataclass(frozen=True)
class Built:
    """The tables and texts of a run, before anything is written; ``repr`` shows no text.

    ``held_back`` are the documents with something unsettled: nothing of them may reach a page for participants.
    """

    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    texts: Mapping[str, str] = field(repr=False)
    results: Results = field(repr=False)
    notices: tuple[Fault, ...] = ()
    held_back: tuple[str, ...] = ()


def build_tables(
    review: Review,
    inputs: Inputs,
    jobs: int,
    say: Callable[[str], None],
    scheduler: str = "",
    store: Store | None = None,
) -> Built:
    """Return every table of a run and the texts its spans refer to: read, segment, de-identify, code, extract, join.

    What ``store`` holds of an earlier run is taken over.

    Raises:
        InputFaults: somebody speaks in a transcript who is in neither the ledger nor the roster.
        LitReviewError: the flow of records does not add up.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> from litreview.review import load_review
        >>> built = build_tables(load_review("."), Inputs([], [], Codebook({})), 1, lambda line: None)
        >>> built.tables["flow"].head(1).to_dict("records")
        [{'ordinal': 1, 'step': 'records identified', 'detail': '', 'number': 0}]
    """
    say(f"reading {len(inputs.sources)} sources")
    results = process_all(plan_tasks(review, inputs), inputs, review.settings, jobs, scheduler, store)
    say(f"took over {results.reused} of {len(results)} documents as they were")
    say("joining the evidence")
    min_group = review.settings.privacy.min_group
    extracted = WholeTables(results, {})
    tables = _read_for_joining(extracted, {mark.document_id for mark in inputs.marks})
    tables["definitions"] = build_table("definitions", link_similar(results.listed("definitions")))
    works = group_works(inputs.records, inputs.pairs)
    tables |= build_reference_tables(inputs, works)
    tables["flow"] = build_table("flow", build_flow(tables, review.settings.prisma))
    tables["participants"] = build_table("participants", count_participants(inputs.ledger, min_group))
    codes = codes_by_segment(_list_codings(extracted))
    store = store or Store(None)
    with ThreadPoolExecutor(1) as pool:
        # Another program makes the citations, meanwhile.
        early = [pool.submit(cite_records, list(inputs.records), store.recall)] if len(inputs.records) <= MOST_CITED else []
        evidence, bounds = _build_evidence(review, inputs, tables, _gather_passages(extracted, works), works, codes)
    tables |= evidence
    targets = _by_target(tables)
    tables["judgements"] = build_table("judgements", list_judgements(inputs.judgements, targets))
    unused = [*results.listed("rejected"), *_unused_decisions(inputs, tables, targets)]
    tables["rejected"] = build_table("rejected", [*inputs.rejected, *unused])
    cited, uncited = _tell_uncited(*early[0].result()) if early else _cite_some(inputs, tables, store)
    tables["citations"] = build_table("citations", cited)
    held_back = tuple(sorted(set(tables["proposals"].document_id[tables["proposals"].settled == "no"])))
    notices = [Fault(path, 0, note) for path, note in results.notes()]
    notices += [Fault(row["path"], row["line"], row["reason"]) for row in unused if row["kind"] in ("coding", "judgement")]
    notices += [Fault(inputs.records[0].source, 0, told) for told in uncited]
    notices += [Fault("tables", 0, told) for told in (*bounds, *tell_unranked(inputs, works))]
    notices += _name_unsettled(results)
    joined = {name: table for name, table in tables.items() if name not in EXTRACTED}
    return Built(WholeTables(results, joined), results.texts(), results, tuple(notices), held_back)


def _read_for_joining(extracted: WholeTables, marked: Iterable[str]) -> dict[str, pd.DataFrame]:
    """What is joined as a whole: small tables, the columns that joining asks for, the segments of talk or coded by people."""
    tables = {name: _join_pieces(name, extracted.pieces(name), columns) for name, columns in _JOINED.items()}
    documents, codings = tables["documents"], tables["codings"]
    asked = {*marked, *documents.document_id[documents.evidence_kind == "consultation"]}
    asked.update(codings.segment_id[codings.origin == "human"].str.split("#").str[0])
    pieces = (piece[piece.document_id.isin(asked)] for piece in extracted.pieces("segments"))
    return {**tables, "segments": _join_pieces("segments", pieces, COLUMNS["segments"])}


def _join_pieces(name: str, pieces: Iterable[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    kept = [piece[list(columns)] for piece in (build_table(name, []), *pieces)]
    return pd.concat(kept, ignore_index=True)


def _gather_passages(extracted: WholeTables, works: Works) -> dict[str, CodedPassage]:
    found: dict[str, CodedPassage] = {}
    for documents, segments in zip(extracted.pieces("documents"), extracted.pieces("segments"), strict=True):
        found |= gather_passages(documents, segments, works)
    return found


def _list_codings(extracted: WholeTables) -> Iterable[dict[str, str]]:
    """Yield segment, code and status of each coding that stands; equal words are one object, since there are very many."""
    for piece in extracted.pieces("codings"):
        piece = piece[flag_standing(piece)]
        rows = zip(piece.segment_id.tolist(), piece.code.tolist(), piece.status.tolist(), strict=True)
        yield from ({"segment_id": segment, "code": intern(code), "status": status} for segment, code, status in rows)


def _build_evidence(
    review: Review,
    inputs: Inputs,
    tables: dict[str, pd.DataFrame],
    passages: Mapping[str, CodedPassage],
    works: Works,
    codes: Mapping[str, Sequence[str]],
) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """The tables that are joined from those of single documents, and what was left out because the corpus is so large."""
    by_code = passages_by_code(passages, tables["codings"])
    min_group = review.settings.privacy.min_group
    few = {code for code, found in by_code.items() if 0 < len(list_people(found)) < min_group}
    framework = build_framework(inputs.codebook, by_code, works, inputs.judgements, min_group)
    asked, attendance, roles = _relate_people(inputs, tables, passages, by_code, min_group)
    for row in framework:
        row["consultation_roles"] = word_roles(roles.get(row["component"], {}))
    matrix = build_matrix(inputs.codebook, by_code, asked, roles, min_group, heard=bool(attendance))
    searched = find_uncoded(passages.values(), codes)
    residue = build_residue(find_themes(*searched, min_group), works, min_group)
    evidence = build_recommendation_evidence(tables["recommendations"], passages, codes, works, inputs.judgements, min_group)
    built = {
        **build_coding_tables(inputs, tables, few, review.settings.coding.double),
        "framework_evidence": build_table("framework_evidence", framework),
        "framework_matrix": build_table("framework_matrix", matrix),
        "residue": build_table("residue", residue),
        "recommendation_evidence": build_table("recommendation_evidence", evidence),
    }
    compared = sum(map(is_compared, passages.values()))
    return built, list(tell_bounds({**tables, **built}, by_code, compared, max(map(len, searched))))


def _relate_people(
    inputs: Inputs,
    tables: Mapping[str, pd.DataFrame],
    passages: Mapping[str, CodedPassage],
    by_code: Mapping[str, Sequence[CodedPassage]],
    min_group: int,
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, dict[str, str]]]:
    """The people asked about each code, those in each session, and what may be told of each code by role."""
    find_codes = cache(partial(code_question, inputs.codebook))
    asked_in = find_asked(tables["documents"], tables["segments"], tables["codings"], find_codes)
    attendance = list_attendance(passages.values())
    asked = list_asked(asked_in, attendance)
    cases = name_cases(inputs.ledger, min_group)
    codes = [code for code in inputs.codebook if not code.startswith("REC.")]
    said = {code: list_people(by_code.get(code, ())) for code in codes}
    return asked, attendance, tell_roles(cases, said, {code: asked.get(code, set()) for code in codes}, min_group)


def _cite_some(inputs: Inputs, tables: Mapping[str, pd.DataFrame], store: Store) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of ``citations`` for those of very many records that evidence rests on, and notices on the others."""
    wanted = choose_cited(tables)
    records = [record for record in inputs.records if record.citation_key in wanted]
    cited, told = _tell_uncited(*cite_records(records, store.recall))
    return cited, [_NOT_CITED.format(all=len(inputs.records), most=MOST_CITED, cited=len(records)), *told]


def _tell_uncited(cited: list[dict[str, str]], reason: str) -> tuple[list[dict[str, str]], list[str]]:
    return cited, [reason] if reason else []


def _unused_decisions(
    inputs: Inputs, tables: Mapping[str, pd.DataFrame], targets: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> Iterable[dict[str, Any]]:
    """Yield a row of ``rejected`` for each code and judgement of a person that this review has no use for."""
    documents = set(tables["documents"].document_id[tables["documents"].segments > 0])
    yield from anchor_decisions([one for one in inputs.decisions if one.document_id not in documents], [])[1]
    for line, reason in find_unshown(inputs.judgements, targets):
        yield {"path": "corpus/judgements.csv", "line": line, "kind": "judgement", "reason": reason}


def _by_target(tables: Mapping[str, pd.DataFrame]) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of both evidence tables, by kind of judgement and by what is judged."""
    return {
        name.removesuffix("_evidence"): {row[key]: row for row in tables[name].to_dict("records")}
        for name, key in EVIDENCE_KEYS.items()
    }


def _name_unsettled(results: Results) -> Iterable[Fault]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in results.listed("proposals"):
        found.setdefault(row["document_id"], []).append(row)
    pieces = results.rows_by_window("documents") if found else ()
    listed = (zip(piece["document_id"].to_pylist(), piece["path"].to_pylist(), strict=True) for piece in pieces)
    paths = {document_id: path for piece in listed for document_id, path in piece if document_id in found}
    for document_id, rows in found.items():
        yield from name_unsettled(paths[document_id], rows)
