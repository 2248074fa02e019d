"""Dates with a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.generalise import find_general
from litreview.privacy.recognisers import find_identifiers
from litreview.privacy.spans import merge_spans


def found(text):
    spans = merge_spans([*find_identifiers(text), *find_general(text)])
    return [(one.kind, text[one.start : one.end]) for one in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the twenty second of september", [("date", "the twenty second of september")]),
        ("june the ninth in 2011", [("date", "june the ninth")]),
        ("sunday the fifth of april", [("date", "sunday the fifth of april")]),
        ("le onze janvier", [("date", "onze janvier")]),
        ("le premier mai", [("date", "premier mai")]),
        ("le 3 du mois de mars", [("date", "3 du mois de mars")]),
        ("le vingt-deux septembre deux mille dix", [("date", "vingt-deux septembre deux mille dix")]),
        ("on 12/03 we met", [("date", "12/03")]),
        ("since 2019-05-03T10:22:00Z", [("date", "2019-05-03T10:22:00Z")]),
        ("sept. 4th", [("date", "sept. 4th")]),
        ("the 14th day of March, 2019", [("date", "the 14th day of March, 2019")]),
        ("May 3-5, 2019", [("date", "May 3-5, 2019")]),
        ("dec 24", [("date", "dec 24")]),
        ("le 24 déc. 2019", [("date", "24 déc. 2019")]),
        ("2019/05/03", [("date", "2019/05/03")]),
        ("born on the ninth of june nineteen eighty one", [("birth date", "the ninth of june nineteen eighty one")]),
        ("né le onze janvier mille neuf cent soixante-douze", [("birth date", "onze janvier mille neuf cent soixante-douze")]),
        ("dob june 9 1981", [("birth date", "june 9 1981")]),
        ("dob 09/06/81", [("birth date", "09/06/81")]),
        ("née en 1986", [("birth date", "1986")]),
        ("march the third nineteen ninety nine", [("date", "march the third nineteen ninety nine")]),
        ("on friday the thirteenth of may", [("date", "friday the thirteenth of may")]),
        ("october thirty first", [("date", "october thirty first")]),
        ("the third of july", [("date", "the third of july")]),
        ("april 1st", [("date", "april 1st")]),
        ("1 Apr 2020", [("date", "1 Apr 2020")]),
        ("20th of Jan.", [("date", "20th of Jan.")]),
        ("mardi 4 juin", [("date", "mardi 4 juin")]),
        ("le quatre juin deux mille dix-neuf", [("date", "quatre juin deux mille dix-neuf")]),
        ("au 1er juillet", [("date", "1er juillet")]),
        ("le 12-03-2019", [("date", "12-03-2019")]),
        ("6/22/2012", [("date", "6/22/2012")]),
        ("on 6/22", [("date", "6/22")]),
        ("the week of August 9", [("date", "August 9")]),
        ("born june ninth eighty one", [("birth date", "june ninth eighty one")]),
        ("born in nineteen eighty one", [("birth date", "nineteen eighty one")]),
        ("my birthday's october thirty first", [("birth date", "october thirty first")]),
        ("née le premier mai 1990", [("birth date", "premier mai 1990")]),
        ("ma date de naissance le 3 mars 1981", [("birth date", "3 mars 1981")]),
        ("date of birth march 3rd 1981", [("birth date", "march 3rd 1981")]),
        ("december twenty fifth", [("date", "december twenty fifth")]),
        ("on the third of march i", [("date", "the third of march")]),
        ("march third", [("date", "march third")]),
        ("the fourth of july two thousand eleven", [("date", "the fourth of july two thousand eleven")]),
        ("le trente et un décembre", [("date", "trente et un décembre")]),
        ("le 31 décembre au soir", [("date", "31 décembre")]),
        ("vendredi le treize mai", [("date", "treize mai")]),
        ("jan 3rd 2020", [("date", "jan 3rd 2020")]),
        ("on thirteen of june", [("date", "thirteen of june")]),
        ("le 1er avril dernier", [("date", "1er avril dernier")]),
        ("the 28th of april, sorry, the 29th, and", [("date", "the 28th of april"), ("date", "the 29th")]),
        ("le lundi il disait le quatorze il va venir", [("date", "quatorze")]),
        ("sortie le trente et un au matin", [("date", "trente et un")]),
        ("le 27 de chaque mois", [("date", "27")]),
        ("my birthday's the third of the tenth eighty two", [("birth date", "the third of the tenth eighty two")]),
        ("my birthday is uh oh four nineteen seventy six", [("birth date", "oh four nineteen seventy six")]),
        ("je suis née le seize du huit soixante-deux", [("birth date", "seize du huit soixante-deux")]),
        ("née un six juin quatre-vingt-neuf", [("birth date", "six juin quatre-vingt-neuf")]),
    ],
)
def test_dates_are_found_as_people_write_and_say_them(text, expected):
    """Every form of dates is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "3/4 of us",
        "on 3/4 of the days",
        "the first march on ottawa",
        "in march we had 12 people",
        "un bon point ca marche",
        "since may 2019",
        "the 9th",
        "the third time in may",
        "second year in march",
        "may the best win",
        "first of all",
        "one day at a time",
        "march on",
        "10/10 would go",
        "50/50",
        "9/11",
        "Née en 1986 dans une cave, l'association vit",
        "may 12 of us",
        "june thirteen people",
        "by the fifth of the month",
        "le 20 du mois",
        "the 3rd, then monday",
        "le lundi et le deux",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like dates is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["12/may", "3-", "first", "le", "the"]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])


