import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Entry, Name, clean_value, find_doi, find_pmid, find_year, join_pages, reject, sort_parsed


@pytest.mark.parametrize(
    ("source", "doi"),
    [
        ("10.5555/ABC.1", "10.5555/abc.1"),
        ("https://doi.org/10.5555/abc", "10.5555/abc"),
        ("doi: 10.5555/abc.", "10.5555/abc"),
        ("10.5555/abc [doi]", "10.5555/abc"),
        ("(10.5555/abc)", "10.5555/abc"),
        ("10.1002/(SICI)1097(1998)17:15<1661::AID>3.0.CO;2-2", "10.1002/(sici)1097(1998)17:15<1661::aid>3.0.co;2-2"),
        ("https://doi.org/10.5555%2Fabc.123", "10.5555/abc.123"),
        ("https://example.org/?doi=10.5555%252fabc&partnerID=40", "10.5555/abc"),
        ("10.5555/(sici)1&lt;1::aid&gt;3.0.co;2-2", "10.5555/(sici)1<1::aid>3.0.co;2-2"),
        ("10.5555/(SICI)1096(199707)103:3<279::AID>3.0.CO;2-#", "10.5555/(sici)1096(199707)103:3<279::aid>3.0.co;2-#"),
        ("10.5555/0012(2006)87[1445:AM]2.0.CO;2", "10.5555/0012(2006)87[1445:am]2.0.co;2"),
        ("https://doi.org/10.5555/abc?utm=1", "10.5555/abc"),
        ("10.5555/abc#sec1", "10.5555/abc"),
        ("https://example.org/doi/10.5555/abc.1/full", "10.5555/abc.1"),
        ("https://example.org/doi/pdf/10.5555/abc.1.pdf", "10.5555/abc.1"),
        ("10.5555/full", "10.5555/full"),
        ("10.5555/abc</a>", "10.5555/abc"),
        ("10.5555/abc<br/>more", "10.5555/abc"),
        ("10.5555/abc[doi]", "10.5555/abc"),
        ("10.5555/aaa; 10.5555/bbb", "10.5555/aaa"),
        ("10.5555/aaa,10.5555/bbb", "10.5555/aaa"),
        ("10.5555/aaa,https://doi.org/10.5555/bbb", "10.5555/aaa"),
        ("10.5555/a,b", "10.5555/a,b"),
        ("10.5555.10/abc", "10.5555.10/abc"),
        ("10.5555/a\u200bb", "10.5555/ab"),
        (r"10.5555/a\_b", "10.5555/a_b"),
        ("10.5555/...", ""),
        (f"10.5555/{'x' * 501}", ""),
        ("10.5555", ""),
        ("S0140-6736(19)1 [pii]", ""),
        (None, ""),
    ],
)
def test_a_doi_is_found_in_its_normal_form(source: str, doi: str) -> None:
    """Prefixes, brackets and full stops of the sentence around it go; brackets of its own stay."""
    assert find_doi(source) == doi


@given(st.text(alphabet="10./5aB%2fF&lt;<>()[]#?,;: -_", max_size=60))
def test_a_doi_that_was_found_is_found_again(words: str) -> None:
    """What is kept has nothing left to take off, whatever stood around it."""
    doi = find_doi(f"10.5555/{words}")
    assert doi == "" or (doi.startswith("10.") and doi == doi.lower())
    assert find_doi(doi) in (doi, "") or "%" in doi or "&" in doi


@pytest.mark.parametrize("sign", [")", "%2f", "&lt;", "10.1234/", "<", ".", "#a", "10."])
def test_a_megabyte_of_one_sign_is_no_doi(sign: str) -> None:
    """And is answered at once."""
    began = time.process_time()
    find_doi("10.5555/" + sign * (1_000_000 // len(sign)))
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("sources", "year"),
    [
        (("2019/05/02/",), "2019"),
        (("", None, "spring 1999"), "1999"),
        (("12019",), ""),
        (("3020", "0999"), ""),
        (([[2020, 5]],), "2020"),
    ],
    ids=str,
)
def test_a_year_is_four_digits_of_our_era(sources: tuple, year: str) -> None:
    """The first source that holds one counts."""
    assert find_year(*sources) == year


@pytest.mark.parametrize(
    ("source", "pmid"),
    [("31000001", "31000001"), ("PMID: 0042", "42"), (31000001, "31000001"), ("PMC123", ""), ("2019 May", ""), (None, "")],
)
def test_a_pubmed_number_is_digits(source: object, pmid: str) -> None:
    """Numbers of other databases are not taken for it."""
    assert find_pmid(source) == pmid


@pytest.mark.parametrize(
    ("start", "end", "pages"),
    [
        ("379", "423", "379-423"),
        ("52–57", "", "52-57"),
        ("52--57", "57", "52-57"),
        ("e19", "", "e19"),
        ("", "9", "-9".strip("-")),
        ("5", "5", "5"),
    ],
)
def test_pages_are_one_range(start: str, end: str, pages: str) -> None:
    """Whatever dash the file uses."""
    assert join_pages(start, end) == pages


@given(st.text())
def test_cleaned_text_is_one_line_and_cleaning_again_changes_nothing(text: str) -> None:
    """No control character survives."""
    cleaned = clean_value(text)
    assert cleaned == clean_value(cleaned)
    assert not any(sign in cleaned for sign in "\0\n\t\r\x1b")


def test_entries_and_rejections_are_told_apart() -> None:
    """A record without title becomes a rejection of its own format."""
    parsed = sort_parsed(
        [Entry("book", "One"), reject("a.ris", 1, "ris", "why"), Entry("book", "", source="b.nbib", line=7)], "nbib"
    )
    assert [entry.title for entry in parsed.entries] == ["One"]
    assert [(row["line"], row["kind"]) for row in parsed.rejected] == [(1, "ris"), (7, "nbib")]


def test_a_body_has_no_comma() -> None:
    """Names show as bibliographies write them."""
    assert [str(Name("WHO")), str(Name("Lee", "Ann"))] == ["WHO", "Lee, Ann"]
