import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.extraction.candidates import read_candidate

FOUND = [
    ("taken-to-mean", "In this guide we took peer contact to mean any call between two members.", "peer contact"),
    ("wording-for", "The board settled on one wording for peer help: support that flows both ways.", "peer help"),
    ("operationalised", "Peer contact was operationalised as a weekly call.", "Peer contact"),
    ("word-covers", "Here the word “peer” covers anybody who has been a patient.", "peer"),
    ("term-last", "The slow loss of what makes the work distinct is called peer drift.", "peer drift"),
    ("known-as", "The practice of guiding others through the wards is known as peer navigation.", "peer navigation"),
    ("fr-désigne", "Au sens de ce guide, « pair aidant » désigne l’employé qui a un vécu.", "pair aidant"),
    ("fr-décrit", "L’auteure décrit l’entraide comme une manière de transformer une épreuve.", "entraide"),
    ("fr-colon", "Retenez ceci : le soutien entre pairs est une présence qui se donne entre égaux.", "soutien entre pairs"),
    ("fr-entry", "Groupe d’entraide : réunion régulière de personnes qui s’épaulent.", "Groupe d’entraide"),
]
NOT_FOUND = [
    ("woman", "The peer worker, a woman from the coast, left in May."),
    ("praise", "Everybody says that peer support is an asset."),
    ("status", "It was noted that peer support is an essential component of the plan."),
    ("circle", "Our peer group, six people and a kettle, keeps me going."),
    ("off-topic", "The rate at which a lake fills is called siltation."),
    ("contagion", "A spread of harm among teenagers is called peer contagion."),
    ("called-on", "The clinic called peer workers on Monday."),
    ("acting", "Calling someone a peer is a small thing that does harm."),
    ("fr-asset", "On dit que la pair-aidance est un atout."),
    ("empty", ""),
]
HOSTILE = {
    "one-sentence": "peer support is a bond of equals who share, " * 1_200,
    "capitals": "PEER SUPPORT CALLED PEER HELP, " * 1_700,
    "scan": "p33r supp0rt ls a b0nd | ~~ , — " * 1_700,
    "quotations": "“peer «support “is «a " * 2_500,
    "brackets": "peer (peer [peer (" * 3_000,
    "both-languages": "le peer support, c’est la mutual aid, that is, l’entraide, " * 900,
    "blanks": "peer" + " " * 50_000,
}


@pytest.mark.parametrize(("sentence", "term"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_looser_wordings_give_their_term(sentence, term):
    """A definition that the plain grammar does not know is read with its term."""
    found = read_candidate(sentence)
    assert found is not None
    assert found.term == term
    assert found.owner == ""
    assert 0 <= found.start <= len(sentence)


@pytest.mark.parametrize("sentence", [case[1] for case in NOT_FOUND], ids=[case[0] for case in NOT_FOUND])
def test_claims_and_passing_words_are_no_candidates(sentence):
    """Praise, status, people described in passing, other subjects and acts of naming define nothing here."""
    assert read_candidate(sentence) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_fifty_thousand_characters_are_read_in_a_moment(text):
    """Huge, shouted, garbled, nested and mixed sentences are answered quickly."""
    began = time.process_time()
    read_candidate(text)
    assert time.process_time() - began < 1.0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["peer support", ",", "is", "a", "called", "—", "(", ":", "c’est", "que", "“", "that"]), max_size=25)
)
def test_any_order_of_words_is_answered(parts):
    """Whatever stands beside what, the offset lies in the sentence."""
    text = " ".join(parts)
    found = read_candidate(text)
    assert found is None or 0 <= found.start <= len(text)
