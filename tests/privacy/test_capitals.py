"""Runs of capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.capitals import find_runs, has_capitals, is_known_word, lower_words, opens_sentence


def runs(text, lower=()):
    return [text[run.start : run.end] for run in find_runs(text, frozenset(lower))]


NAMES = {
    "a given name": ("I met Amira there", "Amira"),
    "an accented capital": ("I met Élodie there", "Élodie"),
    "a stroke": ("I met Łucja there", "Łucja"),
    "another alphabet": ("I met Οδυσσέας there", "Οδυσσέας"),
    "Cyrillic": ("I met Зоряна there", "Зоряна"),
    "syllabics, which have no case": ("her name in syllabics ᐊᒥᕋᖅ there", "ᐊᒥᕋᖅ"),
    "a barred glottal": ("we asked Ts'ekwa about it", "Ts'ekwa"),
    "an apostrophe inside": ("we asked K'ahnehtiio about it", "K'ahnehtiio"),
    "a curly apostrophe": ("we asked O’Brannagh about it", "O’Brannagh"),
    "a hyphen": ("we asked Marie-Anik about it", "Marie-Anik"),
    "a double surname": ("we asked Zo Vosk-Delorvais about it", "Zo Vosk-Delorvais"),
    "a hyphen and a small letter": ("we asked Hyeong-seo about it", "Hyeong-seo"),
    "French particles": ("we asked Paule de la Bruyerre about it", "Paule de la Bruyerre"),
    "a Dutch particle": ("we asked Joris van den Hoekema about it", "Joris van den Hoekema"),
    "an initial before": ("we asked J. Voskrey about it", "Voskrey"),
    "an initial between": ("we asked Ann E. Voskrey about it", "Ann E. Voskrey"),
    "initials only": ("we asked J.V. about it", "J.V."),
    "initials set apart": ("we asked J. V. about it", "J. V."),
    "a saint": ("they sent her to St. Bramwell last year", "St. Bramwell"),
    "a possessive": ("that was Amira's idea", "Amira"),
    "a curly possessive": ("that was Amira’s idea", "Amira"),
    "a possessive of s": ("that was Tobias' idea", "Tobias"),
    "a contraction": ("but Amira'll know", "Amira"),
    "a French elision": ("c'est l'idée d'Amira", "Amira"),
    "a name that is a word": ("we asked Hope about it", "Hope"),
    "a surname that is a word": ("we asked Grace Winter about it", "Grace Winter"),
    "a month as a surname": ("we asked Dora May about it", "Dora May"),
    "a name of two letters": ("we asked Bo about it", "Bo"),
    "a name after a comma": ("well, Amira knows", "Amira"),
    "a sentence's first word that speaks": ("Amira said so", "Amira"),
    "a sentence's first word that is": ("Amira was there", "Amira"),
    "a sentence's first word that owns": ("Amira's sister came", "Amira"),
    "somebody called": ("Amira, are you there", "Amira"),
    "two names first": ("Amira and Zo came", "Amira"),
    "French speech": ("Amira disait que non", "Amira"),
    "a new line": ("yes\nAmira said so", "Amira"),
    "a lodge": ("we went to Stillmarsh Lodge again", "Stillmarsh Lodge"),
    "a nation's band office": ("at the Wapakisk First Nation office", "Wapakisk"),
}


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES.keys())
def test_names_are_found(text, name):
    """A name is found whatever its letters, joints, initials and endings are."""
    assert name in runs(text)


ORDINARY = {
    "an accented small letter": "on a été payés",
    "French sentences": "C'était l'équipe. J'écoutais. Qu'est-ce que j'ai écrit? N'importe où. S'il était là.",
    "être": "être payé, c'est être égal à égal",
    "nobody": "Nobody was there. Nobody said so. Somebody told me. Everybody asked.",
    "one": "One is vacant. Two were there. Another came. None was.",
    "weekdays": "We meet on Mondays and Fridays, Wednesday's too.",
    "months": "It was in May, or June. Since January.",
    "verbs first": "Look, I know. Listen, it works. Talking helped. Said no. Sit, he said.",
    "nouns first": "Groceries is support too. Distance is the whole thing.",
    "adverbs first": "Honestly, no. Actually, yes. Eventually, it was.",
    "contractions": "I'm fine. They've gone. He'll come. It'd help. That's it. Don't say. We're here. Can't was the word.",
    "French openers": "Oui, merci. Alors, non. Rien, c'est tout. Personne est venu. Avant, on parlait.",
    "exclamations": "Ah, well. Oh, no. Euh, oui. Haha, right.",
    "offices": "We asked the Prime Minister, the Deputy Minister and the Board. Mental Health Services did it.",
    "kin": "She said Mama and Papa and Grandma.",
    "peoples and languages": "They speak Cree, Oji-Cree, French, Ojibwe and English; Métis and Inuit people.",
    "pseudonyms": "P07 met P08's friend and FR-12",
    "Young People": "the plan for Young People",
    "countries and initials": "in the U.S. and the U.K. and P.E.I.",
    "times of day": "at 4 p.m. and 9 A.M. it was",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY.keys())
def test_ordinary_words_are_passed_over(text):
    """What everyday speech writes with a capital is no name."""
    assert runs(text, {"groceries", "distance", "eventually"}) == []


@pytest.mark.parametrize(
    ("text", "lower", "found"),
    [
        ("Certificates, I go back and forth.", {"certificates"}, []),
        ("Certificates, I go back and forth.", (), ["Certificates"]),
        ("Amira said so.", {"amira"}, ["Amira"]),
        ("I met Amira.", {"amira"}, ["Amira"]),
        ("Grace was there.", {"grace"}, ["Grace"]),
    ],
    ids=["written small too", "never small", "speech", "inside a sentence", "a name that is a word"],
)
def test_what_the_document_also_writes_small_opens_sentences_only(text, lower, found):
    """Lower case elsewhere excuses a sentence's first word, and never a word of speech, a capital inside or a word-name."""
    assert runs(text, lower) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I met her", True),
        ("Élodie came", True),
        ("i met amira there", False),
        ("I MET AMIRA THERE", False),
        ("P07 and fr-12 were there", False),
        ("12, 13 and 14", False),
        ("", False),
    ],
)
def test_text_without_two_cases_shows_no_names(text, shown):
    """Speech recognition in one case gives capitals no meaning."""
    assert has_capitals(text) is shown


