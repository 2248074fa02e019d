"""The list of works to screen as a file."""

import csv

import pytest

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.screening import list_next, open_screening
from litreview.running.screening_queue import write_queue


def write(review: Review, name: str) -> list[dict[str, str]]:
    """Return the rows of the list that was written."""
    screening, path = open_screening(review), review.root / name
    write_queue(path, list_next(screening), screening)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_has_what_one_needs_to_decide(sieve: Review):
    """All that waits, in order, with the title."""
    rows = write(sieve, "q.csv")
    assert [int(row["ordinal"]) for row in rows] == list(range(1, 13))
    assert {row["title"] for row in rows if row["citation_key"] == "p0"} == {"Peer workers and hope"}


def test_a_list_of_before_is_replaced(sieve: Review):
    """What was decided in between stands no more in it, and nothing else is left in the folder."""
    write(sieve, "q.csv")
    (sieve.corpus / "screening.csv").write_text("citation_key,decision,reason,coder,date\np0,include,,ann,1\n")
    before = sorted(each.name for each in sieve.root.iterdir())
    assert len(write(sieve, "q.csv")) == 11
    assert sorted(each.name for each in sieve.root.iterdir()) == before


@pytest.mark.parametrize("name", ["corpus/screening.csv", "references.bib", "corpus", "empty.csv"])
def test_nothing_else_is_replaced(sieve: Review, name: str):
    """Least of all the decisions or the references: they keep their bytes."""
    (sieve.corpus / "screening.csv").write_text("citation_key,decision,reason,coder,date\np0,include,,ann,1\n")
    (sieve.root / "empty.csv").touch()
    path = sieve.root / name
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(UsageError, match="is no list of works to screen, and --to would replace it; name another file"):
        write(sieve, name)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_is_not_there_is_told(sieve: Review):
    """By the operating system; the command says it in a line."""
    with pytest.raises(FileNotFoundError):
        write(sieve, "nowhere/q.csv")


def test_a_list_without_works_is_its_header(sieve: Review):
    """Nothing waits."""
    sieve.references.unlink()
    assert write(sieve, "q.csv") == []
    assert (sieve.root / "q.csv").read_text().startswith("ordinal,citation_key,score")
