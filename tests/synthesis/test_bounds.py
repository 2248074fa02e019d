"""What a bound left out is told, and nothing where none was reached."""

import pytest

from litreview.extraction.definitions import MOST_SIMILAR
from litreview.synthesis.bounds import tell_bounds
from litreview.synthesis.closeness import LARGE
from litreview.synthesis.framework import MOST_CANDIDATES
from litreview.synthesis.residue import MOST_PASSAGES
from litreview.tables import build_table


@pytest.mark.parametrize(
    ("passages", "searched", "coded", "told"),
    [
        pytest.param(LARGE, MOST_PASSAGES, MOST_CANDIDATES, [], id="just within"),
        pytest.param(LARGE + 1, 0, 0, ["recommendations"], id="passages"),
        pytest.param(0, MOST_PASSAGES + 1, 0, ["residue"], id="residue"),
        pytest.param(0, 0, MOST_CANDIDATES + 1, ["summaries of 1 components"], id="summary"),
    ],
)
def test_each_bound_is_told_once_it_is_passed(passages, searched, coded, told):
    """At the bound itself everything was looked at."""
    found = list(tell_bounds({}, {"VAL.HOPE": range(coded)}, passages, searched))
    assert [sentence.partition(":")[0] for sentence in found] == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        pytest.param("documents=1a2b3c4d; consultation=9f8e7d6c", 1, id="together"),
        pytest.param("burke2019=1a2b3c4d", 0, id="each"),
        pytest.param("", 0, id="none"),
    ],
)
def test_rows_whose_documents_have_one_fingerprint_are_counted(cell, told):
    """Whoever judged one of them cannot be told which document changed."""
    rows = build_table("framework_evidence", [{"component": "VAL.HOPE", "evidence_seen": cell}])
    assert len(list(tell_bounds({"framework_evidence": rows}, {}, 0, 0))) == told


@pytest.mark.parametrize("more", [0, 1])
def test_definitions_with_as_many_likenesses_as_may_be_named_are_counted(more):
    """One fewer, and all of them are named."""
    cell = "; ".join(f"d{n}.d001" for n in range(MOST_SIMILAR - 1 + more))
    row = {"definition_id": "a.d001", "document_id": "a", "start": 0, "end": 4, "quote": "Hope", "similar_to": cell}
    assert len(list(tell_bounds({"definitions": build_table("definitions", [row])}, {}, 0, 0))) == more
