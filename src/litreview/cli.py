"""The commands: thin, each over one function of the library."""

import gc
import logging
import signal
import sys
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from litreview.errors import Fault, InputFaults, LitReviewError
from litreview.running.terminal import Stopped, ask, begin, describe_refusal, print_line, stop, tell_published

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn literature and consultation transcripts into evidence tables and reports.",
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The review's folder.", show_default="this folder")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="End with 5 where documents or evidence changed.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")]
HERE = Path(".")
_INTERRUPTED = 130
"""What a shell reports for a command that was interrupted."""
_CHANGED = 5
"""What a scheduler that asked is told where the evidence changed."""
RARELY = 100_000
"""Objects made since the last look for garbage, after which there is another."""


class Every(StrEnum):
    """How often a scheduled run happens."""

    hour = "hour"
    day = "day"
    week = "week"
    month = "month"


class Scheduler(StrEnum):
    """The scheduler a machine already has."""

    systemd = "systemd"
    cron = "cron"
    github = "github"


class Kind(StrEnum):
    """The kind of source that records were found in, as PRISMA tells them apart."""

    database = "database"
    register = "register"
    other = "other"


class ExportForm(StrEnum):
    """What a review can be handed over as."""

    qdpx = "qdpx"
    qdpx_crlf = "qdpx-crlf"
    qdc = "qdc"
    ris = "ris"
    bib = "bib"
    csl = "csl"
    xlsx = "xlsx"
    docx = "docx"
    dictionary = "dictionary"


@app.command(epilog="Example: litreview new my-review")
def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty or new folder.")], quiet: Quiet = False) -> None:
    """Make a new, empty review."""
    from litreview.running.scaffold import new_review

    made = new_review(folder)
    print_line(quiet, f"made {len(made)} files in {folder.name or folder}; drop texts into corpus/ and call `litreview run`")


