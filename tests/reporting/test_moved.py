"""Reasons of changes are told by the names of texts."""

import pytest

from litreview.reporting.moved import name_source, tell_cause
from litreview.reporting.run_folder import open_run


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("", ""),
        ("judged by people", "judged by people"),
        ("the codebook", "the codebook"),
        ("consultation", "what was said in the consultation"),
        ("new: gone2001; changed: consultation", "new: gone2001; other passages in the consultation"),
        ("went: gone2001:0-9, gone2001:20-29", "passages gone from gone2001"),
        ("came: gone2001:0-9, and 30 more", "new passages in gone2001, and 30 more"),
        ("gone: a1, b2, and 3 more", "no longer: a1, b2, and 3 more"),
        ("strange: word", "strange: word"),
    ],
)
def test_a_reason_reads_as_words(full_folder, why, words):
    """A text named twice is named once; what is no reason of ours stays as it is."""
    assert tell_cause(open_run(full_folder), why) == words


def test_a_document_is_named_as_it_is_cited(full_folder):
    """One of which nothing is known keeps its id."""
    run = open_run(full_folder)
    assert name_source(run, "ivy2020") == run.citations["ivy2020"] != "ivy2020"
    assert name_source(run, "nowhere") == "nowhere"
