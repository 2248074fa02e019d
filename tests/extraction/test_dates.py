import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.dates import find_dates

CASES = [
    ("day-american", "On December 7, 2031 we met.", ("2031-12-07", "2031-12-07", "")),
    ("day-british", "It ran on 3rd March 2030.", ("2030-03-03", "2030-03-03", "")),
    ("days", "Held March 3-5, 2030 in town.", ("2030-03-03", "2030-03-05", "")),
    ("month", "Held in October 2031", ("2031-10", "2031-10", "")),
    ("month-of-may", "released in May 2032,", ("2032-05", "2032-05", "")),
    ("season", "In the Fall of 2031, the house opened.", ("2031-09", "2031-11", "fall")),
    ("winter", "In winter 2031 it closed.", ("2031", "2031", "winter")),
    ("range", "its 2026-2029 Health Plan", ("2026", "2029", "")),
    ("range-short", "In 2024–25 the group named it.", ("2024", "2025", "")),
    ("range-words", "From 2031 to 2034 it grew.", ("2031", "2034", "")),
    ("year", "launched the project in 2030.", ("2030", "2030", "")),
    ("possessive", "based on 2030’s Making Room report", ("2030", "2030", "")),
    ("since", "Open since 1991, it serves all.", ("1991", "1991", "since")),
    ("iso", "on 2031-02-09 we met", ("2031-02-09", "2031-02-09", "")),
    ("copyright", "© 2031 Lake House.", ("2031", "2031", "")),
    ("french-day", "Le 7 décembre 2031, on se réunit.", ("2031-12-07", "2031-12-07", "")),
    ("french-first", "Le 1er mai 2030, le centre ouvre.", ("2030-05-01", "2030-05-01", "")),
    ("french-season", "À l’automne 2031, le projet débute.", ("2031-09", "2031-11", "automne")),
    ("french-range", "de 2031 à 2034", ("2031", "2034", "")),
    ("early", "In early 2033 it starts.", ("2033", "2033", "early")),
    ("mid", "By mid-2032 it will be done.", ("2032", "2032", "mid")),
    ("quarter", "Q3 2031 saw the launch.", ("2031-07", "2031-09", "")),
    ("quarter-words", "In the first quarter of 2031 it grew.", ("2031-01", "2031-03", "")),
    ("decade", "In the 1990s groups grew.", ("1990", "1999", "")),
    ("french-decade", "Dans les années 1990, tout change.", ("1990", "1999", "")),
    ("french-quarter", "Au troisième trimestre de 2031", ("2031-07", "2031-09", "")),
    ("french-end", "à la fin de 2031", ("2031", "2031", "à la fin de")),
    ("french-by", "d’ici 2035, le réseau", ("2035", "2035", "d’ici")),
]
NONE = [
    ("citation", "Peers help (Rivers & Stone, 2031, p. 4)."),
    ("citation-year", "Rivers (2031) says so."),
    ("et-al", "as Rivers et al. 2031 show"),
    ("count", "They counted 2031 participants."),
    ("phone", "Call 905-2031-4455 now."),
    ("access", "Retrieved 14 November 2031 from the site."),
    ("volume", "Care 2031; 12: 33–41."),
    ("no-day", "March 45, 2031x"),
    ("money", "It cost 2031.50 in all."),
    ("empty", ""),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_keeps_the_precision_that_is_written(text, wanted):
    """A date comes back as precise as the text gives it: year, season, month, day or range."""
    assert [date[2:] for date in find_dates(text)] == [wanted]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_citations_counts_and_numbers_are_no_dates(text):
    """Years of citations, counts, telephone numbers and volumes are no dates."""
    assert find_dates(text) == []


@given(st.text(alphabet="0123456789-/ ,.()MayocterFlsinc", max_size=120))
def test_dates_are_iso_prefixes(text):
    """Whatever the text, a date is a year with or without month and day."""
    for date in find_dates(text):
        assert date.start_date[:4].isdigit()
        assert {len(date.start_date), len(date.end_date)} <= {4, 7, 10}
