"""The task of definitions: places, grammar, threshold, and both ways to predict, on sentences of our own."""

import csv
from pathlib import Path

import numpy as np
import pytest
from benchmarks.excerpts import describe_places
from benchmarks.fit_definitions import EXAMPLES, cross_validate, fit, measure_f1
from benchmarks.grammar import grammar_features
from benchmarks.tasks.definitions import choose_threshold, predict

from litreview.coding.linear import write_linear
from litreview.extraction.definition_features import definition_features
from litreview.extraction.definition_model import WEIGHTS


@pytest.fixture(scope="module")
def bank() -> list[dict[str, str]]:
    return list(csv.DictReader(EXAMPLES.open(encoding="utf-8", newline="")))


def test_places_are_counted_from_the_numbers():
    """A number opens an excerpt; each row knows its place, what is left, and whether it is said twice."""
    places = describe_places(["1 . Moss grows here.", "Peat is dead moss.", "Peat is dead moss.", "4 . Rain falls."])
    assert places[:, :3].tolist() == [[0, 2, 2], [1, 1, 2], [2, 0, 2], [0, 0, 0]]
    assert places[:, 3:5].tolist() == [[0, 0], [0, 1], [1, 0], [0, 0]]


def test_a_file_without_numbers_has_no_places():
    """Sentences that are no running text are not read by their neighbours."""
    assert describe_places(["Moss grows here.", "Rain falls."]) is None


def test_grammar_names_relations_and_runs():
    """A parsed sentence gives its relations, its root and the runs of its word classes."""
    words = [("peat", "NN", "nsubj", 1), ("is", "VBZ", "ROOT", 1), ("moss", "NN", "attr", 1)]
    assert {"d is>nsubj>NN", "root is", "k attr ", "p ^ NN is", "f attr"} <= set(grammar_features(words))


def test_the_threshold_lies_where_f1_is_best():
    """Shares that part the labels at one point give a threshold in the gap."""
    shares = np.array([0.1, 0.2, 0.3, 0.6, 0.7, 0.8])
    assert 0.3 < choose_threshold(shares, np.array([0, 0, 0, 1, 1, 1])) <= 0.6


def test_without_training_the_shipped_model_answers(bank):
    """No training rows are needed, and one label is given for each row."""
    answers = predict(None, bank[:40])
    assert len(answers) == 40
    assert measure_f1(list(zip(answers, (row["label"] for row in bank[:40]), strict=True))) > 0.8


def test_training_learns_the_rows_given(bank):
    """Trained on most of our own sentences, the rest are told apart better than by saying yes to all, the same every time."""
    train = [row for at, row in enumerate(bank) if at % 10 in (1, 3, 5, 7)]
    test = bank[::10]
    truth = [row["label"] for row in test]
    answers = predict(train, test)
    assert measure_f1(list(zip(answers, truth, strict=True))) > 0.7
    assert set(answers) == {"0", "1"}


def test_the_shipped_weights_are_those_of_our_sentences(bank, tmp_path: Path):
    """Fitting again gives the shipped file."""
    write_linear(tmp_path / "w.csv", fit([definition_features(row["text"]) for row in bank], [row["label"] for row in bank]))
    assert (tmp_path / "w.csv").read_bytes() == WEIGHTS.read_bytes()


def test_every_row_is_guessed_by_a_model_that_has_not_seen_it():
    """Cross-validation gives a label for each row."""
    rows, labels = [{"a": 1.0}, {"b": 1.0}] * 10, ["1", "0"] * 10
    assert cross_validate(rows, labels) == labels


@pytest.mark.parametrize(
    ("pairs", "wanted"), [([("1", "1"), ("1", "0")], 2 / 3), ([("0", "0")], 0.0), ([], 0.0)], ids=["half", "none", "empty"]
)
def test_f1_of_pairs(pairs, wanted):
    """F1 counts hits among guesses and truths of label 1."""
    assert measure_f1(pairs) == pytest.approx(wanted)
