"""A run from its inputs to the published outputs: tables, notebooks, reports, gate, publication."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from litreview.coding.blind import find_blind
from litreview.errors import Fault, InputFaults, NotebookFailed, ReleaseRefused
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
from litreview.running.taken_over import Filled, fill_notebooks
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

    No example stands here: kernels take seconds to start.

    Raises:
        InputFaults: somebody edited the inputs while they were read; nothing was published.
        NotebookFailed: a notebook failed; what may be kept of it lies in ``staging``.
        SpanError: a quotation is not its text.
        ReleaseRefused: the release gate found something that may not leave.
    """
    making = _Making(review, inputs, options, staging)
    built = making.build()
    making.begin_record(built, digest)
    secrets = list_secrets(review, inputs, built.results)
    filled = making.fill(jobs, kernels, secrets)
    making.export()
    making.search(secrets)
    edited = making.close_record()
    # The record says when the gate let the rest pass, so it is written last, and searched again by itself.
    check_release(staging, secrets, only=("run.json",))
    folder = making.publish(built)
    return RunOutcome(
        folder, True, tuple(map(str, [*inputs.notices, *built.notices, *filled.notices, *edited, *making.store.notices]))
    )


class _Making:
    """A run while it is made in ``staging``: its record grows with each step, and says how long each took."""

    def __init__(self, review: Review, inputs: Inputs, options: Options, staging: Path) -> None:
        self.review, self.inputs, self.options, self.staging = review, inputs, options, staging
        self.before = _find_comparable(review.outputs, inputs)
        self.store = Store(review.outputs, fresh=options.force)
        self.record: dict[str, Any] = {}
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Return a context whose seconds the record gives under ``stage``."""
        started = perf_counter()
        yield
        self.seconds[stage] = round(perf_counter() - started, 3)

    def build(self) -> Built:
        """Return the tables and texts, checked and written; raise ``InputFaults`` where inputs were edited meanwhile."""
        options = self.options
        with self.timed("tables"):
            built = build_tables(self.review, self.inputs, options.jobs, options.say, options.scheduler, self.store)
        options.say(f"checked {check_spans(built.tables, built.texts)} quotations against their texts")
        with self.timed("writing"):
            _write_run(self.review, self.inputs, built, self.staging)
        edited = find_edited(self.review, self.inputs)
        if edited:
            raise InputFaults(edited)
        return built

    def begin_record(self, built: Built, digest: str) -> None:
        """Write what changed against the run before, and the record, which notebooks read."""
        changes = compare_runs(self.before, self.staging)
        changes.to_csv(self.staging / "changes.csv", index=False, lineterminator="\n")
        self.record = {
            "run_id": self.staging.name,
            "place": next_place(self.review.outputs),
            "compared_with": self.before.name if self.before else "",
            # A run with notebooks of an earlier one is no whole run of these inputs, so the next may not be left out.
            "digest": "" if self.options.only else digest,
            **_describe(self.inputs, self.options, built),
            "stages": self.seconds,
        }
        write_run_record(self.staging, self.record)

    def fill(self, jobs: list[NotebookJob], kernels: KernelServer, secrets: Secrets) -> Filled:
        """Return what came of the notebooks; of those of a failed run what may be released is kept."""
        try:
            with self.timed("notebooks"):
                filled = fill_notebooks(self.review, self.options, jobs, self.staging, kernels)
        except NotebookFailed:
            _keep_releasable(self.staging, secrets)
            raise
        self.record |= {"notebooks": filled.seconds, "reused": filled.reused, "reads": filled.reads}
        self.record["notices"] += filled.notices
        return filled

    def export(self) -> None:
        """Write the reports."""
        self.options.say("exporting reports")
        with self.timed("reports"):
            export_reports(self.staging)

    def search(self, secrets: Secrets) -> None:
        """Raise ``ReleaseRefused`` where a file holds what may not leave; else let the record say what was searched."""
        self.options.say("searching every file for what may not leave")
        with self.timed("gate"):
            passed = check_release(self.staging, secrets, jobs=self.options.jobs)
        self.record["gate"] = {"passed_at": datetime.now(UTC).isoformat(timespec="seconds"), **passed._asdict()}

    def close_record(self) -> list[Fault]:
        """Return what was edited since it was read, and write the record a last time."""
        edited = find_edited(self.review, self.inputs)
        stop_if_consent_changed(edited)
        edited += find_grown(self.review, self.inputs)
        if edited:
            # The tables hold what was read before; the next run must see that something has changed since.
            self.record["digest"] = ""
        write_run_record(self.staging, self.record)
        return edited

    def publish(self, built: Built) -> Path:
        """Return the published folder; runs that hold what consent covers no more are deleted."""
        outputs = self.review.outputs
        folder = publish(self.staging, outputs, self.review.settings.run.keep_runs)
        self.store.publish(folder.name, built.results.keys())
        for old in find_outdated_consent(outputs, self.inputs.ledger):
            delete_run(old, outputs)
        return folder


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
