"""The pieces the participant page is built of: headings, themes, results with their studies, both sides of a theme."""

from collections.abc import Sequence

from markupsafe import Markup

from litreview.reporting.display import clean, name_place, render, render_quotation
from litreview.reporting.messages import say
from litreview.reporting.participant_judged import Judged
from litreview.reporting.participant_studies import Outcome
from litreview.reporting.passages import Excerpt


def heading(language: str, key: str) -> Markup:
    """Return the heading of the part ``key`` of the page, with an anchor of that name.

    Example:
        >>> str(heading("en", "next"))
        '<h2 id="next">What happens next</h2>'
    """
    return Markup('<h2 id="{}">{}</h2>').format(key, say(language, f"{key}.heading"))


def paragraph(words: str) -> Markup:
    """Return ``words`` as a paragraph, escaped unless they are Markup.

    Example:
        >>> str(paragraph("<b>"))
        '<p>&lt;b&gt;</p>'
    """
    return Markup("<p>{}</p>").format(words)


def join_names(names: Sequence[str], language: str) -> str:
    """Return names as they stand in a sentence.

    Example:
        >>> join_names(["9 peers", "5 families"], "fr"), join_names(["a", "b", "c"], "en"), join_names([], "en")
        ('9 peers et 5 families', 'a, b and c', '')
    """
    return say(language, "join_and").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def show_theme(name: str, passage: Excerpt | None, language: str, share: str = "") -> Markup:
    """Return a theme with the words of one person and, where given, how many raised it.

    Example:
        >>> "Raised by most people." in show_theme("Hope", None, "en", "most people")
        True
    """
    by = say(language, "told.by", people=share) if share else ""
    return render("theme", line=name, by=by, quotation=render_quotation(passage, language) if passage else "")


def show_outcome(outcome: Outcome, language: str) -> Markup:
    """Return what research found on an outcome, and the studies behind each result, folded.

    Example:
        >>> 'id="studies-OUT.HOPE"' in show_outcome(Outcome("OUT.HOPE", "Hope", (), 0), "en")
        True
    """
    return render(
        "studied", outcome=outcome, summary=say(language, "research.behind", outcome=outcome.name), clean=clean, language=language
    )


def show_sides(judged: Judged, language: str) -> Markup:
    """Return the words of a person and of a text on one theme side by side, each with its source.

    Example:
        >>> show_sides(Judged("A", "Pay", "", "", "", None, None), "en").count("We may not show")
        2
    """
    sides = [
        {
            "owner": say(language, f"sides.{side}"),
            "quotation": render_quotation(passage, language) if passage else "",
            "missing": say(language, f"sides.no_{side}"),
        }
        for side, passage in (("person", judged.person), ("text", judged.text))
    ]
    return render("sides", sides=sides)


def show_judged_theme(judged: Judged, language: str) -> Markup:
    """Return a theme that was judged: its name, what the team wrote about it, when, and both sides.

    Example:
        >>> "<p>They say so.</p>" in show_judged_theme(Judged("A", "Pay", "They say so.", "", "", None, None), "en")
        True
    """
    lines = [line for line in (judged.explanation, judged.when, judged.stale) if line]
    return render(
        "theme", line=judged.name, by="", quotation=Markup("\n").join([*map(paragraph, lines), show_sides(judged, language)])
    )


def show_one_sided(pairs: Sequence[tuple[str, Excerpt | None]], language: str) -> Markup:
    """Return themes that one side alone speaks about, each with a link to words of that side.

    Example:
        >>> str(show_one_sided([("Hope", None)], "en"))
        '<ul>\\n<li>Hope</li>\\n</ul>'
    """
    words = Markup('{}. <q lang="{}">{}</q> {}')
    items = [words.format(name, p.language, clean(p.quote), _link_source(p, language)) if p else name for name, p in pairs]
    return render("list", items=items)


def _link_source(passage: Excerpt, language: str) -> Markup:
    return render("source_link", passage=passage, place=name_place(passage, language), language=language)
