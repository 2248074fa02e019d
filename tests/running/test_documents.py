"""A source becomes a document with rows, or a reason; words that may not leave never come out."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from litreview.coding.codebook import load_codebook
from litreview.coding.examples import Example
from litreview.coding.records import Decision
from litreview.review import Review
from litreview.running.documents import Processed, process_tasks
from litreview.running.hashes import hash_file
from litreview.running.inputs import load_inputs
from litreview.running.rules import Rules, gather_rules
from litreview.running.tasks import Task, plan_tasks
from litreview.tables import COLUMNS, QUOTATIONS


def process(review: Review, document_id: str) -> Processed:
    """Return what came of one source of a review."""
    inputs = load_inputs(review)
    rules = Rules(inputs.codebook, tuple(inputs.decisions), inputs.ledger, inputs.roster, inputs.signoffs)
    (task,) = [task for task in plan_tasks(review, inputs) if task.document_id == document_id]
    return process_tasks([task], rules)[0]


def test_an_abstract_stands_in_for_a_text_that_is_not_there(tiny: Review) -> None:
    """A record with an abstract and no file is read from the abstract."""
    with tiny.references.open("a", encoding="utf-8") as file:
        file.write("@article{lee2019, title = {On groups}, year = {2019}, abstract = {Peers met weekly. Hope grew.}}\n")
    processed = process(tiny, "lee2019")
    assert (processed.document.depth, processed.document.text) == ("abstract", "Peers met weekly. Hope grew.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "no text"),
        ("binary.txt", bytes(range(256)) * 8, "is no text"),
        ("fake.docx", b"not a zip", "zip"),
        ("fake.pdf", b"%PDF-1.7 nothing", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_set_aside_with_a_reason(tiny: Review, name: str, content: bytes, reason: str) -> None:
    """The rest goes on, and the reason says what is wrong."""
    (tiny.corpus / "literature" / name).write_bytes(content)
    processed = process(tiny, Path(name).stem)
    assert processed.document is None
    assert processed.rejected[0]["path"] == f"corpus/literature/{name}"
    assert reason.casefold() in processed.rejected[0]["reason"].casefold()


def test_a_named_attachment_is_said_with_its_place(tiny: Review) -> None:
    """A page whose document was lost when it was saved says where it names it."""
    page = "The lake group has written a guide (see attached). Peers lead it."
    (tiny.corpus / "literature" / "lake.txt").write_text(page, encoding="utf-8")
    processed = process(tiny, "lake")
    (note,) = processed.notes
    assert "not supplied" in note
    assert f"characters 0-{processed.document.segments[0].end}" in note


def test_what_a_participant_attached_is_said_without_their_words(tiny: Review) -> None:
    """The note on a consultation counts and gives places; it repeats nothing."""
    text = "WEBVTT\n\n00:00.000 --> 00:05.000\n<v Facilitator>The heron report is attached for all of you.\n"
    (tiny.corpus / "consultation" / "fg1.vtt").write_text(text, encoding="utf-8")
    (note,) = process(tiny, "fg1").notes
    assert note.startswith("1 passage names an attached document")
    assert "heron" not in note


def test_a_study_gives_a_finding_with_its_direction(tiny: Review) -> None:
    """From file to finding: outcome, direction and numbers."""
    found = [row for row in process(tiny, "roe2020").rows["findings"] if row["kind"] == "finding"]
    assert [(row["outcome"], row["direction"]) for row in found] == [("OUT.HOSP", "favours peer support")]


def test_a_guideline_gives_a_recommendation_and_a_list(tiny: Review) -> None:
    """From file to recommendation and list items."""
    rows = process(tiny, "guide2021").rows
    assert [row["quote"] for row in rows["recommendations"]] == [
        "Peer workers should be supervised by someone who has been a peer worker."
    ]
    assert [row["text"] for row in rows["lists"]] == ["share their story", "run mutual aid groups"]


def test_a_transcript_comes_out_without_names_and_without_words_held_back(tiny: Review) -> None:
    """Names become ids, and who may only be paraphrased is not quoted anywhere."""
    processed = process(tiny, "fg1")
    text = processed.document.text
    assert "[paraphrase only]" in text
    assert not [word for word in ("Zora", "Quill", "Vesper", "Marrow", "hospital ward") if word in text]
    assert {s.speaker for s in processed.document.segments} == {"facilitator", "P01", "P02"}
    quoted = [row[words] for name, words in QUOTATIONS.items() for row in processed.rows.get(name, [])]
    assert not [words for words in quoted if "hospital ward" in words]


def test_words_held_back_are_still_counted(tiny: Review) -> None:
    """A coding of a withheld sentence stays, at the place of the marker."""
    processed = process(tiny, "fg1")
    withheld = {s.segment_id for s in processed.document.segments if s.quotable == "no"}
    assert any(row["segment_id"] in withheld for row in processed.rows["codings"])


@pytest.mark.parametrize(
    "change", [("quote,,fg1", "none,,fg1"), ("quote,,fg1", "quote,2026-02-01,fg1")], ids=["none", "withdrawn"]
)
def test_who_did_not_agree_or_withdrew_is_not_used_at_all(tiny: Review, change: tuple[str, str]) -> None:
    """No segment, coding or row is left of them."""
    ledger = tiny.corpus / "consultation" / "participants.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    processed = process(tiny, "fg1")
    assert "P01" not in {s.speaker for s in processed.document.segments}
    assert "hope" not in processed.document.text


def test_the_repr_of_what_was_processed_shows_no_raw_turn(tiny: Review) -> None:
    """Logs and tracebacks never carry what a person said."""
    assert "Zora" not in repr(process(tiny, "fg1"))


def test_an_unknown_speaker_is_a_fault_with_a_line_and_no_name(tiny: Review) -> None:
    """Who speaks without consent on file is found before a run."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_text(path.read_text(encoding="utf-8").replace("Tam Vesper", "Ulla Nord"), encoding="utf-8")
    (fault,) = process(tiny, "fg1").faults
    assert fault.path == "corpus/consultation/fg1.vtt"
    assert "Ulla" not in str(fault)


