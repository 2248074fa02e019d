"""A run that lies in no folder: made of rows for a test, and a small one that the examples of reports are shown on."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from litreview.coding.codebook import COLUMNS as CODEBOOK_COLUMNS
from litreview.reporting.run_folder import NO_SETTINGS, Run
from litreview.synthesis.flow import build_flow
from litreview.tables import AREAS, COLUMNS, build_table

Row = Mapping[str, object]

_STUDY = "Peer workers gave people hope.\n\nMore people felt hope with peer support than without it.\n\nPeers should be paid."
_TALK = "We want to be paid.\n\nMy peer gave me hope."
_CODES = (
    {"id": "VAL.HOPE", "family": "Values", "name": "Hope", "name_fr": "Espoir", "definition": "Hope is held out."},
    {"id": "OUT.HOPE", "family": "Outcomes", "name": "Hope gained", "name_fr": "Espoir gagné", "definition": "Hope grows."},
    {"id": "MOD.HOSP", "family": "Models", "name": "Hospital", "name_fr": "Hôpital", "definition": "Support in hospital."},
    *(
        {"id": f"REC.{area}", "family": "Areas", "name": name, "name_fr": name_fr}
        for area, name, name_fr in zip(
            AREAS,
            ("Pay", "Training", "Research", "Policy", "Access", "Safety", "Other"),
            ("Paie", "Formation", "Recherche", "Politiques", "Accès", "Sécurité", "Autre"),
            strict=True,
        )
    ),
)


def make_run(
    tables: Mapping[str, Sequence[Row]],
    codes: Sequence[Row] = _CODES,
    texts: Mapping[str, str] | None = None,
    record: Mapping[str, object] | None = None,
    **settings: object,
) -> Run:
    """Return a run of the rows given, every other table empty.

    ``record`` is what ``run.json`` would hold; ``settings`` are public ones, such as ``title``.

    Raises:
        ValueError: a row has a column that its table has not, or a word outside a closed vocabulary.

    Example:
        >>> run = make_run({"rejected": [{"path": "a.pdf", "kind": "pdf"}]}, title="Peers")
        >>> run.table("rejected")["path"].tolist(), len(run.table("facts")), run.review["title"]
        (['a.pdf'], 0, 'Peers')
    """
    run = Run(Path(), {**NO_SETTINGS, **settings})
    frames = {name: build_table(name, tables.get(name, [])) for name in COLUMNS}
    codebook = pd.DataFrame([{column: code.get(column, "") for column in CODEBOOK_COLUMNS} for code in codes], dtype=str)
    # What a run reads once and then keeps is there from the beginning: nothing is looked for on disk.
    vars(run).update(_tables=frames, _texts=dict(texts or {}), record=dict(record or {}))
    vars(run)["codebook"] = codebook.set_index("id", drop=False)
    return run


@cache
def example_run() -> Run:
    """Return the run of a study and a conversation, with a row or two in each table that reports show.

    Example:
        >>> run = example_run(); sorted(run.documents.index), run.text("fg1")[:19]
        (['fg1', 'roe2020'], 'We want to be paid.')
    """
    tables = {**_LITERATURE, **_EXTRACTED, **_EVIDENCE}
    counted = {name: build_table(name, tables.get(name, [])) for name in ("records", "imports", "documents")}
    return make_run(
        {**tables, "flow": build_flow(counted)},
        texts={"roe2020": _STUDY, "fg1": _TALK},
        record={"versions": {"pandas": "3.1.1"}, "inputs": {"corpus/codebook.csv": "ef" * 32}},
        title="Peers in hospital",
        question="What helps?",
    )


def _segments(document: str, text: str, speakers: Sequence[str]) -> list[Row]:
    rows, start = [], 0
    for number, (part, speaker) in enumerate(zip(text.split("\n\n"), speakers, strict=True), 1):
        rows.append(
            {"segment_id": f"{document}#{number:05d}", "document_id": document, "ordinal": number, "role": "body"}
            | {"start": start, "end": start + len(part), "text": part, "language": "en", "speaker": speaker, "quotable": "yes"}
        )
        start += len(part) + 2
    return rows


def _quote(text: str, document: str, words: str) -> Row:
    start = text.index(words)
    return {"document_id": document, "start": start, "end": start + len(words), "quote": words}


def _code(place: int, code: str, origin: str, status: str) -> Row:
    row = _SEGMENTS[place]
    coder = "ann" if origin == "human" else "litreview"
    span = {"segment_id": row["segment_id"], "start": row["start"], "end": row["end"]}
    return {**span, "code": code, "coder": coder, "origin": origin, "status": status}


_SEGMENTS = [*_segments("roe2020", _STUDY, ("", "", "")), *_segments("fg1", _TALK, ("P01", "P02"))]
_LITERATURE: Mapping[str, Sequence[Row]] = {
    "records": [
        {"citation_key": "roe2020", "type": "article", "title": "Peers at discharge", "year": 2020, "authors": "Roe, Ann",
         "screening": "include", "work": "roe2020"},
        {"citation_key": "oak2019", "type": "article", "title": "Peer review", "year": 2019, "authors": "Oak, Bo",
         "screening": "exclude", "reason": "not about peer support", "work": "oak2019"},
    ],
    "citations": [
        {"citation_key": "roe2020", "citation": "Roe (2020)", "citation_fr": "Roe (2020)",
         "reference": "Roe, A. (2020). Peers at discharge.", "reference_fr": "Roe, A. (2020). Peers at discharge."},
    ],
    "documents": [
        {"document_id": "roe2020", "citation_key": "roe2020", "evidence_kind": "research", "title": "Peers at discharge",
         "path": "corpus/literature/roe2020.txt", "sha256": "ab" * 32, "language": "en", "depth": "full text", "segments": 3,
         "status": "read"},
        {"document_id": "fg1", "evidence_kind": "consultation", "path": "corpus/consultation/fg1.vtt", "sha256": "cd" * 32,
         "language": "en", "depth": "transcript", "segments": 2, "status": "read"},
    ],
    "segments": _SEGMENTS,
    "rejected": [{"path": "corpus/literature/ash.pdf", "line": 0, "kind": "pdf", "reason": "is encrypted; save it without"}],
    "screening": [
        {"citation_key": "oak2019", "coder": "ann", "decision": "exclude", "reason": "not about peer support", "line": 2,
         "reading": 1},
        {"citation_key": "roe2020", "coder": "ann", "decision": "include", "line": 3, "reading": 2},
    ],
    "duplicates": [{"key_a": "roe2020", "key_b": "roe2020b", "suggested": "same", "why": "same DOI", "line": 2}],
    "integrity": [{"citation_key": "roe2020", "line": 4, "check": "no date", "reason": "no month is given"}],
}  # fmt: skip
_EXTRACTED: Mapping[str, Sequence[Row]] = {
    "codings": [
        _code(0, "VAL.HOPE", "phrase", "proposed"),
        _code(4, "VAL.HOPE", "human", "accepted"),
    ],
    "definitions": [
        {**_quote(_STUDY, "roe2020", "Peer workers gave people hope."), "definition_id": "roe2020.d001", "term": "peer workers",
         "stated_by": "Ann Roe", "citation_key": "roe2020", "form": "paraphrased", "complete": "yes",
         "components": "VAL.HOPE"},
    ],
    "facts": [
        {**_quote(_STUDY, "roe2020", "Peers should be paid."), "fact_id": "roe2020.f001", "kind": "plan", "date_start": "2021",
         "jurisdiction": "Ontario", "status": "recommended"},
    ],
    "findings": [
        {**_quote(_STUDY, "roe2020", "More people felt hope with peer support than without it."),
         "finding_id": "roe2020.o001", "citation_key": "roe2020", "kind": "finding", "outcome": "OUT.HOPE",
         "model": "MOD.HOSP", "direction": "favours peer support", "comparator": "usual care", "study_design": "trial"},
    ],
    "recommendations": [
        {**_quote(_STUDY, "roe2020", "Peers should be paid."), "recommendation_id": "roe2020.r001", "area": "K1",
         "status": "recommended", "stated_by": "Ann Roe", "audience": "", "stance": "supports"},
    ],
}  # fmt: skip
_EVIDENCE: Mapping[str, Sequence[Row]] = {
    "framework_evidence": [
        {"component": "VAL.HOPE", "name": "Hope", "family": "Values", "research": 1, "policy": 0, "practice": 0, "assertion": 0,
         "consultation_people": "fewer than 5", "quotes": "roe2020:0-30; fg1:21-42", "convergence": "not yet judged",
         "summary": "Peer workers gave people hope. [roe2020]", "confidence": "not yet judged"},
        {"component": "OUT.HOPE", "name": "Hope gained", "family": "Outcomes", "research": 1, "policy": 0, "practice": 0,
         "assertion": 0, "consultation_people": "0", "quotes": "roe2020:32-88", "convergence": "silence",
         "confidence": "not yet judged"},
        {"component": "MOD.HOSP", "name": "Hospital", "family": "Models", "research": 0, "policy": 0, "practice": 0,
         "assertion": 0, "consultation_people": "0", "gap": "no evidence found in this review"},
    ],
    "recommendation_evidence": [
        {"recommendation_id": "roe2020.r001", "area": "K1", "recommendation": "Peers should be paid.", "status": "recommended",
         "research": 1, "policy": 0, "practice": 0, "assertion": 0, "consultation_people": "fewer than 5",
         "stances": "supports", "quotes": "roe2020:90-111; fg1:0-19", "convergence": "not yet judged",
         "confidence": "not yet judged"},
        *({"recommendation_id": f"area.{area}", "area": area, "research": 0, "policy": 0, "practice": 0, "assertion": 0,
           "consultation_people": "0", "gap": "no recommendation found in this review"}
          for area in ("K2", "K3", "K4", "K5", "K6", "OTHER")),
    ],
    "residue": [
        {"theme": "T1", "words": "paid", "research": 0, "policy": 0, "practice": 0, "assertion": 0,
         "consultation_people": "fewer than 5", "quotes": "fg1:0-19"},
    ],
    "participants": [{"group": "everyone", "people": None, "sessions": None}],
    "proposals": [{"document_id": "fg1", "segment_id": "fg1#00002", "start": 21, "end": 23, "kind": "name", "reason": "capital"}],
    "agreement": [
        {"code": "VAL.HOPE", "coder_a": "ann", "coder_b": "bo", "segments": 5, "prevalence": 0.4, "agreement": 0.8,
         "kappa": 0.58, "alpha": 0.6, "ac1": 0.62},
    ],
}  # fmt: skip
