"""Judgements are people's: complete, located when wrong, and never about what a run can compute."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.errors import InputFaults
from litreview.synthesis.judgements import (
    COMPONENTS,
    JUDGEMENT_COLUMNS,
    OPTIONAL_COLUMNS,
    group_judgements,
    is_sentence,
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
        optional = [name for name in OPTIONAL_COLUMNS if any(name in row for row in rows)]
        writer = csv.DictWriter(file, [*JUDGEMENT_COLUMNS, *optional])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_complete_judgement_is_read(tmp_path: Path) -> None:
    """All four components with explanations make a judgement."""
    (judgement,) = load_judgements(write(tmp_path, COMPLETE), "j.csv", {"OUT.HOPE"})
    assert {name: getattr(judgement, name) for name in COMPLETE} == COMPLETE
    assert (judgement.line, judgement.convergence, judgement.evidence_seen, judgement.explanation) == (2, "", "", "")


@pytest.mark.parametrize(("old", "today"), [("OLD", "OUT.HOPE"), ("GONE", "GONE"), ("OUT.HOPE", "OUT.HOPE")])
def test_a_renamed_code_is_judged_under_its_new_name(tmp_path: Path, old: str, today: str) -> None:
    """A judgement of a code that was removed keeps its target, which no row has."""
    path = write(tmp_path, {**COMPLETE, "target": old})
    (judgement,) = load_judgements(path, "j.csv", {"OUT.HOPE"}, {"OLD": "OUT.HOPE", "GONE": ""})
    assert judgement.target == today


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        *(({component: ""}, f"j.csv:2: {component} must be one of") for component in COMPONENTS),
        ({"relevance_explanation": ""}, "j.csv:2: relevance_explanation is empty"),
        *(({f"{component.split('_')[0]}_explanation": ""}, "_explanation is empty; say why") for component in COMPONENTS),
        ({"coherence": "some concerns"}, "coherence must be one of no or very minor concerns"),
        ({"finding": "Hope"}, "a topic title cannot be judged"),
        ({"finding": ""}, "a topic title cannot be judged"),
        ({"finding": "Barriers to the employment of peer workers in hospitals."}, "a topic title cannot be judged"),
        ({"finding": "People who met a peer worker reported more hope"}, "finding must be a sentence"),
        ({"confidence": "moderate to high"}, "confidence 'moderate to high' is unknown"),
        ({"evidence_seen": "burke2019"}, "evidence_seen is no copy"),
        ({"target": ""}, "target, judged_by and judged_on must be filled"),
        ({"judged_on": "2026-02-30"}, "judged_on is not a day"),
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
    with pytest.raises(InputFaults, match=r"j\.csv:1: column convergence is missing"):
        load_judgements(path, "j.csv", set())


AGREED = {"convergence": "agreement", "finding": "", "confidence": "", **dict.fromkeys(COMPONENTS, "")}
OTHER = {"finding": "Where peers led the group, people said that they came to speak of plans."}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}, {}], "j.csv:3: 'OUT.HOPE' is judged on line 2 already, with the same finding"),
        ([{}, {"finding": "People who  met a peer worker reported MORE hope than before."}], "j.csv:3: 'OUT.HOPE' is judged"),
        ([AGREED, AGREED], "j.csv:3: convergence of 'OUT.HOPE' is judged on line 2 already"),
        ([AGREED, {**AGREED, "convergence": "dissonance"}], "j.csv:3: convergence of 'OUT.HOPE' is judged on line 2"),
        ([{"convergence": "agreement"}, OTHER, AGREED], "j.csv:4: convergence of 'OUT.HOPE' is judged on line 2 already"),
    ],
    ids=["same finding", "same but for case and spaces", "convergence twice", "two convergences", "beside a finding"],
)
def test_one_thing_is_judged_once(tmp_path: Path, rows: list[dict[str, str]], expected: str) -> None:
    """A second row would silently replace the first; the fault names both lines."""
    with pytest.raises(InputFaults) as caught:
        load_judgements(write(tmp_path, *({**COMPLETE, **row} for row in rows)), "j.csv", {"OUT.HOPE"})
    assert expected in str(caught.value)


def test_a_component_may_have_several_findings_and_one_convergence(tmp_path: Path) -> None:
    """Findings that differ are judged each in its own line; the same finding may belong to two components."""
    rows = [{}, OTHER, AGREED, {"target": "VAL.HOPE"}]
    path = write(tmp_path, *({**COMPLETE, **row} for row in rows))
    grouped = group_judgements(load_judgements(path, "j.csv", {"OUT.HOPE", "VAL.HOPE"}), "framework")
    assert {target: [one.line for one in found] for target, found in grouped.items()} == {"OUT.HOPE": [2, 3, 4], "VAL.HOPE": [5]}


def test_optional_columns_are_read_where_they_stand(tmp_path: Path) -> None:
    """What a judge saw, and what agrees or differs, in both languages; a file without them is as good."""
    more = {"evidence_seen": "a2015=1f; consultation=2e", "explanation": "Both say so.", "explanation_fr": "Les deux le disent."}
    (judgement,) = load_judgements(write(tmp_path, {**COMPLETE, **more}), "j.csv", {"OUT.HOPE"})
    assert {name: getattr(judgement, name) for name in OPTIONAL_COLUMNS} == more


def test_dissonance_may_stand_without_an_explanation(tmp_path: Path) -> None:
    """The page then shows the words of both sides."""
    (judgement,) = load_judgements(write(tmp_path, {**COMPLETE, **AGREED, "convergence": "dissonance"}), "j.csv", {"OUT.HOPE"})
    assert (judgement.convergence, judgement.explanation) == ("dissonance", "")


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file line by line and run by run."""
    rows = [{**COMPLETE, "coherence": ""}, {**COMPLETE, "target": "X"}, {**COMPLETE, **OTHER, "convergence": "silence"}]
    with pytest.raises(InputFaults) as caught:
        load_judgements(write(tmp_path, *rows), "j.csv", {"OUT.HOPE"})
    assert [fault.line for fault in caught.value.faults] == [2, 3, 4]


