"""What terms weigh: TF-IDF, the balance of the two kinds, and what is learned with one kind or both."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from litreview.synthesis.relevance import Vectors, balance_weights, learn_terms, weigh_terms

TEXTS = ["Peer support gives hope", "Peer support at work", "A bus timetable", "The bus is late", "Support by telephone"]
WORDS = st.text("peer bus hope à Ω'-. 12\x00\n", max_size=40)


def _weights(labels: list[int | None], seed_text: str = "") -> dict[str, float]:
    vectors = weigh_terms(TEXTS, seed_text)
    return dict(zip(vectors.terms, learn_terms(vectors, labels)[0].tolist(), strict=True))


@pytest.mark.parametrize(
    "texts",
    [[], [""], ["", ""], ["a b c"], ["\x00"]],
    ids=["no record", "an empty one", "two empty ones", "single letters", "no text"],
)
def test_texts_without_words_have_rows_that_weigh_nothing(texts: list[str]) -> None:
    """There is a row for each record, and nothing in it."""
    vectors = weigh_terms(texts, "peer support")
    assert vectors.rows.shape[0] == len(texts)
    assert vectors.rows.nnz == vectors.seed.nnz == 0


def test_a_term_of_every_record_counts_only_where_there_is_no_other() -> None:
    """What stands everywhere tells nothing; of one record alone, or of copies, all terms are kept."""
    assert "peer" not in weigh_terms(["peer support", "peer pay"]).terms
    assert list(weigh_terms(["peer pay"]).terms) == ["pay", "peer", "peer pay"]
    assert weigh_terms(["peer pay", "peer pay"]).rows.nnz == 6


def test_the_question_does_not_change_what_the_records_weigh() -> None:
    """Words that only the question has are no terms."""
    plain, asked = weigh_terms(TEXTS), weigh_terms(TEXTS, "unheard words of support")
    assert list(plain.terms) == list(asked.terms)
    assert np.array_equal(plain.rows.toarray(), asked.rows.toarray())


@given(st.lists(WORDS, max_size=6), WORDS)
@settings(max_examples=50)
def test_rows_have_length_one_or_none(texts: list[str], seed_text: str) -> None:
    """Whatever the text, long records weigh no more than short ones."""
    lengths = np.linalg.norm(weigh_terms(texts, seed_text).rows.toarray(), axis=1)
    assert np.all(np.isclose(lengths, 1) | (lengths == 0))


@given(st.integers(1, 40), st.integers(1, 400))
def test_all_weigh_as_many_as_they_are_and_relevant_ones_by_far_more(relevant: int, irrelevant: int) -> None:
    """The sum is the number of records; the relevant ones together weigh 9.8 times the others."""
    sides = np.array([True] * relevant + [False] * irrelevant)
    weights = balance_weights(sides)
    assert weights.sum() == pytest.approx(len(sides))
    assert weights[sides].sum() == pytest.approx(9.8 * weights[~sides].sum())


def test_with_nothing_decided_the_question_alone_speaks() -> None:
    """Terms of the question weigh, all others nothing."""
    weights = _weights([None] * 5, "late bus")
    assert {term for term, weight in weights.items() if weight > 0} == {"late", "bus"}


def test_without_question_and_decision_nothing_speaks() -> None:
    """All weights are 0, and none is undefined."""
    assert set(_weights([None] * 5).values()) == {0.0}


def test_excluded_records_alone_teach_nothing() -> None:
    """With one kind known the question decides."""
    assert _weights([None, None, 0, 0, None], "hope") == _weights([None] * 5, "hope")


def test_included_records_count_beside_the_question() -> None:
    """Terms of both weigh."""
    weights = _weights([1, None, None, None, None], "telephone")
    assert min(weights["telephone"], weights["hope"]) > 0 == weights["bus"]


def test_with_both_kinds_known_terms_speak_for_and_against() -> None:
    """Terms of relevant records weigh more than 0, those of irrelevant ones less, those of undecided ones nothing."""
    weights = _weights([1, None, 0, None, None], "bus")
    assert weights["hope"] > 0 > weights["timetable"]
    assert weights["telephone"] == 0


def test_rows_in_another_form_are_learned_alike() -> None:
    """What is learned hangs on the numbers alone."""
    rows = csr_matrix([[1.0, 0.0], [0.0, 1.0]])
    weights, base = learn_terms(Vectors(rows, csr_matrix((1, 2)), ("a", "b")), [1, 0])
    assert weights[0] > 0 > weights[1]
    assert base == pytest.approx(weights.sum(), abs=0.01)


def test_each_text_is_weighed_as_by_fitting_first_and_transforming_then() -> None:
    """One way through the texts is enough, and leaves terms in the order of their columns."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = ["peer support by peer workers", "bus routes", "", "peer pay and bus pay"] * 3
    rows = weigh_terms(texts).rows
    plain = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_df=0.95).fit(texts).transform(texts)
    assert abs(rows - plain).max() < 1e-12
    assert rows.indices.tolist() == plain.indices.tolist()
