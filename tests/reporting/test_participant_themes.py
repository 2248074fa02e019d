import dataclasses

import pytest

from litreview.reporting.participant_themes import (
    count_people,
    find_hindrance,
    find_topics,
    list_areas_without,
    list_roles_heard,
    list_themes,
    read_people,
    tell_share,
    translate_count,
)
from litreview.tables import build_table


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("full", ""),
        ("empty", "none"),
        ("no consultation", "none"),
        ("no literature", ""),
        ("one participant", "small"),
        ("all held back", "held"),
    ],
)
def test_what_people_said_is_told_only_where_it_shows_nobody(made_run, name, why):
    """One theme of the only participant would tell what that person said."""
    run = made_run(name)
    assert find_hindrance(run) == why
    assert bool(list_themes(run, "fr")) is (why == "")


@pytest.mark.parametrize(("people", "why"), [(None, "small"), (4, "small"), (5, "")])
def test_a_small_group_in_all_is_told_by_nothing(full_run, people, why):
    """Below the smallest group nothing is told, at it everything that may be."""
    run = dataclasses.replace(full_run)
    run._tables["participants"] = build_table("participants", [{"group": "everyone", "people": people}])
    assert find_hindrance(run) == why


def test_kinds_of_people_stand_in_words_and_small_groups_without_a_number(full_run):
    """Who was heard is told by role; a small group is named, never counted."""
    assert count_people(full_run, "en") == "24"
    counted, others = list_roles_heard(full_run, "en")
    assert counted == ["11 people with lived or living experience"]
    assert others == ["family members", "peer workers"]
    assert list_roles_heard(full_run, "fr")[1] == ["membres de la famille", "personnes paires aidantes"]


def test_roles_of_one_name_are_named_once(full_run):
    """A planner and a funder are one group on the page."""
    run = dataclasses.replace(full_run)
    run._tables["participants"] = build_table("participants", [{"group": "role: planner"}, {"group": "role: funder"}])
    assert list_roles_heard(run, "en") == ([], ["planners and funders"])


def test_themes_most_people_raised_come_first(full_run):
    """Rare themes follow without a number, first what no text speaks about."""
    themes = list_themes(full_run, "fr")
    assert (themes[0].name, themes[0].people) == ("Espoir", 14)
    assert themes[-1].people == 0


def test_the_order_of_rare_themes_tells_no_number(full_run):
    """Themes that few raised stand as the codebook has them, whatever their numbers and quotations are."""
    run = dataclasses.replace(full_run)
    frame = full_run.table("framework_evidence").copy()
    heard = frame["consultation_people"] != "0"
    run._tables["framework_evidence"] = frame.assign(
        consultation_people=frame["consultation_people"].where(~heard, "fewer than 5")
    )
    codes = [theme.code for theme in list_themes(run, "en")]
    places = list(run.codebook.index)
    literature = frame.set_index("component")[["research", "policy", "practice"]].astype(int).sum(axis=1)
    assert codes == sorted(codes, key=lambda code: (literature[code] > 0, places.index(code)))


@pytest.mark.parametrize(
    ("people", "language", "words"),
    [
        (0, "en", "fewer than 5 people"),
        (0, "fr", "moins de 5 personnes"),
        (5, "en", "a few people"),
        (9, "fr", "certaines personnes"),
        (14, "en", "most people"),
        (23, "fr", "la plupart des personnes"),
        (24, "en", "everyone"),
    ],
)
def test_how_many_people_said_something_is_words(full_run, people, language, words):
    """A number that may not be shown is not put in words either."""
    assert tell_share(full_run, people, language) == words


def test_without_a_number_of_everyone_a_share_is_vague(empty_run):
    """Nobody counted, nothing said."""
    assert tell_share(empty_run, 7, "fr") == "certaines personnes"
    assert count_people(empty_run, "en") == ""


def test_areas_without_direct_evidence_are_named(full_run):
    """An area that nothing speaks to is open; its number is left out."""
    areas = list_areas_without(full_run, "en")
    assert "Speakers' bureau" in areas
    assert "Creation of peer-led initiatives" not in areas


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("12", "en", "12"),
        ("fewer than 5", "fr", "moins de 5"),
        ("not shown", "fr", "non indiqué"),
        ("12 (family 5)", "en", "12"),
        ("many", "fr", "quelques"),
    ],
)
def test_counts_are_translated(words, language, expected):
    """A count as tables give it reads in both languages."""
    assert translate_count(words, language) == expected


@pytest.mark.parametrize(
    ("cell", "number"), [("12", 12), ("12 (family 5)", 12), ("fewer than 5", 0), ("", 0), ("not shown", 0), (7, 7)]
)
def test_a_hidden_number_is_no_number(cell, number):
    """What a table does not show is never read out of it."""
    assert read_people(cell) == number


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("He died of an overdose.", ["overdose"]),
        ("Une surdose, deux surdoses", ["overdose"]),
        ("They were suicidal", ["suicide"]),
        ("idées suicidaires", ["suicide"]),
        ("I was held down against my will", ["coercion"]),
        ("On m'a attachée contre mon gré, sous contention", ["coercion"]),
        ("forced treatment after an overdose", ["overdose", "coercion"]),
        ("Isolement des pairs", []),
        ("", []),
    ],
)
def test_hard_topics_are_found_in_both_languages(words, topics):
    """What a content note names is what stands on the page."""
    assert find_topics([words]) == topics
