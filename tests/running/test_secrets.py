"""What a run may not let out is gathered from the raw transcripts, the roster and nothing that is public."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from litreview.errors import ReleaseRefused
from litreview.privacy.gate import check_release
from litreview.review import Review
from litreview.running.batches import process_all
from litreview.running.inputs import load_inputs
from litreview.running.options import Options
from litreview.running.run import run_review
from litreview.running.secrets import list_secrets
from litreview.running.tasks import plan_tasks


@pytest.fixture
def gate(tiny: Review, tmp_path: Path):
    """Return a function that puts words into a file and takes it through the gate."""
    inputs = replace(load_inputs(tiny), examples=[])
    secrets = list_secrets(tiny, inputs, process_all(plan_tasks(tiny, inputs), inputs, tiny.settings, 1))
    folder = tmp_path / "release"
    folder.mkdir()

    def check(words: str) -> None:
        (folder / "page.html").write_text(f"<p>{words}</p>", encoding="utf-8")
        check_release(folder, secrets)

    return check


@pytest.mark.parametrize(
    "words",
    ["as Zora Quill said", "in Marrow Falls", "I felt very alone on that hospital ward before my peer worker came to see me."],
    ids=["name", "town", "turn held back"],
)
def test_a_secret_is_refused_without_being_repeated(gate, words: str) -> None:
    """The place is named, the words are not."""
    with pytest.raises(ReleaseRefused, match=r"page\.html") as caught:
        gate(words)
    assert words not in str(caught.value)


@pytest.mark.parametrize(
    "words",
    ["It gave me hope.", "Peer workers and hospital use", "Peer support", "Recommendations"],
    ids=["released", "title", "topic", "heading"],
)
def test_public_words_pass(gate, words: str) -> None:
    """Released turns, literature and the fixed words of reports are no secret."""
    gate(words)


def open_all(review: Review):
    """Return the inputs of a review and what came of them, coded by phrases alone."""
    inputs = replace(load_inputs(review), examples=[])
    return inputs, process_all(plan_tasks(review, inputs), inputs, review.settings, 1)


@pytest.mark.parametrize(
    ("name", "words", "public"),
    [
        ("notebooks/06_framework.ipynb", "Zora Quill", False),
        ("notebooks/06_framework.ipynb", "in Marrow Falls", False),
        ("corpus/judgements.csv", "as Zora Quill said", False),
        ("corpus/codebook.csv", "Zora Quill", False),
        ("corpus/codebook.csv", "in Marrow Falls", True),
        ("references.bib", "@book{q, title = {By Zora Quill of Marrow Falls}}", True),
        ("corpus/literature/guide2021.md", "Zora Quill lives in Marrow Falls.", True),
    ],
)
def test_what_the_team_writes_makes_no_person_public(tiny: Review, name: str, words: str, public: bool) -> None:
    """A name that slipped into a notebook, a judgement or the codebook stays a secret; one in the literature is none."""
    (tiny.root / name).parent.mkdir(exist_ok=True)
    if "literature" in name:
        (tiny.root / name).write_text(words, encoding="utf-8")
    inputs, processed = open_all(tiny)
    (tiny.root / name).write_text(words, encoding="utf-8")
    known = list_secrets(tiny, inputs, processed).public
    assert bool({"zora quill", "marrow falls"} & known) is public


@pytest.mark.parametrize(
    ("judge", "role", "public"),
    [("Zora Quill", "", False), ("quill", "", False), ("Zora Quill", "facilitator", True), ("Quilla Roe", "", True)],
    ids=["who took part", "by surname", "who led the session", "somebody else"],
)
def test_a_judge_is_public_unless_it_is_somebody_who_took_part(tiny: Review, judge: str, role: str, public: bool) -> None:
    """To judge makes no participant's name public."""
    inputs, processed = open_all(tiny)
    entries = tuple(replace(one, facilitator=bool(role)) for one in inputs.roster.entries)
    inputs = replace(inputs, roster=replace(inputs.roster, entries=entries))
    (tiny.corpus / "judgements.csv").write_text(f"kind,target,judged_by\nframework,VAL.HOPE,{judge}\n", encoding="utf-8")
    found = list_secrets(tiny, inputs, processed).public
    assert bool({"zora quill", "quill"} & found) is (public and bool(role))


def test_names_in_the_examples_of_our_own_code_are_no_public_names(tiny: Review) -> None:
    """An invented name in a docstring of the reports makes nobody's name public."""
    roster = tiny.root.parent / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("Zora Quill,", "Zora Quill,Mead;Hilton"), encoding="utf-8")
    assert not {"mead", "hilton"} & list_secrets(tiny, *open_all(tiny)).public


def test_places_of_the_review_and_the_roster_are_known(tiny: Review) -> None:
    """An export is made elsewhere, and may still not say where the review lies."""
    assert {str(tiny.root), str(tiny.root.parent.resolve())} <= set(list_secrets(tiny, *open_all(tiny)).paths)


def test_a_reason_of_an_adjudication_may_not_repeat_what_may_only_be_paraphrased(tiny: Review) -> None:
    """The run stops, names the cell and says whose file to correct."""
    record = {"id": "1", "document_id": "fg1", "quote": "gave me hope", "start": 0, "code": "OUT.HOPE", "decision": "rejected"}
    record |= {"coder": "cy", "at": "2026-01-01", "settles": [["a", "1"], ["b", "1"]]}
    record["memo"] = "She felt very alone on that hospital ward before my peer worker came"
    (tiny.corpus / "coding" / "cy.jsonl").write_text(f"{json.dumps(record)}\n", encoding="utf-8")
    with pytest.raises(ReleaseRefused) as refused:
        run_review(tiny, Options())
    assert "tables/adjudications.csv: row 2, column 8: words of a turn that was not released" in str(refused.value)
    assert "reason of an adjudication" in str(refused.value)
    assert "alone" not in str(refused.value)
    assert not (tiny.outputs / "latest").exists()
