"""The flow of records from found to read, in the order of PRISMA 2020, counted from the files themselves."""

from typing import NamedTuple

import pandas as pd

from litreview.errors import LitReviewError
from litreview.reporting.display import View, count_words, render, render_figure, render_table
from litreview.reporting.flow_drawing import Step, draw_flow
from litreview.reporting.run_folder import Run

NO_REASON = "no reason given"


class Flow(NamedTuple):
    """How many records stand at each step; a work is what is left of several records of one study, edition or report.

    ``sources`` and ``reasons`` are pairs of words and number. ``undecided`` works have no screening decision: of these
    ``undecided_read`` have a text, which was read. ``full``, ``part`` and ``no_text`` are of the included ones.
    """

    sources: tuple[tuple[str, int], ...]
    identified: int
    duplicates: int
    screened: int
    reasons: tuple[tuple[str, int], ...]
    excluded: int
    included: int
    undecided: int
    undecided_read: int
    full: int
    part: int
    no_text: int
    texts_without_record: int

    @property
    def decided(self) -> bool:
        """Return whether people recorded any screening decision."""
        return bool(self.excluded or self.included)


def show_flow(run: Run) -> View:
    """Return the flow of records as a drawing of boxes and arrows, with the same counts as a table.

    Raises:
        LitReviewError: the counts do not add up.

    Example:
        >>> show_flow.__name__
        'show_flow'
    """
    flow = count_flow(run.table("records"), run.documents)
    caption = "Flow of records, in the order of PRISMA 2020"
    table = render_table(f"{caption}, as a table", ["Step", "Records"], list_counts(flow), numeric=["Records"])
    figure = render_figure(draw_flow(list_steps(flow)), alt=tell_flow(flow), caption=caption, table=table)
    if flow.decided:
        return View(figure)
    words = "No screening decision is recorded in this review: every record that has a text was read."
    return View(render("notice", words=words, kind="gap"), figure)


def count_flow(records: pd.DataFrame, documents: pd.DataFrame) -> Flow:
    """Return how many records stand at each step; several records of one work are screened and read as one.

    Method: Page et al. 2021, The PRISMA 2020 statement, flow diagram for new reviews.

    Raises:
        LitReviewError: the counts do not add up.

    Example:
        >>> from litreview.tables import build_table
        >>> count_flow(build_table("records", [{"citation_key": "a"}]), build_table("documents", [])).undecided
        1
    """
    records = records.assign(kept=_follow(records))
    literature = documents[documents["evidence_kind"] != "consultation"]
    depth = literature.assign(full=literature["depth"] == "full text").groupby("citation_key")["full"].any().to_dict()
    works = pd.DataFrame([_sum_up(part, depth) for _, part in records.groupby("kept")], columns=["decision", "reason", "read"])
    excluded, included, undecided = (works[works["decision"] == word] for word in ("exclude", "include", ""))
    reasons = excluded["reason"].replace("", NO_REASON).value_counts()
    flow = Flow(
        sources=_count(records["source"].replace("", "source not recorded").value_counts()),
        identified=len(records),
        duplicates=int((records["duplicate_of"] != "").sum()),
        screened=len(works),
        reasons=_count(reasons),
        excluded=len(excluded),
        included=len(included),
        undecided=len(undecided),
        undecided_read=int((undecided["read"] != "").sum()),
        full=int((included["read"] == "full").sum()),
        part=int((included["read"] == "part").sum()),
        no_text=int((included["read"] == "").sum()),
        texts_without_record=int((~literature["citation_key"].isin(records["citation_key"])).sum()),
    )
    check_flow(flow)
    _check_excluded(records, depth)
    return flow


def check_flow(flow: Flow) -> None:
    """Raise ``LitReviewError`` where the steps of ``flow`` do not add up, with the sum that fails.

    Example:
        >>> check_flow(Flow((("references.bib", 2),), 2, 1, 1, (), 0, 1, 0, 0, 1, 0, 0, 0))
    """
    sums = (
        ("records identified", flow.identified, "duplicates and works screened", flow.duplicates + flow.screened),
        ("records identified", flow.identified, "the sources together", sum(number for _, number in flow.sources)),
        ("works to screen", flow.screened, "excluded, included, undecided", flow.excluded + flow.included + flow.undecided),
        ("works excluded", flow.excluded, "the reasons together", sum(number for _, number in flow.reasons)),
        ("works included", flow.included, "full text, part and no text", flow.full + flow.part + flow.no_text),
    )
    wrong = [f"{whole} are {total}, but {parts} {found}" for whole, total, parts, found in sums if total != found]
    if wrong:
        advice = "; look for a key that stands twice, or a duplicate of a record that is not there, in the table records"
        raise LitReviewError(f"the flow of records does not add up: {'; '.join(wrong)}{advice}")


