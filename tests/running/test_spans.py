"""A quotation that is not its text stops the run, and the message does not repeat the words."""

import pytest

from litreview.errors import SpanError
from litreview.running.spans import check_spans
from litreview.tables import QUOTATIONS, build_table

TEXTS = {"a": "Hope came back."}


def quotation(name: str, start: int, end: int, words: str) -> dict[str, object]:
    """Return a row of a quotation table."""
    return {"document_id": "a", "start": start, "end": end, QUOTATIONS[name]: words}


@pytest.mark.parametrize("name", sorted(QUOTATIONS))
def test_a_verbatim_quotation_passes(name: str) -> None:
    """Words that stand at their span are counted as checked."""
    assert check_spans({name: build_table(name, [quotation(name, 0, 4, "Hope")])}, TEXTS) == 1


@pytest.mark.parametrize(
    "row",
    [(0, 4, "Hops"), (1, 5, "Hope"), (0, 99, "Hope came back. And"), (0, 4, "hope")],
    ids=["words", "shifted", "beyond", "case"],
)
@pytest.mark.parametrize("name", sorted(QUOTATIONS))
def test_a_quotation_that_is_not_its_text_stops_the_run(name: str, row: tuple[int, int, str]) -> None:
    """The error names the table and the span, never the words."""
    with pytest.raises(SpanError, match=f"{name}, row 2: a:{row[0]}-{row[1]}") as caught:
        check_spans({name: build_table(name, [quotation(name, *row)])}, TEXTS)
    assert row[2] not in str(caught.value)


@pytest.mark.parametrize("cell", ["a:0-99", "b:0-4", "a:4-0", "a", "a:x-y", "a:0-4; b:1-2"])
def test_an_evidence_cell_that_points_nowhere_stops_the_run(cell: str) -> None:
    """Every reference of an evidence table must exist."""
    table = build_table("framework_evidence", [{"component": "OUT.HOPE", "quotes": cell}])
    with pytest.raises(SpanError, match="framework_evidence, row 2"):
        check_spans({"framework_evidence": table}, TEXTS)


def test_an_evidence_cell_that_points_into_the_text_passes() -> None:
    """Several references in one cell are each looked up."""
    table = build_table("framework_evidence", [{"component": "OUT.HOPE", "quotes": "a:0-4; a:5-9"}])
    assert check_spans({"framework_evidence": table}, TEXTS) == 0
