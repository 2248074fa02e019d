"""The parts of the participant page on where people and texts agree and differ."""

from collections.abc import Sequence

from markupsafe import Markup

from litreview.reporting.display import View, render
from litreview.reporting.messages import say
from litreview.reporting.participant_judged import AGREED, APART, PARTLY, Judged, list_judged_themes, list_one_sided
from litreview.reporting.participant_parts import heading, paragraph, show_judged_theme, show_one_sided, show_sides
from litreview.reporting.participant_themes import find_hindrance, list_themes
from litreview.reporting.participant_words import Wanted, choose_voices
from litreview.reporting.passages import Excerpt, Span
from litreview.reporting.run_folder import Run

MOST_APART, MOST_WORDS = 1, 30


def show_both_sides(run: Run, language: str) -> View:
    """Return where people and texts agree, as judged by people, and where they differ; each with words of both sides.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Where they agree" in show_both_sides(example_run(), "en").html
        True
    """
    return run.keep(f"agreement: {language}", lambda: _show_both_sides(run, language))


def _show_both_sides(run: Run, language: str) -> View:
    nothing = find_nothing_to_compare(run)
    if nothing:
        line = paragraph(say(language, f"compare.{nothing}"))
        return View(heading(language, "agree"), line, heading(language, "differ"), line)
    frame = run.table("framework_evidence")
    judged = set(frame.loc[frame["convergence"].str.lower().isin([AGREED, PARTLY, APART]), "component"])
    themes = [theme for theme in list_themes(run, language) if theme.code in judged]
    wanted = [Wanted(theme.code, theme.quotes, theme.people > 0) for theme in themes]
    taken = [passage.span for passage in choose_voices(run, wanted, language).values()]
    return View(*_show_agreed(run, language, taken), *_show_apart(run, language, taken))


def find_nothing_to_compare(run: Run) -> str:
    """Return why there is nothing to compare, ``""`` where there is: ``nobody``, ``no_texts``, ``hindered``.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_nothing_to_compare(example_run())
        'hindered'
    """
    if not run.sessions:
        return "nobody"
    if len(run.documents) == len(run.sessions):
        return "no_texts"
    return "hindered" if find_hindrance(run) else ""


def _show_agreed(run: Run, language: str, taken: Sequence[Span]) -> list[Markup]:
    agreed, partly = (list_judged_themes(run, word, language, taken) for word in (AGREED, PARTLY))
    parts = [heading(language, "agree")]
    parts += _such_as(language, "agree.intro", [one.name for one in agreed]) or [paragraph(say(language, "agree.none"))]
    both = [show_judged_theme(one, language) for one in agreed]
    both += [paragraph(say(language, "agree.partial"))] if partly else []
    both += [show_judged_theme(one, language) for one in partly]
    return [*parts, render("more", summary=say(language, "agree.open"), content=Markup("\n").join(both))] if both else parts


def _show_apart(run: Run, language: str, taken: Sequence[Span]) -> list[Markup]:
    apart = list_judged_themes(run, APART, language, taken)
    parts = [heading(language, "differ")]
    parts += [paragraph(say(language, "differ.judged"))] if apart else []
    parts += [_show_difference(judged, language) for judged in apart[:MOST_APART]]
    if apart[MOST_APART:]:
        rest = Markup("\n").join(show_judged_theme(one, language) for one in apart[MOST_APART:])
        summary = say(language, "differ.others", number=len(apart) - MOST_APART)
        parts.append(render("more", summary=summary, content=rest))
    mine, theirs = list_one_sided(run, language)
    lines = [*_one_sided(language, "differ.you", mine), *_one_sided(language, "differ.texts", theirs)]
    if not apart and not lines:
        lines = [paragraph(say(language, "differ.none"))]
    return [*parts, *lines]


def _show_difference(judged: Judged, language: str) -> Markup:
    """Return what differs in the team's words, and both sides folded; what the team wrote at length is folded too."""
    long = len(judged.explanation.split()) > MOST_WORDS
    folded = [judged.explanation if long else "", judged.when]
    content = Markup("\n").join([*map(paragraph, filter(None, folded)), show_sides(judged, language)])
    sides = render("more", summary=say(language, "sides.open", theme=judged.name), content=content)
    unexplained = "" if judged.explanation else say(language, "differ.unexplained")
    lines = [paragraph(line) for line in ("" if long else judged.explanation, unexplained, judged.stale) if line]
    return render("theme", line=judged.name, by="", quotation=Markup("\n").join([*lines, sides]))


def _such_as(language: str, key: str, names: Sequence[str]) -> list[Markup]:
    """Return the sentence ``key`` with how many ``names`` there are, and the first of them."""
    return [paragraph(say(language, key, number=len(names))), render("list", items=names[:1])] if names else []


def _one_sided(language: str, key: str, pairs: Sequence[tuple[str, Excerpt | None]]) -> list[Markup]:
    if not pairs:
        return []
    more = render("more", summary=say(language, f"{key}_open"), content=show_one_sided(pairs, language))
    return [*_such_as(language, key, [name for name, _ in pairs]), more]
