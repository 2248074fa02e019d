"""The traps, rows and cross-document tests of the acceptance truth, each by its name, on a run over the five seed documents.

Every trap that is a rule of language also has a version in words of our own, which needs nothing beside the checkout.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from litreview.coding.codebook import load_codebook
from litreview.coding.phrases import compile_phrases
from litreview.coding.proposals import find_codes, propose_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.extraction.definitions import find_definitions, link_similar
from litreview.extraction.facts import find_facts
from litreview.extraction.findings import find_findings
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.review import load_review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import build_tables
from litreview.running.scaffold import new_review
from litreview.sources.bibliography import load_bibliography
from litreview.sources.blocks import Block
from litreview.synthesis.works import group_works
from litreview.tables import QUOTATIONS

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
shared_only = pytest.mark.shared


class Seeds:
    """The tables of a run on the five seeds; a seed is named by its digit."""

    def __init__(self, tables: dict[str, Any], texts: dict[str, str]) -> None:
        self.tables = {name: frame.to_dict("records") for name, frame in tables.items()}
        self.texts = texts

    def rows(self, table: str, seeds: str = "01234", **wanted: str) -> list[Row]:
        """Return the rows of ``table`` that stand in ``seeds`` and have the ``wanted`` values."""
        rows = (row for row in self.tables[table] if row["document_id"][2] in seeds)
        return [row for row in rows if all(row[column] == value for column, value in wanted.items())]

    def quoting(self, table: str, words: str, seeds: str = "01234") -> list[Row]:
        """Return the rows of ``table`` whose words hold ``words``, whatever the quotation marks."""
        column = QUOTATIONS[table]
        return [row for row in self.rows(table, seeds) if _plain(words) in _plain(row[column])]

    def codes(self, words: str, seeds: str = "01234") -> set[str]:
        """Return the codes on the segments that hold ``words``."""
        there = {row["segment_id"] for row in self.quoting("segments", words, seeds)}
        assert there, f"no segment holds {words!r}"
        return {row["code"] for row in self.tables["codings"] if row["segment_id"] in there}

    def seeds_with(self, *prefixes: str) -> set[str]:
        """Return the digits of the seeds that carry a code that begins with one of ``prefixes``."""
        return {row["segment_id"][2] for row in self.tables["codings"] if row["code"].startswith(prefixes)}


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("“", '"').replace("”", '"').replace("\u00a0", " ")).lower()


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    """Return the tables of a new review of the five seeds."""
    root = tmp_path_factory.mktemp("traps") / "review"
    new_review(root)
    for seed in (shared / "seeds").glob("*.txt"):
        shutil.copy(seed, root / "corpus" / "literature")
    review = load_review(root)
    built = build_tables(review, load_inputs(review), 1, lambda line: None)
    return Seeds(built.tables, built.texts)


@pytest.fixture(scope="module")
def code() -> Callable[[str], set[str]]:
    """Return what finds the codes of an English sentence by the codebook's phrases."""
    finder = compile_phrases(load_codebook(ROOT / "corpus" / "codebook.csv", "codebook.csv"), "en")
    return lambda text: set(find_codes(text, finder))


def page(*blocks: str | Block) -> Document:
    """Return a page of practice made of ``blocks``."""
    made = [block if isinstance(block, Block) else Block(block) for block in blocks]
    return build_document("page.txt", "", made, evidence_kind="practice", depth="full text")


def items(*texts: str) -> list[Block]:
    """Return the items of a bulleted list."""
    return [Block(text, role="list item") for text in texts]


# Traps on the seeds ----------------------------------------------------------------------------------------------------


@shared_only
def test_t1_the_list_of_formats_has_fifteen_items(seeds: Seeds) -> None:
    """T1: a compound bullet stays one item."""
    named = {row["list_id"] for row in seeds.quoting("lists", "unfunded self-help meetings", "3")}
    assert len(named) == 1
    assert len([row for row in seeds.rows("lists", "3") if row["list_id"] in named]) == 15


@shared_only
@pytest.mark.parametrize(
    ("seed", "value", "qualifier"), [("2", "130", "more than"), ("2", "90", "over"), ("1", "7", "over")], ids=["130", "90", "7"]
)
def test_t2_lower_bounds_keep_their_qualifier(seeds: Seeds, seed: str, value: str, qualifier: str) -> None:
    """T2: "more than 130" is never a bare 130."""
    assert [row["qualifier"] for row in seeds.rows("facts", seed, value=value)] == [qualifier]


@shared_only
def test_t3_two_near_identical_definitions_keep_their_owners(seeds: Seeds) -> None:
    """T3: two rows, linked, with their own words and reach."""
    (hosted,) = seeds.quoting("definitions", "mutually beneficial support process")
    (stated,) = seeds.quoting("definitions", "mutually beneficial process where")
    assert hosted["stated_by"] != stated["stated_by"]
    assert hosted["similar_to"] == stated["definition_id"]
    assert stated["similar_to"] == hosted["definition_id"]
    assert "share skills" in stated["quote"]
    assert "skills" not in hosted["quote"]
    (formal,) = seeds.quoting("definitions", "formalized peer support begins", "2")
    assert {"mental health", "substance use", "family/caregiver"} <= set(formal["population"].split("; "))
    (narrow,) = seeds.quoting("definitions", "formalized peer support begins", "3")
    assert narrow["population"] == "mental health"


