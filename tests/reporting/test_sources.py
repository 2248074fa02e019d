from litreview.reporting import sources
from litreview.tables import build_table


def test_prisma_counts_add_up(full_run):
    """Identified is duplicates and screened; screened is excluded and included."""
    flow = dict(sources.count_flow(full_run.table("records"), full_run.documents))
    assert flow["Records identified"] == flow["Duplicates removed"] + flow["Records screened"]
    assert flow["Records screened"] == flow["Records excluded"] + flow["Records included"]
    assert flow["Excluded: not about peer support"] == 1


def test_literature_is_listed_without_the_consultation(full_run):
    """Transcripts are no literature."""
    html = str(sources.show_documents(full_run).html)
    assert "Eighteen trials reviewed" in html
    assert "Focus group 1" not in html


def test_a_text_without_a_record_is_counted_at_the_end():
    """It is read, and no record is made up for it."""
    documents = build_table(
        "documents", [{"document_id": "a", "evidence_kind": "policy", "depth": "full text", "status": "read"}]
    )
    assert sources.count_flow(build_table("records", []), documents)[-1] == ("Texts without a record", 1)


def test_records_without_a_text_are_counted(full_run):
    """Included but not in the review is a step of its own."""
    flow = dict(sources.count_flow(full_run.table("records"), full_run.documents))
    assert flow["Included, no text in the review"] == 1
    assert flow["Included and read in full"] == 5
