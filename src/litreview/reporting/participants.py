"""The page for people who took part, in plain English or French."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from litreview.reporting.display import View, render
from litreview.reporting.messages import say, typeset
from litreview.reporting.page_sources import find_cited
from litreview.reporting.participant_compared import show_both_sides
from litreview.reporting.participant_parts import heading, join_names, paragraph, show_outcome, show_theme
from litreview.reporting.participant_studies import list_outcomes, list_unclear
from litreview.reporting.participant_themes import (
    Theme,
    count_people,
    find_hindrance,
    find_topics,
    list_areas_without,
    list_roles_heard,
    list_themes,
    tell_share,
)
from litreview.reporting.participant_words import Wanted, choose_voices
from litreview.reporting.passages import Excerpt, find_excerpts
from litreview.reporting.run_folder import Run

MOST_THEMES, MOST_FEW, MOST_RESULTS, WORDS_QUOTED = 3, 2, 1, 60
OWN_WORDS = (
    "how_heard",
    "heard_by",
    "thanks",
    "not_taken_up",
    "next_steps",
    "correct_or_withdraw",
    "contact",
    "funder_statement",
)


def show_opening(run: Run, language: str) -> View:
    """Return the content note, who was heard, how and by whom, and how people were thanked.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "We heard from fewer than 5 people" in show_opening(example_run(), "en").html
        True
    """
    return _show_opening(run, language, _show_later(run, language))


def show_told(run: Run, language: str) -> View:
    """Return the themes with people's own words, minority views, and what was not taken up and why.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Your words still count" in show_told(example_run(), "en").html
        True
    """
    return run.keep(f"told: {language}", lambda: _show_told(run, language))


def _show_told(run: Run, language: str) -> View:
    own, hindrance, themes = read_own_words(run, language), find_hindrance(run), list_themes(run, language)
    left = render(
        "section", title=say(language, "left.heading"), level=3, lines=[own["not_taken_up"] or say(language, "left.missing")]
    )
    if not themes:
        why = say(language, f"told.hindered.{hindrance}" if hindrance else "told.none")
        return View(heading(language, "told"), paragraph(why), left)
    chosen, many, few = choose_themes(themes)
    wanted = [Wanted(theme.code, theme.quotes, theme.people > 0) for theme in (*chosen, *few[:MOST_FEW], *many, *few[MOST_FEW:])]
    quoted = choose_voices(run, wanted, language, in_sight=len(chosen), words=WORDS_QUOTED)
    shown = [
        show_theme(theme.name, quoted.get(theme.code), language, tell_share(run, theme.people, language)) for theme in chosen
    ]
    parts = [heading(language, "told"), paragraph(say(language, "told.intro")), *shown]
    if few:
        names = [theme.name for theme in few[:MOST_FEW]]
        parts += [paragraph(say(language, "told.few")), render("list", items=names)]
    rest = [
        *_show_folded(run, many, quoted, language, "told.many"),
        *_show_folded(run, few, quoted, language, "told.rare"),
    ]
    if rest:
        number = len(many) + len(few)
        content = Markup("\n").join(rest)
        parts.append(render("more", summary=say(language, "told.open", number=number), content=content))
    return View(*parts, left)


def choose_themes(themes: Sequence[Theme]) -> tuple[list[Theme], list[Theme], list[Theme]]:
    """Return the themes most people raised, the others that may be counted, and those that few raised.

    Example:
        >>> [len(part) for part in choose_themes([Theme("A", "Hope", 9, ""), Theme("B", "Pay", 0, "")])]
        [1, 0, 1]
    """
    many, few = [theme for theme in themes if theme.people], [theme for theme in themes if not theme.people]
    return many[:MOST_THEMES], many[MOST_THEMES:], few


def show_research(run: Run, language: str) -> View:
    """Return what research found on each outcome, in plain sentences, each with the studies it rests on.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Better: 1 study" in show_research(example_run(), "en").html
        True
    """
    return run.keep(f"research: {language}", lambda: _show_research(run, language))


def _show_research(run: Run, language: str) -> View:
    outcomes = list_outcomes(run, language)
    if not outcomes:
        return View(heading(language, "research"), paragraph(say(language, "research.none")))
    shown = [show_outcome(outcome, language) for outcome in outcomes]
    parts = [heading(language, "research"), paragraph(say(language, "research.intro")), *shown[:MOST_RESULTS]]
    mentions = paragraph(say(language, "research.mentions"))
    if shown[MOST_RESULTS:]:
        summary = say(language, "research.open", number=len(shown) - MOST_RESULTS)
        parts.append(render("more", summary=summary, content=Markup("\n").join([*shown[MOST_RESULTS:], mentions])))
    else:
        parts.append(mentions)
    return View(*parts)


def show_open(run: Run, language: str) -> View:
    """Return what could not be answered: areas without direct evidence, outcomes whose studies give no clear answer.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "We found nothing that speaks directly about" in show_open(example_run(), "en").html
        True
    """
    areas, unclear = list_areas_without(run, language), list_unclear(run, language)
    parts = [heading(language, "unknown")]
    if areas:
        parts += [paragraph(say(language, "unknown.areas")), render("list", items=areas)]
    if unclear:
        links = [Markup('<a href="#{}">{}</a>').format(anchor, name) for name, anchor in unclear]
        parts += [paragraph(say(language, "unknown.outcomes")), render("list", items=links)]
    return View(*parts, paragraph(say(language, "unknown.gap" if areas or unclear else "unknown.none")))


def show_closing(run: Run, language: str) -> View:
    """Return what happens next, how to correct or withdraw, and the funder's statement apart from the findings.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "How to correct or withdraw" in show_closing(example_run(), "en").html
        True
    """
    own = read_own_words(run, language)
    parts = [heading(language, "next"), paragraph(own["next_steps"] or say(language, "next.missing"))]
    parts += [heading(language, "correct"), paragraph(own["correct_or_withdraw"] or say(language, "correct.missing"))]
    parts += [paragraph(say(language, "contact", contact=own["contact"]))] if own["contact"] else []
    parts += [paragraph(say(language, "correct.which"))] if run.sessions else []
    funder = own["funder_statement"] or say(language, "funder.missing")
    return View(*parts, render("funder", title=say(language, "funder.heading"), note=say(language, "funder.note"), words=funder))


def show_page(run: Run, language: str) -> View:
    """Return the whole page, as the notebook shows it piece by piece; used to measure it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Who we heard" in show_page(example_run(), "en").html
        True
    """
    later = _show_later(run, language)
    return View(*(view.html for view in (_show_opening(run, language, later), *later)))


def read_own_words(run: Run, language: str) -> dict[str, str]:
    """Return what the team wrote for this page in ``language``; what it wrote in another language is none.

    Example:
        >>> "thanks" in OWN_WORDS
        True
    """
    settings = run.review["participants"]
    own = settings.get(language, {}) if isinstance(settings, dict) else {}
    general = run.review if language == "en" else {}
    return {key: typeset(str(own.get(key) or general.get(key) or "").strip(), language) for key in OWN_WORDS}


def _show_opening(run: Run, language: str, later: Sequence[View]) -> View:
    people, own = count_people(run, language), read_own_words(run, language)
    parts = [*_note_content(run, language, later), heading(language, "heard")]
    if not people:
        return View(*parts, paragraph(say(language, "heard.nobody")))
    counted, others = list_roles_heard(run, language)
    told = [say(language, "heard.people", people=people)]
    told += [say(language, "heard.kinds", named=join_names(counted, language))] if counted else []
    told += [say(language, "heard.others", named=join_names(others, language))] if others else []
    missing = {"how_heard": "heard.missing", "heard_by": "heard.by_missing", "thanks": "thanks.missing"}
    lines = [own[key] or say(language, otherwise) for key, otherwise in missing.items()]
    return View(*parts, paragraph(" ".join(told)), *map(paragraph, lines))


def _show_later(run: Run, language: str) -> list[View]:
    return [piece(run, language) for piece in (show_told, show_research, show_both_sides, show_open, show_closing)]


def _note_content(run: Run, language: str, later: Sequence[View]) -> list[Markup]:
    """Return the note on what is hard to read, where the page or the sentences around its quotations speak of it."""
    html = "".join(view.html for view in later)
    around = [text for p in find_excerpts(run, find_cited(html)[0]) for text in (p.before, p.after, p.heading)]
    topics = [say(language, f"topic.{topic}") for topic in find_topics([html, *around])]
    named = say(language, "join_of").join(filter(None, [", ".join(topics[:-1]), *topics[-1:]]))
    return [render("notice", words=say(language, "content_note", topics=named), kind="care")] if topics else []


def _show_folded(run: Run, themes: Sequence[Theme], quoted: Mapping[str, Excerpt], language: str, key: str) -> list[Markup]:
    if not themes:
        return []
    shown = [show_theme(theme.name, quoted.get(theme.code), language) for theme in themes]
    return [render("section", title=say(language, key, number=run.min_group), level=3, lines=[]), *shown]