@shared_only
@pytest.mark.parametrize(
    ("words", "owner", "work"),
    [
        ("a system of giving and receiving help", "Mead", "Defining Peer Support"),
        ("any organized support provided by", "Peer Support Project Committee", "Making the Case"),
        ("mutually beneficial support process", "Addictions and Mental Health Ontario", "Best Practices in Peer Support"),
    ],
    ids=["Mead", "committee", "AMHO"],
)
def test_t4_who_says_it_is_not_who_hosts_it(seeds: Seeds, words: str, owner: str, work: str) -> None:
    """T4: owner, host, cited work and form stand apart."""
    (row,) = seeds.quoting("definitions", words)
    assert owner in row["stated_by"]
    assert work in row["cited_work"]
    assert row["hosted_in"]
    assert row["hosted_in"] != row["stated_by"]
    assert row["form"] == "quoted"


@shared_only
def test_t6_ellipses_and_brackets_of_a_quotation_are_kept(seeds: Seeds) -> None:
    """T6: "designated roles…to support" and the editor's brackets stand as they are."""
    (row,) = seeds.quoting("definitions", "formalized peer support begins when persons", "2")
    assert "…" in row["quote"]
    assert "[" in row["quote"]
    assert "]" in row["quote"]


@shared_only
def test_t7_a_service_user_is_quoted_and_not_named(seeds: Seeds) -> None:
    """T7: the editor's parenthesis stays; the words are nobody's definition, recommendation or finding."""
    assert seeds.quoting("segments", "Your (peer worker) story of recovery", "2")
    for table in ("definitions", "recommendations", "facts"):
        assert not seeds.quoting(table, "story of recovery gave me hope")
    assert {row["kind"] for row in seeds.quoting("findings", "story of recovery gave me hope")} <= {"mention"}


@shared_only
@pytest.mark.parametrize(
    ("table", "words", "status"),
    [
        ("facts", "Set to be released in 2013", "planned"),
        ("facts", "Toolkit will be produced", "planned"),
        ("facts", "plans to establish", "planned"),
        ("facts", "launched the Peer Project", "done"),
        ("recommendations", "Broad-based communication", "possible"),
    ],
    ids=["guidelines", "toolkit", "curricula", "launch", "key area"],
)
def test_t8_plans_and_possibilities_are_no_results(seeds: Seeds, table: str, words: str, status: str) -> None:
    """T8: the tense of the sentence is the status."""
    assert {row["status"] for row in seeds.quoting(table, words)} == {status}


@shared_only
def test_t9_cut_texts_stay_cut(seeds: Seeds) -> None:
    """T9: a teaser ends where it is cut, and a definition in one is incomplete."""
    assert len([row for row in seeds.rows("segments", "4") if row["text"].endswith("…")]) >= 5
    assert {row["complete"] for row in seeds.rows("definitions", "4") if row["quote"].endswith("…")} == {"no"}


@shared_only
def test_t10_a_named_document_that_is_not_there_is_said(seeds: Seeds) -> None:
    """T10: "(attached document below)" names what was not supplied, in one seed only, and the run says so with the place."""
    said = {row["document_id"]: row["message"] for row in seeds.rows("documents") if "attached document" in row["message"]}
    assert {document_id[2] for document_id in said} == {"1"}
    ((document_id, message),) = said.items()
    (start, end) = map(int, re.search(r"characters (\d+)-(\d+)", message).groups())
    assert "attached document" in seeds.texts[document_id][start:end]


FURNITURE = [
    "Skip to main content",
    "Add Reply",
    "Link copied to your clipboard.",
    "Sign up for our Newsletter",
    "Click on image to view a larger version.",
    "HomePeer Project",
]


@shared_only
@pytest.mark.parametrize("words", FURNITURE)
def test_t11_page_furniture_is_not_content(seeds: Seeds, words: str) -> None:
    """T11: marked as such, and without a code."""
    found = [row for row in seeds.rows("segments") if _plain(row["text"]) == _plain(words)]
    assert {row["role"] for row in found} <= {"navigation", "caption"}
    assert found
    assert not seeds.codes(words)


@shared_only
def test_t11_the_crisis_line_is_a_notice(seeds: Seeds) -> None:
    """T11: kept, and neither a finding nor a fact."""
    assert {row["role"] for row in seeds.quoting("segments", "call or text 988")} == {"notice"}
    assert not seeds.quoting("facts", "988")
    assert not seeds.codes("call or text 988")


