"""What participants ask somebody to do, told from what they say of themselves or to the interviewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.questions import NOTHING, ResearchQuestion
from litreview.extraction.requests import is_elliptic, is_noun_phrase, is_request

FORM = ResearchQuestion("What should change first?", "OTHER", "wish", written=True)
LAST = ResearchQuestion("One last thing?", "OTHER", "wish")
BUREAU = ResearchQuestion("Should there be a speakers’ bureau?", "K5", "proposal", written=True)

REQUESTS = [
    "Agencies should pay their peer workers.",
    "I think schools should invite peers.",
    "Keep the drop-in open on Sundays.",
    "And pay us for the meetings.",
    "Never hire a single peer.",
    "We need a support group on the island.",
    "I’d like the families to be asked.",
    "I don’t want a seat on that board.",
    "Peers should not have to write notes.",
    "Let the community choose its own representatives.",
    "Could we share a supervisor?",
    "What would help is stable funding.",
    "Il faudrait une supervision par les pairs.",
    "On devrait avoir des postes en français.",
]
NONE = [
    "P09, please.",
    "Can I disagree for a moment?",
    "I don’t want to say more than that.",
    "Write that down.",
    "Put it in.",
    "Ask them that.",
    "Before the course I’d tell all of it and then I would need a rest.",
    "Everywhere else I have to be well or in crisis.",
    "I don’t have to be right about your support.",
    "I’d like to underline that.",
    "I want to talk about the staff.",
    "The bus is late and I want that to be in your report.",
    "She said, Mama, please keep the group.",
    "People ask, why don’t you hire more staff, and there is no money.",
    "The people I’d like to see in this work would never apply for a job.",
    "I hope it’s all right if families answer too.",
    "Everybody loves a peer who is well.",
    "I like the group for caregivers.",
    "My peer worker met me at the door.",
]


@pytest.mark.parametrize("text", REQUESTS)
def test_what_somebody_should_do_about_services_is_a_request(text: str) -> None:
    """Duties, orders, wishes and questions about services and peers count."""
    assert is_request(text)


@pytest.mark.parametrize("text", NONE)
def test_own_life_and_words_to_the_listener_are_none(text: str) -> None:
    """What the speaker wants to say, has to bear or tells the interviewer asks nothing of services."""
    assert not is_request(text)


PHRASES = [
    ("Evening and weekend hours.", FORM, True),
    ("Un financement stable.", FORM, True),
    ("A training course for families.", LAST, True),
    ("A week on the lake.", LAST, False),
    ("I had four in two years.", FORM, False),
    ("Nothing.", FORM, False),
    ("Evening and weekend hours.", NOTHING, False),
    ("They should always ask the other person.", BUREAU, True),
    ("They should always ask the other person.", NOTHING, False),
]


@pytest.mark.parametrize(("text", "asked", "wanted"), PHRASES, ids=[f"{text[:20]} {asked.kind}" for text, asked, _ in PHRASES])
def test_the_question_makes_a_bare_phrase_a_request(text: str, asked: ResearchQuestion, wanted: bool) -> None:
    """Where the question asks what should change a thing named is asked for; a pronoun leans on the question too."""
    assert is_request(text, asked) is wanted


def test_a_pronoun_takes_its_meaning_from_the_sentence_before() -> None:
    """ "It should …" is about services where the speaker has just named them."""
    assert is_request("It should count the drive.", before="The funding counts one hour.")
    assert not is_request("It should count the drive.", before="The car is old.")


@pytest.mark.parametrize(("text", "leans"), [("It must be cheap and run by all of us here.", True), ("Only then.", True)])
def test_short_words_and_pronouns_lean(text: str, leans: bool) -> None:
    """A sentence that begins with a pronoun or is short leans on what was asked."""
    assert is_elliptic(text) is leans


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever is said, the answer is yes or no."""
    assert isinstance(is_request(text, FORM), bool)
    assert isinstance(is_noun_phrase(text), bool)
