import pytest

from litreview.errors import LitReviewError
from litreview.reporting import flow
from litreview.tables import build_table


def _records(*rows):
    names = ("citation_key", "screening", "duplicate_of", "reason")
    known = [dict(zip(names, row, strict=False)) for row in rows]
    return build_table("records", [{"source": "references.bib", **row} for row in known])


def _documents(**depths):
    rows = [{"document_id": key, "citation_key": key, "evidence_kind": "research", "depth": d} for key, d in depths.items()]
    return build_table("documents", rows)


def test_prisma_counts_add_up(full_run):
    """Identified is removed and to screen; to screen is excluded, included and undecided; included is read or without text."""
    counts = flow.count_flow(full_run.table("records"), full_run.documents)
    assert (counts.identified, counts.duplicates, counts.screened) == (12, 1, 11)
    assert counts.screened == counts.excluded + counts.included + counts.undecided
    assert counts.included == counts.full + counts.part + counts.no_text == 10
    assert counts.reasons == (("not about peer support", 1),)


@pytest.mark.parametrize(
    ("records", "documents", "expected"),
    [
        pytest.param([], {}, {"identified": 0, "screened": 0}, id="nothing found"),
        pytest.param([("a", "")], {}, {"undecided": 1, "undecided_read": 0, "included": 0}, id="nobody screened"),
        pytest.param([("a", "")], {"a": "notes"}, {"undecided": 1, "undecided_read": 1}, id="read before a decision"),
        pytest.param([("a", "include")], {"a": "full text"}, {"included": 1, "full": 1}, id="in full"),
        pytest.param([("a", "include")], {"a": "abstract"}, {"full": 0, "part": 1, "no_text": 0}, id="an abstract is a part"),
        pytest.param([("a", "include")], {}, {"no_text": 1}, id="no text"),
        pytest.param([], {"a": "notes"}, {"texts_without_record": 1, "identified": 0}, id="a text without a record"),
        pytest.param(
            [("a", "include"), ("b", "include", "a"), ("c", "", "b")],
            {"c": "full text"},
            {"duplicates": 2, "screened": 1, "included": 1, "full": 1},
            id="a chain of editions is one work, read where one of them is",
        ),
        pytest.param(
            [("a", "exclude"), ("b", "include", "a")], {"b": "notes"}, {"included": 1, "part": 1}, id="one report is included"
        ),
        pytest.param(
            [("a", "exclude"), ("b", "", "a")], {}, {"excluded": 1, "reasons": (("no reason given", 1),)}, id="no reason"
        ),
        pytest.param([("a", "exclude"), ("b", "", "a")], {"b": "notes"}, {"undecided_read": 1}, id="its further report is read"),
    ],
)
def test_each_work_is_counted_once_at_its_step(records, documents, expected):
    """Records of one work are one work, whatever their decisions; a text of any of them is its text."""
    counts = flow.count_flow(_records(*records), _documents(**documents))
    assert {name: getattr(counts, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("records", "documents", "words"),
    [
        pytest.param([("a", "include"), ("a", "include")], {}, "records identified are 2", id="a key twice"),
        pytest.param([("a", "include", "gone")], {}, "records identified are 1", id="a duplicate of nothing"),
        pytest.param([("a", "", "b"), ("b", "", "a")], {}, "records identified are 2", id="duplicates of each other"),
        pytest.param([("a", "maybe")], {}, "works to screen are 1, but excluded, included, undecided 0", id="no such decision"),
        pytest.param(
            [("a", "exclude")], {"a": "notes"}, "a excluded and read; correct corpus/screening.csv", id="a contradiction"
        ),
    ],
)
def test_numbers_that_do_not_add_up_stop_the_run(records, documents, words):
    """The error says which sum fails and where to look."""
    with pytest.raises(LitReviewError, match="the flow of records does not add up") as raised:
        flow.count_flow(_records(*records), _documents(**documents))
    assert words in str(raised.value)


def test_sources_of_records_are_told_apart():
    """The largest comes first; a record whose source nobody recorded is counted as that."""
    rows = [
        {"citation_key": key, "source": source} for key, source in (("a", "x.ris"), ("b", "y.nbib"), ("c", "y.nbib"), ("d", ""))
    ]
    counts = flow.count_flow(build_table("records", rows), _documents())
    assert counts.sources == (("y.nbib", 2), ("source not recorded", 1), ("x.ris", 1))
    assert ("Identified in y.nbib", 2) in flow.list_counts(counts)


def test_the_alt_text_states_every_number_of_the_table(full_run):
    """Who cannot see the drawing reads the same."""
    counts = flow.count_flow(full_run.table("records"), full_run.documents)
    told = flow.tell_flow(counts)
    assert told.startswith("12 records identified; 1 removed")
    assert "11 works to screen; 1 excluded (not about peer support: 1); 0 not screened yet" in told
    assert "10 included: 5 read in full, 4 as abstract or notes, 1 without a text" in told


def test_the_flow_is_a_drawing_with_its_table(full_run):
    """Boxes and arrows stand beside the same counts as a table."""
    html = str(flow.show_flow(full_run).html)
    assert '<svg role="img" aria-label="12 records identified' in html
    assert "Flow of records, in the order of PRISMA 2020, as a table" in html
    assert "No screening decision" not in html


def test_a_review_without_screening_says_so(empty_run):
    """Nobody is led to believe that records were screened."""
    assert "No screening decision is recorded in this review" in flow.show_flow(empty_run).html


def test_texts_that_join_the_flow_have_boxes_of_their_own():
    """A text without a record, and one read before a decision, are drawn where they come in."""
    steps = flow.list_steps(flow.count_flow(_records(("a", "")), _documents(a="notes", b="notes")))
    assert steps[-1].beside == (("Read without a record (1)",), ("Read before a decision (1)",))
    assert not steps[-1].leaves
    assert ("Not screened yet (1)",) in steps[1].beside


def test_a_reason_is_text_in_the_drawing():
    """What a person typed as a reason is escaped."""
    records = _records(("a", "exclude", "", "<script>alert(1)</script>"))
    counts = flow.count_flow(records, _documents())
    assert "<script" not in flow.draw_flow(flow.list_steps(counts))
