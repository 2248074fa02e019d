"""The corpus is browsed by code, kind, role, year, document and words; sources are read whole."""

import pytest

from litreview.errors import UsageError
from litreview.reporting.browse import COLUMNS, browse, find_passages_where, open_source
from litreview.reporting.run_folder import Run


def test_without_conditions_there_is_every_passage_that_may_be_quoted(full_run: Run) -> None:
    """Running text and list items, in order of document and place."""
    found = find_passages_where(full_run)
    segments = full_run.table("segments")
    quotable = segments[(segments["quotable"] != "no") & segments["role"].isin(["body", "list item"])]
    assert list(found.columns) == list(COLUMNS)
    assert sorted(found["segment_id"]) == sorted(quotable["segment_id"])
    assert found[["document_id", "start"]].to_numpy().tolist() == sorted(found[["document_id", "start"]].to_numpy().tolist())


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ({"kind": "policy"}, lambda row: row.kind == "policy"),
        ({"document": "cedar2015"}, lambda row: row.document_id == "cedar2015"),
        ({"year": (2015, 2018)}, lambda row: 2015 <= row.year <= 2018),
        ({"role": "participant"}, lambda row: row.speaker.startswith("P")),
        ({"role": "facilitator"}, lambda row: row.speaker == "facilitator"),
        ({"words": "PEER"}, lambda row: "peer" in row.quote.lower()),
        ({"words": "peer", "kind": "research"}, lambda row: row.kind == "research" and "peer" in row.quote.lower()),
    ],
    ids=["kind", "document", "year", "participant", "facilitator", "words", "two conditions"],
)
def test_every_condition_keeps_what_meets_it_and_nothing_else(full_run: Run, conditions: dict, holds) -> None:
    """What is left out does not meet it."""
    kept = find_passages_where(full_run, **conditions)
    left = find_passages_where(full_run).merge(kept[["segment_id"]], how="left", indicator=True)
    left = left[left["_merge"] == "left_only"]
    assert len(kept)
    assert len(left)
    assert all(holds(row) for row in kept.itertuples())
    assert not any(holds(row) for row in left.fillna({"year": 0}).itertuples())


def test_a_code_finds_the_passages_it_stands_on(full_run: Run) -> None:
    """Those of literature; what too few people said on it is not found by it."""
    codings = full_run.countable_codings
    code = str(codings[codings["status"] != "rejected"].iloc[0]["code"])
    found = find_passages_where(full_run, code=code)
    expected = codings[(codings["code"] == code) & (codings["status"] != "rejected")]["segment_id"]
    assert set(found["segment_id"]) == set(expected)
    assert all(code in codes.split("; ") for codes in found["codes"])
    few = full_run.table("codings").query("segment_id.str.startswith('group') and code == 'BAR.PAY'")["segment_id"]
    assert len(few)
    assert not set(few) & set(find_passages_where(full_run, code="BAR.PAY")["segment_id"])


def test_words_that_may_not_be_quoted_are_found_by_nothing(full_run: Run) -> None:
    """P04 agreed to be summarised, not to be quoted."""
    assert "P04" in set(full_run.table("segments")["speaker"])
    assert "P04" not in set(find_passages_where(full_run, role="participant")["speaker"])


@pytest.mark.parametrize(
    ("conditions", "offered"),
    [
        ({"code": "VAL.HOPES"}, "'VAL.HOPE'"),
        ({"kind": "polcy"}, "'policy'"),
        ({"role": "participants"}, "'participant'"),
        ({"document": "cedar2051"}, "'cedar2015'"),
    ],
    ids=["code", "kind", "role", "document"],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(full_run: Run, conditions: dict, offered: str) -> None:
    """Nothing is found by a name with a slip of the pen in it, and the answer says so."""
    with pytest.raises(UsageError, match=offered):
        find_passages_where(full_run, **conditions)


def test_a_view_counts_what_was_found_and_shows_it(full_run: Run) -> None:
    """With where it stands."""
    found = find_passages_where(full_run, kind="policy")
    html = str(browse(full_run, kind="policy").html)
    assert f"{len(found)} passage" in html
    assert html.count("<tr") == 1 + len(found)


def test_a_source_is_read_whole_but_for_what_may_not_be_shown(full_run: Run) -> None:
    """The rest is counted."""
    segments = full_run.table("segments").query("document_id == 'group-1'")
    closed = segments[segments["quotable"] == "no"]
    html = str(open_source(full_run, "group-1").html)
    assert f"{len(segments)} segments, {len(closed)} of which may not be shown." in html
    assert html.count("<tr") == 1 + len(segments) - len(closed)
    with pytest.raises(UsageError, match="'group-1'"):
        open_source(full_run, "group-2")


def test_hostile_words_stand_as_text(made_run) -> None:
    """In passages and in codes."""
    run = made_run("hostile")
    for view in (browse(run), open_source(run, "r00")):
        assert "<script" not in str(view.html)
