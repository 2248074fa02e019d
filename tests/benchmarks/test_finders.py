"""Ways of finding identifiers: spans of the text as it was said, all alike."""

from importlib.util import find_spec

import pytest
from benchmarks.datasets import Unusable
from benchmarks.finders import MODEL, find_ours, find_presidio, find_presidio_with_model, find_with_model

from litreview.privacy.roster import Roster, RosterEntry

TEXTS = ["Ask Ann or call 416-555-0199, then Mirelle Vosk.", "mirelle said 416-555-0199 again and again to me"]
ROSTER = Roster((RosterEntry("P01", "Ann Example"),))
model = pytest.mark.skipif(find_spec(MODEL) is None, reason="the extra ner is not installed")


def words(text: str, spans: tuple[tuple[int, int], ...]) -> set[str]:
    return {text[start:end] for start, end in spans}


def test_ours_tells_what_is_replaced_and_proposed() -> None:
    """Spans count in the raw text, also behind a replacement of another length, and a form is told wherever it stands."""
    first, second = find_ours(TEXTS, ROSTER)
    assert words(TEXTS[0], first.removed) == {"Ann", "416-555-0199"}
    assert "Mirelle Vosk" in words(TEXTS[0], first.proposed)
    assert "mirelle" in words(TEXTS[1], second.proposed)
    assert words(TEXTS[1], second.read_whole) == {TEXTS[1]}


def test_text_that_is_not_composed_is_refused() -> None:
    """Spans would not be those of the raw text."""
    with pytest.raises(Unusable):
        find_ours(["Zoe\u0301 came."], Roster())


def test_presidio_alone_finds_numbers_and_no_names() -> None:
    """Its recognisers run without a model, each text by itself."""
    first, second = find_presidio(TEXTS, ROSTER)
    assert "416-555-0199" in words(TEXTS[0], first.removed)
    assert "Ann" not in words(TEXTS[0], first.removed)
    assert second.removed


@model
def test_the_model_adds_names() -> None:
    """With the pipeline presidio finds a name, and ours proposes at least what it proposes without."""
    text = ["Then I met Sarah Lindqvist in Moncton."]
    assert "Sarah Lindqvist" in words(text[0], find_presidio_with_model(text, Roster())[0].removed)
    assert set(find_ours(text, Roster())[0].proposed) <= set(find_with_model(text, Roster())[0].proposed)
