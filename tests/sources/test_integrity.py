"""What does not add up in records is told, and what is sound is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.sources.imports import RETRACTED_ELSEWHERE, ImportLine
from litreview.sources.integrity import check_records, read_pmid, tell_integrity
from litreview.sources.retraction_marks import find_retraction


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
        (dated("2O20"), "year"),
        (dated("1066"), "year"),
        (dated("0"), "year"),
        (dated("2150-01"), "year"),
        (dated("198"), "year"),
        (article("a", year="2021", urldate="2020"), "year"),
        (article("a", doi="10.5555/a?utm=1"), "doi"),
        (article("a", doi="10.5555/a/full"), "doi"),
        (article("a", doi="10.5555/a[doi]"), "doi"),
        (article("a", doi="10.5555/a)"), "doi"),
        (article("a", doi="10.5555%2fa"), "doi"),
        (article("a", doi="10.5555/a,10.5555/b"), "doi"),
        (article("a", doi="10.5555/a</a>"), "doi"),
        (article("a")._replace(fields={}), "container"),
        (article("a")._replace(fields={}, type="incollection"), "container"),
        (article("a")._replace(fields={}, type="inproceedings"), "container"),
        (article("a", "Expression of concern: Walks"), "expression of concern"),
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
        dated("n.d."),
        article("a", year="2004", date="2004/2005"),
        article("a", year="2020", urldate="2020-12-31"),
        article("a", doi="10.1002/(sici)1097(199)9:1<3::aid-x>3.0.co;2-#"),
        article("a", doi="10.1016/s0140-6736(99)01234-5"),
        Record("a", "inproceedings", "Walks", "2020", fields={"booktitle": "Congress"}),
        Record("a", "incollection", "Walks", "2020", fields={"crossref": "b"}),
        Record("a", "book", "Walks", "2020"),
        article("a", "Walks", keywords="Retraction of Publication as Topic"),
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


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Walking groups in winter towns", "Errors of measurement among clinicians", True),
        ("Walks of men with psychosis: a cohort study", "Walks of women with psychosis: a cohort study", True),
        ("Walks with a guide in winter", "Walks without a guide in winter", True),
        ("Hyperthyroidism in adults who walk", "Hypothyroidism in adults who walk", True),
        ("Walking groups, part 1", "Walking groups, part 2", True),
        ("Walking groups", "Les groupes de marche", True),
        ("Walking groups in winter towns", "Walking groups in winter towns: a survey", False),
        ("A randomised trial of walks", "A randomized trial of walks.", False),
        ("Organisation of walks & talks", "Organization of walks and talks", False),
        ("WALKING GROUPS", "Walking groups", False),
        ("Walking-groups in winter", "Walking groups in winter", False),
        ("Peer-led walking in young adults", "Peer led walking in yuong adults", False),
    ],
)
def test_one_number_under_two_titles_is_told(one: str, other: str, told: bool) -> None:
    """A subtitle, a spelling or a slip makes no other title."""
    records = article("a", one, doi="10.5555/a", pmid="7"), article("b", other, doi="10.5555/A", pmid="07")
    assert checks(*records) == ([("b", "shared doi"), ("b", "shared pmid")] if told else [])


def test_one_number_under_two_titles_is_told_until_somebody_settled_it() -> None:
    """What is to be done about it is said; a pair that people decided on is no news."""
    records = article("b", "Walking groups", doi="10.5555/a"), article("a", "Errors of measurement", doi="10.5555/a")
    (row,) = check_records(records)
    assert "count as two works" in row["reason"]
    assert "corpus/duplicates.csv" in row["reason"]
    assert check_records(records, settled={("a", "b"): "different"}) == []


@pytest.mark.parametrize(("year", "told"), [("2026", False), ("2027", False), ("2028", True), ("2062", True), ("", False)])
def test_a_year_long_after_the_import_is_told(year: str, told: bool) -> None:
    """The next year may stand on what appears online first."""
    line = ImportLine("a.ris", "00", "Scopus", "database", 1, "Walks", "added", "a", date="2026-01-31")
    rows = check_records([article("a", year=year), article("b", year="2062")], imported=[line])
    assert [(row["citation_key"], row["check"]) for row in rows] == [("a", "year")] * told


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Walks", "PubMed says that it was retracted"), ("RETRACTED: Walks", "its title says that it was retracted")],
)
def test_what_a_merged_record_knows_of_a_retraction_is_told(title: str, expected: str) -> None:
    """Once, and only of its own work."""
    line = ImportLine("a.nbib", "00", "PubMed", "database", 1, "Walks", "merged", "a", RETRACTED_ELSEWHERE)
    lines = [line, line._replace(citation_key="b", reason="")]
    rows = check_records([article("a", title), article("b", "Swims")], imported=lines)
    told = [(row["citation_key"], row["check"], row["reason"]) for row in rows]
    assert told == [("a", "retracted", f"{expected}; leave it out, or say why not")]


@pytest.mark.parametrize(
    "notice",
    [
        article("n", "Retraction: Walks in Winter"),
        article("n", "Retraction notice to “Walks in winter” [Ice 5 (2020) 1–9]"),
        article("n", "Walks in winter (Retraction of vol 5, pg 1, 2020)"),
        article("n", "Avis de rétractation : Walks in winter"),
        article("n", "On a mistake", **{"update-to": "retraction 10.5555/W"}),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_notice_of_a_retraction_marks_the_work(notice: Record, first: bool) -> None:
    """Though the work itself says nothing, by its title or its DOI, and wherever the notice stands."""
    work = article("a", "Walks in winter.", doi="10.5555/w")
    rows = check_records([notice, work] if first else [work, notice])
    assert sorted((row["citation_key"], row["check"]) for row in rows) == [("a", "retracted"), ("n", "retraction notice")]
    assert any(str(row["reason"]).startswith("n is the notice of its retraction") for row in rows)


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
