"""What notebooks show: accessible HTML made of Jinja parts, everything from the corpus escaped."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from litreview.errors import LitReviewError
from litreview.reporting.messages import say
from litreview.reporting.passages import Passage

TEMPLATES = Path(__file__).parent / "template"
BIDI = {ord(mark): None for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


class View:
    """A piece of a report: shown by JupyterLab and taken into the HTML reports as it stands.

    Example:
        >>> View(Markup("<p>Nothing.</p>"))._repr_html_()
        '<p>Nothing.</p>'
    """

    def __init__(self, *parts: Markup) -> None:
        """Join ``parts`` into one piece."""
        self.html = Markup("\n").join(parts)

    def _repr_html_(self) -> str:
        return str(self.html)

    def __repr__(self) -> str:
        """Return a line without any text of the corpus."""
        return f"<View of {len(self.html)} characters>"


def render(part: str, /, **values: object) -> Markup:
    """Return the part ``template/parts/<part>.html.j2`` filled with ``values``, each escaped unless it is Markup.

    Example:
        >>> str(render("notice", words="<script>", kind="gap"))
        '<p class="notice gap">&lt;script&gt;</p>'
    """
    return Markup(_environment().get_template(f"{part}.html.j2").render(**values))  # noqa: S704


def render_table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    numeric: Sequence[str] = (),
    note: str = "",
    language: str = "en",
) -> Markup:
    """Return a table with caption, scopes and a scroll region that takes focus; the first cell heads its row.

    A table without rows becomes a sentence that says so.

    Example:
        >>> "scope=\\"row\\"" in render_table("Works", ["Kind", "Works"], [["research", 3]])
        True
    """
    rows = [["" if cell is None or cell is pd.NA else cell for cell in row] for row in rows]
    if not rows:
        return render("notice", words=say(language, "nothing_in_table", caption=caption), kind="gap")
    return render("table", caption=caption, columns=columns, rows=rows, numeric=set(numeric), note=note, id=make_id(caption))


def render_figure(svg: str, *, alt: str, caption: str, table: Markup, language: str = "en") -> Markup:
    """Return a figure: the drawing, its caption, and the data it shows as a table that opens.

    Raises:
        LitReviewError: ``alt`` does not say what the figure shows.

    Example:
        >>> "aria-label=\\"One study.\\"" in render_figure("<svg></svg>", alt="One study.", caption="c", table=Markup(""))
        True
    """
    if not alt.strip():
        raise LitReviewError(f"the figure '{caption}' has no alt text; say in one sentence what it shows")
    opening = Markup('<svg role="img" aria-label="{}"').format(alt)
    drawing = opening + Markup(svg.replace("<svg", "", 1))  # noqa: S704
    return render("figure", drawing=drawing, caption=caption, table=table, data=say(language, "figure_data", caption=caption))


def render_quotation(passage: Passage, language: str = "en") -> Markup:
    """Return a quotation in its own language, with a link to its place in the sources section.

    Example:
        >>> from litreview.reporting.passages import Span
        >>> p = Passage(Span("a", 0, 2), "Hé", "Talk", "P07", None, "", "", "fr", "", "", "consultation")
        >>> '<blockquote lang="fr">' in render_quotation(p)
        True
    """
    return render(
        "quotation", passage=passage, words=clean(passage.quote), place=name_place(passage, language), language=language
    )


def render_quotations(passages: Iterable[Passage], language: str = "en") -> Markup:
    """Return the quotations one after another, nothing where there are none.

    Example:
        >>> str(render_quotations([]))
        ''
    """
    return Markup("\n").join(render_quotation(passage, language) for passage in passages)


def name_place(passage: Passage, language: str = "en") -> str:
    """Return in words where a passage stands: speaker, document, page or time.

    Example:
        >>> from litreview.reporting.passages import Span
        >>> name_place(Passage(Span("a", 0, 2), "x", "Guide", "", 4, "", "", "en", "", "", "policy"))
        'Guide, page 4'
    """
    speaker = say(language, "facilitator") if passage.speaker == "facilitator" else passage.speaker
    page = say(language, "page", page=passage.page) if passage.page is not None else ""
    return ", ".join(clean(part) for part in (speaker, passage.title, page, passage.time) if part)


def clean(text: str) -> str:
    """Return ``text`` without marks that turn the direction of the words after it.

    Example:
        >>> clean("a\\u202eb")
        'ab'
    """
    return text.translate(BIDI)


def make_id(words: str) -> str:
    """Return an id for an element that is named by ``words``; the same words always give the same id.

    Example:
        >>> make_id("Works") == make_id("Works") != make_id("People")
        True
    """
    return "t" + hashlib.blake2b(words.encode("utf-8"), digest_size=5).hexdigest()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "parts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    return environment
