from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Name
from litreview.exchange.wos import parse_wos


def test_a_record_arrives_with_all_its_fields(data: Path) -> None:
    """Names stand one a line, titles go on over lines."""
    (entry,) = parse_wos((data / "wos.txt").read_text(), "wos.txt").entries
    assert entry.title == 'Recovery colleges, and what "recovery" means there'
    assert entry.authors == (Name("Willow", "Jo"), Name("Alder", "Kim"))
    assert (entry.container, entry.year, entry.volume, entry.pages) == ("IMAGINED EDUCATION", "2022", "3", "1-9")
    assert (entry.doi, entry.keywords, entry.line) == ("10.5555/college.3", ("recovery", "colleges"), 3)


def test_records_end_with_er_or_where_the_next_begins() -> None:
    """Headers of the file are no record."""
    found = parse_wos("FN Clarivate\nVR 1.0\nPT J\nTI One\nPT B\nTI Two\nER\n\nPT J\nPY 2020\nER\nEF\n", "a.txt")
    assert [(entry.type, entry.title) for entry in found.entries] == [("article", "One"), ("book", "Two")]
    assert [row["line"] for row in found.rejected] == [9]


@given(
    st.lists(st.sampled_from(["FN Clarivate", "PT J", "AU Lee, A", "   Roy, B", "TI One", "ER", "EF", "", "words"]), max_size=30)
)
def test_every_record_is_counted(lines: list[str]) -> None:
    """What begins with PT is an entry or a rejection, in any disorder, and says where it is from."""
    found = parse_wos("\n".join(lines), "a.txt")
    assert len(found.entries) + len(found.rejected) == lines.count("PT J")
    assert {entry.database for entry in found.entries} <= {"Web of Science"}
