import re
import shutil

import html5lib
import nbformat
import pytest

from litreview.errors import LitReviewError, NotebookFailed
from litreview.reporting.exporter import export_reports, render_report
from litreview.reporting.plan import REPORTS, find_report, other_tags
from litreview.reporting.readability import count_open_words
from litreview.reporting.run_folder import open_run

NAMES = [report.name for report in REPORTS]
HOSTILE_TITLE = "&lt;script&gt;alert(1)&lt;/script&gt; =HYPERLINK(&#34;http://example.org&#34;) $\\frac{1}{2}$ **bold**"


def _page(folder, name):
    return (folder / "reports" / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(params=["full_reports", "empty_reports"])
def reports(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_valid_self_contained_html(reports, name):
    """Each page parses without an error, in its language, with no script and nothing loaded from outside."""
    page = _page(reports, name)
    html5lib.HTMLParser(strict=True).parse(page)
    assert f'<html lang="{find_report(name).language}">' in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "participants are invented" in page or "sont inventées" in page
    assert len(page.encode()) < 2_000_000


def test_every_title_is_its_own(reports):
    """A tab or a bookmark tells the pages apart."""
    titles = [re.search("<title>(.*?)</title>", _page(reports, name))[1] for name in NAMES]
    assert len(set(titles)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_source_path_or_plain_form_reaches_a_page(reports, name):
    """Readers see neither code, nor folders of the machine, nor what notebooks say to analysts."""
    page = _page(reports, name)
    for word in ("run_folder", "import ", "open_run", str(reports), "/tmp/", "&lt;View", "Next:"):
        assert word not in page


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_source_leads_to_the_words(full_reports, name):
    """Each cited place has an anchor on the same page that shows the text there."""
    page, run = _page(full_reports, name), open_run(full_reports)
    for document, start, end in set(re.findall(r'href="#source-([\w.\-]+?)-(\d+)-(\d+)"', page)):
        assert f'id="source-{document}-{start}-{end}"' in page
        assert run.text(document)[int(start) : int(end)]


def test_titles_and_quotations_of_the_corpus_stay_text(full_reports):
    """Markup, Markdown, LaTeX and formulas in a title show as they were written."""
    assert HOSTILE_TITLE in _page(full_reports, "recommendations")
    assert "**bold** words should stay text." in _page(full_reports, "recommendations")
    assert "\u202e" not in _page(full_reports, "recommendations")


def test_words_closed_to_quotation_stand_on_no_page(full_reports):
    """A person who agreed to paraphrase only is quoted nowhere."""
    for name in NAMES:
        assert "not to be quoted" not in _page(full_reports, name)


def test_models_and_outcomes_share_a_notebook_but_not_their_cells(full_reports):
    """Cell tags decide which page a cell goes to."""
    assert "Evidence-gap map" in _page(full_reports, "models")
    assert "Evidence-gap map" not in _page(full_reports, "outcomes")
    assert "Harvest plot" in _page(full_reports, "outcomes")
    assert other_tags(find_report("index")) == set()


@pytest.mark.parametrize(("language", "call"), [("en", "If someone is in danger"), ("fr", "En cas de danger")])
def test_participant_pages_are_short_and_keep_the_crisis_notice_at_top_and_end(reports, language, call):
    """At most 600 words stand open, and help is named twice."""
    page = _page(reports, f"participants.{language}")
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count(call) == 2
    assert main.count("988") == 2
    assert main.count("9-1-1") == 2
    assert count_open_words(main) <= 620


def test_the_french_page_holds_no_english_but_quotations_and_names(full_reports):
    """Headings and fixed text are French; English words carry their language."""
    page = _page(full_reports, "participants.fr")
    main = re.sub(r'<(blockquote|q|p|h3) lang="en".*?</\1>', "", page[page.index("<main") : page.index("</main>")], flags=re.S)
    for word in (" the ", " and ", " with ", " people ", "fewer than"):
        assert word not in main.replace("Focus group 1", "")
    assert "moins de 5" in main
    assert "4 mars 2026" in main


def _copy(full_reports, tmp_path):
    folder = tmp_path / "run"
    shutil.copytree(full_reports, folder)
    shutil.rmtree(folder / "reports")
    return folder


def _change(folder, name, change):
    path = folder / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change(next(cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs))
    nbformat.write(notebook, path)


def test_warnings_and_prints_stay_out_of_a_report(full_reports, tmp_path):
    """What a library says on stderr is no part of a page."""
    folder = _copy(full_reports, tmp_path)
    _change(
        folder, "00_overview", lambda c: c.outputs.append(nbformat.v4.new_output("stream", name="stderr", text="Deprecated!"))
    )
    assert "Deprecated!" not in render_report(open_run(folder), find_report("index"))


def test_an_execute_result_appears(full_reports, tmp_path):
    """The value of a cell's last line is shown, escaped where it has no HTML form."""
    folder = _copy(full_reports, tmp_path)
    result = nbformat.v4.new_output("execute_result", {"text/plain": "<b>42</b>"}, execution_count=1)
    _change(folder, "00_overview", lambda c: c.outputs.append(result))
    assert "<pre>&lt;b&gt;42&lt;/b&gt;</pre>" in render_report(open_run(folder), find_report("index"))


def test_a_picture_without_alt_text_fails_and_with_it_appears(full_reports, tmp_path):
    """Alt text comes through display metadata; without it nothing is written."""
    folder = _copy(full_reports, tmp_path)
    _change(folder, "00_overview", lambda c: c.outputs.append(nbformat.v4.new_output("display_data", {"image/png": "eA=="})))
    with pytest.raises(LitReviewError, match="alt text"):
        export_reports(folder)
    assert not (folder / "reports").exists()
    _change(folder, "00_overview", lambda c: c.outputs[-1].metadata.update({"image/png": {"alt": 'A "map".'}}))
    assert 'alt="A &#34;map&#34;."' in render_report(open_run(folder), find_report("index"))


def test_an_error_in_a_notebook_stops_the_export_without_its_words(full_reports, tmp_path):
    """The message names notebook and cell, and repeats nothing that might be a transcript."""
    folder = _copy(full_reports, tmp_path)
    error = nbformat.v4.new_output("error", ename="ValueError", evalue="P07 said secret things", traceback=[])
    _change(folder, "06_framework", lambda c: c.outputs.append(error))
    with pytest.raises(NotebookFailed, match=r"06_framework, cell \d+: ValueError") as caught:
        export_reports(folder)
    assert "secret" not in str(caught.value)


def test_a_cell_that_was_skipped_stops_the_export(full_reports, tmp_path):
    """A notebook that ended early is not taken for a whole one."""
    folder = _copy(full_reports, tmp_path)
    _change(folder, "04_definitions", lambda c: c.update(execution_count=None))
    with pytest.raises(NotebookFailed, match="never run"):
        export_reports(folder)


def test_a_missing_notebook_stops_the_export(full_reports, tmp_path):
    """A report cannot be made from what was not run."""
    folder = _copy(full_reports, tmp_path)
    (folder / "notebooks" / "07_recommendations.ipynb").unlink()
    with pytest.raises(NotebookFailed, match="was not run"):
        export_reports(folder)


def test_the_same_run_gives_the_same_pages(full_reports, tmp_path):
    """Exporting twice gives equal bytes."""
    first = {name: _page(full_reports, name) for name in NAMES}
    folder = _copy(full_reports, tmp_path)
    export_reports(folder)
    assert {name: _page(folder, name) for name in NAMES} == first
