"""Features of statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.statement_features import statement_features

CUES = [
    ("Boards should meet.", "duty"),
    ("Il faut payer les pairs.", "duty"),
    ("The letters must be sent by hand.", "be done"),
    ("Landlords should be required to answer.", "able"),
    ("I lost my flat.", "I"),
    ("J’ai perdu mon logement.", "I"),
    ("We waited in the rain.", "past"),
    ("On m’a dit de partir.", "composed past"),
    ("In my opinion it is late.", "my view"),
    ("I would suggest a bell.", "my advice"),
    ("In our experience it works.", "experience"),
    ("Three years ago it closed.", "time"),
    ("It was in 1998.", "year"),
    ("It costs $40.", "money"),
    ("Nine percent left.", "percent"),
    ("https://example.org", "link"),
    ("Why should we wait?", "asks why"),
    ("That is unfair.", "judged"),
    ("No calls at night.", "opens with no"),
    ("And fine them.", "opens with a verb"),
    ("Payez les pairs.", "opens with a verb"),
]


@pytest.mark.parametrize(("text", "cue"), CUES, ids=[f"{cue}: {text[:14]}" for text, cue in CUES])
def test_a_cue_is_seen(text: str, cue: str) -> None:
    """Each cue of duty, person, tense, judgement or number is a feature of its own."""
    assert statement_features(text)[cue] == 1.0


@pytest.mark.parametrize(
    ("text", "cue"),
    [("This is it.", "I"), ("The committee meets.", "past"), ("A shallow pond.", "duty"), ("He shouldered it.", "duty")],
    ids=["this", "committee", "shallow", "shouldered"],
)
def test_a_part_of_a_word_is_no_cue(text: str, cue: str) -> None:
    """Cues are whole words."""
    assert cue not in statement_features(text)


def test_the_words_beside_count_half_and_apart() -> None:
    """Neighbours are told from the statement itself, and their absence is a feature too."""
    found = statement_features("It closed.", before="Boards should meet.")
    assert found["before:duty"] == 0.5
    assert "duty" not in found
    assert found["after:nothing"] == 0.5


def test_rules_that_agree_are_features() -> None:
    """What the readers of requests and of experience find counts beside the single cues."""
    assert statement_features("Agencies should pay peers.")["asks"] == 1.0
    assert statement_features("I was told to wait.")["tells"] == 1.0


BAD = {
    "long": "should " * 8000,
    "capitals": "PAY THE PEERS NOW " * 40,
    "table": "| 12 | 4.5% | n/a |\n" * 400,
    "scan": "Tbe pcers sh0uld bc pa1d . ,; " * 60,
    "signs": "?!¿§$" * 900,
    "empty": "",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_has_features_in_bounds(text: str) -> None:
    """Long runs, shouting, pasted tables and scanning noise give finite features between nothing and two."""
    found = statement_features(text, text, text)
    assert all(0.0 <= value <= 2.0 for value in found.values())


@given(st.text(max_size=120), st.text(max_size=60))
def test_the_same_words_have_the_same_features(text: str, before: str) -> None:
    """Features depend on nothing but the words."""
    assert statement_features(text, before) == statement_features(text, before)
