"""The recommendation evidence table sets support and stance side by side and names the nearest where nothing is direct."""

import pytest

from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.recommendations import build_recommendation_evidence
from litreview.synthesis.works import Works
from litreview.tables import AREAS, build_table

WISH = "Peer workers should have a supervisor who has been a peer worker."
SUPPORT = "Peer workers stayed longer where the supervisor had been a peer worker."
ELSEWHERE = "The new bus line stops near the hospital and the library."


OTHER_WORDS = "On Monday mornings a worker from the house came with the other people to look after its small garden."


def passage(document: str, text: str, kind: str = "research", person: str = "", quotable: bool = True) -> CodedPassage:
    """Return the only passage of a document."""
    return CodedPassage(f"{document}#1", document, 0, len(text), text, kind, "" if person else document, person, quotable)


FAR = [passage(f"far{n}", f"{ELSEWHERE} Line number {n} runs late.") for n in range(5)]


def recommendation(document: str, text: str, stance: str = "", area: str = "OTHER") -> dict[str, object]:
    """Return a row of recommendations."""
    place = {"document_id": document, "start": 0, "end": len(text), "quote": text}
    return {"recommendation_id": f"{document}.r001", **place, "area": area, "status": "recommended", "stance": stance}


def build(rows: list[dict[str, object]], *passages: CodedPassage, codes: tuple[str, ...] = ("SUP.PEER",)) -> list[dict[str, str]]:
    """Return the rows that stand for a recommendation, not for an empty area."""
    by_id = {p.segment_id: p for p in passages}
    made = build_recommendation_evidence(
        build_table("recommendations", rows), by_id, dict.fromkeys(by_id, codes), Works({}, {}), [], 5
    )
    return [row for row in made if row["recommendation"]]


def test_a_passage_with_the_same_code_and_similar_words_is_direct_evidence() -> None:
    """Support from another work is counted and cited."""
    (row,) = build([recommendation("g", WISH)], passage("g", WISH, "policy"), passage("r", SUPPORT))
    assert (row["research"], row["gap"]) == (1, "not raised in the consultation")
    assert f"r:0-{len(SUPPORT)}" in row["quotes"]


def test_a_recommendation_is_no_evidence_for_itself() -> None:
    """The document that recommends does not support itself."""
    (row,) = build([recommendation("g", WISH)], passage("g", WISH, "policy"))
    assert (row["policy"], row["gap"]) == (0, "no direct evidence in this review")


@pytest.mark.parametrize("codes", [("SUP.PEER",), ()], ids=["same code, other words", "no code"])
def test_nothing_direct_names_the_nearest(codes: tuple[str, ...]) -> None:
    """Words without the code, or the code without the words, are only near."""
    text = OTHER_WORDS if codes else SUPPORT
    (row,) = build([recommendation("g", WISH)], passage("g", WISH, "policy"), passage("r", text), *FAR, codes=codes)
    assert row["gap"] == f"no direct evidence in this review; nearest: r:0-{len(text)}"


def test_an_unrelated_text_is_not_even_near() -> None:
    """A sentence with no word in common is not named."""
    (row,) = build([recommendation("g", WISH)], passage("g", WISH, "policy"), passage("r", ELSEWHERE))
    assert row["gap"] == "no direct evidence in this review"


def test_an_area_without_a_recommendation_says_so() -> None:
    """All six areas and what lies outside them are in the table, also when empty."""
    rows = build_recommendation_evidence(build_table("recommendations", []), {}, {}, Works({}, {}), [], 5)
    assert [row["area"] for row in rows] == list(AREAS)
    assert {row["gap"] for row in rows} == {"no recommendation found in this review"}


def test_stances_of_a_small_group_are_not_counted_out() -> None:
    """Who opposes is not recognisable from a number."""
    said = "I think a supervisor should have been a peer worker first."
    rows = [recommendation("g", WISH), recommendation("t", said, "supports")]
    row = build(rows, passage("g", WISH, "policy"), passage("t", said, "consultation", "P01"))[0]
    assert row["stances"] == "supports: fewer than 5"


def test_words_held_back_never_become_a_row() -> None:
    """A wish of someone who may not be quoted is not printed as a recommendation."""
    rows = build([recommendation("t", WISH, "supports")], passage("t", WISH, "consultation", "P01", quotable=False))
    assert rows == []