@shared_only
def test_t12_glued_headings_are_split(seeds: Seeds) -> None:
    """T12: a missing space does not swallow a heading."""
    assert [row["text"] for row in seeds.rows("segments", "4") if row["text"] == "Executive Summary"]
    assert not seeds.quoting("segments", "2011The")


@shared_only
def test_t13_a_hidden_address_stays_hidden(seeds: Seeds) -> None:
    """T13: no text or table holds the address a person would write to."""
    assert not any("@" in text for text in seeds.texts.values())
    assert not seeds.codes("[dot]", "0")


@shared_only
def test_t14_names_are_kept_as_written(seeds: Seeds) -> None:
    """T14: an odd project name is not corrected."""
    assert seeds.quoting("segments", "Excellent Through Quality Improvement Project (EQIP)", "2")
    assert not any("E-QIP" in text for text in seeds.texts.values())


@shared_only
def test_t15_no_link_is_made_that_no_seed_states(seeds: Seeds) -> None:
    """T15: neither seed's rows name the other's body."""
    for table, column in (("definitions", "stated_by"), ("recommendations", "stated_by")):
        assert not any("Centre for Innovation" in row[column] for row in seeds.rows(table, "2"))
        assert not any("TEACH" in row[column] for row in seeds.rows(table, "1"))


@shared_only
@pytest.mark.parametrize(("seed", "words"), [("0", "views of Health Canada"), ("1", "those of the Government of Ontario")])
def test_t16_disclaimers_are_kept_as_notices(seeds: Seeds, seed: str, words: str) -> None:
    """T16: a report can carry them, since they are told apart."""
    assert {row["role"] for row in seeds.quoting("segments", words, seed)} == {"notice"}


@shared_only
def test_t17_a_specialised_model_is_kept_and_is_no_definition(seeds: Seeds) -> None:
    """T17: peers and physical health."""
    assert "MOD.PHYS" in seeds.codes("understand their risk of diabetes")
    assert not seeds.quoting("definitions", "diabetes")


@shared_only
def test_t18_every_definition_says_for_whom(seeds: Seeds) -> None:
    """T18: population differs by document."""
    populations = {row["document_id"][2]: set() for row in seeds.rows("definitions")}
    for row in seeds.rows("definitions"):
        assert row["population"]
        populations[row["document_id"][2]] |= set(row["population"].split("; "))
    assert {"mental health", "substance use", "family/caregiver"} <= populations["2"]
    assert populations["3"] <= {"mental health", "general"}
    assert populations["4"] == {"mental health"}


FALSE_FRIENDS = [
    ("people with a chronic illness who are familiar", ("MOD.FAMILY",)),
    ("It is hoped these strategies", ("VAL.HOPE", "OUT.HOPE")),
    ("grant from the Government of Ontario", ("GOV.",)),
    ("A strengths-based approach is preferred", ("MOD.PHYS",)),
    ("Peer Support Accreditation Certification Canada", ("TRN.CERT", "GOV.MODEL")),
]


@shared_only
@pytest.mark.parametrize(("words", "codes"), FALSE_FRIENDS)
def test_t19_parts_of_words_and_names_are_no_themes(seeds: Seeds, words: str, codes: tuple[str, ...]) -> None:
    """T19: "familiar" is not family, "it is hoped" is not hope, "Government" is not governance."""
    assert not [code for code in seeds.codes(words) if code.startswith(codes)]


@shared_only
def test_t20_a_theme_is_found_without_its_word(seeds: Seeds) -> None:
    """T20: stigma without "stigma", a model without "model"."""
    assert not any("stigma" in text.lower() for text in seeds.texts.values())
    assert "OUT.STIGMA" in seeds.codes("change in societal attitudes")
    assert {"MOD.EMBED", "GOV.INTEG"} <= seeds.codes("40 paid peer positions are embedded")


# Cross-document tests --------------------------------------------------------------------------------------------------

CORE = {
    "AMHO": ("mutually beneficial support process", {"DEF.EXP", "DEF.EQUAL", "DEF.MUTUAL", "DEF.NATURAL", "DEF.COPE"}),
    "OPDI": ("mutually beneficial process where", {"DEF.EXP", "DEF.EQUAL", "DEF.MUTUAL", "DEF.NATURAL", "DEF.COPE"}),
    "Mead": ("a system of giving and receiving help", {"DEF.MUTUAL", "DEF.DIRECTED"}),
    "committee": ("any organized support provided by", {"DEF.EXP"}),
    "MHCC": ("a supportive relationship between people", {"DEF.EXP"}),
    "teaser": ("Peer support occurs when one person", {"DEF.EXP"}),
}


@shared_only
def test_x1_the_definition_table(seeds: Seeds) -> None:
    """X1: six core definitions of peer support and related ones, none in the first two seeds."""
    assert {row["document_id"][2] for row in seeds.rows("definitions")} == {"2", "3", "4"}
    for words, _ in CORE.values():
        assert len({row["definition_id"] for row in seeds.quoting("definitions", words)}) == 1
    related = ["lived experience [", "Formalized peer support begins", "training is peer developed", "Consumer/survivor init"]
    assert all(seeds.quoting("definitions", words) for words in related)
    assert len(seeds.rows("definitions")) <= 12


