import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.quantities import find_quantities

COUNTED = [
    ("plain", "The house employs 24 peer guides in two towns.", ("24", "", "peer guides")),
    ("lower-bound", "The fair gathered more than 250 peers, guests and allies.", ("250", "more than", "peers")),
    ("over-people", "The talk reached over 75 peers and families.", ("75", "over", "peers")),
    ("duration", "We have met for over 9 years.", ("9", "over", "years")),
    ("thousands", "They made 4,300 contacts.", ("4300", "", "contacts")),
    ("spelled", "Twenty-five volunteers answer the line.", ("25", "", "volunteers")),
    ("brackets", "Posts exist in 14 community health providers (CHPs).", ("14", "", "community health providers")),
    ("plus", "It serves 300+ members.", ("300", "+", "members")),
    ("range", "Groups hold 8 to 12 people.", ("8-12", "", "people")),
    ("at-least", "It needs at least 3 supervisors.", ("3", "at least", "supervisors")),
    ("year-like", "More than 2000 people came.", ("2000", "more than", "people")),
    ("french", "Plus de 60 pairs aidants travaillent ici.", ("60", "plus de", "pairs")),
    ("french-about", "Environ 1 200 personnes ont répondu.", ("1200", "environ", "personnes")),
    ("french-round", "Une vingtaine de pairs aidants travaillent ici.", ("20", "vingtaine", "pairs")),
    ("french-round-bound", "Plus d’une centaine d’intervenants sont venus.", ("100", "plus de", "intervenants")),
    ("french-hundreds", "Trois cents personnes ont répondu.", ("300", "", "personnes")),
    ("hundred", "We trained one hundred and twenty supporters.", ("120", "", "supporters")),
    ("dozen", "Two dozen volunteers answer the line.", ("24", "", "volunteers")),
    ("between", "Between 40 and 60 members attend.", ("40-60", "", "members")),
    ("entre", "Entre 8 et 12 membres viennent.", ("8-12", "", "membres")),
    ("grown", "The network grew from 12 to 48 groups.", ("48", "from 12", "groups")),
    ("french-months", "La formation a duré près de 6 mois.", ("6", "près de", "mois")),
]
NOT_COUNTED = [
    ("year", "It opened in 2031."),
    ("year-adjective", "See the 2031 guidelines for details."),
    ("date", "On May 3, 2031 we met."),
    ("percentage", "About 40 per cent of members left."),
    ("percent-sign", "38% of peers were readmitted."),
    ("phone", "Call 988 or 9-1-1 for help."),
    ("phone-long", "Phone 555-0123 workers for help."),
    ("table", "Table 3 lists members."),
    ("page", "See page 12 words below."),
    ("age", "The mean age was 43 years."),
    ("age-adjective", "People aged 18 years came."),
    ("follow-up", "At 12 months, hope was higher."),
    ("during", "Over 12 weeks the group met."),
    ("money", "A grant of $500 dollars came."),
    ("mark", "They agree on “what is helpful.” 1 Peers say so."),
    ("postal", "Write to K1A 0B1 offices."),
    ("reference", "Peers agree [12] members too."),
    ("french-date", "La journée du 12 mars a plu."),
    ("ratio", "At least 3 in 4 peers were satisfied."),
    ("vague", "Hundreds of peers joined."),
    ("small-word", "Two sets of rules stand."),
    ("no-noun", "It was 40."),
    ("comparison", "Risk was 3 times higher."),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in COUNTED], ids=[c[0] for c in COUNTED])
def test_reads_value_qualifier_and_unit(text, wanted):
    """A count keeps its number, its qualifier and the noun it counts."""
    assert [quantity[2:] for quantity in find_quantities(text)] == [wanted]


@pytest.mark.parametrize("text", [c[1] for c in NOT_COUNTED], ids=[c[0] for c in NOT_COUNTED])
def test_other_digits_are_no_quantities(text):
    """Dates, results, ages, labels, contacts and marks are not counts."""
    assert find_quantities(text) == []


