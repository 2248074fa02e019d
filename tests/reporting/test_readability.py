import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.reporting.readability import count_open_words, count_syllables, measure_reading, read_own_sentences

PLAIN = "We heard you. You told us what you need. You can stop at any time."
HARD = "Organisational heterogeneity notwithstanding, intersectoral collaboration necessitates comprehensive accountability."
PLAIN_FR = "Nous vous avons entendus. Vous avez dit ce qui compte. Vous pouvez arrêter."
HARD_FR = (
    "L'institutionnalisation intersectorielle nécessite indubitablement une responsabilisation organisationnelle considérable."
)


@pytest.mark.parametrize(
    ("text", "language", "met"),
    [(PLAIN, "en", True), (HARD, "en", False), (PLAIN_FR, "fr", True), (HARD_FR, "fr", False), ("", "en", True)],
    ids=["plain", "hard", "facile", "difficile", "empty"],
)
def test_plain_words_meet_the_aim_and_hard_words_do_not(text, language, met):
    """Both indices tell plain from hard."""
    assert measure_reading(text, language).met is met


@pytest.mark.parametrize(
    ("word", "language", "syllables"),
    [("peer", "en", 1), ("support", "en", 2), ("helped", "en", 1), ("table", "en", 2), ("espoir", "fr", 2), ("parlent", "fr", 1)],
)
def test_syllables_are_counted_by_vowel_groups(word, language, syllables):
    """A mute ending does not count."""
    assert count_syllables(word, language) == syllables


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>Title</h2><p>Ours.</p><blockquote>Theirs</blockquote>", "Ours."),
        ("<p>Ours</p><table><tr><td>1</td></tr></table><details>More <details>still</details> more</details>", "Ours."),
        ("<p>We say:</p><ul><li>Pay</li><li>Hope</li></ul><p>So it is.</p>", "We say: So it is."),
        ("<p>They said <q>this is hard</q> to us.</p>", "They said to us."),
        ("<details>a</details><details>b</details>", ""),
    ],
    ids=["heading and quotation", "table and details", "list", "inline quotation", "details alone"],
)
def test_the_reading_level_is_that_of_our_own_sentences(html, words):
    """Headings and items of two words would make any page look easy; what people say is theirs."""
    assert read_own_sentences(html) == words


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("The cat sat on the mat.", "en", -1.4), ("Le chat dort sur le lit.", "fr", 127.3)],
    ids=["Kincaid", "Kandel and Moles"],
)
def test_an_index_is_that_of_its_authors(text, language, value):
    """Worked by hand: six words of one syllable in one sentence (0.39*6 + 11.8 - 15.59; 207 - 1.015*6 - 73.6)."""
    assert measure_reading(text, language).value == pytest.approx(value, abs=0.06)


def test_open_words_include_quotations_but_not_details():
    """What a reader meets first is counted, whoever wrote it."""
    assert count_open_words("<p>One two</p><blockquote>three</blockquote><details>four</details>") == 3


@given(st.text(max_size=300), st.sampled_from(["en", "fr"]))
def test_any_text_has_an_index(text, language):
    """No text stops the measurement."""
    assert measure_reading(text, language).index
