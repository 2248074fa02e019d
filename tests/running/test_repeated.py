"""Words of the consultation that people typed elsewhere are found, since they would outlive a withdrawal there."""

import csv
import json

import pytest

from litreview.errors import InputFaults
from litreview.privacy.remains import gather_words
from litreview.review import Review, load_review
from litreview.running.check import check_review
from litreview.running.inputs import load_inputs
from litreview.running.purging import LEDGER
from litreview.running.repeated import find_inputs, find_naming, find_places
from litreview.synthesis.judgements import JUDGEMENT_COLUMNS, OPTIONAL_COLUMNS

SAID = "Peer workers should be paid, they told me in Marrow Falls."


def withdraw(review: Review) -> None:
    """Enter a day of withdrawal in the ledger."""
    path = review.root / LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace("quote,,fg1", "quote,2026-01-31,fg1"), encoding="utf-8")


def quote(review: Review, words: str) -> None:
    """Quote in the settings, line by line, and in a notebook."""
    settings = review.root / "review.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f'\n[participants.en]\nthanks = "{words}"\n', encoding="utf-8")
    path = review.root / "notebooks" / "00_overview.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "id": "own", "metadata": {}, "source": [words]})
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def test_a_quotation_in_settings_and_notebooks_stops_a_run_once_the_person_withdrew(tiny: Review) -> None:
    """With its line and the id, and not before; the words are not repeated."""
    quote(tiny, SAID)
    assert load_inputs(tiny).notices == []
    withdraw(tiny)
    with pytest.raises(InputFaults, match="repeats words of P01, who withdrew or gave no consent; take them out") as caught:
        check_review(tiny)
    assert [fault.path for fault in caught.value.faults] == ["notebooks/00_overview.ipynb", "review.toml"]
    assert all(fault.line for fault in caught.value.faults)
    assert "Marrow" not in str(caught.value)


@pytest.mark.parametrize(
    "words", ["It gave me hope.", "Peer workers should be paid, they told us."], ids=["short", "seven words"]
)
def test_a_few_words_in_common_are_no_quotation(tiny: Review, words: str) -> None:
    """Eight in a row are, or a whole sentence of six."""
    quote(tiny, words)
    withdraw(tiny)
    assert load_inputs(load_review(tiny.root)).notices == []


