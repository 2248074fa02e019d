import json
import re
from functools import cache

import html5lib
import pandas as pd
import pytest

from litreview.errors import InputFaults
from litreview.exchange.exporting import FORMS
from litreview.reporting.display import clean
from litreview.reporting.exporter import render_report
from litreview.reporting.messages import CATALOGUE
from litreview.reporting.passages import Span, find_passage, is_quotable, parse_spans
from litreview.reporting.plan import REPORTS, find_report
from litreview.reporting.run_folder import open_run

NAMES = [report.name for report in REPORTS]
SOURCE = re.compile(r"#source-([A-Za-z0-9_.\-]+)-(\d+)-(\d+)")
BARRED = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
STRANGERS = {"script", "img", "iframe", "b", "probe-x", "probe-y", "textarea", "math", "input", "form", "object"}


@cache
def _read(path):
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def _page(folder, name):
    return _read(folder / "reports" / f"{name}.html")


def _words(element):
    return "".join(element.itertext())


def _cited(page):
    found = {SOURCE.fullmatch(link.get("href")) for link in page.iter("a") if link.get("href").startswith("#source-")}
    return {Span(match[1], int(match[2]), int(match[3])) for match in found}


def _languages(page):
    """Return for each element the language that it is in."""
    found = {}
    for element in page.iter():
        found.setdefault(element, element.get("lang", ""))
        for child in element:
            found[child] = child.get("lang", found[element])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_element_and_no_attribute_comes_out_of_a_text(full_reports, hostile_reports, name):
    """Whatever stands in titles, names, quotations and settings, a page is made of the same parts as a tame one."""
    tame = {element.tag for other in NAMES for element in _page(full_reports, other).iter()}
    keys = {key for other in NAMES for element in _page(full_reports, other).iter() for key in element.attrib}
    page = _page(hostile_reports, name)
    assert {element.tag for element in page.iter()} - tame == set()
    assert not STRANGERS & {element.tag for element in page.iter()}
    assert {key for element in page.iter() for key in element.attrib} <= keys
    assert not any(key.startswith("on") or key == "data-probe" for key in keys)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stand_on_the_page_as_they_were_written(hostile_reports, name):
    """They are shown, not dropped: markup, formulas, Markdown, LaTeX and templates alike."""
    words = _words(_page(hostile_reports, name).find("body"))
    shown = [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} {% raw %} {0} {x!r} %(x)s",
        "[a](javascript:alert(1))",
        "&amp;lt; &lt;b&gt;",
    ]
    assert all(part in words for part in shown)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_holds_a_character_that_turns_or_breaks_it(hostile_reports, name):
    """Marks of direction, control characters and halves of characters are left out, wherever they stood."""
    assert not BARRED.search((hostile_reports / "reports" / f"{name}.html").read_text(encoding="utf-8"))


def test_half_a_character_in_a_setting_cannot_stop_a_page(full_reports, tmp_path):
    """Settings that another program wrote may hold what UTF-8 cannot; it is left out."""
    for part in ("tables", "texts", "notebooks"):
        (tmp_path / part).symlink_to(full_reports / part)
    settings = json.loads((full_reports / "review.json").read_text(encoding="utf-8"))
    words = json.dumps({**settings, "title": "Half \ud83d a character", "organisation": "\udc00Us"})
    (tmp_path / "review.json").write_text(words, encoding="utf-8")
    page = render_report(open_run(tmp_path), find_report("methods"))
    assert "Half  a character" in page
    assert page.encode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_source_opens_the_exact_words(any_reports, name):
    """Each cited place stands once among the sources, word for word, in its own language."""
    page, run = _page(any_reports, name), open_run(any_reports)
    anchors = {element.get("id"): element for element in page.iter("div") if element.get("class") == "passage"}
    languages = _languages(page)
    cited = _cited(page)
    assert {span.anchor for span in cited} == set(anchors)
    for span in cited:
        (mark,) = anchors[span.anchor].iter("mark")
        expected = run.text(span.document_id)[span.start : span.end] if is_quotable(run, span) else ""
        assert _words(mark) == clean(expected)
        assert languages[mark] == find_passage(run, span).language


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_verbatim_and_in_its_own_language(any_reports, name):
    """Each quotation on a page has its words, its language and its link from the place it was taken from."""
    page, run = _page(any_reports, name), open_run(any_reports)
    languages = _languages(page)
    for figure in page.iter("figure"):
        if figure.get("class") != "quotation":
            continue
        (link,), (quotation,) = figure.iter("a"), figure.iter("blockquote")
        match = SOURCE.fullmatch(link.get("href"))
        span = Span(match[1], int(match[2]), int(match[3]))
        assert _words(quotation) == clean(run.text(span.document_id)[span.start : span.end])
        assert languages[quotation] == find_passage(run, span).language


