from litreview.reporting import sources
from litreview.reporting.example_run import example_run


def test_literature_is_listed_without_the_consultation(full_run):
    """Transcripts are no literature."""
    html = str(sources.show_documents(full_run).html)
    assert "Eighteen trials reviewed" in html
    assert "Focus group 1" not in html


def test_one_text_is_told_as_one():
    """The line that opens the table reads as a sentence, however many there are."""
    assert "See what was read: 1 text<" in sources.show_documents(example_run()).html
