from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Name
from litreview.exchange.nbib import parse_nbib


def test_an_article_arrives_with_all_its_fields(data: Path) -> None:
    """Full names come before short ones, bodies among them, and the full stop of the title goes."""
    entry = parse_nbib((data / "pubmed.nbib").read_text(), "pubmed.nbib").entries[0]
    assert (entry.title, entry.year, entry.abstract) == ("Walking groups in winter towns", "2020", "We walked in the cold.")
    assert entry.authors == (Name("Oak", "Fern"), Name("Pine", "Gus"), Name("Winter Study Group"))
    assert (entry.container, entry.volume, entry.number, entry.pages) == ("Winter studies", "4", "1", "7-19")
    assert (entry.pmid, entry.keywords) == ("31000001", ("walking", "Peer Group"))


def test_a_book_is_a_book_with_its_editor(data: Path) -> None:
    """Its title stands in BTI."""
    book = parse_nbib((data / "pubmed.nbib").read_text(), "pubmed.nbib").entries[1]
    assert (book.type, book.title, book.authors, book.line) == ("book", "Guide to imagined towns", (Name("Spruce", "Hal"),), 21)


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        ("LID - 10.5555/a [doi]", "10.5555/a"),
        ("AID - 10.5555/a [doi]", "10.5555/a"),
        ("LID - S1 [pii]\nLID - 10.5555/a [doi]", "10.5555/a"),
        ("LID - e12 [pii]\nAID - 10.5555/a [doi]", "10.5555/a"),
        ("AID - 10.5555/a [pii]", ""),
        ("LID - 10.5555/a", "10.5555/a"),
    ],
)
def test_the_doi_is_found_in_either_place(lines: str, doi: str) -> None:
    """LID alone is enough."""
    assert parse_nbib(f"PMID- 1\nTI  - One\n{lines}\n", "a.nbib").entries[0].doi == doi


def test_a_preprint_is_no_article() -> None:
    """So it will not be merged with the article of the same title."""
    assert parse_nbib("PMID- 1\nTI  - One\nPT  - Preprint\n", "a.nbib").entries[0].type == "misc"


def test_a_record_without_title_is_rejected_with_its_line() -> None:
    """The next one is read."""
    found = parse_nbib("PMID- 1\nDP  - 2020\n\nPMID- 2\nTI  - Two\n", "a.nbib")
    assert [row["line"] for row in found.rejected] == [1]
    assert found.entries[0].pmid == "2"


@pytest.mark.parametrize("kind", ["Retracted Publication", "Retraction of Publication", "Published Erratum"])
def test_what_pubmed_says_of_a_retraction_is_kept(kind: str) -> None:
    """Among the keywords, where the checks of the bibliography look."""
    (entry,) = parse_nbib(f"PMID- 1\nTI  - One\nPT  - Journal Article\nPT  - {kind}\nMH  - *Winter\n", "a.nbib").entries
    assert entry.keywords == ("Winter", kind)
    assert entry.database == "PubMed"


@given(
    st.lists(
        st.sampled_from(["PMID- 7", "TI  - One", "      more", "FAU - Lee, A", "LID - 10.5555/a [doi]", "", "x"]), max_size=30
    )
)
def test_every_record_is_counted(lines: list[str]) -> None:
    """What begins with PMID is an entry or a rejection, in any disorder."""
    found = parse_nbib("\n".join(["PMID- 1", *lines]), "a.nbib")
    assert len(found.entries) + len(found.rejected) == 1 + lines.count("PMID- 7")
