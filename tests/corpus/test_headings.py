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


SECTIONS = """
Executive summary
Lay summary
Abstract
Background
Methodology
Findings
Discussion
Conclusion
Recommendations
Limitations
Acknowledgements
Appendix A. Forms
Glossary
About the network
Résumé
Sommaire
Contexte
Méthodes
Résultats
Constats
Recommandations
Limites
Remerciements
Lexique
Annexe 2
2. Conclusions:
NOS VALEURS ET NOUS
"""
NO_SECTIONS = ["Results.", "Results;", "Results vary", "ABCDEF", "A B C D", "We met", "OUR VALUES,", "X" * 40 + " " + "Y" * 40]
NO_LINES = [
    ("31 Who came", False),
    ("30 Who came", True),
    ("2.1.3. Who came", True),
    ("who came", False),
    ("¿Quién?", True),
    ("Write to ana@example.org", False),
    ("http://example.org is ours", False),
    ("Hope:", False),
    ("…", False),
    ("", False),
    ("É", True),
    ("One " * 13 + "end", True),
    ("One " * 14 + "end", False),
    ("W" * 110, True),
    ("W" * 111, False),
    ("Hope and care;", False),
    ("Hope and care!", False),
    ("“Hope and care.”", False),
    ("It helps.[2–4]", False),
    ("It helps.3–5", False),
]
LEAD_WORDS = (
    "we they you nous vous will would is are was include includes including may might should must has did follow follows \
following below sont était inclut comprennent suit suivants peuvent doit doivent"
)


@pytest.mark.parametrize("text", SECTIONS.strip().split("\n"))
def test_usual_names_of_sections(text: str) -> None:
    """In both languages, numbered or not."""
    assert is_plain_heading(text)


@pytest.mark.parametrize("text", NO_SECTIONS)
def test_lines_that_need_a_context_to_be_headings(text: str) -> None:
    """A sentence, an abbreviation, a long line."""
    assert not is_plain_heading(text)


@pytest.mark.parametrize(("text", "expected"), NO_LINES)
def test_numbers_marks_and_lengths_of_headings(text: str, expected: bool) -> None:
    """The number of a footnote, an address, an end of a sentence or too many words make no heading."""
    assert is_heading_line(text) is expected


@pytest.mark.parametrize("word", LEAD_WORDS.split())
def test_a_lead_that_says_is_no_heading(word: str) -> None:
    """A verb or pronoun shows that the line before a list is a sentence."""
    assert not is_heading_lead(f"Kitchens {word} daily:")
    assert is_heading_lead("Kitchens daily:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goals", False),
        ("goals:", False),
        ("12:", False),
        ("See p. 5:", False),
        ("One two three four five:", True),
        ("One two three four five six:", False),
        ("Our Work in the Town of Ana:", True),
        ("Our Work Is Made By:", False),
        ("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve:", True),
        ("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve More:", False),
    ],
)
def test_shape_of_a_lead(text: str, expected: bool) -> None:
    """A colon, a capital, few words; more words where they are written as a title."""
    assert is_heading_lead(text) is expected
