import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.glue import count_joined, split_glued

GLUED = {
    "section name": ("Executive SummaryPeople with a past in care took part.", "Executive Summary"),
    "one word": ("ResourcesPeer workers can find the guide in our library.", "Resources"),
    "year then sentence": (
        "Forum and Dinner Held in Spring 2011The network met for two days…",
        "Forum and Dinner Held in Spring 2011",
    ),
    "opener": ("Lakeside House ForumWhen the doors opened, forty people came.", "Lakeside House Forum"),
    "space only": ("Scope and Overview The chapter gives the purpose of the guide.", "Scope and Overview"),
    "note": ("A Plan for the Region Note: This plan was the base of another.", "A Plan for the Region"),
    "french": ("Sommaire ExécutifLes personnes ont parlé de leur vécu.", "Sommaire Exécutif"),
}
WHOLE = {
    "camel name": "PeerWorks offers training to people in the province.",
    "Mc": "Heather McKee wrote about support that people give.",
    "joined name inside": "The ConnexOntario line helps people find a place to go.",
    "site": "YouTube videos help people who cannot come in.",
    "software": "WordPress pages are made by people who share them.",
    "network": "On LinkedIn groups help people to find work again.",
    "title only": "Lakeside SummaryPeople",
    "ordinary": "This is a sentence that has no heading in it.",
    "name then The": "We read The Guide that was sent to us.",
}


@pytest.mark.parametrize(("text", "heading"), GLUED.values(), ids=GLUED)
def test_heading_is_cut_from_its_paragraph(text: str, heading: str) -> None:
    """A heading glued to a real sentence is told apart and nothing but spaces is lost."""
    found, rest = split_glued(text)
    assert found == heading
    assert (found + rest).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_names_with_capitals_inside_stay_whole(text: str) -> None:
    """Names written in one word are no headings."""
    assert split_glued(text) == ("", text)


def test_joined_word_that_comes_again_is_a_name() -> None:
    """What looks like glue but stands elsewhere too is a name."""
    text = "Executive SummaryPeople with a past in care took part."
    assert split_glued(text, count_joined([text, "SummaryPeople is our new magazine."])) == ("", text)


@given(st.text(alphabet="aB cD.!'2", max_size=120))
def test_cutting_loses_at_most_a_space(text: str) -> None:
    """Heading and rest make up the text again."""
    heading, rest = split_glued(text)
    assert (heading + rest).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("hostile", ["aB" * 300_000, "a B" * 200_000, "A " * 300_000], ids=["joined", "half joined", "capitals"])
def test_hostile_text_takes_no_time(hostile: str) -> None:
    """Only the beginning of a paragraph is searched."""
    begun = time.process_time()
    split_glued(hostile)
    count_joined([hostile])
    assert time.process_time() - begun < 3
