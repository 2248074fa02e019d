"""What may be a finding at all."""

from dataclasses import replace

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.claims import is_own_story, is_wanted, may_report

SEGMENT = Segment("d#1", "d", 1, 0, 10, None, "Results", "", "body", "en", "Hope rose.")
WORK = Document("d", "k", "research", "", "d.md", "", "en", "full text", "Hope rose.", (SEGMENT,))

WANTED = [
    ("The trial aims to reduce readmission.", True),
    ("Our mission is to increase hope.", True),
    ("We tested whether peers reduce costs.", True),
    ("The house was set up to reduce loneliness.", True),
    ("They dreamed of less stigma.", True),
    ("The house was set up to reduce loneliness and improved it.", False),
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


STORIES = {
    "quoted": ("“My peer worker gave me hope.”", True),
    "quoted French": ("« Elle m’a aidé », dit-il, « et moi aussi. »", True),
    "told": ("When I met my peer worker my loneliness fell.", True),
    "told in French": ("Mon espoir est revenu et j’ai moins peur.", True),
    "quoted from a work": ("“Peers as effective as staff,” says the abstract.", False),
    "words in quotation marks": ("“Self-stigma” fell by a third with peers.", False),
    "authors": ("We found that loneliness fell in the peer group.", False),
    "author with a study": ("In my trial hope was higher in the peer group.", False),
    "number of a phase": ("In phase I of the project hope rose.", False),
    "number of a diagnosis": ("People with bipolar I disorder had fewer admissions.", False),
}


@pytest.mark.parametrize(("text", "own"), STORIES.values(), ids=STORIES)
def test_a_story_of_ones_own_is_told_from_a_report(text: str, own: bool) -> None:
    """The first person singular, quoted or telling, is somebody's life; authors and the words of works are not."""
    assert is_own_story(text) is own
