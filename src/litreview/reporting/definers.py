"""Who defines peer support: owner, year, words and components at a glance, and where the definitions differ."""

import re
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from litreview.privacy.suppression import shown_count
from litreview.reporting.components_drawing import Holder, draw_components
from litreview.reporting.display import View, clean, count_words, make_element_id, render, render_figure, render_table
from litreview.reporting.evidence import in_codebook_order, name_or, name_works
from litreview.reporting.run_folder import Run
from litreview.reporting.speakers import tell_wordings

_PEER_SUPPORT = re.compile(
    r"\bpeer support\b|\bpeers?$|\bpair(?:s|es?)?\b|\bpair-aidance|\bentraide\b|\bsoutien par les pairs\b", re.I
)
_OPENING = re.compile(
    r"\A[^.:;]{1,160}?\bdefin(?:es?|ed)\s[^.:;]{1,90}?\sas\s|\A[^.:;]{1,160}?\bdéfinit\s[^.:;]{1,90}?\scomme\s", re.I
)
"""What the row's first cell says already: "X defines peer support as"."""

_LETTERS = re.compile(r"\w+")
_FIRST_WORDS = 25


class Definers(NamedTuple):
    """What the definitions of peer support hold: the definers of the literature, and the people who were heard.

    ``held`` has a row per label and component of the literature, ``labels`` and ``components`` (codes) their order;
    ``heard`` counts the people who name each component, ``people`` those who gave a definition.
    """

    labels: list[str]
    components: list[str]
    held: frozenset[tuple[str, str]]
    heard: dict[str, int]
    people: int


def name_owners(run: Run) -> pd.DataFrame:
    """Return the definitions with their ``year``, of the literature first, by owner; people whom no page tells apart unnamed.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> name_owners(example_run())[["stated_by", "year", "heard"]].to_dict("records")
        [{'stated_by': 'Ann Roe', 'year': '2020', 'heard': False}]
    """
    frame = run.table("definitions")
    owners = zip(frame["document_id"], frame["stated_by"], strict=True)
    years = run.table("records").set_index("citation_key")["year"].to_dict()
    frame = frame.assign(
        stated_by=["A participant" if owner in run.unnamed else owner[1] for owner in owners],
        year=["" if pd.isna(year := years.get(key, pd.NA)) else str(int(year)) for key in frame["citation_key"]],
        heard=frame["document_id"].isin(run.sessions),
        model=[not _PEER_SUPPORT.search(term) for term in frame["term"]],
    )
    order = ["heard", "model", "stated_by", "document_id", "start"]
    return frame.sort_values(order, kind="stable", ignore_index=True)


def card_id(definition_id: str) -> str:
    """Return the id of the card that shows a definition word for word.

    Example:
        >>> card_id("a.d001") == card_id("a.d001")
        True
    """
    return make_element_id(f"definition {definition_id}")


def show_definers(run: Run) -> View:
    """Return a table of who defines what, when, in which words and with which parts; each row opens its whole wording.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Peer workers gave people hope." in show_definers(example_run()).html
        True
    """
    frame = name_owners(run)
    if frame.empty:
        return View(render("notice", words="No document of this review states a definition.", kind="gap"))
    columns = ["Who", "Year", "In which words", "What it names"]
    written = frame[~frame["heard"]]
    parts = []
    for caption, of_model in (("Who defines peer support", False), ("Who defines one model of peer support", True)):
        rows = [_tell_row(run, row) for _, row in written[written["model"] == of_model].iterrows()]
        if rows or not of_model:
            parts.append(render_table(caption, columns, rows, numeric=["Year"], quiet=["not stated"]))
    if frame["heard"].any():
        told = tell_wordings(run.table("definitions"), run.sessions, run.min_group)
        words = f"People who were heard put it in words of their own: {told}, in the last part of this page."
        parts.append(render("notice", words=words, kind="note"))
    return View(*parts)


def find_definers(run: Run) -> Definers:
    """Return which definer of peer support holds which component; models are left out unless nothing else is defined.

    What an owner says in two reports or editions of one work, or word for word on two pages, counts once.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_definers(example_run()).labels
        ['Ann Roe, 2020']
    """
    frame = name_owners(run)
    frame = frame if frame["model"].all() else frame[~frame["model"]]
    written, heard = frame[~frame["heard"]], frame[frame["heard"]]
    groups = list(written.groupby(["stated_by", _name_places(run, written)], sort=False))
    labels = _tell_apart([_label(part.iloc[0]) for _, part in groups])
    held = frozenset((label, code) for label, (_, part) in zip(labels, groups, strict=True) for code in _codes(part))
    speakers = {key: _codes(part) for key, part in heard.groupby(["document_id", "stated_by"], sort=True)}
    counts = {code: sum(code in codes for codes in speakers.values()) for codes in speakers.values() for code in codes}
    components = in_codebook_order(run, pd.Series([*(code for _, code in sorted(held)), *sorted(counts)], dtype=object))
    return Definers(labels, components, held, counts, len(speakers))


