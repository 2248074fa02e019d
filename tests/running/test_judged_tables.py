"""Judgements and works in the tables of a run: none is lost, each is counted once, and none says who took part."""

import csv
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from litreview.coding.codebook import Codebook
from litreview.errors import ReleaseRefused
from litreview.privacy.gate import check_release
from litreview.review import Review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import Built, build_tables
from litreview.running.secrets import list_secrets
from litreview.synthesis.judgements import COMPONENTS, JUDGEMENT_COLUMNS, OPTIONAL_COLUMNS
from litreview.tables import write_table

SIGNED = {"kind": "framework", "judged_by": "coder-a", "judged_on": "2026-02-01", "evidence_hash": "x"}
FINDING = {
    **SIGNED,
    "finding": "Fewer people went back to hospital where peers helped.",
    **dict.fromkeys(COMPONENTS, "minor concerns"),
    **{f"{name.split('_')[0]}_explanation": "One study." for name in COMPONENTS},
    "confidence": "low",
}
CODES = ("OUT.HOSP", "OUT.HOPE")
EDITION = "\n@article{roe2021, title={Peer workers and hospital use, again}, related={roe2020}, relatedtype={samestudy}}\n"
REVIEWS = (
    "@article{all2024, title={A review}, includes={roe2021}}\n"
    "@article{every2025, title={A review of reviews}, includes={all2024}}\n"
)


def judge(review: Review, *rows: dict[str, str]) -> None:
    """Write these judgements into the review."""
    with (review.corpus / "judgements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*JUDGEMENT_COLUMNS, *OPTIONAL_COLUMNS])
        writer.writeheader()
        writer.writerows(rows)


def build(review: Review) -> Built:
    """Return the tables of a review, coded for two outcomes by phrases alone."""
    inputs = load_inputs(review)
    inputs = replace(inputs, examples=[], codebook=Codebook({code: inputs.codebook[code] for code in CODES}))
    return build_tables(review, inputs, 1, lambda line: None)


@pytest.fixture
def judged(tiny: Review) -> Built:
    """Return a run in which texts alone speak about hospital, people alone about hope, and much was judged before."""
    seen = {"evidence_seen": "roe2020=00; old1999=1f", "explanation": "Texts count <b>days</b>.", "explanation_fr": "Des jours."}
    judge(
        tiny,
        {**FINDING, "target": "OUT.HOSP", "convergence": "dissonance", **seen},
        {
            **FINDING,
            "target": "OUT.HOSP",
            "finding": "Nobody knows yet what becomes of days in hospital.",
            "confidence": "very low",
        },
        {**FINDING, "target": "OUT.HOPE"},
        {**SIGNED, "kind": "recommendation", "target": "gone2001.r001", "convergence": "agreement"},
    )
    tiny.references.write_text(tiny.references.read_text(encoding="utf-8") + EDITION + REVIEWS, encoding="utf-8")
    return build(tiny)


def test_judgements_are_rows_of_a_run_and_none_is_lost(judged: Built) -> None:
    """Words as they were written, what changed since, and a notice for what cannot be shown."""
    table = judged.tables["judgements"].set_index("line")
    assert list(table.index.sort_values()) == [2, 3, 4, 5]
    assert table.explanation[2] == "Texts count <b>days</b>."
    assert table.stale[2] == "stale: the evidence has changed since 2026-02-01; gone: old1999; changed: roe2020"
    assert (table.confidence[4], table.stale[5]) == ("", "no longer in this review")
    framework = judged.tables["framework_evidence"].set_index("component")
    assert (framework.confidence["OUT.HOSP"], framework.confidence["OUT.HOPE"]) == ("low; very low", "")
    reasons = {row.line: row.reason for row in judged.tables["rejected"].itertuples() if row.kind == "judgement"}
    assert sorted(reasons) == [2, 4, 5]
    assert "one side is silent in this run" in reasons[2]
    assert "GRADE-CERQual is for findings of the literature" in reasons[4]
    assert {notice.line for notice in judged.notices if notice.path == "corpus/judgements.csv"} == {2, 4, 5}


def test_every_record_names_its_work_and_the_reviews_that_include_it(judged: Built) -> None:
    """At whatever remove, and under whichever of its keys."""
    records = judged.tables["records"].set_index("citation_key")
    assert records.work.to_dict() == {
        "roe2020": "roe2020", "roe2021": "roe2020", "guide2021": "guide2021", "all2024": "all2024", "every2025": "every2025",
    }  # fmt: skip
    included = {"roe2020": "all2024; every2025", "roe2021": "all2024; every2025", "all2024": "every2025"}
    assert {key: cell for key, cell in records.included_in.to_dict().items() if cell} == included
    assert {key: cell for key, cell in records.duplicate_of.to_dict().items() if cell} == {"roe2021": "roe2020"}


def test_a_file_from_before_the_optional_columns_is_read(tiny: Review) -> None:
    """Nobody has to mend what was valid."""
    with (tiny.corpus / "judgements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, JUDGEMENT_COLUMNS)
        writer.writeheader()
        writer.writerow({**FINDING, "target": "OUT.HOSP"})
    row = build(tiny).tables["judgements"].iloc[0]
    assert (row.stale, row.explanation) == ("stale: the evidence has changed since 2026-02-01", "")


@pytest.mark.parametrize(
    ("column", "words", "let_through"),
    [
        ("explanation", "Zora Quill sees it otherwise.", False),
        ("explanation_fr", "Zora Quill pense autrement.", False),
        ("coherence_explanation", "Only Tam Vesper differs.", False),
        ("finding", "Fewer people went back to hospital, Zora Quill said.", False),
        ("explanation", "They felt very alone on that hospital ward before my peer worker came.", False),
        ("explanation", "Texts count days, people speak of coming home.", True),
    ],
    ids=["name", "name in French", "name in a reason", "name in a finding", "words not to be quoted", "own words"],
)
def test_what_a_judge_writes_passes_the_release_gate_like_all_else(
    tiny: Review, tmp_path: Path, column: str, words: str, let_through: bool
) -> None:
    """A name, or words of somebody who may only be paraphrased, stop the release."""
    judge(tiny, {**FINDING, "target": "OUT.HOSP", "convergence": "dissonance", column: words})
    inputs = replace(load_inputs(tiny), examples=[])
    built = build_tables(tiny, inputs, 1, lambda line: None)
    folder = tmp_path / "run" / "tables"
    folder.mkdir(parents=True)
    write_table("judgements", built.tables["judgements"], folder)
    secrets = list_secrets(tiny, inputs, built.results)
    assert pd.read_csv(folder / "judgements.csv")[column][0] == words
    if let_through:
        assert check_release(folder.parent, secrets).files == 2
    else:
        with pytest.raises(ReleaseRefused, match=r"judgements\.csv"):
            check_release(folder.parent, secrets)
