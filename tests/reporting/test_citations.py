import pytest

from litreview.reporting.citations import cite_documents, list_sessions
from litreview.reporting.run_folder import open_run
from litreview.tables import build_table, write_table

CITED = {"m": {"citation": "Mead and Hilton (2001)", "citation_fr": "Mead et Hilton (2001)"}}


def _cite(references, title, language="en"):
    row = {"document_id": "a", "citation_key": "m", "title": title}
    return cite_documents(references, build_table("documents", [row]), language)["a"]


@pytest.mark.parametrize(
    ("references", "title", "language", "cited"),
    [
        pytest.param(CITED, "Defining", "en", "Mead and Hilton (2001)", id="cited"),
        pytest.param(CITED, "Defining", "fr", "Mead et Hilton (2001)", id="cited in French"),
        pytest.param({}, "Defining", "en", "Defining", id="no citation"),
        pytest.param({"m": {"citation": ""}}, "Defining", "fr", "Defining", id="an empty citation"),
        pytest.param({}, "a", "en", "", id="a title that is the id is none"),
        pytest.param({}, "", "en", "", id="nothing"),
    ],
)
def test_a_document_is_named_by_its_citation_else_by_its_title(references, title, language, cited):
    """An id is never taken for a citation."""
    assert _cite(references, title, language) == cited


def test_two_documents_of_one_work_are_named_alike():
    """The full text and the notes on it share the record."""
    rows = [{"document_id": name, "citation_key": "m"} for name in ("text", "notes")]
    assert set(cite_documents(CITED, build_table("documents", rows)).values()) == {"Mead and Hilton (2001)"}


def test_sessions_are_numbered_within_their_kind_and_one_alone_has_no_number():
    """Literature has no number; order follows the ids, not the rows."""
    kinds = {"t2": "transcript", "t1": "transcript", "form": "answers"}
    rows = [{"document_id": name, "evidence_kind": "consultation", "depth": depth} for name, depth in kinds.items()]
    rows.append({"document_id": "book", "evidence_kind": "practice", "depth": "full text"})
    assert list_sessions(build_table("documents", rows)) == {"form": 0, "t1": 1, "t2": 2}


def test_a_run_cites_its_documents(full_run):
    """The citation of a document names its author; a document without one keeps its title."""
    assert full_run.citations["alder2004"] == "Alder (2004)"
    assert full_run.citations["elm2018"] == "A trial of peer support after a crisis"


def test_a_run_made_before_there_were_citations_names_documents_by_title(tmp_path):
    """No page fails for want of the table."""
    (tmp_path / "tables").mkdir()
    rows = [{"document_id": "alder2004", "citation_key": "alder2004", "title": "A plain guide", "status": "read"}]
    write_table("documents", build_table("documents", rows), tmp_path / "tables")
    run = open_run(tmp_path)
    assert run.citations == run.citations_fr == {"alder2004": "A plain guide"}