@pytest.mark.parametrize(("name", "table"), [("framework", "framework_evidence"), ("recommendations", "recommendation_evidence")])
def test_every_reference_of_a_table_can_be_reached_on_its_page(any_reports, name, table):
    """All quotations of the evidence tables that may be quoted are cited, and no other passage is shown in their place."""
    run = open_run(any_reports)
    frame = run.table(table)
    wanted = {span for cell in frame["quotes"] for span in parse_spans(cell)}
    assert {span for span in wanted if is_quotable(run, span)} <= _cited(_page(any_reports, name))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_run_can_be_handed_over_in_every_form(any_reports, form):
    """Exports are written from any run, however hostile or bare."""
    assert len(FORMS[form](open_run(any_reports), None)) >= (0 if form in ("ris", "bib", "csl") else 100)


@pytest.mark.parametrize(("run", "said"), [("no consultation", "heard.nobody"), ("no literature", "research.none")])
def test_a_side_that_is_missing_is_named_in_both_languages(export_run, run, said):
    """Nothing is filled in from the other side."""
    for language in ("en", "fr"):
        assert CATALOGUE[language][said] in _words(_page(export_run(run), f"participants.{language}").find("body"))


def test_where_everything_is_held_back_nobody_is_quoted_to_participants(export_run):
    """Words that somebody has yet to look at reach neither page."""
    for language in ("en", "fr"):
        folder = export_run("all held back")
        page = _page(folder, f"participants.{language}")
        assert not list(page.iter("blockquote"))
        assert not {span.document_id for span in _cited(page)} & set(open_run(folder).sessions)


@pytest.mark.parametrize("name", NAMES)
def test_one_participant_is_neither_counted_nor_named(export_run, name):
    """Where one person was heard, no page says so or shows whose words stand on it."""
    words = _words(_page(export_run("one participant"), name).find("body"))
    assert "P01" not in words
    assert not re.search(r"\b(?:1 person|1 people|one participant)\b", words)


def test_a_code_without_evidence_keeps_its_row(hostile_reports):
    """The framework names what nothing was found for."""
    heads = [_words(head) for head in _page(hostile_reports, "framework").iter("th")]
    assert "Quality of life" in heads


def test_a_judgement_of_what_is_gone_reaches_no_framework_row(hostile_reports):
    """A judgement whose target the review no longer has is not shown as if it were of something else."""
    page = _page(hostile_reports, "framework")
    assert not [element for element in page.iter() if element.get("id") == "component-GONE"]


@pytest.mark.parametrize("missing", ["title.framework", "title.participants.en"])
def test_a_missing_translation_is_a_fault(missing):
    """French never falls back on English words, such as those of pages that are English only."""
    from litreview.reporting.messages import say

    assert say("en", missing)
    with pytest.raises(InputFaults, match=re.escape(missing)):
        say("fr", missing)


def test_a_code_without_french_name_is_a_fault_of_the_french_page(full_folder, tmp_path):
    """The message names the code and the column."""
    from litreview.reporting.participants import show_page

    for part in ("tables", "texts"):
        (tmp_path / part).symlink_to(full_folder / part) if part == "texts" else (tmp_path / part).mkdir()
    for path in (full_folder / "tables").iterdir():
        (tmp_path / "tables" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "review.json").write_bytes((full_folder / "review.json").read_bytes())
    codes = pd.read_csv(full_folder / "tables" / "codebook.csv", dtype=str, keep_default_na=False)
    codes.loc[codes["id"] == "VAL.HOPE", "name_fr"] = " "
    codes.to_csv(tmp_path / "tables" / "codebook.csv", index=False)
    assert show_page(open_run(tmp_path), "en")
    with pytest.raises(InputFaults, match=r"'VAL\.HOPE' has no name_fr"):
        show_page(open_run(tmp_path), "fr")
