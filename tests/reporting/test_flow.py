from litreview.reporting import flow
from litreview.tables import build_table


def test_prisma_counts_add_up(full_run):
    """Identified is duplicates and screened; screened is excluded and included."""
    counts = dict(flow.count_flow(full_run.table("records"), full_run.documents))
    assert counts["Records identified"] == counts["Duplicates removed"] + counts["Records screened"]
    assert counts["Records screened"] == counts["Records excluded"] + counts["Records included"]
    assert counts["Excluded: not about peer support"] == 1
