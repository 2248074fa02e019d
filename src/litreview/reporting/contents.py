"""The list of contents at the top of a long page, and anchors for the headings it names."""

import re
from collections import Counter
from html import unescape

from markupsafe import Markup

from litreview.reporting.display import render
from litreview.reporting.messages import say

PLACE = "<!--contents-->"
"""Where the template leaves room for the list."""

_HEADING = re.compile(r"<h(?P<level>[23])(?: id=\"(?P<id>[\w.-]+)\")?>(?P<words>[^<]*)</h(?P=level)>")


def add_contents(html: str, language: str) -> str:
    """Return the page with a list of its plain headings at ``PLACE``; a heading that folds is its own entry elsewhere.

    Example:
        >>> page = add_contents(PLACE + "<h2>Who</h2><h2>What</h2>", "en")
        >>> page.count("href=") == page.count("<h2 id=") == 2
        True
    """
    entries: list[dict[str, object]] = []
    taken: Counter[str] = Counter()

    def anchor(match: re.Match[str]) -> str:
        name = match["id"] or name_anchor(match["words"])
        taken[name] += 1
        name += f"-{taken[name]}" if taken[name] > 1 else ""
        entries.append({"level": int(match["level"]), "words": Markup(match["words"].strip()), "anchor": name})  # noqa: S704
        return f'<h{match["level"]} id="{name}">{match["words"]}</h{match["level"]}>'

    page = _HEADING.sub(anchor, html)
    listed = render("contents", chapters=_nest(entries), label=say(language, "contents")) if len(entries) > 1 else ""
    return page.replace(PLACE, str(listed), 1)


def name_anchor(words: str) -> str:
    """Return the id of a heading, so that other pages can link to it; a second heading of the same words ends in ``-2``.

    Example:
        >>> name_anchor("What has no direct evidence")
        'section-what-has-no-direct-evidence'
    """
    return "section-" + "-".join(re.findall(r"[^\W_]+", unescape(words).lower()))


def _nest(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    chapters: list[dict[str, object]] = []
    for entry in entries:
        if entry["level"] == 2 or not chapters:
            chapters.append({**entry, "parts": []})
        else:
            chapters[-1] = {**chapters[-1], "parts": [*list(chapters[-1]["parts"]), entry]}
    return chapters
