"""Names and titles are told from sentences by their capitals, in any document."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.names import is_byline, is_in_name

CASES = {
    "part of a name": ("He works for Wellness Partners Canada in town.", "Wellness", True),
    "name with a small word": ("She read the Roadmap to Wellness last year.", "Wellness", True),
    "name at the start of a sentence": ("Accreditation Bureau Canada employs her.", "Accreditation", True),
    "plain word": ("He works for wellness in town.", "wellness", False),
    "capital for the sentence": ("Wellness comes slowly.", "Wellness", False),
    "after a capital for the sentence": ("The Recovery College opened.", "Recovery College", False),
    "the whole name": ("They joined Alcoholics Anonymous in May.", "Alcoholics Anonymous", False),
    "job title": ("A Certified Peer Support Worker visits.", "Certified Peer", False),
    "list item in title case": ("Health and Wellness Programs", "Wellness", False),
    "all capitals": ("HEALTH AND WELLNESS FOR EVERYONE", "WELLNESS", False),
    "title in quotation marks": ("We printed “The Hope Book of Small Steps” again last year.", "Hope Book", True),
    "words in quotation marks": ("We call it “hope that lasts” among ourselves.", "hope", False),
    "hyphenated name": ("Run by Harbour Housing-Eastside with care and effort.", "Housing", True),
    "name ended by a comma": ("In Halifax, Peer support grew with time.", "Peer", False),
    "French name": ("Elle dirige le Centre de Rétablissement du Nord depuis mai.", "Rétablissement", True),
    "French job title": ("Notre équipe cherche une Paire Aidante de soir.", "Paire Aidante", False),
    "organisation in a byline": ("Ida Moss; Calm Harbour Trainer; Peer Certification Body, Board member", "Certification", True),
    "position in a byline": ("Ida Moss; Calm Harbour Trainer; Peer Certification Body, Board member", "Board member", True),
    "byline with commas": ("Ida Moss, Director, Wellness House", "Wellness", True),
    "French byline": ("Léa Roy, Présidente, Centre Rétablissement", "Rétablissement", True),
    "work of peers in a byline": ("Ida Moss, Founder, Peer Support Worker", "Peer Support Worker", False),
    "headline of themes": ("Training, Certification and Supervision", "Certification", False),
    "list of themes": ("Peer Support; Family Support; Crisis Support", "Family Support", False),
    "list of groups of people": ("Peer Staff, Board Members, Executive Directors", "Board Members", False),
    "list of jobs": ("Peer Support Worker, Board Member, Team Lead", "Board Member", False),
    "byline that goes on as a sentence": ("Ida Moss, Director, said that certification helps people.", "certification", False),
    "list in capitals": ("TRAINING, BOARD MEMBER, CERTIFICATION", "CERTIFICATION", False),
    "initials of a person": ("I. Moss; Director; Hope Lodge Centre", "Hope", True),
    "I is no name": ("When I Hope for rain it rains for days.", "Hope", False),
}


@pytest.mark.parametrize(("text", "words", "expected"), CASES.values(), ids=CASES)
def test_words_inside_a_longer_name_are_told(text, words, expected):
    """A hit inside a longer run of capitals or a title is in a name; sentences, job titles and lists are not."""
    start = text.index(words)
    assert is_in_name(text, start, start + len(words)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Moss; Calm Harbour Trainer; Peer Certification Body, Board member", True),
        ("• Jo-Ann Lake, Senior Lead, Health System Development", True),
        ("Ida Moss, Director, said that certification helps people who wait.", False),
        ("Training, Certification and Supervision", False),
        ("Ida Moss", False),
        ("", False),
    ],
)
def test_a_byline_is_told_from_a_list_of_themes(text, expected):
    """A person with a position is a byline; themes, sentences and a bare name are none."""
    assert is_byline(text) is expected


@given(st.text(alphabet="Aa bB'’-,.“”É of", max_size=80), st.integers(0, 80), st.integers(0, 20))
def test_any_span_of_any_text_is_answered(text, start, length):
    """Nothing in a text can make the question fail."""
    assert is_in_name(text, start, start + length) in (True, False)


@given(st.text(alphabet="Aa bB'’-,.“”É of", max_size=80))
def test_what_begins_in_small_letters_is_in_no_name(text):
    """Outside bylines, whatever follows the word."""
    for found in re.finditer(r"(?<!\w)[ab]\w*", text):
        assert is_byline(text) or not is_in_name(text, found.start(), len(text))