@pytest.mark.parametrize(
    ("finding", "sound"),
    [
        ("Peer workers keep hope alive on the ward.", True),
        ("Barriers to hiring are built into the rules of most employers.", True),
        ("The role of peer workers is seldom written down by services.", True),
        ("People said: “It gave us all hope again.”", True),
        ("Les obstacles à l'embauche restent nombreux dans les services publics.", True),
        ("The role of peer workers in hospitals and clinics.", False),
        ("Family experiences of peer support in rural areas.", False),
        ("Les obstacles à l'embauche dans les services publics.", False),
        ("Hope.", False),
        ("Do people who meet a peer worker gain more hope?", False),
        ("Hope, pay and the role of peers", False),
    ],
)
def test_a_finding_says_what_was_found(finding: str, sound: bool) -> None:
    """A title, a word or a question cannot be more or less certain."""
    assert is_sentence(finding) is sound


def test_the_findings_that_ship_are_sentences() -> None:
    """The rule refuses nothing that stands in the review of the repository."""
    path = Path(__file__).parents[2] / "corpus" / "judgements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        findings = [row["finding"] for row in csv.DictReader(file) if row["confidence"]]
    assert findings
    assert all(map(is_sentence, findings))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(codec="utf-8")))
def test_whatever_somebody_writes_as_an_explanation_is_kept(tmp_path: Path, words: str) -> None:
    """Markup, formulas, quotation marks, other scripts: the words are theirs, and no row is lost."""
    row = {**COMPLETE, "convergence": "dissonance", "explanation": words, "explanation_fr": words}
    (judgement,) = load_judgements(write(tmp_path, row), "j.csv", {"OUT.HOPE"})
    assert judgement.explanation == judgement.explanation_fr == words.strip()


@pytest.mark.parametrize("data", [b"\xff\xfek\x00", b'kind,"target\n'], ids=["not UTF-8", "open quotation mark"])
def test_what_is_no_csv_is_a_located_fault(tmp_path: Path, data: bytes) -> None:
    """A spreadsheet program's own encoding stops the run with a line of its own, not with a traceback."""
    (tmp_path / "j.csv").write_bytes(data)
    with pytest.raises(InputFaults, match=r"^j\.csv"):
        load_judgements(tmp_path / "j.csv", "j.csv", set())
