"""Why a finding is what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.extraction.findings import find_findings
from litreview.extraction.models import Model
from litreview.extraction.reasons import tell_reason

TOLD = [
    ("Hope rose more with peers.", "OUT.HOPE", "favours peer support", "words: rose more"),
    ("Hope did not differ between the arms.", "OUT.HOPE", "no difference", "words: not differ"),
    ("The evidence on hope was inconclusive.", "OUT.HOPE", "unclear", "words: inconclusive"),
    ("Results on hope were mixed.", "OUT.HOPE", "mixed", "words: mixed"),
    ("The change in hope favoured the control arm.", "OUT.HOPE", "favours comparator", "words: favoured"),
    ("L’espoir n’a montré aucune différence.", "OUT.HOPE", "no difference", "words: aucune différence"),
    ("Readmission was 29% with peers and 38% without.", "OUT.HOSP", "favours peer support", "words: figures of the arms"),
]


@pytest.mark.parametrize(("text", "outcome", "direction", "words"), TOLD, ids=[row[3] for row in TOLD])
def test_the_words_of_the_direction_are_named(text: str, outcome: str, direction: str, words: str) -> None:
    """Sameness, doubt, favour and change are each told by the words of the text that say so."""
    assert tell_reason(text, outcome, direction, Model()).startswith(words)


def test_the_place_of_the_model_is_named() -> None:
    """Where the model was read stands at the end, also where there is none."""
    assert tell_reason("Hope rose.", "OUT.HOPE", "favours peer support", Model("MOD.WARM", "title")).endswith("; model: title")
    assert tell_reason("Hope rose.", "OUT.HOPE", "favours peer support", Model()).endswith("; model: not stated")


def test_a_mention_says_that_it_is_one() -> None:
    """An outcome without a result has no words of a direction."""
    assert tell_reason("", "OUT.HOPE", "", Model("MOD.WARM", "sentence")).startswith("mention:")


def test_rows_carry_their_reason() -> None:
    """Every row of a document says why; no word of it stands outside the row's own quotation."""
    text = "In the trial hope rose more with the warm line than with usual care."
    told = Segment("d#1", "d", 1, 0, len(text), None, "Results", "", "body", "en", text)
    rows = find_findings(Document("d", "", "research", "", "d.md", "", "en", "notes", text, (told,)), {})
    assert [row["why"] for row in rows] == ["words: rose more; model: sentence"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="hope rose more fell did not differ p<.05;%()12 ", max_size=120))
def test_only_words_of_the_text_are_repeated(text: str) -> None:
    """Whatever is told as words stands in the text, but for spaces."""
    reason = tell_reason(text, "OUT.HOPE", "favours peer support", Model())
    named = reason.split("; ")[0].removeprefix("words: ").split(", ")
    plain = " ".join(text.split())
    assert all(word in plain or word in ("none plain", "figures of the arms") for word in named)
