from pathlib import Path

import pytest

from litreview.reporting.plan import REPORTS

CHROMIUM = Path("/usr/bin/chromium")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--headless"])
        yield browser
        browser.close()


@pytest.fixture(params=["full_reports", "empty_reports"])
def reports(request):
    return request.getfixturevalue(request.param)


def _open(browser, folder, name, width=1280, scheme="light"):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    page.goto((folder / "reports" / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_axe_finds_nothing(browser, reports, name, width, scheme):
    """No violation of WCAG 2.2 AA, no request, and no sideways scrolling of the page, all details open."""
    from axe_playwright_python.sync_playwright import Axe

    page = _open(browser, reports, name, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(page.requested) == 1
    page.context.close()


def test_the_first_key_reaches_the_skip_link_and_it_leads_to_the_content(browser, full_reports):
    """Keyboard users pass the navigation with two keys."""
    page = _open(browser, full_reports, "framework")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


def test_a_wide_table_takes_focus_and_scrolls_with_the_keyboard(browser, full_reports):
    """Nobody needs a mouse to read the last column."""
    page = _open(browser, full_reports, "framework", width=320)
    region = page.locator(".scroll:has(> table)").nth(1)
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert region.evaluate("element => element.scrollLeft") > 0
    page.context.close()


def test_a_link_to_a_folded_source_opens_it(browser, full_reports):
    """On the participant page the sources are folded until a link asks for one."""
    page = _open(browser, full_reports, "participants.en")
    link = page.locator(".theme a[href^='#source-']").first
    target = link.get_attribute("href")[1:]
    link.click()
    assert page.locator(f"[id='{target}']").is_visible()
    page.context.close()


def test_a_printed_page_cuts_no_table(browser, full_reports):
    """On paper every table is as wide as the page at most, and details are shown."""
    page = _open(browser, full_reports, "framework", width=794)
    page.emulate_media(media="print")
    cut = "[...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > window.innerWidth + 1).length"
    assert page.evaluate(cut) == 0
    assert page.locator("details blockquote").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()
