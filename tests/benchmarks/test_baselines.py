"""What any method has to be better than."""

import pytest
from benchmarks.baselines import always, keywords, majority, weighed_words

ROWS = [{"text": text, "label": label} for text, label in [("tea was served", "no"), ("peers gave hope", "yes")] * 3]


def test_the_most_frequent_label_is_that_of_the_training_rows() -> None:
    """Where there are none, of the test rows."""
    rows = [{"label": "a"}, {"label": "b"}, {"label": "b"}]
    assert majority(rows, [{"label": "a"}] * 2) == ["b", "b"]
    assert majority(None, rows) == ["b"] * 3


def test_one_label_may_be_given_always() -> None:
    """As often as there are rows."""
    assert always("1", ROWS) == ["1"] * 6


def test_a_task_without_key_words_has_no_answer() -> None:
    """It is left out of the table."""
    assert keywords("no such task", ROWS) is None


@pytest.mark.parametrize("balanced", [True, False])
def test_words_that_were_seen_with_a_label_bring_it(balanced: bool) -> None:
    """Fitted on the training rows alone."""
    assert weighed_words(ROWS, [{"text": "peers and hope"}, {"text": "tea"}], balanced=balanced) == ["yes", "no"]
