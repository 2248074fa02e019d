import pytest

from litreview.coding.codebook import Code, Codebook
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.matrix import build_matrix, code_question, find_asked, list_asked, list_attendance, word_roles
from litreview.tables import build_table

CODES = Codebook({
    "VAL.HOPE": Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("hop(e|ing|eful)", "give* .. hope"), ("espoir",)),
    "BAR.PAY": Code("BAR.PAY", "Barriers", "Pay", "Salaire", "", "", "", ("(un|under)paid", "!well paid"), ("salaire*",)),
    "REC.STMT": Code("REC.STMT", "Recommendations", "Statement", "", "", "", "", ("should",), ()),
})  # fmt: skip


def _passage(n: int, person: str = "", text: str = "", document: str = "", quotable: bool = True) -> CodedPassage:
    document = document or ("group-1" if person else "smith2001")
    words = text or f"In week number {n} somebody gave hope to all of us."
    kind = "consultation" if person else "research"
    return CodedPassage(f"{document}#{n:05d}", document, n * 100, n * 100 + len(words), words, kind, document, person, quotable)


def _rows(passages, asked=None, roles=None, heard=True):
    rows = build_matrix(CODES, passages, asked or {}, roles or {}, 5, heard=heard)
    return build_table("framework_matrix", rows).set_index(["component", "case"])


def test_a_document_has_a_row_only_where_it_speaks():
    """The absence of a row is what it did not say; its summary is whole sentences with the document."""
    rows = _rows({"VAL.HOPE": [_passage(n) for n in range(4)]}, heard=False)
    assert list(rows.index) == [("VAL.HOPE", "smith2001")]
    row = rows.loc[("VAL.HOPE", "smith2001")]
    assert (row["state"], row["consultation_people"], row["case_kind"]) == ("said", "", "document")
    assert row["summary"].count("[smith2001]") == 2
    assert row["quotes"].startswith("smith2001:0-")


@pytest.mark.parametrize(
    ("people", "asked", "state", "shown"),
    [
        pytest.param(0, [], "not asked", "0", id="nobody asked"),
        pytest.param(0, ["P01"], "nothing said", "0", id="asked, no answer"),
        pytest.param(1, [], "said", "fewer than 5", id="one participant"),
        pytest.param(7, ["P01"], "said", "7", id="many"),
    ],
)
def test_people_have_a_row_for_every_component(people, asked, state, shown):
    """What was said, what was asked for nothing and what was not asked are three things."""
    rows = _rows({"VAL.HOPE": [_passage(n, f"P{n:02d}") for n in range(people)]}, {"VAL.HOPE": asked})
    assert set(rows.index) == {("VAL.HOPE", "people heard"), ("BAR.PAY", "people heard")}
    row = rows.loc[("VAL.HOPE", "people heard")]
    assert (row["state"], row["consultation_people"]) == (state, shown)


def test_few_people_are_cited_by_one():
    """Where people may not be counted, the row quotes and sums up one of them."""
    passages = [
        _passage(1, "P01", document="first"),
        _passage(2, "P02", document="second"),
        _passage(3, "P02", document="second"),
    ]
    row = _rows({"VAL.HOPE": passages}).loc[("VAL.HOPE", "people heard")]
    assert "second" in row["quotes"]
    assert "first" not in row["quotes"] + row["summary"]


def test_a_role_has_no_words_and_no_number():
    """Beside a role stands what it did and nothing that leads to a person."""
    roles = {"VAL.HOPE": {"peer worker": "said", "planner": "nothing said"}}
    rows = _rows({"VAL.HOPE": [_passage(n, f"P{n:02d}") for n in range(9)]}, roles=roles)
    assert rows.loc[("VAL.HOPE", "peer worker")].to_list() == ["role", "said", "not shown", "", ""]
    assert rows.loc[("VAL.HOPE", "planner")].to_list() == ["role", "nothing said", "0", "", ""]


def test_words_closed_to_quotation_are_in_no_cell():
    """They count, and are neither cited nor summed up."""
    rows = _rows({"VAL.HOPE": [_passage(1, "P01", "Never to be quoted by anyone at all.", quotable=False)]})
    assert rows.loc[("VAL.HOPE", "people heard"), ["state", "summary", "quotes"]].to_list() == ["said", "", ""]


def _tables(speaker="facilitator", status="proposed", depth="transcript", heading=""):
    documents = [{"document_id": "g", "evidence_kind": "consultation", "depth": depth, "status": "read"}]
    segment = {
        "segment_id": "g#1",
        "document_id": "g",
        "start": 0,
        "end": 5,
        "speaker": speaker,
        "heading": heading,
        "text": "Hope?",
    }
    codings = [{"segment_id": "g#1", "code": "VAL.HOPE", "status": status}]
    return build_table("documents", documents), build_table("segments", [segment]), build_table("codings", codings)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, {"VAL.HOPE": {"g"}}, id="a facilitator's question"),
        pytest.param({"status": "rejected"}, {}, id="a rejected code"),
        pytest.param({"speaker": "P01"}, {}, id="a participant's words"),
        pytest.param({"speaker": "P01", "depth": "answers", "heading": "Who gave you hope?"}, {"VAL.HOPE": {"g"}}, id="a column"),
        pytest.param({"speaker": "P01", "heading": "Who gave you hope?"}, {}, id="a heading of a transcript"),
        pytest.param({"speaker": "P01", "depth": "answers", "heading": "And then?"}, {}, id="a column about nothing"),
    ],
)
def test_what_was_asked_where(changes, expected):
    """Questions are what facilitators say and what stands over written answers."""
    assert find_asked(*_tables(**changes), lambda question: code_question(CODES, question)) == expected


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        pytest.param("What is hoping for you?", {"VAL.HOPE"}, id="alternative"),
        pytest.param("Were you underpaid?", {"BAR.PAY"}, id="bracket inside a word"),
        pytest.param("Qu'est-ce que les salaires changent pour vous?", {"BAR.PAY"}, id="french"),
        pytest.param("What should change?", {"REC.STMT"}, id="recommendation"),
        pytest.param("", set(), id="empty"),
        pytest.param("(((|*", set(), id="no words"),
    ],
)
def test_a_question_gets_the_codes_of_its_phrases(question, codes):
    """As the whole codebook would find them."""
    assert code_question(CODES, question) == codes


def test_who_was_asked_follows_from_who_was_there():
    """People of sessions in which nobody asked are not among them; facilitators and texts neither."""
    there = list_attendance([_passage(1, "P01"), _passage(2, "P02", document="group-2"), _passage(3)])
    assert there == {"group-1": {"P01"}, "group-2": {"P02"}}
    assert list_asked({"A": {"group-1", "gone"}}, there) == {"A": {"P01"}}


@pytest.mark.parametrize(
    ("cells", "words"),
    [({}, ""), ({"x": "not asked"}, ""), ({"y": "said", "x": "not asked"}, "x: not asked; y: said")],
    ids=["untold", "nobody", "told"],
)
def test_roles_in_words(cells, words):
    """One cell, roles in order; nothing where no role spoke."""
    assert word_roles(cells) == words
