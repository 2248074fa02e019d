"""A run that is made whole: what happens where somebody edits the inputs meanwhile, and what its record says."""

import json

import pytest

from litreview.errors import InputFaults
from litreview.review import Review, load_review
from litreview.running.options import Options
from litreview.running.record import read_run_record
from litreview.running.run import run_review


def test_an_input_edited_while_it_is_read_stops_the_run(ran: Review) -> None:
    """What would be published is of neither state, so nothing is."""
    before = (ran.outputs / "latest").resolve()

    def edit(line: str) -> None:
        if line.startswith("reading"):
            with (ran.corpus / "literature" / "guide2021.md").open("a", encoding="utf-8") as file:
                file.write("More.")

    with pytest.raises(InputFaults, match=r"corpus/literature/guide2021\.md: was edited while the run was under way"):
        run_review(ran, Options(force=True, say=edit))
    assert (ran.outputs / "latest").resolve() == before
    assert not (ran.outputs / "staging").exists()


def test_an_input_edited_after_it_was_read_is_told(ran: Review) -> None:
    """The tables hold what was read, so the run is published, and a notice says that it is no longer up to date."""

    def edit(line: str) -> None:
        if line.startswith("exporting"):
            (ran.corpus / "README.md").write_text("New.", encoding="utf-8")

    outcome = run_review(ran, Options(only="06", say=edit))
    assert any("corpus/README.md: was edited" in notice for notice in outcome.notices)


def test_the_record_says_how_long_each_part_took(published: Review) -> None:
    """Every stage and every notebook has its seconds."""
    record = read_run_record(published.outputs / "latest")
    assert {"tables", "writing", "notebooks", "reports", "gate"} <= record["stages"].keys()
    assert len(record["notebooks"]) == 11
    assert all(seconds >= 0 for seconds in (*record["stages"].values(), *record["notebooks"].values()))


def test_a_run_says_which_documents_are_still_coded_blind(ran: Review) -> None:
    """The pages of such a run show nothing that people decided there."""
    settings = ran.root / "review.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}\n[coding]\ndouble = ["roe2020", "fg1"]\n', encoding="utf-8")
    done = '{{"coder": "{0}", "document_id": "roe2020", "decision": "done", "at": "2026-01-02"}}\n'
    for coder in ("ann", "bo"):
        (ran.corpus / "coding" / f"{coder}.jsonl").write_text(done.format(coder), encoding="utf-8")
    folder = run_review(load_review(ran.root), Options(only="06")).folder
    assert json.loads((folder / "review.json").read_text(encoding="utf-8"))["blind"] == ["fg1"]
