"""Ages."""

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
        ("he was 71, and", [("age", "71")]),
        ("he's 19 he got", [("age", "19")]),
        ("left at 14 i walked", [("age", "14")]),
        ("i was fifty-eight on august", [("age", "fifty-eight")]),
        ("mère de famille, 52 ans, deux rechutes", [("age", "52 ans")]),
        ("à 61 ans, avec sa canne", [("age", "61 ans")]),
        ("une religieuse de 84 ans", [("age", "84 ans")]),
        ("Rose-Aimée avait vingt-neuf ans, un bébé", [("age", "vingt-neuf ans")]),
        ("son fils, dix-neuf ans passés de", [("age", "dix-neuf ans")]),
        ("I'm a 59-year-old", [("age", "59-year-old")]),
        ("she's 45 yo", [("age", "45 yo")]),
        ("34 y/o guy", [("age", "34 y/o")]),
        ("my 40th birthday", [("age", "40th")]),
        ("my kids are 5 and 7", [("age", "5"), ("age", "7")]),
        ("the girls are 14 and 16, they", [("age", "14"), ("age", "16")]),
        ("her sons are twelve, and fifteen", [("age", "twelve"), ("age", "fifteen")]),
        ("i was actually 15 when", [("age", "15")]),
        ("the kids are hungry and 2 came", []),
        ("my brother nuno forty four he fell", [("age", "forty four")]),
        ("Amira, 34, said", [("age", "34")]),
        ("at 52 i went back", [("age", "52")]),
        ("i turned 30 last week", [("age", "30")]),
        ("i'm thirty four now", [("age", "thirty four")]),
        ("she was 17 my mom kicked her out", [("age", "17")]),
        ("my daughter is 8 and loves it", [("age", "8")]),
        ("my son, 14, is", [("age", "14")]),
        ("dad died at sixty two", [("age", "sixty two")]),
        ("i was diagnosed at 23", [("age", "23")]),
        ("he'll be 60 in may", [("age", "60")]),
        ("i'm turning 41 soon", [("age", "41")]),
        ("i got pregnant at sixteen", [("age", "sixteen")]),
        ("she's only nineteen", [("age", "nineteen")]),
        ("grandma is ninety one", [("age", "ninety one")]),
        ("i am a 38 year old woman", [("age", "38 year old")]),
        ("my 12 year old", [("age", "12 year old")]),
        ("their six year old boy", [("age", "six year old")]),
        ("aged fifty two", [("age", "fifty two")]),
        ("at the age of 9", [("age", "9")]),
        ("j'ai eu 40 ans hier", [("age", "40 ans")]),
        ("elle a douze ans", [("age", "douze ans")]),
        ("il a 16 ans pis", [("age", "16 ans")]),
        ("mon gars a 8 ans", [("age", "8 ans")]),
        ("une femme de 45 ans", [("age", "45 ans")]),
        ("ma mère, 78 ans, vit", [("age", "78 ans")]),
        ("j'ai commencé à 13 ans", [("age", "13 ans")]),
        ("j'avais genre 20 ans", [("age", "20 ans")]),
        ("à l'âge de 15 ans", [("age", "15 ans")]),
        ("je vais avoir 65 ans", [("age", "65 ans")]),
        ("elle vient d'avoir trente ans", [("age", "trente ans")]),
        ("on avait dix-sept ans", [("age", "dix-sept ans")]),
        ("un jeune de 17 ans", [("age", "17 ans")]),
        ("i am seventy nine years young", [("age", "seventy nine years young")]),
        ("she is sixty two, and", [("age", "sixty two")]),
        ("he's seventy", [("age", "seventy")]),
        ("my mother who's eighty one", [("age", "eighty one")]),
        ("turned eighteen in jail", [("age", "eighteen")]),
        ("at the age of twelve", [("age", "twelve")]),
        ("when i was like thirteen", [("age", "thirteen")]),
        ("elle va avoir quatre-vingts ans", [("age", "quatre-vingts ans")]),
        ("il est mort à 33 ans", [("age", "33 ans")]),
        ("mort à quarante-deux ans", [("age", "quarante-deux ans")]),
        ("j'ai soixante-sept ans", [("age", "soixante-sept ans")]),
        ("une petite de trois ans", [("age", "trois ans")]),
        ("mon plus vieux a douze ans", [("age", "douze ans")]),
        ("i'm fifty", [("age", "fifty")]),
        ("i'm thirty", [("age", "thirty")]),
        ("how old i was and i said twenty eight and a half", [("age", "twenty eight and a half")]),
        ("elle a dix-neuf ans et demi", [("age", "dix-neuf ans et demi")]),
        ("before the age of 25 i had seen it", [("age", "25")]),
        ("ma fille a fêté ses dix ans", [("age", "dix ans")]),
    ],
)
def test_ages_are_found_as_people_write_and_say_them(text, expected):
    """Every form of ages is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ten years sober",
        "depuis 20 ans",
        "un programme de 12 ans",
        "il y a 3 ans",
        "20 ans de service",
        "in my 70s",
        "j'ai travaillé là longtemps, 20 ans, puis",
        "condamné à 5 ans de prison",
        "une peine de cinq ans",
        "les 18 à 25 ans",
        "i'm 12 steps in",
        "i was 20 minutes late",
        "he's 12 years sober",
        "i'm 100 percent sure",
        "i was 30 days clean",
        "my brother twenty bucks",
        "aged 18 and over",
        "people aged 16 to 25",
        "the mean age of 49",
        "i left at 10 in the morning",
        "i started at 9",
        "at 15 dollars an hour",
        "born in the spring of",
        "the second may be better",
        "i'm at home",
        "i have one sister two brothers three kids four cats five dogs six birds seven fish",
        "i had a card 2 years ago",
        "on page 12 of the file",
        "my plate is full",
        "student 3 years",
        "at least 18 years",
        "for 18 years",
        "the program is 20 years old",
        "a building that is 100 years old",
        "she had two kids at 3 schools",
        "i was 10 minutes away",
        "she is 2 months pregnant",
        "at 30 we stop",
        "at 14 sites",
        "started at 20 hours a week",
        "my son had 12 stitches",
        "my dad 3 times",
        "he turned 180 degrees",
        "they are 12 on a team",
        "i was 50 50 on it",
        "il a 20 ans d'expérience",
        "elle a travaillé 10 ans",
        "ça fait 15 ans",
        "pendant trois ans",
        "le centre existe depuis 30 ans",
        "dans cinq ans",
        "tous les deux ans",
        "à tous les 3 ans",
        "après 12 ans de sobriété",
        "un bail de 3 ans",
        "j'ai fait 10 ans de prison",
        "on se voit aux deux ans",
        "les 12 ans et plus",
        "the group is at 7 the meeting at 8",
        "the account manager said",
        "page 2/3",
        "i'm a 10 out of 10",
        "i'm fifty fifty on it",
        "i was twenty minutes from home",
        "she's two years clean",
        "they gave me one hundred and twenty dollars",
        "he's one in a million",
        "my son is one of them",
        "my brother at fifteen minutes past",
        "i was fifteen beds down",
        "the kids are three to five",
        "problems begin before the age of 25",
        "avant l'âge de 25 ans, les troubles",
        "l'organisme a fêté ses dix ans",
        "elle a dix ans et demi de sobriété",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like ages is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["12", "ans", "at", "my", "old-", "son,", "à"]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])


PERSONS = """
i am <34>
i'm <34>
i was <34>
he is <34>
she was <34>
who's <34>
who was <34>
he turns <34>
she turned <34>
they're <34>
he'll be <34>
she's gonna be <34> soon
he would be <34> now
i'd be <34>
i'm only <34>
she's about <34>
he's nearly <34>
i'm like <34>
she is maybe <34>
he was already <34>
aged <34>
at the age of <thirty four>
my mom is <61>
my grandfather was <61>
my stepson is <14>
my youngest is <14>
my oldest, <14>, came
my granddaughter nora <14> came
my boys are <4> and <6>
the twins are <9> and they run
her sons were <nineteen>
the boys are only <9>
our daughters are <14>, and <16>
their grandchildren are <four> and <six>
i started at <14>
i stopped drinking at <41>
he quit at <41>
she moved out at <16>
i married at <19>
she was using at <19>
he died at <61>
she passed away at <61>
i ran away at <15>
he was widowed at <61>
he retired at <61>
i was homeless at <19>
i was arrested at <19>
i got sober at <41>
she overdosed at <41>
at <41> i got sober
at <41>, she left
they asked how old i was and i said <34>
Nora, <34>, said so
a <34-year-old> man
a <34 yr old> man
she is <34 years of age>
he is <34 years young>
a <34 y.o.> man
her <4th> birthday
his <21st> birthday
my <103rd> birthday
"""
FRENCH = """
j'ai <34 ans>
j'avais <trente-quatre ans>
il a <34 ans>
elle avait <34 ans>
on avait <14 ans>
mon frère a <34 ans>
sa mère a <61 ans>
mes <34 ans>
j'ai juste <34 ans>
elle a presque <34 ans>
il a environ <34 ans>
j'ai peut-être <34 ans>
un homme âgé de <34 ans>
à l'âge de <14 ans>, il part
à <41 ans>, j'arrête
une dame de <61 ans>
mon fils, <14 ans>, joue
ma blonde <34 ans> travaille
mon plus jeune, <4 ans>, rit
j'aurai <34 ans> demain
une femme, <61 ans> passés
"""
NO_AGES = """
i am 34 minutes late
the boys are 9 hours away
i have kids, two
i was 2 hours away
i'm 100 percent sure
she was 5 feet tall
it was 34 people
he's 2 steps ahead
at 34 people a day
at 9 we met
i was 1 of them
she turned 180 degrees
youth aged 16 to 25
people aged 18 and over
the mean age of 34
they were 34 or more
my daughter has 3 cats
a 20 year old program
a 34 year old building
under 16 years old you cannot stay
nine-year-olds like it
depuis 20 ans
pendant 20 ans
il y a 20 ans
un programme de 12 ans
un bail de 5 ans
j'ai 20 ans de sobriété
ça fait 20 ans
plus de 20 ans, là
les 16 à 25 ans
à 18 ans et plus
"""
DECADES = {
    "i was 9": "[age 0 to 9]",
    "i was 10": "[age 10 to 19]",
    "i was nineteen": "[age 10 to 19]",
    "elle a vingt ans": "[age 20 to 29]",
    "elle a soixante-dix ans": "[age 70 to 79]",
    "she is 89": "[age 80 to 89]",
    "she is 90": "[age 90 or more]",
    "elle a cent deux ans": "[age 90 or more]",
}


@pytest.mark.parametrize("line", (PERSONS + FRENCH).strip().replace("\n\n", "\n").split("\n"))
def test_every_way_to_say_an_age(line):
    """What stands in angle brackets is found whole: verbs, kin, events, and the same in French."""
    text = line.replace("<", "").replace(">", "")
    assert found(text) == [("age", part.split(">")[0]) for part in line.split("<")[1:]]


@pytest.mark.parametrize("text", NO_AGES.strip().split("\n"))
def test_measures_limits_and_lengths_of_time_stay(text):
    """A number behind the same words counts something else, or is nobody's age."""
    assert found(text) == []


@pytest.mark.parametrize(("text", "label"), DECADES.items(), ids=DECADES)
def test_an_age_is_given_to_ten_years(text, label):
    """From ninety on there is one group."""
    assert [one.label for one in merge_spans([*find_general(text)])] == [label]
