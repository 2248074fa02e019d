"""Findings and mentions of whole documents."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from litreview.corpus.documents import Document, Segment
from litreview.extraction.findings import find_findings
from litreview.tables import build_table

SEEDS = Path("../shared/seeds")


def work(*sentences: str, heading: str = "Results", title: str = "", kind: str = "research", blocks: bool = False) -> Document:
    """A document of one paragraph (or of one per sentence)."""
    text, segments = "", []
    for number, sentence in enumerate(sentences, 1):
        text += " " if text else ""
        block = number if blocks else 1
        start = len(text)
        segments.append(
            Segment(
                f"d#{number:05d}", "d", number, start, start + len(sentence), None, heading, "", "body", "en", sentence, block
            )
        )
        text += sentence
    return Document("d", "roe2014", kind, title, "d.md", "", "en", "full text", text, tuple(segments))


def rows(document: Document, codes: dict[str, tuple[str, ...]] | None = None) -> list[dict[str, object]]:
    """The rows, which also have to fit the declared table."""
    found = find_findings(document, codes or {})
    build_table("findings", found)
    assert all(document.text[int(str(r["start"])) : int(str(r["end"]))] == r["quote"] for r in found)
    return found


def told(document: Document) -> dict[str, str]:
    """Outcome and direction of the findings."""
    return {str(r["outcome"]): str(r["direction"]) for r in rows(document) if r["kind"] == "finding"}


def test_one_row_has_all_its_attributes() -> None:
    """A finding carries its outcome, direction, comparator, design, population, measure, interval and number of people."""
    document = work(
        "In a randomised trial of 139 adults in mental health services, hope was higher with peers on the ward "
        "than with usual care (SMD 0.24, 95% CI 0.08 to 0.40)."
    )
    row = rows(document, {"d#00001": ("OUT.HOPE",)})[0]
    wanted = {
        "finding_id": "d.o001", "citation_key": "roe2014", "kind": "finding", "outcome": "OUT.HOPE", "model": "MOD.HOSP",
        "direction": "favours peer support", "comparator": "usual care", "study_design": "RCT", "population": "mental health",
        "measure": "SMD", "effect": 0.24, "low": 0.08, "high": 0.4, "n": 139,
    }  # fmt: skip
    assert {key: row[key] for key in wanted} == wanted


def test_a_model_that_a_person_confirmed_stands() -> None:
    """An accepted code of a model is the row's model, and the row says so."""
    document = work("In the trial hope rose more with peers than with usual care.")
    row = find_findings(document, {}, confirmed={"d#00001": ("MOD.CRISIS",)})[0]
    assert (row["model"], row["why"]) == ("MOD.CRISIS", "words: rose more; model: confirmed code")


def test_a_finding_takes_the_model_of_its_study_and_a_mention_does_not() -> None:
    """What a trial of a warm line finds is about warm lines; an outcome it only mentions is about none."""
    document = work("In the trial hope rose more than with usual care.", "Empowerment is a value.", title="A warm line: a trial")
    found = {r["outcome"]: (r["kind"], r["model"]) for r in rows(document, {"d#00002": ("OUT.EMPOW",)})}
    assert found == {"OUT.HOPE": ("finding", "MOD.WARM"), "OUT.EMPOW": ("mention", "")}


def test_one_sentence_carries_several_findings() -> None:
    """Each outcome of a sentence gets its own direction."""
    document = work(
        "In this review peers had little or no effect on hospitalisation and symptoms, but some, inconsistent, on hope."
    )
    assert told(document) == {"OUT.HOSP": "no difference", "OUT.SYMP": "no difference", "OUT.HOPE": "mixed"}


def test_two_outcomes_of_one_code_that_disagree_are_two_rows() -> None:
    """Alcohol and drug use stay apart, each quoting its clause."""
    found = rows(work("Alcohol use fell more in the peer group, while drug use fell in both arms."))
    assert [(r["quote"], r["direction"]) for r in found] == [
        ("Alcohol use fell more in the peer group", "favours peer support"),
        ("while drug use fell in both arms.", "no difference"),
    ]


