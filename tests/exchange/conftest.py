import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review, load_review
from litreview.tables import COLUMNS, build_table, write_table

DATA = Path(__file__).parents[1] / "data" / "exchange"
CODEBOOK = (
    "id,family,name,name_fr,definition,include,exclude,phrases,phrases_fr\n"
    'VAL.HOPE,Values,Hope,Espoir,"Looking forward, with reason.",plans,wishes,hop*; look* forward,espoir*\n'
    "VAL.TRUST,Values,Trust,,Relying on someone.,,,trust*,\n"
    'BAR.MONEY,Barriers,Money,Argent,"No ""means"".",,,,\n'
)
TEXTS = {
    "cedar2011": "=SUM(A1) said hope is 50% of it.\n\nTrust <b>matters</b> & more.",
    "fg1": "P01: We \U0001f600 hope so.\n\nP02: [paraphrase only]",
}
CODINGS = [
    ("cedar2011#00001", "VAL.HOPE", "litreview", "=SUM(A1) said hope is 50% of it.", "hope", "proposed"),
    ("cedar2011#00002", "VAL.TRUST", "litreview", "Trust <b>matters</b> & more.", "Trust", "proposed"),
    ("cedar2011#00002", "VAL.TRUST", "zoe", "", "Trust <b>matters</b> & more.", "accepted"),
    ("cedar2011#00002", "BAR.MONEY", "zoe", "", "Trust <b>matters</b> & more.", "accepted"),
    ("fg1#00001", "VAL.HOPE", "litreview", "", "hope", "proposed"),
    ("fg1#00001", "VAL.TRUST", "zoe", "", "hope so.", "rejected"),
    ("fg1#00002", "BAR.MONEY", "litreview", "", "[paraphrase only]", "proposed"),
]


def _codings() -> list[dict]:
    rows = []
    for segment, code, coder, _, words, status in CODINGS:
        start = TEXTS[segment.partition("#")[0]].index(words)
        span = {"start": start, "end": start + len(words)}
        rows.append({"segment_id": segment, "code": code, "coder": coder, "origin": "phrase", "status": status, **span})
    return rows


def _segments() -> list[dict]:
    rows, speakers = [], {"cedar2011": ("", ""), "fg1": ("P01", "P02")}
    for document, text in TEXTS.items():
        for place, (speaker, words) in enumerate(zip(speakers[document], text.split("\n\n"), strict=True), 1):
            start = text.index(words)
            row = {"segment_id": f"{document}#{place:05d}", "document_id": document, "speaker": speaker, "role": "body"}
            rows.append({**row, "start": start, "end": start + len(words), "quotable": "yes", "text": ""})
    return rows


def _documents() -> list[dict]:
    kinds = {"cedar2011": "research", "fg1": "consultation"}
    keys = {"cedar2011": "cedar2011", "fg1": ""}
    read = [
        {"document_id": name, "citation_key": keys[name], "evidence_kind": kind, "status": "read"} for name, kind in kinds.items()
    ]
    return [*read, {"document_id": "torn", "status": "rejected"}]


def _evidence() -> dict[str, list[dict]]:
    quote = "cedar2011:0-32"
    framework = {"component": "VAL.HOPE", "name": "Hope", "research": 1, "policy": 0, "practice": 0, "quotes": quote}
    framework |= {"consultation_people": "fewer than 5", "summary": "=SUM(A1) said hope. [cedar2011]", "convergence": "silence"}
    several = "; ".join(["cedar2011:0-8", "cedar2011:14-18", "fg1:5-7", "fg1:8-12", "fg1:8-15"])
    advice = {"recommendation_id": "cedar2011.r001", "area": "K1", "status": "recommended", "quotes": several}
    advice |= {"recommendation": "<script>*Act* $x$ \\now https://example.org", "stances": "supports 2", "judged_by": "RJ"}
    return {
        "framework_evidence": [framework],
        "recommendation_evidence": [advice | {"judged_on": "2026-01-02", "confidence": "low"}],
    }


def _citations() -> list[dict]:
    reference = "Cedar, E., World Health Organization, et al. (2011). Hope & 50%. Care. https://doi.org/10.5555/hope"
    start = reference.index("Care")
    italics = f"{start}-{start + 4}"
    cited = {"citation_key": "cedar2011", "citation": "Cedar et al. (2011)", "citation_fr": "Cedar et al. (2011)"}
    return [{**cited, "reference": reference, "reference_fr": reference, "italics": italics, "italics_fr": italics}]


def _judgements() -> list[dict]:
    judged = {"coherence": "minor", "coherence_explanation": "=1+1", "confidence": "low", "judged_by": "RJ", "line": 2}
    return [{"kind": "framework", "target": "VAL.HOPE", "finding": "Hope helps.", **judged}]


def _records() -> list[dict]:
    whole = {"citation_key": "cedar2011", "type": "article", "title": "Hope & 50%", "year": "2011", "doi": "10.5555/hope"}
    whole |= {"authors": "Cedar, Eve; World Health Organization; et al.", "container": "Care", "url": "https://example.org/a"}
    return [whole, {"citation_key": "bare", "type": "misc", "title": "Bare"}]


@pytest.fixture(scope="session")
def written(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A review whose last run holds texts, tables and a codebook made by hand; whoever changes it takes a copy."""
    return once("exchange", _write_review)


def _write_review(folder: Path) -> None:
    latest = folder / "outputs" / "latest"
    (latest / "tables").mkdir(parents=True)
    (latest / "texts").mkdir()
    (folder / "review.toml").write_text('[review]\ntitle = "Imagined <care>"\n')
    for name, text in TEXTS.items():
        (latest / "texts" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    rows = {"codings": _codings(), "segments": _segments(), "documents": _documents(), "records": _records(), **_evidence()}
    rows |= {"citations": _citations(), "judgements": _judgements()}
    for name in COLUMNS:
        write_table(name, build_table(name, rows.get(name, [])), latest / "tables")
    (latest / "tables" / "codebook.csv").write_text(CODEBOOK, encoding="utf-8")
    settings = {"title": "Imagined <care>", "question": "Does it help?", "illustrative": True}
    (latest / "review.json").write_text(json.dumps(settings), encoding="utf-8")


@pytest.fixture
def review(written: Path, tmp_path: Path) -> Review:
    """The review made by hand, for one test of its own."""
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    return load_review(tmp_path)


@pytest.fixture
def run(review: Review) -> Run:
    """The last run of the review."""
    return open_run(review.outputs / "latest")


@pytest.fixture
def data() -> Path:
    """The folder of reference files made for these tests."""
    return DATA


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """A researcher's own references.bib, which ends without a line end."""
    return Path(shutil.copy(DATA / "references.bib", tmp_path / "references.bib"))
