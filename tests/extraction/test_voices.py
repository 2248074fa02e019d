"""Rows of what participants ask for and where they stand."""

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.voices import find_voices
from litreview.tables import build_table

BUREAU = "Should there be a speakers’ bureau?"
FIRST = "What should change first?"


def consultation(*said: tuple[str, str, int], heading: str = "") -> Document:
    """A consultation text: speaker, sentence and number of the turn."""
    text, segments = "", []
    for number, (who, words, turn) in enumerate(said, 1):
        start = len(text)
        segments.append(
            Segment(f"d#{number:05d}", "d", number, start, start + len(words), None, heading, who, "body", "en", words, turn)
        )
        text += words + "\n"
    return Document("d", "", "consultation", "", "d", "", "en", "answers" if heading else "transcript", text, tuple(segments))


def heard(document: Document) -> list[tuple[object, ...]]:
    """Area, stance and words of the rows, which also have to fit the table."""
    rows = find_voices(document, {})
    build_table("recommendations", rows)
    return [(row["area"], row["stance"], row["quote"]) for row in rows]


ANSWERS = [
    ("Je suis contre.", BUREAU, [("K5", "opposes", "Je suis contre.")]),
    ("Yes, if they are paid.", BUREAU, [("K5", "conditional", "Yes, if they are paid.")]),
    ("No opinion.", BUREAU, []),
    ("Stable funding for peers.", FIRST, [("OTHER", "supports", "Stable funding for peers.")]),
    ("A real outreach strategy.", FIRST, [("K1", "supports", "A real outreach strategy.")]),
    ("I support certification too.", FIRST, [("K4", "supports", "I support certification too.")]),
    ("Peers should not be used in place of care.", FIRST, [("OTHER", "supports", "Peers should not be used in place of care.")]),
    ("The long queue.", "What gets in the way?", []),
]


@pytest.mark.parametrize(("words", "question", "wanted"), ANSWERS, ids=[words[:25] for words, *_ in ANSWERS])
def test_answers_take_area_and_stance_with_their_question(words: str, question: str, wanted: list[tuple[str, str, str]]) -> None:
    """A short answer is a stance on the question's recommendation, or a wish where it asks for one."""
    assert heard(consultation(("P01", words, 1), heading=question)) == wanted


def test_the_plainest_sentence_of_a_turn_is_the_stance() -> None:
    """For or against comes before a condition or question of the same turn; each turn has one."""
    document = consultation(
        ("facilitator", "There is the idea of a speakers’ bureau.", 1),
        ("P01", "Who would pay?", 2), ("P01", "If it is filmed, it stays.", 2), ("P01", "I’m against it.", 2),
        ("P02", "I’d do it.", 3),
    )  # fmt: skip
    assert heard(document) == [("K5", "opposes", "I’m against it."), ("K5", "supports", "I’d do it.")]


def test_a_pronoun_takes_the_area_of_the_question() -> None:
    """ "It must be run by peers" is about what was asked, not about peer-led groups."""
    document = consultation(("facilitator", "Certification?", 1), ("P01", "It must be run by peers.", 2))
    assert heard(document) == [("K4", "supports", "It must be run by peers.")]


def test_words_of_their_own_keep_their_own_area() -> None:
    """Who answers with something else is not forced into the area of the question."""
    document = consultation(("facilitator", "Who sits on the board?", 1), ("P01", "Pay all peer workers a living wage.", 2))
    assert [area for area, *_ in heard(document)] == ["OTHER"]


def test_facilitators_never_recommend() -> None:
    """A question or summary of the facilitator makes no row."""
    assert heard(consultation(("facilitator", "Agencies should pay peers.", 1), ("facilitator", "I’m for it.", 1))) == []


KEPT = [
    "Fix the bus.",
    "There should be somebody I can call after such a night.",
    "If we want to be heard then we need two seats.",
]
IDLE = [
    "Write that down.",
    "I have to sleep.",
    "Ask them that.",
    "I was told to come back on Monday.",
    "Don't get me wrong.",
    "Let me think.",
]


@pytest.mark.parametrize("words", KEPT)
def test_short_and_plain_requests_are_kept(words: str) -> None:
    """A request about services counts however short, or where its words name no service but ask plainly."""
    assert [quote for *_, quote in heard(consultation(("P01", words, 1)))] == [words]


@pytest.mark.parametrize("words", IDLE)
def test_idle_remarks_are_none(words: str) -> None:
    """Words to the interviewer, about the speaker's own day, or that tell a life make no row."""
    assert heard(consultation(("P01", words, 1))) == []


@pytest.mark.parametrize(
    "words",
    [
        "PEERS SHOULD BE PAID FAIRLY.",
        "Peer w0rkers sh0uld have paid leave and they shou1d be paid .",
        "| pay | 12 | should | 4 |",
        "a" * 50000,
    ],
    ids=["capitals", "scan", "table", "long"],
)
def test_bad_input_makes_at_most_one_row(words: str) -> None:
    """Shouting, scanning noise, tables and endless words are read without harm."""
    assert len(heard(consultation(("P01", words, 1)))) <= 1


PLAIN = [
    ("Count me in.", "supports"),
    ("I have no objection to that.", "supports"),
    ("C’est une excellente idée.", "supports"),
    ("J’appuie cette idée.", "supports"),
    ("That would do more harm than good.", "opposes"),
    ("I’m not convinced that it is needed.", "opposes"),
    ("Je n’en vois pas l’utilité, c’est du gaspillage.", "opposes"),
    ("Nous n’avons pas besoin d’un autre comité.", "opposes"),
    ("In principle yes, but not before the money is there.", "conditional"),
    ("D’accord, sous réserve d’un vrai budget.", "conditional"),
    ("Ça dépendra de qui dirige.", "conditional"),
    ("I wonder who would pay for that.", "question"),
    ("Je me demande qui va décider.", "question"),
]


@pytest.mark.parametrize(("words", "stance"), PLAIN, ids=[words[:25] for words, _ in PLAIN])
def test_a_side_taken_in_other_words_than_yes_and_no_is_a_reply(words: str, stance: str) -> None:
    """Where an idea was put, whoever takes a side in so many words has replied to it."""
    assert [(area, said) for area, said, _ in heard(consultation(("P01", words, 1), heading=BUREAU))] == [("K5", stance)]


def test_a_side_taken_where_nothing_was_put_is_no_reply() -> None:
    """ "That makes no sense" in a story is about the story."""
    assert heard(consultation(("P01", "It made no sense to me at all.", 1), heading="What was it like?")) == []