def test_a_human_code_beats_the_proposal(tiny: Review) -> None:
    """What a person rejected stays rejected."""
    (tiny.corpus / "coding" / "a.jsonl").write_text(
        '{"id":"1","document_id":"guide2021","quote":"run mutual aid groups","start":0,"code":"MOD.SELFHELP",'
        '"decision":"rejected","coder":"a","at":"2026-01-01T00:00:00+00:00"}\n',
        encoding="utf-8",
    )
    rows = [row for row in process(tiny, "guide2021").rows["codings"] if row["code"] == "MOD.SELFHELP"]
    assert [(row["coder"], row["status"], row["origin"]) for row in rows] == [("a", "rejected", "human")]


def _decide(coder: str, decision: str, minute: int, **more: object) -> Decision:
    at = datetime(2026, 1, 2, 9, minute, tzinfo=UTC)
    return Decision("1", "guide2021", "run mutual aid groups", 0, "MOD.SELFHELP", decision, coder, at, **more)


def _extract(review: Review, decisions: Sequence[Decision]) -> Mapping[str, list[dict[str, Any]]]:
    inputs = load_inputs(review)
    (task,) = [task for task in plan_tasks(review, inputs) if task.document_id == "guide2021"]
    return process_tasks([task], Rules(inputs.codebook, tuple(decisions)))[0].rows


@pytest.mark.parametrize(
    "decisions",
    [
        [],
        [_decide("a", "accepted", 1)],
        [_decide("a", "rejected", 1)],
        [_decide("a", "rejected", 1), _decide("b", "accepted", 2)],
    ],
    ids=["nobody decided", "accepted", "rejected", "two decided"],
)
def test_what_the_tool_proposed_is_known_whatever_people_decided(tiny: Review, decisions: list[Decision]) -> None:
    """Proposals that nobody decided on are codings, the others suggestions: together they tell nothing of who decided what."""
    rows = _extract(tiny, decisions)
    proposed = [row for row in rows["codings"] if row["coder"] == "litreview"] + rows["suggestions"]
    before = _extract(tiny, [])["codings"]
    columns = COLUMNS["suggestions"]
    assert sorted([row[c] for c in columns[:2]] for row in proposed) == sorted([row[c] for c in columns[:2]] for row in before)
    assert [row["code"] for row in rows["suggestions"]] == (["MOD.SELFHELP"] if decisions else [])


def test_what_an_adjudicator_decided_stands_and_says_why(tiny: Review) -> None:
    """Two coders accepted, the adjudicator rejected: nothing else of the document has the code any more."""
    settles = (("a", "1"), ("b", "1"))
    judged = _decide("cy", "rejected", 3, memo="aid here is money", settles=settles)
    rows = _extract(tiny, [_decide("a", "accepted", 1), _decide("b", "accepted", 2), judged])
    assert [(row["coder"], row["settled"]) for row in rows["codings"] if row["code"] == "MOD.SELFHELP"] == [
        ("a", "overruled"),
        ("b", "overruled"),
        ("cy", "stands"),
    ]
    [told] = rows["adjudications"]
    assert (told["coders"], told["said"], told["decision"]) == ("a; b", "accepted; accepted", "rejected")
    assert (told["coder"], told["why"]) == ("cy", "aid here is money")


