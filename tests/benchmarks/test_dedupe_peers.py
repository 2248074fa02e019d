"""The plain rule beside ours, and bib-dedupe where it is installed."""

import pytest
from benchmarks.dedupe_peers import group_by_bib_dedupe, group_plainly, list_methods

from litreview.exchange.entry import Entry, Name

WALKS = Entry("article", "Walks of peers in winter", "2020", (Name("Oak", "Fern"),), "Imagined Care", "3", "1", "7-9")


@pytest.mark.parametrize(
    ("other", "merged"),
    [
        (WALKS._replace(title="walks of PEERS, in winter"), True),
        (WALKS._replace(title="Strolls", doi="10.5555/a"), True),
        (WALKS._replace(year="2021", doi=""), False),
        (WALKS._replace(title="Swims", doi=""), False),
    ],
    ids=["letters alone", "DOI", "another year", "another title"],
)
def test_the_plain_rule_asks_for_a_doi_or_title_and_year(other: Entry, merged: bool) -> None:
    """And looks at nothing else."""
    work_of = group_plainly([WALKS._replace(doi="10.5555/a"), other]).work_of
    assert work_of == ((0, 0) if merged else (0, 1))


def test_a_title_left_out_joins_nothing() -> None:
    """Nor does a DOI left out."""
    assert group_plainly([Entry("misc", "", "2020"), Entry("misc", "Walks")]).work_of == (0, 1)


def test_what_is_not_installed_is_not_listed() -> None:
    """The plain rule always is."""
    assert next(iter(list_methods())) == "same DOI, or title and year"


def test_bib_dedupe_is_asked_in_its_own_words() -> None:
    """Two copies are one work, another article is not."""
    pytest.importorskip("bib_dedupe", reason="bib-dedupe is not installed")
    swims = WALKS._replace(title="Cold swims before breakfast in the harbour", pages="80-91", authors=(Name("Elm", "Ash"),))
    assert group_by_bib_dedupe([WALKS, WALKS, swims]).work_of == (0, 0, 2)
