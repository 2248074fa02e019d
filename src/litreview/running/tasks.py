"""What a run has to read: one task for each file of the corpus, and for each abstract that has no file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from litreview.corpus.build import document_ids
from litreview.corpus.normal import normal_blocks
from litreview.review import Review
from litreview.running.hashes import hash_if_readable
from litreview.running.inputs import Inputs
from litreview.running.made import Made
from litreview.running.source_files import SourceFile
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block
from litreview.sources.consultation import read_consultation
from litreview.sources.literature import read_literature
from litreview.sources.reading import Reading


@dataclass(frozen=True)
class Task:
    """One source to process; ``abstract`` is the text itself where a record has no file."""

    path: Path
    shown: str
    sha256: str
    consultation: bool
    record: Record | None
    document_id: str
    abstract: str = ""

    @property
    def is_as_hashed(self) -> bool:
        """Return whether the source is, now, what ``sha256`` was taken of: somebody may edit it while a run reads it."""
        return bool(self.abstract) or hash_if_readable(self.path) == self.sha256

    @property
    def depth(self) -> str:
        """Return how much of the source there is to read, ``""`` where its text or its record must tell."""
        if self.consultation:
            return "answers" if self.path.suffix.lower() == ".csv" else "transcript"
        return "abstract" if self.abstract else ""


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


def plan_tasks(review: Review, inputs: Inputs) -> Sequence[Task]:
    """Return one task per source file, and one per record that has an abstract but no text, in order of document id.

    A task is made when it is asked for: records and abstracts may be too many to hold.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); ids = [task.document_id for task in plan_tasks(review, load_inputs(review))]
        >>> len(ids) == len(set(ids))
        True
    """
    sources = {source.citation_key for source in inputs.sources}
    place_of, is_text = {}, {}
    for place, record in enumerate(inputs.records):
        key = record.citation_key
        place_of[key] = place
        is_text[key] = bool(record.abstract) and key not in sources and key not in inputs.left
    ids = document_ids(source.shown for source in inputs.sources)
    abstracts = [key for key, text in is_text.items() if text]
    names = document_ids([*ids, *abstracts])
    files = [(ids[source.shown], source) for source in inputs.sources]
    seeds = sorted([*files, *((names[key], place_of[key]) for key in abstracts)], key=itemgetter(0))

    def make(seed: tuple[str, SourceFile | int]) -> Task:
        document_id, source = seed
        if isinstance(source, int):
            return _task_of_abstract(review, inputs.records[source], document_id)
        place = place_of.get(source.citation_key)
        record = None if place is None else inputs.records[place]
        # A worker of a cluster has a working folder of its own.
        return Task(source.path.absolute(), source.shown, source.sha256, source.consultation, record, document_id)

    return Made(seeds, make)


def _task_of_abstract(review: Review, record: Record, document_id: str) -> Task:
    digest = hashlib.sha256(record.abstract.encode("utf-8", "surrogatepass")).hexdigest()
    return Task(review.references, "references.bib", digest, False, record, document_id, record.abstract)