def judge(review: Review, **cells: str) -> None:
    """Write one judgement that compares texts and people."""
    row = dict.fromkeys((*JUDGEMENT_COLUMNS, *OPTIONAL_COLUMNS), "")
    row |= {"kind": "framework", "target": "OUT.HOPE", "convergence": "agreement", "judged_by": "a", "judged_on": "2026-01-02"}
    with (review.corpus / "judgements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow({**row, **cells})


@pytest.mark.parametrize(
    ("cells", "stops"),
    [
        ({"explanation": "As P01 said, there is more to it."}, True),
        ({"explanation_fr": "Comme p01 l'a dit, il y a plus."}, True),
        ({"explanation": "P011 and P012 said so."}, False),
        ({"evidence_seen": "int-p01=3f2a9c1b"}, False),
    ],
    ids=["English", "French, small letter", "others", "a file that is called so"],
)
def test_a_judgement_that_names_somebody_by_id_stops_a_run_once_the_person_withdrew(tiny: Review, cells, stops) -> None:
    """Pages would show it after every withdrawal; the certificate lists the line."""
    judge(tiny, **cells)
    assert load_inputs(tiny).notices == []
    assert bool(find_naming(tiny, "P01")) is (stops or "evidence_seen" in cells)
    withdraw(tiny)
    if stops:
        with pytest.raises(InputFaults, match=r"judgements\.csv:2: names P01, who withdrew or gave no consent; take that out"):
            load_inputs(tiny)
    else:
        load_inputs(tiny)


@pytest.mark.parametrize("name", ["Ann", "7", "A", "p" * 60 + "1"])
def test_an_id_that_may_be_a_word_is_not_looked_for(tiny: Review, name: str) -> None:
    """It would be found everywhere."""
    judge(tiny, explanation=f"So {name} it is.")
    assert find_naming(tiny, name) == []


def test_an_id_in_a_half_line_that_was_set_aside_is_found(tiny: Review) -> None:
    """A memo that names somebody may have been cut short."""
    path = tiny.corpus / "coding" / ".half" / "ann.txt"
    path.parent.mkdir(parents=True)
    path.write_text('{"memo": "as P01 said', encoding="utf-8")
    assert find_naming(tiny, "P01") == ["corpus/coding/.half/ann.txt:1"]


def test_all_inputs_that_repeat_words_are_listed_but_transcripts_and_codings(tiny: Review) -> None:
    """Those are listed apart."""
    (tiny.corpus / "literature" / "roe2020.txt").write_text(f"First.\n\n{SAID}\n", encoding="utf-8")
    (tiny.corpus / "coding").mkdir(exist_ok=True)
    (tiny.corpus / "coding" / "a.jsonl").write_text(SAID, encoding="utf-8")
    assert find_inputs(tiny, gather_words([SAID])) == ["corpus/literature/roe2020.txt:3"]


def test_a_notebook_whose_words_are_escaped_is_found_without_a_line(tmp_path) -> None:
    """JSON may write them in other characters."""
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": [{"source": "été où nous étions là-bas ensemble"}]}), encoding="utf-8")
    assert find_places(path, gather_words(["Été où nous étions là-bas ensemble."])) == [0]


@pytest.mark.parametrize(
    ("quote", "kept"),
    [(SAID, False), ("gave me hope", False), ("peer support mean to you", True), ("me", True), ("never said", True)],
    ids=["a sentence", "three words", "the facilitator's", "anybody's", "nobody's"],
)
def test_a_coding_that_quotes_somebody_who_withdrew_teaches_nothing(tiny: Review, quote: str, kept: bool) -> None:
    """It is set aside with its line, and the run goes on; the id must not stand in an output, so it is not told."""
    record = {"id": "a1", "document_id": "fg1", "quote": quote, "start": 0, "code": "OUT.HOPE", "decision": "accepted"}
    path = tiny.corpus / "coding" / "a.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**record, "coder": "a", "at": "2026-01-01"}) + "\n", encoding="utf-8")
    assert len(load_inputs(tiny).decisions) == 1
    withdraw(tiny)
    inputs = load_inputs(tiny)
    assert bool(inputs.decisions) is kept
    told = [] if kept else ["corpus/coding/a.jsonl:1: coding a1: quotes somebody who withdrew or gave no consent"]
    assert [str(notice).partition("; ")[0] for notice in inputs.notices] == told
    assert len(inputs.rejected) == len(told)


@pytest.mark.parametrize(
    ("memo", "kept"),
    [
        (f"Said plainly: {SAID}", False),
        ("As P01 told us.", False),
        ("As p01 told us.", False),
        ("Hope is named.", True),
        ("P02 and P011 say so.", True),
    ],
    ids=["a sentence", "the id", "the id in small letters", "own words", "other ids"],
)
def test_a_reason_that_repeats_or_names_somebody_who_withdrew_is_left_out(tiny: Review, memo: str, kept: bool) -> None:
    """What was settled stands; the reason reaches no output, and its line is told."""
    record = {"id": "j1", "document_id": "fg1", "quote": "ward", "start": 0, "code": "OUT.HOPE", "decision": "accepted"}
    record |= {"coder": "a", "at": "2026-01-01", "memo": memo}
    path = tiny.corpus / "coding" / "a.jsonl"
    lines = [json.dumps(record | {"settles": [["b", "1"]]}), json.dumps(record | {"id": "a1"})]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    withdraw(tiny)
    inputs = load_inputs(tiny)
    assert [decision.memo for decision in inputs.decisions] == [memo if kept else "", memo]
    told = [] if kept else ["corpus/coding/a.jsonl:1: coding j1: its reason quotes or names somebody who withdrew"]
    assert [str(notice).partition(" or gave")[0] for notice in inputs.notices] == told
    assert len(inputs.rejected) == len(told)
