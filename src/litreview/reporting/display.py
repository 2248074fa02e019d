"""What notebooks show: accessible HTML made of Jinja parts, everything from the corpus escaped."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from litreview.corpus.documents import FACILITATOR
from litreview.errors import LitReviewError
from litreview.reporting.messages import say
from litreview.reporting.passages import Excerpt

TEMPLATES = Path(__file__).parent / "template"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNFIT = "\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef"
_NOT_CHARACTERS = "".join(chr(plane * 0x10000 + place) for plane in range(17) for place in (0xFFFE, 0xFFFF))
_NOT_SHOWN = re.compile(f"[{_TURNING}{_UNFIT}{_NOT_CHARACTERS}]")


class View:
    """A piece of a report: shown by JupyterLab and taken into the HTML reports as it stands.

    Example:
        >>> View(Markup("<p>Nothing.</p>"))._repr_html_()
        '<p>Nothing.</p>'
    """

    def __init__(self, *parts: Markup) -> None:
        """Join ``parts`` into one piece, without characters that a page cannot hold, whoever wrote them."""
        self.html = Markup(clean(Markup("\n").join(parts)))  # noqa: S704

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
    quiet: Sequence[str] = (),
) -> Markup:
    """Return a table with caption, scopes and a scroll region that takes focus; the first cell heads its row.

    On a narrow screen each row becomes a block in which every cell names its column; a cell whose words are ``quiet``,
    such as "no study", is left out there. A table without rows becomes a sentence that says so.

    Example:
        >>> "scope=\\"row\\"" in render_table("Works", ["Kind", "Works"], [["research", 3]])
        True
    """
    rows = [["" if cell is None or cell is pd.NA else cell for cell in row] for row in rows]
    if not rows:
        return render("notice", words=say(language, "nothing_in_table", caption=caption), kind="gap")
    parts = {"columns": columns, "rows": rows, "numeric": set(numeric), "quiet": {"", *quiet}}
    return render("table", caption=caption, note=note, id=make_element_id(caption), **parts)


def render_group(name: str, content: Markup, *, line: str = "") -> Markup:
    """Return a part of a page that folds: its heading and one line of what it holds stay open.

    Example:
        >>> '<h3 class="fold">Hope</h3>' in render_group("Hope", Markup("<p>x</p>"))
        True
    """
    return render("group", name=name, line=line, content=content, id=make_element_id(f"group {name}"))


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
    return render("figure", drawing=drawing, caption=caption, alt=alt, table=table, data=say(language, "figure_data"))


def render_quotation(passage: Excerpt, language: str = "en") -> Markup:
    """Return a quotation in its own language, with a link to its place in the sources section.

    Example:
        >>> from litreview.reporting.passages import Span
        >>> p = Excerpt(Span("a", 0, 2), "Hé", "Talk", "P07", None, "", "", "fr", "", "", "consultation")
        >>> '<blockquote lang="fr">' in render_quotation(p)
        True
    """
    return render(
        "quotation", passage=passage, words=clean(passage.quote), place=name_place(passage, language), language=language
    )


def render_quotations(passages: Iterable[Excerpt], language: str = "en") -> Markup:
    """Return the quotations one after another, nothing where there are none.

    Example:
        >>> str(render_quotations([]))
        ''
    """
    return Markup("\n").join(render_quotation(passage, language) for passage in passages)


def name_place(passage: Excerpt, language: str = "en") -> str:
    """Return in words where a passage stands: speaker, document as it is cited, page or time.

    Example:
        >>> from litreview.reporting.passages import Span
        >>> name_place(Excerpt(Span("a", 0, 2), "x", "Guide", "", 4, "", "", "en", "", "", "policy"))
        'Guide, page 4'
    """
    speaker = say(language, FACILITATOR) if passage.speaker == FACILITATOR else passage.speaker
    page = say(language, "page", page=passage.page) if passage.page is not None else ""
    cited = passage.title_fr if language == "fr" and passage.title_fr else passage.title
    title = cited or name_session(passage.depth, passage.session, language)
    return ", ".join(clean(part) for part in (speaker, title, page, passage.time) if part)


def name_session(depth: str, number: int, language: str = "en") -> str:
    """Return a transcript or a file of answers that has no title, by its number where there are several.

    Example:
        >>> name_session("transcript", 2), name_session("answers", 0, "fr")
        ('conversation 2', 'réponses écrites')
    """
    name = say(language, "session.answers" if depth == "answers" else "session.transcript")
    return f"{name} {number}" if number else name


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one.

    Example:
        >>> count_words(1, "work"), count_words(3, "work")
        ('1 work', '3 works')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def begin_capital(words: str) -> str:
    """Return ``words`` with a capital letter in front, the rest as it stands.

    Example:
        >>> begin_capital("people with ADHD"), begin_capital("")
        ('People with ADHD', '')
    """
    return words[:1].upper() + words[1:]


def clean(text: str) -> str:
    """Return ``text`` without marks that turn the direction of the words after it and what is no character in HTML.

    The latter are control characters, halves of surrogate pairs and code points that Unicode gives to nobody.

    Example:
        >>> clean("a\\u202eb\\x00c")
        'abc'
    """
    return _NOT_SHOWN.sub("", text)


def make_element_id(words: str) -> str:
    """Return an id for an element that is named by ``words``; the same words always give the same id.

    Example:
        >>> make_element_id("Works") == make_element_id("Works") != make_element_id("People")
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
