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
