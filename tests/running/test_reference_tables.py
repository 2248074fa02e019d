"""Tables about records are there even where nothing was found, and a record names its work."""

from litreview.running.inputs import Inputs
from litreview.running.reference_tables import build_reference_tables
from litreview.sources.bibliography import Record
from litreview.sources.imports import ImportLine
from litreview.sources.integrity import check_records
from litreview.sources.pairs import DuplicatePair
from litreview.sources.screening import ScreeningLine
from litreview.synthesis.consensus import ScreeningOutcome, settle_records
from litreview.synthesis.flow import build_flow
from litreview.synthesis.works import group_works
from litreview.tables import build_table


def test_every_table_about_records_is_made_of_nothing() -> None:
    """A review may begin without references."""
    tables = build_reference_tables(Inputs([], [], {}), group_works([]))
    assert sorted(tables) == ["duplicates", "imports", "integrity", "priorities", "records", "screening"]
    assert all(table.empty for table in tables.values())


def test_a_second_report_is_a_duplicate_of_its_work() -> None:
    """The first key names the work; what people decided stands beside it."""
    first, second = Record("a2001", "article", "A", doi="10.1000/a"), Record("b2002", "article", "A", doi="10.1000/a")
    inputs = Inputs([first, second], [], {}, screening={"a2001": ScreeningOutcome("include")})
    rows = build_reference_tables(inputs, group_works([first, second]))["records"].to_dict("records")
    told = [(row["work"], row["duplicate_of"], row["screening"]) for row in rows]
    assert told == [("a2001", "", "include"), ("a2001", "a2001", "")]


def test_a_copy_of_a_version_is_a_duplicate_of_that_version() -> None:
    """Three records of one study are two reports, and one of them was found twice."""
    records = [Record(key, "article", key) for key in ("a2001", "b2002", "c2003")]
    words = (("a2001", "b2002", "version"), ("a2001", "c2003", "version"), ("b2002", "c2003", "same"))
    works = group_works(records, [DuplicatePair(one, other, decision=word) for one, other, word in words])
    tables = build_reference_tables(Inputs(records, [], {}), works)
    told = tables["records"][["work", "duplicate_of", "relation"]].values.tolist()
    assert told == [["a2001", "", ""], ["a2001", "a2001", "version"], ["a2001", "b2002", "same"]]
    rows = build_flow({**tables, "documents": build_table("documents", [])})
    flow = {row["step"]: row["number"] for row in rows if not row["detail"]}
    assert (flow["records identified"], flow["duplicates removed"], flow["records to screen"]) == (3, 1, 2)


def test_what_reviewers_decided_stands_in_two_tables() -> None:
    """The record bears the stage it reached and whether reviewers differ; each last word of a reviewer is a row."""
    records = [Record(key, "article", key) for key in ("a2001", "b2002")]
    lines = [
        ScreeningLine("a2001", "include", "", "ann", "", "title and abstract", 2),
        ScreeningLine("a2001", "exclude", "no adults", "ann", "", "full text", 3),
        ScreeningLine("b2002", "include", "", "ann", "", "title and abstract", 4),
        ScreeningLine("b2002", "exclude", "off topic", "bo", "", "title and abstract", 5),
        ScreeningLine("ghost1999", "include", "", "bo", "", "title and abstract", 6),
    ]
    inputs = Inputs(records, [], {}, screening=settle_records(lines), screened=lines)
    tables = build_reference_tables(inputs, group_works(records))
    told = tables["records"][["screening", "reason", "stage", "conflict"]].values.tolist()
    assert told == [["exclude", "no adults", "full text", ""], ["", "", "title and abstract", "yes"]]
    assert tables["screening"].line.tolist() == [3, 2, 4, 5]


def test_each_decision_bears_the_place_of_its_work_in_the_order_of_reading() -> None:
    """That of the first word about it, by day, though the table keeps last words."""
    records = [Record(key, "article", key) for key in ("a2001", "b2002", "c2003")]
    said = [("a2001", "include", "2026-01-02"), ("b2002", "exclude", "2026-01-01"), ("c2003", "exclude", "2026-01-03")]
    lines = [ScreeningLine(key, word, "", "ann", day, "", line) for line, (key, word, day) in enumerate(said, 2)]
    lines.append(ScreeningLine("b2002", "include", "", "ann", "2026-01-04", "", 5))
    inputs = Inputs(records, [], {}, screening=settle_records(lines), screened=lines)
    table = build_reference_tables(inputs, group_works(records))["screening"]
    assert dict(zip(table.citation_key, table.reading, strict=True)) == {"a2001": 2, "b2002": 1, "c2003": 3}
    assert table.line.tolist() == [2, 5, 4]


def test_every_record_that_was_imported_is_a_row() -> None:
    """The entry names each source that it was found in; those that nobody imported name none."""
    records = [Record(key, "article", key) for key in ("a2001", "b2002")]
    added = ImportLine("a.ris", "00", "Scopus", "database", 1, "A", "added", "a2001", "", "2026-01-31")
    rejected = added._replace(line=9, result="rejected", citation_key="", reason="the record has no title; add one")
    inputs = Inputs(records, [], {}, imported=[added, added._replace(source="PubMed", result="merged"), rejected])
    tables = build_reference_tables(inputs, group_works(records))
    assert sorted(tables["imports"].result) == ["added", "merged", "rejected"]
    assert "date" not in tables["imports"]
    assert tables["records"].found_in.tolist() == ["PubMed; Scopus", ""]


def test_what_is_known_of_records_and_pairs_stands_in_the_tables() -> None:
    """What a report is to its work, its PubMed number, that it was retracted, and every pair of records that are there."""
    first = Record("a2001", "article", "Retracted: A", fields={"pmid": "07", "journal": "J"}, line=1)
    second = Record("b2002", "article", "B", fields={"journal": "J"}, line=2)
    pairs = [
        DuplicatePair("a2001", "b2002", "version", "titles alike", "edition", "ann", "", 2),
        DuplicatePair("a2001", "ghost", line=3),
    ]
    inputs = Inputs([first, second], [], {}, pairs=pairs, integrity=check_records([first, second]))
    tables = build_reference_tables(inputs, group_works([first, second], pairs))
    told = tables["records"][["pmid", "relation", "retracted"]].values.tolist()
    assert told == [["7", "edition", "its title says that it was retracted; leave it out, or say why not"], ["", "", ""]]
    assert tables["duplicates"].values.tolist() == [["a2001", "b2002", "version", "titles alike", "edition", "ann", 2]]
    assert tables["integrity"][["citation_key", "check"]].values.tolist() == [["a2001", "retracted"]]
