"""Names by what introduces them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.introductions import find_introduced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my name is bell", ["bell"]),
        ("je m'appelle fleur et", ["fleur"]),
        ("then doctor lamb came", ["lamb"]),
        ("la veuve chrétien est là", ["chrétien"]),
        ("I saw Dr. Okwuole.", ["Okwuole"]),
        ("My aunt Dawn Vosk came.", ["Dawn Vosk"]),
        ("Mme de la Tour parle.", ["de la Tour"]),
        ("I went with K. and they left", ["K"]),
        ("It is spelled Z-A-R-A.", ["Z-A-R-A"]),
        ("Puis M. Vosk est venu.", ["Vosk"]),
        ("Elle s'appelle Zorka, moi je m’appelle Fleur.", ["Zorka", "Fleur"]),
        ("Her name was Dawn, nicknamed Bell", ["Dawn", "Bell"]),
        ("MON NOM EST Bell. Elder Okwuole and Sister Bell spoke", ["Bell", "Okwuole", "Bell"]),
        ("it is z a r a you know", ["z a r a"]),
        ("Thank you, Madam Chair.", []),
        ("the doctor said so", []),
        ("my name is p07", []),
        ("w w w dot example", []),
        ("I went with vitamin D today", []),
    ],
)
def test_names_are_told_by_what_introduces_them(text, expected):
    """Titles, kin, one's own name, initials and spelling; offices, pseudonyms and what a doctor does are no names."""
    assert [text[run.start : run.end] for run in find_introduced(text)] == expected


@given(st.text(max_size=200))
def test_any_text_gives_runs_inside_it(text):
    """No text breaks it."""
    assert all(0 <= run.start < run.end <= len(text) for run in find_introduced(text))
