"""Public sets of identifiers are read alike."""

import json
from pathlib import Path

import pytest
from benchmarks.datasets import Unusable
from benchmarks.identified import read_committees, read_informal, read_structured


def _write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path.parent


def marked(document) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], one.kind)
        for text, there in zip(document.texts, document.wanted, strict=True)
        for one in there
    ]


def test_committees_are_read_as_they_stand_and_in_small_letters(tmp_path: Path) -> None:
    """A meeting is a document, twice."""
    folder = _write(tmp_path / "turns.jsonl", {"meeting": "m", "text": "Ask Ms. Ode.", "name_spans": [[8, 11, "Ode"]]})
    first, second = read_committees(folder)
    assert marked(first) == [("Ode", "names")]
    assert marked(second) == [("ode", "names, in small letters")]


def test_sentences_with_typed_identifiers_are_documents(tmp_path: Path) -> None:
    """Kinds are told in words, and a line break inside an address does not move its span."""
    row = {"text": "At 5 Elm\nBay.", "spans": [{"type": "STREET_ADDRESS", "start": 3, "end": 12}]}
    (document,) = read_structured(_write(tmp_path / "test.jsonl", row))
    assert marked(document) == [("5 Elm Bay", "street address")]


def test_tokens_become_a_text(tmp_path: Path) -> None:
    """Tags of one name are one span."""
    row = {"tokens": ["met", "Ann", "Lee", "."], "tags": ["O", "B-person", "I-person", "O"]}
    (document,) = read_informal(_write(tmp_path / "test.jsonl", row))
    assert marked(document) == [("Ann Lee", "person")]


@pytest.mark.parametrize("content", [None, "{", "{}\n", ""], ids=["missing", "broken", "without columns", "empty"])
def test_a_broken_set_is_named(tmp_path: Path, content: str | None) -> None:
    """What cannot be read is a fault with a reason, never half a measurement."""
    if content is not None:
        (tmp_path / "test.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(Unusable):
        list(read_structured(tmp_path))