def test_equivalence_to_professionals_keeps_its_comparator() -> None:
    """As effective as professionals is no difference with the professional named as comparator."""
    row = rows(work("In the trial, consumers were as effective as professionals for symptoms."))[0]
    assert (row["direction"], row["comparator"]) == ("no difference", "professional in the same role")


def test_direction_may_stand_in_the_next_sentence() -> None:
    """An outcome measured in one sentence and told in the next is one finding that quotes both."""
    found = rows(work("Hope was measured at 12 months.", "It did not differ between the arms."))
    assert [(r["kind"], r["direction"], r["quote"]) for r in found] == [
        ("finding", "no difference", "Hope was measured at 12 months. It did not differ between the arms.")
    ]


def test_the_study_may_stand_in_the_next_sentence() -> None:
    """A change told first and its measure second make a finding."""
    assert told(work("Loneliness fell among members.", "It was rated on the UCLA scale at baseline and follow-up."))


def test_other_paragraphs_lend_nothing() -> None:
    """A study in another paragraph makes no finding here."""
    document = work("Hope grows when peers meet.", "The trial ended in 2014.", blocks=True)
    assert [r["kind"] for r in rows(document, {"d#00001": ("OUT.HOPE",)})] == ["mention"]


MENTIONS = [
    ("goal", work("The Centre promotes empowerment and enhanced capacities.")),
    ("aim", work("The trial aims to improve empowerment and reduce costs.")),
    ("values", work("Improved empowerment, shown by studies.", heading="Our values")),
    ("consultation", work("In the study my empowerment improved.", kind="consultation")),
    ("testimony", work("“The study gave me more empowerment than my doctor.”")),
    ("question", work("Does empowerment improve in trials?")),
]


@pytest.mark.parametrize("document", [d for _, d in MENTIONS], ids=[name for name, _ in MENTIONS])
def test_wants_values_and_voices_are_mentions(document: Document) -> None:
    """Without a study, or in aims, values, testimony and consultation, an outcome is only mentioned."""
    found = rows(document, {"d#00001": ("OUT.EMPOW",)})
    assert [(r["kind"], r["direction"], r["comparator"]) for r in found if r["outcome"] == "OUT.EMPOW"] == [("mention", "", "")]


AFTER_A_STUDY = {
    "value": "Improved hope was a value they shared.",
    "goal": "Our group worked for hope and fought stigma, and it increased each winter.",
    "value that grew": "Empowerment was a core value of the agency and it increased with each new member.",
    "other people": "The agency improved quality of life across the region by opening a new house.",
    "one person": "Maria improved her quality of life by painting.",
    "told by one": "One of them told us that her hope had grown and her loneliness fell.",
    "background": "Hospital readmissions had risen for ten years before the programme opened.",
    "need": "Loneliness had increased in the region since the mine closed.",
    "dream": "They dreamed of improved quality of life and reduced stigma.",
    "feeling": "They valued hope above all and felt that stigma was reduced by sharing.",
}
WANTED = {
    "aim": "It was meant to reduce stigma and improve quality of life.",
    "founding": "The programme was founded to increase hope and to reduce loneliness.",
    "training": "Staff were trained to improve quality of life and to increase hope.",
    "money": "Funding was granted to reduce loneliness and improve quality of life.",
    "story": "My hope rose and I was less lonely after that winter.",
    "story of stays": "I had fewer hospital stays and my symptoms improved.",
    "French story": "Mon espoir a augmenté et je suis moins seul.",
}


@pytest.mark.parametrize("kind", ["research", "practice"])
@pytest.mark.parametrize("sentence", [*AFTER_A_STUDY.values(), *WANTED.values()], ids=[*AFTER_A_STUDY, *WANTED])
@pytest.mark.parametrize("before", ["The trial ran for two years.", "Participants met each week."], ids=["trial", "participants"])
def test_a_study_named_before_lends_nothing(before: str, sentence: str, kind: str) -> None:
    """Only the sentence itself and the next one count: what follows the name of a study may be a goal, a value or a story."""
    assert told(work(before, sentence, heading="Peer work", kind=kind)) == {}


