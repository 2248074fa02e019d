"""Gates answer as their patterns do, whatever the text."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import litreview.corpus
import litreview.extraction
from litreview.corpus.gates import Gate, count_all, open_gates


def _gates_in(value: object) -> list[Gate]:
    if isinstance(value, Gate):
        return [value]
    if isinstance(value, dict):
        return [gate for one in value.values() for gate in _gates_in(one)]
    if type(value) in (list, tuple):
        return [gate for one in value for gate in _gates_in(one)]
    return []


def _all_gates() -> dict[str, Gate]:
    found = {}
    for layer in (litreview.corpus, litreview.extraction):
        for module in pkgutil.iter_modules(layer.__path__):
            loaded = importlib.import_module(f"{layer.__name__}.{module.name}")
            for name, value in vars(loaded).items():
                for number, gate in enumerate(_gates_in(value)):
                    found[f"{module.name}.{name}.{number}"] = gate
    return found


GATES = _all_gates()
_WORDS = sorted({word for gate in GATES.values() for word in re.findall(r"[^\W\d_]{1,20}", gate.pattern)})
_GLUE = (" ", " ", " ", ", ", "", "-", ". ", "’", "'", " (", "% ", " 12", " 3.5 ", " = ", ": ", "\n", "s ", "ed ", "ing ")


def _spans(matches: object) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


def _agrees(gate: Gate, text: str) -> bool:
    found, told = gate.finder.search(text), gate.search(text)
    same = (found and (found.span(), found.groups())) == (told and (told.span(), told.groups()))
    return same and _spans(gate.finder.finditer(text)) == _spans(gate.finditer(text))


@pytest.mark.parametrize("name", sorted(GATES))
def test_every_gate_knows_what_a_match_must_hold(name: str) -> None:
    """Nothing is found in an empty text, and a gate for which nothing is known would refuse to be used."""
    assert GATES[name].search("") is None


@given(
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14),
    glue=st.lists(st.sampled_from(_GLUE), min_size=14, max_size=14),
    shout=st.sampled_from((str, str.upper, str.capitalize, str.title)),
)
def test_gates_answer_as_their_patterns_on_their_own_words(words: list[str], glue: list[str], shout: object) -> None:
    """Words of the patterns, joined in any way, are found by a gate where its pattern finds them, and nowhere else."""
    text = shout("".join(word + between for word, between in zip(words, glue, strict=False)))
    assert [name for name, gate in GATES.items() if not _agrees(gate, text)] == []


@given(st.text(max_size=120))
@example("ſhould we İmprove, or dıd it faIl? 5\u202f% of Kin")
@example("٣ versus ٤ %")
def test_gates_answer_as_their_patterns_on_any_text(text: str) -> None:
    """Signs of any script, also those that are another letter where case is ignored, change nothing."""
    assert [name for name, gate in GATES.items() if not _agrees(gate, text)] == []


@settings(max_examples=30)
@given(st.data())
def test_gates_find_what_is_made_to_match(data: st.DataObject) -> None:
    """Texts made from a pattern itself are found by its gate where the pattern finds them."""
    gate = GATES[data.draw(st.sampled_from(sorted(GATES)))]
    text = data.draw(st.sampled_from(("", "We ", "x", "9 "))) + data.draw(st.from_regex(gate.finder))
    assert _agrees(gate, text)


def test_no_unusual_sign_stands_for_a_letter_unknown_to_the_gates() -> None:
    """Each sign that matches a letter of our patterns where case is ignored is it in lower case or one of four."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    letters = "".join(sorted({letter for gate in GATES.values() for letter in gate.pattern.lower() if letter.isalpha()}))
    finder = re.compile(f"[{letters}]", re.IGNORECASE)
    strange = [sign for sign in every if finder.fullmatch(sign) and sign.lower() not in letters]
    assert set(strange) <= set("İıſμ")


def test_a_pattern_of_which_nothing_is_known_is_refused() -> None:
    """A gate that would stand open for every text says so when it is used."""
    with pytest.raises(ValueError, match="may hold anything"):
        Gate(r"\w+").search("Peers met.")


def test_a_search_may_begin_later() -> None:
    """What stands before the start is passed over, as by the pattern itself."""
    gate = Gate(r"\bmixed\b")
    assert gate.search("mixed and mixed", 1).start() == 10
    assert gate.search("mixed and mixed", 11) is None


def test_a_gate_made_after_a_text_was_read_still_opens() -> None:
    """What was read of a text before holds nothing of a new gate, so it is read again."""
    text = "Lanterns were lit by the quay."
    assert Gate(r"\blit\b").search(text)
    assert Gate(r"\bquays?\b").search(text)


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_gates_that_are_left_out_together_would_find_nothing(text: str) -> None:
    """Whatever ``open_gates`` does not return has no match; the rest keeps its names and order."""
    kept = open_gates(GATES.items(), text)
    assert [name for name in GATES if name in dict(kept)] == [name for name, _ in kept]
    assert [name for name, gate in GATES.items() if name not in dict(kept) and gate.finder.search(text)] == []


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)))
@example("ſhould")
def test_matches_of_all_gates_are_counted_at_once(text: str) -> None:
    """As many as each pattern finds alone."""
    assert count_all(GATES, text) == {name: len(gate.finder.findall(text)) for name, gate in GATES.items()}
