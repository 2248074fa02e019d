"""Everything a run reads, loaded and checked once: what is wrong is reported together, what is odd is a notice."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from litreview.coding.codebook import Codebook, load_codebook
from litreview.coding.coder import BANK
from litreview.coding.examples import Example, load_examples
from litreview.coding.human import Coding, load_coding
from litreview.coding.records import Decision, Mark
from litreview.coding.renamed import RENAMED, load_renamed
from litreview.corpus.kinds import is_named_consultation
from litreview.errors import Fault
from litreview.exchange.import_writing import tell_unfinished
from litreview.privacy.consent import check_people
from litreview.privacy.ledger import Participant, load_ledger
from litreview.privacy.roster import Roster, load_roster
from litreview.privacy.signoff import check_signoffs, load_signoffs
from litreview.review import Review
from litreview.running.hashes import hash_inputs
from litreview.running.input_files import InputFiles
from litreview.running.repeated import find_repeated, find_unused, leave_reasons_out, set_codings_apart
from litreview.running.source_files import SourceFile, find_sources
from litreview.running.speech import Speech, gather_speech
from litreview.running.stamps import Stamp, stamp_inputs
from litreview.sources.bibliography import Record
from litreview.sources.imports import ImportLine, find_gone, load_imports
from litreview.sources.integrity import check_records, tell_integrity
from litreview.sources.pairs import DuplicatePair, find_unknown, load_pairs
from litreview.sources.record_shelf import shelve_bibliography
from litreview.sources.screening import ScreeningLine, load_screening
from litreview.synthesis.consensus import ScreeningOutcome, settle_records
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
_UNREAD_ABSTRACT = "belongs to a study that is screened out in corpus/screening.csv or not retrieved; decide on its record too"
_CONSULTED = (
    "evidence_kind=consultation is not heeded: transcripts and answers in corpus/consultation are consultation, a published"
    " report of one is literature; correct the keyword"
)
_TOLD = 5
"""Keys that one notice names."""
_LEDGER, _SIGNOFFS = "corpus/consultation/participants.csv", "corpus/consultation/signoff.csv"


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
    screening: Mapping[str, ScreeningOutcome] = field(default_factory=dict)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)
    screened: Sequence[ScreeningLine] = ()
    imported: Sequence[ImportLine] = ()
    pairs: Sequence[DuplicatePair] = ()
    integrity: Sequence[Mapping[str, Any]] = ()
    left: frozenset[str] = frozenset()
    marks: Sequence[Mark] = ()
    stamps: Mapping[str, Stamp] = field(default_factory=dict)


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
    stamps = stamp_inputs(review)
    hashes = dict(hashes) if hashes is not None else hash_inputs(review)
    files = InputFiles(review.root)
    codebook, renamed, examples = _load_codes(review, files)
    records, rejected = files.load("references.bib", shelve_bibliography, ([], []), "references.bib")
    ledger, roster = _load_people(review, files)
    signoffs = files.load(_SIGNOFFS, load_signoffs, {}, _SIGNOFFS)
    coding = files.load("corpus/coding", load_coding, Coding([], [], [], []), codebook, renamed, review.settings.coding.coders)
    hear(codebook, examples, coding.decisions)
    judgements = files.load("corpus/judgements.csv", load_judgements, [], "corpus/judgements.csv", codebook, renamed)
    screened = files.load(_SCREENING, load_screening, [], _SCREENING)
    pairs = files.load(_PAIRS, load_pairs, [], _PAIRS)
    imported = files.load(_IMPORTS, load_imports, [], _IMPORTS)
    speech = gather_speech(review, ledger) if find_unused(ledger) else Speech()
    files.faults += find_repeated(review, ledger, speech)
    files.refuse()
    decisions, apart = set_codings_apart(coding.decisions, speech)
    decisions, left_out = leave_reasons_out(decisions, ledger, speech)
    apart += left_out
    screening = settle_records(screened)
    works, left = _find_left(records, pairs, screening)
    found, unused = find_sources(review, hashes)
    unused += [row for source in found for row in _tell_unread(source, screening, left)]
    sources = [source for source in found if source.citation_key not in left]
    excluded = [key for key in screening if is_excluded(key, screening)]
    integrity = check_records(records, excluded, imported, settle_pairs(pairs).words)
    notices = [
        *_tell_records(records, rejected, sources, screened, works.copy_of),
        *_tell_rows(unused),
        *_tell_abstracts(records, found, screening, left),
        *tell_integrity(integrity, "references.bib", [row["line"] for row in rejected if row["kind"] == "doi"]),
        *_tell_references(review, records, imported, pairs),
        *coding.notices,
        *_tell_rows(apart),
        *files.load(_SIGNOFFS, check_signoffs, [], _SIGNOFFS, {s.shown: s.sha256 for s in sources if s.consultation}),
    ]
    return Inputs(
        records, sources, codebook, ledger, roster, signoffs, decisions, judgements, screening,
        [*rejected, *unused, *coding.rejected, *apart], notices, hashes, examples, screened=screened, imported=imported,
        pairs=pairs, integrity=integrity, left=left, marks=coding.marks, stamps=stamps,
    )  # fmt: skip


def is_excluded(citation_key: str, screening: Mapping[str, ScreeningOutcome]) -> bool:
    """Return whether people screened a work out or did not retrieve it; nothing of it may then count as evidence.

    Example:
        >>> is_excluded("roe2020", {"roe2020": ScreeningOutcome("exclude", "wrong population")})
        True
    """
    return screening.get(citation_key, ScreeningOutcome())[0] in _UNREAD


def _load_codes(review: Review, files: InputFiles) -> tuple[Codebook, Mapping[str, str], list[Example]]:
    """Return the codebook, the codes renamed in it, and the examples that coding learns from."""
    if not review.codebook.exists():
        files.faults.append(Fault("corpus/codebook.csv", 0, "not found; `litreview new` brings one"))
    codebook = files.load("corpus/codebook.csv", load_codebook, Codebook({}), "corpus/codebook.csv")
    if not codebook:
        return codebook, {}, []
    renamed = files.load(RENAMED, load_renamed, {}, RENAMED, codebook)
    return codebook, renamed, files.load(BANK, load_examples, [], BANK, codebook, renamed)


def _load_people(review: Review, files: InputFiles) -> tuple[dict[str, Participant], Roster | None]:
    """Return the ledger of participants and the roster of their names, if the review has one."""
    ledger = files.load(_LEDGER, load_ledger, {}, _LEDGER)
    if review.roster is None:
        return ledger, None
    shown = review.settings.privacy.roster
    if not review.roster.exists():
        reason = f"privacy.roster: {shown} is not found; correct the path or remove the key"
        files.faults.append(Fault("review.toml", _roster_line(review), reason))
    illustrative = review.settings.review.illustrative
    roster = files.load(str(review.roster.absolute()), load_roster, None, shown, illustrative=illustrative)
    if roster is not None and not any(fault.path == _LEDGER for fault in files.faults):
        files.faults.extend(check_people(roster, ledger, _LEDGER))
    return ledger, roster


def _roster_line(review: Review) -> int:
    """Return the line of ``review.toml`` that names the roster."""
    lines = (review.root / "review.toml").read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.partition("=")[0].strip() == "roster"), 0)


def _find_left(
    records: Sequence[Record], pairs: Sequence[DuplicatePair], screening: Mapping[str, ScreeningOutcome]
) -> tuple[Works, frozenset[str]]:
    """Return the works and the keys nothing of which may be read; no works where nothing was left out: they take long."""
    if not any(is_excluded(key, screening) for key in screening):
        return Works({}, {}), frozenset()
    works = group_works(records, pairs)
    return works, list_left(screening, works)


def _tell_unread(source: SourceFile, screening: Mapping[str, ScreeningOutcome], left: Container[str]) -> Iterator[dict[str, Any]]:
    if source.citation_key in left:
        own = screening.get(source.citation_key, ScreeningOutcome()).decision
        reason = _UNREAD.get(own, _UNREAD_COPY)
        yield {"path": source.shown, "line": 0, "kind": "screening", "reason": reason}


def _tell_abstracts(
    records: Iterable[Record], sources: Iterable[SourceFile], screening: Mapping[str, ScreeningOutcome], left: frozenset[str]
) -> Iterator[Fault]:
    """Yield one notice for all abstracts that are not read, though nobody decided on their records but on others of the study."""
    silent = left.difference(screening, (source.citation_key for source in sources))
    unread = [record for record in records if record.citation_key in silent and record.abstract] if silent else []
    if unread:
        named = ", ".join(record.citation_key for record in unread[:_TOLD]) + (", …" if len(unread) > _TOLD else "")
        yield Fault("references.bib", unread[0].line, f"abstracts not read: {len(unread)} ({named}); each {_UNREAD_ABSTRACT}")


def _tell_records(
    records: Sequence[Record],
    rejected: list[dict[str, Any]],
    sources: list[SourceFile],
    screened: Sequence[ScreeningLine],
    copy_of: Mapping[str, str],
) -> Iterator[Fault]:
    keys = {record.citation_key for record in records}
    yield from _tell_rows(rejected)
    for source in sources:
        if not source.consultation and source.citation_key not in keys:
            yield Fault(source.shown, 0, "no entry of references.bib has this name as its key; the text is read without a record")
    yield from (
        Fault("references.bib", each.line, f"{each.citation_key}: {_CONSULTED}")
        for each in records
        if is_named_consultation(each)
    )
    yield from (Fault(_SCREENING, line, told) for line, told in find_odd(screened, keys, copy_of))


def _tell_references(
    review: Review, records: Sequence[Record], imported: Sequence[ImportLine], pairs: Sequence[DuplicatePair]
) -> Iterator[Fault]:
    """Yield what is odd in the files that were imported and in the decisions on pairs."""
    keys = {record.citation_key for record in records}
    yield from find_gone(imported, keys, _IMPORTS)
    yield from tell_unfinished(review.references, review.corpus)
    yield from find_unknown(pairs, keys, _PAIRS)
    yield from find_unsettled(settle_pairs(pair for pair in pairs if keys.issuperset(pair.keys)), _PAIRS)


def _tell_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    return (Fault(row["path"], row["line"], row["reason"]) for row in rows)
