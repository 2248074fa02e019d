"""Who defines peer support, and where the definitions differ."""

import dataclasses
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.reporting.definers import (
    Definers,
    card_id,
    find_definers,
    name_owners,
    show_components,
    show_definers,
    show_holders,
    tell_definition_difference,
)
from litreview.reporting.definitions import show_definitions
from litreview.reporting.run_folder import open_run


@pytest.fixture
def run(full_folder):
    """The full run, opened anew so that its tables may be changed."""
    return open_run(full_folder)


def words_of(view):
    """The words of a view without its tags."""
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", view.html, flags=re.S).split())


def test_a_row_tells_owner_words_and_parts(run):
    """Each definition of the literature is one row with its first words and the names of its parts."""
    told = words_of(show_definers(run))
    assert "Birch Association" in told
    assert "Peer support is a relationship in which people share skills" in told
    assert "Whole wording (quoted)" in told
    assert "Coping, growth and thriving purpose" in told


def test_each_link_to_a_wording_says_whose_it_is(run):
    """Read one after the other, without the table around them, no two links to wordings are alike."""
    links = re.findall(r"Whole wording.*?</a>", show_definers(run).html)
    assert len(set(links)) == len(links) > 1
    assert any("Birch Association" in link for link in links)


def test_long_wordings_are_cut_and_open_whole(run):
    """After 25 words the row stops; its link leads to the card that shows them all."""
    run.table("definitions").loc[0, "quote"] = " ".join(f"w{number}" for number in range(40))
    html = show_definers(run).html
    assert "w24…" in html
    assert "w25" not in html
    assert f'href="#{card_id(run.table("definitions").loc[0, "definition_id"])}"' in html


def test_every_link_of_the_table_leads_to_a_card(run):
    """No row opens nothing."""
    links = re.findall(r'href="#(t[0-9a-f]+)"', show_definers(run).html)
    cards = re.findall(r'<article class="card" id="(t[0-9a-f]+)"', show_definitions(run).html)
    assert sorted(links) == sorted(cards) != []


OPENINGS = [
    ("Mead defines peer support as a bond of equals.", "a bond of equals."),
    ("Le réseau définit la pair-aidance comme un lien entre égaux.", "un lien entre égaux."),
    ("Peer support is a bond of equals.", "Peer support is a bond of equals."),
    ("Help as we know it: peer support.", "Help as we know it: peer support."),
]


@pytest.mark.parametrize(("quote", "shown"), OPENINGS, ids=["defines", "définit", "is", "as elsewhere"])
def test_what_the_first_cell_says_is_not_said_again(run, quote, shown):
    """ "X defines peer support as" is left to the column of owners."""
    run.table("definitions").loc[0, "quote"] = quote
    assert f">{shown} <a" in show_definers(run).html


def test_the_year_is_that_of_the_record(run):
    """A definition without a record has no year."""
    frame = name_owners(run)
    years = run.table("records").set_index("citation_key")["year"]
    for row in frame.itertuples():
        assert row.year == (str(years[row.citation_key]) if row.citation_key in years else "")


def test_models_stand_in_a_table_of_their_own(run):
    """A definition of one model is not set against definitions of peer support."""
    run.table("definitions").loc[0, "term"] = "peer respite"
    assert "Who defines one model of peer support" in words_of(show_definers(run))
    assert len(find_definers(run).labels) == 2


def test_models_are_compared_where_nothing_else_is_defined(run):
    """A review of respites alone compares what respites are."""
    run.table("definitions")["term"] = "peer respite"
    assert len(find_definers(run).labels) == 3


def test_people_are_counted_and_not_listed(run):
    """Who was heard is one row of counts; a small count stays hidden."""
    run.table("definitions").loc[0, ["document_id", "stated_by"]] = ["group-1", "P01"]
    found = find_definers(run)
    assert len(found.labels) == 2
    assert found.people == 1
    told = words_of(show_components(run))
    assert "People heard (of fewer than 5)" in told
    assert "P01" not in told
    assert "some wordings, in the last part" in words_of(show_definers(run))


def test_two_wordings_of_one_owner_in_one_work_are_one_definition(run):
    """What a definition goes on to say belongs to it; the same owner in another work is told apart."""
    frame = run.table("definitions")
    frame.loc[1, ["document_id", "stated_by", "citation_key"]] = list(frame.loc[0, ["document_id", "stated_by", "citation_key"]])
    assert len(find_definers(run).labels) == 2
    frame["stated_by"] = "Roe"
    frame["citation_key"] = ""
    frame["document_id"] = ["a", "b", "c"]
    assert find_definers(run).labels == ["Roe", "Roe (2)", "Roe (3)"]