def test_an_adjudication_whose_words_are_gone_is_listed(tiny: Review) -> None:
    """It is set aside as any other coding is."""
    inputs = load_inputs(tiny)
    (task,) = [task for task in plan_tasks(tiny, inputs) if task.document_id == "guide2021"]
    lost = _decide("cy", "rejected", 3, settles=(("a", "1"),))._replace(quote="gone words")
    assert len(process_tasks([task], Rules(inputs.codebook, (lost,)))[0].rejected) == 1


def test_documents_that_are_coded_blind_are_not_learned_from(tiny: Review) -> None:
    """What one coder decided would otherwise propose to the other; another settings makes another digest."""
    decisions = (_decide("a", "accepted", 1),)
    rules = Rules(load_inputs(tiny).codebook, decisions)
    assert rules.heeded == decisions
    blind = replace(rules, blind=frozenset({"guide2021"}))
    assert blind.heeded == ()
    assert blind.digest != rules.digest


def test_a_human_code_whose_words_are_gone_is_listed(tiny: Review) -> None:
    """An orphaned coding is a row of rejected, not a silent loss."""
    decision = load_codebook(tiny.codebook, "c")["OUT.HOPE"].id
    (tiny.corpus / "coding" / "a.jsonl").write_text(
        f'{{"id":"1","document_id":"roe2020","quote":"gone words","start":0,"code":"{decision}",'
        '"decision":"accepted","coder":"a","at":"2026-01-01T00:00:00+00:00"}\n',
        encoding="utf-8",
    )
    (orphan,) = process(tiny, "roe2020").rejected
    assert (orphan["path"], orphan["line"]) == ("corpus/coding/a.jsonl", 1)


@pytest.mark.parametrize("entered", [False, True], ids=["as it was coded", "name entered since"])
def test_a_human_code_survives_a_change_of_the_roster(tiny: Review, entered: bool) -> None:
    """A name that stood in the quotation when it was coded has a pseudonym now; the code stands where it stood."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_text(path.read_text(encoding="utf-8").replace("they told me", "Ottoline Brask told me"), encoding="utf-8")
    (tiny.corpus / "coding" / "a.jsonl").write_text(
        '{"id":"1","document_id":"fg1","quote":"Ottoline Brask told me in [town 1]","start":0,"code":"OUT.HOPE",'
        '"decision":"accepted","coder":"a","at":"2026-01-01T00:00:00+00:00"}\n',
        encoding="utf-8",
    )
    if entered:
        with (tiny.root.parent / "roster.csv").open("a", encoding="utf-8") as file:
            file.write("N01,Ottoline Brask,,,\n")
    done = process(tiny, "fg1")
    (coding,) = [row for row in done.rows["codings"] if row["coder"] == "a"]
    quoted = done.document.text[coding["start"] : coding["end"]]
    assert quoted == ("[person 1] told me in [town 1]" if entered else "Ottoline Brask told me in [town 1]")
    assert done.rejected == ()


def test_each_coder_keeps_their_own_words_where_the_roster_changed(tiny: Review) -> None:
    """Two coders have one id on a sentence: one quoted a name that is replaced now, the other words that stand as they did."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    said = "Ottoline Brask said it is 1127 years old, they told me"
    path.write_text(path.read_text(encoding="utf-8").replace("they told me", said), encoding="utf-8")
    with (tiny.root.parent / "roster.csv").open("a", encoding="utf-8") as file:
        file.write("N01,Ottoline Brask,,,\n")
    for coder, quote in (("a", "Ottoline Brask said"), ("b", "27 years old")):
        record = {"id": "1", "document_id": "fg1", "quote": quote, "start": 0, "code": "OUT.HOPE", "decision": "accepted"}
        line = json.dumps({**record, "coder": coder, "at": "2026-01-01"})
        (tiny.corpus / "coding" / f"{coder}.jsonl").write_text(f"{line}\n", encoding="utf-8")
    done = process(tiny, "fg1")
    rows = {row["coder"]: row for row in done.rows["codings"] if row["origin"] == "human"}
    quoted = {coder: done.document.text[row["start"] : row["end"]] for coder, row in rows.items()}
    assert quoted == {"a": "[person 1] said", "b": "27 years old"}


