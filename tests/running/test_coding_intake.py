from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.coding.codebook import Code
from litreview.coding.journal import Journal
from litreview.coding.records import make_id
from litreview.corpus.documents import Document, Segment
from litreview.exchange.placing import place_codings
from litreview.exchange.qda import QdaCoding, QdaProject, QdaSource
from litreview.review import About, CodingSettings, Review, Settings
from litreview.running.coding_intake import CoderIntake, sort_codings

TEXT = "Hope grows. Rent is due."
SEGMENTS = (
    Segment("d#00001", "d", 1, 0, 11, None, "", "", "body", "en", "Hope grows."),
    Segment("d#00002", "d", 2, 12, 24, None, "", "", "body", "en", "Rent is due."),
)
DOCUMENTS = [Document("d", "", "practice", "", "d.md", "", "en", "notes", TEXT, SEGMENTS)]
BOOK = {code: Code(code, "F", code, "", "", "", "") for code in ("A", "B")}
Sorted = Callable[..., tuple[CoderIntake, list[str]]]


@pytest.fixture
def take(tmp_path: Path) -> Sorted:
    """Return what sorts quotations of the coder ann, all with one code, and the coder's own file."""

    def take(*quotes: str, origin: str = "Q", coders: list[str] | None = None) -> tuple[CoderIntake, list[str]]:
        spans = [(TEXT.index(words), TEXT.index(words) + len(words), words) for words in quotes]
        codings = tuple(QdaCoding("d", *span, "X", "ann", "why") for span in spans)
        project = QdaProject("p", sources=(QdaSource("d", TEXT),), codings=codings, origin=origin)
        review = Review(tmp_path, Settings(review=About(title="t"), coding=CodingSettings(coders=coders or [])))
        (intake,), told = sort_codings(review, project, place_codings(project, DOCUMENTS)[0], {"X": "A"}, DOCUMENTS, BOOK, {})
        return intake, told

    return take


@pytest.fixture
def own(tmp_path: Path) -> Journal:
    """The file of the coder ann."""
    return Journal(tmp_path / "corpus" / "coding" / "ann.jsonl", "ann")


def said(decision: str, quote: str = "Hope grows.", code: str = "A", id_: str = "mine") -> dict[str, object]:
    return {"id": id_, "document_id": "d", "quote": quote, "start": 0, "code": code, "decision": decision}


def test_a_new_coding_is_a_decision_as_the_desk_would_write_it(take: Sorted) -> None:
    """With the id that the desk gives it, so that a later decision there changes this one."""
    intake, told = take("Hope")
    assert intake.new == (
        {
            "id": make_id("d", "d#00001", "Hope grows.", "A"),
            "document_id": "d",
            "quote": "Hope",
            "start": 0,
            "code": "A",
            "decision": "accepted",
            "segment_id": "d#00001",
            "memo": "why",
        },
    )
    assert told == []


def test_two_quotations_in_one_segment_are_one_decision(take: Sorted) -> None:
    """Of one coder and code, the first stands; one over two segments is another."""
    intake, _ = take("Hope", "grows", TEXT)
    assert ([one["quote"] for one in intake.new], intake.known) == (["Hope", TEXT], 1)


def test_what_litreview_wrote_brings_no_memo(take: Sorted) -> None:
    """There it says the status, which is no thought of a coder."""
    assert take("Hope", origin="litreview")[0].new[0]["memo"] == ""


@pytest.mark.parametrize(
    ("records", "counts"),
    [
        ([], (1, 0, 0)),
        ([said("accepted")], (0, 1, 0)),
        ([said("rejected")], (0, 0, 1)),
        ([said("rejected", code="B")], (1, 0, 0)),
        ([said("accepted", quote="Rent")], (1, 0, 0)),
        ([said("accepted", quote=TEXT)], (0, 1, 0)),
        ([said("accepted", id_=make_id("d", "d#00001", "Hope grows.", "A")), None], (0, 0, 1)),
    ],
    ids=["nothing", "the same", "otherwise", "another code", "another segment", "in a longer one", "taken back"],
)
def test_what_the_coder_decided_here_counts(take: Sorted, own: Journal, records: list, counts: tuple[int, int, int]) -> None:
    """The same is not written twice, the contrary not at all."""
    for record in records:
        own.append(**record) if record else own.take_back()
    intake, told = take("Hope grows.")
    assert (len(intake.new), intake.known, intake.aside) == counts
    assert bool(told) is bool(intake.aside)


def test_coders_whom_the_review_does_not_name_are_set_aside(take: Sorted) -> None:
    """All of their codings, and that is told once."""
    intake, told = take("Hope", "Rent", coders=["bo"])
    assert (intake.new, intake.aside, len(told)) == ((), 2, 1)
