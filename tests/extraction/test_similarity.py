import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.similarity import compare_wording, content_words, measure_similarity

WORDS = ("hope", "trust", "peers", "a", "the", "meet")
ONE = "a natural process where people who share an illness meet as equals, sharing hope"
TWO = "a natural process where people who share an illness meet as equals to share skills and hope"


def test_near_identical_wordings_are_much_alike():
    """Two wordings of one family lie far above two unrelated ones."""
    assert measure_similarity(ONE, TWO) > 0.7
    assert measure_similarity(ONE, "paid staff who answer a telephone at night") < 0.2


def test_the_same_words_in_another_order_are_less_alike():
    """Order counts, not only the words."""
    assert measure_similarity("hope before trust before housing", "housing trust hope") < 1


@pytest.mark.parametrize(("first", "second"), [("", ""), ("hope", ""), ("", "hope"), ("of the", "of the")])
def test_nothing_is_like_nothing(first, second):
    """Wordings without content are like nothing."""
    assert measure_similarity(first, second) == 0.0


def test_differences_are_told_word_by_word():
    """What stands in one wording only is told apart from what is changed."""
    found = compare_wording("sharing strengths and hope", "to share skills, strengths and hope")
    assert [(d.kind, d.first, d.second) for d in found] == [
        ("changed", "sharing", "to share skills,"),
        ("same", "strengths and hope", "strengths and hope"),
    ]


def test_case_and_punctuation_are_no_difference():
    """Capitals and commas do not make two wordings differ."""
    assert [d.kind for d in compare_wording("Hope, always", "hope always.")] == ["same"]


@given(
    st.lists(st.sampled_from(WORDS)),
    st.lists(st.sampled_from(WORDS)),
)
def test_the_runs_make_up_both_wordings(first, second):
    """Put together, the runs give both wordings back, and likeness lies between nought and one."""
    found = compare_wording(" ".join(first), " ".join(second))
    assert " ".join(d.first for d in found if d.first).split() == first
    assert " ".join(d.second for d in found if d.second).split() == second
    assert 0 <= measure_similarity(" ".join(first), " ".join(second)) <= 1


def test_function_words_do_not_count():
    """Articles and prepositions are no content."""
    assert content_words("the hope of a house") == ["hope", "house"]
