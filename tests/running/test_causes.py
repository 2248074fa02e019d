"""Why a row changed is told by passages, documents and judges, never by people."""

from pathlib import Path

import pytest

from litreview.running.causes import explain, find_causes
from litreview.tables import build_table, write_table

KINDS = {"roe2020": "research", "guide2021": "policy", "fg1": "consultation"}


def run(folder: Path, said: list[tuple[str, int, str, str]], seen: str = "", asked: str = "") -> Path:
    """Return a run folder with these coded sentences (document, start, words, code) and fingerprints of both evidence tables."""
    tables = folder / "tables"
    tables.mkdir(parents=True)
    segments = [
        {
            "segment_id": f"{document}#{start:05}",
            "document_id": document,
            "start": start,
            "end": start + len(words),
            "text": words,
        }
        for document, start, words, _ in said
    ]
    codings = [
        {"segment_id": f"{document}#{start:05}", "code": code, "status": "proposed"} for document, start, _, code in said if code
    ]
    rows = {
        "documents": [{"document_id": name, "evidence_kind": kind} for name, kind in KINDS.items()],
        "segments": segments,
        "codings": codings,
        "framework_evidence": [{"component": "OUT.HOPE", "evidence_seen": seen}, {"component": "BAR.PAY"}],
        "recommendation_evidence": [{"recommendation_id": "fg1.r001", "evidence_seen": asked}],
    }
    for name, each in rows.items():
        write_table(name, build_table(name, each), tables)
    return folder


def causes(tmp_path: Path, before: list, after: list) -> dict[tuple[str, str], str]:
    """Return what is told between two runs with these coded sentences."""
    return find_causes(run(tmp_path / "a", before), run(tmp_path / "b", after))


HOPE = ("roe2020", 10, "Hope grew.", "OUT.HOPE")


def test_a_passage_that_came_is_named_by_its_place(tmp_path: Path) -> None:
    """Where nothing came or went, there is no cause."""
    assert causes(tmp_path, [], [HOPE]) == {("framework_evidence", "OUT.HOPE"): "came: roe2020:10-20"}


def test_a_passage_that_went_is_named_by_the_place_it_had(tmp_path: Path) -> None:
    """It stands in the earlier run only."""
    assert causes(tmp_path, [HOPE], []) == {("framework_evidence", "OUT.HOPE"): "went: roe2020:10-20"}


def test_a_passage_that_changed_came_and_went(tmp_path: Path) -> None:
    """The words are others, so it is another passage."""
    after = [("roe2020", 10, "Hope grew a lot.", "OUT.HOPE")]
    assert causes(tmp_path, [HOPE], after)["framework_evidence", "OUT.HOPE"] == "came: roe2020:10-26; went: roe2020:10-20"


def test_a_passage_that_only_moved_is_no_cause(tmp_path: Path) -> None:
    """A sentence put in before it changes places, not evidence."""
    assert causes(tmp_path, [HOPE], [("roe2020", 99, "Hope grew.", "OUT.HOPE")]) == {}


def test_another_code_on_the_same_passage_is_a_cause_for_both(tmp_path: Path) -> None:
    """What one component loses, the other gains."""
    assert causes(tmp_path, [HOPE], [(*HOPE[:3], "BAR.PAY")]) == {
        ("framework_evidence", "OUT.HOPE"): "went: roe2020:10-20",
        ("framework_evidence", "BAR.PAY"): "came: roe2020:10-20",
    }


def test_a_rejected_coding_does_not_count(tmp_path: Path) -> None:
    """A person took the code away, so the passage went."""
    after = run(tmp_path / "b", [HOPE])
    rejected = [{"segment_id": "roe2020#00010", "code": "OUT.HOPE", "status": "rejected"}]
    write_table("codings", build_table("codings", rejected), after / "tables")
    assert find_causes(run(tmp_path / "a", [HOPE]), after)["framework_evidence", "OUT.HOPE"] == "went: roe2020:10-20"


@pytest.mark.parametrize(("count", "end"), [(10, "roe2020:900-904"), (11, "and 1 more"), (40, "and 30 more")])
def test_of_many_passages_ten_are_named(tmp_path: Path, count: int, end: str) -> None:
    """The others are counted."""
    told = causes(tmp_path, [], [("roe2020", number * 100, f"H{number:03}", "OUT.HOPE") for number in range(count)])
    assert told["framework_evidence", "OUT.HOPE"].endswith(end)
    assert told["framework_evidence", "OUT.HOPE"].count("roe2020:") == 10


def test_words_of_the_consultation_have_no_place_and_count_nobody(tmp_path: Path) -> None:
    """That something changed there is all that is told."""
    before = run(tmp_path / "a", [], seen="consultation=11111111")
    after = run(tmp_path / "b", [("fg1", 5, "It gave me hope.", "OUT.HOPE"), HOPE], seen="consultation=22222222; roe2020=3")
    assert find_causes(before, after) == {("framework_evidence", "OUT.HOPE"): "came: roe2020:10-20; consultation"}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("roe2020=11", "guide2021=22; roe2020=11", "new: guide2021"),
        ("guide2021=22; roe2020=11", "roe2020=11", "gone: guide2021"),
        ("roe2020=11", "roe2020=12", "changed: roe2020"),
        ("", "roe2020=11", "new: roe2020"),
        ("roe2020=11", "", "gone: roe2020"),
    ],
    ids=["came", "went", "changed", "from nothing", "to nothing"],
)
def test_a_recommendation_names_the_documents(tmp_path: Path, before: str, after: str, told: str) -> None:
    """Those whose evidence on it is new, gone or another."""
    found = find_causes(run(tmp_path / "a", [], asked=before), run(tmp_path / "b", [], asked=after))
    assert found == {("recommendation_evidence", "fg1.r001"): told}


def test_a_run_without_fingerprints_is_compared_by_its_passages(tmp_path: Path) -> None:
    """An earlier version wrote none."""
    before = run(tmp_path / "a", [])
    path = before / "tables" / "framework_evidence.parquet"
    table = build_table("framework_evidence", [{"component": "OUT.HOPE"}]).drop(columns=["evidence_seen"])
    table.to_parquet(path, index=False)
    assert find_causes(before, run(tmp_path / "b", [HOPE])) == {("framework_evidence", "OUT.HOPE"): "came: roe2020:10-20"}


@pytest.mark.parametrize(
    ("column", "why"),
    [("confidence", "judged by people"), ("name", "the codebook"), ("research", "came: a:0-9"), ("gap", "came: a:0-9")],
)
def test_each_cell_has_its_own_why(column: str, why: str) -> None:
    """People judge and name; the evidence moves the rest."""
    assert explain(column, "came: a:0-9") == why
