"""Bodies and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.bodies import find_small_bodies, find_small_places, widen
from litreview.privacy.capitals import CapitalRun


def widened(text, name):
    start = text.index(name)
    run, body = widen(text, CapitalRun(start, start + len(name)))
    return text[run.start : run.end], body


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("at Castelo Brothers Roofing", "Castelo", ("Castelo Brothers Roofing", True)),
        ("at castelo brothers roofing then", "castelo", ("castelo brothers roofing", True)),
        ("à l'école Sainte-Ursanne", "Sainte-Ursanne", ("école Sainte-Ursanne", True)),
        ("gîte du Tourne-Vent", "Tourne-Vent", ("gîte du Tourne-Vent", True)),
        ("saw St. Ninnoc there", "Ninnoc", ("St. Ninnoc", True)),
        ("with big dougie", "dougie", ("big dougie", False)),
        ("with Amira there", "Amira", ("Amira", False)),
        ("with Amira in the house", "Amira", ("Amira", False)),
    ],
)
def test_a_name_takes_what_belongs_to_it(text, name, expected):
    """Kinds of body on either side, saints and nicknames; nothing beyond a word that is no part of a name."""
    assert widened(text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i sleep at yellow canoe lodge", ["yellow canoe lodge"]),
        ("she works for silver thread bakery", ["silver thread bakery"]),
        ("il m'a amené au gîte du tourne-vent hier", ["gîte du tourne-vent hier"]),
        ("we go to the community centre", []),
        ("i was at the hospital", []),
        ("he went to high school", []),
        ("at the drop-in centre", []),
    ],
)
def test_bodies_in_small_letters_are_told_from_kinds_of_body(text, expected):
    """A body's own words show it; a kind of body does not."""
    assert [text[run.start : run.end] for run in find_small_bodies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i come from coldwater bend", ["coldwater bend"]),
        ("un gars de petit-ruisseau", ["petit-ruisseau"]),
        ("on vit à sainte-ursanne", ["sainte-ursanne"]),
        ("down by the river", []),
        ("au sous-sol de la maison", []),
        ("from my point of view", []),
    ],
)
def test_places_in_small_letters_are_told_from_land(text, expected):
    """A place's own words show it; a kind of land does not."""
    assert [text[run.start : run.end] for run in find_small_places(text)] == expected


@given(st.text(max_size=200))
def test_any_text_gives_runs_inside_it(text):
    """No text breaks it."""
    runs = [*find_small_bodies(text), *find_small_places(text)]
    assert all(0 <= run.start < run.end <= len(text) for run in runs)


KINDS = """
house
home
shelter
lodge
mission
hostel
centre
center
church
parish
temple
mosque
gurdwara
synagogue
school
college
academy
university
clinic
hospital
pharmacy
hospice
society
association
network
coalition
foundation
collective
club
hall
legion
agency
diner
restaurant
café
bakery
grill
garage
motors
roofing
trucking
transport
construction
plumbing
landscaping
salon
market
foods
farm
mill
foundry
motel
inn
hotel
arena
tower
manor
villa
apartments
co-op
drop-in
kitchen
pantry
food bank
nursery
daycare
lumber
fisheries
marina
auto
tire
"""
KINDS_FR = """
école
collège
église
paroisse
mosquée
temple
gîte
auberge
refuge
foyer
maison
centre
clinique
hôpital
pharmacie
garage
boulangerie
dépanneur
ferme
usine
camp
club
café
resto
restaurant
cantine
motel
résidence
manoir
association
société
fondation
banque
bibliothèque
aréna
"""
LAND = """
bay
lake
river
creek
falls
landing
corners
harbour
islands
hills
valley
ridge
crossing
junction
narrows
rapids
cove
beach
mills
bend
bluff
portage
first nation
reserve
rez
inlet
flats
heights
meadows
glen
hollow
ferry
siding
mountain
township
settlement
springs
"""


@pytest.mark.parametrize("kind", KINDS.strip().split("\n"))
def test_each_kind_of_body_behind_a_name(kind):
    """It belongs to the name before it, whatever its case, also with a word between."""
    assert widened(f"at Castelo {kind} then", "Castelo") == (f"Castelo {kind}", True)
    assert widened(f"at Castelo Family {kind.title()}.", "Castelo") == (f"Castelo Family {kind.title()}", True)
    assert widened(f"at Castelo {kind}ers", "Castelo") == ("Castelo", False)


@pytest.mark.parametrize("kind", KINDS_FR.strip().split("\n"))
def test_each_french_kind_of_body_before_a_name(kind):
    """It belongs to the name behind it, with the article between."""
    assert widened(f"puis {kind} du Vosk", "Vosk") == (f"{kind} du Vosk", True)
    assert widened(f"puis {kind} Vosk", "Vosk") == (f"{kind} Vosk", True)


@pytest.mark.parametrize("land", LAND.strip().split("\n"))
def test_each_kind_of_land_in_small_letters(land):
    """A place in small letters is shown by its own word before the kind."""
    text = f"we come from vosk {land} by bus"
    assert [text[run.start : run.end] for run in find_small_places(text)] == [f"vosk {land}"]


def test_a_food_bank_is_shown_by_its_own_word():
    """A kind of two words needs a name before both."""
    text = "we eat at vosk food bank and at the community food bank"
    assert [text[run.start : run.end] for run in find_small_bodies(text)] == ["vosk food bank"]