def test_lower_words_are_those_of_cased_text():
    """Only text that knows capitals is evidence that a word is written small."""
    assert lower_words("Étienne a été là") == {"ete", "la"}
    assert lower_words("étienne a été là") == set()


@pytest.mark.parametrize("before", ["", "Yes. ", "Yes? ", "«", "— ", "- ", "yes\n", "(", '"'])
def test_sentences_open_after(before):
    """Ends of sentences, quotation marks, brackets and line breaks open a sentence."""
    assert opens_sentence(f"{before}Amira", len(before))


@pytest.mark.parametrize("before", ["yes, ", "and ", "l'", "the "])
def test_sentences_do_not_open_after(before):
    """A comma, a word or an elision does not."""
    assert not opens_sentence(f"{before}Amira", len(before))


@pytest.mark.parametrize("word", ["Amira", "Hope", "Bo", "O'Brien", "Stillmarsh", "Marie-Anik"])
def test_names_are_not_known_words(word):
    """A name is none of the known words."""
    assert not is_known_word(word)


@given(st.text(max_size=300))
def test_any_text_gives_spans_of_words(text):
    """Runs are inside the text, not empty, and start with no small letter."""
    for run in find_runs(text):
        assert 0 <= run.start < run.end <= len(text)
        assert not text[run.start].islower()


@pytest.mark.parametrize(
    "text", ["A. " * 100_000, "Aa " * 100_000, "É'" * 100_000, "St. " * 80_000, "A" * 300_000, "Mr. de la " * 40_000]
)
def test_hostile_text_takes_linear_time(text, stopwatch):
    """A third of a megabyte of what runs are made of is read within seconds."""
    assert stopwatch(lambda: list(find_runs(text))) < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There was one worker: Pat. One!", ["Pat"]),
        ("Page, the coordinator, left.", ["Page"]),
        ("Mei-Ling and her mother came.", ["Mei-Ling"]),
        ("I told Will and Regina White.", ["Will", "Regina White"]),
        ("We want this: Hope for all.", []),
        ("It was in May. A Christian group.", []),
    ],
    ids=["after a colon", "an apposition", "a compound", "names that are known words", "a word after a colon", "month and faith"],
)
def test_names_that_are_words_are_told_by_what_stands_beside_them(text, names):
    """A colon, an apposition and a surname show a name; a month and a faith are left alone."""
    assert runs(text) == names
