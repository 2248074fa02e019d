"""One recommendation as a card: its words, who says it, what stands behind it, and what is missing."""

import re

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import clean, render, render_quotations
from litreview.reporting.framework import show_judgement
from litreview.reporting.links import cite, link_references
from litreview.reporting.passages import Span, find_excerpts, find_passage, is_quotable, parse_spans, spans_of
from litreview.reporting.run_folder import Run
from litreview.tables import NO_DIRECT_EVIDENCE, NO_RECOMMENDATION

NO_EVIDENCE = (NO_DIRECT_EVIDENCE, NO_RECOMMENDATION)
"""How the gap of a row begins where nothing in the review speaks to it directly."""

STANCES = {
    "supports": "support it",
    "conditional": "support it on a condition",
    "opposes": "speak against it",
    "question": "ask about it",
    "describes": "tell of it",
}
_NEAREST = re.compile(r"; nearest: (\S+)")
_SHOWN = 90
"""How many letters of the nearest passage stand in a link."""


def show_card(run: Run, row: pd.Series) -> Markup:
    """Return the card of one row of ``recommendation_evidence``.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> row = example_run().table("recommendation_evidence").set_index("recommendation_id", drop=False).loc["roe2020.r001"]
        >>> "Peers should be paid." in show_card(example_run(), row)
        True
    """
    own = find_own(run, str(row["recommendation_id"]))
    passages = list(find_excerpts(run, [span for span in parse_spans(row["quotes"]) if span not in own]))
    support = [(name, show_support(row[column], "work")) for name, column in _kinds(row)]
    convergence, confidence = show_judgement(row)
    judged = [("Status", row["status"]), ("Convergence", convergence), ("Confidence", confidence)]
    direct = has_direct(row)
    return render(
        "recommendation",
        id=card_anchor(str(row["recommendation_id"])),
        words=clean(row["recommendation"]),
        anchor=own[0].anchor if own else "",
        origin=tell_origin(run, str(row["recommendation_id"])),
        language=language_of(run, own),
        direct=direct,
        gap=show_gap(run, str(row["gap"])),
        support=[*support, ("Consultation", tell_stances(row))],
        judged=[(name, words) for name, words in judged if words],
        quotations=render_quotations(passages),
        number=len(passages),
    )


def has_direct(row: object) -> bool:
    """Return whether a row of ``recommendation_evidence`` has direct evidence.

    Example:
        >>> has_direct(pd.Series({"gap": "no research among the direct evidence"}))
        True
    """
    gap = row["gap"] if isinstance(row, pd.Series) else getattr(row, "gap", "")
    return not str(gap).startswith(NO_EVIDENCE)


def card_anchor(recommendation_id: str) -> str:
    """Return the id of the card of a recommendation.

    Example:
        >>> card_anchor("focus-1.r002")
        'recommendation-focus-1.r002'
    """
    return f"recommendation-{recommendation_id}"


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


def tell_stances(row: pd.Series) -> str:
    """Return how many people speak about a recommendation, and how, as far as it may be shown.

    Example:
        >>> tell_stances(pd.Series({"consultation_people": "9", "stances": "opposes: not shown; supports: not shown"}))
        '9 people. Speak against it: not shown. Support it: not shown.'
        >>> tell_stances(pd.Series({"consultation_people": "fewer than 5", "stances": "supports: fewer than 5"}))
        'fewer than 5 people support it'
    """
    people = str(row["consultation_people"])
    if people in ("", "0"):
        return "nobody raised it"
    pairs = [part.partition(": ")[::2] for part in str(row["stances"]).split("; ") if part]
    if len(pairs) == 1 and pairs[0][1] == people != "1":
        return clean(f"{people} people {STANCES.get(pairs[0][0], pairs[0][0])}")
    told = [f" {STANCES.get(word, word).capitalize()}: {number}." for word, number in pairs]
    return clean(f"{people} {'person' if people == '1' else 'people'}{'.' if told else ''}{''.join(told)}")