@shared_only
@pytest.mark.parametrize("name", CORE)
def test_x2_the_components_of_each_definition(seeds: Seeds, name: str) -> None:
    """X2: what a definition is made of."""
    words, components = CORE[name]
    (row,) = seeds.quoting("definitions", words)
    assert components <= set(row["components"].split("; "))


@shared_only
def test_x2_the_formalised_definitions_share_role_and_wishes(seeds: Seeds) -> None:
    """X2: both owners name a designated role and another's wishes; only one the family."""
    rows = seeds.quoting("definitions", "formalized peer support begins")
    assert all({"DEF.FORMAL", "DEF.DIRECTED"} <= set(row["components"].split("; ")) for row in rows)
    assert ["family/caregiver" in row["population"] for row in rows] == [True, False]


@shared_only
def test_x3_one_policy_timeline_with_its_places(seeds: Seeds) -> None:
    """X3: four standings, each with a place, three with a date."""
    rows = sorted(seeds.rows("facts", kind="policy status"), key=lambda row: row["document_id"])
    assert [(row["document_id"][2], row["date_start"], row["jurisdiction"]) for row in rows] == [
        ("1", "2020", "Ontario"), ("2", "2014", "Mississauga Halton LHIN region"), ("3", "", "Canada"), ("4", "2012", "Canada"),
    ]  # fmt: skip


TIMELINE = {
    ("3", "2003-03", "2003-03"), ("4", "2010", "2010"), ("3", "2010-09", "2010-09"), ("4", "2011-10", "2011-10"),
    ("4", "2012-05", "2012-05"), ("4", "2013", "2013"), ("2", "2014", "2015"), ("0", "2015", "2015"),
    ("2", "2015-09-24", "2015-09-24"), ("2", "2016", "2019"), ("2", "2016-12-07", "2016-12-07"), ("1", "2020", "2020"),
    ("1", "2021-09", "2021-11"), ("4", "2012", "2012"),
}  # fmt: skip


@shared_only
def test_x4_the_timeline(seeds: Seeds) -> None:
    """X4: every dated thing with the precision it is given in, and nothing else."""
    dated = {(row["document_id"][2], row["date_start"], row["date_end"]) for row in seeds.rows("facts") if row["date_start"]}
    assert dated == TIMELINE


@shared_only
def test_x5_the_numbers_ledger(seeds: Seeds) -> None:
    """X5: five counts and no other digit."""
    counted = {(row["document_id"][2], row["value"], row["unit"]) for row in seeds.rows("facts", kind="quantity")}
    assert counted == {
        ("1", "7", "years"), ("2", "40", "paid peer positions"), ("2", "11", "health service providers"), ("2", "130", "peers"),
        ("2", "90", "peers"),
    }  # fmt: skip


@shared_only
def test_x6_values_of_three_sources_stay_apart(seeds: Seeds) -> None:
    """X6: seven listed values, one code each; the roots of training and of a definition stand in their own rows."""
    named = {row["list_id"]: row for row in seeds.quoting("lists", "Self-determination", "2")}
    listed = [row for row in seeds.rows("lists", "2") if row["list_id"] in named]
    wanted = ["VAL.HOPE", "VAL.SELFDET", "VAL.EMPATHY", "VAL.WELL", "VAL.DIGNITY", "VAL.INTEG", "VAL.LEARN"]
    assert [code in row["codes"] for code, row in zip(wanted, listed, strict=True)] == [True] * 7
    assert seeds.quoting("definitions", "principles of recovery", "3")
    assert seeds.quoting("definitions", "respect, shared responsibility", "3")


CROSSWALK = {
    "K1": (("REC.K1", "MOD.NETWORK", "OUT.STIGMA"), "234"),
    "K2": (("REC.K2", "MOD.PEERRUN", "MOD.SELFHELP", "MOD.FAMILY", "VAL.INDEP"), "23"),
    "K3": (("REC.K3", "GOV.MODEL", "ENB.COPROD", "BAR.POWER"), "2"),
    "K4": (("REC.K4", "TRN.PROG", "TRN.LEAD", "TRN.CPD", "CMP.", "SUP."), "1234"),
    "K6": (("REC.K6", "GOV.POLICY", "GOV.INTEG"), "24"),
}


@shared_only
@pytest.mark.parametrize("area", CROSSWALK)
def test_x7_where_the_key_areas_find_evidence(seeds: Seeds, area: str) -> None:
    """X7: the codes of the crosswalk stand in the seeds that speak to the area."""
    codes, there = CROSSWALK[area]
    assert set(there) <= seeds.seeds_with(*codes)


