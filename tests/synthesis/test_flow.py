import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import LitReviewError
from litreview.review import FlowBox
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow import build_flow, count_flow
from litreview.synthesis.flow_found import name_reports
from litreview.synthesis.flow_reports import LEFT, judge_reports
from litreview.synthesis.flow_sums import OTHER, Flow, check_flow
from litreview.tables import build_table

TITLES, FULL = "title and abstract", "full text"
MARKED = "duplicates removed: {}, but records and imports name {}"
ROW = dict.fromkeys(("source", "duplicate_of", "relation", "work", "screening", "reason", "stage", "conflict"), "")


def _record(key, screening="", same_as="", **more):
    return {**ROW, "citation_key": key, "screening": screening, "duplicate_of": same_as, **more}


def _line(key="", result="added", source="PubMed", kind="database"):
    return {"citation_key": key, "result": result, "source": source, "kind": kind}


def _texts(**depths):
    row = {"evidence_kind": "research", "status": "read"}
    return [{**row, "document_id": key, "citation_key": key, "depth": depth} for key, depth in depths.items()]


def _numbers(flow, names):
    return {name: flow.number(name) for name in names}


@pytest.mark.parametrize(
    ("records", "texts", "expected"),
    [
        pytest.param([], {}, {step.IDENTIFIED: 0, step.SCREENED: 0, step.STUDIES: 0}, id="nothing found"),
        pytest.param([("a", "")], {}, {step.AWAITING: 1, step.READ_BEFORE: 0, step.STUDIES: 0}, id="nobody screened"),
        pytest.param([("a", "")], {"a": "notes"}, {step.AWAITING: 1, step.READ_BEFORE: 1}, id="read before a decision"),
        pytest.param([("a", "include")], {"a": FULL}, {step.STUDIES: 1, step.FULL: 1}, id="in full"),
        pytest.param([("a", "include")], {"a": "abstract"}, {step.FULL: 0, step.PART: 1, step.NO_TEXT: 0}, id="an abstract"),
        pytest.param([("a", "include")], {}, {step.NO_TEXT: 1}, id="no text"),
        pytest.param([], {"a": "notes"}, {step.READ_UNRECORDED: 1, step.IDENTIFIED: 0}, id="a text without a record"),
        pytest.param(
            [("a", "include"), ("b", "include", "a"), ("c", "", "b")],
            {"c": FULL},
            {step.DUPLICATES: 2, step.SCREENED: 1, step.REPORTS: 1},
            id="a chain of duplicates is one report",
        ),
        pytest.param([("a", "exclude"), ("b", "include", "a")], {"b": "notes"}, {step.REPORTS: 1}, id="one record is included"),
        pytest.param([("a", "exclude"), ("b", "", "a")], {}, {step.EXCLUDED: 1}, id="the other is not decided"),
    ],
)
def test_each_report_is_counted_once_at_its_step(records, texts, expected):
    """Records that are the same are one report, whatever their decisions."""
    flow = count_flow([_record(*row) for row in records], [], _texts(**texts))
    assert _numbers(flow, expected) == expected
    assert not flow.two_stages


@pytest.mark.parametrize("depths", [(FULL, "notes"), ("notes", FULL)])
def test_a_record_with_several_texts_is_read_as_far_as_the_longest(depths):
    """Whatever the order of the files."""
    texts = [text for depth in depths for text in _texts(a=depth)]
    flow = count_flow([_record("a", "include")], [], texts)
    assert (flow.number(step.FULL), flow.number(step.PART)) == (1, 0)


def test_further_reports_are_no_duplicates():
    """An edition is screened and included as a report of its own, and its study counts once, read where one report is."""
    records = [_record("a", "include", work="a"), _record("b", "include", "a", work="a", relation="edition")]
    flow = count_flow(records, [], _texts(b=FULL))
    expected = {step.DUPLICATES: 0, step.SCREENED: 2, step.REPORTS: 2, step.STUDIES: 1, step.FULL: 1, step.NO_TEXT: 0}
    assert _numbers(flow, expected) == expected


def test_two_stages_have_their_own_steps():
    """Retrieval and full texts are counted as soon as one full text was decided on; who waits, waits at the right step."""
    records = [
        _record("a", "include", stage=FULL),
        _record("b", "exclude", stage=FULL, reason="wrong design"),
        _record("c", "not retrieved", stage=FULL),
        _record("d", "include", stage=TITLES),
        _record("e", "include", stage=TITLES),
        _record("f", "exclude", stage=TITLES, reason="off topic"),
        _record("g", conflict="yes", stage=FULL),
        _record("h", conflict="yes", stage=TITLES),
        _record("i"),
        _record("j", "include"),
    ]
    flow = count_flow(records, [], _texts(e=FULL, d="abstract"))
    expected = {
        step.SCREENED: 10, step.EXCLUDED: 1, step.AWAITING: 2, step.SOUGHT: 7, step.NOT_RETRIEVED: 1, step.AWAITING_TEXT: 2,
        step.ASSESSED: 4, step.EXCLUDED_FULL: 1, step.AWAITING_FULL: 2, step.REPORTS: 1, step.READ_BEFORE: 2,
    }  # fmt: skip
    assert _numbers(flow, expected) == expected
    assert flow.parts(step.AWAITING) == flow.parts(step.AWAITING_FULL) == (("not decided yet", 1), ("reviewers differ", 1))
    assert flow.parts(step.EXCLUDED_FULL) == (("wrong design", 1),)