def list_counts(flow: Flow) -> list[tuple[str, int]]:
    """Return the steps in words with their numbers, as the table beside the drawing shows them.

    Example:
        >>> list_counts(Flow((("references.bib", 1),), 1, 0, 1, (), 0, 1, 0, 0, 1, 0, 0, 0))[0]
        ('Records identified', 1)
    """
    sources = [(f"Identified in {name}", number) for name, number in flow.sources]
    return [
        ("Records identified", flow.identified),
        *(sources if len(sources) > 1 or "source not recorded" not in dict(flow.sources) else []),
        ("Duplicates, editions and further reports of a work, removed", flow.duplicates),
        ("Works to screen", flow.screened),
        ("Works excluded", flow.excluded),
        *((f"Excluded: {reason}", number) for reason, number in flow.reasons),
        ("Works not screened yet", flow.undecided),
        ("Not screened yet, but read", flow.undecided_read),
        ("Works included", flow.included),
        ("Included, read in full", flow.full),
        ("Included, read as abstract or notes", flow.part),
        ("Included, no text in the review", flow.no_text),
        ("Texts read that have no record", flow.texts_without_record),
    ]


def list_steps(flow: Flow) -> list[Step]:
    """Return the boxes of the drawing, from the first step to the last, each with what leaves the flow beside it.

    Example:
        >>> [step.main[0] for step in list_steps(Flow((), 0, 0, 0, (), 0, 0, 0, 0, 0, 0, 0, 0))][-1]
        'Included and read (0)'
    """
    sources = tuple(f"{name}: {number}" for name, number in flow.sources)
    reasons = tuple(f"{reason}: {number}" for reason, number in flow.reasons)
    waiting = (f"Not screened yet ({flow.undecided})",)
    left = ((f"Excluded ({flow.excluded})", *reasons), waiting if flow.undecided else ())
    read = (f"Included and read ({flow.full + flow.part})", f"in full: {flow.full}", f"as abstract or notes: {flow.part}")
    others = (("Read without a record", flow.texts_without_record), ("Read before a decision", flow.undecided_read))
    joining = tuple((f"{words} ({number})",) for words, number in others if number)
    removed = (f"Removed ({flow.duplicates})", "duplicates, editions and further reports of a work")
    return [
        Step((f"Records identified ({flow.identified})", *sources), (removed,)),
        Step((f"Works to screen ({flow.screened})",), tuple(words for words in left if words)),
        Step((f"Included ({flow.included})",), ((f"No text in the review ({flow.no_text})",),)),
        Step(read, joining, leaves=False),
    ]


def tell_flow(flow: Flow) -> str:
    """Return in words what the drawing shows, every number of it.

    Example:
        >>> tell_flow(Flow((), 3, 1, 2, (("off topic", 1),), 1, 1, 0, 0, 0, 1, 0, 0))[:70]
        '3 records identified; 1 removed as a duplicate, edition or further rep'
    """
    reasons = "; ".join(f"{reason}: {number}" for reason, number in flow.reasons)
    told = [
        f"{count_words(flow.identified, 'record')} identified",
        f"{flow.duplicates} removed as a duplicate, edition or further report of a work",
        f"{count_words(flow.screened, 'work')} to screen",
        f"{flow.excluded} excluded{f' ({reasons})' if reasons else ''}",
        f"{flow.undecided} not screened yet, {flow.undecided_read} of them read all the same",
        f"{flow.included} included: {flow.full} read in full, {flow.part} as abstract or notes, {flow.no_text} without a text",
        f"{count_words(flow.texts_without_record, 'text')} read without a record",
    ]
    return "; ".join(told) + "."


def _follow(records: pd.DataFrame) -> list[str]:
    same = {str(row.citation_key): str(row.duplicate_of) for row in records.itertuples() if row.duplicate_of}
    kept = []
    for key in records["citation_key"].astype(str):
        seen = {key}
        while key in same and same[key] not in seen:
            key = same[key]
            seen.add(key)
        kept.append(key)
    return kept


def _sum_up(records: pd.DataFrame, depth: dict[str, bool]) -> tuple[str, str, str]:
    """Return decision, reason and reading of one work from the records of it."""
    decision = _decide(records, depth)
    reasons = records.loc[records["screening"] == decision, "reason"]
    reading = [depth[key] for key in records["citation_key"] if key in depth]
    return decision, str(reasons.iloc[0]) if len(reasons) else "", ("full" if any(reading) else "part") if reading else ""


def _decide(records: pd.DataFrame, depth: dict[str, bool]) -> str:
    """Return the decision on a work: one included record includes it; one read without a decision leaves it open."""
    if (records["screening"] == "include").any():
        return "include"
    if records.loc[records["screening"] == "", "citation_key"].isin(depth).any():
        return ""
    own = records[records["citation_key"] == records["kept"]]
    return str((own if len(own) else records)["screening"].iloc[0])


def _check_excluded(records: pd.DataFrame, depth: dict[str, bool]) -> None:
    read = records.loc[(records["screening"] == "exclude") & records["citation_key"].isin(depth), "citation_key"]
    if len(read):
        names = ", ".join(sorted(read))
        raise LitReviewError(f"the flow of records does not add up: {names} excluded and read; correct corpus/screening.csv")


def _count(numbers: "pd.Series[int]") -> tuple[tuple[str, int], ...]:
    pairs = [(str(words), int(number)) for words, number in numbers.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
