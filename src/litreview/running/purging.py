"""What may no longer be used is deleted from ``outputs`` first, before anything new is made: a withdrawal cannot wait."""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.errors import Fault, InputFaults, LitReviewError
from litreview.privacy.ledger import Participant, load_ledger
from litreview.review import Review
from litreview.running.exports import EXPORT_LIST, list_exports, list_unchanged
from litreview.running.heard import HEARD
from litreview.running.history import delete_run, find_revoked, list_runs
from litreview.running.lock import hold_lock
from litreview.running.searched import SEARCHED, Searcher, words_key
from litreview.running.store_folder import FOLDER, delete_store, is_orphaned

if TYPE_CHECKING:
    from litreview.privacy.remains import Words

LEDGER = "corpus/consultation/participants.csv"
"""The consent ledger, as messages name it."""

_OWN = {"README.md", ".gitignore", ".lock", ".lock.json", "latest", EXPORT_LIST, HEARD, SEARCHED}
_EXPORTS = ("export.*", ".export.*.new")


class Purge(NamedTuple):
    """What was deleted, relative to the review, and the files and links that could not be searched and so were left."""

    runs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    unsearched: tuple[str, ...] = ()


def purge_revoked(review: Review, say: Callable[[str], None]) -> Purge:
    """Return what was deleted under ``outputs`` because the ledger of today does not let it stand.

    A run calls this before it reads its inputs, so that nothing that somebody withdrew, in whatever way the ledger came to
    say so, outlives a run that fails. ``latest`` goes with the run it pointed at. A ledger that cannot be read deletes
    nothing; it stops the run.

    Raises:
        RunLocked: another run is under way.
        LitReviewError: something cannot be deleted; what stood before it is gone.

    Example:
        >>> from litreview.review import load_review
        >>> purge_revoked(Review(Path("nowhere"), load_review(".").settings), print)
        Purge(runs=(), files=(), unsearched=())
    """
    if not review.outputs.is_dir():
        return Purge()
    try:
        ledger = load_ledger(review.root / LEDGER, LEDGER)
    except InputFaults:
        return Purge()
    with hold_lock(review.outputs):
        done = purge_outputs(review, ledger)
    if done.runs or done.files:
        say(f"deleted {len(done.runs)} earlier runs and {len(done.files)} files with words that may no longer be used")
        for shown in done.unsearched:
            say(f"cannot be searched for such words, look at it: {shown}")
        for shown in list_exports(review):
            say(f"an export elsewhere, or changed since, delete it by hand: {shown}")
    return done


def purge_outputs(
    review: Review, ledger: Mapping[str, Participant], words: "Words | None" = None, *, all_of_it: bool = False
) -> Purge:
    """Return what was deleted: runs that go against the ledger, what was made beside them, and files that hold the words.

    With a run go the notebooks of failed runs and the exports inside the review, unless somebody changed one since, which
    were made of it; what a dead run left staged goes anyway. Other files are searched for ``words``, by default for all
    that the ledger does not let be quoted. ``all_of_it`` deletes exports and failed runs whatever they hold, and searches
    the runs that stay too. Links are not followed: what they lead to is left.

    Raises:
        LitReviewError: something cannot be deleted; what stood before it is gone.

    Example:
        >>> from litreview.review import load_review
        >>> review = load_review("."); purge_outputs(Review(Path("nowhere"), review.settings), {})
        Purge(runs=(), files=(), unsearched=())
    """
    try:
        return _purge(review, ledger, words, all_of_it)
    except OSError as error:
        shown = review.relative(Path(error.filename)) if error.filename else "outputs"
        why = (error.strerror or "an error").lower()
        advice = "words that may no longer be used may stand there; mend that, call again"
        raise LitReviewError(f"{shown}: cannot be deleted: {why}; {advice}") from None


