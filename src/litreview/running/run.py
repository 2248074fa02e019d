"""A whole run, from the inputs to the published outputs."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from litreview.errors import InputFaults, NotebookFailed, ReleaseRefused, UsageError
from litreview.privacy.confidential import Secrets
from litreview.privacy.gate import check_release
from litreview.reporting.exporter import export_reports
from litreview.review import Review
from litreview.running.changes import compare_runs
from litreview.running.history import delete_run, exceeds_consent, find_outdated_consent, next_place
from litreview.running.inputs import Inputs, find_edited, load_inputs
from litreview.running.lock import hold_lock
from litreview.running.notebooks import NotebookJob, plan_notebooks, run_notebooks
from litreview.running.pipeline import Built, build_tables
from litreview.running.publish import clear_staging, keep_failed, publish, staging_folder
from litreview.running.purging import purge_revoked, stop_if_consent_changed
from litreview.running.record import input_digest, list_versions, name_run, read_record, write_record
from litreview.running.secrets import list_secrets
from litreview.running.spans import check_spans
from litreview.tables import write_table


@dataclass(frozen=True)
class Options:
    """How a run was asked for; ``say`` hears one line per step."""

    only: str = ""
    jobs: int = 2
    force: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)
    scheduler: str = ""
    say: Callable[[str], None] = lambda line: None


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the published folder, whether anything was done, and the notices on the inputs."""

    folder: Path
    changed: bool
    notices: tuple[str, ...] = ()


def run_review(review: Review, options: Options) -> Outcome:
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
    jobs = plan_notebooks(review.root / "notebooks", options.only, options.parameters)
    if options.only and not jobs:
        raise UsageError(f"no notebook begins with {options.only!r}")
    with hold_lock(review.outputs):
        clear_staging(review.outputs)
        inputs = load_inputs(review)
        digest = input_digest(inputs.hashes, options.parameters)
        latest = review.outputs / "latest"
        if options.only:
            _check_reusable(read_record(latest), inputs)
        elif not options.force and read_record(latest).get("digest") == digest:
            return Outcome(latest.resolve(), False, tuple(map(str, inputs.notices)))
        staging = staging_folder(review.outputs, name_run(digest, datetime.now(UTC)))
        try:
            return _run(review, inputs, options, staging, digest, jobs)
        except NotebookFailed as failure:
            keep_failed(staging, review.outputs, str(failure))
            raise
        finally:
            # What is still staged here was interrupted or refused: it passed no gate, so none of it may stay.
            shutil.rmtree(staging.parent, ignore_errors=True)


def _check_reusable(record: Mapping[str, Any], inputs: Inputs) -> None:
    """Raise ``UsageError`` where executed notebooks of the last run may not be taken over.

    What somebody withdrew since could stand in them, and a gate cannot know words whose transcript is gone.
    """
    if not record:
        raise UsageError("--only needs the outputs of a whole run; run once without it")
    before, now = (_consultation(hashes) for hashes in (record.get("inputs", {}), inputs.hashes))
    if before != now:
        raise UsageError("the consultation has changed since the last run, so no notebook of it may be kept; run without --only")


def _consultation(hashes: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in hashes.items() if path == "roster" or path.startswith("corpus/consultation/")}