def test_a_conflict_is_no_decision():
    """In one stage too; what reviewers differ on may be read meanwhile."""
    flow = count_flow([_record("a", "exclude", conflict="yes"), _record("b", "exclude")], [], _texts(a="notes"))
    assert (flow.number(step.AWAITING), flow.number(step.EXCLUDED), flow.number(step.READ_BEFORE)) == (1, 1, 1)
    assert flow.parts(step.EXCLUDED) == (("no reason given", 1),)


def test_sources_of_a_review_without_imports_are_those_of_its_records():
    """The largest comes first; a record whose source nobody recorded is counted as that; there is one column."""
    rows = [_record(key, source=source) for key, source in (("a", "x.ris"), ("b", "y.nbib"), ("c", "y.nbib"), ("d", ""))]
    flow = count_flow(rows, [], [])
    assert flow.parts(step.IDENTIFIED) == (("y.nbib", 2), ("source not recorded", 1), ("x.ris", 1))
    assert flow.columns == ("",)


def test_imports_tell_what_each_source_brought():
    """Each line is a record found; merged ones are duplicates, rejected ones and those taken out again are removed."""
    lines = [
        _line("a"), _line("b"), _line("a", "merged", "Scopus"), _line("", "rejected", "Scopus"),
        _line("c", source="A register", kind="register"), _line("gone"),
    ]  # fmt: skip
    flow = count_flow([_record("a"), _record("b"), _record("c")], lines, [])
    assert flow.parts(step.DATABASES) == (("PubMed", 3), ("Scopus", 2))
    assert flow.parts(step.REGISTERS) == (("A register", 1),)
    assert flow.parts(step.UNUSABLE) == (("could not be used as a record", 1), ("no longer in references.bib", 1))
    expected = {step.IDENTIFIED: 6, step.DUPLICATES: 1, step.SCREENED: 3}
    assert _numbers(flow, expected) == expected
    assert flow.columns == ("",)


def test_other_methods_have_a_column():
    """What people added by hand or found elsewhere stands there, unless a database found the same report."""
    lines = [
        _line("a"),
        _line("b", "merged"),
        _line("w", source="Websites", kind="other"),
        _line("a", "merged", "Websites", "other"),
    ]
    records = [_record("a", "include"), _record("b", "include"), _record("h", "include"), _record("w", "exclude")]
    flow = count_flow(records, lines, [])
    assert flow.columns == ("", OTHER)
    assert flow.parts(step.IDENTIFIED + OTHER) == (("Websites", 2), ("added by hand", 2))
    names = (step.IDENTIFIED, step.DUPLICATES, step.SCREENED, step.KEPT)
    left, right = ([flow.number(name + column) for name in names] for column in ("", OTHER))
    assert (left, right) == ([2, 0, 2, 2], [4, 2, 2, 1])
    assert flow.number(step.REPORTS) == 3


def test_other_methods_alone_have_two_stages_too():
    """A review that searched no database counts the same steps."""
    flow = count_flow([_record("a", "exclude", stage=FULL, reason="old")], [_line("a", kind="other")], [])
    assert (flow.columns, flow.two_stages, flow.number(step.EXCLUDED_FULL + OTHER)) == ((OTHER,), True, 1)


def test_a_record_that_an_import_brought_back_was_found_twice():
    """Who took it out of the references meanwhile has one more duplicate, and no run that fails."""
    flow = count_flow([_record("a")], [_line("a"), _line("a", source="Scopus")], [])
    assert [flow.number(name) for name in (step.IDENTIFIED, step.DUPLICATES, step.SCREENED)] == [2, 1, 1]


def test_a_merged_record_that_is_gone_is_still_a_duplicate():
    """The researcher may take a record out of the references after the import."""
    flow = count_flow([_record("a")], [_line("a"), _line("b"), _line("b", "merged")], [])
    assert (flow.number(step.IDENTIFIED), flow.number(step.DUPLICATES), flow.number(step.UNUSABLE)) == (3, 1, 1)


