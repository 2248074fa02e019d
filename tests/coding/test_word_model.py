"""What words tell about codes: learned alike twice, silent where nothing is known, written and read without loss."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.word_model import (
    WeighedTexts,
    WordModel,
    fit_words,
    name_words,
    read_word_model,
    refit_column,
    score_words,
    weigh_words,
    write_word_model,
)

HOPEFUL = ["We hope for spring.", "Hope came back to her.", "She gave us hope.", "L'espoir revient."]
TEA = ["Tea was served.", "The tea was cold.", "She gave us tea.", "Le thé refroidit."]
TEXTS = [*HOPEFUL, *TEA]
GIVEN = [["HOPE", "ALL"]] * 4 + [["ALL"]] * 4
LABELS = ["HOPE", "NONE", "ALL"]
MODEL = fit_words(TEXTS, GIVEN, LABELS)


def _same(one: WordModel, other: WordModel) -> bool:
    arrays = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("rarity", "weights", "bias"))
    return arrays and (one.features, one.labels) == (other.features, other.labels)


def _margins(model: WordModel, texts: list[str]) -> np.ndarray:
    return score_words(model, weigh_words(model, texts))


def test_words_speak_for_their_label() -> None:
    """Unseen sentences with the words of a label lie above its margin, others below."""
    margins = _margins(MODEL, ["They hope.", "Her tea was cold."])[:, 0]
    assert margins[0] > 0 > margins[1]


@pytest.mark.parametrize("label", ["NONE", "ALL"], ids=["nobody carries it", "everybody carries it"])
def test_a_label_of_nobody_or_everybody_stays_silent(label: str) -> None:
    """Nothing can be told apart there, so the label is never proposed."""
    assert set(_margins(MODEL, TEXTS)[:, LABELS.index(label)]) == {-1.0}


def test_a_feature_met_once_is_not_learned() -> None:
    """What stands in one sentence alone may be a name, and tells nothing."""
    assert "hope" in MODEL.features
    assert not {"spring", "refroi*"} & set(MODEL.features)


def test_the_same_sentences_give_the_same_model() -> None:
    """Fitting has no chance in it."""
    assert _same(fit_words(TEXTS, GIVEN, LABELS), MODEL)


def test_balance_lifts_a_rare_label() -> None:
    """Weighed alike, a label that few sentences carry is likelier than by its number."""
    texts, given_ = HOPEFUL[:3] + TEA * 5, [["HOPE"]] * 3 + [[]] * 20
    plain, balanced = (_margins(fit_words(texts, given_, ["HOPE"], labels), ["Hope."])[0, 0] for labels in ((), ["HOPE"]))
    assert plain < balanced


def test_no_sentence_gives_an_empty_model() -> None:
    """A bank of nothing knows no word and proposes nothing."""
    model = fit_words([], [], ["HOPE"])
    assert model.features == ()
    assert _margins(model, ["Hope."]).tolist() == [[-1.0]]
    assert _margins(MODEL, []).shape == (0, 3)


def test_rows_have_unit_length() -> None:
    """A long sentence has no more weight than a short one; one of unknown words has none."""
    rows = weigh_words(MODEL, ["Hope.", "She gave us hope, hope and hope. " * 50, "Zebras."])
    assert np.linalg.norm(rows.toarray(), axis=1).round(5).tolist() == [1.0, 1.0, 0.0]


TAKEN = {
    "one": [[3]],
    "in any order": [[5, 0, 2]],
    "some known, some not": [[1, 4], [4, 6, 1, 0]],
    "twice at once": [[2, 2], [2]],
    "all after one": [[7], list(range(8))],
    "none": [[], [1], []],
}


@pytest.mark.parametrize("asked", TAKEN.values(), ids=TAKEN)
def test_texts_weighed_when_asked_for_are_weighed_alike(asked: list[list[int]]) -> None:
    """In whatever order and company texts are asked for, their rows are those of weighing them all."""
    weighed, rows = WeighedTexts(MODEL, TEXTS), weigh_words(MODEL, TEXTS).toarray()
    for places in asked:
        assert np.array_equal(weighed.take(places).toarray(), rows[places])


def test_a_text_is_weighed_when_first_asked_for_and_not_again() -> None:
    """What changes before a text is asked for is seen, what changes afterwards is not."""
    texts = ["Hope.", "Hope."]
    weighed = WeighedTexts(MODEL, texts)
    weighed.take([0])
    texts[:] = ["Tea.", "Tea."]
    assert np.array_equal(weighed.take([0, 1]).toarray(), weigh_words(MODEL, ["Hope.", "Tea."]).toarray())


def test_a_word_that_all_sentences_hold_weighs_less() -> None:
    """The rarer a feature, the more it weighs."""
    rarity = dict(zip(MODEL.features, MODEL.rarity, strict=True))
    assert rarity["she gave"] > rarity["hope"]


@given(st.text(max_size=200))
def test_any_text_has_finite_margins(text: str) -> None:
    """Whatever is pasted in, each label has a margin that is a number."""
    assert np.isfinite(_margins(MODEL, [text])).all()


def test_words_are_named_strongest_first() -> None:
    """Only words of the sentence that speak for its label are named, as many as asked for."""
    rows = weigh_words(MODEL, ["Hope and tea.", "Tea.", "", "She gave us hope, hope."])
    both, tea, nothing, many = name_words(MODEL, rows, ["HOPE"] * 4)
    assert (both, tea, nothing) == (("hope",), (), ())
    assert many[0] == "hope"
    assert name_words(MODEL, rows[[3]], ["HOPE"], count=1) == [many[:1]]
    assert name_words(MODEL, rows[[0, 0]], ["HOPE", "NONE"]) == [("hope",), ()]


def test_what_people_say_moves_a_column() -> None:
    """Own sentences that weigh enough turn the sign of a word."""
    rows = weigh_words(MODEL, [*TEXTS, "Hope."]).astype(float)
    carries = np.array([True] * 4 + [False] * 5)
    light, heavy = (refit_column(MODEL, "HOPE", rows, carries, np.array([1.0] * 8 + [heed]))[0] for heed in (0.01, 50.0))
    place = MODEL.features.index("hope")
    assert heavy[place] < light[place]


@pytest.mark.parametrize("labels", [LABELS, LABELS * 0], ids=["labels", "no label"])
def test_a_model_is_read_as_it_was_before_writing(tmp_path: Path, labels: list[str]) -> None:
    """Weights, bias, features and origin come back to the last bit."""
    model = fit_words(TEXTS, GIVEN, labels)
    write_word_model(tmp_path / "words.npz", model, "abc")
    again, origin = read_word_model(tmp_path / "words.npz")
    assert _same(again, model)
    assert origin == "abc"


def test_many_columns_are_read_as_they_were(tmp_path: Path) -> None:
    """Whatever the largest weight of a column, its steps are found again exactly."""
    chance = np.random.default_rng(0)
    texts = [" ".join(chance.choice(["tea", "hope", "pay", "ward", "call", "peer", "met"], 4)) for _ in range(60)]
    labels = [f"L{number}" for number in range(60)]
    model = fit_words(texts, [[label for label in labels if chance.random() < 0.3] for _ in texts], labels)
    write_word_model(tmp_path / "words.npz", model, "")
    assert np.array_equal(read_word_model(tmp_path / "words.npz")[0].weights, model.weights)


def test_the_same_model_is_written_to_the_same_bytes(tmp_path: Path) -> None:
    """A file fitted again is no change."""
    for name in ("one.npz", "other.npz"):
        write_word_model(tmp_path / name, MODEL, "abc")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


def _write_arrays(path: Path, **changed: object) -> None:
    write_word_model(path, MODEL, "abc")
    with np.load(path) as stored:
        arrays = dict(stored) | changed
    with path.open("wb") as file:
        np.savez_compressed(file, **{name: array for name, array in arrays.items() if array is not None})


def _halve(path: Path) -> None:
    write_word_model(path, MODEL, "abc")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _garble(path: Path) -> None:
    write_word_model(path, MODEL, "abc")
    data = bytearray(path.read_bytes())
    data[60:120] = bytes(60)
    path.write_bytes(bytes(data))


def _write_one_array(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.zeros(3))


DAMAGED: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("feature,label\n"),
    "half a file": _halve,
    "bytes overwritten": _garble,
    "one array, no archive": _write_one_array,
    "an array missing": lambda path: _write_arrays(path, bias=None),
    "a label too many": lambda path: _write_arrays(path, labels=np.frombuffer(b"A\nB\nC\nD", np.uint8)),
    "a feature too few": lambda path: _write_arrays(path, features=np.frombuffer(b"tea", np.uint8)),
    "no UTF-8": lambda path: _write_arrays(path, features=np.frombuffer(b"\xff\xfe", np.uint8)),
    "a pickled object": lambda path: _write_arrays(path, rarity=np.array([{"run": "me"}], dtype=object)),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_or_foreign_file_is_refused_by_its_name(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    """What is no model, and above all what would run code when unpickled, is refused."""
    path = tmp_path / "words.npz"
    damage(path)
    with pytest.raises(ValueError, match=r"words\.npz: not a model of words"):
        read_word_model(path)
