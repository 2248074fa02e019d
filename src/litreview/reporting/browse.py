"""The corpus in JupyterLab: passages by code, kind, role, year and words; a source read from its beginning to its end."""

import pandas as pd
from markupsafe import Markup

from litreview.coding.proposals import CODED_ROLES
from litreview.corpus.documents import FACILITATOR
from litreview.errors import UsageError, nearest
from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.links import cite
from litreview.reporting.passages import Span, find_passage
from litreview.reporting.run_folder import Run
from litreview.synthesis.evidence import flag_standing
from litreview.tables import VOCABULARY

MOST = 60
"""How many passages are shown; the count above the table is of all of them."""
PARTICIPANT = "participant"
COLUMNS = ("segment_id", "document_id", "kind", "year", "role", "speaker", "codes", "quote", "start", "end")
_ALL_YEARS = (0, 9999)


def find_passages_where(
    run: Run,
    code: str = "",
    kind: str = "",
    role: str = "",
    year: tuple[int, int] = _ALL_YEARS,
    document: str = "",
    words: str = "",
) -> pd.DataFrame:
    """Return the passages that meet every condition given, in order of document and place, with ``COLUMNS``.

    ``kind`` is a kind of evidence; ``role`` is what a segment is in its document, such as ``"list item"``, or ``"participant"``
    or ``"facilitator"`` for who speaks; without one, running text and list items. ``year`` is the first and the last year of the
    record, both included. ``words`` stand in the passage, in capital or small letters. What may not be quoted is left out, and
    codes that fewer people raised than may be counted are none.

    Raises:
        UsageError: the run has no such code, kind, role or document; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_passages_where(example_run(), words="paid")["segment_id"].tolist()
        ['fg1#00001', 'roe2020#00003']
    """
    _check(code, run.codebook.index, "code", "the codebook")
    _check(kind, VOCABULARY["documents", "evidence_kind"], "kind of evidence", "this tool")
    _check(role, (*VOCABULARY["segments", "role"], PARTICIPANT, FACILITATOR), "role", "this tool")
    _check(document, run.documents.index, "document", "this run")
    segments = run.table("segments")
    segments = segments[segments["document_id"].isin(run.documents.index) & (segments["quotable"] != "no")]
    segments = segments[segments["document_id"] == document] if document else segments
    segments = segments[_play(segments, role)]
    segments = segments[segments["text"].str.contains(words, case=False, regex=False)] if words else segments
    codes = _list_codes(run)
    frame = segments.assign(
        kind=segments["document_id"].map(run.documents["evidence_kind"]),
        year=segments["document_id"].map(_list_years(run)).astype("Int64"),
        codes=[codes.get(segment, "") for segment in segments["segment_id"]],
        quote=segments["text"],
    )
    frame = frame[frame["kind"] == kind] if kind else frame
    frame = frame[frame["year"].between(*year).fillna(False)] if tuple(year) != _ALL_YEARS else frame
    if code:
        frame = frame[frame["codes"].str.split("; ").map(lambda carried: code in carried).astype(bool)]
    ordered = frame.sort_values(["document_id", "start"], kind="stable")
    return ordered[list(COLUMNS)].reset_index(drop=True)


def browse(run: Run, **conditions: object) -> View:
    """Return the passages that ``find_passages_where`` finds: how many there are, and the first of them with their codes.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "1 passage in 1 document" in browse(example_run(), words="paid", kind="research").html
        True
    """
    found = find_passages_where(run, **conditions)  # type: ignore[arg-type]
    documents = count_words(int(found["document_id"].nunique()), "document")
    words = f"{count_words(len(found), 'passage')} in {documents}"
    shown = found.head(MOST)
    lead = render("lead", words=f"{words}{f', the first {MOST} below' if len(found) > MOST else ''}.")
    rows = [[*_quote(run, row), row.kind, "" if pd.isna(row.year) else row.year, row.codes] for row in shown.itertuples()]
    columns = ["Passage", "Where", "Kind of evidence", "Year", "Codes"]
    return View(lead, render_table("Passages", columns, rows, numeric=["Year"]))


def open_source(run: Run, document: str) -> View:
    """Return a source as the run read it, from its beginning to its end: headings, and each passage with its codes.

    What may not be quoted is counted and not shown.

    Raises:
        UsageError: the run has no such document; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Peer workers gave people hope." in open_source(example_run(), "roe2020").html
        True
    """
    _check(document or "?", run.documents.index, "document", "this run")
    segments = run.table("segments")
    segments = segments[segments["document_id"] == document].sort_values("start", kind="stable")
    closed = int((segments["quotable"] == "no").sum())
    codes = _list_codes(run)
    shown = segments[segments["quotable"] != "no"]
    rows = [
        [_in_language(row), run.pseudonym(document, str(row.speaker)), row.role, codes.get(row.segment_id, "")]
        for row in shown.itertuples()
    ]
    words = f"{cite(run, document)}: {count_words(len(segments), 'segment')}"
    words += f", {closed} of which may not be shown." if closed else "."
    table = render_table(f"{document}, from beginning to end", ["Passage", "Speaker", "Role", "Codes"], rows)
    return View(render("lead", words=words), table)


def _check(name: str, known: "pd.Index | tuple[str, ...]", what: str, where: str) -> None:
    if name and name not in known:
        raise UsageError(f"{where} has no {what} {name!r}{nearest(name, map(str, known))}")


def _play(segments: pd.DataFrame, role: str) -> pd.Series:
    """Whether each segment has ``role``."""
    if role == FACILITATOR:
        return segments["speaker"] == FACILITATOR
    if role == PARTICIPANT:
        return ~segments["speaker"].isin(["", FACILITATOR])
    return segments["role"] == role if role else segments["role"].isin(CODED_ROLES)


def _list_codes(run: Run) -> dict[str, str]:
    """The codes that stand on each segment and may be counted, separated by semicolons."""
    codings = run.open_codings
    standing = codings.loc[flag_standing(codings), ["segment_id", "code"]].drop_duplicates()
    codes: dict[str, list[str]] = {}
    for segment, code in sorted(standing.itertuples(index=False)):
        codes.setdefault(segment, []).append(code)
    return {segment: "; ".join(found) for segment, found in codes.items()}


def _list_years(run: Run) -> dict[str, int]:
    records = run.table("records").set_index("citation_key")["year"].dropna()
    keys = run.documents["citation_key"]
    return {document: int(records[key]) for document, key in keys.items() if key in records.index}


def _quote(run: Run, row: object) -> tuple[Markup, str]:
    span = Span(str(row.document_id), int(row.start), int(row.end))  # type: ignore[attr-defined]
    passage = find_passage(run, span)
    return Markup('<span lang="{}">{}</span>').format(passage.language, clean(passage.quote)), name_place(passage)


def _in_language(row: object) -> Markup:
    return Markup('<span lang="{}">{}</span>').format(row.language, clean(str(row.text)))  # type: ignore[attr-defined]
