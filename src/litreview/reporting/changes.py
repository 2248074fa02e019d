"""What changed since the run before, in words: texts that came and went, the rows whose evidence moved, and why."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, count_words, render, render_table
from litreview.reporting.evidence import name_or
from litreview.reporting.moved import name_source, tell_cause
from litreview.reporting.run_folder import Run

TABLES = {
    "documents": "Documents",
    "framework_evidence": "Framework evidence",
    "recommendation_evidence": "Recommendation evidence",
}
COUNTS = {
    "research": "works of research",
    "policy": "works of policy",
    "practice": "works of practice",
    "assertion": "works that assert",
    "consultation_people": "people heard",
}
CELLS = {
    **COUNTS,
    "sha256": "the file itself",
    "depth": "how much was read",
    "evidence_kind": "kind of evidence",
    "segments": "number of sentences",
    "message": "notes on reading",
    "quotes": "quotations",
    "stale": "whether a judgement is out of date",
    "judged_by": "who judged",
    "judged_on": "when it was judged",
    "consultation_roles": "roles of people heard",
    "evidence_hash": "evidence behind it",
    "evidence_seen": "evidence behind it",
    "area": "key area",
}
_EVIDENCE = ("quotes", "evidence_hash")
_MANY, _WORDS = 12, 80
_NOT_YET = "Changes are listed in changes.csv once the run is complete."
_NOTHING_COMPARED = (
    "There is no earlier run to compare with, so nothing here says what changed. Either this is the first run, or earlier runs"
    " were deleted because somebody withdrew or changed their consent: what changed would tell what they had said."
)
_SAME = "Nothing changed in the documents and in the two evidence tables since the run before."


def show_changes(run: Run) -> View:
    """Return what changed since the last run in words and by table, or that there is none to compare with.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Changes are listed in changes.csv once the run is complete" in show_changes(example_run()).html
        True
    """
    path = run.folder / "changes.csv"
    if not path.exists():
        return View(render("notice", words=_NOT_YET, kind=""))
    if not run.record.get("compared_with"):
        return View(render("notice", words=_NOTHING_COMPARED, kind=""))
    changes = pd.read_csv(path, dtype=str, keep_default_na=False)
    if "why" not in changes:
        # A run that an earlier version made.
        changes["why"] = ""
    if changes.empty:
        return View(render("notice", words=_SAME, kind=""))
    columns = ["Table", "Rows added", "Rows removed", "Rows changed", "What changed in them"]
    table = render_table("Changes since the last run", columns, summarise_changes(changes), numeric=columns[1:4])
    return View(render("lead", words=tell_changes(changes)), table, *_show_texts(run, changes), *_show_moved(run, changes))


def summarise_changes(changes: pd.DataFrame) -> list[list[object]]:
    """Return per table how many rows were added, removed and changed, and which cells changed in how many rows.

    Example:
        >>> row = {"table": "documents", "row": "a", "column": "depth", "change": "changed", "before": "", "after": ""}
        >>> summarise_changes(pd.DataFrame([row]))
        [['Documents', 0, 0, 1, 'how much was read: 1']]
    """
    rows = []
    for name, part in changes.groupby("table", sort=False):
        numbers = [int(part.loc[part["change"] == word, "row"].nunique()) for word in ("added", "removed", "changed")]
        cells = part[part["change"] == "changed"]
        counted = cells.assign(words=cells["column"].map(_name_cell)).groupby("words")["row"].nunique()
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        rows.append([TABLES.get(str(name), str(name)), *numbers, "; ".join(f"{words}: {number}" for words, number in ordered)])
    return rows


def tell_changes(changes: pd.DataFrame) -> str:
    """Return in one sentence how many rows came, went and changed.

    Example:
        >>> tell_changes(pd.DataFrame([{"table": "documents", "row": "a", "column": "", "change": "added"}]))
        'Documents: 1 row added.'
    """
    told = []
    for name, *numbers, _ in summarise_changes(changes):
        pairs = zip(("added", "removed", "changed"), numbers, strict=True)
        parts = [f"{count_words(int(str(number)), 'row')} {word}" for word, number in pairs if number]
        told.append(f"{name}: {', '.join(parts)}.")
    return " ".join(told)


def list_moved(changes: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each row of an evidence table whose evidence changed which counts did, and why as ``changes.csv`` says it.

    Works are told from and to; people are not.

    Example:
        >>> row = {"table": "framework_evidence", "row": "BAR.PAY", "column": "research", "change": "changed"}
        >>> list_moved(pd.DataFrame([{**row, "before": "2", "after": "3", "why": "came: roe2020:0-9"}]))
        {('framework_evidence', 'BAR.PAY'): ('works of research: 2, now 3', 'came: roe2020:0-9')}
    """
    cells = changes[(changes["change"] == "changed") & changes["column"].isin([*COUNTS, *_EVIDENCE])]
    moved: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for row in cells.itertuples():
        counts, reasons = moved.setdefault((str(row.table), str(row.row)), ([], []))
        if row.column in COUNTS:
            numbers = "changed" if row.column == "consultation_people" else f"{row.before or 0}, now {row.after or 0}"
            counts.append(f"{COUNTS[str(row.column)]}: {numbers}")
        reasons.append(str(row.why))
    return {place: ("; ".join(counts), max(reasons, default="")) for place, (counts, reasons) in moved.items()}


def _name_cell(column: str) -> str:
    return CELLS.get(column, column.replace("_", " "))


def _show_texts(run: Run, changes: pd.DataFrame) -> list[Markup]:
    """The texts that came, went or were edited, by name."""
    texts = changes[changes["table"] == "documents"]
    edited = texts[(texts["change"] == "changed") & (texts["column"] == "sha256")]
    parts = [(words, texts[texts["change"] == change]) for change, words in (("added", "came"), ("removed", "went"))]
    rows = [[name_source(run, str(row)), words] for words, part in (*parts, ("was edited", edited)) for row in part["row"]]
    return _fold(render_table("Texts that changed", ["Text", "What happened"], rows), "texts that changed", rows)


def _show_moved(run: Run, changes: pd.DataFrame) -> list[Markup]:
    said = run.table("recommendation_evidence").set_index("recommendation_id")["recommendation"].to_dict()
    rows = [
        [_name_row(run, table, row, said), TABLES.get(table, table), counts, tell_cause(run, why)]
        for (table, row), (counts, why) in list_moved(changes).items()
    ]
    columns = ["Component or recommendation", "Table", "What changed", "Why"]
    table = render_table("Whose evidence changed", columns, rows, quiet=[""])
    return _fold(table, "components and recommendations whose evidence changed", rows)


def _fold(table: Markup, words: str, rows: Sequence[object]) -> list[Markup]:
    if len(rows) > _MANY:
        return [render("more", summary=f"See the {len(rows)} {words}", content=table)]
    return [table] if rows else []


def _name_row(run: Run, table: str, row: str, said: Mapping[str, str]) -> str:
    words = clean(str(said.get(row, ""))) if table == "recommendation_evidence" else name_or(run, row, row)
    short = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
    return short or row
