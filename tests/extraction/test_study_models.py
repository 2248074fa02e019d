"""Which model of peer support a whole study is about."""

import csv
import sys
from pathlib import Path

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.study_models import StudyModel, describes_study, read_study_model, speaks_of_others

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "benchmarks" / "examples" / "study_models.csv"


def study(title: str, *told: tuple[str, str]) -> Document:
    """A document with a title and sentences, each with its heading."""
    segments = [
        Segment(f"d#{number}", "d", number, number, number + 1, None, heading, "", "body", "en", text, number)
        for number, (heading, text) in enumerate(told, 1)
    ]
    return Document("d", "", "research", title, "d.md", "", "en", "abstract", "", tuple(segments))


READ = [
    ("title", study("Outcomes of a peer respite"), StudyModel("MOD.CRISIS", "title")),
    ("title with a comparator", study("Peer respite versus a clubhouse"), StudyModel("MOD.CRISIS", "title")),
    ("methods", study("Better days", ("Methods", "Adults met a peer on the ward.")), StudyModel("MOD.HOSP", "methods")),
    ("aim", study("Better days", ("", "We evaluated a warm line.")), StudyModel("MOD.WARM", "methods")),
    ("label", study("Better days", ("", "Objective: to evaluate a warm line.")), StudyModel("MOD.WARM", "methods")),
    (
        "French",
        study("Des jours meilleurs", ("Méthodes", "Un forum en ligne a été offert.")),
        StudyModel("MOD.ONLINE", "methods"),
    ),
    (
        "people and way",
        study("Calls for young people from a peer", ("Methods", "They rang a warm line.")),
        StudyModel("MOD.WARM; MOD.YOUTH", "title, methods"),
    ),
    ("people only", study("A peer mentor in an alcohol service"), StudyModel("MOD.COACH", "people supported")),
    (
        "named far more often",
        study(
            "Better days",
            ("Methods", "A warm line was opened."),
            ("Methods", "The warm line took calls."),
            ("Methods", "Callers heard of it in a clubhouse."),
        ),
        StudyModel("MOD.WARM", "methods"),
    ),
    (
        "two arms",
        study("Better days", ("Methods", "People were randomised to a warm line or to a clubhouse.")),
        StudyModel("MOD.DROPIN; MOD.WARM", "methods"),
    ),
]
UNCLEAR = [
    ("nothing named", study("Peer support and hope", ("Methods", "Adults met a peer."))),
    (
        "background",
        study("Better days", ("Background", "We know clubhouses."), ("", "Clubhouses have long existed in this study.")),
    ),
    ("results only", study("Better days", ("Results", "This study found hope in clubhouses."))),
    ("sorted", study("A review", ("Methods", "The review sorted trials by kind: warm lines and others."))),
    ("a list of places", study("Better days", ("Methods", "We interviewed staff of a warm line, a clubhouse and a ward."))),
    ("use of the evidence", study("Better days", ("How far this can be trusted", "This trial of a clubhouse was small."))),
    ("excluded", study("Better days", ("Methods", "We excluded clubhouses."))),
    ("a tie", study("Better days", ("Methods", "A warm line was open."), ("Methods", "A clubhouse was open."))),
    ("empty", study("")),
]


@pytest.mark.parametrize(("document", "model"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_clear_model_is_read(document: Document, model: StudyModel) -> None:
    """The title, else aim and methods, else the people who were supported give the model."""
    assert read_study_model(document) == model


@pytest.mark.parametrize("document", [row[1] for row in UNCLEAR], ids=[row[0] for row in UNCLEAR])
def test_an_unclear_model_is_left_out(document: Document) -> None:
    """Background, results, lists, kinds that a review sorts and what was excluded give none."""
    assert read_study_model(document) == StudyModel()


def test_headings_and_captions_describe_nothing() -> None:
    """Only sentences and list items tell of a study."""
    told = study("", ("", "We evaluated a warm line.")).segments[0]
    assert describes_study(told)
    assert not describes_study(told._replace(role="heading"))
    assert not describes_study(told._replace(heading="Results"))


def test_other_peoples_work_is_known_by_its_words() -> None:
    """Citations, earlier studies and what is known are not the study's own."""
    assert speaks_of_others("Little is known about warm lines.")
    assert speaks_of_others("Hope rose (2011).")
    assert not speaks_of_others("Hope rose in the trial.", "Results")


INVENTED = [
    ("Peers in two units", "Methods: People who came to the emergency room after an overdose met a peer worker.", "MOD.ED"),
    ("Somebody who knows", "Objective: To evaluate an evening telephone line answered by peers.", "MOD.WARM"),
    ("Des pairs", "Cette étude a évalué des pairs aidants dans une unité d'hospitalisation psychiatrique.", "MOD.HOSP"),
    ("Ten weeks", "Adults were randomised to weekly classes on their own recovery, each taught by two trained peers.", "MOD.EDU"),
    ("Parents helping parents", "We evaluated a programme for parents who were matched with another parent.", "MOD.FAMILY"),
    ("Essai pilote", "Nous avons jumelé des personnes en situation d'itinérance avec un pair navigateur.", "MOD.NAV"),
    ("Sober together", "We interviewed 31 residents of recovery homes.", "MOD.RHOUSE"),
    ("Wages of peer workers", "A survey of 400 peer workers asked about pay and hours.", ""),
    ("Recovery as staff see it", "Earlier studies of clubhouses and warm lines had shown hope.", ""),
    ("Peers and their tasks", "We evaluated peers in services that wrap around a family and wrap up after a year.", ""),
    ("La place des pairs", "Cette étude a évalué la parole des pairs.", ""),
    ("Peer mentors", "We evaluated peer mentors for people on parole.", "MOD.JUSTICE"),
    ("Many shapes", "We included 22 reviews of several kinds of peer support, among them warm lines.", ""),
]


@pytest.mark.parametrize(("title", "text", "code"), INVENTED, ids=[title for title, _, _ in INVENTED])
def test_other_wordings_of_a_method_are_read(title, text, code):
    """Abstracts in words that the rules were not written for, some of which name no model of their own."""
    assert read_study_model(study(title, ("", text))).code == code


@pytest.mark.skipif(not TABLE.exists(), reason="the examples lie in the repository only")
@pytest.mark.parametrize(("own", "precision", "recall"), [(False, 0.95, 0.85), (True, 0.95, 0.9)], ids=["notes", "abstracts"])
def test_most_findings_have_the_model_a_human_gives(own: bool, precision: float, recall: float) -> None:
    """On our reading notes and on abstracts of ours with traps, wrong models are rare and most are found."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from study_models import measure, read_findings
    finally:
        sys.path.pop(0)
    with TABLE.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if bool(row["text"]) == own]
    score = measure(read_findings(rows))
    assert score.precision >= precision
    assert score.recall >= recall
