"""Numbers and postal codes spelled out."""

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
        (
            "call me at eight oh seven five five five oh one four six",
            [("phone", "eight oh seven five five five oh one four six")],
        ),
        (
            "c'est le sept zéro cinq, cinq cinq cinq, zéro un cinq trois",
            [("phone", "sept zéro cinq, cinq cinq cinq, zéro un cinq trois")],
        ),
        ("four one six five five five oh one double two", [("phone", "four one six five five five oh one double two")]),
        ("eighty oh seven five five five oh one forty two", [("phone", "eighty oh seven five five five oh one forty two")]),
        ("807 five five five 0146", [("phone", "807 five five five 0146")]),
        ("my sin is oh four six four five four two eight six", [("sin", "oh four six four five four two eight six")]),
        (
            "mon nas c'est zéro quatre six quatre cinq quatre deux huit six",
            [("sin", "zéro quatre six quatre cinq quatre deux huit six")],
        ),
        (
            "my health card is one zero seven two oh oh three one seven nine k v",
            [("health card", "one zero seven two oh oh three one seven nine k v")],
        ),
        ("plate number is a b c d four one eight", [("number", "a b c d four one eight")]),
        ("my pin is four four one two", [("number", "four four one two")]),
        ("mon nip c'est quatre quatre un deux", [("number", "quatre quatre un deux")]),
        ("p zero m nine k eight", [("postal code", "p zero m nine k eight")]),
        ("p0m 9k8", [("postal code", "p0m 9k8")]),
        ("P 0 M 9 K 8", [("postal code", "P 0 M 9 K 8")]),
        ("k as in kilo one a zero b one", [("postal code", "k as in kilo one a zero b one")]),
        ("postal code starts with m5v", [("postal code", "m5v")]),
        ("my cell's five five five, zero one four two", [("phone", "five five five, zero one four two")]),
        (
            "it's area code seven oh five five five five oh one nine nine",
            [("phone", "seven oh five five five five oh one nine nine")],
        ),
        (
            "quatre un huit cinq cinq cinq zéro un quarante-deux",
            [("phone", "quatre un huit cinq cinq cinq zéro un quarante-deux")],
        ),
        (
            "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
            [("phone", "zéro six douze trente-quatre cinquante-six soixante-dix-huit")],
        ),
        ("one eight hundred five five five oh one nine nine", [("phone", "one eight hundred five five five oh one nine nine")]),
        ("extension four four one two", [("number", "four four one two")]),
        ("number's 555 oh one four two", [("phone", "555 oh one four two")]),
        ("K1A 0B1", [("postal code", "K1A 0B1")]),
        ("k 1 a 0 b 1", [("postal code", "k 1 a 0 b 1")]),
        ("k un a zéro b un", [("postal code", "k un a zéro b un")]),
        ("h deux x trois y sept", [("postal code", "h deux x trois y sept")]),
        (
            "four one six dash five five five dash oh one oh two",
            [("phone", "four one six dash five five five dash oh one oh two")],
        ),
        ("cinq un quatre cinq cinq cinq zéro un zéro un", [("phone", "cinq un quatre cinq cinq cinq zéro un zéro un")]),
        ("five five five oh one oh one", [("phone", "five five five oh one oh one")]),
        (
            "my nas zéro quatre six quatre cinq quatre deux huit six",
            [("sin", "zéro quatre six quatre cinq quatre deux huit six")],
        ),
        ("licence number is k four four two one", [("number", "k four four two one")]),
        ("badge number two two one nine", [("number", "two two one nine")]),
        ("numéro de plaque k quatre quatre deux", [("number", "k quatre quatre deux")]),
        ("p zero m, nine k eight", [("postal code", "p zero m, nine k eight")]),
        ("my postal code is p0m", [("postal code", "p0m")]),
        ("six four seven um five five five oh one two three", [("phone", "six four seven um five five five oh one two three")]),
        (
            "call six one three. that is the valley i think. five five five oh one four four",
            [("phone", "six one three. that is the valley i think. five five five oh one four four")],
        ),
        ("huit zéro sept triple cinq zéro un soixante-sept", [("phone", "huit zéro sept triple cinq zéro un soixante-sept")]),
        (
            "quatre cent seize cinq cent cinquante-cinq zéro un quarante-deux",
            [("phone", "quatre cent seize cinq cent cinquante-cinq zéro un quarante-deux")],
        ),
        (
            "onze soixante-deux quatre cent trois neuf cent douze",
            [("phone", "onze soixante-deux quatre cent trois neuf cent douze")],
        ),
        (
            "two two one no sorry start again four one one nine six six oh three",
            [("phone", "two two one no sorry start again four one one nine six six oh three")],
        ),
        ("le code genre kd deux zéro sept huit", [("number", "kd deux zéro sept huit")]),
        ("the door code is pound two nine two six", [("number", "pound two nine two six")]),
        ("le dossier b deux mille vingt zéro un neuf", [("number", "b deux mille vingt zéro un neuf")]),
        ("plate abcd two two nine", [("number", "abcd two two nine")]),
        ("k one then a zero then b one", [("postal code", "k one then a zero then b one")]),
        ("h deux x, euh, trois y sept", [("postal code", "h deux x, euh, trois y sept")]),
        ("M5V, then 2-T-6", [("postal code", "M5V, then 2-T-6")]),
    ],
)
def test_numbers_are_found_as_people_spell_them_out(text, expected):
    """Every form of what is spelled out is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one two three four five six seven eight",
        "nine one one or nine eight eight",
        "one or two people three or four times",
        "five or six of us",
        "i have two three four friends",
        "un deux trois quatre cinq",
        "in nineteen ninety five and two thousand four",
        "ten twenty thirty forty fifty",
        "le quatre heures",
        "the one and only",
        "my number one thing",
        "unit 4 was hard",
        "level one two and three",
        "five four three two one",
        "at ten thirty five i left",
        "nineteen eighty five was a year",
        "one on one support",
        "le dossier a deux mille pages",
        "vingt trente quarante cinquante soixante",
        "trois cent cinquante personnes sur quatre cents",
        "two thousand nineteen was hard and two thousand twenty worse",
        "neuf cent onze ou neuf huit huit",
        "in the case a hundred and five people",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like what is spelled out is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["12", "a", "b", "double", "five", "oh"]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])


SAID = """
my number is <four one six five five five oh one nine nine>
call <four one six, uh, five five five, oh one nine nine>
text <four one six hyphen five five five hyphen oh one nine nine>
call <four one six and then five five five then oh one nine nine>
call <triple five oh one nine nine>
call <double five five zero one nine nine>
appelez le <quatre un six tiret cinq cinq cinq tiret zéro un neuf neuf>
appelez <quatre un six espace cinq cinq cinq espace zéro un neuf neuf>
mon numéro c'est <quatre un six, euh, cinq cinq cinq, zéro un neuf neuf>
appelle au <quatre un six puis cinq cinq cinq puis zéro un neuf neuf>
my badge is <four one nine six>
my card is <four one nine six>
my account number is <four one nine six>
my file is <four one nine six>
my passport is <four one nine six>
my policy is <four one nine six>
my permit is <four one nine six>
my licence is <four one nine six>
my case number is <four one nine six>
my client id is <four one nine six>
my student number is <four one nine six>
my claim is <four one nine six>
mon dossier <quatre un neuf six>
ma carte <quatre un neuf six>
mon compte <quatre un neuf six>
mon poste <quatre un neuf six>
mon matricule <quatre un neuf six>
mon permis <quatre un neuf six>
mon passeport <quatre un neuf six>
"""
KINDS = {
    "nas zéro quatre six quatre cinq quatre deux huit sept": "sin",
    "social insurance oh four six four five four two eight seven": "sin",
    "ohip one zero seven two oh oh three one seven eight": "health card",
    "carte soleil un zéro sept deux zéro zéro trois un sept huit": "health card",
    "reach me at five five five oh one nine nine": "phone",
    "one four one six five five five oh one nine nine": "phone",
    "my id is four one nine six two": "number",
}
COUNTED = """
one two three four five six seven
seven six five four three two one
ten twenty thirty forty fifty sixty seventy
nine one one
nine eight eight
two thousand and nineteen
nineteen eighty four
my pin is one two three four
my code is nine nine
they counted two, four, six, eight people
deux ou trois fois, quatre ou cinq
from nine to five, seven days
"""


@pytest.mark.parametrize("line", SAID.strip().split("\n"))
def test_fillers_cues_and_doubles_of_spoken_numbers(line):
    """What stands in angle brackets is found whole, whatever is said between the digits or before them."""
    text = line.replace("<", "").replace(">", "")
    assert [said for _, said in found(text)] == [line.partition("<")[2].rstrip(">")]


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS)
def test_what_a_spoken_number_is(text, kind):
    """The word before it and its length tell."""
    assert [one for one, _ in found(text)] == [kind]


@pytest.mark.parametrize("text", COUNTED.strip().split("\n"))
def test_counting_years_and_short_lines_of_help_stay(text):
    """Numbers in words that identify nobody."""
    assert found(text) == []
