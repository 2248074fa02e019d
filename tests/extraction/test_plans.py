import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.plans import read_status

CASES = [
    ("will", "The network will open two houses next year.", "planned"),
    ("set-to", "Set to be released in 2031, the guide says what workers should know.", "planned"),
    ("plans-to", "The council plans to train forty people.", "planned"),
    ("month-of-may", "The guide was released in May 2012.", "done"),
    ("month-first", "May 2012 saw the first meeting.", ""),
    ("may", "It may include:", "possible"),
    ("could", "The tool could be shared with other regions.", "possible"),
    ("should", "Agencies should pay peer workers.", "recommended"),
    ("must", "Training must be designed by peers.", "recommended"),
    ("first-modal", "Services should say what they will do.", "recommended"),
    ("being", "A manual is being written by the group.", "under way"),
    ("continues", "The number of groups continues to grow.", "under way"),
    ("past", "The association hosted a consultation.", "done"),
    ("perfect", "The number of workers has been increased.", "done"),
    ("plain", "Peer support is a relationship.", ""),
    ("free-will", "People come of their own free will.", ""),
    ("fr-future", "Le réseau formera des pairs aidants.", "planned"),
    ("fr-passive", "Une trousse sera produite.", "planned"),
    ("fr-possible", "Le projet pourrait comprendre un bureau.", "possible"),
    ("fr-should", "Les organismes devraient rémunérer les pairs.", "recommended"),
    ("fr-done", "Le guide a été lancé à Gatineau.", "done"),
    ("fr-under-way", "La révision est en cours.", "under way"),
    ("to-start", "A pilot is to start in four sites.", "planned"),
    ("aim-is", "Our aim is to start with trust.", ""),
    ("was-to-be", "The guide was to be released in June.", "planned"),
    ("fr-past", "La première cohorte a terminé sa formation.", "done"),
    ("opera", "They like opera.", ""),
    ("opera-then-could", "An opera could be sung.", "possible"),
    ("opera-then-future", "Un opéra, opera en anglais, ouvrira la fête.", "planned"),
    ("fr-future-first", "Le guide paraîtra, puis sortira; on pourrait le lire.", "planned"),
    ("modal-before-future", "On pourrait dire que le guide sortira.", "possible"),
    ("capital-may", "MAY be shared later.", "possible"),
    ("empty", "", ""),
]


@pytest.mark.parametrize(("text", "status"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_reads_the_state_from_the_words(text, status):
    """The words of a sentence, in English or French, say what state a thing is in."""
    assert read_status(text) == status


@given(st.text(max_size=300))
def test_any_text_gives_a_word_of_the_vocabulary(text):
    """Whatever the text, the answer is one of the closed words or nothing."""
    assert read_status(text) in {"", "done", "under way", "planned", "possible", "recommended"}
