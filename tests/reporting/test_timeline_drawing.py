import re
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.timeline_drawing import Moment, draw_timeline


def _texts(svg):
    """Return the words of the drawing with their places."""
    return [
        (float(x), float(y), words)
        for x, y, words in re.findall(r'<text[^>]*translate\(([\d.-]+),([\d.-]+)\)"[^>]*>([^<]+)<', svg)
    ]


def _symbols(svg):
    return re.findall(r"<path[^>]*>", re.search(r"mark-symbol.*?</g>", svg, re.S)[0])


def _draw(*years, done=True, words="a plan"):
    return draw_timeline([Moment(str(year), year, done, words) for year in years])


def test_what_is_done_looks_other_than_what_is_not():
    """A full box or an empty circle; the words say it too."""
    done, planned = _symbols(draw_timeline([Moment("2013", 2013, True, "done: a"), Moment("2014", 2014, False, "planned: b")]))
    assert ('class="paper"' in done, 'class="paper"' in planned) == (False, True)
    assert re.search(r' d="([^"]+)"', done)[1] != re.search(r' d="([^"]+)"', planned)[1]


def test_later_facts_stand_further_to_the_right():
    """The place along the line is that of the year and its part."""
    places = [float(re.search(r"translate\(([\d.]+),", symbol)[1]) for symbol in _symbols(_draw(2010, 2010.5, 2015, 2020.9))]
    assert places == sorted(places)
    assert len(set(places)) == 4


@pytest.mark.parametrize("last", [2013, 2014, 2030, 2113, 3999])
def test_the_years_above_the_line_do_not_touch(last):
    """However long the time is, at least one year names it."""
    top = min(y for _, y, _ in _texts(_draw(2013, last)))
    ticks = sorted((x, words) for x, y, words in _texts(_draw(2013, last)) if y == top)
    assert ticks
    assert all(right - left >= 40 for (left, _), (right, _) in pairwise(ticks))
    assert all(2013 <= int(year) <= last + 1 for _, year in ticks)


def test_words_that_are_too_long_are_cut_to_one_line():
    """The table beside the drawing holds them whole."""
    (words,) = [words for _, _, words in _texts(_draw(2013, words="a long plan " * 40)) if "plan" in words]
    assert words.endswith("…")


def test_facts_stand_one_below_the_other_with_their_dates():
    """A date and its words are on one line."""
    svg = draw_timeline([Moment("June 2013", 2013.4, True, "first"), Moment("May 2014", 2014.3, True, "second")])
    lines = {words: y for _, y, words in _texts(svg)}
    assert lines["June 2013"] == lines["first"] < lines["May 2014"] == lines["second"]


def test_a_fact_is_text_whatever_it_holds():
    """No tag of a source becomes part of the drawing."""
    assert "<b>" in [part.text for part in fromstring(_draw(2013, words="<b>")).iter("{http://www.w3.org/2000/svg}text")]
