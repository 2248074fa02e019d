"""The phrase notation: what it stands for, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.notation import COMMA, FAR, MOST_WAYS, NEXT, fold_accents, read_phrase, split_phrases
from litreview.coding.phrases import PhraseFinder


def _spell(phrase: str) -> list[str]:
    signs = {NEXT: "", COMMA: ",", FAR: ".."}
    return [" ".join(signs[step.before] + step.word + "*" * step.prefix for step in way) for way in read_phrase(phrase).ways]


READ = {
    "one word": ("hope", ["hope"]),
    "rest of a word": ("empower*", ["empower*"]),
    "hyphen is a space": ("peer-run", ["peer run"]),
    "either": ("low (pay|wage*)", ["low pay", "low wage*"]),
    "either inside a word": ("organi(s|z)ation*", ["organisation*", "organization*"]),
    "nested": ("(a (b|c)|d) e", ["a b e", "a c e", "d e"]),
    "nothing or something": ("peer(s|)", ["peers", "peer"]),
    "gap": ("fund* .. group", ["fund* ..group"]),
    "gap in a group": ("(link .. to|bring) care", ["link ..to care", "bring care"]),
    "comma": ("pay, hours", ["pay ,hours"]),
    "possessive": ("worker's rights", ["worker rights"]),
    "elision": ("groupe d’entraide", ["groupe d entraide"]),
    "same wording twice": ("(peer|peer) aid", ["peer aid"]),
}


@pytest.mark.parametrize(("phrase", "expected"), READ.values(), ids=READ)
def test_a_phrase_stands_for_its_wordings(phrase, expected):
    """Every wording of a phrase is spelled out, in order, once."""
    assert _spell(phrase) == expected


def test_a_guard_is_marked():
    """A phrase that begins with an exclamation mark is a guard and keeps its wording."""
    pattern = read_phrase("!with respect to")
    assert (pattern.guard, pattern.phrase, len(pattern.ways[0])) == (True, "!with respect to", 3)


REFUSED = {
    "open bracket": ("a (b|c", "never closed"),
    "closing bracket": ("a b)", "without an opening"),
    "bar outside": ("a|b", "outside brackets"),
    "too long": ("a" * 201, "longer than 200"),
    "too many gaps": ("a .. b .. c .. d .. e", "more than 3 gaps"),
    "gap first": (".. a", "begins or ends with a gap"),
    "gap last": ("a ..", "begins or ends with a gap"),
    "gap first in one wording": ("(|a) .. b", "begins or ends with a gap"),
    "star alone": ("a * b", "follows no letter"),
    "star first": ("*b", "follows no letter"),
    "single dot": ("e.g", "single dot"),
    "no word": ("--", "holds no word"),
    "empty": ("", "holds no word"),
    "explosion": ("(a|b)" * 20, "more than 400 wordings"),
    "explosion nested": ("(" * 60 + "a" + "|b)" * 45 + "c" * 0, "never closed"),
    "many in one group": ("(" + "|".join("abcdefghijklmnopqrstuvwxyz" * 4)[:197] + ")", None),
}


@pytest.mark.parametrize(("phrase", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_phrase_that_cannot_be_read_is_refused_with_its_reason(phrase, reason):
    """A broken or explosive phrase is refused, and the message says why."""
    if reason is None:
        assert len(read_phrase(phrase).ways) <= MOST_WAYS
        return
    with pytest.raises(ValueError, match=reason):
        read_phrase(phrase)


@given(st.text(alphabet="ab()|.*- !,'é", max_size=210))
def test_any_phrase_is_read_or_refused(phrase):
    """Whatever is typed into the codebook, reading ends with wordings or a `ValueError`, never otherwise."""
    try:
        pattern = read_phrase(phrase)
    except ValueError:
        return
    assert 1 <= len(pattern.ways) <= MOST_WAYS
    assert all(way and way[0].before != FAR for way in pattern.ways)


BOMBS = {
    "nested quantifiers": "(a+)+$",
    "overlapping ways": "(a|aa)+b",
    "any letters, many times": "(.*)*b",
    "a counted repeat": "(a{1,50}){1,50}b",
    "a look ahead": "(?=(a+))a*b",
    "a back reference": r"(a+)\1+b",
    "letters of any word": "[a-z]+[a-z]+[a-z]+!",
}


@pytest.mark.parametrize("phrase", BOMBS.values(), ids=BOMBS)
def test_a_regular_expression_is_no_expression_here(phrase, stopwatch):
    """What would never end as a regular expression is refused, or looked for as plain words in linear time."""
    finder = PhraseFinder()
    try:
        finder.add("A.B", phrase)
    except ValueError:
        return
    assert stopwatch(lambda: finder.find("a" * 50_000 + " " + "a " * 50_000 + "c")) < 3


def test_cells_are_split_at_semicolons():
    """Phrases of a cell lose outer space and repetition and keep their order."""
    assert split_phrases(" b  c ;a;; b c;") == ("b c", "a")


@pytest.mark.parametrize(("word", "plain"), [("métis", "metis"), ("hope", "hope"), ("œuvre", "œuvre")])
def test_accents_fold(word, plain):
    """Accents go, letters stay."""
    assert fold_accents(word) == plain
