"""Everything a run reads, loaded and checked once: what is wrong is reported together, what is odd is a notice."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litreview.coding.codebook import Codebook, load_codebook
from litreview.coding.coder import BANK
from litreview.coding.examples import Example, load_examples
from litreview.coding.human import Coding, load_coding
from litreview.coding.records import Decision, Mark
from litreview.coding.renamed import RENAMED, load_renamed
from litreview.errors import Fault, InputFaults
from litreview.exchange.import_writing import tell_unfinished
from litreview.privacy.consent import check_people
from litreview.privacy.ledger import Participant, load_ledger
from litreview.privacy.roster import Roster, load_roster
from litreview.privacy.signoff import check_signoffs, load_signoffs
from litreview.review import Review
from litreview.running.hashes import begins_as_before, hash_if_readable, hash_inputs
from litreview.running.listing import list_candidates
from litreview.running.repeated import find_repeated, find_unused, set_codings_apart
from litreview.running.speech import Speech, gather_speech
from litreview.sources.bibliography import Record
from litreview.sources.consultation import CONSULTATION_SUFFIXES
from litreview.sources.imports import ImportLine, find_gone, load_imports
from litreview.sources.integrity import check_records, tell_integrity
from litreview.sources.literature import LITERATURE_SUFFIXES
from litreview.sources.pairs import Pair, find_unknown, load_pairs
from litreview.sources.record_shelf import shelve_bibliography
from litreview.sources.screening import ScreeningLine, load_screening
from litreview.synthesis.consensus import Outcome, settle_records
from litreview.synthesis.flow_reports import list_left
from litreview.synthesis.judgements import Judgement, load_judgements
from litreview.synthesis.odd_decisions import find_odd
from litreview.synthesis.pair_decisions import find_unsettled, settle_pairs
from litreview.synthesis.works import Works, group_works

_SCREENING = "corpus/screening.csv"
_PAIRS = "corpus/duplicates.csv"
_IMPORTS = "corpus/imports.csv"
_UNREAD = {
    "exclude": "is screened out in corpus/screening.csv, so it was not read; take it away or correct the decision",
    "not retrieved": "is not retrieved, says corpus/screening.csv, so it was not read; take it away or correct the decision",
}
"""What is said of the text of a record, by the decision that keeps it from being read."""
_UNREAD_COPY = (
    "belongs to a study that is screened out in corpus/screening.csv or not retrieved, so it was not read; take it away, or "
    "decide on this record too"
)
GROWN = "grew while the run was under way; the next run reads what was added"
EDITED = "was edited while the run was under way; run again"
_LEDGER, _SIGNOFFS = "corpus/consultation/participants.csv", "corpus/consultation/signoff.csv"


@dataclass(frozen=True)
class SourceFile:
    """One file of the corpus: where it lies, as messages show it, and the hash of its bytes."""

    path: Path
    shown: str
    sha256: str
    consultation: bool

    @property
    def citation_key(self) -> str:
        """Return the key of the record this file is the text of: its stem."""
        return "" if self.consultation else self.path.stem


@dataclass(frozen=True)
class Inputs:
    """All inputs of a run, valid; ``rejected`` rows and ``notices`` tell what could not be used or looks odd.

    ``left`` are the keys of records nothing of which may be read: excluded or not retrieved, with their copies.
    """

    records: Sequence[Record]
    sources: list[SourceFile]
    codebook: Codebook
    ledger: dict[str, Participant] = field(default_factory=dict)
    roster: Roster | None = None
    signoffs: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    screening: Mapping[str, Outcome] = field(default_factory=dict)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)
    screened: Sequence[ScreeningLine] = ()
    imported: Sequence[ImportLine] = ()
    pairs: Sequence[Pair] = ()
    integrity: Sequence[Mapping[str, Any]] = ()
    left: frozenset[str] = frozenset()
    marks: Sequence[Mark] = ()


def load_inputs(
    review: Review,
    hashes: Mapping[str, str] | None = None,
    hear: Callable[[Codebook, list[Example], list[Decision]], None] = lambda codebook, examples, decisions: None,
) -> Inputs:
    """Return every input of ``review``, read and validated.

    ``hashes`` are those of ``hash_inputs``, where they are known already. ``hear`` is told what coding rests on as soon as that
    is read, before the transcripts are: somebody may learn from it meanwhile.

    Raises:
        InputFaults: all faults of the settings, codebook, ledger, roster, coding, screening and judgement files together.

    Example:
        >>> from litreview.review import load_review
        >>> len(load_inputs(load_review(".")).codebook) >= 131
        True
    """
    faults: list[Fault] = []
    hashes = dict(hashes) if hashes is not None else hash_inputs(review)

    def load(part: str, loader: Callable[..., Any], fallback: Any, *arguments: Any, **options: Any) -> Any:
        path = review.root / part
        if not path.exists():
            return fallback
        try:
            return loader(path, *arguments, **options)
        except InputFaults as error:
            faults.extend(error.faults)
            return fallback

    if not review.codebook.exists():
        faults.append(Fault("corpus/codebook.csv", 0, "not found; `litreview new` brings one"))
    codebook = load("corpus/codebook.csv", load_codebook, Codebook({}), "corpus/codebook.csv")
    renamed = load(RENAMED, load_renamed, {}, RENAMED, codebook) if codebook else {}
    examples = load(BANK, load_examples, [], BANK, codebook, renamed) if codebook else []
    records, rejected = load("references.bib", shelve_bibliography, ([], []), "references.bib")
    ledger = load(_LEDGER, load_ledger, {}, _LEDGER)
    roster = None
    if review.roster is not None:
        shown = review.settings.privacy.roster
        if not review.roster.exists():
            line = _roster_line(review)
            faults.append(Fault("review.toml", line, f"privacy.roster: {shown} is not found; correct the path or remove the key"))
        roster = load(str(review.roster.absolute()), load_roster, None, shown, illustrative=review.settings.review.illustrative)
        sound = roster is not None and not any(fault.path == _LEDGER for fault in faults)
        faults.extend(check_people(roster, ledger, _LEDGER) if sound else ())
    signoffs = load(_SIGNOFFS, load_signoffs, {}, _SIGNOFFS)
    coding = load("corpus/coding", load_coding, Coding([], [], [], []), codebook, renamed, review.settings.coding.coders)
    hear(codebook, examples, coding.decisions)
    judgements = load("corpus/judgements.csv", load_judgements, [], "corpus/judgements.csv", codebook, renamed)
    screened = load(_SCREENING, load_screening, [], _SCREENING)
    screening = settle_records(screened)
    pairs = load(_PAIRS, load_pairs, [], _PAIRS)
    imported = load(_IMPORTS, load_imports, [], _IMPORTS)
    speech = gather_speech(review, ledger) if find_unused(ledger) else Speech()
    faults += find_repeated(review, ledger, speech)
    if faults:
        raise InputFaults(faults)
    decisions, apart = set_codings_apart(coding.decisions, speech)
    sources, unused = find_sources(review, hashes)
    someone_left = any(is_excluded(key, screening) for key in screening)
    works = group_works(records, pairs) if someone_left else Works({}, {})
    left = list_left(screening, works) if someone_left else frozenset()
    unused += [row for source in sources for row in _tell_unread(source, screening, left)]
    sources = [source for source in sources if source.citation_key not in left]
    notices = [
        *_notices(records, rejected, sources, screened, works.copy_of),
        *(Fault(r["path"], 0, r["reason"]) for r in unused),
    ]
    integrity = check_records(records, [key for key in screening if is_excluded(key, screening)], imported)
    notices += tell_integrity(integrity, "references.bib", [row["line"] for row in rejected if row["kind"] == "doi"])
    notices += find_gone(imported, (record.citation_key for record in records), _IMPORTS) if imported else []
    notices += tell_unfinished(review.references, review.corpus)
    keys = {record.citation_key for record in records} if pairs else set()
    notices += find_unknown(pairs, keys, _PAIRS)
    notices += find_unsettled(settle_pairs(pair for pair in pairs if keys.issuperset(pair.keys)), _PAIRS)
    signed = {source.shown: source.sha256 for source in sources if source.consultation}
    notices += [*coding.notices, *(Fault(row["path"], row["line"], row["reason"]) for row in apart)]
    unused += [*coding.rejected, *apart]
    notices += load(_SIGNOFFS, check_signoffs, [], _SIGNOFFS, signed)
    return Inputs(
        records, sources, codebook, ledger, roster, signoffs, decisions, judgements, screening, rejected + unused, notices,
        hashes, examples, screened=screened, imported=imported, pairs=pairs, integrity=integrity, left=left,
        marks=coding.marks,
    )  # fmt: skip


def find_edited(review: Review, inputs: Inputs) -> list[Fault]:
    """Return a fault for each file that is no longer what it was when ``inputs`` were loaded, or that came or went.

    A coder's file that grew at its end is no such file: somebody codes while the run is under way.

    Example:
        >>> from litreview.review import load_review
        >>> review = load_review("."); find_edited(review, load_inputs(review))
        []
    """
    return [Fault(path, 0, EDITED) for path in _find_changed(review, inputs) if not _has_grown(review, inputs, path)]


def find_grown(review: Review, inputs: Inputs) -> list[Fault]:
    """Return a notice for each coder's file to which something was added since ``inputs`` were loaded.

    Example:
        >>> from litreview.review import load_review
        >>> review = load_review("."); find_grown(review, load_inputs(review))
        []
    """
    return [Fault(path, 0, GROWN) for path in _find_changed(review, inputs) if _has_grown(review, inputs, path)]


def find_sources(review: Review, hashes: Mapping[str, str] | None = None) -> tuple[list[SourceFile], list[dict[str, Any]]]:
    """Return the files of the corpus in order of their path, and ``rejected`` rows for those that cannot be used.

    ``hashes`` are the SHA-256 of files by path as shown, where they are known already.

    Example:
        >>> from litreview.review import load_review
        >>> all(source.sha256 for source in find_sources(load_review("."))[0])
        True
    """
    found, unused = [], []
    for folder, suffixes in (("literature", LITERATURE_SUFFIXES), ("consultation", CONSULTATION_SUFFIXES)):
        for path in list_candidates(review, folder):
            shown = review.relative(path)
            reason = _why_unused(path, folder, suffixes)
            digest = "" if reason else (hashes or {}).get(shown) or hash_if_readable(path)
            if digest:
                found.append(SourceFile(path, shown, digest, folder == "consultation"))
            elif reason or path.is_file():
                reason = reason or "cannot be read; check that it is a file you may open"
                unused.append({"path": shown, "line": 0, "kind": "format" if path.is_file() else "file", "reason": reason})
    return found, unused


def is_excluded(citation_key: str, screening: Mapping[str, Outcome]) -> bool:
    """Return whether people screened a work out or did not retrieve it; nothing of it may then count as evidence.

    Example:
        >>> is_excluded("roe2020", {"roe2020": Outcome("exclude", "wrong population")})
        True
    """
    return screening.get(citation_key, Outcome())[0] in _UNREAD


def _find_changed(review: Review, inputs: Inputs) -> list[str]:
    now = hash_inputs(review)
    return sorted(path for path in now.keys() | inputs.hashes.keys() if now.get(path) != inputs.hashes.get(path))


def _has_grown(review: Review, inputs: Inputs, shown: str) -> bool:
    path = review.root / shown
    coded = path.parent == review.corpus / "coding" and path.suffix == ".jsonl"
    return coded and path.is_file() and begins_as_before(path, inputs.hashes.get(shown, ""))


def _roster_line(review: Review) -> int:
    """Return the line of ``review.toml`` that names the roster."""
    lines = (review.root / "review.toml").read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.partition("=")[0].strip() == "roster"), 0)


def _tell_unread(source: SourceFile, screening: Mapping[str, Outcome], left: Container[str]) -> Iterator[dict[str, Any]]:
    if source.citation_key in left:
        own = screening.get(source.citation_key, Outcome()).decision
        reason = _UNREAD.get(own, _UNREAD_COPY)
        yield {"path": source.shown, "line": 0, "kind": "screening", "reason": reason}


def _why_unused(path: Path, folder: str, suffixes: Iterable[str]) -> str:
    if path.is_symlink() and not path.is_file():
        return "is a link to a folder or to nothing, which is not followed; put the files themselves here"
    if path.is_file() and path.suffix.lower() not in suffixes:
        return f"not read; {folder} takes {' '.join(sorted(suffixes))}"
    return ""


def _notices(
    records: Sequence[Record],
    rejected: list[dict[str, Any]],
    sources: list[SourceFile],
    screened: Sequence[ScreeningLine],
    copy_of: Mapping[str, str],
) -> Iterator[Fault]:
    keys = {record.citation_key for record in records}
    for row in rejected:
        yield Fault(row["path"], row["line"], row["reason"])
    for source in sources:
        if not source.consultation and source.citation_key not in keys:
            yield Fault(source.shown, 0, "no entry of references.bib has this name as its key; the text is read without a record")
    yield from (Fault(_SCREENING, line, told) for line, told in find_odd(screened, keys, copy_of))