@pytest.mark.parametrize("sentence", WANTED.values(), ids=WANTED)
def test_aims_and_stories_stay_mentions_beside_a_study(sentence: str) -> None:
    """A study that the next sentence names does not make a finding of what was wanted or lived."""
    assert told(work(sentence, "The trial ran for two years.", heading="Peer work")) == {}


def test_a_story_among_the_results_is_no_finding() -> None:
    """Reports of interviews print people's words under the heading of their results."""
    assert told(work("My hope rose and I was less lonely after that winter.")) == {}


def test_an_outcome_an_analyst_turned_down_makes_no_row() -> None:
    """A code that a person rejected on a sentence stays out, also where our own words name it."""
    document = work("In the trial hope rose more with peers.")
    assert find_findings(document, {}, rejected={"d#00001": ("OUT.HOPE",)}) == []


def test_headings_and_references_are_left_out() -> None:
    """Only running text and list items are read."""
    document = work("Trial: hope rose.")
    heading = replace(document, segments=(document.segments[0]._replace(role="heading"),))
    assert find_findings(heading, {"d#00001": ("OUT.HOPE",)}) == []


def test_design_population_and_number_come_from_around() -> None:
    """What the sentence leaves out is taken from its paragraph and title."""
    row = rows(
        work("We recruited 114 people after prison.", "Drinking fell more in the peer group.", title="A randomised trial")
    )[0]
    assert (row["study_design"], row["n"]) == ("RCT", 114)


def test_french_findings() -> None:
    """A French study gives findings as an English one does."""
    document = work(
        "L’étude montre une réduction des hospitalisations par rapport aux soins habituels, mais aucune différence pour l’espoir."
    )
    assert told(document) == {"OUT.HOSP": "favours peer support", "OUT.HOPE": "no difference"}
    assert rows(document)[0]["comparator"] == "usual care"


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="../shared is not beside the checkout")
@pytest.mark.parametrize("number", range(5))
def test_no_seed_reports_a_study(number: int) -> None:
    """No outcome finding is claimed in any of the seed documents."""
    from litreview.corpus.build import build_document
    from litreview.sources.literature import read_literature

    path = sorted(SEEDS.glob("*.txt"))[number]
    document = build_document(path.name, "0" * 64, read_literature(path).blocks)
    every = {s.segment_id: ("OUT.HOPE", "OUT.EMPOW", "OUT.QOL", "OUT.SAT") for s in document.segments}
    assert [r for r in find_findings(document, every) if r["kind"] == "finding"] == []


def test_many_sentences_take_little_time() -> None:
    """Four thousand sentences are read in seconds."""
    document = work(*["In the trial hope rose more in the peer group than with usual care."] * 4000)
    began = time.process_time()
    assert len(find_findings(document, {})) == 4000
    assert time.process_time() - began < 30


EXPLAINED = [
    ("On this scale a lower score is better, so depression scores of the trial need care.", "OUT.SYMP"),
    ("The review asks what peers do for empowerment, which is measured less.", "OUT.EMPOW"),
    ("The study appeared in a journal on harm reduction, with more papers to come.", "OUT.HARM"),
    ("The trial cannot show that satisfaction was higher with peers.", "OUT.SAT"),
]


@pytest.mark.parametrize(("text", "outcome"), EXPLAINED, ids=[outcome for _, outcome in EXPLAINED])
def test_explanations_are_no_findings(text: str, outcome: str) -> None:
    """How to read a scale, what a review asks and what a trial cannot show are not results."""
    assert told(work(text)) == {}


def test_an_inconsistent_result_is_mixed() -> None:
    """A next sentence that calls the result inconsistent belongs to it."""
    row = rows(work("In 18 trials there was some evidence that hope improved.", "It was not consistent across them."))[0]
    assert (row["direction"], str(row["quote"])[-12:]) == ("mixed", "across them.")


def test_a_code_whose_outcome_is_not_named_stays_a_mention() -> None:
    """Where a sentence names another outcome, a code without words of its own takes no direction from it."""
    found = rows(work("In the trial relapse fell more with peers."), {"d#00001": ("OUT.HARM", "OUT.SUD")})
    assert {r["outcome"]: r["kind"] for r in found} == {"OUT.HARM": "mention", "OUT.SUD": "finding"}


