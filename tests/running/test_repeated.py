"""Words of the consultation that people typed elsewhere are found, since they would outlive a withdrawal there."""

import json

import pytest

from litreview.errors import InputFaults
from litreview.privacy.ledger import load_ledger
from litreview.privacy.remains import gather_words
from litreview.review import Review
from litreview.running.check import check_review
from litreview.running.purging import LEDGER
from litreview.running.repeated import find_inputs, find_places, find_repeated, stop_if_repeated

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
    assert find_repeated(tiny, load_ledger(tiny.root / LEDGER, LEDGER)) == []
    withdraw(tiny)
    with pytest.raises(InputFaults, match="repeats words of P01, who withdrew or gave no consent; take them out") as caught:
        check_review(tiny)
    assert [fault.path for fault in caught.value.faults] == ["notebooks/00_overview.ipynb", "review.toml"]
    assert all(fault.line for fault in caught.value.faults)
    assert "Marrow" not in str(caught.value)
    with pytest.raises(InputFaults):
        stop_if_repeated(tiny, load_ledger(tiny.root / LEDGER, LEDGER))


@pytest.mark.parametrize(
    "words", ["It gave me hope.", "Peer workers should be paid, they told us."], ids=["short", "seven words"]
)
def test_a_few_words_in_common_are_no_quotation(tiny: Review, words: str) -> None:
    """Eight in a row are, or a whole sentence of six."""
    quote(tiny, words)
    withdraw(tiny)
    assert find_repeated(tiny, load_ledger(tiny.root / LEDGER, LEDGER)) == []


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
