"""Which executed notebooks, and which of their cells, make which report."""

from typing import NamedTuple


class ReportPage(NamedTuple):
    """A report: the executed notebooks it is made of, the cell tag that selects its cells, its language.

    A cell that carries the tag of another report of the same notebook is left out; cells without such a tag go to all.
    """

    name: str
    notebooks: tuple[str, ...]
    tag: str = ""
    language: str = "en"


REPORTS: tuple[ReportPage, ...] = (
    ReportPage("index", ("00_overview",)),
    ReportPage("definitions", ("04_definitions",)),
    ReportPage("models", ("05_models_and_outcomes",), tag="models"),
    ReportPage("outcomes", ("05_models_and_outcomes",), tag="outcomes"),
    ReportPage("framework", ("06_framework",)),
    ReportPage("recommendations", ("07_recommendations",)),
    ReportPage("participants.en", ("08_participants.en",)),
    ReportPage("participants.fr", ("08_participants.fr",), language="fr"),
    ReportPage("methods", ("01_sources", "02_consultation", "03_coding", "09_methods")),
)


def find_report(name: str) -> ReportPage:
    """Return the report ``name``.

    Raises:
        KeyError: there is no such report.

    Example:
        >>> find_report("index").notebooks
        ('00_overview',)
    """
    return {report.name: report for report in REPORTS}[name]


def other_tags(report: ReportPage) -> set[str]:
    """Return the cell tags that belong to other reports of the same notebooks.

    Example:
        >>> other_tags(find_report("models"))
        {'outcomes'}
    """
    return {other.tag for other in REPORTS if other.notebooks == report.notebooks and other.tag != report.tag} - {""}
