import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.kinds import find_depth, find_evidence_kind, is_named_consultation
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block

RECORDS = {
    "label in keywords": (("misc", ("evidence_kind=practice", "population=general")), "practice"),
    "kind as keyword": (("report", ("Policy",)), "policy"),
    "article": (("article", ()), "research"),
    "editorial article": (("article", ("editorial",)), "assertion"),
    "law": (("legislation", ()), "policy"),
    "subject of a report": (("report", ("peer support", "guidelines")), "practice"),
}
TEXTS = {
    "research": "We recruited 40 people. Participants were interviewed. Thematic analysis followed. (n = 40, p < 0.05)",
    "policy": "The ministry will publish an action plan under the legislation. Provincial and federal bodies agreed.",
    "practice": "We offer a drop-in and workshops. Our services are free. Contact us to join our team.",
    "assertion": "It is good to be heard. Everyone knows it. Hope grows where people talk.",
}


SHORT_NOTES = {
    "study named": (
        "Reading note on: Shared meals (Roe, 2020)\n\nA mixed-methods study, published in 2020.\n\nIt is dated.",
        "research",
    ),
    "review without a count": (
        "A review of shared meals, published in 2016. Benefits are reported.",
        "research",
    ),
    "competencies": ("A set of core competencies for cooks, issued in 2015 by an agency. There are twelve.", "practice"),
    "plan": ("A plan of the county for its kitchens. It has four pillars. A plan reports no outcomes.", "policy"),
    "service page": ("Our groups meet weekly. You can join any meeting; a facilitator will welcome you.", "practice"),
    "french service page": ("Vous pouvez venir aux rencontres du groupe. Nos bénévoles vous accueillent.", "practice"),
    "personal story": ("I was sixteen when I left. My mother cooked for me. I felt seen, and I stayed.", "assertion"),
    "french personal story": ("J’étais seule. Ma voisine cuisinait. J’ai aimé cela, et je suis restée.", "assertion"),
    "findings": (
        "The second theme was trust (29.6%). Participants compared it with other themes.",
        "research",
    ),
    "law": ("The department shall contract with the state for public funding; eligibility requirements must be met.", "policy"),
    "numbered types": ("Type I and type II errors are known.", "assertion"),
}


@pytest.mark.parametrize(("text", "kind"), SHORT_NOTES.values(), ids=SHORT_NOTES)
def test_short_texts_tell_their_kind(text: str, kind: str) -> None:
    """A few plain words are enough where most of them point to one kind."""
    assert find_evidence_kind(None, text) == kind


def test_the_genre_goes_before_loose_words() -> None:
    """A trial of a service is research, however often it says group, training and members."""
    text = "Cooks at work: a randomised trial\n\nThe groups meet. Members join the training. The team offers services."
    assert find_evidence_kind(None, text) == "research"


