"""Judgements are held against the evidence of a run: shown where they apply, stale with what changed, never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.codebook import Code, Codebook
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.framework import build_framework
from litreview.synthesis.judged import GONE, JudgedEvidence, find_unshown, judged_cells, list_judgements, tell_stale, weigh_sides
from litreview.synthesis.judgements import Judgement
from litreview.synthesis.recommendations import build_recommendation_evidence
from litreview.synthesis.seen import is_fingerprint
from litreview.synthesis.works import Works
from litreview.tables import COLUMNS, build_table

BOTH = JudgedEvidence(literature=True, consultation=True, evidence_hash="abc", evidence_seen="a2015=1f; consultation=2e")
TEXTS = BOTH._replace(consultation=False)
PEOPLE = BOTH._replace(literature=False)
NEITHER = JudgedEvidence(literature=False, consultation=False)


def judgement(**cells: str) -> Judgement:
    """Return a judgement of hope, of its confidence unless told otherwise."""
    known = {"kind": "framework", "target": "OUT.HOPE", "convergence": "", "confidence": "low", "judged_by": "coder-a"}
    return Judgement(**{**known, "judged_on": "2026-02-01", "evidence_hash": "abc", "line": 2, **cells})


LOW = judgement()
AGREED = judgement(confidence="", convergence="agreement", judged_by="coder-b", judged_on="2026-03-01")


@pytest.mark.parametrize(
    ("evidence", "convergence", "confidence"),
    [
        (TEXTS, "silence", "not yet judged"),
        (PEOPLE, "silence", ""),
        (BOTH, "not yet judged", "not yet judged"),
        (NEITHER, "", ""),
    ],
    ids=["literature only", "consultation only", "both", "neither"],
)
def test_only_silence_is_computed(evidence: JudgedEvidence, convergence: str, confidence: str) -> None:
    """Everything but silence waits for a person, and what only people say has no confidence to judge."""
    cells = judged_cells([], evidence)
    assert (cells["convergence"], cells["confidence"], cells["judged_by"], cells["stale"]) == (convergence, confidence, "", "")


@pytest.mark.parametrize(
    ("judgements", "evidence", "expected"),
    [
        ([LOW], BOTH, ("not yet judged", "low", "coder-a", "2026-02-01")),
        ([AGREED], BOTH, ("agreement", "not yet judged", "coder-b", "2026-03-01")),
        ([LOW, AGREED], BOTH, ("agreement", "low", "coder-a; coder-b", "2026-02-01; 2026-03-01")),
        ([AGREED, LOW], BOTH, ("agreement", "low", "coder-b; coder-a", "2026-03-01; 2026-02-01")),
        ([LOW, judgement(confidence="high"), judgement()], BOTH, ("not yet judged", "low; high; low", "coder-a", "2026-02-01")),
        ([LOW, AGREED], TEXTS, ("silence", "low", "coder-a", "2026-02-01")),
        ([LOW, AGREED], PEOPLE, ("silence", "", "", "")),
        ([LOW, AGREED], NEITHER, ("", "", "", "")),
    ],
    ids=["confidence", "convergence", "both", "file order", "three findings", "texts alone", "people alone", "no evidence left"],
)
def test_judgements_fill_the_cells_that_they_apply_to(
    judgements: list[Judgement], evidence: JudgedEvidence, expected: tuple[str, ...]
) -> None:
    """Several findings give several words; nobody signs for what was computed."""
    cells = judged_cells(judgements, evidence)
    assert tuple(cells[name] for name in ("convergence", "confidence", "judged_by", "judged_on")) == expected


SINCE = "stale: the evidence has changed since 2026-02-01"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, ""),
        ({"evidence_hash": "abd"}, SINCE),
        ({"evidence_hash": ""}, SINCE),
        ({"evidence_hash": "abd", "evidence_seen": "a2015=1f; consultation=2e"}, SINCE),
        ({"evidence_hash": "abd", "evidence_seen": "a2015=1e; consultation=2e"}, f"{SINCE}; changed: a2015"),
        ({"evidence_hash": "abd", "evidence_seen": "b2016=aa; consultation=2e"}, f"{SINCE}; new: a2015; gone: b2016"),
        ({"evidence_hash": "", "evidence_seen": "a2015=1f"}, f"{SINCE}; new: consultation"),
        ({"evidence_hash": "", "evidence_seen": "a2015=1f; consultation=2e"}, ""),
        ({"evidence_seen": "a2015=00"}, ""),
    ],
    ids=[
        "same", "changed", "no fingerprint kept", "changed within a fingerprint", "a text changed", "new and gone",
        "documents kept alone", "documents kept alone, same", "the whole is the same",
    ],
)  # fmt: skip
def test_a_judgement_grows_stale_when_its_evidence_changes(cells: dict[str, str], told: str) -> None:
    """What a person saw is held against what stands there now; what changed is told as far as it was kept."""
    one = judgement(**cells)
    assert tell_stale(one, BOTH.evidence_hash, BOTH.evidence_seen) == told
    assert judged_cells([one, one], BOTH)["stale"] == told


def test_judgements_of_two_days_are_stale_each_for_itself() -> None:
    """The row tells both."""
    cells = judged_cells([judgement(evidence_hash="x"), AGREED._replace(evidence_hash="y")], BOTH)
    assert cells["stale"] == f"{SINCE}; stale: the evidence has changed since 2026-03-01"


ROW = {"confidence": "low", "convergence": "agreement", "evidence_hash": "abc", "evidence_seen": BOTH.evidence_seen}


def test_the_table_of_judgements_holds_every_judgement_whole() -> None:
    """With components, explanations and line, so that a page can show why."""
    full = {name: f"about {name}" for name in COLUMNS["judgements"] if name not in {*AGREED._fields[:7], "line", "stale"}}
    (row,) = list_judgements([judgement(**full)], {"framework": {"OUT.HOPE": ROW}})
    assert {name: row[name] for name in full} == full
    assert (row["line"], row["stale"], row["confidence"]) == (2, "", "low")
    assert list(build_table("judgements", [row]).columns) == list(COLUMNS["judgements"])


@pytest.mark.parametrize(
    ("one", "row", "confidence", "stale", "reason"),
    [
        (LOW, ROW, "low", "", ""),
        (LOW, {**ROW, "evidence_hash": "new"}, "low", SINCE, ""),
        (LOW, {**ROW, "confidence": ""}, "", "", "the confidence of OUT.HOPE is not shown: GRADE-CERQual is for findings"),
        (AGREED, ROW, "", "", ""),
        (AGREED, {**ROW, "convergence": "silence"}, "", "", "the convergence of OUT.HOPE is not shown: one side is silent"),
        (AGREED, {**ROW, "convergence": ""}, "", "", "the convergence of OUT.HOPE is not shown: no side speaks of it"),
        (LOW, None, "low", GONE, "the framework of this run has no component OUT.HOPE"),
        (judgement(target="REC.K1"), None, "low", GONE, "REC.K1 has no row of its own in the framework"),
        (judgement(kind="recommendation", target="x.r001"), None, "low", GONE, "no recommendation of this run is called x.r001"),
    ],
    ids=[
        "stands", "stale", "people alone", "agreement", "one side", "no side", "no component", "a key area", "no recommendation",
    ],
)  # fmt: skip
def test_no_judgement_is_lost_in_silence(
    one: Judgement, row: dict[str, str] | None, confidence: str, stale: str, reason: str
) -> None:
    """What cannot be shown any more keeps its row, and the run says why it is not used."""
    evidence = {one.kind: {one.target: row}} if row else {}
    (told,) = list_judgements([one], evidence)
    assert (told["confidence"], told["stale"]) == (confidence, stale)
    reasons = list(find_unshown([one], evidence))
    assert [line for line, _ in reasons] == ([2] if reason else [])
    assert all(words.startswith(reason) for _, words in reasons)


def passage(document: str, kind: str = "research", person: str = "", text: str = "Hope grew slowly.") -> CodedPassage:
    """Return a passage of a document."""
    return CodedPassage(f"{document}#1", document, 0, len(text), text, kind, "" if person else document, person, True)


PASSAGES = [passage("b2016"), passage("a2015", "assertion"), passage("fg1", "consultation", "P01")]


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_a_row_of_the_framework_gives_what_a_judge_copies(backwards: bool) -> None:
    """Copied into the file, both fingerprints make the judgement fresh, whatever the order of the evidence."""
    empty = dict.fromkeys(Code._fields, "") | {"phrases": (), "phrases_fr": ()}
    book = Codebook({"OUT.HOPE": Code(**{**empty, "id": "OUT.HOPE"})})
    seen = weigh_sides(PASSAGES, literature=True, consultation=True)
    one = judgement(convergence="agreement", evidence_hash=seen.evidence_hash, evidence_seen=seen.evidence_seen)
    (row,) = build_framework(book, {"OUT.HOPE": PASSAGES[::-1] if backwards else PASSAGES}, Works({}, {}), [one], 5)
    assert (row["practice"], row["assertion"], row["stale"], row["convergence"]) == (0, 1, "", "agreement")
    assert (row["evidence_hash"], row["evidence_seen"]) == (seen.evidence_hash, seen.evidence_seen)
    assert is_fingerprint(row["evidence_seen"])


def test_a_recommendation_may_have_two_findings() -> None:
    """Its row lists both words, and tells what changed."""
    words = "Peer workers should be paid."
    places = {"recommendation_id": "a.r001", "document_id": "a", "start": 0, "end": len(words), "quote": words, "area": "OTHER"}
    here = {"a#1": passage("a", text=words)}
    judged = [
        judgement(kind="recommendation", target="a.r001", confidence=word, evidence_seen="z=1f") for word in ("high", "low")
    ]
    recommendations = build_table("recommendations", [places])
    rows = build_recommendation_evidence(recommendations, here, {"a#1": ("REC.OTHER",)}, Works({}, {}), judged, 5)
    row = next(row for row in rows if row["recommendation_id"] == "a.r001")
    assert (row["confidence"], row["stale"]) == ("high; low", f"{SINCE}; new: a; gone: z")


documents = st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=8)), max_size=6)


@given(documents, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_never_makes_a_judgement_stale(found: list[tuple[str, str]], random: object) -> None:
    """Fingerprints are of what stands there, not of how it was read."""
    passages = [passage(document, text=text) for document, text in found]
    shuffled = list(passages)
    random.shuffle(shuffled)
    assert weigh_sides(passages, literature=True, consultation=False) == weigh_sides(
        shuffled, literature=True, consultation=False
    )
