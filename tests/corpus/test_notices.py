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
