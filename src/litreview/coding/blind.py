"""Blind double coding: nobody sees what another coder decided on a document before both are done with it."""

from collections.abc import Collection, Iterable, Mapping

from litreview.coding.proposals import CODED_ROLES
from litreview.coding.records import Mark

_BOTH = 2


def find_finished(marks: Iterable[Mark]) -> dict[str, set[str]]:
    """Return who is done with each document: of a coder's marks ``done`` and ``reopened`` the last one counts.

    Example:
        >>> from datetime import UTC, datetime
        >>> find_finished([Mark("ann", "fg1", "", "done", datetime(2026, 1, 2, tzinfo=UTC))])
        {'fg1': {'ann'}}
    """
    last: dict[tuple[str, str], str] = {}
    for mark in sorted((mark for mark in marks if mark.kind in ("done", "reopened")), key=lambda mark: mark.at):
        last[mark.document_id, mark.coder] = mark.kind
    finished: dict[str, set[str]] = {}
    for (document_id, coder), kind in last.items():
        if kind == "done":
            finished.setdefault(document_id, set()).add(coder)
    return finished


def find_blind(marks: Iterable[Mark], double: Iterable[str]) -> set[str]:
    """Return the documents of ``double`` with which fewer than two coders are done: nothing of them is learned or compared.

    Example:
        >>> find_blind([], ["fg1"])
        {'fg1'}
    """
    finished = find_finished(marks)
    return {document_id for document_id in double if len(finished.get(document_id, ())) < _BOTH}


def visible(
    rows: Iterable[Mapping[str, object]], coder: str, marks: Iterable[Mark], double: Collection[str]
) -> list[Mapping[str, object]]:
    """Return the rows, of ``codings`` or the like with ``segment_id`` and ``coder``, that ``coder`` may see.

    Of a document of ``double`` these are the coder's own, until the coder and somebody else are done with it. A missing proposal
    would tell that another decided on it, so those of the tool are left out there too.

    Example:
        >>> rows = [{"segment_id": "fg1#00001", "coder": coder} for coder in ("ann", "bo", "litreview")]
        >>> [row["coder"] for row in visible(rows, "ann", [], ["fg1"])], len(visible(rows, "ann", [], []))
        (['ann'], 3)
    """
    finished = find_finished(marks)
    closed = {one for one in double if coder not in (done := finished.get(one, set())) or len(done) < _BOTH}
    return [row for row in rows if row["coder"] == coder or name_document(str(row["segment_id"])) not in closed]


def name_document(segment_id: str) -> str:
    """Return the id of the document that a segment is of.

    Example:
        >>> name_document("fg1#00012")
        'fg1'
    """
    return segment_id.rpartition("#")[0]


def measure_progress(marks: Iterable[Mark], segments: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``progress``: how many segments of each document a coder has read, of how many, and who is done.

    ``segments`` are rows of that table. Counted are running text and list items.

    Example:
        >>> from datetime import UTC, datetime
        >>> segments = [{"segment_id": f"d#{n}", "document_id": "d", "role": "body"} for n in range(4)]
        >>> measure_progress([Mark("ann", "d", "d#1", "read", datetime(2026, 1, 2, tzinfo=UTC))], segments)
        [{'coder': 'ann', 'document_id': 'd', 'read': 1, 'segments': 4, 'done': 'no'}]
    """
    marks = list(marks)
    coded: dict[str, set[str]] = {}
    for row in segments:
        if row["role"] in CODED_ROLES:
            coded.setdefault(str(row["document_id"]), set()).add(str(row["segment_id"]))
    read: dict[tuple[str, str], set[str]] = {}
    for mark in marks:
        found = read.setdefault((mark.coder, mark.document_id), set())
        if mark.kind == "read":
            found.add(mark.segment_id)
    finished = find_finished(marks)
    rows = []
    for (coder, document_id), found in sorted(read.items()):
        own = coded.get(document_id, set())
        done = coder in finished.get(document_id, ())
        number = len(own) if done else len(found & own)
        rows.append(
            {"coder": coder, "document_id": document_id, "read": number, "segments": len(own), "done": "yes" if done else "no"}
        )
    return rows
