"""What a coder meets in the notebooks tells nothing of another who codes the same document blind."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from litreview.reporting.browse import find_passages_where, open_source
from litreview.reporting.code_card import show_code
from litreview.reporting.coding import show_codes, show_codings
from litreview.reporting.open_codings import leave_blind_out
from litreview.reporting.run_folder import Run, open_run
from litreview.tables import build_table, write_table

BLIND = "cedar2015"
CODE = "VAL.HOPE"


def _run(full_run: Run, folder: Path, decision: str, *, blind: bool = True) -> Run:
    """A run in which the tool proposed one code on two sentences of a document, and somebody decided on the first."""
    shutil.copytree(full_run.folder, folder)
    tables = folder / "tables"
    segments = full_run.table("segments")
    places = segments[segments["document_id"] == BLIND].iloc[:3].to_dict("records")
    proposals = [
        {**{key: row[key] for key in ("segment_id", "start", "end")}, "code": CODE, "origin": "model", "score": 0.6, "why": "-"}
        for row in places[:2]
    ]
    codings = [{**row, "coder": "litreview", "status": "proposed"} for row in proposals]
    if decision:
        human = {"coder": "bo", "origin": "human", "score": None, "why": "", "status": decision}
        codings[0] |= human
        codings += [{**codings[0], "segment_id": places[2]["segment_id"], "status": "accepted"}]
        write_table("suggestions", build_table("suggestions", proposals[:1]), tables)
    write_table("codings", build_table("codings", codings), tables)
    settings = json.loads((folder / "review.json").read_text(encoding="utf-8")) | {"blind": [BLIND] if blind else []}
    (folder / "review.json").write_text(json.dumps(settings), encoding="utf-8")
    return open_run(folder)


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_no_view_tells_what_another_decided(full_run: Run, tmp_path: Path, decision: str) -> None:
    """Whatever was decided, everything shown of the document is as if nobody had begun."""
    before, after = (_run(full_run, tmp_path / name, said) for name, said in (("before", ""), ("after", decision)))
    for show in (show_codings, show_codes, lambda run: show_code(run, CODE), lambda run: open_source(run, BLIND)):
        assert show(after).html == show(before).html
    pd.testing.assert_frame_equal(find_passages_where(after, code=CODE), find_passages_where(before, code=CODE))


def test_what_both_are_done_with_is_shown(full_run: Run, tmp_path: Path) -> None:
    """The decision of a coder stands beside the passage once nobody is blind."""
    assert ">bo<" in str(show_code(_run(full_run, tmp_path / "run", "accepted", blind=False), CODE).html)


def test_other_documents_keep_what_people_decided() -> None:
    """One document under blind coding hides nothing of the next, nor of one whose id begins alike."""
    columns = ["segment_id", "code", "coder", "origin", "status"]
    rows = [[f"{name}#1", "C", "ann", "human", "accepted"] for name in ("d", "d2", "e")]
    kept = leave_blind_out(pd.DataFrame(rows, columns=columns), pd.DataFrame(columns=["segment_id", "code", "origin"]), ["d"])
    assert kept["segment_id"].to_list() == ["d2#1", "e#1"]
