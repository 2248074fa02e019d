"""Pseudonyms."""

from litreview.privacy.pseudonyms import NOT_USED, SOMEONE, build_forms, build_name_index
from litreview.privacy.roster import Roster, RosterEntry

ROSTER = Roster(
    (
        RosterEntry("P01", "Ann Lee Example", ("Nan",), ("Harbour House", "HH"), ("Elm Bay",)),
        RosterEntry("P02", "Bea Example", (), ("Mill Trust",), ("Oak Bay", "elm bay")),
        RosterEntry("F1", "Ingrid Pell", (), ("Harbour House",), (), facilitator=True),
    )
)


def labels(roster=ROSTER, unused=()):
    return {form.text: form.label for form in build_forms(roster, unused)}


def test_numbers_follow_the_roster():
    """Organisations and towns are numbered as the roster first names them; their other forms share the number."""
    known = labels()
    assert [known[text] for text in ("Harbour House", "HH", "Mill Trust")] == [
        "[organisation 1]",
        "[organisation 1]",
        "[organisation 2]",
    ]
    assert [known[text] for text in ("Elm Bay", "Oak Bay", "elm bay")] == ["[town 1]", "[town 2]", "[town 1]"]


def test_a_surname_that_two_bear_names_neither():
    """A form that fits two people is replaced without saying who."""
    known = labels()
    assert known["Example"] == SOMEONE
    assert known["Ann"] == known["Nan"] == known["Example, Ann Lee"] == "P01"


def test_facilitators_and_the_withdrawn_lose_their_id():
    """Who leads a session is no participant; of whom nothing is used not even the id stands."""
    known = labels(unused=["P02"])
    assert known["Ingrid Pell"] == "[facilitator 1]"
    assert known["Bea Example"] == NOT_USED


def test_a_later_person_changes_no_earlier_pseudonym():
    """Adding a row at the end leaves all labels as they were."""
    longer = Roster((*ROSTER.entries, RosterEntry("P03", "Cy Novak", (), ("New Trust",), ("Ash Bay",))))
    assert {text: label for text, label in labels(longer).items() if text in labels()} == labels()


def test_the_index_knows_who_is_not_used(roster, ledger):
    """Consent none and withdrawal reach the pseudonyms."""
    index = build_name_index(roster, ledger)
    assert {form.label for _, form in index["ostrander"]} == {NOT_USED}
    assert {form.label for _, form in index["tarrowby"]} == {"P02"}


def test_who_is_only_mentioned_is_a_person_without_an_id():
    """People whom others name get numbered labels in the roster's order, in every form of their names."""
    roster = Roster(
        (
            RosterEntry("N01", "Orla Quist", ("Dr. Quist",), mentioned=True),
            *ROSTER.entries,
            RosterEntry("X2", "Bo Tan", mentioned=True),
        )
    )
    known = labels(roster)
    assert [known[text] for text in ("Orla Quist", "Dr. Quist", "Quist, Orla", "Bo Tan", "Ann Lee Example")] == [
        "[person 1]",
        "[person 1]",
        "[person 1]",
        "[person 2]",
        "P01",
    ]


def test_a_row_in_the_ledger_makes_a_participant():
    """An id that looks like a third party's but stands in the ledger stays an id, or is withdrawn like any other."""
    roster = Roster((RosterEntry("N01", "Orla Quist", mentioned=True), RosterEntry("N02", "Bo Tan", mentioned=True)))
    forms = {form.text: form.label for form in build_forms(roster, ["N02"], ["N01", "N02"])}
    assert (forms["Orla Quist"], forms["Bo Tan"]) == ("N01", NOT_USED)


def test_a_surname_shared_with_a_third_party_names_neither():
    """A participant and a mentioned person of one surname share a label that says nothing."""
    roster = Roster((RosterEntry("P01", "Ann Quist"), RosterEntry("N01", "Orla Quist", mentioned=True)))
    assert labels(roster)["Quist"] == SOMEONE