SECTIONS = [
    ("Hope improved in the groups.", "What was found", "favours peer support"),
    ("There was no difference in loneliness.", "Results", "no difference"),
    ("Support from friends may have gained in hope. Its direction must be called unclear.", "Findings", "unclear"),
]


@pytest.mark.parametrize(("text", "heading", "direction"), SECTIONS, ids=[heading for _, heading, _ in SECTIONS])
def test_the_results_section_of_a_study_reports_the_study(text: str, heading: str, direction: str) -> None:
    """A sentence under "results" needs no word of a study of its own; a doubt in the next one counts."""
    assert direction in told(work(*text.replace(". I", ".|I").split("|"), heading=heading)).values()


LABELLED = [
    (("Results: Hope improved.", "Loneliness fell."), {"OUT.HOPE", "OUT.SOC"}),
    (("Résultats : L’espoir a augmenté.",), {"OUT.HOPE"}),
    (("Methods: Hope improved in the town.", "Loneliness fell."), set()),
    (("Results: Hope improved.", "Conclusions: Loneliness fell."), {"OUT.HOPE"}),
]


@pytest.mark.parametrize(("sentences", "outcomes"), LABELLED, ids=["results", "French", "methods", "until the next label"])
def test_a_label_in_an_abstract_opens_the_results(sentences: tuple[str, ...], outcomes: set[str]) -> None:
    """An abstract of one paragraph labels its parts in the text; under "Results:" a sentence reports the study."""
    assert set(told(work(*sentences, heading=""))) == outcomes


@pytest.mark.parametrize("heading", ["How far this can be trusted", "Use in this review", "Limitations"])
def test_sections_that_weigh_the_evidence_report_nothing(heading: str) -> None:
    """What is said of other works and of limits is no finding of this one."""
    assert told(work("Later trials found that hope fell with peers.", heading=heading)) == {}


def test_a_title_is_no_finding() -> None:
    """The first line without a full stop names what was asked."""
    assert told(work("A randomised trial of peer support in increasing hope", heading="")) == {}


DESIGNS = [
    ("A randomised trial of mentors.", "Hope was higher than in the control group.", "RCT"),
    ("A review that grades two randomised controlled trials.", "Studies found that hope was higher.", "narrative"),
    ("A randomised trial of mentors.", "On hope the trial found no difference.", "RCT"),
    ("A systematic review of trials.", "On hope the review found no effect.", "SR/MA"),
]


@pytest.mark.parametrize(("first", "second", "design"), DESIGNS, ids=[f"{d} {n}" for n, (*_, d) in enumerate(DESIGNS)])
def test_the_document_names_the_design(first: str, second: str, design: str) -> None:
    """A control group or "the review found" does not overrule the design that the document names."""
    assert {r["study_design"] for r in rows(work(first, second, blocks=True)) if r["kind"] == "finding"} == {design}


def test_two_results_of_one_code_are_told_apart() -> None:
    """ "Depression improved and anxiety did not" is one gain and one null."""
    found = rows(work("In one trial depression improved and anxiety did not."))
    assert sorted(str(r["direction"]) for r in found) == ["favours peer support", "no difference"]


def test_a_sense_of_control_is_no_control_arm() -> None:
    """People's control over their lives is not the comparison group."""
    assert told(work("The study reports that peer support raised hope and people's sense of control over their lives."))[
        "OUT.HOPE"
    ] == "favours peer support"  # fmt: skip


def test_a_document_that_names_no_outcome_has_no_rows() -> None:
    """Change words and a study alone tell nothing; a code that a sentence has is still a mention of it."""
    document = work("In the trial, the price of tin rose by 4% (p < .05).", "Copper was sold in May.")
    assert rows(document) == []
    assert [row["kind"] for row in rows(document, {"d#00002": ("OUT.HOPE",)})] == ["mention"]


def test_rows_are_numbered_in_the_order_of_their_sentences() -> None:
    """Sentences without an outcome between those that have one leave no gap."""
    document = work("In the trial hope rose with peers.", "We met on Monday.", "Hospital days fell in the peer group (p = .01).")
    assert [row["finding_id"] for row in rows(document)] == ["d.o001", "d.o002"]
