"""Links from words to the passages and documents they name."""

import re

from markupsafe import Markup

from litreview.reporting.display import clean, name_place, name_session
from litreview.reporting.passages import Span, cite_document, find_passage, is_quotable
from litreview.reporting.run_folder import Run

_NAMED = re.compile(r"(?P<span>[A-Za-z0-9_.\-]+:\d+-\d+)|\[(?P<document>[A-Za-z0-9_.\-]+)\]")


def link_references(run: Run, words: str) -> Markup:
    """Return ``words`` with each ``document:start-end`` and each ``[document]`` it names turned into a link.

    A place that may not be quoted is left out; a word in brackets that names no document stays as it is.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> link_references(example_run(), "See [roe2020] and [nobody].").striptags()
        'See [Roe (2020)] and [nobody].'
    """
    parts, done = [], 0
    for match in _NAMED.finditer(words):
        link = _link_span(run, match["span"]) if match["span"] else _link_document(run, match["document"])
        if link is not None:
            parts += [_escape(words[done : match.start()]), link]
            done = match.end()
    return Markup("").join([*parts, _escape(words[done:])])


def document_anchor(document_id: str) -> str:
    """Return the id under which the sources section of a page names a document.

    Example:
        >>> document_anchor("mead2003")
        'document-mead2003'
    """
    return f"document-{document_id}"


def cite(run: Run, document_id: str, language: str = "en") -> str:
    """Return how a document is named in a text of ``language``: citation, title, or the number of a conversation.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> cite(example_run(), "roe2020"), cite(example_run(), "fg1"), cite(example_run(), "fg1", "fr")
        ('Roe (2020)', 'conversation', 'conversation')
    """
    depth = str(run.document(document_id).get("depth", ""))
    return cite_document(run, document_id, language) or name_session(depth, run.sessions[document_id], language)


def _link_span(run: Run, reference: str) -> Markup | None:
    document, _, place = reference.rpartition(":")
    start, _, end = place.partition("-")
    span = Span(document, int(start), int(end))
    if not run.document(document):
        return None
    if not is_quotable(run, span):
        return Markup("")
    return Markup('<a href="#{}">{}</a>').format(span.anchor, name_place(find_passage(run, span)))


def _link_document(run: Run, document: str) -> Markup | None:
    if not run.document(document):
        return None
    title = clean(cite(run, document))
    return Markup('[<a href="#{}">{}</a>]').format(document_anchor(document), title)


def _escape(words: str) -> Markup:
    return Markup("{}").format(clean(words))
