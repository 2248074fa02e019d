"""Codes that people gave or refused: read from their files, found again in the text, put before every proposal."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from litreview.coding.lines import HALF, Lines, read_lines, show_place
from litreview.coding.namesakes import find_namesakes, tell_namesakes
from litreview.coding.records import Decision, Mark
from litreview.coding.renamed import RENAMED, follow
from litreview.errors import Fault, InputFaults, nearest

_HALF_WRITTEN = "is half written: something stopped while it was written, and nobody was told it is saved; code it again"
_SET_ASIDE = "holds half-written lines of a coder's file, which nobody was told are saved; delete it once they are coded again"


class Coding(NamedTuple):
    """What the files of coders hold: decisions that count, marks, ``rejected`` rows of what does not count, and notices."""

    decisions: list[Decision]
    marks: list[Mark]
    rejected: list[dict[str, object]]
    notices: list[Fault]


def load_coding(
    folder: Path, codebook: Collection[str], renamed: Mapping[str, str] | None = None, coders: Sequence[str] = ()
) -> Coding:
    """Return what the ``.jsonl`` files of ``folder`` hold, oldest first; of one record id, a coder's last write counts.

    What was withdrawn is left out. Codes are followed through ``renamed``; a decision on a code that was removed there is set
    aside, as is a last line that is half written. Where ``coders`` are named, there may be no others.

    Raises:
        InputFaults: lines that are no record, or records with a missing field, an unknown code, decision or coder; two coders
            with one name. The messages name the file, line and field, never the words quoted.

    Example:
        >>> load_coding(Path("no/such/folder"), {})
        Coding(decisions=[], marks=[], rejected=[], notices=[])
    """
    files = _read_files(folder)
    records = [record for _, lines in files for record in lines.records]
    decisions = _choose_standing(record for record in records if isinstance(record, Decision))
    if renamed:
        decisions = [one._replace(code=follow(one.code, renamed)) if one.code in renamed else one for one in decisions]
    removed = [one for one in decisions if not one.code]
    kept = [one for one in decisions if one.code]
    faults = [fault for _, lines in files for fault in lines.faults]
    faults += [*_find_unknown(kept, codebook), *find_namesakes(records, coders)]
    if faults:
        raise InputFaults(faults)
    half = [Fault(path, lines.count + 1, _HALF_WRITTEN) for path, lines in files if lines.half]
    aside = [Fault(f"{show_place(folder / HALF)}/{path.name}", 0, _SET_ASIDE) for path in sorted((folder / HALF).glob("*.txt"))]
    gone = [Fault(one.path, one.line, f"coding {one.id}: its code was removed in {RENAMED}; code it again") for one in removed]
    marks = sorted((record for record in records if isinstance(record, Mark)), key=attrgetter("at", "path", "line"))
    rejected = [{"path": one.path, "line": one.line, "kind": "coding", "reason": one.message} for one in (*half, *gone)]
    return Coding(kept, marks, rejected, [*half, *aside, *gone, *tell_namesakes(records)])


def load_human_codings(folder: Path, codebook: Collection[str], renamed: Mapping[str, str] | None = None) -> list[Decision]:
    """Return the decisions in the files of ``folder`` as ``load_coding`` does: oldest first, without those withdrawn.

    Raises:
        InputFaults: as ``load_coding`` does.

    Example:
        >>> load_human_codings(Path("no/such/folder"), {})
        []
    """
    return load_coding(folder, codebook, renamed).decisions


def load_marks(folder: Path) -> list[Mark]:
    """Return what coders marked as read, done or open again, oldest first; lines that are no record are passed over.

    Example:
        >>> load_marks(Path("no/such/folder"))
        []
    """
    records = (record for _, lines in _read_files(folder) for record in lines.records)
    return sorted((record for record in records if isinstance(record, Mark)), key=attrgetter("at", "path", "line"))


def merge_codings(proposed: Iterable[Mapping[str, object]], human: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``codings``: what people decided, and the proposals on which nobody decided.

    Example:
        >>> proposal = {"segment_id": "d#00001", "code": "VAL.HOPE", "coder": "litreview", "status": "proposed"}
        >>> decision = {"segment_id": "d#00001", "code": "VAL.HOPE", "coder": "ann", "status": "rejected"}
        >>> [row["coder"] for row in merge_codings([proposal], [decision])]
        ['ann']
    """
    decided = [dict(row) for row in human]
    settled = {(row["segment_id"], row["code"]) for row in decided}
    open_rows = [dict(row) for row in proposed if (row["segment_id"], row["code"]) not in settled]
    return sorted(decided + open_rows, key=lambda row: (str(row["segment_id"]), str(row["code"]), str(row["coder"])))


def _read_files(folder: Path) -> list[tuple[str, Lines]]:
    paths = sorted(Path(folder).glob("*.jsonl"))
    return [(show_place(path), read_lines(path.read_bytes(), show_place(path))) for path in paths]


def _choose_standing(decisions: Iterable[Decision]) -> list[Decision]:
    ordered = sorted(decisions, key=attrgetter("at", "path", "line"))
    last = {(one.coder, one.id): one for one in ordered}
    return [one for one in ordered if last[one.coder, one.id] is one and one.decision != "withdrawn"]


def _find_unknown(decisions: Iterable[Decision], codebook: Collection[str]) -> list[Fault]:
    """A fault for each code in each file that the codebook does not have, at the first line that uses it."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in decisions:
        if one.code not in codebook:
            found.setdefault((one.path, one.code), []).append(one.line)
    return [Fault(path, min(lines), _tell_unknown(code, len(lines), codebook)) for (path, code), lines in found.items()]


def _tell_unknown(code: str, lines: int, codebook: Collection[str]) -> str:
    often = f" ({lines} records have it)" if lines > 1 else ""
    advice = f"correct the record, or write into {RENAMED} what became of the code"
    return f"code {code!r} is not in corpus/codebook.csv{often}; {advice}{nearest(code, codebook)}"
