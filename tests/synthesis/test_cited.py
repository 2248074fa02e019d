"""Of very many records those are cited that evidence rests on."""

import pytest

from litreview.synthesis.cited import choose_cited
from litreview.tables import COLUMNS, NO_DIRECT_EVIDENCE, build_table


def tables(**rows):
    """Return all tables, those named with rows, and a document of the key ``k<letter>`` for each letter."""
    known = [{"document_id": name, "citation_key": f"k{name}", "depth": "abstract"} for name in "abcdefgh"]
    return {name: build_table(name, rows.get(name, known if name == "documents" else [])) for name in COLUMNS}


def test_nothing_is_cited_where_no_evidence_names_anything():
    """Documents alone are no evidence."""
    assert choose_cited(tables()) == frozenset()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        pytest.param("framework_evidence", {"component": "VAL.HOPE", "quotes": "b:0-4; c:5-9"}, id="quotations"),
        pytest.param("framework_evidence", {"component": "A", "summary": "Hope grew. [b] It [sic] fell. [c]"}, id="summary"),
        pytest.param("residue", {"theme": "T01", "quotes": "b:0-4; c:5-9"}, id="residue"),
        pytest.param("recommendation_evidence", {"recommendation_id": "b.r001", "quotes": "b:0-4; c:5-9"}, id="recommendation"),
    ],
)
def test_what_a_row_of_evidence_names_is_cited(name, row):
    """By its quotations, and by the brackets after the sentences of a summary; other brackets name nothing."""
    assert choose_cited(tables(**{name: [row]})) == {"kb", "kc"}


def test_full_texts_and_definers_are_cited():
    """They stand on pages whether or not a row of evidence quotes them."""
    documents = [{"document_id": "a", "citation_key": "ka", "depth": "full text"}, {"document_id": "b", "citation_key": "kb"}]
    defined = [{"definition_id": "b.d001", "document_id": "b", "start": 0, "end": 4, "quote": "Hope"}]
    assert choose_cited(tables(documents=documents, definitions=defined)) == {"ka", "kb"}


def test_a_document_without_a_record_is_not_cited():
    """There is nothing to cite it by."""
    documents = [{"document_id": "a", "citation_key": "", "depth": "full text"}]
    assert choose_cited(tables(documents=documents)) == frozenset()


def test_recommendations_with_evidence_come_before_those_without():
    """So does the framework before both."""
    rows = [
        {"recommendation_id": "a.r001", "quotes": "a:0-4", "gap": f"{NO_DIRECT_EVIDENCE}; nearest: h:0-4"},
        {"recommendation_id": "b.r001", "quotes": "b:0-4; c:5-9", "gap": ""},
    ]
    given = tables(recommendation_evidence=rows, framework_evidence=[{"component": "VAL.HOPE", "quotes": "d:0-4"}])
    assert [choose_cited(given, most) for most in (1, 2, 4)] == [{"kd"}, {"kd", "kb"}, {"ka", "kb", "kc", "kd"}]
