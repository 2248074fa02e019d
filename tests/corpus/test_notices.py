import time

import pytest

from litreview.corpus.notices import is_contact, is_crisis_line, is_notice

CRISIS = {
    "call or text": ("If you are in distress, call or text 988 at any time.", True),
    "two sentences": ("If you are in crisis, call 9-8-8. If it is an emergency, go to your local emergency department.", True),
    "need help": ("Need help now? In a crisis, call 9-1-1.", True),
    "helpline": ("If someone is in immediate danger, contact the helpline.", True),
    "french": ("Si vous êtes en détresse, appelez ou textez le 988.", True),
    "french emergency": ("En cas d'urgence, composez le 911.", True),
    "report": ("Participants in distress could call 911.", False),
    "study": ("The crisis line was called 911 times in an emergency.", False),
    "advice": ("If you are in a group, call people by their name.", False),
    "long": ("If you are in distress, call 988. " + "x" * 600, False),
}
NOTICES = {
    "views": ("The views expressed do not necessarily reflect those of the funder.", True),
    "views of authors": ("Opinions in this report are those of the authors.", True),
    "copyright": ("© 2015 A Network.", True),
    "copyright in words": ("Copyright 2019 A Network", True),
    "funded site": ("This website has been funded by a grant from the town.", True),
    "out of date": ("The data may be out of date.", True),
    "published": ("This strategy was published in 2012.", True),
    "french views": ("Les opinions exprimées ne reflètent pas celles du bailleur.", True),
    "french rights": ("Tous droits réservés", True),
    "funded project": ("This project is made possible through a contribution from a ministry.", False),
    "views as content": ("The views of peers count in this work.", False),
    "list letter": ("(c) details of the next steps", False),
    "copyright law": ("Copyright law is hard to read.", False),
    "published finding": ("This study was published in 2012 and changed the field.", False),
}
CONTACTS = {
    "mail": ("Ana Roe, lead, ana.roe@example.org", True),
    "disguised": ("Ana Roe ana [dot] roe [at] example [dot] org", True),
    "telephone": ("Call us: 416-555-0100", True),
    "labelled": ("Tél. : 555 0100", True),
    "name only": ("Ana Roe, lead of the network", False),
    "years": ("From 2012-2014 and 100 200", False),
    "long": ("a@example.org " + "word " * 60, False),
}


@pytest.mark.parametrize(("text", "expected"), CRISIS.values(), ids=CRISIS)
def test_crisis_lines(text: str, expected: bool) -> None:
    """A line that tells a reader in distress where to call is known; a report about calls is not."""
    assert is_crisis_line(text) is expected


@pytest.mark.parametrize(("text", "expected"), NOTICES.values(), ids=NOTICES)
def test_notices(text: str, expected: bool) -> None:
    """Disclaimers and dated-page lines are notices; content about the same things is not."""
    assert is_notice(text) is expected


@pytest.mark.parametrize(("text", "expected"), CONTACTS.values(), ids=CONTACTS)
def test_contacts(text: str, expected: bool) -> None:
    """Addresses and telephone numbers are known, also disguised ones."""
    assert is_contact(text) is expected


def test_hostile_line_takes_linear_time() -> None:
    """A megabyte that begins like a notice is judged at once."""
    began = time.process_time()
    for unit in ("the views ", "this website ", "a@", "555-"):
        text = unit * 100_000
        is_notice(text), is_contact(text), is_crisis_line(text)
    assert time.process_time() - began < 2