@pytest.mark.parametrize(
    ("records", "lines", "texts", "words"),
    [
        pytest.param([("a", "include"), ("a", "include")], [], {}, MARKED.format(1, 0), id="a key twice"),
        pytest.param([("a", "include", "gone")], [], {}, MARKED.format(0, 1), id="a duplicate of nothing"),
        pytest.param([("a", "", "b"), ("b", "", "a")], [], {}, MARKED.format(0, 2), id="of each other"),
        pytest.param([("a",)], [("a",), ("a", "")], {}, MARKED.format(1, 0), id="a line without a result"),
        pytest.param([("a", "maybe")], [], {}, "records to screen: 1, but", id="no such decision"),
    ],
)  # fmt: skip
def test_tables_that_do_not_add_up_stop_the_run(records, lines, texts, words):
    """The error says which sum fails and where to look."""
    with pytest.raises(LitReviewError, match="the flow of records does not add up") as raised:
        count_flow([_record(*row) for row in records], [_line(*line) for line in lines], _texts(**texts))
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("records", "read"), [([("a", "exclude")], "a"), ([("a", "exclude"), ("b", "", "a")], "b")], ids=["itself", "a copy"]
)
def test_a_record_that_is_excluded_and_read_stops_the_run(records, read):
    """That is a decision to correct or a text to take away, and no sum."""
    with pytest.raises(LitReviewError) as raised:
        count_flow([_record(*row) for row in records], [], _texts(**{read: "notes"}))
    assert str(raised.value).startswith(
        f"corpus/screening.csv: {read}: excluded or not retrieved, but read; correct the decision"
    )


def test_what_people_said_and_what_was_rejected_is_no_text():
    """Neither a transcript nor a file that could not be read is counted among the texts."""
    texts = [
        {"citation_key": "", "evidence_kind": "consultation", "depth": "transcript", "status": "read"},
        {"citation_key": "a", "evidence_kind": "", "depth": FULL, "status": "rejected"},
    ]
    flow = count_flow([_record("a", "include")], [], texts)
    assert (flow.number(step.NO_TEXT), flow.number(step.READ_UNRECORDED)) == (1, 0)


def test_boxes_of_the_reviews_own_enter_no_sum():
    """They are rows of the table after all others, whatever their number."""
    tables = {name: build_table(name, []) for name in ("records", "imports", "documents")}
    rows = build_flow(tables, [FlowBox(after="screened", words="Read by a machine", number=9000)])
    assert rows[-1] == {"ordinal": len(rows), "step": "custom, after screened", "detail": "Read by a machine", "number": 9000}
    assert build_flow(tables) == rows[:-1]


def test_the_same_tables_in_another_order_give_the_same_flow():
    """Nothing depends on the order of rows."""
    lines = [_line("a", source="Z"), _line("b", source="Y", kind="register"), _line("b", "merged", "Z")]
    records = [_record("a", "exclude", reason="x"), _record("b", "exclude", reason="w"), _record("c")]
    assert count_flow(records, lines, []).counts == count_flow(records[::-1], lines[::-1], []).counts


KEYS = "abcdef"
DECIDED = st.sampled_from(
    [("", ""), ("include", ""), ("exclude", ""), ("include", TITLES), ("exclude", TITLES), ("include", FULL), ("exclude", FULL),
     ("not retrieved", FULL)]
)  # fmt: skip


@st.composite
def _tables(draw):
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    records = []
    for place, key in enumerate(keys):
        decision, stage = draw(DECIDED)
        first = keys[draw(st.integers(0, place))]
        joined = first != key and not next(row for row in records if row["citation_key"] == first)["duplicate_of"]
        relation = draw(st.sampled_from(["same", "edition", "version", "abstract"])) if joined else ""
        conflict = draw(st.sampled_from(["", "", "yes"]))
        more = {"work": first if joined else key, "relation": relation, "stage": stage, "conflict": conflict}
        records.append(_record(key, "" if conflict else decision, first if joined else "", **more))
    known = [_line(key, "added", *draw(_SOURCES)) for key in keys if draw(st.booleans())]
    again = draw(
        st.lists(st.builds(lambda key, source: _line(key, "merged", *source), st.sampled_from(KEYS), _SOURCES), max_size=5)
    )
    lost = draw(st.lists(st.builds(lambda source: _line("", "rejected", *source), _SOURCES), max_size=3))
    reports = judge_reports(records, name_reports(records), {}, {})
    free = [key for report in reports if report.state.step not in LEFT for key in report.keys]
    texts = {key: draw(st.sampled_from(["notes", "abstract", FULL])) for key in [*free, "zz"] if draw(st.booleans())}
    return records, known + again + lost, _texts(**texts)


_SOURCES = st.sampled_from([("PubMed", "database"), ("Scopus", "database"), ("Trials", "register"), ("Web", "other"), ("", "")])


@settings(max_examples=200, deadline=None)
@given(_tables())
def test_all_sums_hold_for_any_tables_that_fit_together(tables):
    """Whatever was imported, linked and decided, nothing is lost between two steps."""
    records, lines, texts = tables
    flow = count_flow(records, lines, texts)
    check_flow(Flow(flow.counts))
    added = {line["citation_key"] for line in lines if line["result"] == "added"}
    found = sum(flow.number(step.IDENTIFIED + column) for column in flow.columns)
    assert found == len(lines) + sum(row["citation_key"] not in added for row in records)
    assert flow.number(step.STUDIES) <= flow.number(step.REPORTS) <= len(records)
    assert all(count.number >= 0 for count in flow.counts)
