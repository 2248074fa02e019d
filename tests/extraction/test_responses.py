"""Works that answer somebody else's recommendations."""

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.responses import find_answered, is_response


def paper(*parts: tuple[str, str], title: str = "", level: int = 1) -> Document:
    """A document of blocks given as role and text; two sentences are parted by "|", "##" makes a lower heading."""
    text, segments = "", []
    for block, (role, words) in enumerate(parts, 1):
        for sentence in words.split("|"):
            bare = sentence.removeprefix("##")
            depth = (level + 1 if bare != sentence else level) if role == "heading" else 0
            at = len(text)
            name = f"d#{len(segments) + 1}"
            segments.append(Segment(name, "d", block, at, at + len(bare), None, "", "", role, "en", bare, block, depth))
            text += bare + " "
    return Document("d", "", "policy", title, "d.pdf", "", "en", "full text", text, tuple(segments))


def quotes(document: Document) -> list[str]:
    """The texts of the spans found."""
    return [document.text[a:b] for a, b in find_answered(document)]


@pytest.mark.parametrize(
    ("title", "response"),
    [
        ("Government response to the Housing Committee's report", True),
        ("The board's reply to the recommendations of the auditor", True),
        ("Réponse du ministère au rapport de l’ombudsman", True),
        ("Response to treatment in depression", False),
        ("A response to grief", False),
        ("Report of the inquiry", False),
        ("", False),
    ],
    ids=["committee", "auditor", "french", "treatment", "grief", "report", "none"],
)
def test_the_title_says_that_a_work_answers(title: str, response: bool) -> None:
    """A response answers a report, an inquiry or recommendations, not an illness."""
    assert is_response(paper(("body", "Words."), title=title)) is response


def test_the_first_headings_may_say_it() -> None:
    """The cover of a report has its purpose in a second line; a heading far below does not count."""
    assert is_response(paper(("heading", "Decision on pay"), ("heading", "Response to the inquiry into wages")))
    assert not is_response(paper(*[("body", "Words.")] * 9, ("heading", "Response to the inquiry into wages")))


SAID = {
    "past": "The Committee recommended that the ministry pay peers.",
    "would": "The QXZ said that they would have recommended an apology to all.",
    "may": "The ombudsman's report suggested that Parliament may want to hold hearings.",
    "called": "The inquiry called for a register of hostels.",
    "french": "Le comité a recommandé un registre.",
}


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_what_the_adviser_recommended_is_found(text: str) -> None:
    """Reported recommendations of the body answered count."""
    assert quotes(paper(("body", text))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We should have written earlier.",
        "The Committee found that letters were late.",
        "Any remedy should be fair.",
        "Should the decision be made to pay, staff would be trained.",
    ],
    ids=["regret", "finding", "principle", "inversion"],
)
def test_the_authors_own_words_are_none(text: str) -> None:
    """A response argues; what it argues is no recommendation."""
    assert quotes(paper(("body", text))) == []


def test_sections_of_the_answer_are_passed_over_with_their_sub_headings() -> None:
    """Below "Government response" nothing counts until a heading as high; what is told before its first duty stays out."""
    document = paper(
        ("heading", "Apology"),
        ("body", "Letters came late.|The Commission recommended an apology.|Many asked for one."),
        ("heading", "Our response"),
        ("heading", "##Apology"),
        ("body", "The Commission recommended something that we refuse."),
        ("heading", "Pay"),
        ("list item", "Recommendation 2: pay the widows in full."),
    )
    assert quotes(document) == [
        "The Commission recommended an apology. Many asked for one.",
        "Recommendation 2: pay the widows in full.",
    ]


def test_a_paragraph_below_a_labelled_heading_is_the_recommendation() -> None:
    """Where the label is a heading, the first paragraph below it counts and the answer below its own heading does not."""
    document = paper(
        ("heading", "Recommendation 4"),
        ("body", "Fares for carers are to be halved."),
        ("heading", "##Our response"),
        ("body", "The Committee recommended this before; we decline."),
    )
    assert quotes(document) == ["Fares for carers are to be halved."]


@pytest.mark.parametrize("text", ["the Committee " * 4000, "A " * 25000, "response to the " * 4000, "REPORT" * 9000])
def test_long_runs_are_read_in_time(text: str) -> None:
    """50,000 signs of words that nearly match take no more than a moment."""
    assert isinstance(find_answered(paper(("body", text), title=text)), list)
    assert is_response(paper(("body", text), title=text)) in (True, False)