def test_a_code_stays_where_a_name_has_another_label_now(tiny: Review) -> None:
    """Somebody entered a town above the others, so that its number is another, or a participant is named no more."""
    line = {"id": "1", "document_id": "fg1", "start": 0, "code": "OUT.HOPE", "decision": "accepted", "coder": "a"}
    quote = {"quote": "they told me in [town 7]", "at": "2026-01-01"}
    (tiny.corpus / "coding" / "a.jsonl").write_text(f"{json.dumps(line | quote)}\n", encoding="utf-8")
    done = process(tiny, "fg1")
    [row] = [row for row in done.rows["codings"] if row["coder"] == "a"]
    assert done.document.text[row["start"] : row["end"]] == "they told me in [town 1]"
    assert done.rejected == ()


def test_a_reason_names_nobody(tiny: Review) -> None:
    """A name of the roster in the reason of an adjudication has its label, as in the text; a coder's own memo stays theirs."""
    record = {"id": "1", "document_id": "fg1", "quote": "gave me hope", "start": 0, "code": "OUT.HOPE", "decision": "accepted"}
    record |= {"coder": "a", "at": "2026-01-01", "memo": "Zora Quill says it."}
    lines = [json.dumps(record | {"id": "2", "settles": [["a", "1"], ["b", ""]]}), json.dumps(record)]
    (tiny.corpus / "coding" / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = process(tiny, "fg1")
    assert [row["why"] for row in done.rows["adjudications"]] == ["P01 says it."]


def test_without_a_roster_ids_in_the_ledger_still_speak(tiny: Review) -> None:
    """A transcript that already uses ids needs no roster."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    words = path.read_text(encoding="utf-8").replace("Zora Quill", "P01").replace("Tam Vesper", "P02")
    path.write_text(words, encoding="utf-8")
    inputs = load_inputs(tiny)
    (task,) = [task for task in plan_tasks(tiny, inputs) if task.consultation]
    assert process_tasks([task], Rules(inputs.codebook, ledger=inputs.ledger))[0].faults == ()


@pytest.mark.parametrize(("edited", "settled"), [(False, {"yes"}), (True, {"no"})], ids=["signed", "edited after"])
def test_a_sign_off_settles_a_transcript_until_it_is_edited(tiny: Review, edited: bool, settled: set[str]) -> None:
    """The hash in the sign-off file must be that of the transcript as it is now."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    path.write_text(path.read_text(encoding="utf-8").replace("came to see me", "Odalys Brim came to see me"), encoding="utf-8")
    signed = hash_file(path)
    (path.parent / "signoff.csv").write_text(
        f"path,sha256,signed_by,date\ncorpus/consultation/fg1.vtt,{signed},reader,2026-01-01\n", encoding="utf-8"
    )
    if edited:
        path.write_text(path.read_text(encoding="utf-8").replace("very alone", "quite alone"), encoding="utf-8")
    assert {row["settled"] for row in process(tiny, "fg1").rows["proposals"]} == settled


def test_nothing_is_learned_where_no_document_is_to_be_coded(tiny: Review) -> None:
    """What an earlier run came to needs no coder, which takes seconds to make."""
    rules = gather_rules(load_inputs(tiny), tiny.settings)
    rules = replace(rules, examples=(Example("Peers met.", frozenset(), "en", "uncoded", "", "", 2),))
    unreadable = Task(tiny.root / "none.md", "none.md", "", False, None, "none")
    assert [bool(each.rejected) for each in process_tasks([unreadable], rules)] == [True]
    assert "coder" not in vars(rules)


def test_a_text_that_changes_while_it_is_read_is_read_as_hashed_or_has_a_fault(tiny: Review) -> None:
    """Somebody saves it over and over, and puts it back; no row is made of what stood there in between."""
    path = tiny.corpus / "literature" / "guide2021.md"
    words, ended = path.read_bytes(), Event()

    def save() -> None:
        while not ended.is_set():
            path.write_bytes(b"")
            path.write_bytes(words)

    inputs = load_inputs(tiny)
    (task,) = [task for task in plan_tasks(tiny, inputs) if task.document_id == "guide2021"]
    rules = Rules(inputs.codebook)
    right = process_tasks([task], rules)[0].document
    assert right is not None
    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(save)
        try:
            made = [process_tasks([task], rules)[0] for _ in range(40)]
        finally:
            ended.set()
        saving.result()
    assert any(each.faults for each in made)
    assert [each.document for each in made if not each.faults and each.document != right] == []
    assert process_tasks([task], rules)[0].document == right
