"""Entries of a list of references, as the table ``citations`` holds them, with their italics."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from litreview.reporting.apa import read_italics
from litreview.reporting.display import clean
from litreview.reporting.run_folder import Run


def show_reference(run: Run, citation_key: str, language: str = "en") -> Markup:
    """Return the full reference of a record, escaped, titles in ``<em>``; ``""`` where the run could not cite it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> show_reference(example_run(), "roe2020").striptags()
        'Roe, A. (2020). Peers at discharge.'
    """
    ending = "_fr" if language == "fr" else ""
    row = run.references.get(citation_key, {})
    reference = row.get(f"reference{ending}", "")
    return mark_italics(reference, read_italics(row.get(f"italics{ending}", "")))


def list_references(run: Run, documents: Iterable[str], language: str = "en") -> list[Markup]:
    """Return the references of ``documents``, each work once, in the order of a list of references.

    Example:
        >>> list_references(Run.__new__(Run), [])
        []
    """
    keys = sorted({run.document(name).get("citation_key", "") for name in documents})
    shown = {show_reference(run, key, language) for key in keys if key}
    return sorted(filter(None, shown), key=lambda reference: (reference.striptags().casefold(), reference))


def mark_italics(reference: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """Return ``reference``, escaped, with ``spans`` in ``<em>``; a span that overlaps one before it is left out.

    Example:
        >>> str(mark_italics("Mead (2003). <Peers>.", [(13, 20)]))
        'Mead (2003). <em>&lt;Peers&gt;</em>.'
    """
    parts, done = [], 0
    for start, end in spans:
        if done <= start < end <= len(reference):
            parts += [_escape(reference[done:start]), Markup("<em>{}</em>").format(_escape(reference[start:end]))]
            done = end
    return Markup("").join([*parts, _escape(reference[done:])])


def _escape(words: str) -> Markup:
    return escape(clean(words))
