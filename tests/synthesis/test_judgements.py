"""Judgements are people's: complete, located when wrong, and marked stale when the evidence moves."""

import csv
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.synthesis.judgements import (
    COMPONENTS,
    JUDGEMENT_COLUMNS,
    Judgement,
    hash_evidence,
    judged_cells,
    load_judgements,
)

COMPLETE = {
    "kind": "framework",
    "target": "OUT.HOPE",
    "finding": "People who met a peer worker reported more hope than before.",
    **dict.fromkeys(COMPONENTS, "minor concerns"),
    **{f"{component.split('_')[0]}_explanation": "Two small studies." for component in COMPONENTS},
    "confidence": "low",
    "judged_by": "coder-a",
    "judged_on": "2026-02-01",
    "evidence_hash": "abc",
}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    """Return a judgements file with these rows."""
    path = folder / "judgements.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, JUDGEMENT_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_complete_judgement_is_read(tmp_path: Path) -> None:
    """All four components with explanations make a judgement."""
    (judgement,) = load_judgements(write(tmp_path, COMPLETE), "j.csv", {"OUT.HOPE"})
    assert judgement == Judgement("framework", "OUT.HOPE", "", "low", "coder-a", "2026-02-01", "abc", 2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        *(({component: ""}, f"j.csv:2: {component} must be one of") for component in COMPONENTS),
        ({"relevance_explanation": ""}, "j.csv:2: relevance_explanation is empty"),
        ({"finding": "Hope"}, "a topic title cannot be judged"),
        ({"confidence": "certain"}, "confidence 'certain' is unknown"),
        ({"convergence": "silence"}, "silence is computed"),
        ({"convergence": "yes"}, "convergence 'yes' is unknown"),
        ({"kind": "consultation"}, "kind 'consultation' is unknown"),
        ({"target": "OUT.NONE"}, "target 'OUT.NONE' is no code"),
        ({"judged_by": ""}, "judged_by and judged_on must be filled"),
        ({"judged_on": "last week"}, "judged_on is not a day"),
        ({"confidence": ""}, "neither convergence nor confidence is judged"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_incomplete_judgement_is_refused(tmp_path: Path, change: dict[str, str], expected: str) -> None:
    """Confidence has no default and no part may be left out."""
    with pytest.raises(InputFaults) as caught:
        load_judgements(write(tmp_path, {**COMPLETE, **change}), "j.csv", {"OUT.HOPE"})
    assert expected in str(caught.value)


def test_convergence_alone_needs_no_components(tmp_path: Path) -> None:
    """Convergence is judged apart from confidence."""
    row = {name: COMPLETE[name] for name in ("kind", "target", "judged_by", "judged_on")} | {"convergence": "dissonance"}
    assert load_judgements(write(tmp_path, row), "j.csv", {"OUT.HOPE"})[0].convergence == "dissonance"


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """The first line says which column is lacking."""
    path = tmp_path / "j.csv"
    path.write_text("kind,target\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="j.csv:1: column convergence is missing"):
        load_judgements(path, "j.csv", set())


@pytest.mark.parametrize(
    ("literature", "consultation", "expected"),
    [(True, False, "silence"), (False, True, "silence"), (True, True, "not yet judged"), (False, False, "")],
    ids=["literature only", "consultation only", "both", "neither"],
)
def test_only_silence_is_computed(literature: bool, consultation: bool, expected: str) -> None:
    """Everything but silence waits for a person."""
    cells = judged_cells(None, literature=literature, consultation=consultation, evidence_hash="x")
    assert cells["convergence"] == expected


@pytest.mark.parametrize(("now", "stale"), [("abc", ""), ("abd", "stale: the evidence has changed since 2026-02-01")])
def test_a_judgement_grows_stale_when_its_evidence_changes(now: str, stale: str) -> None:
    """The hash of the evidence a person saw is held against what stands there now."""
    judgement = Judgement("framework", "OUT.HOPE", "agreement", "low", "coder-a", "2026-02-01", "abc")
    cells = judged_cells(judgement, literature=True, consultation=True, evidence_hash=now)
    assert (cells["stale"], cells["confidence"], cells["convergence"]) == (stale, "low", "agreement")


def test_the_hash_changes_with_the_words_and_not_with_their_order() -> None:
    """Two passages swapped are the same evidence; one word more is not."""
    one, two = ("a", "Hope grew."), ("b", "Pay is low.")
    assert hash_evidence([one, two]) == hash_evidence([two, one]) != hash_evidence([one, ("b", "Pay is too low.")])


def test_one_thing_is_judged_once(tmp_path: Path) -> None:
    """A second row would silently replace the first."""
    with pytest.raises(InputFaults, match=r"j\.csv:3: 'OUT\.HOPE' is judged on line 2 already"):
        load_judgements(write(tmp_path, COMPLETE, COMPLETE), "j.csv", {"OUT.HOPE"})


@pytest.mark.parametrize("data", [b"\xff\xfek\x00", b'kind,"target\n'], ids=["not UTF-8", "open quotation mark"])
def test_what_is_no_csv_is_a_located_fault(tmp_path: Path, data: bytes) -> None:
    """A spreadsheet program's own encoding stops the run with a line of its own, not with a traceback."""
    (tmp_path / "j.csv").write_bytes(data)
    with pytest.raises(InputFaults, match=r"^j\.csv"):
        load_judgements(tmp_path / "j.csv", "j.csv", set())


@pytest.mark.parametrize("consultation", [True, False], ids=["consultation theme", "no evidence left"])
def test_confidence_is_never_applied_without_literature(consultation: bool) -> None:
    """GRADE-CERQual is about findings of studies; what was judged when there were some is not carried over."""
    judgement = Judgement("framework", "OUT.HOPE", "agreement", "high", "coder-a", "2026-02-01", "abc")
    cells = judged_cells(judgement, literature=False, consultation=consultation, evidence_hash="new")
    assert (cells["confidence"], cells["convergence"]) == ("", "silence" if consultation else "")
    assert cells["stale"].startswith("stale")
