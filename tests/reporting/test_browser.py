import re

import pytest

from litreview.reporting.plan import REPORTS

NAMES = [report.name for report in REPORTS]
pytestmark = pytest.mark.browser
LAID_OUT = """[...document.querySelectorAll('body *')].map(e => {
  const box = e.getBoundingClientRect(); return [box.x, box.y, box.width, box.height, e.checkVisibility()].join() }).join(';')"""


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(visit, search, full_reports, name):
    """No violation of WCAG 2.2 AA with all details open, no request, no sideways scrolling.

    A dark page differs from a light one in its colours alone, so what depends on them is searched again, and nothing else.
    """
    page = visit(full_reports, name, unfold=True)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        found, light = search(page), page.evaluate(LAID_OUT)
        assert found["wrong"] == [], width
        assert {"target-size", "color-contrast"} <= set(found["ran"])
        page.emulate_media(color_scheme="dark")
        found = search(page, "colours")
        assert found["wrong"] == [], width
        assert "color-contrast" in found["ran"]
        assert page.evaluate(LAID_OUT) == light
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(page.requested) == 1


@pytest.mark.parametrize(
    ("way", "faint"), [("all", "a"), ("colours", "a"), *(("each look once", part) for part in ("a", "h2", "#content p"))]
)
def test_a_faint_colour_is_found_in_whatever_way_it_is_searched(visit, search, full_reports, way, faint):
    """On a page that is otherwise as it comes."""
    page = visit(full_reports, "participants.en", unfold=True)
    page.add_style_tag(content=f"{faint} {{ color: #eee !important }}")
    assert {rule for rule, _ in search(page, way)["wrong"]} == {"color-contrast"}


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_what_is_bare(visit, search, export_run, name):
    """Colours depend on the scheme alone, structure on the width alone, so each of both is searched once."""
    page = visit(export_run("empty"), name, unfold=True)
    assert search(page)["wrong"] == []
    _search_at_night(page, search)


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_in_what_is_hostile(visit, search, export_run, name):
    """Words from outside change no colour, and a narrow page is the harder one to keep in order."""
    _search_at_night(visit(export_run("hostile"), name, unfold=True), search, "each look once")


def _search_at_night(page, search, way="all"):
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 900})
    assert search(page, way)["wrong"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert len(page.requested) == 1


FOCUSABLE = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility() && (!e.closest('details:not([open])') || e.matches('details > summary')
    && !e.parentElement.parentElement.closest('details:not([open])')))"""
STOP = """() => { const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
  return [window.stops.indexOf(e), s.outlineStyle, parseFloat(s.outlineWidth), box.bottom > 0 && box.top < innerHeight] }"""


@pytest.mark.parametrize("name", NAMES)
def test_the_tab_key_passes_everything_in_order_with_visible_focus_and_no_trap(visit, full_reports, name):
    """Skip link, links, folds and scroll regions take focus as they stand on the page, on the screen, in an outline."""
    page = visit(full_reports, name, reduced_motion="reduce")
    number = page.evaluate(f"(window.stops = {FOCUSABLE}).length")
    assert number > 5
    for place in range(number):
        page.keyboard.press("Tab")
        assert page.evaluate(STOP)[0] == place
        _, style, width, seen = page.evaluate(STOP)
        assert style != "none"
        assert width >= 2
        assert seen
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)[0] <= 0


@pytest.mark.parametrize("name", ["framework", "recommendations", "participants.fr"])
def test_folds_open_and_close_with_the_keyboard(visit, full_reports, name):
    """Enter opens and closes what is focused, and nothing is requested."""
    page = visit(full_reports, name)
    summary = page.locator("summary:visible").first
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.evaluate("e => e.parentElement.open")
    page.keyboard.press("Enter")
    assert not summary.evaluate("e => e.parentElement.open")
    assert len(page.requested) == 1


SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }\
p { margin-bottom: 2em !important }"
CUT = """[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.innerText && e.clientHeight > 1
  && getComputedStyle(e).clipPath === 'none'
  && /hidden|clip/.test(getComputedStyle(e).overflowX + getComputedStyle(e).overflowY)
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1280, 640, 320])
@pytest.mark.parametrize("name", NAMES)
def test_wide_spacing_and_zoom_lose_nothing(visit, full_reports, name, width):
    """With the spacing of WCAG 1.4.12, at 100, 200 and 400 %, nothing is cut and nothing scrolls sideways."""
    page = visit(full_reports, name, width=width, unfold=True)
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_system_win_where_it_forces_them(visit, full_reports, scheme):
    """Drawings follow them as text does, and the page that is open is told by more than a shadow."""
    page = visit(full_reports, "models", forced_colors="active", color_scheme=scheme)
    canvas, words = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    drawn = page.evaluate("[...document.querySelectorAll('svg text')].map(t => getComputedStyle(t).fill)")
    assert set(drawn) == {words}
    assert set(page.evaluate("[...document.querySelectorAll('svg .paper')].map(t => getComputedStyle(t).fill)")) <= {canvas}
    assert page.evaluate("getComputedStyle(document.querySelector('nav [aria-current]')).fontWeight") == "700"


