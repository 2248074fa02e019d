import pytest

from litreview.errors import LitReviewError
from litreview.reporting.page_check import check_page

PAGE = '<html lang="en"><body><main id="content"><h1>T</h1>{}</main></body></html>'


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        pytest.param("<script>1</script>", "script", id="script"),
        pytest.param("<img src='data:image/png;base64,x'>", "alt text", id="image without alt"),
        pytest.param("<svg></svg>", "alt text", id="drawing without alt"),
        pytest.param('<img alt="x" src="https://example.org/x.png">', "outside", id="image from outside"),
        pytest.param('<img alt="x" src="//example.org/x.png">', "outside", id="no scheme"),
        pytest.param("<link rel=stylesheet href=x>", "link element", id="style sheet"),
        pytest.param('<p onclick="x">x</p>', "handler", id="handler"),
        pytest.param('<a href="javascript:x">x</a>', "links to a script", id="script link"),
        pytest.param("<h3>x</h3>", "skips a level", id="heading"),
        pytest.param("<h1>x</h1>", "2 h1", id="two titles"),
        pytest.param("<table><tr><td>1</td></tr></table>", "no caption", id="bare table"),
        pytest.param('<p id="a">x</p><p id="a">y</p>', "stands twice", id="id"),
        pytest.param('<a href="#nowhere">x</a>', "leads nowhere", id="link"),
        pytest.param("<iframe></iframe>", "iframe", id="frame"),
    ],
)
def test_a_page_that_breaks_a_promise_is_refused(part, reason):
    """The message names the page and what is wrong with it."""
    with pytest.raises(LitReviewError, match=reason) as caught:
        check_page("index", PAGE.format(part))
    assert str(caught.value).startswith("reports/index.html: ")


def test_a_page_that_keeps_its_promises_passes():
    """Described pictures, captions and links to what exists are fine."""
    check_page(
        "index", PAGE.format('<h2 id="a">x</h2><svg aria-label="x"></svg><table><caption>c</caption></table><a href="#a">x</a>')
    )
