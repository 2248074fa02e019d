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


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_axe_finds_nothing(browser, reports, name):
    """No violation of WCAG 2.2 AA wide or narrow, light or dark, no request, no sideways scrolling, all details open.

    Colours depend on the scheme alone, structure on the width alone, so each scheme and each width is searched whole once.
    """
    page = _open(browser, reports, name)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 900})
    assert _violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert len(page.requested) == 1
    page.context.close()


def _violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]


def test_the_first_key_reaches_the_skip_link_and_it_leads_to_the_content(browser, full_reports):
    """Keyboard users pass the navigation with two keys."""
    page = _open(browser, full_reports, "framework")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


def test_a_wide_drawing_takes_focus_and_scrolls_with_the_keyboard(browser, full_reports):
    """Nobody needs a mouse to see the right end of the gap map on a tablet."""
    page = _open(browser, full_reports, "models", width=700)
    region = page.locator(".drawing > figure > .scroll").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert region.evaluate("element => element.scrollLeft") > 0
    page.context.close()


@pytest.mark.parametrize("name", ["index", "definitions", "models", "outcomes", "framework", "recommendations", "methods"])
def test_on_a_phone_nothing_scrolls_sideways(browser, full_reports, name):
    """Tables become blocks, and the data of each drawing stand in its place."""
    page = _open(browser, full_reports, name, width=320)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = (
        "[...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).length"
    )
    assert page.evaluate(wide) == 0
    for figure in page.locator(".drawing").all():
        assert not figure.locator("svg").is_visible()
        assert figure.locator("tbody th").first.is_visible()
    page.context.close()


def test_a_table_keeps_its_roles_when_it_becomes_blocks(browser, full_reports):
    """A screen reader on a phone still hears rows and headers."""
    page = _open(browser, full_reports, "index", width=320)
    assert page.get_by_role("table").first.is_visible()
    assert page.get_by_role("rowheader", name="research").count() == 1
    page.context.close()


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("participants.en", ".theme a[href^='#source-']"),
        ("participants.fr", ".theme a[href^='#source-']"),
        ("framework", "td a[href^='#source-']"),
        ("framework", "th a[href^='#component-']"),
        ("outcomes", "th a[href^='#source-']"),
    ],
)
def test_a_link_to_what_is_folded_opens_it(browser, full_reports, name, links):
    """Sources and components are folded until a link asks for one."""
    page = _open(browser, full_reports, name)
    page.evaluate("document.querySelectorAll('details.group').forEach(d => d.open = true)")
    link = page.locator(links).first
    target = link.get_attribute("href")[1:]
    link.click()
    page.wait_for_timeout(200)
    assert page.locator(f"[id='{target}']").is_visible()
    page.context.close()


def test_how_to_withdraw_is_one_step_from_the_top(browser, full_reports):
    """A participant on a phone reaches it with one tap."""
    page = _open(browser, full_reports, "participants.en", width=320)
    page.get_by_role("link", name="How to correct or withdraw your words").click()
    page.wait_for_timeout(600)
    assert page.locator("#correct").bounding_box()["y"] < 900
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
