from litreview.reporting import sources


def test_literature_is_listed_without_the_consultation(full_run):
    """Transcripts are no literature."""
    html = str(sources.show_documents(full_run).html)
    assert "Eighteen trials reviewed" in html
    assert "Focus group 1" not in html
