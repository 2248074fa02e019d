import re
from html import unescape
from urllib.parse import unquote

import pytest

from litreview.reporting.plan import REPORTS

NAMES = {report.name for report in REPORTS}
_LINK = re.compile(r'href="([\w.-]*)\.html(?:#([^"]+))?"')
_ID = re.compile(r'\bid="([^"]+)"')


def _pages(folder):
    return {name: (folder / "reports" / f"{name}.html").read_text(encoding="utf-8") for name in NAMES}


@pytest.fixture(params=["full_reports", "empty_reports"])
def pages(request):
    return _pages(request.getfixturevalue(request.param))


def test_every_link_between_pages_leads_to_a_page_and_to_a_place_on_it(pages):
    """A section that is renamed takes its links along, or this fails."""
    ids = {name: set(_ID.findall(page)) for name, page in pages.items()}
    links = [(name, *match) for name, page in pages.items() for match in _LINK.findall(page)]
    assert {page for _, page, _ in links} == NAMES
    broken = [link for link in links if link[2] and unquote(unescape(link[2])) not in ids[link[1]]]
    assert broken == []


def test_the_overview_links_into_sections(pages):
    """The questions readers ask first are answered one click away, not at the top of a long page."""
    assert {page for page, place in _LINK.findall(pages["index"]) if place} >= {
        "definitions",
        "outcomes",
        "recommendations",
        "framework",
        "participants.en",
        "participants.fr",
    }
