"""A run as a coded project: every released text, the codings that stand, and the participants by id alone."""

from collections import defaultdict

from litreview.coding.proposals import is_standing
from litreview.corpus.documents import FACILITATOR
from litreview.exchange.plain_text import plain_line, plain_text
from litreview.exchange.qda import QdaCase, QdaCode, QdaCoding, QdaProject, QdaSource
from litreview.reporting.run_folder import Run

_NOT_PEOPLE = ("", FACILITATOR)


def build_codes(run: Run) -> tuple[QdaCode, ...]:
    """Return the codebook of ``run``, in its order.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> [code.id for code in build_codes(example_run())][:3]
        ['VAL.HOPE', 'OUT.HOPE', 'MOD.HOSP']
    """
    rows = run.codebook.to_dict("records")
    return tuple(QdaCode(**{field: plain_line(str(row.get(field, ""))) for field in QdaCode._fields}) for row in rows)


def build_project(run: Run) -> QdaProject:
    """Return ``run`` as a project: codings accepted and proposed, their status as memo, and a case for each participant.

    The texts of a run hold released words only. Cases carry no variable: role, region and session together could tell who
    somebody is. A coding whose segment belongs to a participant is a quotation of that case.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> build_project(example_run()).name
        'Peers in hospital'
    """
    texts = {str(document): plain_text(run.text(str(document))) for document in run.documents.index}
    speakers = dict(zip(run.table("segments")["segment_id"], run.table("segments")["speaker"], strict=True))
    known = set(run.codebook.index)
    codings: list[QdaCoding] = []
    spoken: dict[str, list[int]] = defaultdict(list)
    for row in _standing_codings(run):
        document = row["segment_id"].rpartition("#")[0]
        if document in texts and row["code"] in known:
            text, moved = texts[document]
            start, end = moved(int(row["start"])), moved(int(row["end"]))
            spoken[speakers.get(row["segment_id"], "")].append(len(codings))
            codings.append(QdaCoding(document, start, end, text[start:end], row["code"], row["coder"], row["status"]))
    sources = tuple(QdaSource(document, texts[document][0]) for document in sorted(texts))
    return QdaProject(str(run.review["title"]), build_codes(run), sources, tuple(codings), _cases(run, spoken))


def _standing_codings(run: Run) -> list[dict]:
    rows = run.table("codings").to_dict("records")
    standing = [row for row in rows if is_standing(row)]
    return sorted(
        standing, key=lambda row: (row["segment_id"], row["start"], row["end"], row["coder"], row["status"], row["code"])
    )


def _cases(run: Run, spoken: dict[str, list[int]]) -> tuple[QdaCase, ...]:
    segments = run.table("segments")
    present = segments[~segments["speaker"].isin(_NOT_PEOPLE) & segments["document_id"].isin(run.documents.index)]
    people = present.groupby("speaker")["document_id"].unique()
    return tuple(
        QdaCase(str(person), tuple(sorted(map(str, people[person]))), tuple(spoken[person])) for person in sorted(people.index)
    )
