"""What a participant was asked, on a form and in talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.extraction.questions import find_questions, read_question
from litreview.tables import VOCABULARY

CASES = [
    ("Should there be a speakers’ bureau?", "K5", "proposal"),
    ("There’s an idea of a speakers’ bureau. How does that sound?", "K5", "proposal"),
    ("Certification?", "K4", "proposal"),
    ("Training and certification. I know you do not all agree.", "K4", "proposal"),
    ("Que pensez-vous de la certification?", "K4", "proposal"),
    ("Who sits on the board?", "K3", ""),
    ("What should change first?", "OTHER", "wish"),
    ("If you could ask for one thing?", "OTHER", "wish"),
    ("What would you say to the people who plan this?", "OTHER", "wish"),
    ("Si vous ne pouviez demander qu’une seule chose?", "OTHER", "wish"),
    ("What has helped most?", "OTHER", ""),
    ("Where do you live?", "OTHER", ""),
]


@pytest.mark.parametrize(("text", "area", "kind"), CASES, ids=[text[:30] for text, *_ in CASES])
def test_a_question_has_an_area_and_a_kind(text: str, area: str, kind: str) -> None:
    """An idea to be for or against, a wish, or neither; the area is what it is about."""
    asked = read_question(text)
    assert (asked.area, asked.kind) == (area, kind)


def talk(*turns: tuple[str, str], headings: tuple[str, ...] = ()) -> Document:
    """A consultation text of one sentence a turn."""
    segments = tuple(
        Segment(f"d#{n:05d}", "d", n, n, n + 1, None, headings[n - 1] if headings else "", who, "body", "en", text, n)
        for n, (who, text) in enumerate(turns, 1)
    )
    return Document("d", "", "consultation", "", "d", "", "en", "transcript", "", segments)


def test_thanks_leave_the_question_standing() -> None:
    """A word of thanks between two answers is no new question."""
    document = talk(
        ("facilitator", "What about pay?"), ("P01", "Low."), ("facilitator", "Thank you."), ("P02", "Too low."),
        ("facilitator", "And training?"), ("P01", "None."),
    )  # fmt: skip
    assert [asked.text for asked in find_questions(document)][1::2] == ["What about pay?", "What about pay?", "And training?"]


def test_the_sentences_of_one_turn_are_one_question() -> None:
    """What the facilitator says in a row is read together."""
    segments = tuple(
        Segment(f"d#{n}", "d", n, n, n + 1, None, "", who, "body", "en", text, block)
        for n, (who, text, block) in enumerate(
            [("facilitator", "There is a proposal.", 1), ("facilitator", "A speakers’ bureau.", 1), ("P01", "Yes.", 2)]
        )
    )
    asked = find_questions(Document("d", "", "consultation", "", "d", "", "en", "transcript", "", segments))[-1]
    assert (asked.area, asked.kind, asked.written) == ("K5", "proposal", False)


def test_a_form_asks_by_its_heading() -> None:
    """The heading of an answer is its question."""
    document = talk(("P01", "More hours."), headings=("What should change first?",))
    assert find_questions(document)[0].written


@given(st.text(max_size=300))
def test_any_words_make_a_question_of_a_known_area(text: str) -> None:
    """Areas and kinds come from closed lists."""
    asked = read_question(text)
    assert asked.area in VOCABULARY["recommendations", "area"]
    assert asked.kind in ("proposal", "wish", "")
