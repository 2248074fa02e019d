"""What no exported page may hold, and what each must: checked before any page is written."""

import re
from html.parser import HTMLParser

from litreview.errors import LitReviewError

_OUTSIDE = re.compile(r"\s*(?:[a-z]+:)?//|\s*javascript:", re.I)
_LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FORBIDDEN = {"script", "iframe", "object", "embed", "form", "base", "link"}


def check_page(name: str, html: str) -> None:
    """Raise ``LitReviewError`` naming everything in the page ``name`` that breaks its promises.

    A page has no script, loads nothing from outside, has one h1 and one main, no jump in its headings, a caption on
    every table and words for every figure, ids that are unique and links that lead somewhere.

    Example:
        >>> check_page("index", '<main><h1>Title</h1></main>')
    """
    page = _Page()
    page.feed(html)
    page.close()
    faults = [*page.faults, *_structure_faults(page)]
    if faults:
        raise LitReviewError(f"reports/{name}.html: " + "; ".join(dict.fromkeys(faults)))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.mains = self.tables = self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.mains += tag == "main"
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag in _HEADINGS:
            self.levels.append(_HEADINGS[tag])
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        self.faults += _element_faults(tag, values)

    def updatepos(self, i: int, j: int) -> int:
        """Return ``j``: nobody asks for the line of a tag, and to count lines takes a tenth of the time."""
        return j


def _element_faults(tag: str, values: dict[str, str]) -> list[str]:
    faults = [f"holds a {tag} element"] if tag in _FORBIDDEN else []
    faults += [f"{tag} has the handler {key}" for key in values if key.startswith("on")]
    faults += [f"{tag} loads something from outside" for key in _LOADING & values.keys() if _OUTSIDE.match(values[key])]
    if "javascript:" in values.get("href", "").lower():
        faults.append(f"{tag} links to a script")
    if tag == "img" and not values.get("alt", "").strip():
        faults.append("a figure has no alt text")
    if tag == "svg" and not values.get("aria-label", "").strip() and values.get("aria-hidden") != "true":
        faults.append("a figure has no alt text")
    return faults


def _structure_faults(page: _Page) -> list[str]:
    faults = []
    if page.levels.count(1) != 1 or page.mains != 1:
        faults.append(f"has {page.levels.count(1)} h1 and {page.mains} main elements; it needs one of each")
    if any(later > sooner + 1 for sooner, later in zip(page.levels, page.levels[1:], strict=False)):
        faults.append("a heading skips a level")
    if page.captions < page.tables:
        faults.append("a table has no caption; show tables with litreview.reporting.display.render_table")
    twice = sorted({name for name in page.ids if page.ids.count(name) > 1}) if len(set(page.ids)) < len(page.ids) else []
    faults += [f"the id {name} stands twice" for name in twice]
    faults += [f"the link #{name} leads nowhere" for name in sorted(set(page.targets) - set(page.ids))]
    return faults
