"""What must not become a recommendation, and what must keep its status: in own words, and on the seeds."""

from pathlib import Path

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.sources.blocks import Block
from litreview.sources.literature import read_literature


def found(*blocks: Block) -> list[dict[str, object]]:
    """The recommendations of a work of these blocks."""
    document = build_document("work.txt", "", blocks, depth="full text", evidence_kind="practice")
    return find_recommendations(document, {}, find_lists(document, {}))


NONE = {
    "noun": "The project will review the recommendations of the last phase.",
    "noun that is a base": "The guide is based on recommendations of an earlier report.",
    "noun with a verb": "These recommendations were sent to all members in May.",
    "number spoken of": "Recommendation 3 was accepted by the board in full last year.",
    "title": "Best practice recommendations for dental nurses",
    "hoped": "It is hoped that attitudes will change in time.",
    "government": "This website was made with a grant of the Government of Ruritania.",
    "disclaimer": "The views here do not necessarily reflect those of the funder.",
    "plan": "The handbook is set to be released in the spring.",
    "output": "A toolkit will be produced with partners abroad.",
    "claim": "Investing in choirs is in line with the strategy.",
    "regret": "The ward should have been closed years ago.",
    "inversion": "Should you need help, ring the bell.",
    "button": "Sign up for our newsletter",
    "reply": "Add reply",
    "contact": "Ask for Jane at jane [dot] doe at example [dot] org.",
    "finding": "Of the 40 nurses, 12 recommended the course to a friend.",
    "question": "What should be done about the rent?",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_is_no_recommendation(text: str) -> None:
    """Talk of recommendations, plans, hopes, notices and furniture tell nobody what to do."""
    assert found(Block("Peers at work"), Block("We met on Monday and talked at length. " + text)) == []


def test_a_list_of_what_may_come_is_possible_and_of_goals_planned() -> None:
    """The verb of the lead-in is the status of its items."""
    may = found(
        Block("Key areas may include:"),
        Block("Support for choirs", role="list item"),
        Block("Training of cooks", role="list item"),
    )
    goals = found(
        Block("The plan has these goals:"),
        Block("Involve peers in committees", role="list item"),
        Block("Expand the network", role="list item"),
    )
    assert [row["status"] for row in may] == ["possible", "possible"]
    assert [row["status"] for row in goals] == ["planned", "planned"]


def test_what_is_under_way_is_no_recommendation() -> None:
    """Work that is done or going on needs no recommending."""
    assert found(Block("We are training all supervisors this year and have hired two peers.")) == []


BAD = {
    "long": "Agencies should pay peers " + "and listen and learn " * 2400 + ".",
    "capitals": "AGENCIES SHOULD PAY PEERS.",
    "scan": "Agencies sh0uld pay pcers . Boards should meet .",
    "table": "should | must | 3 | 4\n" * 1500,
    "nested": "“Agencies «should (‘pay’) peers» now,” says the “report”.",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_makes_rows_with_true_spans(text: str) -> None:
    """Endless sentences, shouting, scanning noise, tables and nested quotes give rows whose quotes stand in the text."""
    document = build_document("work.txt", "", [Block(text)], depth="full text", evidence_kind="practice")
    for row in find_recommendations(document, {}, find_lists(document, {})):
        assert document.text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, list[dict[str, object]]]:
    """Return the recommendations of each seed by the first three signs of its name."""
    made = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = build_document(path.name, "", read_literature(path).blocks)
        made[path.name[:3]] = find_recommendations(document, {}, find_lists(document, {}))
    return made


@pytest.mark.shared
def test_six_possible_areas_and_nothing_of_the_noun(seeds: dict[str, list[dict[str, object]]]) -> None:
    """The project page has its six candidates, one an area; its talk of recommendations adds none."""
    assert [(row["area"], row["status"]) for row in seeds["000"]] == [(f"K{n}", "possible") for n in range(1, 7)]


@pytest.mark.shared
def test_announcement_and_project_page_recommend_nothing(seeds: dict[str, list[dict[str, object]]]) -> None:
    """Needs, missions, plans and teasers are no recommendations, and the safety notice is none."""
    assert seeds["001"] == []
    assert seeds["004"] == []


@pytest.mark.shared
def test_goals_of_the_regional_plan_are_planned(seeds: dict[str, list[dict[str, object]]]) -> None:
    """The four goals keep their status; committees belong to governance, new peer initiatives to peer-led work."""
    assert [row["status"] for row in seeds["002"]] == ["planned"] * 4
    assert [row["area"] for row in seeds["002"]][2:] == ["K3", "K2"]


@pytest.mark.shared
def test_no_seed_recommends_speakers_beyond_the_key_area(seeds: dict[str, list[dict[str, object]]]) -> None:
    """The fifth area has the candidate itself and no other recommendation: a gap to report."""
    assert sum(row["area"] == "K5" for rows in seeds.values() for row in rows) == 1