@shared_only
def test_x7_an_area_without_evidence_is_a_gap(seeds: Seeds) -> None:
    """X7: no seed gives direct evidence for a speakers' bureau; peer-based education comes nearest."""
    assert {row["segment_id"][2] for row in seeds.tables["codings"] if row["code"] == "REC.K5"} == {"0"}
    gaps = [row["gap"] for row in seeds.tables["recommendation_evidence"] if row["area"] == "K5"]
    assert gaps
    assert all(gap.startswith("no direct evidence") for gap in gaps)
    (nearest,) = seeds.quoting("segments", "peer-based education", "4")
    assert all(gap.endswith(f"nearest: {nearest['document_id']}:{nearest['start']}-{nearest['end']}") for gap in gaps)


@shared_only
def test_x8_family_is_named_in_some_seeds_only(seeds: Seeds) -> None:
    """X8: two seeds are silent on families."""
    assert {"0", "2"} <= seeds.seeds_with("MOD.FAMILY")
    assert not seeds.seeds_with("MOD.FAMILY") & {"3", "4"}
    assert not any("family" in row["population"] for row in seeds.rows("definitions", "34"))


SAID_IN = [
    ("harm reduction", "MOD.HARM", "2"),
    ("supervisors", "SUP.", "12"),
    ("ethics", "CMP.BOUND", "1"),
    ("certification", "TRN.CERT", ""),
]


@shared_only
@pytest.mark.parametrize(("words", "code", "there"), SAID_IN)
def test_x9_rare_themes_are_coded_where_they_are_said(seeds: Seeds, words: str, code: str, there: str) -> None:
    """X9: no theme in a seed that is silent on it."""
    assert seeds.seeds_with(code) == set(there), words


@shared_only
def test_x9_mutual_aid_is_said_in_two_seeds(seeds: Seeds) -> None:
    """X9: the words stand in two seeds, and carry the code there."""
    assert {row["document_id"][2] for row in seeds.quoting("segments", "mutual aid")} == {"0", "3"}
    assert "MOD.SELFHELP" in seeds.codes("mutual aid", "0") & seeds.codes("mutual aid", "3")


@shared_only
@pytest.mark.parametrize(("table", "column"), QUOTATIONS.items())
def test_x10_every_row_stands_in_the_text(seeds: Seeds, table: str, column: str) -> None:
    """X10: file and span lead back to the words."""
    for row in seeds.rows(table):
        assert seeds.texts[row["document_id"]][int(row["start"]) : int(row["end"])] == row[column]


# Rows of the truth by seed ---------------------------------------------------------------------------------------------

CODED_ROWS = [
    ("S0-02", "0", "Peer support and mutual aid is increasingly", {"MOD.SELFHELP"}),
    ("S0-04", "0", "literature review of lived experience networks", {"MOD.NETWORK"}),
    ("S0-09", "0", "incorporated into Ontario", {"GOV.INTEG"}),
    ("S1-02", "1", "capacity of supervisors", {"SUP.TRAIN"}),
    ("S1-03", "1", "revising our supervisor training", {"SUP.TRAIN"}),
    ("S1-04", "1", "from consumer survivor initiatives", {"MOD.PEERRUN", "GOV.INTEG"}),
    ("S1-05", "1", "interpretations of the role", {"BAR.ROLE"}),
    ("S1-06", "1", "conduct, ethics and service delivery", {"CMP.BOUND"}),
    ("S1-07", "1", "lessons learned", {"TRN.CPD"}),
    ("S1-09", "1", "proposed core service in their Roadmap", {"GOV.POLICY"}),
    ("S1-12", "1", "pilot, evaluate", {"GOV.EVAL"}),
    ("S1-13", "1", "webinar series", {"TRN.CPD"}),
    ("S2-01", "2", "growing recognition in major federal", {"GOV.POLICY", "MOD.HARM", "GOV.INTEG"}),
    ("S2-02", "2", "story of recovery gave me hope", {"OUT.HOPE", "OUT.SOC"}),
    ("S2-03", "2", "highest priority for addressing", {"GOV.POLICY"}),
    ("S2-06", "2", "shift to recovery", {"ROL.CULTURE"}),
    ("S2-08", "2", "40 paid peer positions", {"MOD.EMBED", "GOV.FUND"}),
    ("S2-16", "2", "perception of peer values in practice", {"GOV.EVAL"}),
    ("S2-20", "2", "invested to support service coordination", {"GOV.FUND", "TRN.PROG"}),
    ("S3-01", "3", "understand their risk of diabetes", {"MOD.PHYS"}),
    ("S3-02", "3", "core competency training", {"TRN.PROG", "CMP.CORE"}),
    ("S3-04", "3", "long-established best practice", {"GOV.POLICY"}),
    ("S4-01", "4", "essential component of mental health services", {"GOV.POLICY"}),
    ("S4-05", "4", "values, principles of practice", {"GOV.STD", "CMP.CORE"}),
    ("S4-07", "4", "competencies and training curricula", {"GOV.STD", "CMP.CORE", "TRN.PROG"}),
    ("S4-08", "4", "peer-based education in our schools", {"OUT.STIGMA"}),
]


