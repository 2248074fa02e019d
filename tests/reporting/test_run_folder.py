import json

import pytest

from litreview.reporting.run_folder import open_run


def test_a_run_gives_its_tables_texts_settings_and_codebook(full_run):
    """Everything a report reads comes from the run folder."""
    assert len(full_run.table("definitions")) == 3
    assert full_run.text("alder2004").startswith("Peer support is")
    assert full_run.review["illustrative"] is True
    assert full_run.codebook.loc["VAL.HOPE", "name_fr"] == "Espoir"
    assert full_run.min_group == 5


def test_a_run_that_is_still_being_made_has_no_record(full_run):
    """Notebooks run before run.json is final, so its absence is no error."""
    assert full_run.record == {}


def test_a_finished_run_gives_its_record(tmp_path):
    """What run.json holds is there to be shown."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "run.json").write_text(json.dumps({"run_id": "r1"}), encoding="utf-8")
    assert open_run(tmp_path).record == {"run_id": "r1"}


def test_a_folder_without_tables_is_refused_with_what_to_do(tmp_path):
    """A wrong run_folder says so, instead of showing an empty report."""
    with pytest.raises(FileNotFoundError, match="litreview run"):
        open_run(tmp_path)


def test_an_unknown_document_has_no_text_and_no_row(full_run):
    """A reference to a document that is gone gives nothing, not an error."""
    assert full_run.text("gone") == ""
    assert full_run.document("gone") == {}


def test_segments_come_in_order_of_their_start(full_run):
    """Neighbours of a passage can be found by position."""
    starts, rows = full_run.segments["group-1"]
    assert starts == sorted(starts)
    assert [row["start"] for row in rows] == starts


def test_documents_are_shown_without_what_changes_with_every_edit(full_run):
    """Whoever shows titles alone does not depend on the fingerprints of texts; whoever shows these asks for them."""
    assert "sha256" not in full_run.documents
    assert {*full_run.describe_documents("sha256")} - {*full_run.documents} == {"sha256"}
    assert full_run.describe_documents("sha256")["title"].equals(full_run.documents["title"])


def test_some_columns_of_a_table_are_read_in_the_order_asked_for(full_run):
    """The rows are those of the whole table."""
    assert [*full_run.table("documents", ["title", "document_id"])] == ["title", "document_id"]
    assert len(full_run.table("documents", ["title"])) == len(full_run.table("documents"))