def _run(review: Review, inputs: Inputs, options: Options, staging: Path, digest: str, jobs: list[NotebookJob]) -> Outcome:
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = perf_counter()
        result = work()
        seconds[stage] = round(perf_counter() - started, 3)
        return result

    latest = review.outputs / "latest"
    before = _find_comparable(review.outputs, inputs)
    built = timed("tables", lambda: build_tables(review, inputs, options.jobs, options.say, options.scheduler))
    options.say(f"checked {check_spans(built.tables, built.texts)} quotations against their texts")
    timed("writing", lambda: _write_run(review, built, staging))
    edited = find_edited(review, inputs)
    if edited:
        raise InputFaults(edited)
    changes = compare_runs(before, staging)
    changes.to_csv(staging / "changes.csv", index=False, lineterminator="\n")
    record = {
        "run_id": staging.name,
        "place": next_place(review.outputs),
        "compared_with": before.name if before else "",
        # A run with notebooks of an earlier one is no whole run of these inputs, so the next may not be left out.
        "digest": "" if options.only else digest,
        "inputs": inputs.hashes,
        "versions": list_versions(),
        "parameters": dict(options.parameters),
        "stages": seconds,
        "notebooks": {},
        "reused": [],
        "notices": [str(notice) for notice in built.notices],
        "gate": "not yet passed",
    }
    write_record(staging, record)
    if options.only:
        _reuse_notebooks(latest, staging, {job.name for job in jobs}, record)
    try:
        timed("notebooks", lambda: _run_notebooks(review, options, staging, jobs, record))
    except NotebookFailed:
        _keep_releasable(staging, list_secrets(review, inputs, built.processed))
        raise
    options.say("exporting reports")
    timed("reports", lambda: export_reports(staging))
    options.say("searching every file for what may not leave")
    secrets = list_secrets(review, inputs, built.processed)
    passed = timed("gate", lambda: check_release(staging, secrets))
    record["gate"] = {"passed_at": datetime.now(UTC).isoformat(timespec="seconds"), **passed._asdict()}
    edited = find_edited(review, inputs)
    stop_if_consent_changed(edited)
    if edited:
        # The tables hold what was read before; the next run must see that something has changed since.
        record["digest"] = ""
    write_record(staging, record)
    # The record says when the gate let the rest pass, so it is written last, and searched again by itself.
    check_release(staging, secrets, only=("run.json",))
    folder = publish(staging, review.outputs, review.settings.run.keep_runs)
    for old in find_outdated_consent(review.outputs, inputs.ledger):
        delete_run(old, review.outputs)
    return Outcome(folder, True, tuple(map(str, [*inputs.notices, *built.notices, *edited])))


def _find_comparable(outputs: Path, inputs: Inputs) -> Path | None:
    """Return the last run, which changes are told from, or ``None`` where it holds what somebody's consent covers no more.

    The differences between two runs, with and without one person, are what that person said.
    """
    latest = (outputs / "latest").resolve()
    return latest if (latest / "tables").exists() and not exceeds_consent(latest, inputs.ledger) else None


def _write_run(review: Review, built: Built, staging: Path) -> None:
    for name, frame in built.tables.items():
        write_table(name, frame, staging / "tables")
    for document_id, text in built.texts.items():
        (staging / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    shutil.copyfile(review.codebook, staging / "tables" / "codebook.csv")
    settings = review.settings
    public = {
        **settings.review.model_dump(),
        "min_group": settings.privacy.min_group,
        "participants": {language: page.model_dump() for language, page in settings.participants.items()},
        "held_back": list(built.held_back),
    }
    (staging / "review.json").write_text(json.dumps(public, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _run_notebooks(review: Review, options: Options, staging: Path, jobs: list[NotebookJob], record: dict[str, Any]) -> None:
    timeout = review.settings.run.cell_timeout
    for name, taken in run_notebooks(jobs, staging, options.jobs, timeout):
        record["notebooks"][name] = round(taken, 3)
        options.say(f"ran notebook {name}")
    record["notebooks"] = dict(sorted(record["notebooks"].items()))


def _keep_releasable(staging: Path, secrets: Secrets) -> None:
    """Delete the notebooks of a failed run as far as they got, unless all of them could be released."""
    try:
        check_release(staging / "notebooks", secrets)
    except ReleaseRefused:
        shutil.rmtree(staging / "notebooks")


def _reuse_notebooks(latest: Path, staging: Path, fresh: set[str], record: dict[str, Any]) -> None:
    for notebook in sorted((latest / "notebooks").glob("*.ipynb")):
        if notebook.stem not in fresh:
            shutil.copy(notebook, staging / "notebooks")
            record["reused"].append(notebook.stem)
