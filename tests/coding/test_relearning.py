"""What people decided is learned: on those sentences, on like ones, for that code alone."""

from datetime import UTC, datetime

import numpy as np
import pytest

from litreview.coding.codebook import Code
from litreview.coding.examples import Example
from litreview.coding.human import Decision
from litreview.coding.learned import Learned, learn
from litreview.coding.phrases import compile_phrases
from litreview.coding.relearning import choose_heeded, relearn
from litreview.coding.word_model import WeighedTexts, score_words, weigh_words

BOOK = {
    "VAL.HOPE": Code("VAL.HOPE", "", "Hope", "", "", "", "", ("hope",), ("espoir",)),
    "BAR.PAY": Code("BAR.PAY", "", "Pay", "", "", "", "", ("wage*",), ()),
}
FINDERS = {language: compile_phrases(BOOK, language) for language in ("en", "fr")}
ROWS = [("We hope for spring.", "VAL.HOPE"), ("Hope grew in the garden.", "VAL.HOPE"), ("She gave us hope.", "VAL.HOPE")]
ROWS += [("The wage is small.", "BAR.PAY"), ("Our wages came late.", "BAR.PAY"), ("A wage for each of us.", "BAR.PAY")]
ROWS += [("Tea was served in the garden.", ""), ("She met us in the garden.", ""), ("The tea is late there.", "")]
BANK = [Example(text, frozenset(filter(None, [code])), "en", "positive", "", "", 2) for text, code in ROWS]
BEFORE = learn(BANK, BOOK, FINDERS)
SENTENCE, LIKE, OTHER = "They met in the garden.", "We met her in the garden.", "The wage came late."
HOPED = "They hope in the garden."


def _decide(decision: str, quote: str = SENTENCE, code: str = "VAL.HOPE", coder: str = "ann") -> Decision:
    return Decision(f"{coder}-{quote}", "d", quote, 0, code, decision, coder, datetime(2026, 1, 2, tzinfo=UTC))


def _margin(learned: Learned, text: str, code: str = "VAL.HOPE") -> float:
    margins = score_words(learned.words, weigh_words(learned.words, [text]))
    return float(margins[0, learned.words.labels.index(code)])


def _relearn(before: Learned, bank: list[Example], *decisions: Decision) -> Learned:
    return relearn(before, bank, WeighedTexts(before.words, [example.text for example in bank]), decisions, FINDERS)


def _after(*decisions: Decision) -> Learned:
    return _relearn(BEFORE, BANK, *decisions)


MOVES = {
    "accepted, there": ("accepted", SENTENCE, SENTENCE, 1),
    "accepted, on a like one": ("accepted", SENTENCE, LIKE, 1),
    "rejected, there": ("rejected", HOPED, HOPED, -1),
    "rejected, on a like one": ("rejected", HOPED, "Hope came to us in the garden.", -1),
}


@pytest.mark.parametrize(("decision", "quote", "text", "sign"), MOVES.values(), ids=MOVES)
def test_a_decision_moves_the_margin(decision: str, quote: str, text: str, sign: int) -> None:
    """Accepting raises the code on that sentence and on like ones, rejecting lowers it."""
    assert sign * (_margin(_after(_decide(decision, quote)), text) - _margin(BEFORE, text)) > 0.05


def test_other_codes_stay_as_they_are() -> None:
    """Only the code that was decided on is learned anew."""
    after, column = _after(_decide("accepted")), BEFORE.words.labels.index("VAL.HOPE")
    others = [place for place in range(len(BEFORE.words.labels)) if place != column]
    assert np.array_equal(after.words.weights[:, others], BEFORE.words.weights[:, others])
    assert np.array_equal(after.words.bias[others], BEFORE.words.bias[others])
    assert after.codes == BEFORE.codes


def test_what_was_learned_before_is_not_written_over() -> None:
    """A review's decisions make a model of their own."""
    weights = BEFORE.words.weights.copy()
    _after(_decide("accepted"))
    assert np.array_equal(BEFORE.words.weights, weights)


def test_the_last_decision_counts() -> None:
    """Who changed their mind is heard as they decided last."""
    after = _after(_decide("accepted"), _decide("rejected"))
    once = _after(_decide("rejected"))
    assert np.array_equal(after.words.weights, once.words.weights)
    assert after.records == once.records


def test_the_same_decisions_give_the_same_model() -> None:
    """Learning anew has no chance in it."""
    decisions = (_decide("accepted"), _decide("rejected", LIKE), _decide("accepted", OTHER, "BAR.PAY"))
    one, other = _after(*decisions), _after(*decisions)
    assert np.array_equal(one.words.weights, other.words.weights)


@pytest.mark.parametrize("decisions", [(), (_decide("accepted", code="OLD.CODE"),)], ids=["none", "on a code no longer there"])
def test_nothing_decided_on_known_codes_changes_nothing(decisions: tuple[Decision, ...]) -> None:
    """Codes that the codebook has no more are passed over."""
    assert _after(*decisions) is BEFORE