def show_holders(run: Run) -> View:
    """Return, part by part, which definitions name it and which do not, those first that most name.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Only one names: Hope (Ann Roe, 2020)" in show_holders(example_run()).html
        True
    """
    found = find_definers(run)
    if not found.components:
        return View(render("notice", words="No definition holds a component of the codebook.", kind="gap"))
    rows = []
    for code in sorted(found.components, key=lambda code: -len(_holders(found, code))):
        holders = _holders(found, code)
        others = [label for label in found.labels if label not in holders]
        people = shown_count(found.heard.get(code, 0), run.min_group)
        rows.append([name_or(run, code, ""), len(holders), *_tell_sides(holders, others), people])
    columns = ["Part of a definition", "How many", "Who names it", "Who does not", "People heard who name it"]
    lead = render("notice", words=tell_definition_difference(run, found), kind="note")
    table = render_table("Where the definitions differ, part by part", columns, rows, numeric=["How many"], quiet=["nobody", "0"])
    return View(lead, table)


def tell_definition_difference(run: Run, found: Definers) -> str:
    """Return in plain words what most definitions share, what one alone names, and what nobody but people heard names.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> tell_definition_difference(example_run(), find_definers(example_run()))
        'Only one names: Hope (Ann Roe, 2020).'
    """
    counts = {code: len(_holders(found, code)) for code in found.components}
    most = max(counts.values(), default=0)
    shared = [name_or(run, code, "") for code in found.components if counts[code] == most and most > 1]
    alone = [f"{name_or(run, code, '')} ({_holders(found, code)[0]})" for code in found.components if counts[code] == 1]
    words = [f"Most shared: {', '.join(shared)}, in {most} of {count_words(len(found.labels), 'definition')}."] if shared else []
    words += [f"Only one names: {', '.join(alone)}."] if alone else []
    nowhere = [name_or(run, code, "") for code in found.components if not counts[code]]
    words += [f"Only people who were heard name: {', '.join(nowhere)}."] if nowhere else []
    return " ".join(words)


def show_components(run: Run) -> View:
    """Return the drawing of which definition holds which component of the codebook, with its table.

    Those who were heard are one row of counts, so that single voices do not drown the literature.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Parts that each definition of peer support holds" in show_components(example_run()).html
        True
    """
    found = find_definers(run)
    if not found.components:
        return View(render("notice", words="No definition holds a component of the codebook.", kind="gap"))
    names = [name_or(run, code, "") for code in found.components]
    rows = [[label, *("yes" if (label, c) in found.held else "no" for c in found.components)] for label in found.labels]
    people = [shown_count(found.heard.get(code, 0), run.min_group) for code in found.components]
    if found.people:
        rows.append([f"People heard (of {shown_count(found.people, run.min_group)})", *people])
    caption = "Parts that each definition of peer support holds"
    table = render_table(f"{caption}, as a table", ["Definition", *names], rows, quiet=["no", "0"])
    return View(
        render_figure(
            _draw_matrix(found, names, people), alt=tell_definition_difference(run, found), caption=caption, table=table
        )
    )


def _tell_row(run: Run, row: pd.Series) -> list[object]:
    words = _OPENING.sub("", clean(row["quote"]), count=1).split()
    shown = " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
    whose = Markup('<span class="unseen">: {}</span>').format(", ".join(filter(None, [clean(row["term"]), _label(row)])))
    link = Markup(' <a href="#{}">Whole wording ({}){}</a>').format(card_id(row["definition_id"]), row["form"], whose)
    parts = "; ".join(name_or(run, code, "") for code in row["components"].split("; ") if code)
    return [clean(row["stated_by"]) or "Owner not stated", row["year"] or "not stated", Markup("{}").format(shown) + link, parts]


def _name_places(run: Run, written: pd.DataFrame) -> list[str]:
    """The work of each row, the first one where the same owner says the same words elsewhere."""
    works = name_works(run)
    first: dict[tuple[str, str], str] = {}
    places = []
    for owner, quote, document in zip(written["stated_by"], written["quote"], written["document_id"], strict=True):
        words = _fold(quote)
        work = works.get(document, document)
        places.append(first.setdefault((owner, words), work) if owner and words else work)
    return places


def _fold(quote: str) -> str:
    return " ".join(_LETTERS.findall(_OPENING.sub("", clean(quote), count=1).casefold()))


def _label(row: pd.Series) -> str:
    owner = clean(row["stated_by"]) or "Owner not stated"
    return f"{owner}, {row['year']}" if row["year"] else owner


def _tell_apart(labels: list[str]) -> list[str]:
    """Number the labels that stand more than once."""
    seen: dict[str, int] = {}
    told = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told


def _codes(part: pd.DataFrame) -> set[str]:
    return {code for cell in part["components"] for code in cell.split("; ") if code}


def _holders(found: Definers, code: str) -> list[str]:
    return [label for label in found.labels if (label, code) in found.held]


def _tell_sides(holders: list[str], others: list[str]) -> tuple[str, str]:
    """Name the smaller side and count the other, so that a glance tells who stands apart."""
    if not holders or not others:
        return ("nobody", "all") if others else ("all", "nobody")
    if len(holders) <= len(others):
        return "; ".join(holders), f"the other {len(others)}"
    return f"the other {len(holders)}", "; ".join(others)


def _draw_matrix(found: Definers, names: list[str], people: list[str]) -> str:
    rows = [Holder(label, [(label, code) in found.held for code in found.components]) for label in found.labels]
    if found.people:
        counts = ["" if words == "0" else words.replace("fewer than ", "<") for words in people]
        rows.append(Holder("People who were heard", counts))
    return draw_components(names, rows)