@shared_only
@pytest.mark.parametrize(("seed", "words", "codes"), [row[1:] for row in CODED_ROWS], ids=[row[0] for row in CODED_ROWS])
def test_rows_of_the_truth_carry_their_codes(seeds: Seeds, seed: str, words: str, codes: set[str]) -> None:
    """Claims, activities and problems of the seeds stand in the text with the themes they speak of."""
    assert codes <= seeds.codes(words, seed)


STANDING_ROWS = [
    ("S0-01", "0", "Best practices in peer support project", "heading"),
    ("S0-06", "0", "framework for a Lived Experience Addictions Focus Network", "body"),
    ("S0-07", "0", "develop and disseminate a framework", "body"),
    ("S0-11", "0", "© 2015 EENet", "notice"),
    ("S0-12", "0", "Janis Cramp, Senior Manager", "notice"),
    ("S1-01", "1", "Understanding Peer Support: A Proposed Core Service", "heading"),
    ("S1-10", "1", "meaningful engagement, empowerment and enhanced capacities", "body"),
    ("S1-08", "1", "knowledge brokerage, and capacity-building efforts", "body"),
    ("S1-11", "1", "provides tools and resources", "body"),
    ("S1-14", "1", "funded by a grant", "notice"),
    ("S1-15", "1", "is embedded in Support House", "body"),
    ("S2-04", "2", "Lessons learned have the potential to transform", "body"),
    ("S2-09", "2", "Led by Support & Housing-Halton through its peer initiative TEACH", "body"),
    ("S2-10", "2", "community collaboration, partnerships", "body"),
    ("S2-11", "2", "number of peer support workers within HSPs", "body"),
    ("S2-18", "2", "please speak directly to the respective", "body"),
    ("S2-19", "2", "Betty-Lou Kristy", "list item"),
    ("S3-05", "3", "Shery Mead, “Defining Peer Support,” March 2003", "reference"),
    ("S3-05", "3", "Mary O’Hagan, Céline Cyr", "reference"),
    ("S4-00", "4", "go to your local emergency department", "notice"),
    ("S4-02", "4", "countless hours listening to Canadians", "body"),
    ("S4-04", "4", "Based on the recommendations of 2010", "body"),
    ("S4-06", "4", "guidance to policymakers", "body"),
    ("S4-09", "4", "This strategy was published in 2012", "notice"),
    ("S4-03", "4", "learn from the experience of peer support workers", "body"),
]


@shared_only
@pytest.mark.parametrize(("seed", "words", "role"), [row[1:] for row in STANDING_ROWS], ids=[row[0] for row in STANDING_ROWS])
def test_rows_of_the_truth_have_their_role(seeds: Seeds, seed: str, words: str, role: str) -> None:
    """Titles, contacts, disclaimers and claims are told apart."""
    assert role in {row["role"] for row in seeds.quoting("segments", words, seed)}


LISTED_ROWS = [
    ("S0-K", "0", "Broad-based communication", 6),
    ("S2-05", "2", "Build capacity for peer support", 3),
    ("S2-07", "2", "Enhanced capacities of", 4),
    ("S2-13", "2", "Provide patients and their families", 4),
    ("S2-14", "2", "Ian Dawe", 2),
    ("S2-V", "2", "Hope and recovery", 7),
    ("S3-03", "3", "Peer support relies on the informed perspective", 3),
    ("S3-F", "3", "housing", 15),
]


@shared_only
@pytest.mark.parametrize(("seed", "first", "count"), [row[1:] for row in LISTED_ROWS], ids=[row[0] for row in LISTED_ROWS])
def test_rows_of_the_truth_stand_in_their_lists(seeds: Seeds, seed: str, first: str, count: int) -> None:
    """Key areas, visions, supports, goals, speakers, values, factors and formats are lists of their own length."""
    named = {row["list_id"] for row in seeds.rows("lists", seed) if row["text"].startswith(first)}
    assert count in {len([row for row in seeds.rows("lists", seed) if row["list_id"] == name]) for name in named}


DATED_ROWS = [
    ("S0-08", "0", "plan", "The next phase of the project", "", "planned"),
    ("S0-11", "0", "event", "© 2015 EENet", "2015", ""),
    ("S1-02", "1", "event", "In the Fall of 2021", "2021-09", "done"),
    ("S1-09", "1", "policy status", "in 2020 Ontario identified", "2020", "done"),
    ("S2-03", "2", "policy status", "In 2014-2015", "2014", "done"),
    ("S2-12", "2", "event", "2016-2019 Integrated Health Service Plan", "2016", ""),
    ("S2-14", "2", "event", "Peer Knowledge Exchange event gathered", "2016-12-07", "done"),
    ("S2-15", "2", "event", "Our Beautiful Minds event gathered", "2015-09-24", "done"),
    ("S2-17", "2", "plan", "Peer Supervisor Training Toolkit will be produced", "", "planned"),
    ("S3-02", "3", "plan", "will build on the core competency", "", "planned"),
    ("S3-05", "3", "event", "March 2003", "2003-03", "done"),
    ("S4-01", "4", "policy status", "released in 2012", "2012", "done"),
    ("S4-03", "4", "event", "launched the Peer Project in 2010", "2010", "done"),
    ("S4-05", "4", "plan", "Set to be released in 2013", "2013", "planned"),
    ("S4-08", "4", "plan", "seeks to encourage a change", "", "planned"),
    ("S4-09", "4", "event", "released in May 2012", "2012-05", "done"),
    ("S4-09", "4", "event", "Held in October 2011", "2011-10", "done"),
]