def _purge(review: Review, ledger: Mapping[str, Participant], words: "Words | None", all_of_it: bool) -> Purge:
    outputs = review.outputs
    links = [review.relative(link) for link in _links(outputs)]
    revoked = find_revoked(outputs, ledger)
    searcher = _choose_searcher(review, ledger, words, revoked)
    runs = [_delete_folder(run, review) for run in revoked]
    files = _delete_made(review) if revoked or all_of_it else []
    if revoked or all_of_it or is_orphaned(outputs):
        files += map(review.relative, delete_store(outputs))
    if (outputs / "staging").exists():
        shutil.rmtree(outputs / "staging")
    kept = {path: run for run in list_runs(outputs) if all_of_it for path in _files(run)}
    unsearched = links if searcher else []
    for path in (*_strays(outputs), *kept) if searcher else ():
        if not path.exists():
            continue
        found, shown = searcher.find(path), review.relative(path)
        if found and path in kept:
            runs.append(_delete_folder(kept[path], review))
        elif found:
            path.unlink()
            files.append(shown)
        elif found is None:
            unsearched.append(shown)
    if searcher:
        searcher.remember()
    _drop_dangling(outputs)
    return Purge(tuple(runs), tuple(files), tuple(unsearched))


def _choose_searcher(
    review: Review, ledger: Mapping[str, Participant], words: "Words | None", revoked: Sequence[Path]
) -> Searcher | None:
    """Return what searches loose files, or ``None`` where there is nothing to search or nothing to look for."""
    if words is not None:
        return Searcher(review.outputs, lambda: words)
    if all(one.quotable for one in ledger.values()) or not _strays(review.outputs):
        return None

    def gather() -> "Words":
        # What cleans transcripts takes long to import, and a run with nothing to search must not wait for it.
        from litreview.running.speech import gather_speech

        return gather_speech(review, ledger).unquotable()

    if revoked:
        # The literature of a run that goes may be quoted, so the words are gathered while the run still stands.
        gathered = gather()
        return Searcher(review.outputs, lambda: gathered)
    return Searcher(review.outputs, gather, words_key(review))


def stop_if_consent_changed(edited: list[Fault]) -> None:
    """Raise ``InputFaults`` where the ledger was edited while a run was under way: it may hold a withdrawal.

    Example:
        >>> stop_if_consent_changed([Fault("references.bib", 0, "was edited")])
    """
    if any(fault.path == LEDGER for fault in edited):
        raise InputFaults(edited)


def _delete_folder(run: Path, review: Review) -> str:
    if run.parent == review.outputs / "runs":
        delete_run(run, review.outputs)
    if run.exists():
        shutil.rmtree(run)
    return review.relative(run)


def _delete_made(review: Review) -> list[str]:
    """Return the exports inside the review that nobody changed since, and the failed runs, that were deleted."""
    found = [path for pattern in _EXPORTS for path in sorted(review.outputs.glob(pattern)) if path.is_file()]
    made = {review.relative(path): path for path in (*found, *list_unchanged(review))}
    for path in made.values():
        path.unlink()
    failed = review.outputs / "failed"
    runs = [review.relative(path) for path in sorted(failed.glob("*"))]
    if failed.exists():
        shutil.rmtree(failed)
    return [*made, *runs]


def _drop_dangling(outputs: Path) -> None:
    for name in ("latest", ".latest"):
        link = outputs / name
        if link.is_symlink() and not link.exists():
            link.unlink()


def _strays(outputs: Path) -> list[Path]:
    """Return the files under ``outputs`` that are part of no kept run or of the store, not staged and not the folder's own."""
    own_folders = (*list_runs(outputs), outputs / FOLDER, outputs / "staging")
    return [
        path
        for path in _files(outputs)
        if not (path.parent == outputs and path.name in _OWN) and not any(path.is_relative_to(own) for own in own_folders)
    ]


def _links(outputs: Path) -> list[Path]:
    """Return the links under ``outputs``, which nobody follows, but for the one that a run makes."""
    entries = [Path(top) / name for top, folders, files in os.walk(outputs) for name in (*folders, *files)]
    own = (outputs / "latest", outputs / ".latest")
    return sorted(path for path in entries if path.is_symlink() and path not in own)


def _files(folder: Path) -> list[Path]:
    found = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    return sorted(path for path in found if path.is_file() and not path.is_symlink())
