"""New entries in ``references.bib``, their lines in the ledger and the pairs to ask about: one step for whoever looks later.

Lines and pairs are staged first, together. Then the bibliography is replaced, then the ledger, then the pairs are appended, and
what is staged goes. Where the work is cut short, what the bibliography holds tells whether to finish it or to begin again.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.review import Review
from litreview.sources.bibliography import load_bibliography
from litreview.sources.imports import ImportLine, load_imports, render_imports
from litreview.sources.pairs import DuplicatePair, append_pairs, load_pairs
from litreview.sources.replacing import clear_unfinished, replace_file
from litreview.sources.writing_turns import hold_turn

LEDGER, PAIRS = "imports.csv", "duplicates.csv"
_STAGED, _STAGING = ".import-unfinished", ".import-staging"
_SHOWN = f"corpus/{LEDGER}"
_PATIENCE = 60
"""Seconds that an import waits for another one."""


class Staged(NamedTuple):
    """What an import writes behind the bibliography: a line for every record, and the pairs that a person must settle."""

    lines: Sequence[ImportLine] = ()
    pairs: Sequence[DuplicatePair] = ()


@contextmanager
def hold_import(review: Review, patience: float = _PATIENCE) -> Iterator[None]:
    """Be the only one who imports into ``review`` while the block runs.

    Raises:
        RunLocked: another import did not come to an end within ``patience`` seconds.

    Example:
        >>> import tempfile; from litreview.review import About, Settings
        >>> with hold_import(Review(Path(tempfile.mkdtemp()), Settings(review=About(title="t")))): "alone"
        'alone'
    """
    with hold_turn(review.outputs / ".import.lock", review.references.name, patience):
        yield


def append_import(bibliography: Path, before: bytes, after: bytes, corpus: Path, staged: Staged) -> int:
    """Return how many pairs are new, after ``after`` was written in place of ``before``, and what is ``staged`` to ``corpus``.

    Whoever calls holds the import, and nothing is staged yet.

    Raises:
        InputFaults: the bibliography is no longer what it was, or the ledger or the pairs cannot be read.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> line = ImportLine("a.ris", "00", "Scopus", "database", 1, "One", "added", "lee2020")
        >>> append_import(where / "r.bib", b"", b"@misc{lee2020}", where, Staged([line]))
        0
        >>> sorted(path.name for path in where.iterdir())
        ['imports.csv', 'r.bib']
    """
    stage_import(corpus, staged)
    if after != before:
        if (bibliography.read_bytes() if bibliography.exists() else b"") != before:
            drop_import(corpus)
            raise InputFaults([Fault(bibliography.name, 0, "was edited while the import was under way; import again")])
        replace_file(bibliography, after)
    return _write(corpus, staged)


def stage_import(corpus: Path, staged: Staged) -> None:
    """Lay what an import will write beside the files that it goes into, all of it or nothing.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> stage_import(where, Staged(pairs=[DuplicatePair("a", "b")])); [path.name for path in where.iterdir()]
        ['.import-unfinished']
    """
    shutil.rmtree(corpus / _STAGING, ignore_errors=True)
    (corpus / _STAGING).mkdir()
    replace_file(corpus / _STAGING / LEDGER, render_imports(b"", staged.lines))
    append_pairs(corpus / _STAGING / PAIRS, staged.pairs)
    (corpus / _STAGING).rename(corpus / _STAGED)


def finish_import(bibliography: Path, corpus: Path) -> list[Fault]:
    """Return what is to be told of an import that was cut short, after it was finished where that can be.

    It is finished where the bibliography holds every entry that it added; else its files must be imported again, and what is
    staged stays for ``drop_import``. Whoever calls holds the import.

    Raises:
        InputFaults: the ledger, the pairs or what is staged cannot be read; nothing is written.

    Example:
        >>> finish_import(Path("no/references.bib"), Path("no/corpus"))
        []
    """
    for path in (bibliography, corpus / LEDGER, corpus / PAIRS):
        clear_unfinished(path)
    if not (corpus / _STAGED).is_dir():
        return []
    staged, known = _load_staged(corpus), _read_keys(bibliography)
    if not _is_held(staged, known):
        return tell_unfinished(bibliography, corpus)
    standing = Counter(map(_identify, load_imports(corpus / LEDGER, _SHOWN)))
    lines = [line for line in staged.lines if not _take(standing, _identify(line))]
    _write(corpus, Staged(lines, [pair for pair in staged.pairs if known.issuperset(pair.keys)]))
    files = _name_files(staged)
    return [Fault(_SHOWN, 0, f"an import of {files} was cut short before its last step and is finished now")] if files else []


def heed_import(review: Review) -> list[Fault]:
    """Return what ``finish_import`` tells of ``review``, where an import is under way or was cut short, else nothing.

    Raises:
        InputFaults: the ledger, the pairs or what is staged cannot be read.
        RunLocked: an import is under way and does not come to an end.

    Example:
        >>> from litreview.review import load_review
        >>> heed_import(load_review("."))
        []
    """
    if not (review.corpus / _STAGED).is_dir():
        return []
    with hold_import(review):
        return finish_import(review.references, review.corpus)


def drop_import(corpus: Path) -> None:
    """Put away what an import has staged that was cut short and cannot be finished.

    Example:
        >>> drop_import(Path("no/corpus"))
    """
    # Pairs first: lines without pairs are finished or told of like those with them.
    (corpus / _STAGED / PAIRS).unlink(missing_ok=True)
    shutil.rmtree(corpus / _STAGED, ignore_errors=True)


def tell_unfinished(bibliography: Path, corpus: Path) -> list[Fault]:
    """Return a notice where an import is under way or was cut short, what to do then, else nothing.

    Raises:
        InputFaults: what is staged cannot be read.

    Example:
        >>> tell_unfinished(Path("no/references.bib"), Path("no/corpus"))
        []
    """
    staged = _load_staged(corpus)
    if not staged.lines:
        return []
    added, known = _list_added(staged), _read_keys(bibliography)
    if _is_held(staged, known):
        told = "was cut short before its last step; the next `litreview run` or `litreview import` finishes it"
    else:
        held = f"{bibliography.name} holds {len(added & known)} of the {len(added)} entries that it was to add"
        told = f"is under way or was cut short, and {held}; import it again to have its records accounted for"
    return [Fault(_SHOWN, 0, f"an import of {_name_files(staged)} {told}")]


def _load_staged(corpus: Path) -> Staged:
    folder = corpus / _STAGED
    lines, pairs = (f"corpus/{_STAGED}/{name}" for name in (LEDGER, PAIRS))
    return Staged(load_imports(folder / LEDGER, lines), load_pairs(folder / PAIRS, pairs))


def _write(corpus: Path, staged: Staged) -> int:
    """Return how many pairs are new, after what is ``staged`` was written and put away."""
    ledger = corpus / LEDGER
    if staged.lines:
        load_imports(ledger, _SHOWN)
        replace_file(ledger, render_imports(ledger.read_bytes() if ledger.exists() else b"", staged.lines))
    asked = append_pairs(corpus / PAIRS, staged.pairs)
    drop_import(corpus)
    return asked


def _list_added(staged: Staged) -> set[str]:
    return {line.citation_key for line in staged.lines if line.result == "added"}


def _is_held(staged: Staged, known: set[str]) -> bool:
    """Return whether every entry that was added is among the keys ``known``."""
    return known.issuperset(_list_added(staged))


def _read_keys(bibliography: Path) -> set[str]:
    records = load_bibliography(bibliography, bibliography.name)[0] if bibliography.exists() else []
    return {record.citation_key for record in records}


def _name_files(staged: Staged) -> str:
    return ", ".join(dict.fromkeys(line.file for line in staged.lines))


def _identify(line: ImportLine) -> tuple[str, int, str]:
    return line.sha256, line.line, line.title


def _take(standing: Counter[tuple[str, int, str]], one: tuple[str, int, str]) -> bool:
    """Return whether ``one`` is among those ``standing``, which then has one fewer of it."""
    there = standing[one] > 0
    standing[one] -= there
    return there