@shared_only
@pytest.mark.parametrize(
    ("seed", "kind", "words", "start", "status"),
    [row[1:] for row in DATED_ROWS],
    ids=[f"{row[0]} {row[4]}" for row in DATED_ROWS],
)
def test_rows_of_the_truth_have_their_date_and_status(
    seeds: Seeds, seed: str, kind: str, words: str, start: str, status: str
) -> None:
    """Events, plans and standings carry the date and the status that their sentence gives."""
    rows = [row for row in seeds.quoting("facts", words, seed) if row["kind"] == kind]
    assert [(row["date_start"], row["status"]) for row in rows] == [(start, status)]


@shared_only
@pytest.mark.parametrize("seed", "0234")
def test_negative_rows_no_seed_holds_a_finding(seeds: Seeds, seed: str) -> None:
    """S0-N, S2-N, S3-N, S4-N: hope as a value or a testimonial is no measured outcome."""
    assert not seeds.rows("findings", seed, kind="finding")


# The same rules in words of our own ------------------------------------------------------------------------------------


def _sizes(document: Document) -> Iterator[int]:
    rows = find_lists(document, {})
    for name in dict.fromkeys(row["list_id"] for row in rows):
        yield sum(row["list_id"] == name for row in rows)


def test_t1_a_compound_item_is_one_item() -> None:
    """A bullet that names three things in brackets is still one of three."""
    document = page("Groups take these forms:", *items("walks", "choirs (folk, jazz or gospel)", "gardens; allotments and parks"))
    assert list(_sizes(document)) == [3]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The fair drew more than 210 peers.", ("210", "more than", "peers")),
        ("Over 60 allies came to the fair.", ("60", "over", "allies")),
        ("We have met for over 9 years.", ("9", "over", "years")),
        ("La fête a réuni plus de 210 personnes.", ("210", "plus de", "personnes")),
        ("Au moins 15 pairs aidants travaillent ici.", ("15", "au moins", "pairs")),
    ],
    ids=["more than", "over", "years", "plus de", "au moins"],
)
def test_t2_bounds_keep_their_words(sentence: str, wanted: tuple[str, str, str]) -> None:
    """A lower bound is never a bare number, in both languages."""
    rows = [row for row in find_facts(page(sentence)) if row["kind"] == "quantity"]
    assert [(row["value"], row["qualifier"], row["unit"]) for row in rows] == [wanted]


def test_t3_twins_of_two_owners_are_linked_and_not_merged() -> None:
    """Nearly the same words of two bodies stay two rows."""
    words = "defines peer support as a shared journey of people who meet as equals to learn to cope"
    pages = [page(f"The Lake Alliance {words}."), page(f"The Hill Network {words} and thrive.")]
    apart = [replace(made, document_id=name) for made, name in zip(pages, ("a", "b"), strict=True)]
    rows = link_similar(row for document in apart for row in find_definitions(document, {}))
    assert [row["stated_by"] for row in rows] == ["Lake Alliance", "Hill Network"]
    assert rows[0]["similar_to"] == rows[1]["definition_id"]


def test_t4_the_owner_of_quoted_words_is_the_one_named_before_them() -> None:
    """A page that quotes somebody does not own the words."""
    document = page("Peers of the Lake", "Rosa Lind defines peer support as “a way of walking beside another person.”")
    (row,) = find_definitions(document, {})
    assert (row["stated_by"], row["form"]) == ("Rosa Lind", "quoted")


def test_t5_two_editions_in_another_order_of_authors_are_one_work(tmp_path: Path) -> None:
    """A second edition that names its first is the same work, whoever stands first, and the work is named by the later one."""
    path = tmp_path / "r.bib"
    path.write_text(
        "@report{lind2030, title={Walking Beside}, author={Lind, Rosa and Moe, Kai}, year={2030}}\n"
        "@report{moe2036, title={Walking Beside}, author={Moe, Kai and Lind, Rosa}, year={2036}, related={lind2030}}\n",
        encoding="utf-8",
    )
    records, rejected = load_bibliography(path, "r.bib")
    works = group_works(records)
    assert not rejected
    assert set(works.work_of.values()) == {"moe2036"}


