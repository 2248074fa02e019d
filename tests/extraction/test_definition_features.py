import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.definition_features import definition_features, is_kept, tidy_sentence


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Osmosis is the process by which water crosses a wall.", ("rule:is", "term:bare short", "kind:process", "cue:in which")),
        ("The slow loss of the role is called drift.", ("cue:called", "term:middle", "term:extended")),
        ("Drift, the slow loss of a role, is feared.", ("cue:apposition",)),
        ("A tithe (a tenth of the harvest) was due.", ("cue:gloss in brackets", "term:a")),
        ("This means that we stay.", ("cue:refers back", "term:back short", "verb:means")),
        ("Why do rivers bend?", ("cue:question", "verb:none")),
        ("On appelle entraide une aide entre égaux.", ("cue:what they call", "rule:appelle")),
        ("Le troc est un échange sans monnaie.", ("rule:est", "kind:échange", "term:the short")),
    ],
    ids=["copula", "reversed", "apposition", "brackets", "back", "question", "fr-reversed", "fr-copula"],
)
def test_cues_rule_and_shape_are_named(sentence, names):
    """Each way to define shows in the names of the features."""
    assert set(names) <= set(definition_features(sentence))


def test_no_word_of_the_subject_is_a_feature():
    """Two sentences of the same build from two fields have the same features."""
    assert definition_features("A shirt is a claim on a road.") == definition_features("A bolt is a claim on a hedge.")


def test_the_skeleton_counts_half_and_the_length_not_at_all():
    """Runs of marks weigh half a cue, and nothing says how long the sentence is."""
    found = definition_features("A lien is a claim on a house.")
    assert {value for name, value in found.items() if name.startswith("~")} == {0.5}
    assert {value for name, value in found.items() if not name.startswith("~")} == {1.0}


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [("12 . A norm ( a rule ) .", "A norm (a rule)."), ("  A\n norm ", "A norm"), ("“ peer ” work", "“peer” work"), ("", "")],
    ids=["tokenised", "spaces", "quotes", "empty"],
)
def test_what_a_tokeniser_left_is_tidied(raw, tidy):
    """Numbers in front and blanks around marks go."""
    assert tidy_sentence(raw) == tidy


@pytest.mark.parametrize(("word", "kept"), [("which", True), ("désigne", True), ("house", False)], ids=["en", "fr", "subject"])
def test_words_of_grammar_are_kept(word, kept):
    """The skeleton keeps words of grammar and of defining only."""
    assert is_kept(word) is kept


@given(st.text(max_size=300))
def test_any_text_has_features(text):
    """Free text gives numbers between nought and one."""
    assert all(0 < value <= 1 for value in definition_features(text).values())


def test_only_the_first_part_of_a_huge_sentence_is_read():
    """Fifty thousand characters cost no more than fifteen hundred."""
    long = "the peer worker, a person who helps, " * 1_400
    assert definition_features(long) == definition_features(long[:1_500])
