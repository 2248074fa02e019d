import pytest

from litreview.corpus.headings import is_heading_lead, is_heading_line, is_plain_heading

LINES = {
    "question": ("What is peer support?", True),
    "numbered": ("2.1 Who took part", True),
    "sentence case": ("Changing attitudes toward illness", True),
    "french": ("À propos du réseau", True),
    "sentence": ("It helps people.", False),
    "lower case": ("hope and trust", False),
    "comma": ("Ana Roe,", False),
    "footnote number": ("69 Written evidence from a witness", False),
    "table row": ("Hope | 3 | 4", False),
    "address": ("See www.example.org", False),
    "long": ("Word " * 15, False),
    "digits": ("2015", False),
    "sentence with a note": ("It helps people.[2]", False),
    "sentence with several notes": ("It helps people.” [2, 4–6]", False),
    "sentence with a glued number": ("It helps people.12,14", False),
    "sentence with a raised number": ("It helps people.²", False),
    "sentence with a dagger": ("It helps people.†", False),
    "title with a note": ("Values of peer support[2]", True),
    "ends with ellipsis": ("Peer support occurs when…", False),
}
LEADS = {
    "title": ("Our Work Rests on Shared Values:", True),
    "short name": ("Key messages:", True),
    "contact": ("Project Contact:", True),
    "verb": ("This project will:", False),
    "sentence": ("The goals that reflect the voices of people are listed below:", False),
    "including": ("Formats including:", False),
    "french": ("Nos valeurs :", True),
    "french verb": ("Le projet comprend :", False),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_shape_of_a_heading(text: str, expected: bool) -> None:
    """Short lines that begin like a title and have no final stop have the shape of a heading."""
    assert is_heading_line(text) is expected


def test_title_may_be_longer() -> None:
    """The first line of a document has more room."""
    title = "New resource: understanding what peers do and where they work in the towns of the north and of the south"
    assert is_heading_line(title, first=True)
    assert not is_heading_line(title)


@pytest.mark.parametrize(("text", "expected"), LEADS.values(), ids=LEADS)
def test_lead_in_that_is_a_heading(text: str, expected: bool) -> None:
    """A line with a colon is a heading when it names, not when it says."""
    assert is_heading_lead(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("KEY MESSAGES", True), ("3. Methods", True), ("Appendix B Forms", True), ("AMHO", False), ("Roe A. Peers", False)],
)
def test_heading_whatever_stands_around(text: str, expected: bool) -> None:
    """Capitals throughout and usual section names need no context."""
    assert is_plain_heading(text) is expected
