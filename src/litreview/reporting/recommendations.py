"""The recommendation evidence table: literature, practice, policy and consultation side by side per key area."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, count_words, render, render_group, render_table
from litreview.reporting.messages import name_code
from litreview.reporting.recommendation_cards import (
    NO_EVIDENCE,
    card_anchor,
    find_own,
    has_direct,
    is_heard,
    language_of,
    show_card,
    show_nearest,
)
from litreview.reporting.run_folder import Run
from litreview.reporting.subjects import find_subjects, group_by_subject, name_subject, tell_subjects
from litreview.tables import AREAS, VOCABULARY

NO_DIRECT = "No recommendation and no direct evidence in this review."
LONG = 10
"""An area with more recommendations than this is told by subject."""

_STATUS = VOCABULARY["recommendations", "status"]
_GAP_MEANS = (
    "A gap does not mean that a recommendation is wrong. It means that nothing else in this review speaks to it directly;"
    " the nearest passage is named where there is one."
)


def show_areas(run: Run) -> View:
    """Return how many recommendations there are and who makes them, then the key areas with evidence, origin and status.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "1 recommendation: 1 from the literature, 0 from people heard" in show_areas(example_run()).html
        True
    """
    frame = _stated(run)
    rows = [_count_area(run, frame[frame["area"] == area], area) for area in AREAS]
    columns = ["Key area", "Recommendations", "No direct evidence", "From the literature", "From people heard", "Status"]
    table = render_table("Recommendations per key area", columns, rows, numeric=columns[1:5])
    heard = int(frame["heard"].sum())
    lead = f"{count_words(len(frame), 'recommendation')}: {len(frame) - heard} from the literature, {heard} from people heard."
    return View(render("lead", words=lead), table)


def show_gaps(run: Run) -> View:
    """Return the recommendations that have no direct evidence, by key area and subject, with what comes nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Training: without direct evidence" in show_gaps(example_run()).html
        True
    """
    frame, stated = run.table("recommendation_evidence"), _stated(run)
    without = frame[~_direct(frame)]
    if without.empty:
        return View(render("notice", words="Every recommendation has direct evidence in this review.", kind=""))
    subjects, missing = find_subjects(run), int((~_direct(stated)).sum())
    lead = tell_missing(missing, len(stated))
    areas = [_show_gaps_of(run, frame[frame["area"] == area], area, subjects) for area in AREAS]
    return View(render("lead", words=lead), render("notice", words=_GAP_MEANS, kind=""), *filter(None, areas))


def tell_missing(missing: int, stated: int) -> str:
    """Return how many of the recommendations that were ``stated`` have no direct evidence.

    Example:
        >>> tell_missing(0, 1), tell_missing(2, 5)[:24]
        ('0 of 1 recommendation has no direct evidence in this review.', '2 of 5 recommendations h')
    """
    verb = "has" if stated == 1 else "have"
    return f"{missing} of {count_words(stated, 'recommendation')} {verb} no direct evidence in this review."


def show_recommendations(run: Run, long: int = LONG) -> View:
    """Return per key area each recommendation word for word, with all kinds of support side by side.

    An area of more than ``long`` recommendations is told by subject.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Peers should be paid." in show_recommendations(example_run()).html
        True
    """
    frame, subjects = _stated(run), find_subjects(run)
    return View(*(_show_area(run, frame[frame["area"] == area], area, subjects, long) for area in AREAS))


def name_area(run: Run, area: str, language: str = "en") -> str:
    """Return the name of a key area, from the codebook.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> name_area(example_run(), "K1"), name_area(example_run(), "K1", "fr")
        ('Pay', 'Paie')
    """
    return name_code(run.codebook, f"REC.{area}", language)


def _stated(run: Run) -> pd.DataFrame:
    """Return the rows that hold a recommendation, with ``heard``: whether people who were heard made it."""
    frame = run.table("recommendation_evidence")
    frame = frame[frame["recommendation"] != ""]
    return frame.assign(heard=[is_heard(run, name) for name in frame["recommendation_id"]])


def _direct(frame: pd.DataFrame) -> "pd.Series[bool]":
    return ~frame["gap"].str.startswith(NO_EVIDENCE)


def _count_area(run: Run, part: pd.DataFrame, area: str) -> list[object]:
    status = part["status"].value_counts()
    told = "; ".join(f"{word}: {status[word]}" for word in _STATUS if word in status.index)
    heard = int(part["heard"].sum())
    return [name_area(run, area), len(part), int((~_direct(part)).sum()), len(part) - heard, heard, told or "none stated"]


def _show_gaps_of(run: Run, part: pd.DataFrame, area: str, subjects: Mapping[str, str]) -> Markup:
    without = part[~_direct(part)]
    if without.empty:
        return Markup("")
    rows = [_show_gap_row(run, row, subjects) for row in _by_subject(run, without, subjects)]
    name, stated = name_area(run, area), int((part["recommendation"] != "").sum())
    columns = ["Recommendation", "About", "From", "What comes nearest"]
    table = render_table(f"{name}: without direct evidence", columns, rows, quiet=["No subject coded"])
    line = f"{len(without)} of {stated} without direct evidence." if stated else NO_DIRECT
    return render_group(f"{name}: gaps", table, line=line)


def _show_gap_row(run: Run, row: pd.Series, subjects: Mapping[str, str]) -> list[object]:
    name = str(row["recommendation_id"])
    if not row["recommendation"]:
        return ["(the whole area)", "", "", show_nearest(run, str(row["gap"]))]
    link = Markup('<a href="#{}" lang="{}">{}</a>')
    words = link.format(card_anchor(name), language_of(run, find_own(run, name)), clean(str(row["recommendation"])))
    origin = "people heard" if is_heard(run, name) else "the literature"
    return [words, name_subject(run, subjects.get(name, "")), origin, show_nearest(run, str(row["gap"]))]


def _by_subject(run: Run, part: pd.DataFrame, subjects: Mapping[str, str]) -> list[pd.Series]:
    rows = {str(row["recommendation_id"]): row for _, row in part.iterrows()}
    return [rows[name] for _, names in group_by_subject(run, rows, subjects) for name in names]


def _show_area(run: Run, part: pd.DataFrame, area: str, subjects: Mapping[str, str], long: int) -> Markup:
    cards = {str(row["recommendation_id"]): show_card(run, row) for _, row in part.iterrows()}
    direct = {str(row["recommendation_id"]): has_direct(row) for _, row in part.iterrows()}
    heard = int(part["heard"].sum())
    line = f"{count_words(len(cards), 'recommendation')}: {len(cards) - heard} from the literature, {heard} from people heard;"
    line += f" {sum(direct.values())} with direct evidence, {len(cards) - sum(direct.values())} without."
    named = group_by_subject(run, cards, subjects)
    groups = [
        {"name": name, "line": _tell_direct([direct[n] for n in names]), "cards": [cards[n] for n in names]}
        for name, names in named
    ]
    groups = (
        groups
        if len(cards) > long
        else [{"name": "", "line": "", "cards": [card for group in groups for card in group["cards"]]}]
    )
    told = tell_subjects(named)
    line += f" Most about: {told}." if told else ""
    content = render("area", groups=groups if cards else [], nothing=NO_DIRECT)
    return render_group(name_area(run, area), content, line=line if cards else NO_DIRECT)


def _tell_direct(direct: list[bool]) -> str:
    return f"{count_words(len(direct), 'recommendation')}, {sum(direct)} with direct evidence"
