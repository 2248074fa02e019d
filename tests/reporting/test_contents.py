import re

import pytest

from litreview.reporting.contents import PLACE, add_contents, name_anchor


@pytest.mark.parametrize(
    ("headings", "listed"),
    [
        pytest.param("<h2>A</h2><h2>B</h2>", ["A", "B"], id="two chapters"),
        pytest.param("<h2>A</h2><h3>a</h3><h2>B</h2>", ["A", "a", "B"], id="a part"),
        pytest.param("<h3>a</h3><h2>B</h2>", ["a", "B"], id="a part first"),
        pytest.param("<h2>A</h2>", [], id="one heading needs no list"),
        pytest.param("<p>no heading</p>", [], id="none"),
        pytest.param('<h2>A</h2><h3 class="fold">x</h3><h2>B</h2>', ["A", "B"], id="what folds is its own entry"),
        pytest.param('<h2 id="sources">S</h2><h2>B &amp; C</h2>', ["S", "B &amp; C"], id="its own id, escaped words"),
    ],
)
def test_plain_headings_are_listed_in_order(headings, listed):
    """Chapters and their parts, nothing else."""
    page = add_contents(PLACE + headings, "en")
    assert re.findall(r'<a href="#[^"]+">([^<]*)</a>', page) == listed


def test_every_entry_leads_to_its_heading():
    """Equal words at two places have two anchors."""
    page = add_contents(PLACE + '<h2>A</h2><h2>A</h2><h2 id="sources">S</h2>', "fr")
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(set(targets)) == 3
    assert all(page.count(f'id="{target}"') == 1 for target in targets)
    assert "Sur cette page" in page


def test_long_reports_have_contents_and_participant_pages_a_link_to_withdrawing(full_reports):
    """Each page says at its top where to go."""
    for name in ("definitions", "models", "outcomes", "framework", "recommendations", "methods"):
        assert '<nav class="contents"' in (full_reports / "reports" / f"{name}.html").read_text(encoding="utf-8")
    for language in ("en", "fr"):
        page = (full_reports / "reports" / f"participants.{language}.html").read_text(encoding="utf-8")
        assert '<a href="#correct">' in page
        assert '<h2 id="correct">' in page


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("What changed", "section-what-changed"),
        ("AI &amp; statistics: who answers?", "section-ai-statistics-who-answers"),
        ("Où l&#39;on diffère", "section-où-l-on-diffère"),
    ],
)
def test_the_anchor_of_a_heading_follows_from_its_words(words, anchor):
    """Another page can name it without reading this one."""
    assert name_anchor(words) == anchor


def test_the_same_heading_twice_has_two_anchors():
    """The second is numbered, and the first keeps the name that others link to."""
    page = add_contents(PLACE + "<h2>A</h2><h3>A</h3>", "en")
    assert re.findall(r'<h. id="([^"]+)"', page) == ["section-a", "section-a-2"]