def test_nothing_moves(visit, full_reports):
    """Links jump to the answer, and there are no animations or transitions, for anybody."""
    moving = """[...document.querySelectorAll('*')].map(e => getComputedStyle(e))
      .filter(s => s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0).length"""
    scroll = "getComputedStyle(document.documentElement).scrollBehavior"
    for wish in ("reduce", "no-preference"):
        page = visit(full_reports, "framework", reduced_motion=wish)
        assert page.evaluate(scroll) == "auto"
        assert page.evaluate(moving) == 0


DRAWN = """[...document.querySelectorAll('svg text')].map(t => {
  const s = getComputedStyle(t), card = getComputedStyle(t.closest('.scroll')).backgroundColor;
  return [s.fill, card, parseFloat(s.opacity) * parseFloat(s.fillOpacity)] })"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["definitions", "models", "outcomes", "framework"])
def test_words_in_drawings_stand_out_from_what_is_behind_them(visit, full_reports, name, scheme):
    """Contrast is at least 4.5 to 1 in both schemes, which axe-core does not measure in drawings."""
    drawn = visit(full_reports, name, color_scheme=scheme).evaluate(DRAWN)
    assert drawn
    for ink, paper, opacity in drawn:
        assert opacity == 1
        assert _contrast(ink, paper) >= 4.5


def _contrast(first, second):
    lighter, darker = sorted((_luminance(colour) for colour in (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_first_key_reaches_the_skip_link_and_it_leads_to_the_content(visit, full_reports):
    """Keyboard users pass the navigation with two keys."""
    page = visit(full_reports, "framework")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_wide_drawing_takes_focus_and_scrolls_with_the_keyboard(visit, full_reports):
    """Nobody needs a mouse to see the right end of the gap map on a tablet."""
    page = visit(full_reports, "models", width=700)
    region = page.locator(".drawing > figure > .scroll").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("element => element.scrollLeft > 0", arg=region.element_handle())


@pytest.mark.parametrize("name", ["index", "definitions", "models", "outcomes", "framework", "recommendations", "methods"])
def test_on_a_phone_nothing_scrolls_sideways(visit, full_reports, name):
    """Tables become blocks, and the data of each drawing stand in its place."""
    page = visit(full_reports, name, width=320)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = (
        "[...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).length"
    )
    assert page.evaluate(wide) == 0
    for figure in page.locator(".drawing").all():
        assert not figure.locator("svg").is_visible()
        assert figure.locator("tbody th").first.is_visible()


def test_a_table_keeps_its_roles_when_it_becomes_blocks(visit, full_reports):
    """A screen reader on a phone still hears rows and headers."""
    page = visit(full_reports, "index", width=320)
    assert page.get_by_role("table").first.is_visible()
    assert page.get_by_role("rowheader", name="research").count() == 1


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
def test_a_link_to_what_is_folded_opens_it(visit, full_reports, name, links):
    """Sources and components are folded until a link asks for one."""
    page = visit(full_reports, name)
    page.evaluate("document.querySelectorAll('details.group').forEach(d => d.open = true)")
    link = page.locator(links).first
    link.evaluate("e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }")
    target = link.get_attribute("href")[1:]
    link.click()
    page.locator(f"[id='{target}']").wait_for(state="visible")


def test_how_to_withdraw_is_one_step_from_the_top(visit, full_reports):
    """A participant on a phone reaches it with one tap."""
    page = visit(full_reports, "participants.en", width=320)
    page.get_by_role("link", name="How to correct or withdraw your words").click()
    page.wait_for_function("document.querySelector('#correct').getBoundingClientRect().y < 900")
