"""The frame of an HTML page."""

import pytest
from lxml.html import HtmlElement, document_fromstring

from litreview.sources.frames import is_frame, is_unread

TEXT = "<p>" + "People meet to cook. " * 30 + "</p>"
FRAMES = {
    "nav": ("<nav id=x>Home</nav>", True),
    "footer": ("<footer id=x>© 2020</footer>", True),
    "source of a quotation": ("<blockquote>We cook.<footer id=x>A member</footer></blockquote>", False),
    "source of a figure": ("<figure><footer id=x>A member</footer></figure>", False),
    "role": ("<div id=x role=navigation>Home</div>", True),
    "dialog": ("<dialog id=x open>News?</dialog>", True),
    "role of a dialog": ("<div id=x role=alertdialog>News?</div>", True),
    "label of a field": ("<label id=x>Name</label>", True),
    "header of the page": ("<header id=x>Kitchens</header>", True),
    "breadcrumb": ("<div id=x class='site-breadcrumb'>Home > Guides</div>", True),
    "cookie banner": ("<div id=x class='cookieconsent'>We store files.</div>", True),
    "consent by law": ("<div id=x class='gdpr-notice'>We store files.</div>", True),
    "social links": ("<div id=x class='social-media-links'>Follow us</div>", True),
    "share buttons": ("<ul id=x class='share-buttons'><li>Mail</ul>", True),
    "newsletter form": ("<div id=x class='newsletter-signup'>Your mail</div>", True),
    "social support": ("<section id=x class='social-support'>We help.</section>", False),
    "share of people": ("<p id=x class='share-of-people'>Most do.</p>", False),
    "menu of meals": ("<div id=x class='menu-of-meals'>Soup</div>", False),
    "has a sidebar": ("<div id=x class='has-sidebar'>Words</div>", False),
    "holds the title": ("<div id=x class='main-menu'><h1>Kitchens</h1></div>", False),
    "holds the article": ("<div id=x class='sidebar'><article>Words</article></div>", False),
    "holds most words": (f"<div id=x class='sidebar'>{TEXT}</div>", False),
    "holds few of many words": (f"{TEXT}<div id=x class='sidebar'>Also here</div>", True),
    "aside of links": ("<aside id=x>See <a href=1>one</a> <a href=2>two</a></aside>", True),
    "aside of words": ("<aside id=x>Meals make friends, says <a href=1>Roe</a>.</aside>", False),
    "cell of links": ("<table><td id=x><a href=1>Home</a><br><a href=2>About</a></table>", True),
    "cell with one link": ("<table><td id=x><a href=1>Roe 2020</a></table>", False),
    "cell of words": ("<table><td id=x>Peers <a href=1>one</a> <a href=2>two</a></table>", False),
    "plain": ("<div id=x>Words</div>", False),
    "body": ("<div>a</div>", False),
}
UNREAD = {
    "script": ("<script id=x>y</script>", True),
    "button": ("<button id=x>Go</button>", True),
    "hidden": ("<p id=x hidden>y</p>", True),
    "not displayed": ("<p id=x style='color: red; DISPLAY : none'>y</p>", True),
    "invisible": ("<p id=x style='visibility:hidden'>y</p>", True),
    "shown": ("<p id=x style='display: block'>y</p>", False),
}


def element(markup: str) -> HtmlElement:
    """Return the element named x of a page, else its body; the name is taken away, as it stands for nothing."""
    page = document_fromstring(f"<html><body>{markup}</body></html>")
    found = page.xpath("//*[@id='x']")
    if not found:
        return page.body
    del found[0].attrib["id"]
    return found[0]


@pytest.mark.parametrize(("markup", "expected"), FRAMES.values(), ids=FRAMES)
def test_parts_of_the_frame_are_told_from_content(markup: str, expected: bool) -> None:
    """By tag, role and class, but a class that may mean something else does not take words away."""
    found = element(markup)
    assert is_frame(found, str(found.tag), in_content=False) is expected


def test_a_header_inside_the_content_is_content() -> None:
    """It holds the title of an article."""
    assert not is_frame(element("<header id=x>Kitchens</header>"), "header", in_content=True)


@pytest.mark.parametrize(("markup", "expected"), UNREAD.values(), ids=UNREAD)
def test_what_a_page_does_not_show_is_not_read(markup: str, expected: bool) -> None:
    """Scripts, fields and hidden parts are none of its text."""
    found = element(markup)
    assert is_unread(found, str(found.tag)) is expected
