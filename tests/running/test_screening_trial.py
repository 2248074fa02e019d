"""Screening tried out on decided records."""

import pytest

from litreview.errors import InputFaults, UsageError
from litreview.review import Review
from litreview.running.screening import open_screening
from litreview.running.screening_trial import Trial, describe_trial, list_decided, load_labelled, try_out

TEXTS = [f"peer support {word}" for word in ("hope", "work", "group", "ward")] + [f"steel {n} beam bridge" for n in range(36)]
LABELS = [1] * 4 + [0] * 36


def test_what_is_alike_is_found_at_once():
    """Four of forty stand apart: each start finds them among the first, so that nearly all reading is saved."""
    trial = try_out(TEXTS, LABELS, starts=3)
    assert (trial.records, trial.relevant, len(trial.saved)) == (40, 4, 3)
    assert min(trial.saved) > 0.8
    assert trial.curve[0] == (10, 0.75)
    assert trial.curve[-1] == (100, 1.0)
    assert [share for share, _ in trial.curve] == list(range(10, 101, 10))


def test_the_same_trial_gives_the_same_figures():
    """Starts are drawn from fixed seeds."""
    assert try_out(TEXTS, LABELS, starts=2) == try_out(TEXTS, LABELS, starts=2)


@pytest.mark.parametrize("labels", [[1, 0, 0], [1, 1, 1], [0, 0, 0], []], ids=["one relevant", "all", "none", "no record"])
def test_a_trial_needs_something_to_find(labels):
    """One relevant record is the start and leaves nothing."""
    with pytest.raises(UsageError, match="screen a few first"):
        try_out(["peer"] * len(labels), labels)


def test_decided_works_are_what_a_trial_reads(sieve: Review):
    """Undecided ones and conflicts have no label."""
    rows = "p0,include,,ann,1\ns0,exclude,,ann,1\np1,include,,ann,1\np1,exclude,,bo,1\n"
    (sieve.corpus / "screening.csv").write_text(f"citation_key,decision,reason,coder,date\n{rows}")
    assert list_decided(open_screening(sieve)) == (["Peer workers and hope", "Steel beams"], [1, 0])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("title,abstract\nx,y\n", "l.csv:1: column label_included is missing"),
        ("title,abstract,label_included\nx,y,yes\n", "l.csv:2: label_included is neither 1 nor 0"),
        ("title,abstract,label_included\nx,1\n", "l.csv:2: has 2 cells"),
    ],
    ids=["no labels", "a strange label", "a short row"],
)
def test_a_labelled_file_that_is_none_is_a_located_fault(tmp_path, content, fault):
    """The place and what to do."""
    (tmp_path / "l.csv").write_text(content)
    with pytest.raises(InputFaults) as caught:
        load_labelled(tmp_path / "l.csv")
    assert str(caught.value).startswith(fault)


def test_both_ways_of_reckoning_are_told_with_their_range():
    """A figure without its definition cannot be compared."""
    lines = list(describe_trial(Trial(40, 4, (0.8, 0.9), (0.7, 0.9), ((50, 0.999), (100, 1.0)))))
    assert lines[1:3] == [
        "WSS@95 after the start, as ASReview counts: 0.800 (0.700 to 0.900)",
        "WSS@95 over all records: 0.850 (0.800 to 0.900)",
    ]
    assert lines[3] == "read  50 %: recall 0.999"
