"""Rules are made once from the inputs, travel light, and have a digest that tells what rows rest on."""

import pickle
from dataclasses import replace
from datetime import datetime

import pytest

from litreview.coding.codebook import Codebook
from litreview.coding.records import Decision
from litreview.review import About, PrivacySettings, Review, Settings
from litreview.running.inputs import Inputs, load_inputs
from litreview.running.rules import Rules, gather_rules

DECISION = Decision("a", "d1", "hope", 0, "VAL.HOPE", "accepted", "ann", datetime(2026, 1, 2, 10))


def test_what_was_made_of_the_rules_does_not_travel(tiny: Review) -> None:
    """A worker makes it itself: it is ten times as large."""
    rules = gather_rules(load_inputs(tiny), tiny.settings)
    before = len(pickle.dumps(rules))
    assert rules.finders.keys() == {"en", "fr"}
    assert rules.names is not None
    assert len(pickle.dumps(rules)) == before
    assert pickle.loads(pickle.dumps(rules)) == rules


@pytest.mark.parametrize(
    "change",
    [
        {"decisions": (DECISION,)},
        {"blind": frozenset({"d1"})},
        {"evidence_kinds": {"roe2020": "practice"}},
        {"codebook": Codebook({})},
    ],
    ids=["a decision", "blind coding", "a kind of evidence", "the codebook"],
)
def test_what_rows_rest_on_changes_their_digest(tiny: Review, change: dict[str, object]) -> None:
    """Rows that were kept under another digest are made again."""
    rules = gather_rules(replace(load_inputs(tiny), examples=[]), tiny.settings)
    assert replace(rules).digest == rules.digest
    assert replace(rules, **change).digest != rules.digest


def test_who_is_who_does_not_change_the_digest(tiny: Review) -> None:
    """A text of the literature comes to the same whoever took part in the consultation."""
    rules = gather_rules(replace(load_inputs(tiny), examples=[]), tiny.settings)
    assert rules.roster.entries
    assert replace(rules, ledger={}, signoffs={}, roster=Rules(Codebook({})).roster).digest == rules.digest


def test_decisions_are_found_by_their_document() -> None:
    """In the order in which they came; a document without any has none."""
    later = DECISION._replace(id="b")
    rules = Rules(Codebook({}), (DECISION, DECISION._replace(id="c", document_id="d2"), later))
    assert rules.decisions_on["d1"] == [DECISION, later]
    assert sorted(rules.decisions_on) == ["d1", "d2"]


def test_documents_coded_blind_are_not_learned_from() -> None:
    """What one of two coders decided would reach the other as a proposal."""
    rules = Rules(Codebook({}), (DECISION, DECISION._replace(id="c", document_id="d2")), blind=frozenset({"d1"}))
    assert [one.document_id for one in rules.heeded] == ["d2"]


@pytest.mark.parametrize("asked", [True, False])
def test_the_settings_say_whether_the_trained_pipeline_is_asked(asked: bool) -> None:
    """Off unless somebody asks for it, and on where they do."""
    settings = Settings(review=About(title="T"), privacy=PrivacySettings(trained_names=asked))
    assert gather_rules(Inputs([], [], Codebook({})), settings).trained_names is asked
    assert gather_rules(Inputs([], [], Codebook({})), Settings(review=About(title="T"))).trained_names is False
