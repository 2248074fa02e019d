"""A certificate counts what rested on one person's words, and lists what people must mend themselves; it holds no words."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from litreview.privacy.remains import Words, gather_words
from litreview.review import Review
from litreview.running.certificate import describe_rows, find_codings, find_stale, read_traces
from litreview.tables import build_table, write_table

LONG_AGO = "Long ago it gave us all much joy."
TEXT = "How was it?\n\nIt gave me hope. Pay us.\n\nWe agree with that."
EVIDENCE = ("framework_evidence", "recommendation_evidence")
TABLES = ("segments", "codings", "definitions", "lists", "facts", "findings", "recommendations", "proposals", *EVIDENCE)
SPANS = {"P01": ((13, 29), (30, 37)), "P02": ((39, 58),)}


def write_run(folder: Path, people: tuple[str, ...], further: Mapping[str, list[dict[str, object]]] | None = None) -> Path:
    """Return a run of one transcript in which these people are heard."""
    (folder / "tables").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "reports").mkdir()
    (folder / "texts" / "fg1.txt").write_text(TEXT, encoding="utf-8", newline="")
    spans = [(person, *span) for person in people for span in SPANS[person]]
    segments = [
        {"segment_id": f"fg1#{n}", "document_id": "fg1", "start": start, "end": end, "speaker": person, "text": TEXT[start:end]}
        for n, (person, start, end) in enumerate(spans)
    ]
    rows = {
        "segments": segments,
        "codings": [{"segment_id": row["segment_id"], "code": "VAL.HOPE", "start": 0, "end": 1} for row in segments],
        **(further or {}),
    }
    for name in [
        "segments",
        "codings",
        "definitions",
        "lists",
        "facts",
        "findings",
        "recommendations",
        "proposals",
        "framework_evidence",
        "recommendation_evidence",
    ]:
        write_table(name, build_table(name, rows.get(name, [])), folder / "tables")
    said = "".join(f"<q>{row['text']}</q>" for row in segments)
    (folder / "reports" / "framework.html").write_text(f"<main>{said}</main>", encoding="utf-8")
    return folder


def evidence(component: str, stale: str = "", people: str = "", judged_by: str = "a") -> dict[str, object]:
    """Return a row of the framework."""
    return {"component": component, "stale": stale, "consultation_people": people, "judged_by": judged_by}


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Return a run with two people and a row of several tables on the words of the first."""
    further = {
        "recommendations": [{"recommendation_id": "r1", "document_id": "fg1", "start": 30, "end": 37}],
        "definitions": [{"definition_id": "d1", "document_id": "fg1", "start": 39, "end": 58}],
        "proposals": [{"document_id": "fg1", "start": 20, "end": 45}, {"document_id": "fg2", "start": 20, "end": 45}],
        "framework_evidence": [evidence("VAL.HOPE", people="6"), evidence("VAL.PAY"), evidence("VAL.OLD", judged_by="")],
    }
    return write_run(tmp_path / "before", ("P01", "P02"), further)


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """Return the run after it, with the second person alone."""
    rows = [evidence("VAL.HOPE", stale="stale: the evidence has changed", people="5")]
    return write_run(tmp_path / "after", ("P02",), {"framework_evidence": rows})


def test_rows_are_counted_by_segment_and_by_overlap_of_spans(before: Path, after: Path) -> None:
    """Of the person alone, in the person's documents alone."""
    traces = read_traces(before, "P01")
    found = {name: count for name, count in traces.rows.items() if count}
    assert found == {"segments": 2, "codings": 2, "recommendations": 1, "proposals": 1}
    lines = describe_rows(traces, read_traces(after, "P01"))
    assert "table recommendations: 1 rows before, 0 now" in lines
    assert "table framework_evidence, which counts everybody: 2 cells changed, 2 rows gone, 0 new" in lines
    assert "report framework: 1 sentences quoted before, 0 now" in lines
    assert not any("hope" in line or "Pay us" in line for line in lines)


