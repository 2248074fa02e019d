"""New entries behind the last of ``references.bib``, and the ledger of imports, in what is one step for whoever looks.

The ledger as it will be is staged beside it first, under a name made of what both files hold by then; the bibliography is
replaced, then the ledger by what was staged. Where the work is cut short, either the bibliography is as it was and what is
staged goes, or it has the entries and what is staged is put in its place: the next import begins with that.
"""

import codecs
import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from litreview.errors import Fault, InputFaults
from litreview.sources.encoding import decode
from litreview.sources.imports import ImportLine, render_imports

LEDGER = "imports.csv"
_STAGED = ".imports-*.csv"


def finish_import(bibliography: Path, corpus: Path) -> None:
    """Put the ledger in its place that an import left staged when it was cut short, or away where nothing came of it.

    Example:
        >>> finish_import(Path("no/references.bib"), Path("no/corpus"))
    """
    for staged in sorted(corpus.glob(_STAGED)):
        if staged.name == _staged_name(_read(bibliography), _read(corpus / LEDGER)):
            staged.replace(corpus / LEDGER)
        else:
            staged.unlink()


def append_import(bibliography: Path, before: bytes, after: bytes, corpus: Path, lines: Iterable[ImportLine]) -> None:
    """Write ``after`` in place of ``before`` in the bibliography, and ``lines`` behind the last of the ledger in ``corpus``.

    Raises:
        InputFaults: the bibliography is no longer what it was.

    Example:
        >>> where = Path(tempfile.mkdtemp())
        >>> line = ImportLine("a.ris", "00", "Scopus", "database", 1, "One", "added", "lee2020")
        >>> append_import(where / "r.bib", b"", b"@misc{lee2020}", where, [line]); sorted(path.name for path in where.iterdir())
        ['imports.csv', 'r.bib']
    """
    staged = stage_import(after, corpus, lines)
    if after != before:
        if _read(bibliography) != before:
            staged.unlink()
            raise InputFaults([Fault(bibliography.name, 0, "was edited while the import was under way; import again")])
        _replace(bibliography, after, like=bibliography)
    staged.replace(corpus / LEDGER)


def stage_import(after: bytes, corpus: Path, lines: Iterable[ImportLine]) -> Path:
    """Return where the ledger with ``lines`` lies that belongs to the bibliography ``after``, until both are in their places.

    Example:
        >>> stage_import(b"@misc{lee2020}", Path(tempfile.mkdtemp()), []).name.startswith(".imports-")
        True
    """
    ledger = _read(corpus / LEDGER)
    staged = corpus / _staged_name(after, ledger)
    _replace(staged, render_imports(ledger, lines), like=corpus / LEDGER)
    return staged


def append_entries(before: bytes, texts: Sequence[str], added: set[str], shown: str) -> bytes:
    """Return the bytes of a bibliography with ``texts`` behind its last entry, in its encoding and with its line ends.

    Raises:
        InputFaults: one of the keys ``added`` would not be read there.

    Example:
        >>> append_entries(b"@misc{a, title={A}}", ["@misc{b, title={B}}\\n"], {"b"}, "r.bib")
        b'@misc{a, title={A}}\\n\\n@misc{b, title={B}}\\n'
    """
    if not texts:
        return before
    newline = "\r\n" if b"\r\n" in before else "\n"
    encoding = _encoding(before)
    gap = "" if not before else newline if before.endswith("\n".encode(encoding)) else newline * 2
    after = before + (gap + "\n".join(texts).replace("\n", newline)).encode(encoding)
    lost = sorted(added - _readable_keys(decode(after)[0]))
    if lost:
        message = f"the new entries {', '.join(lost[:5])} would not be readable behind its last entry; mend that first"
        raise InputFaults([Fault(shown, 0, message)])
    return after


def _replace(path: Path, data: bytes, like: Path) -> None:
    """Write ``data`` to ``path`` in one step, with the rights of the file ``like``."""
    # Hidden, and of a name that no finished stage has.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".imports-unfinished-", suffix=".csv")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, like.stat().st_mode & 0o777 if like.exists() else 0o644)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _staged_name(bibliography: bytes, ledger: bytes) -> str:
    return f".imports-{hashlib.sha256(hashlib.sha256(bibliography).digest() + ledger).hexdigest()}.csv"


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _readable_keys(source: str) -> set[str]:
    import bibtexparser

    return {entry.key for entry in bibtexparser.parse_string(source, parse_stack=[]).entries}


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-8"
