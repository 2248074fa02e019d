"""A work is named by what was published in full, not by what came on the way to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.synthesis.heads import ARTICLE, NOTICE, PAPER, PREPRINT, PROTOCOL, WORK, rank_report, tell_kind


def record(title: str = "Walks", kind: str = "article", year: str = "2020", container: str = "Ice", **fields: str) -> Record:
    """Return a record with the key ``m`` or that of ``key``, and its DOI."""
    key, doi = fields.pop("key", "m"), fields.pop("doi", "")
    return Record(key, kind, title, year, container=container, doi=doi, fields=fields)


ARTICLE_OF = {"volume": "3", "doi": "10.5555/a"}


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (record(), ARTICLE),
        (record(pages="e12"), ARTICLE),
        (record(pages="S12--S30"), ARTICLE),
        (record("Correction of gait in the elderly: a trial"), ARTICLE),
        (record("Withdrawal from peer groups"), ARTICLE),
        (record(container="Proceedings of an Academy", pages="12-19"), ARTICLE),
        (record(kind="book"), WORK),
        (record(kind="phdthesis"), WORK),
        (record(container="medRxiv"), PREPRINT),
        (record(doi="10.1101/2020.01"), PREPRINT),
        (record(doi="10.1101/ice.7", volume="3"), ARTICLE),
        (record(kind="misc", container="", eprinttype="arXiv"), PREPRINT),
        (record("Walks: a study protocol"), PROTOCOL),
        (record("Marches : protocole d'un essai"), PROTOCOL),
        (record(pages="S12"), PAPER),
        (record(pages="S99-101"), ARTICLE),
        (record(pages="S312-3"), PAPER),
        (record(pages="P1.23"), PAPER),
        (record("Walks [abstract]"), PAPER),
        (record(container="Congrès de la marche"), PAPER),
        (record(relatedtype="abstractof"), PAPER),
        (record(kind="inproceedings"), PAPER),
        (record("Erratum: Walks"), NOTICE),
        (record("Correction to: Walks", **ARTICLE_OF), NOTICE),
        (record("Retraction notice: Walks"), NOTICE),
        (record("Rectificatif"), NOTICE),
        (record("Expression of concern on Walks"), NOTICE),
    ],
)
def test_a_report_says_what_it_is(found: Record, kind: int) -> None:
    """By its type, its title, its place and its DOI."""
    assert tell_kind(found) == kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record(**ARTICLE_OF), record(year="2019", key="a", container="Congress of Ice", volume="1", doi="10.5555/b")),
        (record(**ARTICLE_OF), record(year="2019", key="a", container="medRxiv", doi="10.1101/b")),
        (record(container="medRxiv"), record(key="a", kind="inproceedings")),
        (record(**ARTICLE_OF), record(key="a", year="2018")),
        (record(**ARTICLE_OF), record(key="a", year="2018", doi="10.5555/b")),
        (record(), record("Walks: a protocol", key="a", year="2017", **ARTICLE_OF)),
        (record(), record(key="a", kind="mastersthesis")),
        (record(**ARTICLE_OF), record("Erratum: Walks", key="a", **ARTICLE_OF)),
        (record("Walks again", **ARTICLE_OF), record("RETRACTED: Walks", key="a", year="2019", **ARTICLE_OF)),
        (record("RETRACTED: Walks", **ARTICLE_OF), record(key="a", container="medRxiv", doi="10.1101/b")),
        (record(kind="book", edition="2"), record(kind="book", key="a", doi="10.5555/b", edition="1")),
        (record(kind="book", edition="Third edition"), record(kind="book", key="a", edition="2nd ed.", year="2021")),
        (record(kind="book", edition="deuxième"), record(kind="book", key="a")),
        (record(kind="report", year="2016"), record(kind="report", key="a", year="2010")),
        (record(doi="10.5555/r.pub3", volume="1"), record(key="a", doi="10.5555/r.pub2", volume="1", year="2015")),
        (record(doi="10.31234/x/v2", container=""), record(key="a", doi="10.31234/x/v1", container="", year="2021")),
        (record(year="2014", **ARTICLE_OF), record(key="a", year="2018", **ARTICLE_OF)),
        (record(key="a"), record()),
    ],
)
def test_a_work_is_named_by_the_report_that_says_most(first: Record, second: Record) -> None:
    """The key decides nothing before all else is equal."""
    assert rank_report(first) < rank_report(second)


@given(st.text(max_size=80), st.text(max_size=30), st.text(max_size=30))
def test_any_record_has_a_rank(title: str, pages: str, edition: str) -> None:
    """Whatever its fields hold."""
    found = record(title, pages=pages, edition=edition, doi=edition, volume=pages, eprinttype=edition)
    assert rank_report(found)[0] in range(6)
