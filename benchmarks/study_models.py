"""How right the model of each finding is: our reading notes and invented abstracts of ours, with the models a human gives.

``benchmarks/examples/study_models.csv`` holds a row per text: ``model`` is the study's (several joined by ``"; "``, empty where
none is clear), ``findings`` what single findings are about instead (``OUT.SOC=MOD.WARM|OUT.SOC=``, in order). A row without a
text is the note of that name under ``corpus/literature``. Run: ``python benchmarks/study_models.py``.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.coding.codebook import load_codebook
from litreview.coding.phrases import compile_phrases
from litreview.coding.proposals import codes_by_segment, propose_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.extraction.findings import find_findings
from litreview.sources.bibliography import Record, load_bibliography
from litreview.sources.literature import read_literature

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "benchmarks" / "examples" / "study_models.csv"


class Score(NamedTuple):
    """Findings, those with a model, precision and recall over model codes, and the share that is right in full."""

    findings: int
    named: int
    precision: float
    recall: float
    right: float


class Told(NamedTuple):
    """A finding with the models that were read and those a human gives."""

    text: str
    outcome: str
    read: frozenset[str]
    true: frozenset[str]


def read_findings(rows: Sequence[dict[str, str]]) -> list[Told]:
    """Return every finding of the texts of ``rows`` with its models."""
    records = {record.citation_key: record for record in load_bibliography(ROOT / "references.bib", "references.bib")[0]}
    codebook = load_codebook(ROOT / "corpus" / "codebook.csv", "codebook.csv")
    finders = {language: compile_phrases(codebook, language) for language in ("en", "fr")}
    told = []
    for row, document in _documents(rows, records):
        codes = codes_by_segment(propose_codings(document, finders))
        found = [one for one in find_findings(document, codes) if one["kind"] == "finding"]
        told += _held_against(row, found)
    return told


def measure(told: Sequence[Told]) -> Score:
    """Return how right the models of the findings are."""
    hits = sum(len(one.read & one.true) for one in told)
    read, true = sum(len(one.read) for one in told), sum(len(one.true) for one in told)
    right = sum(one.read == one.true for one in told)
    named = sum(bool(one.read) for one in told)
    return Score(len(told), named, hits / max(1, read), hits / max(1, true), right / max(1, len(told)))


def _documents(rows: Sequence[dict[str, str]], records: dict[str, Record]) -> Iterator[tuple[dict[str, str], Document]]:
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            path, record = Path(folder) / f"{row['id']}.md", records.get(row["id"])
            if row["text"]:
                path.write_text(f"# {row['title']}\n\n{row['text']}\n", encoding="utf-8")
            else:
                path = next((ROOT / "corpus" / "literature").glob(f"{row['id']}.*"))
            blocks = read_literature(path).blocks
            yield row, build_document(path.name, "0" * 64, blocks, record=record, evidence_kind="research")


def _held_against(row: dict[str, str], found: Sequence[dict[str, object]]) -> Iterator[Told]:
    """Pair findings with what a human gives: of several exceptions of one outcome each is used once, the last further on."""
    single: dict[str, list[str]] = {}
    for part in filter(None, row["findings"].split("|")):
        outcome, _, model = part.partition("=")
        single.setdefault(outcome, []).append(model)
    for one in found:
        outcome = str(one["outcome"])
        given = single.get(outcome, [row["model"]])
        true = given.pop(0) if len(given) > 1 else given[0]
        yield Told(row["id"], outcome, _codes(str(one["model"])), _codes(true))


def _codes(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("; ")))


def main() -> None:
    """Print the scores of the notes and of the abstracts, and every finding whose model is not the human's."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for name, part in (("notes", [r for r in rows if not r["text"]]), ("abstracts", [r for r in rows if r["text"]])):
        told = read_findings(part)
        score = measure(told)
        print(f"{name}: {len(part)} texts, {score.findings} findings, {score.named} with a model")
        print(f"  precision {score.precision:.2f}, recall {score.recall:.2f}, right in full {score.right:.2f}")
        for one in told:
            if one.read != one.true:
                print(f"  {one.text} {one.outcome}: {_show(one.read)} for {_show(one.true)}")
        silent = sorted({row["id"] for row in part} - {one.text for one in told})
        print(f"  without a finding: {', '.join(silent) or 'none'}")


def _show(codes: frozenset[str]) -> str:
    return "; ".join(sorted(codes)) or "-"


if __name__ == "__main__":
    main()
