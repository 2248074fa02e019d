"""The page for people who took part, in plain English or French."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from litreview.reporting.display import View, render, render_quotation, render_quotations, render_table
from litreview.reporting.messages import format_date, say
from litreview.reporting.participant_themes import (
    Theme,
    count_people,
    find_topics,
    find_words,
    list_judged,
    list_one_sided,
    list_open,
    list_results,
    list_roles,
    list_themes,
    tell_share,
)
from litreview.reporting.passages import Passage
from litreview.reporting.run_folder import Run

MOST_THEMES, MOST_RESULTS, MOST_NAMES, WORDS_QUOTED = 4, 2, 2, 45


def show_opening(run: Run, language: str) -> View:
    """Return the content note, who was heard and how, and how people were thanked.

    Example:
        >>> show_opening.__name__
        'show_opening'
    """
    people, own = count_people(run, language), _own_words(run, language)
    roles = list_roles(run, language)
    columns, note = [say(language, "heard.role"), say(language, "heard.count")], say(language, "heard.note", number=run.min_group)
    table = render_table(say(language, "heard.table"), columns, roles, language=language, note=note)
    parts = [
        _heading(language, "heard"),
        _text(say(language, "heard.people", people=people) if people else say(language, "heard.nobody")),
    ]
    if people:
        parts.append(_text(own["how_heard"] or say(language, "heard.missing")))
        parts.append(_text(own["thanks"] or say(language, "thanks.missing")))
    more = [render("more", summary=say(language, "heard.open"), content=table)] if roles else []
    return View(*_content_note(run, language), *parts, *more)


def show_told(run: Run, language: str) -> View:
    """Return the themes with people's own words, minority views, and what was not taken up and why.

    Example:
        >>> show_told.__name__
        'show_told'
    """
    themes, own = list_themes(run, language), _own_words(run, language)
    left = render(
        "section", title=say(language, "left.heading"), level=3, lines=[own["not_taken_up"] or say(language, "left.missing")]
    )
    if run.review["held_back"] or not themes:
        why = "told.held" if run.review["held_back"] else "told.none"
        return View(_heading(language, "told"), _text(say(language, why)), left)
    chosen, few = choose_themes(themes)
    quoted = choose_words(run, chosen, language)
    items = [_show_theme(run, theme, quoted.get(theme.code), language) for theme in chosen]
    parts = [_heading(language, "told"), _text(say(language, "told.intro")), *items]
    parts += _named(language, "told.few", few)
    return View(
        *parts, render("more", summary=say(language, "told.open"), content=_show_all(run, themes, quoted, language)), left
    )


def choose_themes(themes: Sequence[Theme]) -> tuple[list[Theme], list[str]]:
    """Return the themes most people raised, and the names of those that fewer raised.

    Example:
        >>> choose_themes([Theme("A", "Hope", 9, ""), Theme("B", "Pay", 0, "")])[1]
        ['Pay']
    """
    chosen = [theme for theme in themes if theme.people][:MOST_THEMES] or list(themes[:MOST_THEMES])
    return chosen, [theme.name for theme in themes if theme not in chosen and not theme.people]


def choose_words(run: Run, themes: Sequence[Theme], language: str) -> Mapping[str, Passage]:
    """Return one quotation a theme, each passage once, as long as the page stays short.

    Example:
        >>> choose_words(Run.__new__(Run), [], "en")
        {}
    """
    chosen: dict[str, Passage] = {}
    budget = WORDS_QUOTED
    for theme in themes:
        for passage in find_words(run, theme, language):
            words = len(passage.quote.split())
            if words <= budget and passage.span not in [p.span for p in chosen.values()]:
                chosen[theme.code] = passage
                budget -= words
                break
    return chosen


def show_research(run: Run, language: str) -> View:
    """Return what research found on each outcome, in plain sentences.

    Example:
        >>> show_research.__name__
        'show_research'
    """
    results = [say(language, "research.line", outcome=outcome, results=words) for outcome, words in list_results(run, language)]
    if not results:
        return View(_heading(language, "research"), _text(say(language, "research.none")))
    parts = [_heading(language, "research"), _text(say(language, "research.intro")), render("list", items=results[:MOST_RESULTS])]
    others = [render("list", items=results[MOST_RESULTS:])] if results[MOST_RESULTS:] else []
    rest = Markup("\n").join([*others, _text(say(language, "research.mentions"))])
    return View(*parts, render("more", summary=say(language, "research.open"), content=rest))


def show_agreement(run: Run, language: str) -> View:
    """Return where people and texts agree, as judged by people, and where they differ.

    Example:
        >>> show_agreement.__name__
        'show_agreement'
    """
    words = ("agreement", "partial agreement", "dissonance")
    agreed, partly, apart = (_judged(list_judged(run, word, language), language) for word in words)
    parts = [_heading(language, "agree")]
    parts += (
        [_text(say(language, "agree.intro")), render("list", items=agreed)] if agreed else [_text(say(language, "agree.none"))]
    )
    parts += [_text(say(language, "agree.partial")), render("list", items=partly)] if partly else []
    parts += [_heading(language, "differ")]
    parts += [_text(say(language, "differ.judged")), render("list", items=apart)] if apart else []
    only_people, only_texts = list_one_sided(run, language)
    lines = [*_named(language, "differ.you", only_people), *_named(language, "differ.texts", only_texts)]
    return View(*parts, *lines or [_text(say(language, "differ.none"))])


def show_open(run: Run, language: str) -> View:
    """Return what could not be answered: areas without direct evidence, outcomes without a clear answer.

    Example:
        >>> show_open.__name__
        'show_open'
    """
    areas, outcomes = list_open(run, language)
    lines = [*_named(language, "unknown.areas", areas, most=4), *_named(language, "unknown.outcomes", outcomes)]
    return View(_heading(language, "unknown"), *lines, _text(say(language, "unknown.gap" if lines else "unknown.none")))


def show_closing(run: Run, language: str) -> View:
    """Return what happens next, how to correct or withdraw, and the funder's statement apart from the findings.

    Example:
        >>> show_closing.__name__
        'show_closing'
    """
    own = _own_words(run, language)
    parts = [_heading(language, "next"), _text(own["next_steps"] or say(language, "next.missing"))]
    parts += [_heading(language, "correct"), _text(own["correct_or_withdraw"] or say(language, "correct.missing"))]
    parts += [_text(say(language, "contact", contact=own["contact"]))] if own["contact"] else []
    funder = own["funder_statement"] or say(language, "funder.missing")
    return View(*parts, render("funder", title=say(language, "funder.heading"), note=say(language, "funder.note"), words=funder))


def show_page(run: Run, language: str) -> View:
    """Return the whole page, as the notebook shows it piece by piece; used to measure it.

    Example:
        >>> show_page.__name__
        'show_page'
    """
    pieces = (show_opening, show_told, show_research, show_agreement, show_open, show_closing)
    return View(*(piece(run, language).html for piece in pieces))


def _own_words(run: Run, language: str) -> dict[str, str]:
    keys = ("how_heard", "thanks", "not_taken_up", "next_steps", "correct_or_withdraw", "contact", "funder_statement")
    settings = run.review["participants"]
    own = settings.get(language, {}) if isinstance(settings, dict) else {}
    general = run.review if language == "en" else {}
    return {key: str(own.get(key) or general.get(key) or "") for key in keys}


def _content_note(run: Run, language: str) -> list[Markup]:
    themes = list_themes(run, language)
    texts = [passage.quote for theme in themes for passage in find_words(run, theme, language)[:3]]
    texts += [theme.name for theme in themes] + [outcome for outcome, _ in list_results(run, language)]
    topics = [say(language, f"topic.{topic}") for topic in find_topics(texts)]
    if not topics:
        return []
    named = say(language, "join_and").join(filter(None, [", ".join(topics[:-1]), topics[-1]]))
    return [render("notice", words=say(language, "content_note", topics=named), kind="care")]


def _show_theme(run: Run, theme: Theme, passage: Passage | None, language: str) -> Markup:
    line = say(language, "told.said", theme=theme.name, people=tell_share(run, theme.people, language))
    return render("theme", line=line, quotation=render_quotation(passage, language) if passage else "")


def _show_all(run: Run, themes: Sequence[Theme], quoted: Mapping[str, Passage], language: str) -> Markup:
    rows = [[theme.name, tell_share(run, theme.people, language)] for theme in themes]
    columns = [say(language, "told.theme"), say(language, "told.by")]
    table = render_table(say(language, "told.table"), columns, rows, language=language)
    spans = {passage.span for passage in quoted.values()}
    others = {p.span: p for theme in themes for p in find_words(run, theme, language)[:2] if p.span not in spans}
    return Markup("\n").join([table, render_quotations(others.values(), language)])


def _judged(pairs: list[tuple[str, str]], language: str) -> list[str]:
    days = [say(language, "judged_on", day=format_date(day, language)) if day else "" for _, day in pairs]
    return [f"{name} ({day})" if day else name for (name, _), day in zip(pairs, days, strict=True)][:MOST_NAMES]


def _named(language: str, key: str, names: Sequence[str], most: int = MOST_NAMES) -> list[Markup]:
    """Return the sentence ``key`` and the names it announces as a list, nothing where there are none."""
    rest = [say(language, "more", number=len(names) - most)] if len(names) > most else []
    return [_text(say(language, key)), render("list", items=[*names[:most], *rest])] if names else []


def _heading(language: str, key: str) -> Markup:
    return Markup('<h2 id="{}">{}</h2>').format(key, say(language, f"{key}.heading"))


def _text(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)