RECORDS = {
    "accepted": (_decide("accepted", "We hope."), (2.5, 0.0)),
    "rejected": (_decide("rejected", "We hope."), (1.5, 1.0)),
    "no phrase of the code": (_decide("accepted", OTHER), (1.5, 0.0)),
    "inside a name": (_decide("rejected", "He read the Roadmap to Hope Street yesterday."), (1.5, 0.0)),
    "the other language": (_decide("rejected", "Le mot hope est dans la chanson."), (1.5, 0.0)),
    "no language told": (_decide("accepted", "Hope!"), (2.5, 0.0)),
}


@pytest.mark.parametrize(("decision", "record"), RECORDS.values(), ids=RECORDS)
def test_the_phrases_of_what_was_decided_are_counted(decision: Decision, record: tuple[float, float]) -> None:
    """A decision counts whole for each phrase of the code that stands in the words decided on, in their language."""
    assert _after(decision).records["en", "VAL.HOPE", "hope"] == record


def test_a_phrase_never_met_before_gets_a_record() -> None:
    """What the bank does not hold, the review may."""
    after = _after(_decide("accepted", "L'espoir est dans le jardin."))
    assert after.records["fr", "VAL.HOPE", "espoir"] == (1.0, 0.0)


ENGLISH, FRENCH = _decide("rejected", HOPED), _decide("accepted", "Le jardin est dans la cour.")


@pytest.mark.parametrize("decisions", [(ENGLISH, FRENCH), (FRENCH, ENGLISH)], ids=["French last", "English last"])
def test_decisions_in_two_languages_move_the_words_together(decisions: tuple[Decision, Decision]) -> None:
    """The words of a code heed what was decided in either language, whichever came last."""
    after = _after(*decisions)
    assert _margin(after, HOPED) < _margin(BEFORE, HOPED) - 0.05
    assert _margin(after, FRENCH.quote) > _margin(BEFORE, FRENCH.quote) + 0.05


def test_a_code_of_which_the_bank_holds_nothing_is_learned_from_decisions() -> None:
    """A code added without an example is proposed once people gave it often enough."""
    book = BOOK | {"NEW.TEA": BOOK["BAR.PAY"]._replace(id="NEW.TEA", phrases=())}
    before = learn(BANK, book, FINDERS)
    decisions = [_decide("accepted", text, "NEW.TEA") for text in ("Tea was served.", "The tea is late.", "Tea in the garden.")]
    after = _relearn(before, BANK, *decisions)
    assert _margin(before, "Tea was late.", "NEW.TEA") == -1.0
    assert _margin(after, "Tea was late.", "NEW.TEA") > 0


def test_without_a_bank_one_sided_decisions_change_no_words() -> None:
    """Where nothing stands against it, nothing can be told apart; the record is kept all the same."""
    after = _relearn(BEFORE, [], _decide("accepted", "We hope."))
    assert np.array_equal(after.words.weights, BEFORE.words.weights)
    assert after.records["en", "VAL.HOPE", "hope"] == (2.5, 0.0)


def _at(coder: str, minute: int, settles: tuple[tuple[str, str], ...] = (), **more: str) -> Decision:
    named = {"id": f"{coder}{minute}", "document_id": "d", "code": "VAL.HOPE", "segment_id": "d#1", "decision": "accepted"} | more
    return Decision(quote="q", start=0, coder=coder, at=datetime(2026, 1, 2, 9, minute, tzinfo=UTC), settles=settles, **named)


@pytest.mark.parametrize(
    ("decisions", "heeded"),
    [
        ([_at("ann", 1), _at("bo", 2)], ["ann1", "bo2"]),
        ([_at("ann", 1), _at("bo", 2), _at("cy", 3, (("ann", "ann1"), ("bo", "")))], ["cy3"]),
        ([_at("ann", 1, segment_id=""), _at("cy", 3, (("ann", "ann1"),)), _at("ann", 2)], ["cy3"]),
        ([_at("cy", 3, (("ann", ""),)), _at("di", 4, (("ann", ""),)), _at("bo", 5)], ["di4"]),
        ([_at("di", 4, (("ann", ""),)), _at("cy", 3, (("ann", ""),))], ["di4"]),
        ([_at("cy", 3, (("ann", ""),)), _at("ann", 1, code="BAR.PAY"), _at("bo", 2, segment_id="d#2")], ["cy3", "ann1", "bo2"]),
        ([_at("cy", 3, (("ann", ""),), segment_id=""), _at("bo", 2, segment_id="")], ["cy3", "bo2"]),
        ([_at("ann", 1, document_id="e"), _at("bo", 2)], ["bo2"]),
    ],
    ids=["nothing settled", "two and one", "an old record", "the later judge", "in any order", "other codes and places",
         "no place", "coded blind"],
)  # fmt: skip
def test_what_was_settled_is_learned_from_the_last_adjudicator_alone(decisions: list[Decision], heeded: list[str]) -> None:
    """Whoever else decided on that sentence and code teaches nothing, nor does a document that is coded blind."""
    assert [one.id for one in choose_heeded(decisions, ["e"])] == heeded
