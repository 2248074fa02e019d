"""Results in columns say what the documents said, one row each, whatever pieces they come in."""

from pathlib import Path

from litreview.corpus.documents import Document, Segment
from litreview.running.documents import Processed
from litreview.running.results import TABLES, WINDOW, Results, collect_results, results_schema
from litreview.running.shelf import Shelf
from litreview.running.tasks import Task
from litreview.tables import build_columns, table_schema


def make_processed(name: str, *, spoken: bool = False, words: str = "Peers gave hope.") -> Processed:
    """Return a document of one sentence with one fact and one note."""
    segment = Segment(f"{name}#00001", name, 1, 0, len(words), None, "", "", "body", "en", words)
    document = Document(name, "", "practice", "", f"{name}.md", "", "en", "notes", words, (segment,))
    fact = {"fact_id": f"{name}.f001", "document_id": name, "start": 0, "end": len(words), "quote": words, "value": None}
    task = Task(Path(name), f"{name}.md", "", spoken, None, name)
    return Processed(task, document, {"facts": [fact]}, notes=(f"a note on {name}",), key=f"key of {name}")


def make_rejected(name: str) -> Processed:
    """Return what came of a file that could not be read."""
    row = {"path": f"{name}.pdf", "line": 0, "kind": "pdf", "reason": "encrypted"}
    return Processed(Task(Path(name), f"{name}.pdf", "", False, None, name), rejected=(row,))


def test_rows_come_back_as_the_tables_declare_them() -> None:
    """Columns, types and words for what is not known."""
    results = Results([collect_results([make_processed("a")])])
    assert all(results.rows(name).schema == table_schema(name) for name in TABLES)
    assert results.rows("facts").to_pylist()[0]["value"] == ""
    assert results.rows("segments")["text"].to_pylist() == ["Peers gave hope."]
    assert results.rows("documents")["message"].to_pylist() == ["a note on a"]


def test_what_stands_in_order_does_so_whatever_the_pieces() -> None:
    """Notices, texts and listed rows follow the documents, not who processed them when."""
    pieces = [collect_results([make_processed(name)]) for name in ("c", "a", "b")]
    results = Results(pieces)
    assert [path for path, _ in results.notes()] == ["a.md", "b.md", "c.md"]
    assert list(results.texts()) == ["a", "b", "c"]
    assert [row["document_id"] for row in results.listed("facts")] == ["a", "b", "c"]


def test_a_file_that_could_not_be_read_is_a_document_without_text_and_key() -> None:
    """It is told, and never taken over."""
    results = Results([collect_results([make_rejected("a"), make_processed("b")])])
    assert (len(results), list(results.texts()), results.keys()) == (2, ["b"], {"key of b"})
    assert results.rows("documents").to_pylist()[0]["message"] == "encrypted"
    assert results.rows("rejected")["reason"].to_pylist() == ["encrypted"]


def test_public_are_the_texts_that_nobody_spoke() -> None:
    """What people said is public to no gate."""
    results = Results([collect_results([make_processed("a", spoken=True), make_processed("b")])])
    assert list(results.texts(public=True)) == ["b"]


def test_a_filtered_piece_gives_the_rows_of_its_documents_alone() -> None:
    """Rows of a document that is left out are not read with those of its neighbour."""
    piece = collect_results([make_processed("a"), make_rejected("b"), make_processed("c")])
    assert Results([piece.slice(2, 1)]).rows("facts")["document_id"].to_pylist() == ["c"]
    assert Results([piece.filter([True, False, False])]).rows("segments")["document_id"].to_pylist() == ["a"]


def test_nothing_at_all_is_an_empty_table_each() -> None:
    """A review without documents has all its columns."""
    assert collect_results([]).schema == results_schema()
    assert all(Results([collect_results([])]).rows(name).equals(build_columns(name, [])) for name in TABLES)


def test_texts_are_found_by_id_in_any_order_and_over_many_windows() -> None:
    """Reading one does not ask for all."""
    names = [f"d{number:04d}" for number in range(WINDOW + 5)]
    results = Results([collect_results([make_processed(name, words=f"{name} gave hope.")]) for name in reversed(names)])
    texts = results.texts()
    assert [texts[name] for name in (names[-1], names[0], names[-2])] == [
        f"{n} gave hope." for n in (names[-1], names[0], names[-2])
    ]
    assert list(texts.items()) == [(name, f"{name} gave hope.") for name in names]
    assert (len(texts), "nobody" in texts, texts.get("nobody", "")) == (len(names), False, "")
    assert [len(window) for window in results.windows("key")] == [WINDOW, 5]
    assert "hope" not in repr(texts)


def test_pieces_on_a_shelf_give_the_same() -> None:
    """Wherever they lie."""
    pieces = [collect_results([make_processed(name) for name in pair]) for pair in ("cb", "ad")]
    shelf = Shelf()
    for piece in pieces:
        shelf.put(piece)
    near, far = Results(pieces), Results(shelf)
    assert (near.texts(), near.notes(), near.keys(), near.ids()) == (far.texts(), far.notes(), far.keys(), far.ids())
    assert all(near.rows(name).equals(far.rows(name)) for name in TABLES)
    assert far.ids() == ["a", "b", "c", "d"]
