"""Features of a parsed sentence; the words are given as a parser would give them."""

from benchmarks.grammar import grammar_features

WORDS = [("peers", "NNS", "nsubj", 1), ("are", "VBP", "ROOT", 1), ("kind", "NN", "attr", 1), ("people", "NNS", "attr", 1)]


def test_relations_name_head_and_word() -> None:
    """Nouns stand for their class, the verb for itself; the root tells what hangs on it."""
    found = grammar_features(WORDS)
    assert {"f nsubj", "f ROOT", "root word are", "kids VBP nsubj attr attr"} <= found.keys()
    assert set(found.values()) == {1.0}


def test_a_run_of_nouns_is_one() -> None:
    """Its last word stands for it, so that titles of any length look alike."""
    found = grammar_features(WORDS)
    assert "p NN NNS" in found
    assert "c NN NNS" not in found


def test_no_words_have_no_features() -> None:
    """Nothing is made up."""
    assert grammar_features([]) == {}
