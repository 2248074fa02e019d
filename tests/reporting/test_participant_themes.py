import pytest

from litreview.reporting.participant_themes import (
    count_people,
    list_open,
    list_results,
    list_roles,
    list_themes,
    tell_results,
    tell_share,
    translate_count,
)


def test_people_are_counted_and_small_groups_are_words(full_run):
    """Roles appear in both languages; a small group is not counted out."""
    assert count_people(full_run, "en") == "24"
    assert ["Membres de la famille", "non indiqué"] in list_roles(full_run, "fr")
    assert ["Family members", "not shown"] in list_roles(full_run, "en")
    assert not any("langu" in role.lower() for role, _ in list_roles(full_run, "en"))


def test_themes_most_people_raised_come_first(full_run):
    """Rare themes follow, without a number."""
    themes = list_themes(full_run, "fr")
    assert (themes[0].name, themes[0].people) == ("Espoir", 14)
    assert themes[-1].people == 0


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


def test_research_is_told_with_studies_and_reviews_apart(full_run):
    """Works are counted once, equivalence is not no difference."""
    results = dict(list_results(full_run, "en"))
    assert (
        results["Hospital admission and days"]
        == "better with peer support (1 study); no difference (1 study, 1 review of studies)"
    )
    assert "as well as other staff" in results["Symptoms and distress"]
    assert tell_results(full_run.table("findings").assign(shown="", design="", work="").head(0), "en") == ""


def test_what_is_open_names_areas_and_unclear_outcomes(full_run):
    """An area without direct evidence, and an outcome without a clear answer."""
    areas, outcomes = list_open(full_run, "en")
    assert "Speakers' bureau" in areas
    assert "Creation of peer-led initiatives" not in areas
    assert outcomes == ["Empowerment", "Overdose and mortality"]


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