BUREAU = "There should be a speakers' bureau that peers run."


def answered(*replies: tuple[str, str, str]) -> list[dict[str, str]]:
    """The rows for a bureau that a work recommends, with people's replies: person, words, stance."""
    rows = [recommendation("g", BUREAU, area="K5")]
    said = []
    for person, words, stance in replies:
        rows.append(recommendation(f"a{person}", words, stance, "K5"))
        said.append(passage(f"a{person}", words, "consultation", person))
    return build(rows, passage("g", BUREAU, "policy"), *said, codes=())


def test_answers_to_one_question_bear_on_the_recommendation_without_its_words() -> None:
    """That some support and some oppose the bureau is seen though they say no more than yes and no."""
    people = [(f"P{n:02d}", "Yes.", "supports") for n in range(6)] + [(f"R{n:02d}", "No.", "opposes") for n in range(5)]
    (row,) = answered(*people)
    assert (row["stances"], row["consultation_people"]) == ("opposes: 5; supports: 6", "11")
    assert row["gap"] == "no research among the direct evidence"


def test_the_first_quotations_show_both_sides() -> None:
    """A row cites who is for it and who is against it."""
    people = [(f"P{n:02d}", "Yes, I support it.", "supports") for n in range(6)] + [("R01", "I am against it.", "opposes")]
    (row,) = answered(*people)
    assert "aR01:" in row["quotes"]
    assert "aP00:" in row["quotes"]


def test_a_bare_reply_is_no_row() -> None:
    """Without a recommendation that says what to do a yes stands alone and makes none."""
    assert build([recommendation("a", "Yes, if we are paid.", "conditional", "K5")],
                 passage("a", "Yes, if we are paid.", "consultation", "P01")) == []  # fmt: skip


@pytest.mark.parametrize(
    ("second", "area", "count"),
    [
        ("Put it on the discharge paper!", "K1", 1),
        ("Put it on the discharge paper!", "OTHER", 2),
        ("Tell the families in the waiting room.", "K1", 2),
    ],
    ids=["said alike", "another area", "another wish"],
)
def test_what_two_people_say_alike_is_one_row(second: str, area: str, count: int) -> None:
    """Near-duplicates of one area are joined, and both people are counted."""
    first = "Put it on the discharge papers."
    rows = [recommendation("a", first, "supports", "K1"), recommendation("b", second, "supports", area)]
    found = build(rows, passage("a", first, "consultation", "P01"), passage("b", second, "consultation", "P02"), codes=())
    assert len(found) == count
    assert found[0]["recommendation"] == first


def test_a_small_stance_cannot_be_worked_out_from_the_others() -> None:
    """Seven of eleven people support: that four oppose does not follow from any cell."""
    words = "I think a supervisor should have been a peer worker first."
    rows = [recommendation("g", WISH)]
    rows += [recommendation(f"t{n}", words, "opposes" if n >= 7 else "supports") for n in range(11)]
    said = [passage(f"t{n}", words, "consultation", f"P{n:02d}") for n in range(11)]
    row = build(rows, passage("g", WISH, "policy"), *said)[0]
    assert (row["consultation_people"], row["stances"]) == ("11", "opposes: not shown; supports: not shown")

    (small,) = answered(*[(f"P{n:02d}", "Yes, I support it.", "supports") for n in range(9)],
                        *[(f"R{n:02d}", "I am against it.", "opposes") for n in range(3)])  # fmt: skip
    assert small["stances"] == "opposes: not shown; supports: not shown"
    assert [r for r in ("R00", "R01", "R02") if f"a{r}:" in small["quotes"]] == ["R00"]


def test_what_few_people_ask_for_is_told_by_one_of_them() -> None:
    """Four people who say the same are not counted out by a quotation from each."""
    words = "Put it on the discharge papers."
    rows = [recommendation(f"a{n}", words, "supports", "K1") for n in range(4)]
    said = [passage(f"a{n}", words, "consultation", f"P{n:02d}") for n in range(4)]
    (row,) = build(rows, *said, codes=())
    assert row["consultation_people"] == "fewer than 5"
    assert row["quotes"] == "a0:0-31"
