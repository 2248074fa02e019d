"""Executed notebooks to self-contained HTML reports: no script, no request, no source, no path."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litreview.errors import LitReviewError, NotebookFailed
from litreview.reporting.contents import PLACE, add_contents
from litreview.reporting.display import TEMPLATES, clean
from litreview.reporting.figure_files import write_figures
from litreview.reporting.messages import format_date, say
from litreview.reporting.page_check import check_page
from litreview.reporting.page_sources import render_sources
from litreview.reporting.plan import REPORTS, ReportPage, other_tags
from litreview.reporting.run_folder import Run, open_run

if TYPE_CHECKING:
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode

HIDDEN_TAGS = {"parameters", "injected-parameters", "lab-only"}
_TITLE = re.compile(r"\A\s*# (?P<title>[^\n]+)\n*")
_HEADING = re.compile(r"^(#{2,5}) ", re.MULTILINE)
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")


def export_reports(run_folder: Path) -> list[Path]:
    """Return the paths of the HTML reports, written to ``run_folder/reports`` from the executed notebooks beside it.

    Their figures go to ``run_folder/figures`` as SVG files. Nothing is written unless every page can be.

    Raises:
        NotebookFailed: a notebook is missing, was not run to its end, or holds an error.
        LitReviewError: a page breaks what ``check_page`` holds it to, such as a figure without alt text.
        FileNotFoundError: the folder is none of a run.

    Example:
        >>> export_reports(Path("nowhere"))
        Traceback (most recent call last):
        FileNotFoundError: the run folder has no tables/; run `litreview run` first, or correct `run_folder`
    """
    run = open_run(run_folder)
    pages = {report.name: render_report(run, report) for report in REPORTS}
    folder = run.folder / "reports"
    folder.mkdir(exist_ok=True)
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")
    write_figures(pages.values(), run.folder / "figures")
    return [folder / f"{name}.html" for name in pages]


def render_report(run: Run, report: ReportPage) -> str:
    """Return one report as a whole HTML page.

    Raises:
        NotebookFailed: a notebook of the report is missing, was not run to its end, or holds an error.
        LitReviewError: the page breaks what ``check_page`` holds it to.

    No example stands here: notebooks take seconds to run.
    """
    import nbformat

    cells = [cell for name in report.notebooks for cell in _notebook_cells(run, report, name)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    shown = "".join(output.data.get("text/html", "") for cell in cells for output in cell.get("outputs", []))
    page = _describe_page(run, report)
    page["sources"] = str(render_sources(run, shown, report.language))
    html, _ = _exporter().from_notebook_node(notebook, resources={"page": page})
    html = clean(html)
    html = add_contents(html, report.language) if PLACE in html else html
    check_page(report.name, html)
    return html


def _describe_page(run: Run, report: ReportPage) -> dict[str, Any]:
    language = report.language
    return {
        "name": report.name,
        "language": language,
        "title": say(language, f"title.{report.name}"),
        "review": str(run.review["title"]) if language == "en" else "",
        "organisation": str(run.review["organisation"]) if language == "en" else "",
        "illustrative": say(language, "illustrative") if run.review["illustrative"] else "",
        "participants": report.name.startswith("participants"),
        "searched": _tell_gate(run, language),
        "words": {key: say(language, key) for key in ("skip", "navigation", "crisis", "crisis_heading", "how_to_withdraw")},
        "navigation": [{"name": other.name, "label": say(language, other.name), "language": other.language} for other in REPORTS],
        "style": (TEMPLATES / "report" / "style.css").read_text(encoding="utf-8"),
    }


def _tell_gate(run: Run, language: str) -> str:
    """Return the day of the run in words, or nothing where no run made these pages: none is published before it was searched."""
    day = str(run.record.get("run_id", ""))[:8]
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return say(language, "searched", date=format_date(date, language)) if day.isdigit() else ""


def _notebook_cells(run: Run, report: ReportPage, name: str) -> list["NotebookNode"]:
    import nbformat

    path = run.folder / "notebooks" / f"{name}.ipynb"
    if not path.exists():
        raise NotebookFailed(name, 0, f"was not run, so the report {report.name} cannot be made; run it without --only")
    notebook = nbformat.read(path, as_version=4)
    hidden = HIDDEN_TAGS | other_tags(report)
    kept = []
    for number, cell in enumerate(notebook.cells, 1):
        _check_ran(name, number, cell)
        cell.id = f"{name[:2]}-{number}"
        if not hidden & set(cell.metadata.get("tags", [])):
            kept.append(_clean_cell(name, number, cell, several=len(report.notebooks) > 1))
    return kept


def _check_ran(name: str, number: int, cell: "NotebookNode") -> None:
    if cell.cell_type != "code":
        return
    errors = [output.get("ename", "error") for output in cell.outputs if output.output_type == "error"]
    if errors:
        raise NotebookFailed(name, number, f"{errors[0]} (see the executed copy)")
    if cell.source.strip() and cell.execution_count is None:
        raise NotebookFailed(name, number, "was never run: a cell before it ended the notebook")


def _clean_cell(name: str, number: int, cell: "NotebookNode", *, several: bool) -> "NotebookNode":
    if cell.cell_type == "markdown":
        words = _HEADING.sub(r"#\1 ", cell.source) if several else cell.source
        cell.source = _TITLE.sub(lambda m: f"## {m['title']}\n\n" if several else "", words)
    elif cell.cell_type == "code":
        shown = [output for output in cell.outputs if output.output_type in ("execute_result", "display_data")]
        cell.outputs = [_with_words(name, number, output) for output in shown]
    return cell


def _with_words(name: str, number: int, output: "NotebookNode") -> "NotebookNode":
    """Return the output with a bare picture turned into an image that carries its alt text."""
    from markupsafe import Markup

    mime = next((kind for kind in _IMAGES if kind in output.data), "")
    if mime and "text/html" not in output.data:
        alt = str(output.metadata.get(mime, {}).get("alt", "") or output.metadata.get("alt", ""))
        if not alt.strip():
            raise LitReviewError(f"{name}, cell {number}: a figure has no alt text; give it as display metadata `alt`")
        data = output.data[mime]
        encoded = b64encode(data.encode("utf-8")).decode("ascii") if mime == "image/svg+xml" else data.replace("\n", "")
        output.data["text/html"] = str(Markup('<p><img src="data:{};base64,{}" alt="{}"></p>').format(mime, encoded, alt))
    return output


@cache
def _exporter() -> "HTMLExporter":
    from nbconvert.exporters import HTMLExporter, TemplateExporter

    class ReportExporter(HTMLExporter):
        """An HTML exporter with the package's own template, without the passes that reports have no use for."""

        def from_notebook_node(self, nb: "NotebookNode", resources: Any = None, **kw: Any) -> tuple[str, dict[str, Any]]:
            return TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **kw)

    return ReportExporter(
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        default_preprocessors=[],
    )
