"""What changes under a run is named; coding that goes on meanwhile is no edit."""

from litreview.review import Review
from litreview.running.edited import EDITED, GROWN, find_edited, find_grown
from litreview.running.inputs import load_inputs


def test_what_was_edited_since_it_was_read_is_named(tiny: Review) -> None:
    """Changed, new and deleted files, each once."""
    inputs = load_inputs(tiny)
    assert find_edited(tiny, inputs) == []
    with (tiny.corpus / "literature" / "roe2020.txt").open("a", encoding="utf-8") as file:
        file.write("More.")
    (tiny.corpus / "literature" / "new.txt").write_text("New.", encoding="utf-8")
    (tiny.corpus / "literature" / "guide2021.md").unlink()
    names = [fault.path for fault in find_edited(tiny, inputs)]
    assert {fault.message for fault in find_edited(tiny, inputs)} == {EDITED}
    assert names == [f"corpus/literature/{name}" for name in ("guide2021.md", "new.txt", "roe2020.txt")]


def code(review: Review, name: str, *lines: str) -> None:
    """Write a coder's file of the review."""
    (review.corpus / "coding").mkdir(exist_ok=True)
    (review.corpus / "coding" / name).write_bytes("".join(lines).encode())


CODED = (
    '{"id": "a%d", "document_id": "guide2021", "quote": "share their story", "start": 0, "code": "VAL.HOPE", '
    '"decision": "accepted", "coder": "ann", "at": "2026-01-02", "memo": ""}\n'
)


def test_coding_while_a_run_is_under_way_is_no_edit(tiny: Review) -> None:
    """A coder's file that grew, and a new one, are told; one that was changed or taken away was edited."""
    code(tiny, "ann.jsonl", CODED % 1)
    inputs = load_inputs(tiny)
    code(tiny, "ann.jsonl", CODED % 1, CODED % 2)
    code(tiny, "bo.jsonl", CODED % 1)
    assert find_edited(tiny, inputs) == []
    assert [fault.path for fault in find_grown(tiny, inputs)] == ["corpus/coding/ann.jsonl", "corpus/coding/bo.jsonl"]
    code(tiny, "ann.jsonl", CODED % 2)
    assert [fault.path for fault in find_edited(tiny, inputs)] == ["corpus/coding/ann.jsonl"]
    (tiny.corpus / "coding" / "ann.jsonl").unlink()
    assert [fault.path for fault in find_edited(tiny, inputs)] == ["corpus/coding/ann.jsonl"]


def test_a_text_that_grew_was_edited(tiny: Review) -> None:
    """Only files of coders are written while a run is under way."""
    inputs = load_inputs(tiny)
    path = tiny.corpus / "screening.csv"
    path.write_bytes(path.read_bytes() + b"guide2021,include,,rj,2026-01-01\n")
    assert find_grown(tiny, inputs) == []
    assert [str(fault) for fault in find_edited(tiny, inputs)] == [f"corpus/screening.csv: {EDITED}"]


def test_what_was_added_is_told_with_what_becomes_of_it(tiny: Review) -> None:
    """The next run reads it."""
    inputs = load_inputs(tiny)
    code(tiny, "ann.jsonl", CODED % 1)
    assert [str(fault) for fault in find_grown(tiny, inputs)] == [f"corpus/coding/ann.jsonl: {GROWN}"]


def test_a_text_that_was_edited_and_put_back_was_edited(tiny: Review) -> None:
    """What was read in between cannot be known."""
    inputs = load_inputs(tiny)
    path = tiny.corpus / "literature" / "guide2021.md"
    words = path.read_bytes()
    path.write_bytes(b"")
    path.write_bytes(words)
    assert [str(fault) for fault in find_edited(tiny, inputs)] == [f"corpus/literature/guide2021.md: {EDITED}"]
