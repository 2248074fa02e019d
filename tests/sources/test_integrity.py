"""What does not add up in records is told, and what is sound is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.sources.integrity import check_records, find_retraction, read_pmid, tell_integrity


def article(key: str, title: str = "Walks", year: str = "2020", doi: str = "", **fields: str) -> Record:
    """Return an article of a journal with these fields."""
    return Record(key, "article", title, year, doi=doi, line=len(key), fields={"journal": "Winter Studies", **fields})


def dated(written: str) -> Record:
    """Return an article whose year was written so, and is none that was understood."""
    return article("a", year="", date=written)


def checks(*records: Record) -> list[tuple[object, object]]:
    """Return the key and the check of every row."""
    return [(row["citation_key"], row["check"]) for row in check_records(records)]


@pytest.mark.parametrize(
    ("record", "check"),
    [
        (dated("3020"), "year"),
        (dated("98"), "year"),
        (article("a", urldate="2018-05-01"), "year"),
        (article("a")._replace(fields={"journal": "J", "doi": "see page"}), "doi"),
        (article("a", doi="10.5555/a."), "doi"),
        (article("a", doi="10.5555/https://doi.org/10.5555/a"), "doi"),
        (article("a")._replace(fields={}), "container"),
        (article("a", "RETRACTED: Walks"), "retracted"),
        (article("a", "Walks", keywords="towns; Retracted Publication"), "retracted"),
        (article("a", "Retraction notice to: Swims"), "retraction notice"),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_told(record: Record, check: str) -> None:
    """One row for one thing."""
    assert checks(record) == [("a", check)]


@pytest.mark.parametrize(
    "record",
    [
        article("a"),
        article("a", year=""),
        dated("in press"),
        article("a", urldate="2021-01-01"),
        article("a", "Walks [Erratum appears in Winter Studies 5(1), 3]"),
        article("a", "Retracted papers in winter studies: a survey"),
        article("a", "Withdrawn young people in winter towns"),
        article("a", "Muscle retraction in the cold", note="Corrected"),
        Record("a", "report", "Walks", "2020"),
        article("a")._replace(fields={"eprint": "2001.00001"}),
    ],
)
def test_what_is_sound_is_left_alone(record: Record) -> None:
    """An erratum is no retraction, a report needs no journal, a preprint none yet."""
    assert checks(record) == []


def test_one_number_under_two_titles_is_told() -> None:
    """A subtitle makes no other title."""
    first = article("a", "Walking groups in winter towns", doi="10.5555/a", pmid="7")
    other = article("b", "Errors of measurement among clinicians", doi="10.5555/A", pmid="07")
    longer = article("c", "Walking groups in winter towns: a survey", doi="10.5555/a")
    assert checks(first, other) == [("b", "shared doi"), ("b", "shared pmid")]
    assert checks(first, longer) == []


def test_the_notice_of_a_retraction_marks_the_work() -> None:
    """Though the work itself says nothing."""
    rows = check_records([article("a", "Walks in winter."), article("n", "Retraction: Walks in Winter")])
    assert [(row["citation_key"], row["check"]) for row in rows] == [("n", "retraction notice"), ("a", "retracted")]
    assert str(rows[1]["reason"]).startswith("n is the notice of its retraction")


def test_a_review_and_its_study_are_told_unless_one_is_left_out() -> None:
    """Evidence counts the study once in any case."""
    records = [article("r", "A review", includes="t; ghost"), article("t", "A trial")]
    assert checks(*records) == [("t", "counted twice")]
    assert check_records(records, left_out=["t"]) == check_records(records, left_out=["r"]) == []


@pytest.mark.parametrize(
    ("fields", "pmid"),
    [
        ({"pmid": "PMID: 007"}, "7"),
        ({"eprint": "8", "eprinttype": "PubMed"}, "8"),
        ({"eprint": "2001.1"}, ""),
        ({"pmid": "x"}, ""),
    ],
)
def test_pubmed_numbers_are_read(fields: dict[str, str], pmid: str) -> None:
    """From either field, without leading zeros."""
    assert read_pmid(Record("a", "article", "A", fields=fields)) == pmid


def test_notices_are_few_of_each_check() -> None:
    """The table has them all; what was told of a DOI is not told twice."""
    rows = [{"citation_key": f"k{n}", "line": n, "check": "container", "reason": "no journal"} for n in range(1, 9)]
    rows.append({"citation_key": "d", "line": 3, "check": "doi", "reason": "no DOI"})
    told = list(map(str, tell_integrity(rows, "r.bib", told=[3])))
    assert len(told) == 6
    assert told[0] == "r.bib:1: k1: no journal"
    assert told[-1] == "r.bib: 3 more records were found by the check 'container'; see the table integrity"


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_record_can_be_checked(title: str, word: str) -> None:
    """Nothing raises, whatever stands in a field."""
    record = article("a", title, note=word, urldate=word, pmid=word, includes=word)
    assert all(row["citation_key"] == "a" for row in check_records([record, record]))
    assert find_retraction(record) in ("", *(f"its {name} says that it was retracted" for name in ("title", "note")))
