"""What was stored is taken over only where nothing it rests on changed; whatever befalls the store, results stay the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.corpus.documents import Document
from litreview.errors import InputFaults
from litreview.review import Review, load_review
from litreview.running.batches import process_all
from litreview.running.documents import Processed
from litreview.running.hashes import hash_file
from litreview.running.inputs import load_inputs
from litreview.running.results import TABLES, Results, collect_results
from litreview.running.store import Store
from litreview.running.tasks import Task, plan_tasks

CODE = (
    '{"id":"1","document_id":"guide2021","quote":"run mutual aid groups","start":0,"code":"MOD.SELFHELP",'
    '"decision":"rejected","coder":"a","at":"2026-01-01T00:00:00+00:00"}\n'
)


def work(review: Review, store: Store | None = None) -> Results:
    """Return what came of the documents of a review, coded by phrases alone."""
    review = load_review(review.root)
    inputs = replace(load_inputs(review), examples=[])
    return process_all(plan_tasks(review, inputs), inputs, review.settings, 1, store=store)


def run(review: Review, name: str = "r1") -> tuple[Results, Store]:
    """Return the results of a run that is published, and its store."""
    store = Store(review.outputs)
    results = work(review, store)
    (review.outputs / "runs" / name).mkdir(parents=True, exist_ok=True)
    store.publish(name, results.keys())
    return results, store


def listed(results: Results) -> list[object]:
    """Return all that came of documents, in order of document."""
    return [results.texts(), results.notes(), *(results.listed(name) for name in TABLES)]


def files(review: Review) -> list[Path]:
    """Return the files of the store that hold rows."""
    return sorted((review.outputs / ".store").glob("*.parquet"))


def edit(part: str, old: str, new: str) -> Callable[[Review], None]:
    """Return what replaces words in a file of a review."""

    def change(review: Review) -> None:
        path = review.root / part
        words = path.read_text(encoding="utf-8")
        assert old in words
        path.write_text(words.replace(old, new), encoding="utf-8")

    return change


def sign(review: Review) -> None:
    """Sign the transcript off."""
    path = review.corpus / "consultation" / "fg1.vtt"
    line = f"corpus/consultation/fg1.vtt,{hash_file(path)},reader,2026-01-01\n"
    (path.parent / "signoff.csv").write_text("path,sha256,signed_by,date\n" + line, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "reused"),
    [
        (lambda review: None, 3),
        (edit("corpus/literature/roe2020.txt", "220 adults", "221 adults"), 2),
        (edit("references.bib", "Peer workers and hospital use", "Peers and hospital use"), 2),
        (edit("references.bib", "@article{roe2020", "@misc{new2026, title = {New}}\n\n@article{roe2020"), 3),
        (edit("corpus/codebook.csv", "mutual aid", "mutual help"), 0),
        (lambda review: (review.corpus / "coding" / "a.jsonl").write_text(CODE, encoding="utf-8"), 0),
        (edit("review.toml", "[review]", '[evidence_kind]\nroe2020 = "practice"\n\n[review]'), 0),
        (edit("corpus/consultation/fg1.vtt", "very alone", "quite alone"), 2),
        (edit("corpus/consultation/participants.csv", "paraphrase", "quote"), 2),
        (edit("../roster.csv", "Marrow Falls", ""), 2),
        (edit("../roster.csv", "P02,Tam Vesper,", "P02,Tam Vesper,Bo Nord"), 3),
        (sign, 2),
        (lambda review: (review.corpus / "literature" / "guide2021.md").unlink(), 2),
        (lambda review: (review.corpus / "literature" / "new.txt").write_text("Peers gave hope.", encoding="utf-8"), 3),
    ],
    ids=[
        "nothing", "text", "record", "place of a record", "codebook", "human code", "settings", "transcript", "consent",
        "name in the text", "name that is nowhere", "sign-off", "text deleted", "text added",
    ],
)  # fmt: skip
def test_what_changed_is_processed_again_and_nothing_else(tiny: Review, change: Callable[[Review], None], reused: int) -> None:
    """The rows are those of a run without a store."""
    run(tiny)
    change(tiny)
    again, store = run(tiny, "r2")
    assert again.reused == reused
    assert listed(again) == listed(work(tiny))
    assert store.notices == []


def cut(path: Path) -> None:
    """Cut the end off a file."""
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def swap(path: Path) -> None:
    """Put rows under a name that is not theirs."""
    pq.write_table(pq.read_table(path).slice(0, 1), path)


@pytest.mark.parametrize(
    "damage",
    [cut, flip, swap, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"PAR1 nonsense PAR1")],
    ids=["cut off", "one bit", "other rows", "empty", "nonsense"],
)
def test_a_damaged_file_is_named_and_made_anew(tiny: Review, damage: Callable[[Path], None]) -> None:
    """No crash, no wrong row; afterwards the store is whole again."""
    before, _ = run(tiny)
    for path in files(tiny):
        damage(path)
    damaged = {f"outputs/.store/{path.name}" for path in files(tiny)}
    again, store = run(tiny, "r2")
    assert again.reused == 0
    assert {notice.path for notice in store.notices} == damaged
    assert listed(again) == listed(before)
    assert work(tiny, Store(tiny.outputs)).reused == 3


def test_rows_of_another_machine_and_of_other_columns_are_harmless(tiny: Review) -> None:
    """Whose key nobody asks for is left out, said nothing of, and swept away."""
    before, store = run(tiny)
    piece = before.pieces[0]
    foreign = piece.set_column(0, "key", pa.array(["f" * 64] * len(piece), pa.large_string()))
    store.add(foreign)
    older = pa.table({"key": ["0" * 64], "words": ["of an older version"]})
    path = tiny.outputs / ".store" / "literature-older.parquet"
    pq.write_table(older, path)
    path.rename(path.with_name(f"literature-{hash_file(path)[:32]}.parquet"))
    again, store = run(tiny, "r2")
    assert (again.reused, store.notices) == (3, [])
    assert listed(again) == listed(before)
    stored = pa.concat_tables([pq.read_table(path, columns=["key"]) for path in files(tiny)])
    assert set(stored["key"].to_pylist()) == again.keys()


def test_nothing_is_read_or_written_through_a_link(tiny: Review, tmp_path: Path) -> None:
    """Neither a folder nor a file that is a link is followed; what it leads to stays as it is."""
    run(tiny)
    store, elsewhere = tiny.outputs / ".store", tmp_path / "elsewhere"
    store.rename(elsewhere)
    store.symlink_to(elsewhere)
    held = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    again, kept = run(tiny, "r2")
    assert again.reused == 0
    assert [notice.path for notice in kept.notices] == ["outputs/.store"]
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == held
    store.unlink()
    store.mkdir()
    for path in elsewhere.iterdir():
        (store / path.name).symlink_to(path)
    again, kept = run(tiny, "r3")
    assert again.reused == 0
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == held
    assert not any(path.is_symlink() for path in store.iterdir())


def test_where_nothing_can_be_written_the_run_goes_on(tiny: Review) -> None:
    """One notice says so; the results are the same."""
    tiny.outputs.mkdir(exist_ok=True)
    (tiny.outputs / ".store").write_text("in the way", encoding="utf-8")
    results, store = run(tiny)
    assert listed(results) == listed(work(tiny))
    assert [notice.path for notice in store.notices] == ["outputs/.store"]


def test_what_was_said_is_stored_only_once_it_is_published_and_only_as_published(tiny: Review) -> None:
    """Before, only literature is stored; after, no name, no withheld word and no more than texts and tables hold."""
    store = Store(tiny.outputs)
    results = work(tiny, store)
    assert all(path.name.startswith("literature-") for path in files(tiny))
    store.publish("r1", results.keys())
    (said,) = [pq.read_table(path).to_pylist() for path in files(tiny) if path.name.startswith("consultation-")]
    assert [row["text"] for row in said] == [results.texts()["fg1"]]
    assert not [word for word in ("Zora", "Quill", "Vesper", "Marrow", "hospital ward") if word in str(said)]


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("It gave me hope", lambda review: (review.corpus / "consultation" / "fg1.vtt").unlink()),
        ("It gave me hope", edit("corpus/consultation/participants.csv", "en,quote,", "en,paraphrase,")),
        ("It gave me hope", edit("corpus/consultation/participants.csv", "en,quote,", "en,none,")),
        ("It gave me hope", edit("corpus/consultation/participants.csv", "en,quote,,", "en,quote,2026-01-31,")),
        ("It gave me hope", edit("corpus/consultation/fg1.vtt", "It gave me hope. ", "")),
        ("Marrow Falls", edit("../roster.csv", "Zora Quill,,,", "Zora Quill,,,Marrow Falls")),
    ],
    ids=["transcript removed", "paraphrase", "none", "withdrawn", "words taken out", "entered in the roster"],
)
def test_words_that_a_run_does_not_hold_stand_in_the_store_no_more(
    tiny: Review, words: str, change: Callable[[Review], None]
) -> None:
    """However they went, no file of the store has them in any column, nor in its bytes."""
    edit("../roster.csv", "Marrow Falls", "")(tiny)
    run(tiny)
    assert [path for path in files(tiny) if words in str(pq.read_table(path).to_pylist())]
    change(tiny)
    run(tiny, "r2")
    kept = [path for path in (tiny.outputs / ".store").rglob("*") if path.is_file()]
    assert not [path for path in files(tiny) if words in str(pq.read_table(path).to_pylist())]
    assert not [path for path in kept if words.encode() in path.read_bytes()]


def test_a_source_that_was_edited_while_it_was_read_stops_the_run_and_is_not_stored(tiny: Review) -> None:
    """Its rows are not those of the bytes that its hash was taken of, and nobody could tell once they are put back."""
    inputs = replace(load_inputs(tiny), examples=[])
    tasks = plan_tasks(tiny, inputs)
    edit("corpus/literature/roe2020.txt", "220 adults", "221 adults")(tiny)
    store = Store(tiny.outputs)
    with pytest.raises(InputFaults, match=r"corpus/literature/roe2020\.txt: was edited while the run was under way"):
        process_all(tasks, inputs, tiny.settings, 1, store=store)
    edit("corpus/literature/roe2020.txt", "221 adults", "220 adults")(tiny)
    assert work(tiny, Store(tiny.outputs)).reused == 0


def test_a_file_that_could_not_be_read_is_tried_again(tiny: Review) -> None:
    """Whether it can be read may hang on more than its bytes."""
    (tiny.corpus / "literature" / "fake.docx").write_bytes(b"not a zip")
    run(tiny)
    again, _ = run(tiny, "r2")
    assert (again.reused, len(again)) == (3, 4)
    assert listed(again) == listed(work(tiny))


def test_a_run_that_takes_nothing_over_leaves_only_its_own(tiny: Review) -> None:
    """A person who forces a run trusts nothing that was stored."""
    run(tiny)
    fresh = Store(tiny.outputs, fresh=True)
    results = work(tiny, fresh)
    fresh.publish("r2", results.keys())
    assert results.reused == 0
    assert work(tiny, Store(tiny.outputs)).reused == 3


def test_many_small_files_become_one(tiny: Review) -> None:
    """So that a review that grew by one text a day is still opened quickly."""
    (piece,) = [piece for piece in work(tiny).pieces if not piece["spoken"][0].as_py()]
    keys = [f"{number:064d}" for number in range(20)]
    store = Store(tiny.outputs)
    for key in keys:
        store.add(piece.slice(0, 1).set_column(0, "key", pa.array([key], pa.large_string())))
    assert len(files(tiny)) == 20
    again = Store(tiny.outputs)
    assert again.find(keys, len)[0] == set(keys)
    again.publish("r1", set(keys))
    assert len(files(tiny)) == 1
    assert Store(tiny.outputs).find(keys, len)[0] == set(keys)


def recall(review: Review, asked: list[str], name: str = "r1") -> list[str]:
    """Return which of ``asked`` a run had to make, and publish it."""
    store, made = Store(review.outputs), []
    for facts in asked:
        assert store.recall(facts, lambda facts=facts: made.append(facts) or [facts]) == [facts]
    store.publish(name, set())
    return made


def test_what_was_made_of_the_same_facts_is_recalled(tiny: Review) -> None:
    """As long as each run asks for it; a damaged file is made anew."""
    assert recall(tiny, ["a", "b"]) == ["a", "b"]
    assert recall(tiny, ["b", "c"]) == ["c"]
    assert recall(tiny, ["a", "b", "c"]) == ["a"]
    (path,) = (tiny.outputs / ".store").glob("*.json")
    cut(path)
    assert recall(tiny, ["a", "b", "c"]) == ["a", "b", "c"]


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_any_text_comes_back_as_it_was_stored(tmp_path_factory: pytest.TempPathFactory, text: str, spoken: bool) -> None:
    """Nulls, line ends, empty texts and characters of every plane."""
    task = Task(Path("x"), "x.txt", "0", spoken, None, "x")
    document = Document("x", "", "practice", text, "x.txt", "0", "en", "notes", text)
    rows = {"facts": [{"fact_id": "x.f001", "document_id": "x", "start": 0, "end": len(text), "quote": text}]}
    piece = collect_results([Processed(task, document, rows, notes=(text,), key="a1")])
    outputs = tmp_path_factory.mktemp("outputs")
    store = Store(outputs)
    store.add(piece)
    store.publish("r1", {"a1"})
    texts: list[pa.Table] = []
    talks = Store(outputs).find([] if spoken else ["a1"], texts.append)[1]
    assert [*texts, *talks.values()] == [piece]
