"""A participant withdraws: the ledger says so, what holds their words is deleted, the review is run again without them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, LitReviewError, RunLocked
from litreview.privacy.ledger import Participant, load_ledger
from litreview.privacy.remains import Words, search_file
from litreview.privacy.withdraw import find_participant, record_withdrawal
from litreview.review import Review
from litreview.running.certificate import Traces, describe_rows, find_codings, find_stale, read_traces
from litreview.running.exports import list_exports
from litreview.running.heard import read_heard
from litreview.running.history import list_runs
from litreview.running.lock import hold_lock
from litreview.running.options import Options
from litreview.running.purging import LEDGER, Purge, purge_outputs
from litreview.running.record import read_run_record
from litreview.running.repeated import find_inputs, find_naming
from litreview.running.run import run_review
from litreview.running.speech import Speech, count_turns, gather_speech

_ROSTER = (
    "the roster, which the tool needs to find the name in others' words: keep or remove the row as your ethics approval says"
)
_NOT_YET = "the withdrawal is recorded, but nothing is deleted yet; call `litreview withdraw` again when that run has ended"


class Certificate(NamedTuple):
    """The lines of a certificate, which hold ids, places and counts only, and what stopped the run after it, if anything."""

    lines: tuple[str, ...]
    failure: LitReviewError | OSError | None = None


def withdraw_participant(review: Review, participant_id: str, say: Callable[[str], None]) -> Certificate:
    """Return the certificate of a withdrawal: what of the participant disappeared, and what people must remove themselves.

    The withdrawal is recorded first, then every kept run, export and other file under ``outputs`` that holds words of that
    person is deleted, and only then is the review run again. Where that run fails, what was deleted stays deleted, there is
    no ``latest``, and the certificate says so. Files that cannot be read stop nothing: the
    certificate names them. The id may be given in another case.

    Raises:
        InputFaults: the ledger is broken; nothing was done.
        UsageError: nobody in the ledger has this id; nothing was done.
        RunLocked: a run is under way. The withdrawal is recorded, and that run will not be published.
        LitReviewError: a file cannot be deleted. The withdrawal is recorded; what stood before that file is gone.

    Example:
        >>> from litreview.review import load_review
        >>> withdraw_participant(load_review("."), "P00", print)
        Traceback (most recent call last):
        ...
        litreview.errors.UsageError: participants.csv: nobody has the id given; look it up in the column participant_id
    """
    ledger_path = review.root / LEDGER
    fresh = record_withdrawal(ledger_path, participant_id, _today())
    ledger = load_ledger(ledger_path, LEDGER)
    person = find_participant(ledger, participant_id)
    if person is None or not person.withdrawn_on:
        raise InputFaults([Fault(LEDGER, 0, "was edited while the withdrawal was recorded; call `litreview withdraw` again")])
    say(f"recorded the withdrawal of {person.participant_id}" if fresh else f"{person.participant_id} had withdrawn already")
    try:
        with hold_lock(review.outputs):
            before = read_traces(_last_heard(review.outputs, person.participant_id), person.participant_id)
            speech = gather_speech(review, ledger)
            words = speech.of(person.participant_id, before.sentences)
            purge = purge_outputs(review, ledger, words, all_of_it=True)
    except RunLocked as error:
        raise RunLocked(f"{error}. {person.participant_id}: {_NOT_YET}") from None
    except LitReviewError as error:
        raise LitReviewError(f"{error}. The withdrawal of {person.participant_id} is recorded") from None
    except OSError as error:
        shown = review.relative(Path(error.filename)) if isinstance(error.filename, str) else "outputs"
        why = (error.strerror or "an error").lower()
        told = f"The withdrawal of {person.participant_id} is recorded; mend that, call `litreview withdraw` again"
        raise LitReviewError(f"{shown}: {why}. {told}") from None
    say(f"deleted {len(purge.runs)} earlier runs and {len(purge.files)} other files")
    after, failure = _run_again(review, person.participant_id, say)
    lines = _certify(review, person, (before, after), purge, (speech, words))
    return Certificate(tuple(lines), failure)


def _today() -> date:
    """Return the day where the person is, which in the evening may be another than that of UTC."""
    return datetime.now(UTC).astimezone().date()


def _last_heard(outputs: Path, participant_id: str) -> Path:
    """Return the newest kept run in which the person is heard, or a folder that is not there."""
    runs = [outputs / "latest", *reversed(list_runs(outputs))]
    heard = ((run, read_heard(run)) for run in runs)
    return next((run for run, people in heard if people and participant_id in people.used), outputs / "none")


def _run_again(
    review: Review, participant_id: str, say: Callable[[str], None]
) -> tuple[Traces | None, LitReviewError | OSError | None]:
    try:
        folder = run_review(review, Options(force=True, say=say)).folder
    except (LitReviewError, OSError) as error:
        return None, error
    return read_traces(folder, participant_id), None


def _certify(
    review: Review, person: Participant, heard: tuple[Traces, Traces | None], purge: Purge, said: tuple[Speech, Words]
) -> Iterator[str]:
    (before, after), (speech, words) = heard, said
    unread = [*before.unread, *(after.unread if after else ()), *speech.unread]
    yield f"certificate of withdrawal: {person.participant_id}, withdrawn on {person.withdrawn_on}"
    yield f"review: {review.settings.review.title}; certificate made on {_today()}"
    if after is None:
        yield "THE RUN AFTER IT FAILED: there is no outputs/latest until one succeeds; mend what is said below, then run again"
    else:
        latest = (review.outputs / "latest").resolve()
        yield f"run without this person: {latest.name}"
        if not read_run_record(latest).get("compared_with"):
            yield "its changes.csv is empty: what changed would tell what this person said"
    yield from describe_rows(before, after)
    yield f"earlier runs deleted, whole, since this person was heard in them: {len(purge.runs)}"
    yield from (f"  {name}" for name in purge.runs)
    yield f"exports, failed runs and other files deleted: {len(purge.files)}"
    yield from (f"  {name}" for name in purge.files)
    yield from _describe_search(review.outputs, words)
    yield from _list("NOT SEARCHED, since they are links or of no format that can be: look at them", list(purge.unsearched))
    exports = list_exports(review)
    yield from _list("exports written elsewhere, or changed by somebody since, to delete by hand, with every copy", exports)
    yield "copies, prints and exports that left this folder are not known here; delete them by hand"
    yield "what others said stays, also where they speak of this person; it names nobody"
    yield "these inputs are yours and were left as they are; remove the words there, as your ethics approval says:"
    turns = [f"{shown}:{line} ({count} turns)" for shown, line, count in count_turns(speech, person.participant_id)]
    yield from _list("transcripts and answers in which the person speaks", turns)
    yield from _list("human codings that quote the person", find_codings(review, before, words, unread))
    yield from _list("other inputs that repeat words of the person", find_inputs(review, words, unread))
    yield from _list("inputs that name the person by this id", find_naming(review, person.participant_id, unread))
    yield from _list("COULD NOT BE SEARCHED, since they cannot be read: look at them", sorted(set(unread)))
    yield from _list("judgements to make anew", find_stale(before, after) if after else [])
    yield f"  {_ROSTER}"
    yield "old versions in backups and in version control hold the words too"


def _describe_search(outputs: Path, words: Words) -> Iterator[str]:
    files = [path for path in sorted(outputs.rglob("*")) if path.is_file() and not path.is_symlink()]
    found = {path.relative_to(outputs).as_posix(): search_file(path, words) for path in files}
    left = [name for name, stands in found.items() if stands]
    searched = sum(stands is not None for stands in found.values())
    yield f"files under outputs searched for words of this person: {searched}; found in {len(left)}"
    yield from (f"  STILL THERE: outputs/{name}" for name in left)


def _list(title: str, places: list[str]) -> Iterator[str]:
    yield f"{title}: {len(places) or 'none'}"
    yield from (f"  {place}" for place in places)
