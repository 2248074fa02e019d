"""Phrases are followed from all words of a text at once, however long and whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.notation import read_phrase
from litreview.coding.paths import Path, Place
from litreview.coding.tracing import Tracer
from litreview.coding.vocabulary import Vocabulary


def _tracer(*phrases: str) -> Tracer:
    vocabulary, root = Vocabulary(), Place()
    for phrase in phrases:
        pattern = read_phrase(phrase)
        for way in pattern.ways:
            for step in way:
                vocabulary.add(step.symbol)
        root.begin(Path(("C", phrase, pattern.guard), pattern.parts))
    return Tracer(vocabulary, root)


def _found(tracer: Tracer, text: str) -> list[tuple[str, str]]:
    return [(found.ending[1], text[found.start : found.end]) for found in tracer.trace(text)]


TEXTS = {
    "no word": (["a"], " .,;—\n\n“”", []),
    "nothing": (["a"], "", []),
    "no phrase": ([], "a b c", []),
    "first and last word": (["a", "z"], "a m z", [("a", "a"), ("z", "z")]),
    "a gap at the end": (["a .. b"], "a x y", []),
    "the shortest of two ways": (["a .. b"], "a x b b", [("a .. b", "a x b")]),
    "a shorter way by a stem": (["(a* x|a) b"], "a b", [("(a* x|a) b", "a b")]),
    "a guard is found like any": (["!a b"], "a b", [("!a b", "a b")]),
    "signs of any alphabet": (["é"], "Ω é 日本 É", [("é", "é"), ("é", "É")]),
    "a letter whose lower case is two": (["istanbul"], "İstanbul istanbul", [("istanbul", "istanbul")]),
    "half a pair of surrogates": (["a"], "\ud800 a \udfff", [("a", "a")]),
    "three gaps": (
        ["a .. b .. c .. d"],
        "a x x x x b x x x x c x x x x d",
        [("a .. b .. c .. d", "a x x x x b x x x x c x x x x d")],
    ),
    "a sentence ends in a gap": (["a .. b"], "a x. B", []),
    "inclusive endings are no words": (["pair* aidant*"], "pair·es aidant·es", [("pair* aidant*", "pair·es aidant")]),
    "an ending of two letters begins no word": (["s b"], "a.es b", []),
}


@pytest.mark.parametrize(("phrases", "text", "expected"), TEXTS.values(), ids=TEXTS)
def test_what_ends_in_a_text_is_found(phrases, text, expected):
    """Each ending comes once from each start, with its span."""
    assert _found(_tracer(*phrases), text) == expected


@given(st.lists(st.text(alphabet="ab é.,'’\n-", max_size=30), max_size=5))
def test_what_was_read_before_changes_nothing(texts):
    """A tracer that has read other texts finds what a fresh one finds."""
    phrases = ("a b", "a* .. é", "(a|b .. a) é", "b, a")
    used = _tracer(*phrases)
    for text in texts:
        assert _found(used, text) == _found(_tracer(*phrases), text)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    """No text can make following fail, and spans lie in it."""
    for found in _tracer("a", "a* .. b", "1", "é").trace(text):
        assert 0 <= found.start < found.end <= len(text)


def test_more_bits_are_asked_for_than_there_are():
    """Hundreds of symbols share their bits, and none is taken for another."""
    words = [f"w{number}x" for number in range(700)]
    tracer = _tracer(*(f"{word} tail" for word in words))
    text = " ".join(f"{word} tail {word} w1x" for word in words)
    assert _found(tracer, text) == [(f"{word} tail", f"{word} tail") for word in words]


def test_very_long_words_and_gaps_are_read_like_others():
    """What is too long to be remembered is worked out each time it stands there."""
    word = "a" * 1000
    assert [len(found) for _, found in _found(_tracer("a*", "b, b"), f"{word} {word} b{' ' * 500}, b")] == [1000, 1000, 504]


def test_what_is_known_is_forgotten_before_it_fills_the_memory(stopwatch):
    """Hundreds of thousands of different words are read in seconds, and phrases are found after them as before."""
    tracer = _tracer("a .. b")
    text = " ".join(f"w{number}" for number in range(250_000))
    assert stopwatch(lambda: list(tracer.trace(text))) < 10
    assert _found(tracer, "a x b") == [("a .. b", "a x b")]
