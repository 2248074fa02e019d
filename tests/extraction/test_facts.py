from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.corpus.build import build_document
from litreview.corpus.documents import Document, Segment
from litreview.extraction.facts import find_facts
from litreview.sources.blocks import Block
from litreview.sources.plain import read_plain
from litreview.tables import build_table

DATA = Path(__file__).parent.parent / "data" / "extraction"


def _facts(*blocks: Block | str, kind: str = "practice") -> list[dict]:
    made = [b if isinstance(b, Block) else Block(b, role="body") for b in blocks]
    return find_facts(build_document("a.txt", "", made, evidence_kind=kind, depth="full text"))


def _read(name: str):
    return build_document(name, "", read_plain(DATA / name).blocks, evidence_kind="practice", depth="full text")


def test_a_page_gives_counts_events_standing_and_plans():
    """Quantities keep qualifier and unit, dates their precision, plans their status; contacts give nothing."""
    rows = find_facts(_read("lakeside.txt"))
    assert [(r["kind"], r["qualifier"], r["value"], r["unit"], r["date_start"], r["status"]) for r in rows] == [
        ("event", "", "", "", "2031-05-03", "done"),
        ("quantity", "more than", "250", "peers", "", "done"),
        ("quantity", "", "30", "paid peer posts", "", ""),
        ("quantity", "", "12", "community agencies", "", ""),
        ("policy status", "", "", "", "2032", "done"),
        ("plan", "", "", "", "2034", "planned"),
        ("event", "", "", "", "2030-03", "done"),
    ]


def test_the_place_of_a_standing_is_named():
    """A policy status says for which region it holds."""
    (row,) = [r for r in find_facts(_read("lakeside.txt")) if r["kind"] == "policy status"]
    assert row["jurisdiction"] == "Blue Lakes region"


@pytest.mark.parametrize("name", ["lakeside.txt", "boreal.txt"])
def test_every_quotation_is_the_text_at_its_span(name):
    """Quote, start and end agree, and the rows make the declared table."""
    doc = _read(name)
    rows = find_facts(doc)
    assert rows
    assert all(doc.text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert len(build_table("facts", rows)) == len(rows)


def test_french_facts_are_read():
    """Counts, days and plans are read in French."""
    rows = find_facts(_read("boreal.txt"))
    assert [(r["kind"], r["qualifier"], r["value"], r["date_start"], r["status"]) for r in rows] == [
        ("quantity", "plus de", "130", "2031-12-07", "done"),
        ("event", "", "", "2031-12-07", "done"),
        ("plan", "", "", "2033", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A training toolkit will be produced with other towns.", [("plan", "planned")]),
        ("Set to be released in 2033, the guide will say more.", [("plan", "planned")]),
        ("The 2026-2029 Care Plan stands.", [("event", "")]),
        ("This will help people who come.", []),
        ("If you will be receiving care, speak to us.", []),
        ("The project will:", []),
        ("Will it open in the north?", []),
        ("Peers meet and talk.", []),
    ],
    ids=["undated-plan", "dated-plan", "range", "back-reference", "to-the-reader", "lead-in", "question", "none"],
)
def test_only_what_is_announced_is_a_plan(text, wanted):
    """A plan names what is planned; lead-ins, questions and words to the reader are none."""
    assert [(row["kind"], row["status"]) for row in _facts(text)] == wanted


def test_testimony_gives_no_facts():
    """What people say in a consultation is not turned into facts."""
    assert _facts("In 2031 we hired 40 peers.", kind="consultation") == []


def test_bare_years_of_references_are_left_to_the_records():
    """A reference dated to the month is an event, one with a year alone is not."""
    rows = _facts(
        "Peers meet.",
        Block("References", role="heading"),
        Block("[1] Ada Rivers, “Being With,” March 2030.", role="reference"),
        Block("[2] Bo Stone, “Walking,” 2031.", role="reference"),
    )
    assert [row["date_start"] for row in rows] == ["2030-03"]


def test_ids_count_up_in_the_document():
    """Fact ids are stable: the document's id and a running number."""
    assert [row["fact_id"] for row in _facts("In 2031 it hired 40 peers.")] == ["a.f001", "a.f002"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789 ,.-MayinFlJueplrsovthn", max_size=150))
def test_free_text_gives_valid_rows(text):
    """Whatever the text, the rows fit the declared table."""
    rows = _facts(text or "x")
    assert len(build_table("facts", rows)) == len(rows)


def _read_as(kind: str, text: str, heading: str = "") -> list[tuple[str, str]]:
    segment = Segment("d#1", "d", 1, 0, len(text), None, heading, "", "body", "en", text)
    rows = find_facts(Document("d", "", kind, "", "d", "", "en", "full text", text, (segment,)))
    return [(str(row["kind"]), str(row["value"])) for row in rows]


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("research", "The trial enrolled 648 patients.", []),
        ("research", "Nineteen trials with 3,329 people.", []),
        ("research", "It was published in 2016.", []),
        ("research", "Rivers and colleagues, 2021, came to another result.", []),
        ("research", "Hope rose: SMD 0.24, 95% CI 0.02 to 0.46, in 12 towns.", []),
        ("research", "Thirty-six peer roles were found.", [("quantity", "36")]),
        ("research", "By 24 weeks there was no difference.", []),
        ("practice", "More than 270 people were consulted.", [("quantity", "270")]),
        ("practice", "The centre opened ten years before the plan.", []),
        ("practice", "In all 220 per 1000 people came.", []),
        ("policy", "The plan was released in May 2012.", [("event", "")]),
    ],
)
def test_sizes_of_studies_and_dates_of_works_are_no_facts_of_research(kind, text, wanted):
    """How many people a study had belongs to its findings; how many were consulted is a fact."""
    assert _read_as(kind, text) == wanted


def test_sections_that_weigh_the_evidence_hold_no_facts():
    """Words to the reader about limits and use announce nothing."""
    assert _read_as("research", "A planner will not find support here.", "Use in this review") == []