def test_new_tables_and_figures_are_told_of_too(before: Path, after: Path) -> None:
    """Cells of the matrix and candidate themes that rested on the person, figures drawn anew, and words in a figure."""
    heard = {"component": "VAL.HOPE", "case": "people heard", "case_kind": "role", "state": "said"}
    rows = {
        before: (
            [{**heard, "summary": "It gave me hope. [fg1]", "consultation_people": "6"}],
            [{"theme": "T01", "words": "pay"}],
        ),
        after: ([{**heard, "state": "nothing said", "consultation_people": "5"}], [{"theme": "T01", "words": "joy"}]),
    }
    for run, (matrix, residue) in rows.items():
        write_table("framework_matrix", build_table("framework_matrix", matrix), run / "tables")
        write_table("residue", build_table("residue", residue), run / "tables")
        (run / "figures").mkdir()
        (run / "figures" / "same.svg").write_text("<svg><text>Hope</text></svg>", encoding="utf-8")
    (before / "figures" / "line.svg").write_text("<svg><text>It gave <tspan>me hope.</tspan></text></svg>", encoding="utf-8")
    (after / "figures" / "line.svg").write_text("<svg><text>Nothing dated.</text></svg>", encoding="utf-8")
    (before / "figures" / "gone.svg").write_text("<svg/>", encoding="utf-8")
    lines = describe_rows(read_traces(before, "P01"), read_traces(after, "P01"))
    assert "table framework_matrix, which counts everybody: 3 cells changed, 0 rows gone, 0 new" in lines
    assert "table residue, which counts everybody: 0 cells changed, 1 rows gone, 1 new" in lines
    assert "figures, which count everybody: 1 of 3 drawn anew, 1 gone, 0 new" in lines
    assert "figure line: 1 sentences quoted before, 0 now" in lines


def test_without_a_run_after_it_what_stood_before_is_told(before: Path) -> None:
    """Nothing stands any more, so nothing of the person does."""
    lines = describe_rows(read_traces(before, "P01"), None)
    assert lines[0] == "table segments: 2 rows before, 0 now"
    assert not any("evidence" in line for line in lines)


def test_judgements_that_became_stale_or_lost_their_row_are_listed(before: Path, after: Path) -> None:
    """Those that nobody had judged are not."""
    found = find_stale(read_traces(before, "P01"), read_traces(after, "P01"))
    assert found == ["framework_evidence VAL.HOPE", "framework_evidence VAL.PAY (the row is gone)"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("It gave me hope.", True),
        ("hope. Pay", True),
        ("We agree", False),
        ("never said", False),
        ("Long ago it gave us all much joy", True),
    ],
    ids=["a sentence", "two words", "another's", "nobody's", "only in the raw transcript"],
)
def test_codings_that_quote_the_person_are_listed_by_line(before: Path, tiny: Review, quote: str, found: bool) -> None:
    """However short, by where they stood in the text; and what stood there in the transcript."""
    path = tiny.corpus / "coding" / "a.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n" + json.dumps({"document_id": "fg1", "quote": quote, "start": 0}) + "\n", encoding="utf-8")
    words = gather_words([LONG_AGO])
    assert find_codings(tiny, read_traces(before, "P01"), words) == (["corpus/coding/a.jsonl:2"] if found else [])


@pytest.mark.parametrize("line", ["{", "[1]", '{"quote": 1, "document_id": 2, "start": "x"}', ""])
def test_a_record_that_is_none_is_passed_over_unless_the_words_stand_in_it(before: Path, tiny: Review, line: str) -> None:
    """Broken lines are searched as text."""
    path = tiny.corpus / "coding" / "a.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n{ Long ago it gave us all\n", encoding="utf-8")
    traces = read_traces(before, "P01")
    assert find_codings(tiny, traces, gather_words([LONG_AGO])) == ["corpus/coding/a.jsonl:2"]
    assert find_codings(tiny, traces, Words()) == []


def test_half_lines_that_were_set_aside_are_searched_too(before: Path, tiny: Review) -> None:
    """A line that a crash cut short can hold words of somebody who withdraws."""
    path = tiny.corpus / "coding" / ".half" / "ann.txt"
    path.parent.mkdir(parents=True)
    path.write_text('{"id": "a1", "quote": "Long ago it gave us all\n', encoding="utf-8")
    assert find_codings(tiny, read_traces(before, "P01"), gather_words([LONG_AGO])) == ["corpus/coding/.half/ann.txt:1"]
