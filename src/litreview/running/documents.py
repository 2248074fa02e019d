"""One document from file to rows: the work that a run does for each source, the same everywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litreview.coding.codebook import Codebook
from litreview.coding.human import Decision, anchor_decisions, merge_codings
from litreview.coding.phrases import compile_phrases
from litreview.coding.proposals import codes_by_segment, propose_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.corpus.normal import normal_blocks
from litreview.errors import UnreadableSource
from litreview.extraction.definitions import find_definitions
from litreview.extraction.facts import find_facts
from litreview.extraction.findings import find_findings
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.privacy.deidentify import deidentify_blocks
from litreview.privacy.ledger import Participant
from litreview.privacy.roster import Roster
from litreview.privacy.withhold import withhold_text
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block
from litreview.sources.consultation import read_consultation
from litreview.sources.literature import read_literature
from litreview.sources.reading import Reading


@dataclass(frozen=True)
class Task:
    """One source to process; ``blocks`` stands in for a file where an abstract is the text."""

    path: Path
    shown: str
    sha256: str
    consultation: bool
    record: Record | None
    document_id: str
    evidence_kind: str = ""
    abstract: str = ""


@dataclass(frozen=True)
class Rules:
    """What every document of a run is held against."""

    codebook: Codebook
    decisions: tuple[Decision, ...] = ()
    ledger: Mapping[str, Participant] = field(default_factory=dict)
    roster: Roster | None = None


@dataclass(frozen=True)
class Processed:
    """What came of one source: the document and its rows, or the ``rejected`` row that says why there are none.

    ``unreleased`` holds the words of turns that may not leave; it stays in memory, for the release gate.
    """

    task: Task
    document: Document | None = None
    rows: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    rejected: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    unreleased: tuple[str, ...] = field(default=(), repr=False)


def read_task(task: Task) -> Reading:
    """Return what stands in the source of ``task``, its text made normal.

    Raises:
        UnreadableSource: the file cannot be used; says why.

    Example:
        >>> read_task(Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers helped.")).blocks[0].text
        'Peers helped.'
    """
    if task.abstract:
        return Reading(normal_blocks((Block(task.abstract),)))
    reading = read_consultation(task.path) if task.consultation else read_literature(task.path)
    return reading._replace(blocks=normal_blocks(reading.blocks))
