"""Where people's own files repeat words of the consultation: notebooks, settings, judgements, notes."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from litreview.coding.anchors import fold_quotation
from litreview.coding.lines import list_coding_files
from litreview.coding.records import Decision
from litreview.errors import Fault, InputFaults
from litreview.privacy.ledger import Participant
from litreview.privacy.remains import QUOTATION, Words, find_lines, search_file
from litreview.review import Review
from litreview.running.speech import Speech, noting
from litreview.sources.located import read_located_rows

_ESCAPED = {".ipynb", ".json", ".html", ".htm", ".xml", ".svg"}
_JUDGED = "judgements.csv"
_TYPED = ("codebook.csv", _JUDGED, "screening.csv")
_PSEUDONYM = re.compile(r"(?=.{0,40}\d)[^\W\d]\w{1,40}")
"""An id that no word of a sentence is taken for."""


def find_repeated(review: Review, ledger: Mapping[str, Participant], speech: Speech) -> list[Fault]:
    """Return a fault for each place of a typed input that quotes somebody whose words may not be used at all.

    Settings, notebooks, codebook, judgements and decisions on records reach the outputs as they are, so a quotation there
    would outlive a withdrawal. Eight words in a row count, or a whole sentence of six or more, that nobody else may be
    quoted with. Judgements may not name such a person by their id either ("as P07 said").

    Example:
        >>> from litreview.review import load_review
        >>> find_repeated(load_review("."), {}, Speech())
        []
    """
    faults = []
    words = speech.unused(QUOTATION)
    suspects = [path for path in _typed_files(review) if words.windows and find_places(path, words)]
    for person in find_unused(ledger) if suspects else ():
        words = speech.of(person, size=QUOTATION)
        for path in suspects:
            message = f"repeats words of {person}, who withdrew or gave no consent; take them out"
            faults += [Fault(review.relative(path), line, message) for line in find_places(path, words)]
    judged = review.corpus / _JUDGED
    for person in find_unused(ledger) if judged.is_file() else ():
        message = f"names {person}, who withdrew or gave no consent; take that out"
        faults += [Fault(review.relative(judged), line, message) for line in _reasons_naming(judged, person)]
    return faults


def find_naming(review: Review, participant_id: str, unread: list[str] | None = None) -> list[str]:
    """Return ``path:line`` of each line of a typed input, or of the decisions of coders, that holds this id as a word.

    Files that cannot be read are added to ``unread``; without that list, the first such file raises ``OSError``.

    Example:
        >>> from litreview.review import load_review
        >>> find_naming(Review(Path("nowhere"), load_review(".").settings), "P07")
        []
    """
    files = [*_typed_files(review), *list_coding_files(review.corpus / "coding")]
    places: list[str] = []
    for path in files:
        with noting(review.relative(path), unread):
            places += [f"{review.relative(path)}:{line}" for line in _lines_naming(path, participant_id)]
    return places


def find_unused(ledger: Mapping[str, Participant]) -> list[str]:
    """Return the ids of those whose words may not be used at all: consent ``none``, or withdrawn.

    Example:
        >>> find_unused({"P01": Participant("P01", "", "", "en", "none", "", "")})
        ['P01']
    """
    return [one.participant_id for one in ledger.values() if not one.used]


def set_codings_apart(decisions: Sequence[Decision], speech: Speech) -> tuple[list[Decision], list[dict[str, object]]]:
    """Return the decisions of coders that may be learned from, and a ``rejected`` row for each that quotes the unused.

    A quotation counts as theirs where it stands in a turn that may not be used and in none that may. The rows, which reach
    the outputs, do not say whose.

    Example:
        >>> set_codings_apart([], Speech())
        ([], [])
    """
    unused, used = (_join_turns(speech, used=used) for used in (False, True))
    kept, apart = [], []
    for decision in decisions:
        quote = fold_quotation(decision.quote)
        if not quote or quote not in unused or quote in used:
            kept.append(decision)
        else:
            why = "quotes somebody who withdrew or gave no consent; it is not used, remove the record"
            apart.append(_set_apart(decision, why))
    return kept, apart


def leave_reasons_out(
    decisions: Sequence[Decision], ledger: Mapping[str, Participant], speech: Speech
) -> tuple[list[Decision], list[dict[str, object]]]:
    """Return the decisions of coders, and a ``rejected`` row for each adjudication whose reason repeats or names the unused.

    What such a person is quoted with in a reason counts as in any typed input (``find_repeated``). The decision stands, without
    its reason.

    Example:
        >>> leave_reasons_out([], {}, Speech())
        ([], [])
    """
    people, words = find_unused(ledger), speech.unused(QUOTATION)
    kept, told = [], []
    for decision in decisions:
        reason = decision.memo if decision.settles else ""
        if reason and (find_lines(reason, words) or any(_names(reason, person) for person in people)):
            left_out = "its reason quotes or names somebody who withdrew or gave no consent; it is left out, take the words out"
            told.append(_set_apart(decision, left_out))
            decision = decision._replace(memo="")
        kept.append(decision)
    return kept, told


def find_inputs(review: Review, words: Words, unread: list[str] | None = None) -> list[str]:
    """Return the places of all inputs, neither transcripts nor codings, in which a run of ``words`` stands.

    Text files give ``path:line``; files that must be unpacked give their path. Files that cannot be read are added to
    ``unread``; without that list, the first such file raises ``OSError``.

    Example:
        >>> from litreview.review import load_review
        >>> find_inputs(Review(Path("nowhere"), load_review(".").settings), Words())
        []
    """
    apart = (review.corpus / "consultation", review.corpus / "coding")
    corpus = [path for path in sorted(review.corpus.rglob("*")) if path.is_file()]
    files = [path for path in corpus if not any(path.is_relative_to(folder) for folder in apart)]
    files = [*files, review.references, *(path for path in _typed_files(review) if path not in files)]
    places: list[str] = []
    for path in (each for each in files if each.is_file()):
        shown = review.relative(path)
        with noting(shown, unread):
            places += [f"{shown}:{line}" if line else shown for line in find_places(path, words)]
    return places


def find_places(path: Path, words: Words) -> list[int]:
    """Return the lines of a file on which a run of ``words`` begins; 0 where it stands but no line can be told.

    Example:
        >>> find_places(Path("review.toml"), Words())
        []
    """
    try:
        lines = find_lines(path.read_bytes().decode("utf-8"), words)
    except UnicodeDecodeError:
        return [0] if search_file(path, words) else []
    return lines or ([0] if path.suffix.lower() in _ESCAPED and search_file(path, words) else [])


def _lines_naming(path: Path, participant_id: str) -> list[int]:
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    return [number for number, line in enumerate(lines, 1) if _names(line, participant_id)]


def _reasons_naming(path: Path, participant_id: str) -> list[int]:
    """Return the lines of the judgements whose own words name a person; a target may be a file that is called so."""
    try:
        rows = read_located_rows(path, path.name, ())[0]
    except InputFaults:
        # What is wrong with the file is told where it is read for what it is.
        return []
    own = ((line, value) for line, row in rows for name, value in row.items() if name == "finding" or "explanation" in name)
    return sorted({line for line, value in own if _names(value, participant_id)})


def _names(text: str, participant_id: str) -> bool:
    whole = rf"(?<!\w){re.escape(participant_id)}(?!\w)"
    return bool(_PSEUDONYM.fullmatch(participant_id)) and re.search(whole, text, re.IGNORECASE) is not None


def _typed_files(review: Review) -> list[Path]:
    found = [review.root / "review.toml", *(review.corpus / name for name in _TYPED)]
    found += sorted((review.root / "notebooks").glob("*.ipynb"))
    return [path for path in found if path.is_file()]


def _set_apart(decision: Decision, why: str) -> dict[str, object]:
    return {"path": decision.path, "line": decision.line, "kind": "coding", "reason": f"coding {decision.id}: {why}"}


def _join_turns(speech: Speech, *, used: bool) -> str:
    """Return all turns that may be used, or all others, as quotations are compared; no quotation reaches over two."""
    texts = (text for turn in speech.turns if turn.used is used for text in (turn.text, turn.clean))
    return "\n".join(map(fold_quotation, texts))
