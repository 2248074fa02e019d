"""The candidates of a text: which codes are weighed on which sentence, and what is known of each."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.coding.candidates import FEATURES, Candidates, Sentence, weigh_candidates
from litreview.coding.codebook import Code
from litreview.coding.examples import Example
from litreview.coding.learned import Learned, learn
from litreview.coding.phrases import compile_phrases
from litreview.coding.word_model import weigh_words

WORDS = ("hope", "dignity", "wage", "stigma", "naloxone", "choir", "lodging", "phone", "exam", "baby", "garden", "court")
IDS = ("VAL.HOPE", "VAL.DIGNITY", "BAR.PAY", *(f"OUT.X{number}" for number in range(9)))
BOOK = {code: Code(code, "", code, "", "", "", "", (word,), (f"{word}fr",)) for code, word in zip(IDS, WORDS, strict=True)}
FINDERS = {language: compile_phrases(BOOK, language) for language in ("en", "fr")}


def _bank() -> list[Example]:
    rows = []
    for line, (code, word) in enumerate(zip(IDS, WORDS, strict=True), 2):
        for text in (f"We spoke of {word} there.", f"The {word} came back.", f"They know {word} well."):
            rows.append(Example(text, frozenset({code}), "en", "positive", "er1", "", line))
    rows.append(Example("No hope of rain.", frozenset(), "en", "near miss", "", "", 90))
    rows += [Example(f"The drug was safe for {who}.", frozenset(), "en", "off topic", "ot1", "", 91) for who in ("all", "us")]
    return rows


LEARNED = learn(_bank(), BOOK, FINDERS)


def _weigh(*texts: str, language: str = "en", heading: str = "") -> Candidates:
    return weigh_candidates([Sentence(text, language, heading) for text in texts], LEARNED, FINDERS)


def _feature(found: Candidates, name: str, code: str, sentence: int = 0) -> float:
    [row] = np.flatnonzero((found.sentences == sentence) & (found.codes == LEARNED.codes.index(code)))
    return float(found.rows[row, FEATURES.index(name)])


def test_candidates_stand_in_order() -> None:
    """Rows come by sentence, then by code, one column per feature."""
    found = _weigh("We hope.", "The wage came.", "Tea.")
    places = list(zip(found.sentences.tolist(), found.codes.tolist(), strict=True))
    assert places == sorted(set(places))
    assert found.rows.shape == (len(places), len(FEATURES))
    assert len(found.hits) == 3


def test_the_weighed_words_are_handed_on() -> None:
    """Each sentence has the row of words that its margins were made from."""
    texts = ["We hope.", "The wage came.", "Tea."]
    found = _weigh(*texts)
    assert found.words.toarray().tolist() == weigh_words(LEARNED.words, texts).toarray().tolist()
    margins = found.words @ LEARNED.words.weights + LEARNED.words.bias
    column = LEARNED.words.labels.index("VAL.HOPE")
    assert _feature(found, "margin", "VAL.HOPE") == pytest.approx(margins[0, column])


def test_the_best_codes_and_those_with_a_phrase_are_weighed() -> None:
    """Eight codes are weighed on a sentence, and more where phrases name more."""
    assert len(_weigh("They met.").codes) == 8
    assert len(_weigh(" and ".join(WORDS)).codes) == len(IDS)


def test_no_sentence_gives_no_candidate() -> None:
    """An empty text, or a model without codes, is weighed to nothing."""
    assert _weigh().rows.shape == (0, len(FEATURES))
    nothing = learn([], {}, FINDERS)
    assert weigh_candidates([Sentence("We hope.", "en")], nothing, FINDERS).rows.shape == (0, len(FEATURES))


def test_margin_and_rank_follow_the_words() -> None:
    """The code whose words stand there has the best margin and rank 0."""
    found = _weigh("We spoke of dignity.")
    assert _feature(found, "rank", "VAL.DIGNITY") == 0
    assert _feature(found, "margin", "VAL.DIGNITY") == _feature(found, "best_margin", "VAL.DIGNITY")
    assert sorted(found.rows[:, FEATURES.index("rank")]) == list(range(8))


def test_the_rank_of_the_best_is_zero_in_each_sentence() -> None:
    """Ranks are told sentence by sentence."""
    found = _weigh("The exam came back.", "The choir came back.")
    assert _feature(found, "rank", IDS[WORDS.index("exam")], 0) == 0
    assert _feature(found, "rank", IDS[WORDS.index("choir")], 1) == 0


PHRASES = {
    "hits": ("We hope.", "phrases", 1.0),
    "met 3.5 times": ("We hope.", "seen", np.log1p(3.5)),
    "precision, smoothed": ("We hope.", "precision", (3 + 3 * (3 + 4 * 0.5) / (3.5 + 4)) / (3.5 + 3)),
    "precision of the code": ("We hope.", "code_precision", (3 + 4 * 0.5) / (3.5 + 4)),
    "codes hit": ("Hope and dignity.", "codes_hit", 2.0),
    "length": ("We hope.", "length", np.log(8)),
    "no outcome": ("We hope.", "outcome", 0.0),
    "English": ("We hope.", "french", 0.0),
    "how common": ("We hope.", "share", np.log(3 / 36 + 0.001)),
}


@pytest.mark.parametrize(("text", "name", "value"), PHRASES.values(), ids=PHRASES)
def test_what_is_known_of_a_candidate(text: str, name: str, value: float) -> None:
    """Each feature is made as it is told."""
    assert _feature(_weigh(text), name, "VAL.HOPE") == pytest.approx(value, abs=1e-5)


def test_without_a_phrase_there_is_no_precision() -> None:
    """The words may speak for a code where none of its phrases stands."""
    found = _weigh("We spoke of hope.", language="fr")
    assert [_feature(found, name, "VAL.HOPE") for name in ("rank", "phrases", "precision", "seen", "codes_hit")] == [0.0] * 5


def test_an_outcome_and_a_french_sentence_are_marked() -> None:
    """Outcomes need more than a word, and French phrases have records of their own."""
    found = _weigh("Le choirfr chante.", language="fr")
    code = IDS[WORDS.index("choir")]
    assert [_feature(found, name, code) for name in ("outcome", "french", "phrases", "seen")] == [1.0, 1.0, 1.0, 0.0]


def test_a_phrase_inside_a_name_is_not_counted() -> None:
    """A name that holds the word is no hit."""
    assert _weigh("He read the Roadmap to Hope Street yesterday.").hits == [[]]


def test_a_heading_counts_for_all_below_it() -> None:
    """A phrase in the heading is known of its sentences, of that code only."""
    found = _weigh("We hope.", "The hope came back.", heading="On hope")
    assert [_feature(found, "in_heading", "VAL.HOPE", sentence) for sentence in (0, 1)] == [1.0, 1.0]
    assert _feature(found, "in_heading", "VAL.DIGNITY") == 0.0
    assert _feature(_weigh("We hope."), "in_heading", "VAL.HOPE") == 0.0


def test_a_code_behind_the_best_of_its_family_knows_it() -> None:
    """The best of a family lies behind nobody, the others by the difference of the margins."""
    found = _weigh("We spoke of dignity, not of hope.")
    best, other = (_feature(found, "margin", code) for code in ("VAL.DIGNITY", "VAL.HOPE"))
    behind = [_feature(found, "behind_family", code) for code in ("VAL.DIGNITY", "VAL.HOPE", "BAR.PAY")]
    assert behind == pytest.approx([max(other - best, 0), max(best - other, 0), 0], abs=1e-6)


def test_a_text_of_one_sentence_has_no_neighbours() -> None:
    """Before, after and elsewhere are then what they are beyond the ends of a text."""
    found = _weigh("We hope.")
    around = [_feature(found, name, "VAL.HOPE") for name in ("before", "after", "elsewhere", "phrases_elsewhere")]
    assert around == [-1, -1, -1, 0]


def test_neighbours_are_those_of_the_same_text() -> None:
    """The margin before and after is that of the sentences beside it; beyond the ends there is none."""
    texts = ("The hope came back.", "They know hope well.", "We spoke of hope.")
    found = _weigh(*texts)
    alone = [_feature(_weigh(text), "margin", "VAL.HOPE") for text in texts]
    assert [_feature(found, "before", "VAL.HOPE", place) for place in range(3)] == pytest.approx([-1, *alone[:2]])
    assert [_feature(found, "after", "VAL.HOPE", place) for place in range(3)] == pytest.approx([*alone[1:], -1])
    assert _feature(found, "elsewhere", "VAL.HOPE", 1) == pytest.approx((alone[0] + alone[2]) / 2, abs=1e-6)
    assert _feature(found, "phrases_elsewhere", "VAL.HOPE", 1) == 1.0


def test_the_topic_of_the_text_is_known_of_all_its_sentences() -> None:
    """A sentence of an article on a drug knows that the article is on a drug."""
    found = _weigh("The drug was safe.", "We hope.")
    topic = [_feature(found, "topic", "VAL.DIGNITY", place) for place in (0, 1)]
    assert topic[0] < topic[1]
    assert _feature(found, "text_topic", "VAL.HOPE", 1) == pytest.approx(sum(topic) / 2, abs=1e-6)


def test_codes_that_the_model_does_not_know_are_passed_over() -> None:
    """A phrase of a code added since is no candidate and no error."""
    book = BOOK | {"NEW.CODE": BOOK["VAL.HOPE"]._replace(id="NEW.CODE", phrases=("tea",))}
    finders = {"en": compile_phrases(book, "en")}
    found = weigh_candidates([Sentence("Tea and hope.", "en")], LEARNED, finders)
    assert [hit.code for hit in found.hits[0]] == ["NEW.CODE", "VAL.HOPE"]
    assert set(found.codes) <= set(range(len(IDS)))


def test_a_model_without_records_gives_even_chances() -> None:
    """Where nothing is known of a phrase, it is as often right as wrong."""
    found = weigh_candidates([Sentence("We hope.", "en")], Learned(LEARNED.words, {}), FINDERS)
    assert _feature(found, "precision", "VAL.HOPE") == pytest.approx(0.5)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=20))
def test_any_text_is_weighed_to_finite_numbers(texts: list[str], heading: str) -> None:
    """Whatever is pasted in, each sentence has its candidates and each feature is a number."""
    found = _weigh(*texts, heading=heading)
    assert np.isfinite(found.rows).all()
    assert sorted(set(found.sentences.tolist())) == list(range(len(texts)))
    assert all(one <= other for one, other in pairwise(found.sentences))
