"""Take the picture of the README: a part of the framework page of the review that ships, as Chromium shows it.

    python docs/take_picture.py [RUN_FOLDER]

opens ``RUN_FOLDER/reports/framework.html`` (``outputs/latest`` where none is named), opens its first family, hides what lies
between the top of the page and that family, and writes ``docs/report.png``. Nothing on the page is changed otherwise.
"""

import sys
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
PICTURE = Path(__file__).resolve().parent / "report.png"
WIDTH, HEIGHT = 1000, 960
_SHOW = """heading => {
    const standsBefore = part => part.compareDocumentPosition(family) & Node.DOCUMENT_POSITION_FOLLOWING
    const comesLater = part => heading.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING
    const family = [...document.querySelectorAll("main > details")].find(comesLater)
    family.open = true
    for (const part of document.querySelectorAll("main > *")) {
        if (standsBefore(part) && !part.contains(heading)) { part.style.display = "none" }
    }
}"""


def take_picture(run_folder: Path, target: Path) -> None:
    """Write the picture of the framework page of the run in ``run_folder`` to ``target``, as PNG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--headless"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto((run_folder / "reports" / "framework.html").resolve().as_uri())
        page.locator("#section-evidence-per-component").evaluate(_SHOW)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    take_picture(Path(*sys.argv[1:2] or ["outputs/latest"]), PICTURE)
