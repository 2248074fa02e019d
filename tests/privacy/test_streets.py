"""Street addresses."""

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
        ("i live at 16 tannery lane room 4 and", [("address", "16 tannery lane")]),
        ("we moved to 9 quarry crescent", [("address", "9 quarry crescent")]),
        ("it's on old foundry road near the bridge", [("address", "old foundry road")]),
        ("she lives at forty two birch street", [("address", "forty two birch street")]),
        ("at one twenty three elm avenue apartment 4", [("address", "one twenty three elm avenue apartment 4")]),
        ("i'm at two hundred and five kettle road", [("address", "two hundred and five kettle road")]),
        ("the house on Juniper Terrace", [("address", "Juniper Terrace")]),
        ("down on willow lane by the mill", [("address", "willow lane")]),
        ("au 24, ruelle de la Forge", [("address", "24, ruelle de la Forge")]),
        ("77 bis, montée Chasse-Galerie", [("address", "77 bis, montée Chasse-Galerie")]),
        ("je reste sur la rue des sizerins", [("address", "rue des sizerins")]),
        ("au coin de la rue principale", [("address", "rue principale")]),
        ("il reste au 12 rang saint-joseph", [("address", "12 rang saint-joseph")]),
        ("12 rue de l'église appartement 3", [("address", "12 rue de l'église appartement 3")]),
        ("Box 19, 6604 Kiln Road", [("address", "Box 19, "), ("address", "6604 Kiln Road")]),
        ("po box 44", [("address", "po box 44")]),
        ("p o box 44", [("address", "p o box 44")]),
        ("rural route 3", [("address", "rural route 3")]),
        ("RR#2, Kettle Falls", [("address", "RR#2")]),
        ("lot 33 bramble acres trailer park", [("address", "lot 33 bramble acres trailer park")]),
        ("4417 Highway 17 East", [("address", "4417 Highway 17 East")]),
        ("2210 line 8", [("address", "2210 line 8")]),
        ("concession road 6 lot 12", [("address", "concession road 6 lot 12")]),
        ("on side road 25", [("address", "side road 25")]),
        ("1450 County Road 12", [("address", "1450 County Road 12")]),
        ("unit 4, 88 Pine St.", [("address", "unit 4, "), ("address", "88 Pine St.")]),
        ("88-12 Pine St. N", [("address", "88-12 Pine St. N")]),
        ("case postale 45", [("address", "case postale 45")]),
        ("quatre cent douze rue du moulin", [("address", "quatre cent douze rue du moulin")]),
        ("it's the yellow house at 5 copper hill road", [("address", "5 copper hill road")]),
        ("meet me at the corner of birch and alder street", [("address", "the corner of birch and alder street")]),
        ("the clinic on third avenue", [("address", "third avenue")]),
        ("he's in an apartment on 2nd avenue east", [("address", "2nd avenue east")]),
        ("i'm over at 310 wexler boulevard number 12", [("address", "310 wexler boulevard number 12")]),
        ("over by harrow street", [("address", "harrow street")]),
        ("the one on Larkspur Drive, the brick one", [("address", "Larkspur Drive")]),
        ("i stay in the basement at 18 fenn court", [("address", "18 fenn court")]),
        ("we're on the 9th line", [("address", "9th line")]),
        ("on the tenth concession", [("address", "tenth concession")]),
        ("at 44 old mill trail", [("address", "44 old mill trail")]),
        ("my address is 202 quill circle", [("address", "202 quill circle")]),
        ("i lived at 15 maple place", [("address", "15 maple place")]),
        ("au 1180 boul. des Ormes, app. 4", [("address", "1180 boul. des Ormes, app. 4")]),
        ("j'habite au 45 avenue des pins", [("address", "45 avenue des pins")]),
        ("je demeure 8 impasse du lavoir", [("address", "8 impasse du lavoir")]),
        ("il est au 3456 chemin du vieux-pont", [("address", "3456 chemin du vieux-pont")]),
        ("au quarante-cinq rue des ormes", [("address", "quarante-cinq rue des ormes")]),
        ("le cinquante-huit montée chasse-galerie", [("address", "cinquante-huit montée chasse-galerie")]),
        ("sur l'avenue des Tilleuls", [("address", "avenue des Tilleuls")]),
        ("la ruelle Bellechasse", [("address", "ruelle Bellechasse")]),
        ("boîte postale 12", [("address", "boîte postale 12")]),
        ("general delivery, fire number 4418", [("address", "fire number 4418")]),
        ("au 14 de la rue des tanneurs", [("address", "14 de la rue des tanneurs")]),
        ("we were at 3 maple court", [("address", "3 maple court")]),
        ("he got a place on cedar ridge road", [("address", "cedar ridge road")]),
        ("i live on kettle creek road just past the church", [("address", "kettle creek road")]),
        ("she moved to 9 ash gardens", [("address", "9 ash gardens")]),
        ("i walk up Hollow Hill Road", [("address", "Hollow Hill Road")]),
        ("my address is one oh four finch street", [("address", "one oh four finch street")]),
        ("it's at the corner of rue bellerive", [("address", "rue bellerive")]),
        ("chez moi au 6 rue du ruisseau", [("address", "6 rue du ruisseau")]),
        ("au 102 boulevard saint-joseph ouest", [("address", "102 boulevard saint-joseph ouest")]),
        ("at the corner of Heron and Fourth", [("address", "the corner of Heron and Fourth")]),
        ("live at the corner of heron and fifth", [("address", "the corner of heron and fifth")]),
        ("au coin des bouleaux et de la sixième", [("address", "coin des bouleaux et de la sixième")]),
        ("au coin de la rue des Ormes et de la troisième", [("address", "coin de la rue des Ormes et de la troisième")]),
        ("on pine hollow sideroad number nine", [("address", "pine hollow sideroad number nine")]),
        ("chemin de la rivière numéro dix-neuf", [("address", "chemin de la rivière numéro dix-neuf")]),
        ("unit two twelve larkspur court", [("address", "unit two twelve larkspur court")]),
        ("twenty um two larkspur crescent", [("address", "twenty um two larkspur crescent")]),
        ("fifteen and a half mill street", [("address", "fifteen and a half mill street")]),
        ("au douze et demi rue saint-aubin ouest", [("address", "douze et demi rue saint-aubin ouest")]),
        (
            "au trois cent quarante rue du moulin rouge appartement deux",
            [("address", "trois cent quarante rue du moulin rouge appartement deux")],
        ),
        ("R.R. 3, site 4, box 12", [("address", "R.R. 3, site 4, box 12")]),
        ("au 4e Rang Nord, numéro 12", [("address", "4e Rang Nord, numéro 12")]),
    ],
)
def test_streets_are_found_as_people_write_and_say_them(text, expected):
    """Every form of streets and addresses is found whole, in both languages, written and as speech recognition writes it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it's a 5 minutes drive",
        "two people in court",
        "on the road again",
        "dans la rue depuis deux ans",
        "at the end of the lane",
        "a 3 hour drive",
        "i was in drug court twice",
        "she went to family court on monday",
        "people on the street need it",
        "street outreach on winter nights",
        "a walk down memory lane",
        "the food drive and the clothing drive",
        "we lived on the street for two years",
        "sur la route de l'école",
        "elle dort dans la rue parce que",
        "sortir de la rue pour de bon",
        "dans la rue du jour au lendemain",
        "les gens de la rue des fois",
        "sur la rue, y a du monde",
        "12 places de stationnement",
        "2 cours de yoga",
        "the first line of the form",
        "line 8 of the form",
        "take highway 17 north",
        "i was on the wrong road",
        "it was a long road to recovery",
        "down the same street",
        "the road to hell",
        "he took the high road",
        "there's a street nurse",
        "on every street in town",
        "the other side of the street",
        "in the street at night",
        "cross the road",
        "on a quiet street",
        "people from the street come in",
        "i went to court 3 times and the judge",
        "court 2 in the morning",
        "drive 20 minutes to get there",
        "i drive 5 hours",
        "the 6 lane highway",
        "there's only one road in",
        "two street nurses",
        "one street over",
        "five different avenues",
        "sur le terrain",
        "un chemin difficile",
        "sur le chemin du retour",
        "sur le chemin de la guérison",
        "en chemin vers le centre",
        "la montée du stress",
        "à côté de la rue",
        "une place pour tous",
        "3 places pour les jeunes",
        "10 route",
        "la rue c'est dur",
        "dans la rue on apprend",
        "les intervenants de rue sont là",
        "le travail de rue dans le quartier",
        "coin café du centre",
        "my house is on fire",
        "thirty of us on the street",
        "on the main road",
        "the long road back",
        "a dirt road",
        "rue quelque part",
        "at the corner of my eye and heart",
        "in the corner of shame and fear",
        "dans le coin de la chambre et de la cuisine",
        "number six on the list",
        "my apartment two years ago",
        "Recovery Lane",
        "on main street",
        "de cent rues",
    ],
)
def test_near_misses_stay(text):
    """Ordinary speech that looks like streets and addresses is left as it is."""
    assert found(text) == []


@given(st.lists(st.sampled_from(["12", "A", "Box,-", "de", "la", "on", "road", "rue", "street"]), max_size=25).map(" ".join))
def test_any_words_give_spans_inside_the_text(text):
    """No text breaks the search."""
    assert all(0 <= one.start < one.end <= len(text) for one in [*find_identifiers(text), *find_general(text)])


TYPES = """
we met at <14 Vosk Street>
we met at <14 Vosk Road East>
we met at <14 Vosk Blvd.>
we met at <14 Vosk Cres>
we met at <14 Vosk Pkwy>
we met at <14 Vosk Hwy>
we met at <14 Vosk Ave W>
we met at <14 Vosk Dr>
we met at <14 Vosk Crt>
we met at <14 Vosk Ct>
we met at <14 Vosk Ln>
we met at <14 Vosk Pl>
we met at <14 Vosk Terr>
we met at <14 Vosk Trl>
we met at <14 Vosk Way>
we met at <14 Vosk Cir>
we met at <14 Vosk Line>
we met at <14 Vosk Sq>
we met at <14 Vosk Gdns>
we met at <14 Vosk Heights>
we met at <14 Vosk Row>
we met at <14 Vosk Gate>
we met at <14 Vosk Close>
we met at <14 Vosk Mews>
we met at <14 Vosk Alley>
we met at <14 Vosk Path>
we met at <14 Vosk Loop>
we met at <14 Vosk Ridge>
we met at <14 Vosk Grove>
we met at <14 Vosk Green>
we met at <14 Vosk Rise>
we met at <14 Vosk Walk>
we met at <14 Vosk View>
we met at <14 Vosk Landing>
we met at <14 Vosk Commons>
we met at <14 Vosk Cove>
we met at <14 Vosk Bay>
we met at <14 Vosk Manor>
we met at <14 Vosk Quay>
we met at <14 Vosk Point>
we met at <14 Vosk Extension>
we met at <14 vosk concession>
we met at <14 vosk sideroad>
we met at <14 vosk mews>
we met at <14 vosk townline>
we met at <14 vosk gate>
we met at <14 vosk square>
we met at <14 vosk grove>
we met at <14 vosk cove>
we met at <14 vosk close>
we met at <14 vosk loop>
we met at <14B Vosk Street>
we met at <14 Vosk Street SW>
we met at <14 East Vosk Street>
we met at <14 Vosk Street, apt. 3>
we met at <14 Vosk Street, suite 12B>
we met at <14 Vosk Street #3>
we met at <14 Vosk Street unit twelve>
"""
FRENCH = """
au <14 av. Vosk>
au <14 boulevard Vosk>
au <14 ch. du Lac-Vosk>
au <14 rang Vosk>
au <14, allée des Vosk>
au <14 côte Vosk>
au <14 croissant Vosk>
au <14 promenade Vosk>
au <14 sentier Vosk>
au <14 route Vosk>
au <14 carré Vosk>
au <14 quai Vosk>
au <14 terrasse Vosk>
au <14 passage Vosk>
au <14 faubourg Vosk>
au <14 rue de Vosk Est>
au <14 rue Vosk, appartement 3>
au <14 rue Vosk, bureau 12>
au <14 rue Vosk, logement quatre>
au <14 ter rue Vosk>
au <cent douze rue vosk>
au <douze boulevard vosk>
au <douze chemin vosk>
au <douze rang vosk>
au <douze impasse vosk>
"""
RURAL = """
write to <P.O. Box 12>
write to <post office box 12>
write to <C.P. 12>
write to <mailbox 12>
write to <civic number 4418>
write to <R.R. #2>
write to <rural route 2, box 12>
write to <case postale 12, succ. 3>
it is at <1450 Regional Road 12>
it is at <1450 Township Road 12>
it is at <1450 Range Road 12>
it is at <1450 Hwy 7>
it is at <1450 Route 117>
it is at <lot 4, concession 3>
it is at <county road 12>
it is at <unit 12 bramble mobile home park>
it is at <site 12 bramble campground>
it is at <apt 12>
it is at <apartment twelve>
on habite <appartement 12>
we <live at 14 Vosk>
she <stays at 14, Vosk Bell>
"""
NO_STREETS = """
she took 2 back streets
30 people in drug court
apartment two years later
apartment for three people
we live at 14 or so
lot of people
unit of care
box of 12
route of recovery
12 places de jeu
"""


def is_marked(line):
    """Return whether exactly what stands in angle brackets is found, as an address."""
    text = line.replace("<", "").replace(">", "")
    return found(text) == [("address", part.split(">")[0]) for part in line.split("<")[1:]]


@pytest.mark.parametrize("line", (TYPES + FRENCH + RURAL).strip().replace("\n\n", "\n").split("\n"))
def test_every_kind_of_street_unit_and_rural_address(line):
    """What stands in angle brackets is found whole: each kind of street, short and long, in both languages."""
    assert is_marked(line)


@pytest.mark.parametrize("text", NO_STREETS.strip().split("\n"))
def test_counts_and_lengths_of_time_are_no_addresses(text):
    """A word of an address beside a number that counts something else stays."""
    assert found(text) == []
