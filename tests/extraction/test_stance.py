"""Stances of participants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.stance import is_conditional, read_stance, take_side
from litreview.tables import VOCABULARY

CASES = [
    ("I’d love to see a network like that.", "supports"),
    ("Yes, and they need to pay us.", "supports"),
    ("Peers should not be asked to work for free.", "supports"),
    ("I wish there were a group in my town.", "supports"),
    ("It would help if managers knew what we do.", "supports"),
    ("Il faut nous payer.", "supports"),
    ("Training is fine as long as peers teach it.", "conditional"),
    ("Only if we keep our independence.", "conditional"),
    ("If they pay us, I will join.", "conditional"),
    ("Ça dépend de qui décide.", "conditional"),
    ("Une certification, à condition qu’elle soit gratuite.", "conditional"),
    ("I’m against certification.", "opposes"),
    ("We don’t need another committee.", "opposes"),
    ("Peers shouldn’t chart in the clinical file.", "opposes"),
    ("Je ne suis pas d’accord.", "opposes"),
    ("Who would choose the representatives?", "question"),
    ("Would it cost anything if I joined?”", "question"),
    ("Qui va payer ?", "question"),
]

ENGLISH = {
    "supports": [
        "I would back a network like this one.",
        "Count me in.",
        "A speakers' bureau is a great idea.",
        "We have waited for this for years, so please start.",
        "No peer should work alone at night.",
        "Peers must never be paid in gift cards.",
        "It can't come soon enough.",
        "I can't think of a better use of the money.",
        "I don't see why not.",
        "There is nothing wrong with a certificate.",
        "Boards should not meet without us.",
        "Don't wait for another study.",
        "Families should be asked as well.",
        "I agree with the plan.",
        "I have no objection to training.",
        "It would be good if peers taught the course.",
        "I am fully in favour of a peer on every board.",
    ],
    "opposes": [
        "I'm against it.",
        "I do not support mandatory certification.",
        "This is a waste of public money.",
        "A bureau like that would do more harm than good.",
        "I can't support this.",
        "Scrap the idea.",
        "Peers should not be certified at all.",
        "We oppose the new fee.",
        "I would rather not have a certificate.",
        "I'm not convinced that a bureau is needed.",
        "Certification is the last thing we need.",
        "There is no point in another committee.",
        "I don't think this will work.",
        "It makes no sense to me.",
        "I disagree with the second option.",
        "Please do not go ahead with it.",
        "I'm not in favour of any of this.",
        "I reject the proposal.",
    ],
    "conditional": [
        "Yes, provided that peers run it.",
        "I'd join if there were a bus home.",
        "Only when the pay is settled.",
        "Not unless the board asks us first.",
        "It depends on the money.",
        "As long as nobody is forced to speak.",
        "Certification is fine, but only if it is free.",
        "I could support it with two changes.",
        "On condition that my name stays out.",
        "Assuming that it is voluntary, yes.",
        "If families are included, I am for it.",
        "In principle yes, but not before the funding is there.",
        "Fine by me so long as there is supervision.",
        "Training, yes, except if it is taught by clinicians.",
        "I'm for it with conditions.",
    ],
    "question": [
        "Who would run it?",
        "Would we be paid for the time?",
        "How many seats are there?",
        "And what happens if somebody says no?",
        "Is it meant for families too?",
        "Do you have to use your own name?”",
        "I wonder who would pay for that.",
        "What about people in the north?",
        "My question is who decides.",
        "I'd like to know how the speakers are chosen.",
        "Will it be in French?",
    ],
}
FRENCH = {
    "supports": [
        "J'appuie cette idée.",
        "C'est une excellente idée.",
        "Je suis tout à fait d'accord.",
        "Il faut un bureau de conférenciers.",
        "Ça ne peut pas nuire.",
        "Les pairs ne devraient pas travailler seuls la nuit.",
        "Personne ne devrait être payé en cartes-cadeaux.",
        "Je n'ai rien contre la formation.",
        "On attend ça depuis des années.",
        "Je suis pour.",
        "Les familles devraient avoir un siège.",
        "Oui, allez-y.",
        "Il ne faut pas oublier les proches.",
        "Nous souhaitons un réseau provincial.",
        "Ce serait bien d'avoir un groupe ici.",
        "Je suis en faveur d'une certification.",
    ],
    "opposes": [
        "Je suis contre.",
        "Je m'oppose à la certification.",
        "C'est une mauvaise idée.",
        "C'est du gaspillage.",
        "Nous n'avons pas besoin d'un autre comité.",
        "Je ne suis pas d'accord.",
        "Je ne veux pas de certificat.",
        "Il ne faut pas de certification.",
        "Je ne suis pas en faveur de cela.",
        "Ça n'a aucun sens.",
        "Je ne crois pas que ça marche.",
        "Je refuse cette proposition.",
        "Abandonnez ce projet.",
        "Nous sommes opposés aux frais.",
        "Ça ferait plus de mal que de bien.",
        "Je ne vois pas l'utilité d'un bureau.",
        "Surtout pas.",
        "Je n'appuie pas cette mesure.",
    ],
    "conditional": [
        "Oui, à condition d'être payés.",
        "Oui, si on nous écoute.",
        "Pourvu que ce soit volontaire.",
        "Seulement si les pairs décident.",
        "Ça dépend du budget.",
        "À moins qu'on nous paie, non.",
        "Tant que personne n'est forcé, je suis pour.",
        "En principe oui, mais pas avant le financement.",
        "S'il y a un autobus, j'irai.",
        "Je l'appuierais avec deux changements.",
        "D'accord, sous réserve d'un vrai budget.",
        "Si les familles sont incluses, je suis d'accord.",
        "Uniquement si c'est gratuit.",
        "Oui, sauf si c'est obligatoire.",
        "Pour autant que ce soit en français.",
        "Ça dépendra de qui dirige.",
    ],
    "question": [
        "Qui va payer?",
        "Est-ce que ce sera en français ?",
        "Combien de sièges y a-t-il ?",
        "Faut-il donner son nom ?",
        "Et les régions, dans tout ça ?",
        "Je me demande qui va décider.",
        "J'aimerais savoir comment on choisit les conférenciers.",
        "Ma question est de savoir qui paie.",
        "Pourquoi pas en région ?",
        "Sera-t-on payés ? »",
        "Qu'arrive-t-il si quelqu'un refuse ?",
    ],
}
SAID = [(text, stance) for said in (ENGLISH, FRENCH) for stance, texts in said.items() for text in texts]


@pytest.mark.parametrize(("text", "stance"), SAID, ids=[text[:40] for text, _ in SAID])
def test_many_ways_to_say_it(text: str, stance: str) -> None:
    """People say yes, no, on condition and ask in many words, in both languages."""
    assert read_stance(text) == stance


@pytest.mark.parametrize("text", ["I oppose " * 6000, "NON " * 12000, "should not " * 5000, "si on " * 9000, "| 3 | 4 " * 7000])
def test_long_runs_are_read_in_time(text: str) -> None:
    """50,000 signs have one stance like any other words."""
    assert read_stance(text) in VOCABULARY["recommendations", "stance"]


def test_capitals_and_bent_quotes_change_nothing() -> None:
    """Shouting and typographic apostrophes are read alike."""
    assert read_stance("I’M AGAINST IT.") == read_stance("I'm against it.") == "opposes"


def test_where_nothing_was_proposed_a_ban_is_advice() -> None:
    """ "Peers should not chart" opposes an idea put to the speaker; unasked it recommends."""
    assert read_stance("Peers should not chart.", proposed=False) == "supports"
    assert read_stance("I am against charts.", proposed=False) == "opposes"


@pytest.mark.parametrize(("text", "stance"), CASES, ids=[text[:30] for text, _ in CASES])
def test_stance(text: str, stance: str) -> None:
    """Questions come first, then conditions, then refusal; forbidding a harm is support."""
    assert read_stance(text) == stance


@given(st.text(max_size=200))
def test_exactly_one_known_stance(text: str) -> None:
    """Any text has one stance of the vocabulary."""
    assert read_stance(text) in VOCABULARY["recommendations", "stance"]


@pytest.mark.parametrize("text", ["We met on Monday.", "Nous avons mangé.", "It was cold.", "", "Peers work here."])
def test_who_takes_no_side_has_none(text: str) -> None:
    """What is told is not support."""
    assert take_side(text) == ""


def test_a_wish_is_no_condition() -> None:
    """ "It would help if" asks, "only if" makes terms."""
    assert not is_conditional("It would help if we had a van.")
    assert is_conditional("Only if we have a van.")
