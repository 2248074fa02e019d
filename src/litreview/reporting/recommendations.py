"""The recommendation evidence table: literature, practice, policy and consultation side by side per key area."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, count_words, render, render_group, render_quotations, render_table
from litreview.reporting.framework import show_judgement
from litreview.reporting.links import cite, link_references
from litreview.reporting.messages import name_code
from litreview.reporting.passages import Span, find_passages, parse_spans, spans_of
from litreview.reporting.run_folder import Run
from litreview.tables import AREAS, NO_DIRECT_EVIDENCE, NO_RECOMMENDATION

NO_DIRECT = "No recommendation and no direct evidence in this review."
NO_EVIDENCE = (NO_DIRECT_EVIDENCE, NO_RECOMMENDATION)
"""How the gap of a row begins where nothing in the review speaks to it directly."""


def show_areas(run: Run) -> View:
    """Return the key areas: how many recommendations each holds, how many rest on direct evidence, and their status.

    Example:
        >>> show_areas.__name__
        'show_areas'
    """
    frame = run.table("recommendation_evidence")
    stated = frame[frame["recommendation"] != ""]
    rows = [_count_area(run, stated[stated["area"] == area], area) for area in AREAS]
    columns = ["Key area", "Recommendations", "With direct evidence", "Done or under way", "Planned, possible or recommended"]
    return View(render_table("Recommendations per key area", columns, rows, numeric=columns[1:]))


def show_recommendations(run: Run) -> View:
    """Return per key area each recommendation word for word, with all four kinds of support side by side.

    Example:
        >>> show_recommendations.__name__
        'show_recommendations'
    """
    frame = run.table("recommendation_evidence")
    stated = frame[frame["recommendation"] != ""]
    return View(*(_show_area(run, stated[stated["area"] == area], area) for area in AREAS))


def show_gaps(run: Run) -> View:
    """Return the recommendations that have no direct evidence, with what comes nearest.

    Example:
        >>> show_gaps.__name__
        'show_gaps'
    """
    frame = run.table("recommendation_evidence")
    without = frame[frame["gap"].str.startswith(NO_EVIDENCE)]
    if without.empty:
        return View(render("notice", words="Every recommendation has direct evidence in this review.", kind=""))
    missing, stated = (int((rows["recommendation"] != "").sum()) for rows in (without, frame))
    total = f"{missing} of {count_words(stated, 'recommendation')}"
    areas = [_show_gaps_of(run, frame[frame["area"] == area], area) for area in AREAS]
    return View(render("lead", words=f"{total} have no direct evidence in this review."), *filter(None, areas))


def _show_gaps_of(run: Run, part: pd.DataFrame, area: str) -> Markup:
    without = part[part["gap"].str.startswith(NO_EVIDENCE)].sort_values("recommendation", kind="stable")
    if without.empty:
        return Markup("")
    rows = [[_word_gap(run, row), link_references(run, row.gap)] for row in without.itertuples()]
    name, stated = name_area(run, area), int((part["recommendation"] != "").sum())
    table = render_table(f"{name}: without direct evidence", ["Recommendation", "What comes nearest"], rows)
    line = f"{len(without)} of {stated} without direct evidence." if stated else NO_DIRECT
    return render_group(f"{name}: gaps", table, line=line)


def _word_gap(run: Run, row: object) -> str | Markup:
    own = _find_own(run, str(row.recommendation_id))
    words = clean(str(row.recommendation))
    if not words:
        return "(the whole area)"
    link = (own[0].anchor, cite(run, own[0].document_id)) if own else ("", "")
    spoken = Markup('<span lang="{}">{}</span>').format(_own_cell(run, own, "language") or "en", words)
    return spoken + Markup(' <a href="#{}">{}</a>').format(*link) if own else spoken


def name_area(run: Run, area: str, language: str = "en") -> str:
    """Return the name of a key area, from the codebook.

    Example:
        >>> name_area.__defaults__
        ('en',)
    """
    return name_code(run.codebook, f"REC.{area}", language)


def _count_area(run: Run, part: pd.DataFrame, area: str) -> list[object]:
    direct = int((~part["gap"].str.startswith(NO_EVIDENCE)).sum())
    moving = int(part["status"].isin(["done", "under way"]).sum())
    return [name_area(run, area), len(part), direct, moving, len(part) - moving]


def _show_area(run: Run, part: pd.DataFrame, area: str) -> Markup:
    cards = [_show_card(run, row) for _, row in part.iterrows()]
    direct = int((~part["gap"].str.startswith(NO_EVIDENCE)).sum())
    line = f"{count_words(len(cards), 'recommendation')}, {direct} with direct evidence."
    return render_group(name_area(run, area), render("area", cards=cards, nothing=NO_DIRECT), line=line)


def _show_card(run: Run, row: pd.Series) -> Markup:
    convergence, confidence = show_judgement(row)
    spans = parse_spans(row["quotes"])
    own = _find_own(run, str(row["recommendation_id"]))
    support = [
        ("Research", show_support(row["research"], "work")),
        ("Practice", show_support(row["practice"], "work")),
        ("Policy", show_support(row["policy"], "work")),
        ("Consultation", _show_stance(row)),
    ]
    judged = [
        ("Status", row["status"]),
        ("Convergence", convergence),
        ("Confidence", confidence),
        ("Gap", link_references(run, row["gap"])),
    ]
    passages = list(find_passages(run, [span for span in spans if span not in own]))
    return render(
        "recommendation",
        words=clean(row["recommendation"]),
        anchor=own[0].anchor if own else "",
        title=clean(cite(run, own[0].document_id)) if own else "",
        language=_own_cell(run, own, "language") or "en",
        support=support,
        judged=[(name, words) for name, words in judged if words],
        quotations=render_quotations(passages),
        number=len(passages),
    )


def show_support(cell: object, unit: str) -> str:
    """Return a count of works in words; nothing is said as nothing found.

    Example:
        >>> show_support("2", "work"), show_support("0", "work"), show_support("1", "work")
        ('2 works', 'nothing found', '1 work')
    """
    words = "" if pd.isna(cell) else str(cell)
    if words in ("", "0"):
        return "nothing found"
    return f"{words} {unit}{'' if words == '1' else 's'}" if words.isdigit() else words


def _show_stance(row: pd.Series) -> str:
    people = str(row["consultation_people"])
    if people in ("", "0"):
        return "nobody raised it"
    return clean(f"{people} people. {row['stances']}".strip())


def _find_own(run: Run, recommendation_id: str) -> list[Span]:
    table = run.table("recommendations")
    return spans_of(table[table["recommendation_id"] == recommendation_id])


def _own_cell(run: Run, own: list[Span], column: str) -> str:
    return run.document(own[0].document_id).get(column, "") if own else ""
