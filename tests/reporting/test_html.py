import re
from functools import cache
from itertools import pairwise

import html5lib
import pytest

from litreview.reporting.plan import REPORTS, find_report

NAMES = [report.name for report in REPORTS]
NAMED_BY = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")


@cache
def _read(path):
    """Return the page as a tree; a page that is not valid does not get so far."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))


@pytest.fixture(params=NAMES)
def page(request, any_reports):
    return _read(any_reports / "reports" / f"{request.param}.html")


def test_every_id_is_unique_and_every_reference_to_one_leads_somewhere(page):
    """Links within the page, labels and descriptions name what stands on it."""
    ids = [element.get("id") for element in page.iter() if element.get("id") is not None]
    named = {name for element in page.iter() for key in NAMED_BY for name in element.get(key, "").split()}
    linked = {link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")}
    assert len(ids) == len(set(ids))
    assert named | linked <= set(ids)
    assert all(re.fullmatch(r"\S+", name) for name in ids)


def test_links_to_other_pages_lead_to_pages_of_the_same_run(page):
    """Nothing leads out of the folder but the numbers of works, to the resolver."""
    outward = {link.get("href") for link in page.iter("a") if not link.get("href").startswith("#")}
    inside = {f"{name}.html" for name in NAMES}
    assert {link.partition("#")[0] for link in outward if not link.startswith("https://doi.org/10.")} <= inside


def test_every_cell_has_a_head_of_its_column_and_of_its_row(page):
    """Each row is as long as the head; its first cell heads it, and a narrow screen names the column in each other."""
    for table in page.iter("table"):
        heads = table.findall("./thead/tr/th")
        columns = ["".join(head.itertext()) for head in heads]
        assert [head.get("scope") for head in heads] == ["col"] * len(heads)
        assert "".join(table.find("caption").itertext()).strip()
        for row in table.findall("./tbody/tr"):
            assert [cell.tag for cell in row] == ["th"] + ["td"] * (len(heads) - 1)
            assert row[0].get("scope") == "row"
            assert [cell.get("data-label") for cell in row[1:]] == columns[1:]


def test_headings_go_down_one_step_at_a_time_and_none_is_empty(page):
    """A list of headings is a list of what the page holds."""
    headings = [element for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels.count(1) == 1
    assert all(later <= sooner + 1 for sooner, later in pairwise(levels))
    assert all("".join(heading.itertext()).strip() for heading in headings)


def test_what_can_be_operated_has_a_name_and_regions_are_told_apart(page):
    """Links, folds and regions are named; two regions of a page never share a name."""
    for element in page.iter():
        if element.tag in ("a", "summary"):
            assert "".join(element.itertext()).strip()
    regions = [element for element in page.iter() if element.get("role") == "region"]
    by_id = {element.get("id"): element for element in page.iter() if element.get("id")}
    names = [region.get("aria-label") or "".join(by_id[region.get("aria-labelledby")].itertext()).strip() for region in regions]
    assert all(names)


@pytest.mark.parametrize("name", NAMES)
def test_a_part_in_another_language_says_so(any_reports, name):
    """Every ``lang`` is a language of the review, and links to a page in another language name it."""
    page = _read(any_reports / "reports" / f"{name}.html")
    assert {element.get("lang") for element in page.iter() if element.get("lang") is not None} <= {"en", "fr"}
    for link in page.iter("a"):
        other = next((report for report in REPORTS if link.get("href").startswith(f"{report.name}.html")), None)
        if other is not None and other.language != find_report(name).language:
            assert link.get("hreflang") == other.language