SAME = "Roe defines peer support as a bond of equals."


@pytest.mark.parametrize(
    ("owners", "quotes", "works", "labels"),
    [
        (["Roe", "Roe"], [SAME, "A bond of equals, by Roe."], ["", ""], 3),
        (["Roe", "Roe"], [SAME, "Peer support, a bond of equals."], ["report", "report"], 2),
        (["Roe", "Roe"], [SAME, SAME.replace("peer support", "peer work")], ["", ""], 2),
        (["Roe", "Doe"], [SAME, SAME], ["report", "report"], 3),
        (["", ""], [SAME, SAME], ["", ""], 3),
        (["Roe", "Roe"], ["…", "…"], ["", ""], 3),
    ],
    ids=["two works", "editions of one work", "two pages, one wording", "two owners", "owners not stated", "no words"],
)
def test_an_owner_is_counted_once_for_one_work_and_one_wording(run, owners, quotes, works, labels):
    """Two reports of one work, or two pages with the same words, are one definition of the owner."""
    frame = run.table("definitions")
    frame.loc[[0, 1], "stated_by"] = owners
    frame.loc[[0, 1], "quote"] = quotes
    for document, work in zip(frame["document_id"], works, strict=False):
        run.records[run.documents["citation_key"][document]]["work"] = work
    assert len(find_definers(run).labels) == labels


def test_the_smaller_side_is_named(run):
    """Who stands apart is named, the rest is counted."""
    told = words_of(show_holders(run))
    assert "Coping, growth and thriving purpose 2 the other 2 A. Alder" in told
    assert "the other 2" in told.split("Mutuality and reciprocity", 2)[2]


DIFFERENCES = [
    ({("A", "VAL.HOPE"), ("B", "VAL.HOPE")}, {}, "Most shared: VAL.HOPE, in 2 of 2 definitions."),
    ({("A", "VAL.HOPE")}, {}, "Only one names: VAL.HOPE (A)."),
    (set(), {"VAL.HOPE": 3}, "Only people who were heard name: VAL.HOPE."),
    (set(), {}, ""),
]


@pytest.mark.parametrize(("held", "heard", "words"), DIFFERENCES, ids=["shared", "alone", "heard", "nothing"])
def test_the_difference_is_told_in_a_sentence(run, held, heard, words):
    """Most shared, named by one, and named by people heard alone."""
    components = ["VAL.HOPE"] if held or heard else []
    told = tell_definition_difference(run, Definers(["A", "B"], components, frozenset(held), heard, len(heard)))
    assert told == words.replace("VAL.HOPE", run.codebook.loc["VAL.HOPE", "name"])


def test_the_figure_says_the_finding(run):
    """The alt text states what most definitions share and what one alone names; every owner is written out."""
    html = show_components(run).html
    assert 'aria-label="Most shared: Coping, growth and thriving purpose, in 2 of 3 definitions. Only one names:' in html
    drawn = "".join(re.findall(r"<text[^>]*>(?:<tspan[^>]*>)?([^<]*)", html)) + re.sub(r"<[^>]+>", " ", html)
    assert "Cedar Network" in drawn
    assert "…" not in drawn


def test_nothing_found_is_said(empty_run):
    """Without definitions each view says so."""
    for view in (show_definers, show_holders, show_components):
        assert "notice gap" in view(empty_run).html


def test_definitions_without_parts_make_no_figure(run):
    """A review whose definitions hold no code says so."""
    run.table("definitions")["components"] = ""
    assert "notice gap" in show_components(run).html
    assert "notice gap" in show_holders(run).html
    assert find_definers(run).components == []


@settings(max_examples=25, deadline=None)
@given(owner=st.text(max_size=60), quote=st.text(max_size=60))
def test_any_owner_and_wording_is_shown_as_text(full_run, owner, quote):
    """Whatever stands in a cell is text, also where it looks like a tag or separates lines of a label."""
    changed = full_run.table("definitions").assign(stated_by=owner, quote=[f"{quote} {number}" for number in range(3)])
    run = dataclasses.replace(full_run)
    run._tables["definitions"] = pd.DataFrame(changed)
    assert "<script" not in show_definers(run).html
    assert len(find_definers(run).labels) == 3
