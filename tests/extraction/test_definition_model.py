import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.extraction.definition_model import (
    DEFINING,
    WEIGHTS,
    measure_definition,
    score_definition,
)

BANK = Path(__file__).parents[2] / "benchmarks" / "examples" / "definitions.csv"


@pytest.mark.parametrize(
    "sentence",
    [
        "A meadow is a piece of grassland that is mown for hay.",
        "The rate at which a lake fills with mud is known as siltation.",
        "Siltation, the slow filling of a lake with mud, takes centuries.",
        "Vigilance refers to the state of being on the watch.",
        "Le fourrage est une herbe que l'on donne au bétail.",
        "On appelle usure l'intérêt trop élevé d'un prêt.",
    ],
    ids=["copula", "reversed", "apposition", "refers", "fr-copula", "fr-reversed"],
)
def test_definitions_of_fields_never_met_are_seen(sentence):
    """A definition is seen whatever it defines, in both languages."""
    assert measure_definition(sentence) >= DEFINING


@pytest.mark.parametrize(
    "sentence",
    [
        "The meadow was mown twice before the rain came.",
        "Lakes in the valley fill with mud every spring because the banks are bare.",
        "The council told us that nobody had asked for a bridge.",
        "Name three reasons why the harvest failed.",
        "Le pré a été fauché deux fois avant la pluie.",
        "Les services devraient rester ouverts le soir.",
    ],
    ids=["story", "cause", "report", "exercise", "fr-story", "fr-request"],
)
def test_stories_causes_and_requests_are_doubted(sentence):
    """What happened, why, and what should be done is no definition."""
    assert measure_definition(sentence) < DEFINING


def test_the_rules_hold_a_share_of_the_measure():
    """Where the rules agree the measure is above the model's own share of it, and never above one."""
    sentence = "A meadow is a piece of grassland that is mown for hay."
    assert 0.77 * score_definition(sentence) < measure_definition(sentence) <= 1


def test_the_bank_is_ours_and_wide():
    """At least seven hundred sentences, two hundred of them French, both labels in both languages, none twice."""
    rows = list(csv.DictReader(BANK.open(encoding="utf-8", newline="")))
    assert len({row["text"] for row in rows}) == len(rows) >= 700
    assert sum(row["language"] == "fr" for row in rows) >= 200
    assert {(row["language"], row["label"]) for row in rows} == {("en", "0"), ("en", "1"), ("fr", "0"), ("fr", "1")}


def test_the_weights_are_small_and_readable():
    """The shipped model is a table of under 100 kB with one line per feature."""
    assert WEIGHTS.stat().st_size < 100_000
    assert WEIGHTS.read_text(encoding="utf-8").startswith("feature,0,1\n")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_measure(text):
    """Free text is measured between nought and one, the same every time."""
    assert 0 <= measure_definition(text) == measure_definition(text) <= 1
