import os
from pathlib import Path

import html5lib
import pytest

from litreview.reporting.plan import REPORTS

NAMES = [report.name for report in REPORTS]
LATEST = Path(__file__).parents[2] / "outputs" / "latest"
PICTURES = os.environ.get("LITREVIEW_SCREENSHOTS", "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (LATEST / "reports").is_dir(), reason="outputs/latest has no reports; run `litreview run .` first"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_shipped_review_keeps_every_promise(visit, search, name):
    """Valid, under 2 MB, no script, no request, nothing wrong for axe-core, no sideways scrolling on a phone at night."""
    path = LATEST / "reports" / f"{name}.html"
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < 2_000_000
    assert not list(tree.iter("script"))
    page = visit(LATEST, name, width=320, color_scheme="dark")
    assert search(page)["wrong"] == []
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert len(page.requested) == 1


@pytest.mark.skipif(not PICTURES, reason="LITREVIEW_SCREENSHOTS names no folder")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_a_page_are_kept(visit, name, width, scheme):
    """A person can look at each page as it was, by day on a desk and by night on a phone."""
    folder = Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{name}-{width}-{scheme}.png"
    visit(LATEST, name, width=width, color_scheme=scheme).screenshot(path=picture, full_page=True)
    assert picture.read_bytes().startswith(b"\x89PNG")
