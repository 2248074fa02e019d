"""Retractions are found in the forms that publishers and databases give them, and notices are told from works."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.sources.retraction_marks import find_concern, find_retraction, is_retraction_notice, name_retracted


def told(title: str = "Walks in winter", **fields: str) -> Record:
    """Return a record with this title and these fields."""
    return Record("a", "article", title, abstract=fields.pop("abstract", ""), fields=fields)


RETRACTED = [
    told("RETRACTED: Walks in winter"),
    told("Retracted: Walks in winter"),
    told("RETRACTED ARTICLE: Walks in winter"),
    told("[Retracted] Walks in winter"),
    told("(Retracted) Walks in winter"),
    told("Retracted and replaced: Walks in winter"),
    told("WITHDRAWN: Walks in winter"),
    told("Withdrawn article: Walks in winter"),
    told("[Withdrawn] Walks in winter"),
    told("REMOVED: Walks in winter"),
    told("Walks in winter [Retracted]"),
    told("Walks in winter (Retracted Article)"),
    told("Walks in winter (Retracted article. See vol. 5, pg. 3, 2021)"),
    told("Walks in winter [Retraction in: Ice. 2021;5(1):3]"),
    told("RÉTRACTÉ : Marches d'hiver"),
    told("Article rétracté : Marches d'hiver"),
    told("[Rétracté] Marches d'hiver"),
    told("Marches d'hiver [article retiré]"),
    told("RETIRÉ : Marches d'hiver"),
    told(keywords="walks; Retracted Publication"),
    told(keywords="walks, retracted article"),
    told(keyword="Retracted"),
    told(keywords="Publication rétractée; marche"),
    told(note="Retracted Publication. Retraction in: Ice 2021;5:3"),
    told(note="{Retraction in: Ice. 2021}"),
    told(note="This article was retracted on 3 May 2021."),
    told(note="Cet article a été rétracté"),
    told(pubstate="withdrawn"),
    told(type="Retracted Publication"),
    told(abstract="This article has been retracted at the request of the editor."),
    told(abstract="The above article has been withdrawn."),
    told(abstract="Cet article a été retiré."),
    told(**{"updated-by": "{type: retraction, DOI: 10.5555/n}"}),
]

SOUND = [
    told(),
    told("Retracted papers in winter studies: a survey"),
    told("Withdrawn: young people who stay at home"),
    told("Withdrawn young people in winter towns"),
    told("Removed from home: children in care"),
    told("Walks in winter [Erratum appears in Ice 5(1), 3]"),
    told("Walks in winter (withdrawal phase)"),
    told(keywords="Retraction of Publication as Topic"),
    told(keywords="withdrawn; shy; anxious"),
    told(keywords="muscle retraction; retracted papers"),
    told(note="Corrected"),
    told(note="Not retracted: checked in 2024"),
    told(note="was not retracted"),
    told(abstract="This article reviews papers that were retracted."),
    told("Jeunes retirés du monde : une enquête"),
    told(**{"updated-by": "correction 10.5555/n"}),
]

NOTICES = [
    told("Retraction notice to “Walks in winter” [Ice 5 (2020) 1–9]"),
    told("Retraction: Walks in winter"),
    told("Retraction note: Walks in winter"),
    told("Retraction Note to: Walks in winter"),
    told("Notice of retraction: Walks in winter"),
    told("Statement of Retraction: Walks in winter"),
    told("Walks in winter (Retraction of vol 5, pg 1, 2020)"),
    told("Retraction"),
    told("Avis de rétractation : Walks in winter"),
    told("Rétractation de l'article « Walks in winter »"),
    told(keywords="Retraction of Publication"),
    told(**{"update-to": "{type: retraction, DOI: 10.5555/w}"}),
]

CONCERNS = [
    told("Expression of concern: Walks in winter"),
    told("Editorial expression of concern on walks"),
    told("Expression de préoccupation : marches"),
    told(keywords="Expression of Concern"),
    told(note="Expression of concern in: Ice 2021;5:3"),
]


@pytest.mark.parametrize("record", RETRACTED, ids=range(len(RETRACTED)))
def test_what_was_retracted_is_found(record: Record) -> None:
    """In the title, the keywords, a note or the abstract, in both languages."""
    assert find_retraction(record)
    assert not is_retraction_notice(record)


@pytest.mark.parametrize("record", SOUND, ids=range(len(SOUND)))
def test_what_was_not_retracted_is_left_alone(record: Record) -> None:
    """Works on retractions and on people who withdraw are works like others."""
    assert (find_retraction(record), is_retraction_notice(record), find_concern(record)) == ("", False, "")


@pytest.mark.parametrize("record", NOTICES, ids=range(len(NOTICES)))
def test_the_notice_is_not_the_work(record: Record) -> None:
    """It is told as a notice, and not as retracted itself."""
    assert is_retraction_notice(record)
    assert find_retraction(record) == ""


@pytest.mark.parametrize("record", CONCERNS, ids=range(len(CONCERNS)))
def test_a_concern_is_no_retraction(record: Record) -> None:
    """It is told for itself."""
    assert find_concern(record)
    assert (find_retraction(record), is_retraction_notice(record)) == ("", False)


@pytest.mark.parametrize("record", NOTICES[:7] + NOTICES[8:10], ids=[*range(7), 8, 9])
def test_a_notice_names_its_work(record: Record) -> None:
    """By its title, without what stands around it."""
    assert name_retracted(record) == ["walks in winter"]


def test_a_notice_of_crossref_names_its_work_by_its_doi() -> None:
    """Beside its own title."""
    assert name_retracted(NOTICES[-1])[0] == "10.5555/w"


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_stops_the_search(title: str, note: str) -> None:
    """Whatever a field holds."""
    record = told(title, note=note, keywords=note, abstract=note)
    assert is_retraction_notice(record) in (True, False)
    assert isinstance(find_retraction(record), str)
    assert isinstance(name_retracted(record), list)


@pytest.mark.parametrize("piece", ["(", "()", "[(", "retracted ", "retraction of (", "“a", " \n"])
def test_a_hostile_title_takes_no_long(piece: str) -> None:
    """A second for half a million letters at most."""
    record = told(piece * (500_000 // len(piece)) + "x", note=piece * 100_000)
    begun = time.process_time()
    assert isinstance(find_retraction(record), str)
    assert isinstance(name_retracted(record), list)
    assert time.process_time() - begun < 2