@app.command(epilog="Example: litreview check my-review")
def check(
    folder: Folder = HERE,
    proposals: Annotated[bool, typer.Option("--proposals", help="List every proposal, not the first of each file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Validate every input; print each fault with its place, and what a person must settle in transcripts."""
    from litreview.review import load_review
    from litreview.running.check import check_review, describe_unsettled

    found = check_review(load_review(folder))
    for notice in found.notices:
        print_line(quiet, f"notice: {notice}")
    for line in describe_unsettled(found.unsettled, all_of_them=proposals):
        print_line(quiet, line if line.startswith("  ") else f"notice: {line}")
    print_line(quiet, f"0 faults, {len(found.notices) + len(found.unsettled)} notices")


@app.command("import", epilog="Example: litreview import . export.ris --source Scopus")
def import_(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The review's folder.")],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="RIS, .nbib, BibTeX, CSL-JSON, EndNote XML or CSV files; .qdpx or .qdc of codings."),
    ],
    source: Annotated[str, typer.Option(help="Where they were found.", show_default="what the file says")] = "",
    kind: Annotated[Kind, typer.Option(help="What kind of source that is.")] = Kind.database,
    quiet: Quiet = False,
) -> None:
    """Add references to references.bib, without duplicates; codes and codings of other programs to the coders' files."""
    from litreview.exchange.importing import import_references
    from litreview.review import load_review
    from litreview.running.coded_import import SUFFIXES, describe_imports, import_coded

    review = load_review(folder)
    coded = [path for path in files if path.suffix.lower() in SUFFIXES]
    for line, is_told in describe_imports(import_coded(review, coded) if coded else []):
        print_line(quiet, line) if is_told else typer.echo(line, err=True)
    references = [path for path in files if path not in coded]
    if not references:
        return
    result = import_references(review, references, source, kind.value, date.today().isoformat())
    for word, rows in (("notice", result.notices), ("rejected", result.rejected)):
        for row in rows:
            typer.echo(f"{word}: {Fault(str(row['path']), int(row['line']), str(row['reason']))}", err=True)
    asked = f", {result.asked} to be settled in corpus/duplicates.csv" if result.asked else ""
    print_line(quiet, f"{len(result.added)} added, {len(result.merged)} merged, {len(result.rejected)} rejected{asked}")


@app.command(epilog="Example: litreview screen . --next 20")
def screen(
    folder: Folder = HERE,
    count: Annotated[int | None, typer.Option("--next", min=1, help="List so many works to screen next.")] = None,
    decide: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="KEY DECISION", help="Write: include, exclude, 'not retrieved', or '' to take it back."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; needed to exclude at full text.")] = "",
    coder: Annotated[str, typer.Option(help="Who decides: a name or pseudonym; consensus settles a conflict.")] = "",
    stage: Annotated[str, typer.Option(help="'title and abstract' or 'full text', in a review of two stages.")] = "",
    double: Annotated[bool, typer.Option("--double", help="As second reviewer: what others decided stays hidden.")] = False,
    to: Annotated[Path | None, typer.Option(help="Write all works to screen, in order, to a CSV file.")] = None,
    simulate: Annotated[bool, typer.Option("--simulate", help="How much reading the ranking would have saved so far.")] = False,
    labelled: Annotated[Path | None, typer.Option(help="Simulate on a CSV: title, abstract, label_included.")] = None,
    quiet: Quiet = False,
) -> None:
    """Screen records, the likeliest first: at a terminal one by one, else as a list with conflicts and stopping advice."""
    from litreview.review import load_review
    from litreview.running.screen import ScreeningRequest, answer
    from litreview.running.screening import open_screening
    from litreview.running.screening_keys import Terminal, screen_one_by_one

    review = load_review(folder)
    asked = ScreeningRequest(count, decide, reason, coder, stage, double, to, simulate, labelled)
    if asked.nothing and sys.stdin.isatty() and sys.stdout.isatty():
        terminal = Terminal(typer.getchar, ask, partial(print_line, False))
        done = screen_one_by_one(open_screening(review), terminal, stage, coder, double=double)
        print_line(quiet, f"{done} decisions written to corpus/screening.csv")
        return
    for line in answer(review, asked):
        print_line(quiet, line)


@app.command(epilog="Example: litreview run . --jobs 4")
def run(
    folder: Folder = HERE,
    only: Annotated[str, typer.Option(help="Run only the notebooks whose name begins so.")] = "",
    jobs: Annotated[int, typer.Option(min=1, help="Work done side by side.")] = 2,
    force: Annotated[bool, typer.Option(help="Run even when nothing changed.")] = False,
    parameters: Annotated[Path | None, typer.Option(help="A YAML file of notebook parameters.")] = None,
    scheduler: Annotated[str, typer.Option(help="A Dask scheduler, tcp://host:port.")] = "",
    exit_code: ExitCode = False,
    quiet: Quiet = False,
) -> None:
    """Check, build the tables, run the notebooks, export the reports and publish them in one step."""
    from litreview.review import load_review
    from litreview.running.options import Options
    from litreview.running.parameters import load_parameters
    from litreview.running.progress import tell_progress
    from litreview.running.record import count_changes
    from litreview.running.run import run_review

    review = load_review(folder)
    begin(review.outputs)
    given = load_parameters(parameters) if parameters else {}
    with tell_progress(quiet) as hear:
        outcome = run_review(review, Options(only, jobs, force, given, scheduler, hear))
    for notice in outcome.notices:
        print_line(quiet, f"notice: {notice}")
    published = f"published {outcome.folder.name}: open outputs/latest/reports/index.html"
    print_line(quiet, published if outcome.changed else "nothing changed")
    if exit_code and outcome.changed and count_changes(outcome.folder):
        raise typer.Exit(_CHANGED)


@app.command(epilog="Example: litreview changes . 20260101 latest")
def changes(
    folder: Folder = HERE,
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier run.", show_default="the one before B")] = "",
    after: Annotated[str, typer.Argument(metavar="B", help="The later run.")] = "latest",
    exit_code: ExitCode = False,
    quiet: Quiet = False,
) -> None:
    """Print what changed between two runs, cell by cell, as CSV."""
    from litreview.review import load_review
    from litreview.running.changes import compare_runs, find_run, run_before

    outputs = load_review(folder).outputs
    later = find_run(outputs, after)
    earlier = find_run(outputs, before) if before else run_before(outputs, later)
    changed = compare_runs(earlier, later)
    print_line(quiet, changed.to_csv(index=False, lineterminator="\n").rstrip("\n"))
    if exit_code and len(changed):
        raise typer.Exit(_CHANGED)


@app.command(epilog="Example: litreview withdraw . P07")
def withdraw(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The review's folder.")],
    participant: Annotated[str, typer.Argument(metavar="PARTICIPANT", help="The participant's id in participants.csv.")],
    quiet: Quiet = False,
) -> None:
    """Record a withdrawal, delete what holds the words, run again and print what disappeared."""
    from litreview.review import load_review
    from litreview.running.progress import tell_progress
    from litreview.running.withdrawal import withdraw_participant

    review = load_review(folder)
    begin(review.outputs)
    with tell_progress(quiet) as hear:
        certificate = withdraw_participant(review, participant, hear)
    for line in certificate.lines:
        print_line(quiet, line)
    if certificate.failure:
        raise certificate.failure


@app.command(epilog="Example: litreview export . --to xlsx -o tables.xlsx")
def export(
    to: Annotated[ExportForm, typer.Option(help="The form to write.")],
    folder: Folder = HERE,
    output: Annotated[Path | None, typer.Option("-o", help="The file to write.", show_default="outputs/export.FORM")] = None,
    quiet: Quiet = False,
) -> None:
    """Hand the last good run over to another tool."""
    from litreview.exchange.exporting import name_export
    from litreview.review import load_review
    from litreview.running.handover import export_review

    review = load_review(folder)
    target = output or review.outputs / name_export(to.value)
    export_review(review, to.value, target)
    print_line(quiet, f"wrote {target.name}")


@app.command(epilog="Example: litreview schedule . --every day --as cron")
def schedule(
    folder: Folder = HERE,
    every: Annotated[Every, typer.Option(help="How often.")] = Every.day,
    kind: Annotated[Scheduler, typer.Option("--as", help="For which scheduler.")] = Scheduler.systemd,
    quiet: Quiet = False,
) -> None:
    """Print the unit, crontab line or workflow that runs this review on a schedule."""
    from litreview.review import load_review
    from litreview.running.schedule import render_schedule

    root = load_review(folder).root.resolve()
    print_line(quiet, render_schedule(root, every.value, kind.value, Path(sys.argv[0]).resolve()).rstrip("\n"))


def main() -> None:
    """Run the command line; faults go to standard error and the exit code says what kind they were.

    Example:
        >>> import subprocess, sys
        >>> program = [sys.executable, "-c", "from litreview.cli import main; main()", "check", "nowhere"]
        >>> subprocess.run(program, capture_output=True, text=True).returncode
        1
    """
    # Nearly all that a command makes lives until its end: looking through it every 700 objects took a tenth of a run.
    gc.set_threshold(RARELY)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    try:
        app()
    except Stopped:
        typer.echo(f"stopped; {tell_published()}", err=True)
        sys.exit(_INTERRUPTED)
    except LitReviewError as error:
        typer.echo(str(error), err=True)
        if isinstance(error, InputFaults):
            typer.echo(f"{len(error.faults)} faults; correct them and call it again", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        typer.echo(describe_refusal(error), err=True)
        sys.exit(2 if isinstance(error, FileNotFoundError) else 1)
    finally:
        # What is left goes with the process; looking through it once more took a second.
        gc.freeze()
