import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.defining import is_definition, read_definition, strip_article

DEFINING = [
    ("defines-as", "The Lake Council defines peer support as a bond of equals.", "peer support", "The Lake Council"),
    (
        "uses-definition",
        "The Lake Council uses a broad definition of peer support: any help by peers.",
        "peer support",
        "The Lake Council",
    ),
    ("possessive", "The Lake Council’s definition of peer support is “help”.", "peer support", "The Lake Council"),
    (
        "that-defines",
        "The Panel adopts a wide definition that defines peer work as any help.",
        "peer work",
        "The Panel adopts a wide definition that",
    ),
    ("passive-by", "Peer support has been defined by the Lake Council as a bond of equals.", "Peer support", "the Lake Council"),
    ("described-by", "Peer support is described by the Lake Council as a bond.", "Peer support", "the Lake Council"),
    ("refers-to", "Peer support refers to help between equals.", "Peer support", ""),
    ("begins-when", "Formal peer support begins when a trained person takes a role.", "Formal peer support", ""),
    ("is-a", "Peer support is a bond between people who share an illness.", "Peer support", ""),
    ("are", "Peer guides are people who share an illness.", "Peer guides", ""),
    ("aside", "Peer support (PS) is a bond between equals.", "Peer support", ""),
    ("by-we-mean", "By peer support we mean help between equals.", "peer support", ""),
    ("we-use", "We use the term peer work for paid roles.", "peer work", ""),
    ("the-term", "The term “peer work” refers to paid roles.", "peer work", ""),
    ("lead-in", "In this guide, peer support is a bond between equals.", "peer support", ""),
    ("footnote", "*Peer houses are homes run by and for survivors.", "Peer houses", ""),
    ("gloss", "Peer guide: a person who shares an illness.", "Peer guide", ""),
    ("alias", "Peer support is sometimes known as mutual aid.", "Peer support", ""),
    ("capitals", "PEER SUPPORT IS A BOND BETWEEN EQUALS.", "PEER SUPPORT", ""),
    ("fr-est", "La pair-aidance est un lien entre des personnes égales.", "pair-aidance", ""),
    ("fr-entend", "On entend par soutien par les pairs toute aide entre égaux.", "soutien par les pairs", ""),
    ("fr-par", "Par pair-aidance, on entend un lien entre égaux.", "pair-aidance", ""),
    ("fr-désigne", "La pair-aidance désigne un lien entre égaux.", "pair-aidance", ""),
    ("fr-terme", "Le terme « pair aidant » désigne une personne en chemin.", "pair aidant", ""),
    ("fr-définit", "Le Réseau Boréal définit la pair-aidance comme un lien.", "pair-aidance", "Le Réseau Boréal"),
    ("fr-définie-par", "L’entraide est définie par le Réseau Boréal comme un lien.", "entraide", "le Réseau Boréal"),
    ("fr-appelle", "On appelle pair aidant une personne qui accompagne.", "pair aidant", ""),
]
NOT_DEFINING = [
    ("status-component", "Enhancing peer support is an essential component of a coordinated system."),
    ("status-alignment", "Investing in peer support is in alignment with the plan."),
    ("status-practice", "Peer support has been a long-established best practice recognised here."),
    ("rank", "Peer support is a core service in the north."),
    ("praise", "Peer support is a growing field of work."),
    ("purpose", "We act to ensure peer support is recognized as a key component."),
    ("talk", "There are various definitions of peer support."),
    ("talk-differently", "Peer support is defined in many different ways as a practice."),
    ("talk-how", "It matters how people define peer support as a practice."),
    ("question", "What is peer support?"),
    ("benefit", "Peer support helps people."),
    ("means-that", "Peer support means that people stay longer."),
    ("means-lot", "Peer support means a lot to me."),
    ("modal", "Peer support is a service that must be funded."),
    ("project", "The Peer Project is a peer-run organization that opened here."),
    ("pronoun", "This is a way of helping people."),
    ("adjective", "Peer support is effective."),
    ("counted", "Peers delivered a mean of eleven contacts."),
    ("empty", ""),
]


@pytest.mark.parametrize(("sentence", "term", "owner"), [c[1:] for c in DEFINING], ids=[c[0] for c in DEFINING])
def test_reads_term_and_owner(sentence, term, owner):
    """A defining sentence gives its term and the words that name whose definition it is."""
    found = read_definition(sentence)
    assert found is not None
    assert found[:2] == (term, owner)


@pytest.mark.parametrize("sentence", [c[1] for c in NOT_DEFINING], ids=[c[0] for c in NOT_DEFINING])
def test_claims_purposes_and_talk_define_nothing(sentence):
    """Status, praise, purpose, benefit, talk about definitions and questions are no definitions."""
    assert read_definition(sentence) is None


def test_the_defining_words_are_told_apart():
    """The offset points to the first word after the defining verb."""
    sentence = "The Lake Council defines peer support as “a bond”."
    assert sentence[read_definition(sentence).start :] == "“a bond”."


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("An ecosystem is a community of living things .", True),
        ("12 . A norm refers to a shared rule .", True),
        ("Plants make sugar in a process called photosynthesis.", True),
        ("Diana was the goddess of the hunt.", True),
        ("The forest grew quickly in spring.", False),
        ("", False),
    ],
    ids=["genus", "tokenised", "reversed", "past", "story", "empty"],
)
def test_any_term_counts_for_the_general_question(sentence, wanted):
    """The general detector takes terms of any subject, also at the end of the sentence."""
    assert is_definition(sentence) is wanted


@pytest.mark.parametrize(
    ("term", "bare"),
    [("The peer worker", "peer worker"), ("“L’entraide”", "entraide"), ("une pair-aidance", "pair-aidance"), ("peer", "peer")],
    ids=["the", "elision", "une", "bare"],
)
def test_articles_and_marks_go(term, bare):
    """A term stands without its article and quotation marks."""
    assert strip_article(term) == bare


@given(st.text(max_size=400))
def test_free_text_never_breaks_the_grammar(sentence):
    """Whatever the words, the offset lies within the sentence."""
    found = read_definition(sentence)
    assert found is None or 0 < found.start <= len(sentence)


def test_a_long_hostile_sentence_is_answered():
    """A sentence of half a million characters is read like any other."""
    assert read_definition("peer " * 100_000) is None
    assert is_definition("a" * 500_000) is False
