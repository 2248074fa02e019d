"""Where coders differ is counted in codes and sentences; what was decided on it is quoted with who and why."""

import shutil
from pathlib import Path

import pytest

from litreview.reporting.differences import show_disagreements
from litreview.reporting.run_folder import Run, open_run
from litreview.tables import build_table, write_table

_PAIR = {"coder_a": "ann", "coder_b": "bo", "said_a": "accepted", "said_b": "left uncoded"}


@pytest.fixture
def differing(full_run: Run, tmp_path: Path) -> Run:
    """Return a run in which two coders differ on two codes of a sentence of literature, one of them settled."""
    codings = full_run.table("codings")
    spoken = codings["segment_id"].str.startswith(("group", "answers"))
    segment, code = codings[~spoken].iloc[0][["segment_id", "code"]]
    few = codings.loc[spoken & (codings["code"] == "BAR.PAY"), ["segment_id", "code"]].iloc[0].to_dict()
    rows = {
        "disagreements": [
            {**_PAIR, "segment_id": segment, "code": code, "settled": "yes"},
            {**_PAIR, **few, "settled": "no"},
        ],
        "confusions": [{"code": code, "other": "VAL.HOPE", "coder_a": "ann", "coder_b": "bo", "segments": 2}],
        "adjudications": [
            {
                "segment_id": segment,
                "code": code,
                "coders": "ann; bo",
                "said": "accepted; left uncoded",
                "decision": "accepted",
                "coder": "cy",
                "at": "2026-03-02T09:00:00+00:00",
                "why": "<b>rule</b> two",
            }
        ],
    }
    shutil.copytree(full_run.folder, tmp_path / "run")
    for name, listed in rows.items():
        write_table(name, build_table(name, listed), tmp_path / "run" / "tables")
    return open_run(tmp_path / "run")


def test_differences_are_counted_without_what_few_people_said(differing: Run) -> None:
    """The second disagreement is on a code that too few people spoke about."""
    assert "Coders differ on 1 code of 1 sentence; 0 codes of 0 sentences of these" in str(show_disagreements(differing).html)


def test_codes_taken_for_each_other_are_named(differing: Run) -> None:
    """With the coders, and on how many sentences."""
    html = str(show_disagreements(differing).html)
    assert "Codes taken for each other" in html
    assert ">ann, bo<" in html


def test_an_adjudication_says_who_decided_what_and_why(differing: Run) -> None:
    """What somebody wrote stands as text."""
    html = str(show_disagreements(differing).html)
    assert "ann: accepted; bo: left uncoded" in html
    assert ">cy<" in html
    assert "&lt;b&gt;rule&lt;/b&gt; two" in html


def test_no_difference_is_said(full_run: Run) -> None:
    """Nobody differed where nobody coded the same."""
    assert "No two coders have read the same sentences and differed." in str(show_disagreements(full_run).html)


def test_a_document_that_is_coded_blind_again_is_left_out(differing: Run) -> None:
    """What was settled before it was opened again says what each coder had said."""
    segment = differing.table("adjudications")["segment_id"].iloc[0]
    shown = Run(differing.folder, {**differing.review, "blind": [segment.rpartition("#")[0]]})
    assert "No two coders have read the same sentences and differed" in str(show_disagreements(shown).html)
