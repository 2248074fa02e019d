"""Preprints are known by DOI, number and server."""

import pytest

from litreview.sources.bibliography import Record
from litreview.sources.preprints import is_preprint


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
