import pytest

from litreview.synthesis.residue_words import COMMON_WORDS, TELLS_OF_TEXTS


@pytest.mark.parametrize("word", ["would", "because", "people", "something", "maintenant", "être", "parce"])
def test_words_of_any_talk_name_no_theme(word):
    """In both languages."""
    assert word in COMMON_WORDS


@pytest.mark.parametrize("word", ["wage", "parking", "stigma", "salaire", "logement", "hospital", "childcare"])
def test_words_with_a_matter_of_their_own_may_name_a_theme(word):
    """They are what the framework may have no word for."""
    assert word not in COMMON_WORDS


def test_words_are_lower_case_and_of_letters_alone():
    """They are compared with words in lower case; another form would never be met."""
    assert not [word for word in COMMON_WORDS if word != word.lower() or not word.isalpha()]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("The trial enrolled 40 adults.", True, id="trial"),
        pytest.param("Authors report no effect.", True, id="authors"),
        pytest.param("Les données sont rares.", True, id="French"),
        pytest.param("STUDIES differ.", True, id="capitals"),
        pytest.param("A meta-analyses of five", True, id="plural"),
        pytest.param("The parking costs more than the lunch.", False, id="parking"),
        pytest.param("Le stationnement coûte cher.", False, id="French parking"),
        pytest.param("My studious friend", False, id="part of a word"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_sentence_about_texts_is_told_from_one_about_the_matter(text, tells):
    """By whole words alone."""
    assert bool(TELLS_OF_TEXTS.search(text)) is tells