@pytest.mark.shared
def test_abstracts_of_studies_are_research(shared: Path) -> None:
    """Of public abstracts that were not used to write the rules; 38 of 100 before light words counted."""
    with (shared / "data" / "roles" / "abstracts" / "test.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row["document"], []).append(row["text"])
    found = [find_evidence_kind(None, " ".join(sentences)) for sentences in texts.values()]
    assert found.count("research") >= 0.8 * len(found)


@given(st.text(max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    """There is always one, and it is known."""
    assert find_evidence_kind(None, text) in ("research", "policy", "practice", "assertion")


@pytest.mark.parametrize(("record", "kind"), RECORDS.values(), ids=RECORDS)
def test_record_tells_the_kind(record: tuple[str, tuple[str, ...]], kind: str) -> None:
    """Keywords go before the type of a record, the type before what its keywords are about."""
    made = Record("k", record[0], "A title", keywords=record[1])
    assert find_evidence_kind(made, "It is good.") == kind


@pytest.mark.parametrize(("kind", "text"), TEXTS.items(), ids=TEXTS)
def test_words_tell_the_kind(kind: str, text: str) -> None:
    """Without record or setting the text's own words decide."""
    assert find_evidence_kind(None, text) == kind


def test_settings_have_the_last_word() -> None:
    """The review's setting for the key, id or path of a text overrides its record."""
    record = Record("roe", "article", "A title")
    assert find_evidence_kind(record, "", {"a/roe.txt": "assertion"}, ["roe", "roe", "a/roe.txt"]) == "assertion"
    assert find_evidence_kind(record, "", {"other": "assertion"}, ["roe"]) == "research"


DEPTHS = {
    "notes by heading": ([Block("Reading note on a paper", role="heading"), Block("It asks who is heard.")], "notes"),
    "french notes": ([Block("Fiche de lecture"), Block("On y demande qui parle.")], "notes"),
    "own words": ([Block("A paper"), Block("This note is in our own words.")], "notes"),
    "abstract": ([Block("Abstract", role="heading"), Block("Forty people took part.")], "abstract"),
    "full text": ([Block("Peers"), Block("We meet weekly.")], "full text"),
    "notes named late": ([Block("Word. " * 200), Block("reading notes")], "full text"),
    "long text with abstract": ([Block("Abstract", role="heading"), Block("Word. " * 900)], "full text"),
    "nothing": ([], "full text"),
}


@pytest.mark.parametrize(("blocks", "depth"), DEPTHS.values(), ids=DEPTHS)
def test_text_tells_its_depth(blocks: list[Block], depth: str) -> None:
    """Notes call themselves so at once; an abstract is short and says so."""
    assert find_depth(blocks) == depth


def test_abstract_of_the_record() -> None:
    """A text that is the abstract of its record is no more than that."""
    record = Record("roe", "article", "A title", abstract="Forty people took  part.")
    assert find_depth([Block("A title", role="heading"), Block("Forty people\ntook part.")], record) == "abstract"


KEYWORDS = {
    "legislation": "policy",
    "peer support strategy": "policy",
    "government": "policy",
    "politiques": "policy",
    "stratégie": "policy",
    "practice": "practice",
    "guideline": "practice",
    "toolkit": "practice",
    "handbook": "practice",
    "training": "practice",
    "service": "practice",
    "pratiques": "practice",
    "trousse": "practice",
    "formation": "practice",
    "randomised trial": "research",
    "scoping review": "research",
    "cohort": "research",
    "qualitative": "research",
    "survey": "research",
    "meta-analysis": "research",
    "evaluation": "research",
    "étude de cas": "research",
    "commentary": "assertion",
    "opinion": "assertion",
    "letter": "assertion",
    "blog": "assertion",
    "éditorial": "assertion",
    "commentaire": "assertion",
    "kind: consultation": "assertion",
    "consultation": "assertion",
    "evidence kind = Policy": "policy",
    "evidence-kind=research": "research",
}
NOTES = """
Reading notes on hope
Notes on this report
Note on the article
Notes on a guide? No: notes on the guide
A note on this document
Notes on the book
Note on paper
Summary notes
Notes de lecture
Le texte, dans nos propres mots
"""


@pytest.mark.parametrize(("keyword", "kind"), KEYWORDS.items(), ids=KEYWORDS)
def test_one_keyword_of_a_report_tells_its_kind(keyword: str, kind: str) -> None:
    """The type "report" says nothing; what the cataloguer wrote beside it does."""
    assert find_evidence_kind(Record("k", "report", "A title", keywords=("kitchens", keyword)), "It is good.") == kind


@pytest.mark.parametrize("kind", ["phdthesis", "mastersthesis", "thesis", "inproceedings", "incollection", "jour", "dataset"])
def test_a_type_of_scholarly_work_is_research(kind: str) -> None:
    """Also in the words of other reference managers, and whatever its case."""
    assert find_evidence_kind(Record("k", kind.upper(), "A title"), "It is good.") == "research"


@pytest.mark.parametrize("kind", ["jurisdiction", "legal", "standard", "bill", "statute", "hearing"])
def test_a_type_of_legal_text_is_policy(kind: str) -> None:
    """Whatever its own words lean to."""
    assert find_evidence_kind(Record("k", kind, "A title"), TEXTS["research"]) == "policy"


@pytest.mark.parametrize("line", NOTES.strip().split("\n"))
def test_notes_call_themselves_notes_in_many_words(line: str) -> None:
    """The words "full text" are kept for texts of which nobody made notes."""
    assert find_depth([Block(line), Block("The author asks who is heard.")]) == "notes"


def test_the_abstract_of_another_record_makes_no_abstract() -> None:
    """The text must be its record's abstract, not only have a record that has one."""
    record = Record("roe", "article", "A title", abstract="Ten people cooked.")
    assert find_depth([Block("Forty people took part.")], record) == "full text"
    assert find_depth([Block("Forty people took part.")], Record("roe", "article", "A title")) == "full text"


@pytest.mark.parametrize(("paragraphs", "depth"), [(7, "abstract"), (8, "full text")])
def test_an_abstract_has_few_paragraphs(paragraphs: int, depth: str) -> None:
    """Under the heading "Résumé" stand seven at most."""
    assert find_depth([Block("Résumé :", role="heading"), *[Block("On mange.")] * paragraphs]) == depth


@pytest.mark.parametrize(
    ("keyword", "named"),
    [
        ("evidence_kind=consultation", True),
        ("Evidence kind: Consultation ", True),
        ("kind=consultation", True),
        ("consultation", False),
        ("consultation report", False),
        ("evidence_kind=policy", False),
    ],
)
def test_a_record_that_is_named_consultation_outright_is_known(keyword: str, named: bool) -> None:
    """A keyword that only says what a study is about names no kind."""
    assert is_named_consultation(Record("k", "report", "A title", keywords=("kitchens", keyword))) is named


def test_no_literature_is_consultation() -> None:
    """Its sentences have no speaker, and would count neither as works nor as people."""
    record = Record("k", "article", "A title", keywords=("consultation", "evidence_kind=consultation"))
    assert find_evidence_kind(record, "It is good.") == "research"
