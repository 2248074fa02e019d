import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.citing import is_attribution, is_reference, is_reference_heading

REFERENCES = {
    "bracketed": ("[1] A. Doe, “A Title,” March 2003.", True),
    "apa": ("Roy, B., & Lee, C. (2019). Peers in clinics. Journal of Care, 3(2), 10–19.", True),
    "vancouver": ("12. Roy B, Lee C. Peers in clinics. J Care. 2019;3(2):10-9.", True),
    "doi": ("Roy, B. (2019). Peers. https://doi.org/10.1/x", True),
    "footnote that cites": ("159 Ibid.", True),
    "footnote with address": ("24 https://example.org/a.pdf", True),
    "no year": ("[1] of these people left the group.", False),
    "numbered advice": ("3. Train supervisors before 2025 begins.", False),
    "sentence with year": ("Roy led the group in 2019.", False),
}
ATTRIBUTIONS = {
    "dash": ("— A. Roe, chair", "“We listen.”", False, True),
    "line below": ("Lakeside Network, Annual Report", "“We listen.”", True, True),
    "line below with footnote": ("Lakeside Network", "« On écoute. »2", True, True),
    "not adjoining": ("Lakeside Network", "“We listen.”", False, False),
    "no quotation": ("— A. Roe, chair", "We listen.", True, False),
    "sentence below": ("They came back.", "“We listen.”", True, False),
    "titled, apart from the quotation": ("A. Roe, The Bond (2031)", "“We listen.”[3]", False, True),
    "titled, in French": ("A. Roe, Le lien (juin 2021)", "« On écoute. »", False, True),
    "titled, under a sentence": ("A. Roe, The Bond (2021)", "Support is a bond.", True, True),
    "titled, apart from the sentence": ("A. Roe, The Bond (2021)", "Support is a bond.", False, False),
    "titled, under a heading": ("A. Roe, The Bond (2021)", "About us", True, False),
    "partial quotation": ("Lakeside Network", "She said “we listen.”", True, False),
}


@pytest.mark.parametrize(("text", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_entries_of_reference_lists(text: str, expected: bool) -> None:
    """References are told from sentences with numbers and years."""
    assert is_reference(text) is expected


@pytest.mark.parametrize(("text", "quotation", "adjoining", "expected"), ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_source_under_a_quotation(text: str, quotation: str, adjoining: bool, expected: bool) -> None:
    """The line that names who is quoted is known by its dash or its place."""
    assert is_attribution(text, quotation, adjoining) is expected


@pytest.mark.parametrize("text", ["References", "6. References", "Bibliography", "Works Cited", "Références :", "Bibliographie"])
def test_headings_of_reference_lists(text: str) -> None:
    """Both languages and numbering are known."""
    assert is_reference_heading(text)
    assert not is_reference_heading("Resources")


@given(st.text(alphabet="Aab ,.()2019“”—[]", max_size=120), st.text(alphabet="Aa .“”[2]", max_size=60), st.booleans())
def test_any_pair_of_lines_can_be_asked(text: str, quotation: str, adjoining: bool) -> None:
    """Nothing raises, and what stands right under a line counts at least as much as what stands apart."""
    assert is_attribution(text, quotation, adjoining) >= is_attribution(text, quotation, False)


@pytest.mark.parametrize("hostile", ["[1]" * 100_000, "1 " * 200_000, "A, " * 100_000, "Roe A" * 100_000])
def test_hostile_lines_take_no_time(hostile: str) -> None:
    """Also as the quotation before a line."""
    begun = time.process_time()
    is_reference(hostile)
    is_reference("1. " + hostile[:1_190])
    is_attribution("A. Roe, The Bond (2001)", hostile, True)
    is_attribution(hostile[:160], "“We listen.”", True)
    assert time.process_time() - begun < 2


CITING = """
24 op. cit., p. 5
7 See also note 3.
31 See paragraph 12
12 See above
88 Q14 and Q15
40 www.example.org
(4) Roe, A. Kitchens. 1998.
³ Roe A, Lee B. Kitchens. 2004.
[9] “Meals for All,” n.d.
Roe, A. B. (in press). Kitchens. Press of the North.
Côté, É. (2011). Repas. ISBN 5550100
Roe AB; Lee C. Meals. ISSN 5550. 2012
Roe, A. (2013). Meals. Retrieved from the library
Roe, A. et Lee, B. (2014). Repas. Disponible en ligne
Roe, A. (2015b). Meals, p. 12
De Roe, A. (1899). Meals. 4 (2)
3. “Meals and Peers,” 2010, pp. 3–4
"""
SAYING = """
12 people said so in 2019
24 See you there in 2020
(2) A second reason is that in 2019 nobody came.
4. “Nobody came,” she said in 2019.
Roe met Lee in 2011 at the press.
Ana, B. came back in 2019
Roe, A. (2015). Meals
"""
HEADINGS = """
List of references
Selected references
Key sources
Liste des références
Literature cited
Endnotes
Footnotes
Citations
References cited
References and notes
Reference list
Ouvrages cités
Notes de fin
Références citées
12. Reference
"""
NO_HEADINGS = [
    "Sources of hope",
    "References to hope",
    "Key messages",
    "Notes",
    "Bibliographies",
    "References " + "and notes" * 9,
]


@pytest.mark.parametrize("text", CITING.strip().split("\n"))
def test_entries_that_cite_in_many_styles(text: str) -> None:
    """Short footnotes, raised numbers, undated works and French entries are references too."""
    assert is_reference(text)


@pytest.mark.parametrize("text", SAYING.strip().split("\n"))
def test_sentences_that_only_look_like_citing(text: str) -> None:
    """A number or name at the start and a year make no entry without a place of publication."""
    assert not is_reference(text)


@pytest.mark.parametrize("text", HEADINGS.strip().split("\n"))
def test_more_headings_of_reference_lists(text: str) -> None:
    """The usual names in both languages, with what may stand before and behind them."""
    assert is_reference_heading(text)


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_headings_of_other_lists(text: str) -> None:
    """A heading that goes on with something else opens no reference list."""
    assert not is_reference_heading(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-- A member of the choir", True),
        ("- (A member)", True),
        ("– a member", False),
        ("Network of the North " + "and South " * 9, False),
        ("Network of the North:", False),
        ("the network of the north", False),
        ("N" * 161, False),
    ],
)
def test_shape_of_a_source_under_a_quotation(text: str, expected: bool) -> None:
    """It is short, begins as a name or behind a dash, and does not end as a sentence or lead-in."""
    assert is_attribution(text, "“We listen.”", adjoining=True) is expected


def test_an_entry_is_no_whole_chapter() -> None:
    """What is longer than 1,200 signs is text, however it begins."""
    entry = "Roe, A. (2019). Meals. Press. "
    assert is_reference(entry)
    assert not is_reference(entry + "x" * 1_200)