CALLS = """
In case of emergency, dial 9-1-1.
In an emergency visit the nearest hospital.
Are you in distress? Call the helpline.
Need to talk? The crisis text service is there: text 988.
Having thoughts of suicide? Reach the lifeline.
Thinking about self-harm? Chat with the crisis centre.
For urgent help in a crisis, go to emergency services.
Please call 1-833-555-0100 if you are in danger.
Phone 911 after an overdose.
Help is near: in a crisis, contact the crisis center.
Safety notice: if you are in danger, call 911.
Emergency? Distress! If it's an emergency, dial 911.
Si c’est une urgence, composez le 911.
Si quelqu’un est en danger, appelez la ligne de crise.
Besoin d’aide en situation de crise ? Textez la ligne d’écoute.
Vous êtes en détresse ? Communiquez avec le centre de crise.
Pour de l’aide après une surdose, rendez-vous aux urgences.
Textez le 988 en cas de crise.
En cas d'urgence, présentez-vous à l'hôpital le plus proche.
"""
NO_CALLS = """
If you are in distress, breathe slowly.
If you like tea, call 555-0100.
Call 911 once a year to test the line.
Peers call the helpline for people in distress.
Si vous aimez le thé, appelez le 911.
"""
MORE_NOTICES = """
Any statements made here are solely those of the speaker.
The opinion of a witness does not bind the committee.
Les points de vue exprimés ici ne représentent pas le bailleur.
(c) 2020 A Network
Copyright © 2021 A Network
All rights reserved.
Note: this report has been replaced.
Disclaimer
Avertissement : ce texte est ancien.
Our site is supported by members.
Notre site est financé par la ville.
Ce site web est soutenu par la ville.
This page has been archived.
This information is no longer maintained.
These resources are outdated.
Some content might no longer be current.
This guide was last updated in May 2019.
This plan was archived on 3 May 2020.
Last modified: 3 May 2020
Page updated on: 3 May 2020
Date modified: 2020-05-03
Date de modification : 2020-05-03
Dernière mise à jour : mai 2020
Cette page est archivée.
Cette information est périmée.
"""
NO_NOTICES = """
The points of view differ by town.
Our site is a house with a garden.
This page of her life was turned.
Data may be shared with peers.
Les opinions comptent.
Cette page est belle.
Copyright 19 A
"""
MORE_CONTACTS = [
    "Fax 555 0100",
    "Toll-free: +1 833",
    "TTY (416)",
    "Téléc. 555",
    "Ana à (416) 555-0100",
    "Ana (arobase) example",
    "416.555.0100",
]
NO_CONTACTS = ["Telephone calls helped 12 people", "@ home", "Ana (at home)", "1416 555 0100", "Télécopieur"]


@pytest.mark.parametrize("text", CALLS.strip().split("\n"))
def test_calls_for_people_in_distress_in_many_words(text: str) -> None:
    """Each usual opening, number, state and act is known, in both languages."""
    assert is_crisis_line(text)


@pytest.mark.parametrize("text", NO_CALLS.strip().split("\n"))
def test_a_call_needs_its_opening_number_act_and_state(text: str) -> None:
    """Where one of the four is missing, the line is an ordinary sentence."""
    assert not is_crisis_line(text)


@pytest.mark.parametrize("text", MORE_NOTICES.strip().split("\n"))
def test_notices_in_many_words(text: str) -> None:
    """Each usual wording is known, in both languages."""
    assert is_notice(text)


@pytest.mark.parametrize("text", NO_NOTICES.strip().split("\n"))
def test_sentences_with_words_of_notices(text: str) -> None:
    """A sentence that uses such words for something else stays in the text."""
    assert not is_notice(text)


@pytest.mark.parametrize("text", MORE_CONTACTS)
def test_contacts_in_many_forms(text: str) -> None:
    """Labels in both languages, brackets, points and a written-out sign."""
    assert is_contact(text)


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_lines_without_a_contact(text: str) -> None:
    """A label without a number, or a longer number, is nobody's telephone."""
    assert not is_contact(text)


@pytest.mark.parametrize(("length", "expected"), [(260, True), (261, False)])
def test_a_contact_is_short(length: int, expected: bool) -> None:
    """A paragraph in which an address stands is a paragraph."""
    assert is_contact("a@example.org " + "x" * (length - 14)) is expected
