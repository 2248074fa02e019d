"""Disagreements and confusions are found on what both coders have read."""

import pytest

from litreview.coding.disagreements import count_confusions, find_disagreements

_SEGMENTS = [{"segment_id": f"d#{n}", "document_id": "d", "role": "body"} for n in range(1, 7)]


def _codings(words: str) -> list[dict[str, str]]:
    """Codings from words such as "ann+C@1, bo-C@1": accepted and rejected codes on segments."""
    rows = []
    for each in words.split(", "):
        coder, sign, rest = each.partition("+") if "+" in each else each.partition("-")
        code, _, segment = rest.partition("@")
        status = "accepted" if sign == "+" else "rejected"
        rows.append({"segment_id": f"d#{segment}", "code": code, "coder": coder, "origin": "human", "status": status})
    return rows


@pytest.mark.parametrize(
    ("codings", "said"),
    [
        ("ann+C@1, bo+C@1", []),
        ("ann+C@1, bo-C@1", [("d#1", "C", "accepted", "rejected")]),
        ("ann+C@1, bo+C@2", [("d#1", "C", "accepted", "left uncoded"), ("d#2", "C", "left uncoded", "accepted")]),
        ("ann-C@1, bo+D@2", [("d#2", "D", "left uncoded", "accepted")]),
        ("ann-C@1, bo-C@1, ann-D@2", []),
    ],
    ids=["same", "one rejects", "different sentences", "rejected is as left alone", "both reject"],
)
def test_a_disagreement_is_a_code_that_one_gave_and_the_other_did_not(codings: str, said: list[tuple[str, ...]]) -> None:
    """Each row says what each of the two coders had said."""
    rows = find_disagreements(_codings(codings), _SEGMENTS)
    assert [(row["segment_id"], row["code"], row["said_a"], row["said_b"]) for row in rows] == said


def test_three_coders_disagree_in_pairs() -> None:
    """Each two of them that differ have a row of their own."""
    rows = find_disagreements(_codings("ann+C@1, bo+C@1, cy-C@1"), _SEGMENTS)
    assert [(row["coder_a"], row["coder_b"]) for row in rows] == [("ann", "cy"), ("bo", "cy")]


def test_a_disagreement_that_somebody_adjudicated_is_settled() -> None:
    """It keeps what the coders had said, and the adjudicator is no third coder."""
    codings = [{**row, "settled": "overruled"} for row in _codings("ann+C@1, bo-C@1")]
    judged = {**_codings("cy+C@1")[0], "settled": "stands"}
    [row] = find_disagreements([*codings, judged], _SEGMENTS)
    assert (row["coder_a"], row["coder_b"], row["said_b"], row["settled"]) == ("ann", "bo", "rejected", "yes")


def test_an_adjudicator_who_had_coded_the_sentence_too_is_quoted_as_a_coder() -> None:
    """What the row says is the coder's own decision, not what the same person adjudicated later."""
    codings = [{**row, "settled": "overruled"} for row in _codings("ann+C@1, bo-C@1")]
    judged = {**_codings("bo+C@1")[0], "settled": "stands"}
    [row] = find_disagreements([*codings, judged], _SEGMENTS)
    assert (row["coder_b"], row["said_b"]) == ("bo", "rejected")


@pytest.mark.parametrize(
    ("codings", "counted"),
    [
        ("ann+C@1, bo+D@1", [("C", "D", 1)]),
        ("ann+C@1, bo+D@1, ann+C@2, bo+D@2, ann+D@3, bo+C@3", [("C", "D", 2), ("D", "C", 1)]),
        ("ann+C@1, ann+D@1, bo+D@1", []),
        ("ann+C@1, bo+C@1", []),
        ("ann+C@1, bo+D@2", []),
        ("ann+C@1, bo+D@1, bo+E@1", [("C", "D", 1), ("C", "E", 1)]),
    ],
    ids=["one for another", "both ways", "both codes and one of them", "same", "different sentences", "one for two"],
)
def test_a_confusion_is_one_code_where_the_other_gave_another(codings: str, counted: list[tuple[str, str, int]]) -> None:
    """Counted are segments on which each gave a code that the other did not, the most frequent first."""
    rows = count_confusions(_codings(codings), _SEGMENTS)
    assert [(row["code"], row["other"], row["segments"]) for row in rows] == counted


def test_confusions_of_what_few_people_raised_are_not_counted_where_they_were_heard() -> None:
    """A number of sentences would tell of them."""
    codings = _codings("ann+C@1, bo+D@1")
    assert count_confusions(codings, _SEGMENTS, few={"C"}, heard={"d"}) == []
    assert len(count_confusions(codings, _SEGMENTS, few={"C"}, heard={"e"})) == 1
