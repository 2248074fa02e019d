"""Findings in bad input: endless sentences, pasted tables, OCR noise, capitals and mixed languages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.extraction.findings import find_findings
from litreview.tables import build_table


def told(text: str) -> set[tuple[object, object]]:
    """Outcome and direction of the findings of one sentence of a study."""
    segment = Segment("d#00002", "d", 2, 0, len(text), None, "Results", "", "body", "en", text, 1)
    document = Document("d", "", "research", "", "d.md", "", "en", "full text", text, (segment,))
    rows = find_findings(document, {})
    build_table("findings", rows)
    return {(row["outcome"], row["direction"]) for row in rows if row["kind"] == "finding"}


GOOD, SAME = "favours peer support", "no difference"
NOISY = [
    ("capitals", "HOPE WAS HIGHER IN THE PEER GROUP THAN IN THE CONTROL GROUP (P < .05).", {("OUT.HOPE", GOOD)}),
    ("table", "Hope\tpeer group 28.4 (5.1)\tcontrol group 22.2 (4.9)\tp = .01", {("OUT.HOPE", GOOD)}),
    ("table of lines", "Readmission\n29%\nvs\n38%\np = .03", {("OUT.HOSP", GOOD)}),
    ("OCR", "Hope d|d not d1ffer; symptoms did not differ between groups , p=0 .61 .", {("OUT.SYMP", SAME)}),
    ("mixed", "L’essai found that la qualité de vie was higher in the peer group.", {("OUT.QOL", GOOD)}),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in NOISY], ids=[case[0] for case in NOISY])
def test_noise_does_not_turn_a_finding(text: str, wanted: set[tuple[str, str]]) -> None:
    """What can be read in a noisy line is read as in a clean one."""
    assert wanted <= told(text)


UNITS = ("hope rose and ", "no difference in hope, ", "5 (3.1) vs ", "PEER HOPE LOWER ", "hope; ", "and not ", "(((")


@pytest.mark.parametrize("unit", UNITS, ids=[f"{n}" for n in range(len(UNITS))])
def test_a_sentence_of_fifty_thousand_characters_takes_seconds(unit: str) -> None:
    """Endless sentences of near-findings are read calmly."""
    began = time.process_time()
    told("In the trial " + unit * (50_000 // len(unit)))
    assert time.process_time() - began < 20


@given(
    st.lists(st.sampled_from(["hope", "rose", "fell", "more", "peers", "controls", "p = .03", "(", "vs", "38%", "n’a pas", "\n"]))
)
def test_any_order_of_words_makes_rows_that_fit_the_table(words: list[str]) -> None:
    """However the words of findings are thrown together, rows keep to the closed vocabularies."""
    assert all(str(code).startswith("OUT.") for code, _ in told("In the trial " + " ".join(words)))
