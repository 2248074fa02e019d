import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.display import render_figure
from litreview.reporting.figure_files import collect_figures, name_figure, write_figures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect class="paper"/><text fill="currentColor">a</text></svg>'
SPACE = "{http://www.w3.org/2000/svg}"


def _page(caption="A map", alt="Six works.", svg=SVG):
    return str(render_figure(svg, alt=alt, caption=caption, table=""))


@pytest.mark.parametrize(
    "words",
    ["Plain", "<script>alert(1)</script>", 'Salt & "pepper"', "it's", "é ≥ 4"],
    ids=["plain", "script", "quotes", "apostrophe", "accents"],
)
def test_title_and_description_are_caption_and_alt_text(words):
    """Whatever they hold, the file is well formed and says the same."""
    (svg,) = collect_figures([_page(words, f"Says {words}.")]).values()
    root = fromstring(svg)
    assert root.find(f"{SPACE}title").text == words
    assert root.find(f"{SPACE}desc").text == f"Says {words}."
    assert root.find(f"{SPACE}script") is None


def test_a_file_needs_no_style_of_the_page():
    """Paper is white and ink is dark, wherever the file is opened."""
    (svg,) = collect_figures([_page()]).values()
    assert "class=" not in svg
    assert fromstring(svg).get("color") == "#111111"
    assert [part.get("fill") for part in fromstring(svg).iter(f"{SPACE}rect")] == ["#ffffff", "#ffffff"]


def test_a_drawing_without_name_space_gets_one():
    """A file without it is no picture for a browser."""
    (svg,) = collect_figures([_page(svg="<svg><g/></svg>")]).values()
    assert fromstring(svg).tag == f"{SPACE}svg"


@pytest.mark.parametrize(
    ("captions", "names"),
    [
        pytest.param(["A map"], ["a-map"], id="one"),
        pytest.param(["A map", "A plot: by design"], ["a-map", "a-plot-by-design"], id="two"),
        pytest.param(["A map", "A  map!"], ["a-map", "a-map-2"], id="same name"),
        pytest.param(["漢字"], ["figure"], id="no letter"),
    ],
)
def test_files_are_named_by_captions(captions, names):
    """A name is stable and can stand in any file system."""
    assert list(collect_figures([_page(caption) for caption in captions])) == names


def test_a_figure_on_two_pages_is_one_file():
    """The same drawing is not kept twice."""
    assert len(collect_figures([_page(), _page()])) == 1


def test_a_name_is_not_longer_than_file_systems_take():
    """A caption of 300 letters makes a short name."""
    assert len(name_figure("peer " * 60)) <= 80


def test_files_of_before_are_replaced(tmp_path):
    """A figure that no page shows any more is no file either."""
    write_figures([_page("Old")], tmp_path / "figures")
    (path,) = write_figures([_page("New")], tmp_path / "figures")
    assert [file.name for file in (tmp_path / "figures").iterdir()] == [path.name] == ["new.svg"]


def test_every_figure_of_the_reports_is_a_file(full_reports):
    """What pages show can be put into a talk or a paper, and is well formed by itself."""
    pages = [path.read_text(encoding="utf-8") for path in (full_reports / "reports").glob("*.html")]
    drawn = {alt for page in pages for alt in re.findall(r'<svg role="img" aria-label="([^"]*)"', page)}
    files = [path.read_text(encoding="utf-8") for path in sorted((full_reports / "figures").iterdir())]
    assert {re.search("<desc>(.*?)</desc>", svg)[1] for svg in files} == drawn
    for svg in files:
        root = fromstring(svg)
        assert root.get("viewBox")
        assert "currentColor" not in svg or root.get("color") == "#111111"


def test_without_evidence_there_is_no_empty_drawing(empty_reports):
    """A figure with nothing to show is a sentence, and no file."""
    names = {path.stem for path in (empty_reports / "figures").iterdir()}
    assert not {name for name in names if name.startswith(("evidence", "harvest", "timeline"))}
