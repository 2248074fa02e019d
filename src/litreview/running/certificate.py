"""What a withdrawal took away, and what people must take away themselves: ids, places and counts, never words."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from litreview.coding.anchors import find_quotation
from litreview.coding.lines import list_coding_files
from litreview.privacy.artefacts import read_units
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.remains import REMAINS, Words, stand_together
from litreview.privacy.units import Unsearchable
from litreview.review import Review
from litreview.running.speech import noting
from litreview.tables import EVIDENCE_KEYS, read_table

SPANS = ("definitions", "lists", "facts", "findings", "recommendations", "proposals")
_EVIDENCE = {
    **{name: [key] for name, key in EVIDENCE_KEYS.items()},
    "framework_matrix": ["component", "case"],
    "residue": ["words"],
}
"""The tables that count everybody, and the columns that name a row."""
_NEEDED = ("segments", "codings", *SPANS, *_EVIDENCE)


@dataclass(frozen=True)
class Traces:
    """Where one person is heard in a run, read before it is deleted; ``repr`` shows no words."""

    rows: Mapping[str, int]
    quotations: Mapping[str, int]
    sentences: tuple[str, ...] = field(repr=False)
    spans: Mapping[str, tuple[tuple[int, int], ...]] = field(repr=False)
    texts: Mapping[str, str] = field(repr=False)
    evidence: Mapping[str, pd.DataFrame] = field(repr=False)
    figures: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def read_traces(run: Path, participant_id: str) -> Traces:
    """Return where a person is heard in a run: rows of each table, by segment or by overlap of spans, pages and figures.

    Files of the run that are there but cannot be read are named in ``unread``, and count as empty.

    Example:
        >>> read_traces(Path("nowhere"), "P07").rows["segments"]
        0
    """
    unread: list[str] = []
    tables = {name: _read(name, run, unread) for name in _NEEDED}
    segments = tables["segments"]
    own = segments[segments.speaker == participant_id] if len(segments) else segments
    groups = own.groupby("document_id") if len(own) else ()
    spans = {str(name): tuple(zip(group.start, group.end, strict=True)) for name, group in groups}
    codings = tables["codings"]
    rows = {
        "segments": len(own),
        "codings": int(codings.segment_id.isin(own.segment_id).sum()) if len(own) and len(codings) else 0,
    }
    rows |= {name: _count_overlaps(tables[name], spans) for name in SPANS}
    sentences = tuple(text for text in own.text if len(TOKEN.findall(text)) >= REMAINS.shortest) if len(own) else ()
    texts = {name: _read_bytes(run, f"texts/{name}.txt", unread).decode("utf-8", "replace") for name in spans}
    evidence = {name: tables[name] for name in _EVIDENCE}
    drawn = {path.stem: _read_bytes(run, f"figures/{path.name}", unread) for path in sorted((run / "figures").glob("*.svg"))}
    figures = {name: hashlib.sha256(data).hexdigest() for name, data in drawn.items()}
    quotations = _count_quotations(run, sentences, unread)
    return Traces(rows, quotations, sentences, spans, texts, evidence, figures, tuple(dict.fromkeys(unread)))


def describe_rows(before: Traces, after: Traces | None) -> list[str]:
    """Return one line per table, one on figures, and one per page or figure that quoted the person: before and now.

    Where no kept run held the person before, that is all there is to say.

    Example:
        >>> nothing = read_traces(Path("nowhere"), "P07")
        >>> describe_rows(nothing, nothing)
        ['no kept run held words of this person before, so no table had a row to lose']
    """
    if not before.rows["segments"] and not (after and after.rows["segments"]):
        return ["no kept run held words of this person before, so no table had a row to lose"]
    now = after.rows if after else dict.fromkeys(before.rows, 0)
    lines = [f"table {name}: {count} rows before, {now[name]} now" for name, count in before.rows.items()]
    if after:
        lines += [_describe_evidence(name, before.evidence[name], after.evidence[name]) for name in _EVIDENCE]
        lines.append(_describe_figures(before.figures, after.figures))
    pages = after.quotations if after else {}
    quoted = before.quotations.items()
    return [*lines, *(f"{name}: {count} sentences quoted before, {pages.get(name, 0)} now" for name, count in quoted)]


def find_stale(before: Traces, after: Traces) -> list[str]:
    """Return the rows of the evidence tables whose judgement a person must make anew, and those that lost it.

    Example:
        >>> find_stale(read_traces(Path("nowhere"), "P07"), read_traces(Path("nowhere"), "P07"))
        []
    """
    found = []
    for name, key in EVIDENCE_KEYS.items():
        old, new = ({str(row[key]): row for row in each.evidence[name].to_dict("records")} for each in (before, after))
        found += [f"{name} {row}" for row in new if new[row]["stale"] and not old.get(row, new[row])["stale"]]
        found += [f"{name} {row} (the row is gone)" for row in old if old[row]["judged_by"] and row not in new]
    return found


def find_codings(review: Review, before: Traces, words: Words, unread: list[str] | None = None) -> list[str]:
    """Return ``path:line`` of each record of a human coder, whole or half written, that carries words of the person.

    Files that cannot be read are added to ``unread``; without that list, the first such file raises ``OSError``.

    Example:
        >>> from litreview.review import load_review
        >>> find_codings(Review(Path("nowhere"), load_review(".").settings), read_traces(Path("nowhere"), "P07"), Words())
        []
    """
    found = []
    for path in list_coding_files(review.corpus / "coding"):
        text = ""
        with noting(review.relative(path), unread):
            text = path.read_text(encoding="utf-8", errors="replace")
        for line, source in enumerate(text.split("\n"), 1):
            record = _read_record(source)
            quote, document = str(record.get("quote") or ""), str(record.get("document_id") or "")
            if _overlaps(quote, document, record.get("start"), before) or any(
                stand_together(text, words) for text in _strings(record)
            ):
                found.append(f"{review.relative(path)}:{line}")
    return found


def _read(name: str, run: Path, unread: list[str]) -> pd.DataFrame:
    try:
        return read_table(name, run / "tables")
    except FileNotFoundError:
        return pd.DataFrame()
    except (OSError, ValueError):
        unread.append(f"{run.name}/tables/{name}")
        return pd.DataFrame()


def _read_bytes(run: Path, name: str, unread: list[str]) -> bytes:
    data = b""
    # What is not there is nothing that could be searched.
    with noting(f"{run.name}/{name}", unread), suppress(FileNotFoundError):
        data = (run / name).read_bytes()
    return data


def _count_overlaps(frame: pd.DataFrame, spans: Mapping[str, Iterable[tuple[int, int]]]) -> int:
    if not len(frame) or not spans:
        return 0
    rows = frame[frame.document_id.isin(spans)]
    places = zip(rows.document_id, rows.start, rows.end, strict=True)
    return sum(any(start < last and first < end for first, last in spans[document]) for document, start, end in places)


def _count_quotations(run: Path, sentences: Iterable[str], unread: list[str]) -> dict[str, int]:
    folded = [f" {' '.join(TOKEN.findall(fold(sentence)))} " for sentence in sentences]
    found = {}
    files = [("report", path) for path in sorted((run / "reports").glob("*.html"))]
    for kind, path in [*files, *(("figure", path) for path in sorted((run / "figures").glob("*.svg")))]:
        data = _read_bytes(run, f"{kind}s/{path.name}", unread)
        try:
            page = " ".join(TOKEN.findall(fold("\n".join(unit.text for unit in read_units(path.name, data)))))
        except Unsearchable:
            continue
        found[f"{kind} {path.stem}"] = sum(sentence in f" {page} " for sentence in folded)
    return {name: count for name, count in found.items() if count}


def _describe_evidence(name: str, before: pd.DataFrame, after: pd.DataFrame) -> str:
    if not len(before) or not len(after.columns):
        return f"table {name}: not there {'now' if len(before) else 'before'}"
    keys = _EVIDENCE[name]
    old, new = (frame.astype(str).drop_duplicates(keys).set_index(keys) for frame in (before, after))
    shared = old.index.intersection(new.index)
    cells = int((old.loc[shared] != new.loc[shared, old.columns]).sum().sum())
    gone, fresh = len(old.index.difference(new.index)), len(new.index.difference(old.index))
    return f"table {name}, which counts everybody: {cells} cells changed, {gone} rows gone, {fresh} new"


def _describe_figures(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    changed = sum(after[name] != digest for name, digest in before.items() if name in after)
    gone, fresh = len(before.keys() - after.keys()), len(after.keys() - before.keys())
    return f"figures, which count everybody: {changed} of {len(before)} drawn anew, {gone} gone, {fresh} new"


def _read_record(source: str) -> dict[str, object]:
    try:
        record = json.loads(source)
    except (ValueError, RecursionError):
        return {"quote": source}
    return record if isinstance(record, dict) else {"quote": source}


def _strings(record: Mapping[str, object]) -> Iterator[str]:
    return (value for value in record.values() if isinstance(value, str))


def _overlaps(quote: str, document: str, start: object, before: Traces) -> bool:
    if document not in before.spans:
        return False
    found = find_quotation(before.texts[document], quote, start if isinstance(start, int) else 0)
    return found is not None and any(found[0] < last and first < found[1] for first, last in before.spans[document])
