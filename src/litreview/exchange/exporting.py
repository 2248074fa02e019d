"""The last good run handed over to other tools, through the same gate as its reports."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from litreview.errors import UsageError
from litreview.exchange.bib_export import render_bib
from litreview.exchange.csl_export import render_csl
from litreview.exchange.dictionary import render_dictionary
from litreview.exchange.qda import end_lines
from litreview.exchange.qda_run import build_codes, build_project
from litreview.exchange.qdc import render_qdc
from litreview.exchange.qdpx import render_qdpx
from litreview.exchange.ris_text import render_ris
from litreview.exchange.run_records import list_run_records
from litreview.exchange.word import render_word
from litreview.exchange.workbook import render_workbook
from litreview.privacy.confidential import Secrets
from litreview.privacy.gate import check_release
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review
from litreview.sources.replacing import replace_file

FORMS: Mapping[str, Callable[[Run, Path | None], bytes]] = {
    "qdpx": lambda run, _: render_qdpx(build_project(run)),
    "qdpx-crlf": lambda run, _: render_qdpx(end_lines(build_project(run))),
    "qdc": lambda run, _: render_qdc(build_codes(run)),
    "ris": lambda run, references: render_ris(list_run_records(run, references)),
    "bib": lambda run, references: render_bib(list_run_records(run, references), references),
    "csl": lambda run, references: render_csl(list_run_records(run, references)),
    "xlsx": lambda run, _: render_workbook(run),
    "docx": lambda run, _: render_word(run),
    "dictionary": lambda run, _: render_dictionary(),
}
"""What makes the bytes of each form from a run and the references of its review; a new form is one more line."""

_NAMES = {"qdpx-crlf": "export.crlf.qdpx", "csl": "export.json", "dictionary": "dictionary.csv"}


def export_run(review: Review, form: str, target: Path, secrets: Secrets | None = None) -> None:
    """Write the last good run of ``review`` to the file ``target`` as ``form``, if the release gate lets it pass.

    ``secrets`` is what the gate looks for; without it, it looks for paths of this machine alone. ``target`` is replaced in
    one step, and stays as it was when anything fails.

    Raises:
        UsageError: there is no run yet, no such form, or no folder for ``target``.
        ReleaseRefused: the export holds something that may not leave.

    Example:
        >>> from litreview.review import load_review
        >>> export_run(load_review("."), "pdf", Path("x.pdf"))  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        litreview.errors.UsageError: 'pdf' is no form of export; it takes qdpx, ...
    """
    latest = check_export(review, form, target)
    with tempfile.TemporaryDirectory() as staging:
        staged = Path(staging) / name_export(form)
        write_export(latest, form, staged, review.references)
        check_release(Path(staging), secrets or Secrets())
        replace_file(target, staged.read_bytes())


def check_export(review: Review, form: str, target: Path) -> Path:
    """Return the folder of the run that an export would read: the one that ``latest`` points at now.

    Raises:
        UsageError: there is no run yet, no such form, or no place for ``target``.

    Example:
        >>> from litreview.review import load_review
        >>> check_export(load_review("."), "pdf", Path("x.pdf"))  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        litreview.errors.UsageError: 'pdf' is no form of export; it takes qdpx, ...
    """
    _check_form(form)
    latest = (review.outputs / "latest").resolve()
    if not (latest / "tables").is_dir():
        raise UsageError("there is no run to export yet; call `litreview run` first")
    if not target.parent.is_dir():
        raise UsageError(f"the folder of {target.name} does not exist; make it first")
    if target.is_dir():
        raise UsageError(f"{target.name} is a folder; name a file")
    return latest


def name_export(form: str) -> str:
    """Return what an export of ``form`` is called where nobody names it.

    Example:
        >>> name_export("ris"), name_export("csl"), name_export("dictionary")
        ('export.ris', 'export.json', 'dictionary.csv')
    """
    return _NAMES.get(form, f"export.{form}")


def write_export(run_folder: Path, form: str, target: Path, references: Path | None = None) -> None:
    """Write the run in ``run_folder`` to the file ``target`` as ``form``, past no gate.

    ``references`` is the bibliography that exports of records take volumes, pages and abstracts from; without it they hold
    what the table ``records`` has.

    Raises:
        UsageError: there is no such form.
        FileNotFoundError: ``run_folder`` is no run.

    Example:
        >>> write_export(Path("no/run"), "ris", Path("x.ris"))
        Traceback (most recent call last):
        FileNotFoundError: the run folder has no tables/; run `litreview run` first, or correct `run_folder`
    """
    _check_form(form)
    Path(target).write_bytes(FORMS[form](open_run(run_folder), references))


def _check_form(form: str) -> None:
    if form not in FORMS:
        raise UsageError(f"{form!r} is no form of export; it takes {', '.join(FORMS)}")
