"""Preprints are known by DOI, number and server."""

import pytest

from litreview.sources.bibliography import Record
from litreview.sources.preprints import is_preprint, is_preprinted


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Record("a", "article", "Walks", doi="10.1101/2020.01.02"), True),
        (Record("a", "article", "Walks", doi="10.5555/10.1101/7"), False),
        (Record("a", "article", "Walks", container="bioRxiv (Cold Spring)"), True),
        (Record("a", "misc", "Walks", fields={"eprinttype": "arXiv"}), True),
        (Record("a", "misc", "Walks", fields={"eprinttype": "pubmed"}), False),
        (Record("a", "article", "Walks on arXiv", container="Winter Studies"), False),
        (Record("a", "article", "Walks"), False),
    ],
)
def test_a_preprint_is_known(record: Record, expected: bool) -> None:
    """A title says nothing of it."""
    assert is_preprint(record) is expected


@pytest.mark.parametrize(
    ("doi", "place", "expected"),
    [
        ("10.1101/2020.01.02", "", True),
        ("10.48550/ARXIV.1", "", True),
        ("", "SSRN electronic journal", True),
        ("", "Posted at OSF", True),
        ("10.5555/a", "Arxivists of winter", False),
        ("", "", False),
    ],
)
def test_a_server_is_known_by_a_doi_or_by_a_word(doi: str, place: str, expected: bool) -> None:
    """Whole words count, in whatever case."""
    assert is_preprinted(doi, place) is expected
