"""What may be a finding at all."""

from dataclasses import replace

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.claims import is_testimony_quote, is_wanted, may_report

SEGMENT = Segment("d#1", "d", 1, 0, 10, None, "Results", "", "body", "en", "Hope rose.")
WORK = Document("d", "k", "research", "", "d.md", "", "en", "full text", "Hope rose.", (SEGMENT,))

WANTED = [
    ("The trial aims to reduce readmission.", True),
    ("Our mission is to increase hope.", True),
    ("We tested whether peers reduce costs.", True),
    ("Services should improve access.", True),
    ("Le projet vise à améliorer l’espoir.", True),
    ("The trial aimed to cut admissions and found no difference.", False),
    ("Hope was higher at 12 months.", False),
]


@pytest.mark.parametrize(("text", "wanted"), WANTED, ids=[text[:25] for text, _ in WANTED])
def test_aims_are_not_results(text: str, wanted: bool) -> None:
    """An aim, plan or duty without a result is wanted, not found."""
    assert is_wanted(text) is wanted


def test_running_text_of_a_work_may_report() -> None:
    """A sentence under a results heading may hold a finding."""
    assert may_report(WORK, SEGMENT)


@pytest.mark.parametrize(
    "change",
    [
        {"heading": "Our core values"},
        {"heading": "Mission and vision"},
        {"heading": "Objectifs"},
        {"role": "caption"},
        {"role": "reference"},
        {"speaker": "P03"},
        {"text": "Did hope rise?"},
        {"text": "“It gave me hope.”"},
    ],
    ids=str,
)
def test_values_headings_quotes_and_speakers_do_not(change: dict[str, str]) -> None:
    """Values, aims, captions, references, questions and what people say of themselves hold no finding."""
    assert not may_report(WORK, SEGMENT._replace(**change))


@pytest.mark.parametrize("change", [{"evidence_kind": "consultation"}, {"depth": "answers"}, {"depth": "transcript"}], ids=str)
def test_consultation_never_reports(change: dict[str, str]) -> None:
    """Nothing said in a consultation is a research finding."""
    assert not may_report(replace(WORK, **change), SEGMENT)


def test_quotations_of_a_work_are_not_testimony() -> None:
    """Only a quotation in the first person is somebody's own story."""
    assert not is_testimony_quote("“Peers as effective as staff,” says the abstract.")
    assert is_testimony_quote("« Elle m’a aidé », dit-il, « et moi aussi. »")
