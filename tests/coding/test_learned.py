"""What the bank teaches: how often each phrase was right, which words speak for a code, and that it is kept without loss."""

from pathlib import Path

import numpy as np
import pytest

from litreview.coding.codebook import Code
from litreview.coding.examples import Example, hash_bank
from litreview.coding.learned import (
    ON_TOPIC,
    Learned,
    is_shipped,
    learn,
    pack_learned,
    read_learned,
    unpack_learned,
    write_learned,
)
from litreview.coding.phrases import compile_phrases
from litreview.coding.word_model import score_words, weigh_words

HOPE = Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("hope*", "bright future"), ("espoir",))
PAY = Code("BAR.PAY", "Barriers", "Pay", "Paie", "", "", "", ("low pay",), ())
BOOK = {"VAL.HOPE": HOPE, "BAR.PAY": PAY}
FINDERS = {language: compile_phrases(BOOK, language) for language in ("en", "fr")}


def _example(text: str, *codes: str, language: str = "en", kind: str = "positive", document: str = "") -> Example:
    return Example(text, frozenset(codes), language, kind, document, "", 2)


BANK = [
    _example("We hope for more.", "VAL.HOPE", document="er1"),
    _example("Hopes of low pay hope in vain.", "BAR.PAY", document="er1"),
    _example("They hope.", "VAL.HOPE"),
    _example("Hopefully it rains.", kind="near miss"),
    _example("Un espoir est né.", "VAL.HOPE", language="fr"),
    _example("Low pay for the nurses on the ward.", kind="off topic", document="ot1"),
]
LEARNED = learn(BANK, BOOK, FINDERS)
RECORDS = {
    "running text counts whole, a lone sentence half": (("en", "VAL.HOPE", "hope*"), (1.5, 1.5)),
    "a phrase met twice in a sentence counts once": (("en", "BAR.PAY", "low pay"), (1.0, 1.0)),
    "the code as a whole": (("en", "VAL.HOPE", ""), (1.5, 1.5)),
    "the other language apart": (("fr", "VAL.HOPE", "espoir"), (0.5, 0.0)),
    "sentences of running text with the code and without": (("", "VAL.HOPE", ""), (1.0, 1.0)),
    "texts off the topic tell nothing of how common a code is": (("", "BAR.PAY", ""), (1.0, 1.0)),
}


@pytest.mark.parametrize(("key", "record"), RECORDS.values(), ids=RECORDS)
def test_each_phrase_has_its_record(key: tuple[str, str, str], record: tuple[float, float]) -> None:
    """How often a phrase was right and how often wrong is counted by language, code and phrase."""
    assert LEARNED.records[key] == record


def test_a_phrase_never_met_has_no_record() -> None:
    """Nothing is told of what the bank does not hold."""
    assert ("en", "VAL.HOPE", "bright future") not in LEARNED.records


def test_the_codes_are_those_of_the_codebook() -> None:
    """The topic is learned beside the codes and is none of them."""
    assert LEARNED.codes == tuple(BOOK)
    assert LEARNED.words.labels == (*BOOK, ON_TOPIC)


def test_the_topic_is_told_from_other_texts() -> None:
    """Sentences of any other kind speak for the topic, those off the topic against it."""
    bank = [_example(f"Peers met {word} in the hall.") for word in ("us", "them", "her", "him")]
    bank += [_example(f"The drug lowered {word} pressure.", kind="off topic") for word in ("the", "blood", "eye", "their")]
    words = learn(bank, {}, FINDERS).words
    scores = score_words(words, weigh_words(words, ["Peers met.", "The drug lowered it."]))[:, 0]
    assert scores[0] > 0 > scores[1]


def test_a_phrase_inside_a_name_leaves_no_record() -> None:
    """Only what would be found is counted."""
    learned = learn([_example("He read the Roadmap to Hope Street yesterday.")], BOOK, FINDERS)
    assert ("en", "VAL.HOPE", "hope*") not in learned.records


def test_what_was_learned_is_read_back_for_the_same_bank_only(tmp_path: Path) -> None:
    """Words and records come back as they were; for another bank, or a codebook with another phrase, nothing does."""
    origin = hash_bank(BANK, BOOK)
    write_learned(tmp_path / "weights", LEARNED, origin)
    again = read_learned(tmp_path / "weights", origin)
    assert again.records == LEARNED.records
    assert np.array_equal(again.words.weights, LEARNED.words.weights)
    assert read_learned(tmp_path / "weights", hash_bank(BANK[1:], BOOK)) is None


@pytest.mark.parametrize("name", ["words.npz", "phrases.csv"])
def test_half_of_it_is_nothing(tmp_path: Path, name: str) -> None:
    """Where one of the files is missing, all is to be learned anew."""
    write_learned(tmp_path, LEARNED, "abc")
    (tmp_path / name).unlink()
    assert read_learned(tmp_path, "abc") is None


def test_the_shipped_weights_are_those_of_the_shipped_bank(book: dict[str, Code], bank: tuple[Example, ...]) -> None:
    """A review with the codebook and the bank of the package learns nothing anew."""
    learned = read_learned(origin=hash_bank(bank, book))
    assert learned is not None, "run benchmarks/fit_coding.py"
    assert learned.codes == tuple(book)


def test_what_was_packed_comes_back_to_the_last_bit() -> None:
    """Words, weights and records, the records in their order."""
    turned = Learned(LEARNED.words, dict(reversed(LEARNED.records.items())))
    again = unpack_learned(pack_learned(turned))
    assert list(again.records.items()) == list(turned.records.items())
    assert (again.words.features, again.words.labels) == (LEARNED.words.features, LEARNED.words.labels)
    for name in ("rarity", "weights", "bias"):
        assert np.array_equal(getattr(again.words, name), getattr(LEARNED.words, name))


def test_only_what_the_package_carries_is_shipped(book: dict[str, Code], bank: tuple[Example, ...]) -> None:
    """One sentence less, and there is something to learn."""
    assert is_shipped(hash_bank(bank, book))
    assert not is_shipped(hash_bank(bank[1:], book))
