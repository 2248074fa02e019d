"""Definitions in people's own spoken words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.spoken import read_spoken

CASES = [
    ("To me, peer support is somebody who has been there and stays.", "peer support"),
    ("I’m new here, so for me peer support is someone who already did what I am scared of.", "peer support"),
    ("As a nurse I’d say that peer support means that somebody with the same experience works beside me.", "peer support"),
    ("Peer support is walking with a person at their own pace.", "peer support"),
    ("If you ask me what it is, family peer support is people who went through the same.", "family peer support"),
    ("La pair-aidance, c’est du soutien entre personnes qui ont un vécu semblable.", "pair-aidance"),
    ("La pair-aidance, c’est marcher à côté.", "pair-aidance"),
    ("Pour moi, l’entraide, c’est quelqu’un qui a vécu la même chose.", "entraide"),
]


@pytest.mark.parametrize(("text", "term"), CASES, ids=[text[:30] for text, _ in CASES])
def test_spoken_definitions(text: str, term: str) -> None:
    """Openings like "to me" are passed over, verbs count as what something is."""
    found = read_spoken(text)
    assert found is not None
    assert found.term.lower() == term


@pytest.mark.parametrize(
    "text",
    [
        "I’d say we were late.",
        "Groceries are peer support too, if you do it side by side.",
        "For us it was another mother in the car park.",
        "Peer support is saving the system money.",
        "That means that we lost the room.",
        "",
    ],
)
def test_stories_and_likenings_define_nothing(text: str) -> None:
    """What something was, saves or is like is no definition."""
    assert read_spoken(text) is None


@given(st.text(max_size=300))
def test_the_defining_words_lie_inside_the_sentence(text: str) -> None:
    """The offset found is a place of the sentence."""
    found = read_spoken(text)
    assert found is None or 0 < found.start <= len(text)
