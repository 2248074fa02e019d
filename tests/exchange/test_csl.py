from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.csl import parse_csl
from litreview.exchange.entry import Name


def test_items_arrive_with_names_dates_and_lines(data: Path) -> None:
    """Particles, suffixes and bodies are kept."""
    article, report = parse_csl((data / "zotero.json").read_text(), "zotero.json").entries
    assert (article.type, article.year, article.volume, article.pages) == ("article", "2019", "12", "101-110")
    assert report.authors == (Name("Ministry of Towns, North"), Name("van Beek", "Ida, Jr"))
    assert (report.type, report.year, report.line) == ("report", "2021", 5)


@pytest.mark.parametrize(
    ("text", "titles", "lines"),
    [
        ('{"items": [{"title": "One"}, {"title": "Two"}]}', ["One", "Two"], []),
        ('{"title": "One"}', ["One"], []),
        ("[]", [], []),
        ('[{"title": "One"},\n{"title": ]', ["One"], [2]),
        ('[\n1,\n{"title": "One"}]', ["One"], [2]),
        ("{broken", [], [1]),
        ("[" * 5000, [], [1]),
        ('[{"title": "One", "author": "Lee", "issued": "2020"}]', ["One"], []),
        ('[{"title": "One", "author": [1, {"given": "Ann"}]}]', ["One"], []),
    ],
    ids=["items", "single", "empty", "cut", "no record", "no json", "too deep", "wrong types", "odd names"],
)
def test_what_is_read_and_what_is_rejected(text: str, titles: list[str], lines: list[int]) -> None:
    """What stands before a break is kept; the break has its line."""
    found = parse_csl(text, "a.json")
    assert [entry.title for entry in found.entries] == titles
    assert [row["line"] for row in found.rejected] == lines


@given(st.text(alphabet='[]{}",:ax1 \n\\', max_size=80))
def test_hostile_json_never_raises(text: str) -> None:
    """It is rejected, or holds nothing."""
    parse_csl("[" + text, "a.json")


def test_the_library_a_record_is_from_is_kept() -> None:
    """PRISMA counts by it."""
    assert parse_csl('[{"title": "One", "source": "PubMed"}]', "a.json").entries[0].database == "PubMed"