def is_heard(run: Run, recommendation_id: str) -> bool:
    """Return whether a recommendation comes from people who were heard, and not from the literature.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> is_heard(example_run(), "roe2020.r001")
        False
    """
    own = find_own(run, recommendation_id)
    return bool(own) and own[0].document_id in run.sessions


def tell_origin(run: Run, recommendation_id: str) -> str:
    """Return in words who recommends it: a text with its kind and whom it names, or a person who was heard, and where.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> tell_origin(example_run(), "roe2020.r001")
        'From the literature (research): recommended in Roe (2020), in the words of Ann Roe'
    """
    own = find_own(run, recommendation_id)
    if not own:
        return ""
    document, place = own[0].document_id, clean(cite(run, own[0].document_id))
    if document in run.sessions:
        return f"From a person who was heard: {place}"
    owners = run.keep("owners of recommendations", lambda: _name_owners(run.table("recommendations")))
    owner, kind = clean(owners[recommendation_id]), run.document(document)["evidence_kind"]
    owner = "" if not owner or owner in place else f", in the words of {owner}"
    return f"From the literature ({kind}): recommended in {place}{owner}"


def show_gap(run: Run, gap: str) -> Markup:
    """Return a gap in words; the nearest passage is a link that says where it stands and how it begins.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> show_gap(example_run(), "no direct evidence in this review")
        Markup('No direct evidence in this review.')
    """
    match = _NEAREST.search(gap)
    words = gap[: match.start()] if match else gap
    said = link_references(run, words[:1].upper() + words[1:] + ("." if words and words[-1] != "." else ""))
    return said + Markup(" ") + _link_nearest(run, parse_spans(match[1])) if match else said


def show_nearest(run: Run, gap: str) -> Markup | str:
    """Return the link to the nearest passage that a gap names, or that nothing comes near.

    Example:
        >>> show_nearest(Run.__new__(Run), "no direct evidence in this review")
        'nothing comes near'
    """
    match = _NEAREST.search(gap)
    return (_link_nearest(run, parse_spans(match[1])) if match else Markup("")) or "nothing comes near"


def find_own(run: Run, recommendation_id: str) -> list[Span]:
    """Return where the words of a recommendation stand.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_own(example_run(), "roe2020.r001")
        [Span(document_id='roe2020', start=90, end=111)]
    """
    return run.keep("places of recommendations", lambda: _place_all(run)).get(recommendation_id, [])


def language_of(run: Run, own: list[Span]) -> str:
    """Return the language of the words at ``own``, English where nothing is known.

    Example:
        >>> language_of(Run.__new__(Run), [])
        'en'
    """
    return (find_passage(run, own[0]).language if own else "") or "en"


def _place_all(run: Run) -> dict[str, list[Span]]:
    table = run.table("recommendations")
    places: dict[str, list[Span]] = {}
    for name, span in zip(table["recommendation_id"], spans_of(table), strict=True):
        places.setdefault(name, []).append(span)
    return places


def _name_owners(table: pd.DataFrame) -> dict[str, str]:
    return {name: str(owner) for name, owner in zip(table["recommendation_id"], table["stated_by"], strict=True)}


def _kinds(row: pd.Series) -> list[tuple[str, str]]:
    kinds = [("Research", "research"), ("Practice", "practice"), ("Policy", "policy")]
    return kinds + ([("Assertion", "assertion")] if str(row.get("assertion", "")) not in ("", "0", "<NA>") else [])


def _link_nearest(run: Run, spans: list[Span]) -> Markup:
    if not spans or not is_quotable(run, spans[0]):
        return Markup("")
    passage = find_passage(run, spans[0])
    words = clean(passage.quote)
    begins = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    link = Markup('<a href="#{}">Nearest passage, in {}: <q lang="{}">{}</q></a>')
    return link.format(spans[0].anchor, clean(cite(run, spans[0].document_id)), passage.language, begins)
