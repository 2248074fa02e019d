"""Every record that came in has a line that says what became of it."""

import pytest

from litreview.exchange.entry import Entry, Parsed, reject
from litreview.exchange.import_account import Fate, account_for, place_entries, tell_results
from litreview.exchange.incoming import UNUSABLE, IncomingFile
from litreview.sources.imports import RETRACTED_ELSEWHERE, ImportLine

COMMON = ImportLine("", "", "", "register", 0, "", "", date="2026-01-31")
WALKS = Entry("article", "Walks in winter", doi="10.5555/a", pmid="7", line=4)


def account(entries: list[Entry], fates: list[Fate], common: ImportLine = COMMON, rejected: tuple = ()) -> list[ImportLine]:
    """Return the lines of one file."""
    file = IncomingFile("exports.ris", "00", Parsed(tuple(entries), rejected))
    return list(account_for([file], {(0, place): fate for place, fate in enumerate(fates)}, common))


@pytest.mark.parametrize(
    ("numbers", "known", "results"),
    [
        ([], [], []),
        ([0, 1, 0, 1], [], ["added", "added", "merged", "merged"]),
        ([2, 0, 2], [0, 1], ["added", "merged", "merged"]),
    ],
    ids=["nothing", "new works", "known works"],
)
def test_the_first_record_of_a_new_work_adds_it(numbers: list[int], known: list[int], results: list[str]) -> None:
    """Every other is merged."""
    assert tell_results(numbers, known) == results


def test_places_are_counted_within_each_file() -> None:
    """Entries of two files do not meet."""
    files = [IncomingFile(name, "", Parsed((WALKS, WALKS))) for name in "ab"]
    assert [place for place, _ in place_entries(files)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_lines_stand_in_the_order_of_the_file() -> None:
    """Rejected records between the others; what is about a whole file or no record is none."""
    rejected = tuple(
        reject("exports.ris", line, kind, "has no title") for line, kind in ((2, "ris"), (1, UNUSABLE), (3, "no record"))
    )
    first, second = account([WALKS], [Fate("added", "oak2020")], rejected=rejected)
    assert (first.line, first.result, first.citation_key, first.reason) == (2, "rejected", "", "has no title")
    assert (second.line, second.result, second.citation_key, second.date) == (4, "added", "oak2020", "2026-01-31")


@pytest.mark.parametrize(
    ("common", "databases", "sources"),
    [
        ("", ["", ""], ["exports", "exports"]),
        ("", ["PubMed", ""], ["PubMed", "PubMed"]),
        ("", ["PubMed", "Embase", "Embase"], ["PubMed", "Embase", "Embase"]),
        ("Scopus", ["PubMed"], ["Scopus"]),
    ],
    ids=["the file's name", "the one that is named", "each its own", "what is told"],
)
def test_the_source_is_the_one_told_else_the_one_named(common: str, databases: list[str], sources: list[str]) -> None:
    """Else the name of the file."""
    entries = [WALKS._replace(database=database, line=line) for line, database in enumerate(databases)]
    lines = account(entries, [Fate("added", "a")] * len(entries), COMMON._replace(source=common))
    assert [line.source for line in lines] == sources


@pytest.mark.parametrize(
    ("result", "kept"),
    [("added", ("", "", "")), ("merged", ("10.5555/a", "7", RETRACTED_ELSEWHERE))],
)
def test_a_merged_record_leaves_what_its_work_may_not_say(result: str, kept: tuple[str, str, str]) -> None:
    """An added one says it itself, in the bibliography."""
    retracted = WALKS._replace(keywords=("Retracted Publication",))
    (line,) = account([retracted], [Fate(result, "oak2020")])
    assert (line.doi, line.pmid, line.reason) == kept


def test_a_title_is_cut_where_it_has_no_end() -> None:
    """The line only has to be found again."""
    (line,) = account([WALKS._replace(title="x" * 5000)], [Fate("added", "a")])
    assert line.title == "x" * 300
