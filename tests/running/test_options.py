"""How a run is asked for."""

from dataclasses import FrozenInstanceError

import pytest

from litreview.running.options import Options


def test_a_run_is_asked_for_with_two_jobs_and_says_nothing_by_default():
    """Who asks for nothing gets the whole run, and only where something changed."""
    options = Options()
    assert (options.only, options.jobs, options.force, options.scheduler) == ("", 2, False, "")
    assert options.say("a line") is None


def test_what_was_asked_for_cannot_change_during_a_run():
    """Options are fixed."""
    with pytest.raises(FrozenInstanceError):
        Options().jobs = 3
