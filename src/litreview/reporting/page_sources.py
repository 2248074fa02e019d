"""The sources section of a page: every passage its links point to, in the words around it."""

import re
from itertools import groupby

from markupsafe import Markup, escape

from litreview.corpus.documents import FACILITATOR
from litreview.reporting.display import clean, render
from litreview.reporting.links import cite, document_anchor
from litreview.reporting.messages import say
from litreview.reporting.passages import Span, find_passage, is_quotable
from litreview.reporting.references import show_reference
from litreview.reporting.run_folder import Run

_CITED = re.compile(r'href="#source-([A-Za-z0-9_.\-]+)-(\d+)-(\d+)"')
_NUMBER, _QUOTES = re.compile(r"\d+"), '“"«\u00a0 '
_NAMED = re.compile(r'href="#document-([A-Za-z0-9_.\-]+)"')


def find_cited(html: str) -> tuple[list[Span], list[str]]:
    """Return the spans and the documents that the links of ``html`` point to, each once, in order.

    Example:
        >>> find_cited('<a href="#source-a-1-5">a</a><a href="#document-b">b</a>')
        ([Span(document_id='a', start=1, end=5)], ['b'])
    """
    spans = sorted({Span(m[1], int(m[2]), int(m[3])) for m in _CITED.finditer(html)})
    return spans, sorted(set(_NAMED.findall(html)) - {span.document_id for span in spans})


def render_sources(run: Run, html: str, language: str) -> Markup:
    """Return the sources section for the links in ``html``, ``""`` where there are none.

    Each document folds; a link to one of its passages opens it. A passage that may not be quoted is named, never shown.

    Example:
        >>> str(render_sources(Run.__new__(Run), "<p>No link.</p>", "en"))
        ''
    """
    spans, named = find_cited(html)
    if not spans and not named:
        return Markup("")
    groups = [(name, list(cited)) for name, cited in groupby(spans, key=lambda span: span.document_id)]
    groups = sorted([*groups, *((name, []) for name in named)], key=lambda group: _place(run, group[0], language))
    documents = [_show_document(run, name, cited, language) for name, cited in groups]
    return render("sources", documents=documents, language=language)


def _show_document(run: Run, document_id: str, spans: list[Span], language: str) -> Markup:
    row = run.document(document_id)
    cited = row.get("citation_key", "") in run.references or not run.citations.get(document_id, "")
    return render(
        "source_document",
        anchor=document_anchor(document_id),
        name=_begin(clean(cite(run, document_id, language))),
        name_language=language if cited else (row.get("language", "") or "en"),
        title_language=row.get("language", "") or "en",
        passages=[_show_passage(run, span, language) for span in spans],
        language=language,
        **_describe(run, document_id, language),
    )


def _place(run: Run, document_id: str, language: str) -> tuple[bool, str]:
    """Return where a document stands: literature before consultation, each by the name that the page shows."""
    name = _NUMBER.sub(lambda number: number[0].zfill(6), clean(cite(run, document_id, language)).casefold())
    return document_id in run.sessions, name.lstrip(_QUOTES)


def _begin(name: str) -> str:
    return name[:1].upper() + name[1:]


def _describe(run: Run, document_id: str, language: str) -> dict[str, object]:
    """Return reference and depth of a document of the literature; a consultation is told by its name alone."""
    row = run.document(document_id)
    if not row or document_id in run.sessions:
        return {"reference": "", "depth": ""}
    depth = say(language, f"depth.{row['depth'].replace(' ', '_') or 'unknown'}")
    reference = show_reference(run, row["citation_key"], language) or _show_title(run, document_id)
    return {"reference": reference, "depth": depth}


def _show_title(run: Run, document_id: str) -> Markup:
    """Return the title of a document that has no reference, ``""`` where the page names it by that title already."""
    title = run.document(document_id)["title"]
    return escape("" if title in (document_id, run.citations.get(document_id, "")) else clean(title))


def _show_passage(run: Run, span: Span, language: str) -> Markup:
    passage = find_passage(run, span)
    turn = say(language, FACILITATOR) if passage.speaker == FACILITATOR else passage.speaker
    page = say(language, "page", page=passage.page) if passage.page is not None else ""
    place = ", ".join(clean(part) for part in (turn, page, passage.time) if part)
    words = passage.quote if is_quotable(run, span) else ""
    return render(
        "source_passage",
        passage=passage,
        place=place,
        heading=clean(passage.heading),
        heading_language=run.document(span.document_id).get("language", "") or "en",
        words=clean(words),
        clean=clean,
        language=language,
    )