MONTHS = """
on <January 4>
on <February 4th, 2019>
on <April 4>
on <June 4>
on <July 4>
on <August 4>
on <September 4>
on <October 4>
on <November 4>
on <December 4>
on <Jan. 4>
on <Feb 4>
on <Mar. 4>
on <Jun 4>
on <Jul. 4>
on <Aug. 4>
on <Sep 4>
on <Oct. 4>
on <Nov. 4>
le <4 janvier>
le <4 février>
le <4 fevrier>
le <4 mars>
le <4 avril>
le <4 mai>
le <4 juin>
le <4 juillet 2019>
le <4 août>
le <4 aout>
le <4 septembre>
le <4 octobre>
le <4 novembre>
le <4 décembre dernier>
le <4 janv.>
le <4 févr.>
le <4 avr.>
le <4 juil.>
"""
WEEKDAYS = """
on <Monday, June 4>
on <tuesday june fourth>
on <Wednesday the 4th of June>
on <thursday june 4>
on <saturday june 4>
<lundi 4 juin>
mercredi le <4 juin>
<jeudi 4 juin>
<vendredi 4 juin>
<samedi 4 juin>
<dimanche 4 juin>
"""
SAID = """
on <the eleventh of june>
on <june twelfth>
on <june sixteenth>
on <june twentieth>
on <the thirtieth day of june>
on <june four>
on <eleven of june>
on <june twenty five>
le <deux juin>
le <quinze juin>
le <vingt juin>
le <trente juin>
le <douze du mois de juin>
le <six mars>
until <12/03>
before <3/12>
dated <3/12>
depuis le <12/03>
jusqu'au <12/03>
le <12> du mois passé
on <the 4th of this month>
on <the ninth of last month>
monday, <the 21st>, she left
friday and <the twenty-first> and then
"""
BORN = """
birthdate: <3 May 1981>
d.o.b. <3/5/81>
my birthday is on <3 May>
born in <May 1981>
born <1981>
anniversaire le <3 mai>
sa fête c'est le <3 mai>
"""
LABELS = {
    "on 3 May 2019": "[date in 2019]",
    "on the third of may nineteen ninety nine": "[date in 1999]",
    "on 3 May": "[date]",
    "le 4 juin deux mille dix": "[date in 2010]",
    "since 2019-05-03": "[date in 2019]",
}
NO_DATES = """
on 24/7
on 13/14
on 0/12
on 12/40
march third time lucky
june or four people
may have 4 of them
in June 2019
in june of two thousand nine
on a Monday in March
le mois de mars
the fifth of them
monday the first
le premier lundi
"""


@pytest.mark.parametrize("line", (MONTHS + WEEKDAYS + SAID).strip().replace("\n\n", "\n").split("\n"))
def test_every_month_weekday_and_day_in_words(line):
    """What stands in angle brackets is found whole, in both languages."""
    text = line.replace("<", "").replace(">", "")
    assert found(text) == [("date", part.split(">")[0]) for part in line.split("<")[1:]]


@pytest.mark.parametrize("line", BORN.strip().split("\n"))
def test_what_is_said_before_a_date_of_birth(line):
    """A date behind a word for birth is one of birth, also a year alone."""
    assert found(line.replace("<", "").replace(">", "")) == [("birth date", line.partition("<")[2].rstrip(">"))]


@pytest.mark.parametrize("text", NO_DATES.strip().split("\n"))
def test_fractions_months_and_counts_stay(text):
    """Without a day that exists there is no date."""
    assert found(text) == []


@pytest.mark.parametrize(("text", "label"), LABELS.items(), ids=LABELS)
def test_the_year_of_a_date_is_kept(text, label):
    """Dates are generalised to their year, also one in words."""
    assert [one.label for one in merge_spans([*find_general(text)])] == [label]
