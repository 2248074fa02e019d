"""Codebooks and coded projects of other programs (REFI-QDA) into a review: codes and decisions are added, none is changed."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.coding.codebook import Codebook, load_codebook
from litreview.coding.journal import Journal, name_seat
from litreview.coding.renamed import RENAMED, load_renamed
from litreview.corpus.documents import Document, Segment
from litreview.errors import Fault, InputFaults, UnreadableSource, UsageError
from litreview.exchange.codebook_appending import append_codes
from litreview.exchange.codebook_matching import Match, match_codes
from litreview.exchange.placing import place_codings
from litreview.exchange.qda import QdaProject
from litreview.exchange.qdc import read_qdc
from litreview.exchange.qdpx import read_qdpx
from litreview.privacy.ledger import load_ledger
from litreview.reporting.run_folder import open_run
from litreview.review import Review
from litreview.running.coding_intake import CoderIntake, sort_codings
from litreview.running.history import exceeds_consent
from litreview.running.lock import hold_lock
from litreview.sources.replacing import replace_file

SUFFIXES = (".qdpx", ".qdc")
"""The files that hold codes and codings, not references."""


class CodedImport(NamedTuple):
    """What became of one file: ids of codes added, what became of the codings of each coder, what is told, why it is unread."""

    path: str
    codes: tuple[str, ...] = ()
    coders: tuple[CoderIntake, ...] = ()
    notices: tuple[str, ...] = ()
    rejected: str = ""


def import_coded(review: Review, files: Sequence[Path]) -> list[CodedImport]:
    """Return what became of each of ``files``, coded projects (.qdpx) and codebooks (.qdc), in their order.

    New codes go to the end of ``corpus/codebook.csv``, and codings on texts of the last run to the files of their coders in
    ``corpus/coding``, where every byte stays that stands. A coding that its coder has here is not written again; one on which
    the coder decided otherwise here is left out and told, like what cannot be placed.

    Raises:
        UsageError: a project is to be imported, and there is no run whose texts its codings could be placed on, or the consent
            ledger has changed since.
        InputFaults: the codebook or the files of coders have faults; nothing of the file was imported.
        RunLocked: a run, an export or another import is under way.

    Example:
        >>> import tempfile; from litreview.review import load_review; where = Path(tempfile.mkdtemp())
        >>> _ = (where / "review.toml").write_text("[review]\\ntitle = 'One'")
        >>> _ = (where / "a.qdc").write_text('<CodeBook><Codes><Code guid="a" name="Hope"/></Codes></CodeBook>')
        >>> import_coded(load_review(where), [where / "a.qdc"])[0].codes
        ('HOPE',)
    """
    projects = [path for path in files if path.suffix.lower() == ".qdpx"]
    if projects:
        _check_texts(review, projects[0].name)
    with hold_lock(review.outputs):
        return [_import(review, path) for path in files]


def _check_texts(review: Review, name: str) -> None:
    """Raise where there are no texts to place codings on, or some that consent does not cover any more."""
    latest = review.outputs / "latest"
    if not (latest / "tables").is_dir():
        raise UsageError(f"{name}: there is no run to place its codings on yet; call `litreview run` first")
    ledger = review.corpus / "consultation" / "participants.csv"
    if exceeds_consent(latest, load_ledger(ledger, review.relative(ledger)) if ledger.exists() else {}):
        raise UsageError(f"{name}: the consent ledger has changed since the last run; call `litreview run` first")


def describe_imports(imports: Iterable[CodedImport]) -> Iterator[tuple[str, bool]]:
    """Yield the lines that tell what became of files, and of each whether it is a result; the others are warnings.

    Example:
        >>> list(describe_imports([CodedImport("a.qdc", ("HOPE",), notices=("code X: another name",))]))
        [('notice: a.qdc: code X: another name', False), ('a.qdc: 1 code added to corpus/codebook.csv', True)]
    """
    for one in imports:
        if one.rejected:
            yield f"rejected: {one.rejected}", False
            continue
        yield from ((f"notice: {one.path}: {notice}", False) for notice in one.notices)
        codes = f"{len(one.codes)} code{'' if len(one.codes) == 1 else 's'}"
        yield f"{one.path}: {codes} added to corpus/codebook.csv", True
        for coder in one.coders:
            counts = f"{len(coder.new)} codings added, {coder.known} stood there already, {coder.aside} set aside"
            yield f"{one.path}: corpus/coding/{coder.coder}.jsonl: {counts}", True


def _import(review: Review, path: Path) -> CodedImport:
    try:
        is_project = path.suffix.lower() == ".qdpx"
        project = read_qdpx(path) if is_project else QdaProject(path.name, read_qdc(path))
    except UnreadableSource as error:
        return CodedImport(path.name, rejected=str(Fault(path.name, error.line, error.reason)))
    standing = review.codebook.read_bytes() if review.codebook.exists() else b""
    codebook = load_codebook(review.codebook, review.relative(review.codebook)) if standing else Codebook({})
    renamed = load_renamed(review.root / RENAMED, RENAMED, codebook) if (review.root / RENAMED).exists() else {}
    match = match_codes(project.codes, codebook, renamed)
    after, book = _extend_codebook(review, standing, codebook, match)
    intakes, told = _sort(review, project, match.ids, (book, renamed)) if is_project else ([], [])
    if match.new:
        review.corpus.mkdir(parents=True, exist_ok=True)
        replace_file(review.codebook, after)
    for intake in intakes:
        if intake.new:
            Journal(review.corpus / "coding" / f"{intake.coder}.jsonl", intake.coder, name_seat()).extend(intake.new)
    notices = (*project.notices, *match.notices, *told)
    return CodedImport(path.name, tuple(code.id for code in match.new), tuple(intakes), notices)


def _extend_codebook(review: Review, standing: bytes, codebook: Codebook, match: Match) -> tuple[bytes, Codebook]:
    """Return the bytes of the codebook with the new codes, read back as every run will read them."""
    if not match.new:
        return standing, codebook
    shown = review.relative(review.codebook)
    try:
        after = append_codes(standing, match.new)
    except (UnicodeDecodeError, csv.Error):
        raise InputFaults([Fault(shown, 0, "cannot be appended to; save it as CSV UTF-8")]) from None
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "codebook.csv"
        trial.write_bytes(after)
        return after, load_codebook(trial, shown)


def _sort(
    review: Review, project: QdaProject, ids: Mapping[str, str], codes: tuple[Codebook, Mapping[str, str]]
) -> tuple[list[CoderIntake], list[str]]:
    documents = _list_documents(review)
    placed, told = place_codings(project, documents)
    intakes, more = sort_codings(review, project, placed, ids, documents, *codes)
    return intakes, [*told, *more]


def _list_documents(review: Review) -> list[Document]:
    """Return the documents of the last run with their published texts and segments, as a coder sees them."""
    run = open_run(review.outputs / "latest")
    segments: dict[str, list[Segment]] = {}
    for row in run.table("segments").sort_values(["document_id", "start"], kind="stable").to_dict("records"):
        place = (int(row["ordinal"]), int(row["start"]), int(row["end"]))
        words = (str(row[name]) for name in ("heading", "speaker", "role", "language", "text"))
        segment = Segment(str(row["segment_id"]), str(row["document_id"]), *place, None, *words, quotable=str(row["quotable"]))
        segments.setdefault(segment.document_id, []).append(segment)
    return [
        Document(str(name), "", "", "", "", "", "en", "", run.text(str(name)), tuple(segments.get(str(name), ())))
        for name in run.documents.index
    ]
