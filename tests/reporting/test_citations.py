import pytest

from litreview.reporting.citations import cite_documents, list_sessions, name_authors
from litreview.tables import build_table


@pytest.mark.parametrize(
    ("authors", "named"),
    [
        pytest.param("", "", id="none"),
        pytest.param("Mead, S.", "Mead", id="one"),
        pytest.param("Mead, S.; Hilton, D.", "Mead & Hilton", id="two"),
        pytest.param("Ali, K.; Farrer, L.; Gulliver, A.", "Ali et al.", id="three"),
        pytest.param("Beaudoin, F. L.; et al.", "Beaudoin et al.", id="one and others"),
        pytest.param("Li, Y.; Wu, B.; others", "Li et al.", id="BibTeX others"),
        pytest.param("Mental Health Commission of Canada", "Mental Health Commission of Canada", id="organisation"),
        pytest.param("et al.", "", id="nobody but others"),
        pytest.param(" ; ", "", id="blank"),
        pytest.param("O'Hagan, M.;  Cyr, C.", "O'Hagan & Cyr", id="spaces and apostrophe"),
    ],
)
def test_authors_are_named_as_in_running_words(authors, named):
    """Two names at most, then the first with et al."""
    assert name_authors(authors) == named


def _cite(records, documents):
    return cite_documents(build_table("records", records), build_table("documents", documents))


@pytest.mark.parametrize(
    ("record", "title", "cited"),
    [
        pytest.param({"authors": "Mead, S.", "year": 2003}, "Defining", "Mead (2003)", id="authors and year"),
        pytest.param({"authors": "Mead, S."}, "Defining", "Defining", id="no year"),
        pytest.param({"year": 2003}, "Defining", "Defining", id="no authors"),
        pytest.param({}, "a", "", id="a title that is the id is none"),
        pytest.param({}, "", "", id="nothing"),
    ],
)
def test_a_document_is_cited_by_its_record_else_by_its_title(record, title, cited):
    """An id is never taken for a citation."""
    assert _cite([{"citation_key": "m", **record}], [{"document_id": "a", "citation_key": "m", "title": title}]) == {"a": cited}


def test_works_of_the_same_authors_and_year_bear_letters():
    """Two works never share a citation; two documents of one work do."""
    same = {"authors": "Mead, S.", "year": 2003}
    documents = [{"document_id": name, "citation_key": key} for name, key in (("x", "b"), ("y", "a"), ("z", "a"))]
    cited = _cite([{"citation_key": "b", **same}, {"citation_key": "a", **same}], documents)
    assert cited == {"x": "Mead (2003b)", "y": "Mead (2003a)", "z": "Mead (2003a)"}


def test_sessions_are_numbered_within_their_kind_and_one_alone_has_no_number():
    """Literature has no number; order follows the ids, not the rows."""
    kinds = {"t2": "transcript", "t1": "transcript", "form": "answers"}
    rows = [{"document_id": name, "evidence_kind": "consultation", "depth": depth} for name, depth in kinds.items()]
    rows.append({"document_id": "book", "evidence_kind": "practice", "depth": "full text"})
    assert list_sessions(build_table("documents", rows)) == {"form": 0, "t1": 1, "t2": 2}


def test_a_run_cites_its_documents(full_run):
    """The record of a document names its author; a document without one keeps its title."""
    assert full_run.citations["alder2004"] == "Alder (2004)"
    assert full_run.citations["elm2018"] == "A trial of peer support after a crisis"
