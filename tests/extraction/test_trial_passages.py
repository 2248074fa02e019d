"""What a passage quoted from a report of a trial tells."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.trial_passages import PASSAGE_CLASSES, classify_passage, passage_features, score_passage

UNSEEN = [
    ("aim", "The aim of the study was to find out whether a carers' course lowers strain."),
    ("aim", "To test the efficacy of a peer-run sleep programme."),
    ("analysis", "Group differences were tested with analysis of covariance; missing data were imputed."),
    ("analysis", "Regression models, intention to treat, in SPSS."),
    ("control", "Members of the other arm stayed on the waiting list and had care as usual."),
    ("control", "waiting list"),
    ("design", "A single-blind randomised controlled trial with three parallel arms was run."),
    ("design", "Sealed envelopes in blocks of four were used to allocate people at random."),
    ("intervention", "Nine weekly sessions, led by two trained peers, dealt with sleep, worry and asking for help."),
    ("intervention", "Facilitators taught skills from a manual, and homework was discussed at the next meeting."),
    ("outcome_measure", "Loneliness was measured with a nine-item questionnaire (alpha .90)."),
    ("outcome_measure", "Higher scores on the scale mean more hope."),
    ("population", "Participants were aged 20 to 60, had a diagnosis of bipolar disorder, and were mostly women."),
    ("population", "Exclusion criteria were dementia and dependence on alcohol."),
    ("recruitment", "Flyers and newspaper advertisements invited people to call; those who agreed gave consent."),
    ("recruitment", "Patients were recruited by referral from their nurses."),
    ("setting", "The study took place at four rural clinics in two provinces."),
    ("setting", "an outpatient centre in a large city"),
]


@pytest.mark.parametrize(("label", "text"), UNSEEN, ids=[f"{label}: {text[:25]}" for label, text in UNSEEN])
def test_passages_nobody_fitted_on_are_told_apart(label: str, text: str) -> None:
    """Each class is recognised in sentences and in fragments that are not among the examples."""
    assert classify_passage(text) == label


def test_probabilities_are_given_for_every_class() -> None:
    """The nine classes share the whole."""
    scores = score_passage("Nine sessions.")
    assert tuple(sorted(scores)) == PASSAGE_CLASSES
    assert sum(scores.values()) == pytest.approx(1)


def test_digits_are_one_word() -> None:
    """Numbers differ from trial to trial, that there is one does not."""
    assert passage_features("In 12 towns") == passage_features("In 9 towns")


@given(st.text(max_size=300))
def test_any_text_has_a_class(text: str) -> None:
    """Whatever stands there, one of the nine comes back."""
    assert classify_passage(text) in PASSAGE_CLASSES


@pytest.mark.parametrize("text", ["a" * 1_000_000, "was measured " * 80_000, "A B C " * 160_000], ids=["word", "cue", "names"])
def test_long_texts_take_no_time(text: str) -> None:
    """A megabyte of hostile text is read in well under a second."""
    began = time.process_time()
    classify_passage(text)
    assert time.process_time() - began < 1
