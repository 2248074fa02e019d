import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.definition_cues import CUES

SHOWN = [
    ("called", "Such a rule is often called a norm."),
    ("called after a noun", "They use a sheath called myelin."),
    ("known as", "It is better known as drift."),
    ("referred to as", "It is referred to as drift."),
    ("what they call", "Sailors call this a squall."),
    ("defined as", "Power is defined as work in time."),
    ("refers to", "Drift refers to a loss."),
    ("means", "Perjury means lying under oath."),
    ("when", "Burnout occurs when strain lasts."),
    ("is the of", "Mass is the amount of matter."),
    ("study of", "Ecology is the study of households."),
    ("in which", "A system in which power is shared."),
    ("which is", "A knot, which is a mile an hour, is slow."),
    ("apposition", "The corona, the outer layer of the Sun, glows."),
    ("dash", "A tithe—a tenth—was due."),
    ("gloss in brackets", "Bile (a fluid of the liver) is green."),
    ("letters in brackets", "The Lake Council (LCP) met."),
    ("or alias", "Suffrage, or the right to vote, came late."),
    ("that is", "Friction, that is, resistance, heats."),
    ("we", "We met on Monday."),
    ("about defining", "No definition is agreed on."),
    ("refers back", "This is why they left."),
    ("in field", "In botany, a fruit ripens."),
    ("called", "Ce passage est appelé sublimation."),
    ("that is", "Le vécu, c’est-à-dire l’épreuve, compte."),
]


@pytest.mark.parametrize(("name", "sentence"), SHOWN, ids=[f"{name}-{at}" for at, (name, _) in enumerate(SHOWN)])
def test_each_cue_is_seen_in_its_sentence(name, sentence):
    """A cue shows where its wording stands."""
    assert CUES[name].search(sentence)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("called", "The workers called a strike."),
        ("known as", "The town is known for its bridge."),
        ("apposition", "Apples, pears and plums are sold."),
        ("in which", "The town on the river grew."),
        ("refers back", "Thistles grow here."),
    ],
    ids=["active", "for", "list", "plain", "prefix"],
)
def test_words_alike_are_no_cue(name, sentence):
    """A cue does not show where only its words, or part of them, stand."""
    assert not CUES[name].search(sentence)


@given(st.text(alphabet="a ,(—“is", max_size=1_500))
def test_every_cue_answers_hostile_text(text):
    """Marks and letters in any order are searched to the end."""
    assert all(cue.search(text) is None or True for cue in CUES.values())