def test_several_counts_stand_in_reading_order():
    """Every count of a sentence is found, with the span of its words."""
    text = "Through 30 paid posts in 12 agencies it grew."
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["30 paid posts", "12 agencies"]


@given(st.text(alphabet="0123456789,. -peoplover(ms%”$", max_size=200))
def test_spans_lie_in_the_text(text):
    """Whatever the text, spans are ordered and hold their number."""
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.value
        assert quantity.unit


@pytest.mark.parametrize(
    "text",
    ["Between ten and twelve people came.", "Entre dix et quinze personnes sont venues.", "Groups of ten and twenty people met.",
     "Between five hundred and one thousand people came.", "One hundred and two hundred members joined."],
)  # fmt: skip
def test_two_numbers_in_words_are_never_added_up(text):
    """Two numbers that stand side by side are not the one that they would come to."""
    assert find_quantities(text) == []


QUALIFIERS = """
at least
about
approximately
around
nearly
almost
up to
fewer than
less than
under
roughly
close to
some
an estimated
an average of
as many as
plus de
moins de
au moins
au plus
environ
près de
presque
jusqu'à
quelque
au-delà de
une moyenne de
"""
LABELLED = """
See figure 12 notes.
See section 12 notes.
See chapter 12 notes.
See volume 12 notes.
Voir l'annexe 12 notes.
Voir le tableau 12 notes.
Voir l'étape 12 notes.
Take highway 12 signs.
Use room 12 chairs.
Since June 12 members came.
En avril 12 membres viennent.
They are n = 12 members.
It was 12 degrees outside, they say.
It rose 12 points there.
It took 12 hours a day.
They ran 12 km trails.
It cost 12 million dollars then.
They won 12 times more prizes.
It held 12 inch pipes.
By 12 weeks they had left.
Within 12 months they left.
Next 12 months they leave.
Dans 12 mois tout change.
They left 12 years later.
They met 12 months ago.
Ils partent 12 mois après.
Out of ten, 3 of 10 peers.
Call 416 555 peers.
A group of 12-04 members.
"""
LAST = [
    ("They met for 12 weeks.", ("12", "", "weeks")),
    ("We trained 15 staff.", ("15", "", "staff")),
    ("We trained 15 women.", ("15", "", "women")),
    ("On a formé 15 personnes.", ("15", "", "personnes")),
    ("Il y a 15 journaux.", ("15", "", "journaux")),
    ("It has 12.5 hours or more.", ("12.5", "", "hours")),
    ("It has 12 or more members.", ("12", "or more", "members")),
    ("Il a 12 ou plus membres.", ("12", "ou plus", "membres")),
    ("It has 1 234 567 members.", ("1234567", "", "members")),
    ("It has 8–12 members.", ("8-12", "", "members")),
    ("Il y a 8 à 12 membres.", ("8-12", "", "membres")),
    ("Rose from 12 to 48 members.", ("48", "from 12", "members")),
    ("Il est passé de 12 à 48 membres.", ("48", "from 12", "membres")),
    ("They said “yes.” 12 members left.", ("12", "", "members")),
]


@pytest.mark.parametrize("qualifier", QUALIFIERS.strip().split("\n"))
def test_each_qualifier_is_kept(qualifier):
    """A count keeps the word that bounds or softens it, in both languages."""
    assert [(q.value, q.qualifier) for q in find_quantities(f"{qualifier.capitalize()} 40 participants.")] == [("40", qualifier)]


@pytest.mark.parametrize("text", LABELLED.strip().split("\n"))
def test_labels_measures_and_points_in_time_count_nothing(text):
    """A number that names, measures or dates is no count."""
    assert find_quantities(text) == []


@pytest.mark.parametrize(("text", "wanted"), LAST, ids=[text for text, _ in LAST])
def test_units_ranges_and_lengths(text, wanted):
    """Plurals in both languages, ranges, thousands and lengths of time."""
    assert [(q.value, q.qualifier, q.unit) for q in find_quantities(text)] == [wanted]
