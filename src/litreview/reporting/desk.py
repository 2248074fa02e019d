"""The coding desk over a run: what the run made, and the file of the coder who sits down."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.coding.blind import visible
from litreview.coding.codebook import load_codebook
from litreview.coding.desk.judging import Cases, gather_cases
from litreview.coding.desk.material import Material
from litreview.coding.desk.state import Desk, list_queues
from litreview.coding.examples import Example, load_examples
from litreview.coding.human import load_coding, load_marks
from litreview.coding.journal import Journal, name_seat
from litreview.coding.records import TOOL, check_coder
from litreview.coding.renamed import RENAMED, load_renamed
from litreview.errors import InputFaults, UsageError, nearest
from litreview.reporting.desk_widget import make_desk
from litreview.reporting.display import View, render
from litreview.reporting.run_folder import Run
from litreview.review import Review, load_review

if TYPE_CHECKING:
    from anywidget import AnyWidget

_ENTRY = ("id", "name", "name_fr", "family", "definition", "include", "exclude")
_SEGMENT = ("segment_id", "document_id", "ordinal", "start", "end", "heading", "speaker", "role", "language", "text", "quotable")
_PROPOSAL = ("segment_id", "code", "coder", "score", "why")
_EXAMPLES = 2
_BEGIN = (
    'Nobody codes here yet. Write your coder id into the parameters above, such as coder = "ann" (a-z, 0-9 and -), and run this'
    " notebook. Then select the cell of the desk and press Ctrl+Enter."
)
_NO_REVIEW = (
    "The review that this run belongs to was not found above its folder, and decisions are saved there, in corpus/coding."
    ' Name it: open_desk(run, review="path/to/the/review", coder=…).'
)


def open_desk(
    run: Run, review: Path | str | None = None, coder: str = "", queue: str = "document", of: str = "", *, proposals: bool = True
) -> "AnyWidget | View":
    """Return the coding desk of ``coder`` over the sentences of ``run``; without a coder, a notice that says how to begin.

    Each decision is a line in ``corpus/coding/<coder>.jsonl`` of the review, which is looked for above the folder of the run
    where ``review`` does not name it. ``queue`` is ``document``, ``code``, ``uncertain``, ``disagreements``, ``mine``,
    ``orphans`` or ``removed``; ``of`` is the document or the code. With ``queue="disagreements"`` what two coders decided
    differently is settled, with the reason. Without ``proposals`` the coder does not see what the tool proposed.

    What keeps the desk from opening is shown in its place.

    Example:
        >>> import tempfile; folder = Path(tempfile.mkdtemp())
        >>> "coder = " in open_desk(Run(folder, {})).html
        True
    """
    if not coder:
        return _tell(_BEGIN)
    try:
        root = Path(review) if review else _find_review(run.folder)
        if root is None:
            return _tell(_NO_REVIEW)
        return _open(run, load_review(root), coder, (queue, of), proposals)
    except InputFaults as faults:
        return _tell(f"The desk cannot open: {'; '.join(map(str, faults.faults))}")
    except (UsageError, ValueError) as error:
        return _tell(f"The desk cannot open: {error}.")
    except OSError as error:
        return _tell(f"The desk cannot open: {error.strerror or error}. Its files lie in corpus/coding of the review.")


def _open(run: Run, review: Review, coder: str, place: tuple[str, str], proposals: bool) -> "AnyWidget":
    _check_known(check_coder(coder), review.settings.coding.coders)
    folder = review.corpus / "coding"
    material = _gather(run, review, coder)
    journal = Journal(folder / f"{coder}.jsonl", coder, name_seat())

    @_without_collector()
    def gather() -> Cases:
        try:
            coding = load_coding(folder, material.codebook, material.renamed, review.settings.coding.coders)
        except InputFaults:  # what the run does not know, the codebook may have by now
            codebook = load_codebook(review.codebook, review.relative(review.codebook))
            coding = load_coding(folder, codebook, material.renamed, review.settings.coding.coders)
        return gather_cases(material, coding.decisions, coding.marks)

    desk = Desk(material, journal, gather, kind=place[0], of=place[1], proposals=proposals)
    return make_desk(desk, list(material.codebook.values()), list_queues(material))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no garbage meanwhile: going through 100,000 records again and again takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _check_known(coder: str, coders: list[str]) -> None:
    if coders and coder not in coders:
        known = ", ".join(coders)
        raise UsageError(f"{coder!r} is not among the coders of review.toml, which are {known}{nearest(coder, coders)}")


def _find_review(folder: Path) -> Path | None:
    """The review in whose ``outputs`` a run lies, by the path it was opened with or by the one that leads to."""
    places = (*folder.absolute().parents, *folder.resolve().parents)
    return next((one.parent for one in places if one.name == "outputs" and (one.parent / "review.toml").is_file()), None)


def _gather(run: Run, review: Review, coder: str) -> Material:
    documents = run.documents
    kinds = {str(row.document_id): str(row.evidence_kind) for row in documents.itertuples()}
    codings = run.table("codings", _PROPOSAL)
    double = review.settings.coding.double
    marks = load_marks(review.corpus / "coding") if double else ()
    people = codings.loc[codings["coder"] != TOOL, ["segment_id", "code", "coder"]]
    segments = run.table("segments", _SEGMENT).sort_values(["document_id", "start"], kind="stable")
    return Material(
        str(run.record.get("run_id", "")) or run.folder.resolve().name,
        _rows(segments),
        run.text,
        _list_codebook(run, review),
        _list_suggestions(run),
        visible(_rows(people), coder, marks, double),
        _load_renamed(review),
        double,
        {one for one, kind in kinds.items() if kind == "consultation"},
        {str(row.document_id): str(row.title) for row in documents.itertuples()},
    )


def _list_suggestions(run: Run) -> list[dict[str, Any]]:
    """All that the tool proposed: the same for every coder, whoever decided on it since."""
    codings = run.table("codings", _PROPOSAL)
    rows = _rows(codings[codings["coder"] == TOOL])
    try:
        return [*_rows(run.table("suggestions")), *rows]
    except FileNotFoundError:
        return rows


def _rows(frame: Any) -> list[dict[str, Any]]:
    return frame.to_dict("records")


def _load_renamed(review: Review) -> Mapping[str, str]:
    path = review.root / RENAMED
    codebook = load_codebook(review.codebook, review.relative(review.codebook)) if path.exists() else {}
    return load_renamed(path, RENAMED, codebook) if path.exists() else {}


def _list_codebook(run: Run, review: Review) -> dict[str, dict[str, Any]]:
    entries = {str(row["id"]): {name: str(row.get(name, "")) for name in _ENTRY} for row in run.codebook.to_dict("records")}
    path = review.corpus / "examples.csv"
    try:
        examples = load_examples(path, review.relative(path), entries)
    except (InputFaults, FileNotFoundError):
        examples = []  # the run tells what is wrong with them; coding goes on without
    chosen = _choose_examples(examples)
    return {code: entry | {"examples": chosen.get(code, [])} for code, entry in entries.items()}


def _choose_examples(examples: Iterable[Example]) -> dict[str, list[str]]:
    """The first example sentences of each code, in English, those with the fewest codes first."""
    ordered = sorted((one for one in examples if one.kind == "positive" and one.language == "en"), key=lambda one: len(one.codes))
    chosen: dict[str, list[str]] = {}
    for one in ordered:
        for code in sorted(one.codes):
            if len(chosen.setdefault(code, [])) < _EXAMPLES:
                chosen[code].append(one.text)
    return chosen


def _tell(words: str) -> View:
    return View(render("notice", words=words, kind="gap"))