def test_t6_marks_inside_a_quotation_are_kept() -> None:
    """Ellipsis and editor's brackets stand as written, and leave the definition whole."""
    words = "“Peer support is help that persons [who have been there] give…to others who face the same.”"
    (row, *_) = find_definitions(page(f"{words} Lake Alliance, Walking Beside"), {})
    assert "[who have been there]" in row["quote"]
    assert "…" in row["quote"]


def test_t7_thanks_of_a_service_user_are_no_evidence_of_effect() -> None:
    """A testimonial says hope and is not a finding."""
    document = page("“Your (group leader) words gave me hope and I feel less alone.”")
    codes = {document.segments[0].segment_id: ("OUT.HOPE", "OUT.SOC")}
    assert {row["kind"] for row in find_findings(document, codes)} <= {"mention"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A handbook will be published in 2038.", "planned"),
        ("The handbook, set to appear in 2038, covers values.", "planned"),
        ("The handbook may be published in 2038.", "possible"),
        ("The handbook was published in 2038.", "done"),
        ("Un guide sera publié en 2038.", "planned"),
        ("Un guide pourrait paraître en 2038.", "possible"),
        ("Le guide a été publié en 2038.", "done"),
    ],
)
def test_t8_the_tense_is_the_status(sentence: str, status: str) -> None:
    """Planned, possible and done in both languages."""
    assert {row["status"] for row in find_facts(page(sentence))} == {status}


def test_t9_a_cut_definition_is_incomplete() -> None:
    """What ends in an ellipsis is not whole, and is not completed."""
    cut = "Peer support is a relationship in which one person who has lived through distress helps…"
    (row,) = find_definitions(page(cut), {})
    assert row["complete"] == "no"
    assert row["quote"].endswith("…")


def test_t11_furniture_is_no_content() -> None:
    """Page furniture is navigation and not coded."""
    roles = {s.text: s.role for s in page("Skip to main content", "Peers meet every week at the lake.", "Add Reply").segments}
    assert [roles["Skip to main content"], roles["Add Reply"]] == ["navigation", "navigation"]
    assert roles["Peers meet every week at the lake."] == "body"


def test_t16_a_disclaimer_is_a_notice() -> None:
    """Views that are not the funder's are told apart from content."""
    (segment,) = page("The views expressed do not necessarily represent those of the Ministry of Lakes.").segments
    assert segment.role == "notice"


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("People who are familiar with the wards lead the walk.", ("MOD.FAMILY",)),
        ("It is hoped that the walk will go on.", ("VAL.HOPE", "OUT.HOPE")),
        ("The page is paid by the Government of the Lakes.", ("GOV.MODEL", "GOV.POLICY")),
        ("She works at Lake Accreditation Certification Council as a clerk.", ("TRN.CERT",)),
    ],
    ids=["familiar", "hoped", "Government", "employer"],
)
def test_t19_false_friends_are_not_coded(code: Callable[[str], set[str]], sentence: str, codes: tuple[str, ...]) -> None:
    """Part of a word, a phrase of wishing or an employer's name carries no theme."""
    assert not code(sentence) & set(codes)


def test_t20_attitudes_are_stigma(code: Callable[[str], set[str]]) -> None:
    """The theme is there without its word."""
    assert "OUT.STIGMA" in code("The walk wants to change societal attitudes toward mental illness.")


@pytest.mark.parametrize(
    ("sentence", "date", "place"),
    [
        ("In 2031 Alberta designated peer support as a core service.", "2031", "Alberta"),
        ("En 2031, l'Ontario a reconnu le soutien par les pairs comme un service essentiel.", "2031", "Ontario"),
    ],
    ids=["en", "fr"],
)
def test_x3_a_standing_has_a_date_and_a_place(sentence: str, date: str, place: str) -> None:
    """Policy status with jurisdiction, in both languages."""
    (row,) = [row for row in find_facts(page(sentence)) if row["kind"] == "policy status"]
    assert (row["date_start"], row["jurisdiction"]) == (date, place)


def test_x5_digits_that_count_nothing() -> None:
    """Years, telephone numbers, notes and codes are no quantities."""
    document = page("Call 555-0123 or 2-1-1, see note 3, write to K1A 0B1, and come in 2031.")
    assert not [row for row in find_facts(document) if row["kind"] == "quantity"]


def test_x7_an_area_of_its_own_is_a_recommendation_in_it() -> None:
    """A possible next step about speakers belongs to the speakers' area."""
    lead = "The next phase will review the recommendations and identify key areas. It may include:"
    document = page(lead, *items("Development of a speakers bureau of peers", "Training modules for peer leaders"))
    codebook = load_codebook(ROOT / "corpus" / "codebook.csv", "codebook.csv")
    rows = propose_codings(document, {"en": compile_phrases(codebook, "en")})
    codes = {row["segment_id"]: tuple(r["code"] for r in rows if r["segment_id"] == row["segment_id"]) for row in rows}
    found = find_recommendations(document, codes, find_lists(document, codes))
    assert [(row["area"], row["status"]) for row in found] == [("K5", "possible"), ("K4", "possible")]
