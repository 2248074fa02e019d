"""What was learned from decisions is kept from one run to the next, and is the same to the last bit."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from litreview.coding.codebook import Code, Codebook
from litreview.coding.examples import Example
from litreview.coding.human import Decision
from litreview.coding.learned import unpack_learned
from litreview.running.kept_model import keep_learned, recall_learned
from litreview.running.rules import Rules
from litreview.running.store import Store

BOOK: Codebook = {"VAL.HOPE": Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("hope",), ("espoir",))}
ROWS = [("We hope for spring.", True), ("Hope grew.", True), ("Tea was served.", False), ("She met us for tea.", False)]
BANK = tuple(Example(text, frozenset(["VAL.HOPE"] * own), "en", "positive", "", "", 2) for text, own in ROWS)


def _decide(quote: str, decision: str = "accepted") -> Decision:
    return Decision(quote, "d", quote, 0, "VAL.HOPE", decision, "ann", datetime(2026, 1, 2, tzinfo=UTC))


RULES = Rules(BOOK, (_decide("She hoped for tea."),), examples=BANK)


def _run(outputs: Path, rules: Rules, *, shared: bool = False, used: bool = True) -> Rules:
    """A run as far as learning is concerned: recalled, used where something is fresh, kept, published."""
    (outputs / "runs" / "r1").mkdir(parents=True, exist_ok=True)
    store = Store(outputs)
    rules = recall_learned(rules, store, shared=shared)
    if used:
        assert rules.coder.learned.codes == ("VAL.HOPE",)
    keep_learned(rules, store)
    store.publish("r1", set())
    assert store.notices == []
    return rules


def test_what_one_run_learned_the_next_one_knows(tmp_path: Path) -> None:
    """Weights, bias and records come back as they were; what is proposed cannot differ."""
    before, after = _run(tmp_path, replace(RULES)), _run(tmp_path, replace(RULES))
    assert (before.learned, bool(after.learned)) == ("", True)
    one, other = before.coder.learned, unpack_learned(after.learned)
    assert list(one.records.items()) == list(other.records.items())
    assert (one.words.features, one.words.labels) == (other.words.features, other.words.labels)
    for name in ("rarity", "weights", "bias"):
        assert np.array_equal(getattr(one.words, name), getattr(other.words, name))


def test_it_is_kept_over_runs_in_which_nothing_is_coded(tmp_path: Path) -> None:
    """A run without a fresh document hands on what it did not need."""
    _run(tmp_path, replace(RULES))
    _run(tmp_path, replace(RULES), used=False)
    assert _run(tmp_path, replace(RULES)).learned


OTHERS = {
    "another decision": replace(RULES, decisions=(_decide("She hoped for tea.", "rejected"),)),
    "one decision more": replace(RULES, decisions=(*RULES.decisions, _decide("More tea."))),
    "another bank": replace(RULES, examples=BANK[:3]),
    "another phrase": replace(RULES, codebook={"VAL.HOPE": BOOK["VAL.HOPE"]._replace(phrases=("hope*",))}),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_of_anything_else_it_is_learned_anew(tmp_path: Path, other: Rules) -> None:
    """What was learned from other decisions, sentences or phrases is not used, and goes with the next published run."""
    _run(tmp_path, replace(RULES))
    assert not _run(tmp_path, other).learned
    assert not _run(tmp_path, replace(RULES)).learned


def test_several_workers_learn_once(tmp_path: Path) -> None:
    """What each of them would learn is learned before they start, also where nothing is stored."""
    assert _run(tmp_path, replace(RULES), shared=True).learned
    assert recall_learned(replace(RULES), Store(None), shared=True).learned


def test_a_damaged_file_is_told_and_learned_anew(tmp_path: Path) -> None:
    """Somebody's edit is no reason to stop, nor to believe it."""
    _run(tmp_path, replace(RULES))
    for path in (tmp_path / ".store").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"VAL.HOPE", b"VAL.HOPS"))
    store = Store(tmp_path)
    assert recall_learned(replace(RULES), store, shared=False).learned == ""
    assert len(store.notices) == 1


def test_a_review_without_examples_learns_nothing(tmp_path: Path) -> None:
    """Where codes are proposed by phrases alone, nothing is kept."""
    store = Store(tmp_path)
    rules = recall_learned(replace(RULES, examples=()), store, shared=True)
    keep_learned(rules, store)
    store.publish("r1", set())
    assert (rules.learned, list(tmp_path.rglob("*.json"))) == ("", [])
