"""A run: begun under the lock, left out where nothing changed, else made whole or not at all."""

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import NotebookFailed, UsageError
from litreview.exchange.import_writing import heed_import
from litreview.review import Review
from litreview.running.hashes import hash_inputs
from litreview.running.lock import hold_lock
from litreview.running.options import Options, RunOutcome
from litreview.running.publish import clear_staging, keep_failed, staging_folder
from litreview.running.purging import purge_revoked
from litreview.running.record import input_digest, name_run, read_run_record
from litreview.running.temporary import clear_folders

if TYPE_CHECKING:
    from litreview.coding.codebook import Codebook
    from litreview.coding.examples import Example
    from litreview.coding.human import Decision
    from litreview.running.inputs import Inputs
    from litreview.running.kernels import KernelServer
    from litreview.running.notebooks import NotebookJob

_LARGE = 1_000_000
"""Bytes of references from which a review is large."""


def run_review(review: Review, options: Options) -> RunOutcome:
    """Return the outcome of a run: checked, built, executed, exported, released and published, or nothing at all.

    Raises:
        InputFaults: the inputs have faults, or somebody edited them while they were read; nothing was published.
        NotebookFailed: a notebook failed; the last good outputs stay and ``outputs/failed`` says what happened.
        SpanError: a quotation is not its text.
        ReleaseRefused: the release gate found something that may not leave.
        RunLocked: another run is under way.
        UsageError: ``only`` names no notebook, is asked for before a first whole run, or after the consultation changed.

    Example:
        >>> from litreview.review import load_review
        >>> run_review(load_review("."), Options(only="99"))
        Traceback (most recent call last):
        litreview.errors.UsageError: no notebook begins with '99'
    """
    purge_revoked(review, options.say)
    with hold_lock(review.outputs):
        clear_staging(review.outputs)
        clear_folders()
        for told in heed_import(review):
            options.say(f"notice: {told}")
        hashes = hash_inputs(review)
        if not options.only and not options.force and _is_current(review.outputs / "latest", hashes, options.parameters):
            record = read_run_record(review.outputs / "latest")
            return RunOutcome((review.outputs / "latest").resolve(), False, tuple(record["notices"]))
        return _run_again(review, options, hashes)


def _is_current(latest: Path, hashes: Mapping[str, str], parameters: Mapping[str, Any]) -> bool:
    """Return whether the last run was made of these very inputs by this very code, and lies there whole."""
    record = read_run_record(latest)
    files = record.get("gate", {}).get("files")
    return record.get("digest") == input_digest(hashes, parameters) and files == sum(p.is_file() for p in latest.rglob("*"))


def _run_again(review: Review, options: Options, hashes: Mapping[str, str]) -> RunOutcome:
    # What makes a run takes seconds to import, which a run with nothing to do must not cost.
    from litreview.running.inputs import load_inputs
    from litreview.running.kernels import serve_kernels
    from litreview.running.notebooks import plan_notebooks

    jobs = plan_notebooks(review.root / "notebooks", options.only, options.parameters)
    if options.only and not jobs:
        raise UsageError(f"no notebook begins with {options.only!r}")
    with ExitStack() as beside:
        inputs = load_inputs(review, hashes, partial(_learn_beside, beside, _is_worth_a_process(review, options)))
        digest = input_digest(hashes, options.parameters)
        if options.only:
            _check_reusable(read_run_record(review.outputs / "latest"), hashes)
        # Imports what notebooks need while the tables are made.
        kernels = beside.enter_context(serve_kernels(wanted=len(jobs) > 1))
        return _stage(review, inputs, options, digest, jobs, kernels)


def _stage(
    review: Review, inputs: "Inputs", options: Options, digest: str, jobs: "list[NotebookJob]", kernels: "KernelServer"
) -> RunOutcome:
    from litreview.running.whole import run_whole

    staging = staging_folder(review.outputs, name_run(digest, datetime.now(UTC)))
    try:
        return run_whole(review, inputs, options, staging, digest, jobs, kernels)
    except NotebookFailed as failure:
        keep_failed(staging, review.outputs, str(failure))
        raise
    finally:
        # What is still staged here was interrupted or refused: it passed no gate, so none of it may stay.
        shutil.rmtree(staging.parent, ignore_errors=True)


def _is_worth_a_process(review: Review, options: Options) -> bool:
    """Return whether codes are surely to be learned, and by this process: a large review has workers that learn them."""
    size = review.references.stat().st_size if review.references.exists() else 0
    cold = options.force or not (review.outputs / "latest").exists()
    return cold and options.jobs > 1 and not options.scheduler and size < _LARGE


def _learn_beside(
    beside: ExitStack, wanted: bool, codebook: "Codebook", examples: "list[Example]", decisions: "list[Decision]"
) -> None:
    from litreview.coding.coder import learning

    if wanted and codebook and examples:
        beside.enter_context(learning(tuple(codebook.values()), tuple(examples), tuple(decisions)))


def _check_reusable(record: Mapping[str, Any], hashes: Mapping[str, str]) -> None:
    """Raise ``UsageError`` where executed notebooks of the last run may not be taken over.

    What somebody withdrew since could stand in them, and a gate cannot know words whose transcript is gone.
    """
    if not record:
        raise UsageError("--only needs the outputs of a whole run; run once without it")
    before, now = (_consultation(each) for each in (record.get("inputs", {}), hashes))
    if before != now:
        raise UsageError("the consultation has changed since the last run, so no notebook of it may be kept; run without --only")


def _consultation(hashes: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in hashes.items() if path == "roster" or path.startswith("corpus/consultation/")}
