"""A small text to code, of six sentences, with proposals on three of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from litreview.coding.desk.material import Material
from litreview.coding.desk.state import Desk
from litreview.coding.journal import Journal

CODEBOOK = {"VAL.HOPE": {"name": "Hope"}, "REC.STMT": {"name": "Statement"}, "DEF.EXP": {"name": "Experience"}}
SENTENCES = ("I had hope 🙂 again.", "Yes.", "We should be paid.", "Private words.", "Yes.", "The end.")
PROPOSED = (("VAL.HOPE", 0, 0.62), ("REC.STMT", 2, None), ("DEF.EXP", 4, 0.41))


def make_rows(document_id: str = "fg1", sentences: tuple[str, ...] = SENTENCES, **changed: Any) -> list[dict[str, Any]]:
    """Return the segments of a document whose sentences follow one another."""
    rows, start = [], 0
    for ordinal, text in enumerate(sentences, 1):
        row = {"segment_id": f"{document_id}#{ordinal:05d}", "document_id": document_id, "ordinal": ordinal, "start": start}
        row |= {"end": start + len(text), "heading": "Talk", "speaker": "P01", "role": "body", "language": "en", "text": text}
        rows.append({**row, "quotable": "no" if text.startswith("Private") else "yes", **changed})
        start += len(text) + 1
    return rows


@pytest.fixture(scope="session")
def make_material() -> Callable[..., Material]:
    """Return what makes something to code of rows, by default of one talk."""

    def make(rows: list[dict[str, Any]] | None = None, **fields: Any) -> Material:
        rows = make_rows() if rows is None else rows
        texts: dict[str, str] = {}
        for row in rows:
            texts[row["document_id"]] = (texts.get(row["document_id"], "") + " " + row["text"]).lstrip()
        proposed = [
            {"segment_id": f"fg1#{at + 1:05d}", "code": code, "score": score, "why": "like it"} for code, at, score in PROPOSED
        ]
        given = {"text": lambda name: texts.get(name, ""), "codebook": CODEBOOK, "suggestions": proposed, "heard": {"fg1"}}
        return Material(run="r1", segments=rows, **{**given, **fields})

    return make


@pytest.fixture(name="make_rows", scope="session")
def _make_rows() -> Callable[..., list[dict[str, Any]]]:
    """Return what makes the segments of a document."""
    return make_rows


@pytest.fixture
def material(make_material: Callable[..., Material]) -> Material:
    """Return the talk."""
    return make_material()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the file of ann lies."""
    return tmp_path / "coding" / "ann.jsonl"


@pytest.fixture
def journal(file: Path) -> Journal:
    """Return the file of ann, empty."""
    return Journal(file, "ann")


@pytest.fixture
def desk(material: Material, journal: Journal) -> Desk:
    """Return ann's desk over the talk."""
    return Desk(material, journal)


@pytest.fixture(scope="session")
def press() -> Callable[..., str]:
    """Return what sends a message to a desk about the sentence it shows, and returns what the desk says."""
    return lambda desk, act, **more: desk.hear({"act": act, "segment": desk.paint()["segment"], **more})
