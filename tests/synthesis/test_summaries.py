"""Summaries are whole sentences of the sources, chosen the same way every time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.synthesis.summaries import STOP_WORDS, choose_sentences, weigh_sentences

SENTENCES = [
    "Peer workers helped people feel hope again.",
    "Peer workers helped people to feel hope again.",
    "Managers said that pay for peer workers stayed low.",
    "The clinic opened a new car park.",
]


def test_the_second_sentence_chosen_says_something_new() -> None:
    """A near copy of the first choice is passed over."""
    first, second = choose_sentences(weigh_sentences(SENTENCES), 2)
    assert {first, second} != {0, 1}


@pytest.mark.parametrize(("k", "length"), [(0, 0), (2, 2), (9, 4)], ids=["none", "two", "more than there are"])
def test_no_more_sentences_are_chosen_than_asked_for_or_there_are(k: int, length: int) -> None:
    """The choice is never longer than the text."""
    assert len(choose_sentences(weigh_sentences(SENTENCES), k)) == length


@pytest.mark.parametrize("sentences", [[], ["the of and"], ["", ""], ["le la les"]], ids=repr)
def test_text_without_content_words_is_survived(sentences: list[str]) -> None:
    """Stop words alone weigh nothing, and nothing breaks."""
    assert len(choose_sentences(weigh_sentences(sentences), 3)) == len(sentences)


@given(st.lists(st.text(max_size=60), max_size=8), st.integers(0, 4))
def test_any_text_gives_distinct_choices_twice_alike(sentences: list[str], k: int) -> None:
    """Whatever the words, a sentence is chosen once, and the same choice comes again."""
    chosen = choose_sentences(weigh_sentences(sentences), k)
    assert len(set(chosen)) == len(chosen) == min(k, len(sentences))
    assert choose_sentences(weigh_sentences(sentences), k) == chosen


@given(st.lists(st.text("Peer hope the à œ'-. 12", max_size=60), max_size=8))
def test_words_are_weighed_as_scikit_learn_weighs_them(sentences: list[str]) -> None:
    """The plain arithmetic gives the likeness that the library for it gives, of words and of pairs of words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    ours = weigh_sentences(sentences)
    likeness = np.zeros((len(sentences), len(sentences)))
    if ours.nnz:
        peer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words=sorted(STOP_WORDS))
        theirs = peer.fit_transform(sentences)
        likeness = (theirs @ theirs.T).toarray()
    assert np.allclose((ours @ ours.T).toarray(), likeness)
