"""A run from its inputs to the published outputs: tables, notebooks, reports, gate, publication."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from litreview.coding.blind import find_blind
from litreview.errors import InputFaults, NotebookFailed, ReleaseRefused
from litreview.privacy.confidential import Secrets
from litreview.privacy.gate import check_release
from litreview.reporting.exporter import export_reports
from litreview.reporting.versions import list_versions
from litreview.review import Review
from litreview.running.changes import compare_runs
from litreview.running.edited import find_edited, find_grown
from litreview.running.history import delete_run, exceeds_consent, find_outdated_consent, next_place
from litreview.running.inputs import Inputs
from litreview.running.kernels import KernelServer
from litreview.running.notebooks import NotebookJob
from litreview.running.options import Options, RunOutcome
from litreview.running.parameters import show_values
from litreview.running.pipeline import Built, build_tables
from litreview.running.publish import publish
from litreview.running.purging import stop_if_consent_changed
from litreview.running.record import write_run_record
from litreview.running.secrets import list_secrets
from litreview.running.spans import check_spans
from litreview.running.store import Store
from litreview.running.taken_over import fill_notebooks
from litreview.running.whole_tables import write_whole


def run_whole(
    review: Review,
    inputs: Inputs,
    options: Options,
    staging: Path,
    digest: str,
    jobs: list[NotebookJob],
    kernels: KernelServer,
) -> RunOutcome:
    """Return the outcome of a run that was made in ``staging`` and published; its notebooks run in ``kernels``.

    Raises:
        InputFaults: somebody edited the inputs while they were read; nothing was published.
        NotebookFailed: a notebook failed; what may be kept of it lies in ``staging``.
        SpanError: a quotation is not its text.
        ReleaseRefused: the release gate found something that may not leave.

    Example:
        >>> run_whole.__name__
        'run_whole'
    """
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = perf_counter()
        result = work()
        seconds[stage] = round(perf_counter() - started, 3)
        return result

    before = _find_comparable(review.outputs, inputs)
    store = Store(review.outputs, fresh=options.force)
    built = timed("tables", lambda: build_tables(review, inputs, options.jobs, options.say, options.scheduler, store))
    options.say(f"checked {check_spans(built.tables, built.texts)} quotations against their texts")
    timed("writing", lambda: _write_run(review, inputs, built, staging))
    edited = find_edited(review, inputs)
    if edited:
        raise InputFaults(edited)
    changes = compare_runs(before, staging)
    changes.to_csv(staging / "changes.csv", index=False, lineterminator="\n")
    record: dict[str, Any] = {
        "run_id": staging.name,
        "place": next_place(review.outputs),
        "compared_with": before.name if before else "",
        # A run with notebooks of an earlier one is no whole run of these inputs, so the next may not be left out.
        "digest": "" if options.only else digest,
        **_describe(inputs, options, built),
        "stages": seconds,
    }
    write_run_record(staging, record)
    try:
        filled = timed("notebooks", lambda: fill_notebooks(review, options, jobs, staging, kernels))
    except NotebookFailed:
        _keep_releasable(staging, list_secrets(review, inputs, built.results))
        raise
    record |= {"notebooks": filled.seconds, "reused": filled.reused, "reads": filled.reads}
    record["notices"] += filled.notices
    options.say("exporting reports")
    timed("reports", lambda: export_reports(staging))
    options.say("searching every file for what may not leave")
    secrets = list_secrets(review, inputs, built.results)
    passed = timed("gate", lambda: check_release(staging, secrets, jobs=options.jobs))
    record["gate"] = {"passed_at": datetime.now(UTC).isoformat(timespec="seconds"), **passed._asdict()}
    edited = find_edited(review, inputs)
    stop_if_consent_changed(edited)
    edited += find_grown(review, inputs)
    if edited:
        # The tables hold what was read before; the next run must see that something has changed since.
        record["digest"] = ""
    write_run_record(staging, record)
    # The record says when the gate let the rest pass, so it is written last, and searched again by itself.
    check_release(staging, secrets, only=("run.json",))
    folder = publish(staging, review.outputs, review.settings.run.keep_runs)
    store.publish(folder.name, built.results.keys())
    for old in find_outdated_consent(review.outputs, inputs.ledger):
        delete_run(old, review.outputs)
    return RunOutcome(folder, True, tuple(map(str, [*inputs.notices, *built.notices, *filled.notices, *edited, *store.notices])))


def _describe(inputs: Inputs, options: Options, built: Built) -> dict[str, Any]:
    """What the record of a run says before its notebooks run: of what it was made, and what was odd."""
    return {
        "inputs": inputs.hashes,
        "versions": list_versions(),
        "parameters": show_values(options.parameters),
        "notebooks": {},
        "reused": [],
        "reused_documents": built.results.reused,
        "notices": [str(notice) for notice in (*inputs.notices, *built.notices)],
        "gate": "not yet passed",
    }


def _find_comparable(outputs: Path, inputs: Inputs) -> Path | None:
    """Return the last run, which changes are told from, or ``None`` where it holds what somebody's consent covers no more.

    The differences between two runs, with and without one person, are what that person said.
    """
    latest = (outputs / "latest").resolve()
    return latest if (latest / "tables").exists() and not exceeds_consent(latest, inputs.ledger) else None


def _write_run(review: Review, inputs: Inputs, built: Built, staging: Path) -> None:
    write_whole(built.tables, built.texts, staging)
    shutil.copyfile(review.codebook, staging / "tables" / "codebook.csv")
    settings = review.settings
    public = {
        **settings.review.model_dump(),
        "min_group": settings.privacy.min_group,
        "participants": {language: page.model_dump() for language, page in settings.participants.items()},
        "held_back": list(built.held_back),
        "blind": sorted(find_blind(inputs.marks, settings.coding.double)),
    }
    (staging / "review.json").write_text(json.dumps(public, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _keep_releasable(staging: Path, secrets: Secrets) -> None:
    """Delete the notebooks of a failed run as far as they got, unless all of them could be released."""
    try:
        check_release(staging / "notebooks", secrets)
    except ReleaseRefused:
        shutil.rmtree(staging / "notebooks")
