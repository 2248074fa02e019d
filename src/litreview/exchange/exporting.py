"""The last good run handed over to other tools, through the same gate as its reports."""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from litreview.errors import UsageError
from litreview.exchange.qda_run import build_codes, build_project
from litreview.exchange.qdc import render_qdc
from litreview.exchange.qdpx import render_qdpx
from litreview.exchange.ris_text import render_ris
from litreview.exchange.word import render_word
from litreview.exchange.workbook import render_workbook
from litreview.privacy.confidential import Secrets
from litreview.privacy.gate import check_release
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review

FORMS: Mapping[str, Callable[[Run], bytes]] = {
    "qdpx": lambda run: render_qdpx(build_project(run)),
    "qdc": lambda run: render_qdc(build_codes(run)),
    "ris": lambda run: render_ris(run.table("records").to_dict("records")),
    "xlsx": render_workbook,
    "docx": render_word,
}
"""What makes the bytes of each form; a new form is one more line."""


def export_run(review: Review, form: str, target: Path, secrets: Secrets | None = None) -> None:
    """Write the last good run of ``review`` to the file ``target`` as ``form``, if the release gate lets it pass.

    ``secrets`` is what the gate looks for; without it, it looks for paths of this machine alone. ``target`` is replaced in
    one step, and stays as it was when anything fails.

    Raises:
        UsageError: there is no run yet, no such form, or no folder for ``target``.
        ReleaseRefused: the export holds something that may not leave.

    Example:
        >>> from litreview.review import load_review
        >>> export_run(load_review("."), "pdf", Path("x.pdf"))
        Traceback (most recent call last):
        litreview.errors.UsageError: 'pdf' is no form of export; it takes qdpx, qdc, ris, xlsx, docx
    """
    latest = check_export(review, form, target)
    with tempfile.TemporaryDirectory() as staging:
        staged = Path(staging) / f"export.{form}"
        write_export(latest, form, staged)
        check_release(Path(staging), secrets or Secrets())
        _replace(target, staged.read_bytes(), staged.stat().st_mode & 0o777)


def check_export(review: Review, form: str, target: Path) -> Path:
    """Return the folder of the run that an export would read: the one that ``latest`` points at now.

    Raises:
        UsageError: there is no run yet, no such form, or no place for ``target``.

    Example:
        >>> from litreview.review import load_review
        >>> check_export(load_review("."), "pdf", Path("x.pdf"))
        Traceback (most recent call last):
        litreview.errors.UsageError: 'pdf' is no form of export; it takes qdpx, qdc, ris, xlsx, docx
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


def write_export(run_folder: Path, form: str, target: Path) -> None:
    """Write the run in ``run_folder`` to the file ``target`` as ``form``, past no gate.

    Raises:
        UsageError: there is no such form.
        FileNotFoundError: ``run_folder`` is no run.

    Example:
        >>> write_export(Path("no/run"), "ris", Path("x.ris"))
        Traceback (most recent call last):
        FileNotFoundError: the run folder has no tables/; run `litreview run` first, or correct `run_folder`
    """
    _check_form(form)
    Path(target).write_bytes(FORMS[form](open_run(run_folder)))


def _check_form(form: str) -> None:
    if form not in FORMS:
        raise UsageError(f"{form!r} is no form of export; it takes {', '.join(FORMS)}")


def _replace(target: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".export-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, mode)
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)
