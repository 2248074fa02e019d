import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.gap_map import MapColumn, Row, draw_gap_map


def _draw(cells, heads=None, works=7):
    heads = heads or [f"Model {place}" for place in range(len(cells[0]))]
    columns = [MapColumn(head, False, 10 + place) for place, head in enumerate(heads)]
    rows = [Row(f"Outcome {place}", place == 0, 20 + place, row) for place, row in enumerate(cells)]
    return draw_gap_map(columns, rows, works)


def _words(svg):
    return [part.text for part in fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if part.text]


def _count_symbols(svg):
    return len(re.findall("<path", re.search(r"mark-symbol.*?</g>", svg, re.S)[0]))


def _height(svg):
    return float(fromstring(svg).get("viewBox").split()[3])


LEGEND = _count_symbols(_draw([[{}]]))


def test_each_direction_of_a_cell_is_a_symbol_with_its_number():
    """A cell of two directions has two; an empty cell has nothing."""
    svg = _draw([[{"mixed": 31, "unclear": 32}, {}], [{}, {"no difference": 33}]])
    assert _count_symbols(svg) - LEGEND == 3
    assert {"31", "32", "33"} <= set(_words(svg))


def test_totals_are_those_that_are_given():
    """A work on several outcomes counts once in a total, so none is added up here."""
    words = _words(_draw([[{"mixed": 2}], [{"mixed": 2}]], works=3))
    assert {"10", "20", "21", "3"} <= set(words)
    assert "4" not in words


def test_names_are_shown_whole_where_they_fit():
    """Broken into lines between words."""
    words = _words(_draw([[{}]], ["Peer-run organisation of former patients"]))
    assert "Peer-run organisation of former patients" in " ".join(words)


def test_a_cell_with_more_symbols_makes_its_row_higher():
    """They stand below each other where they do not fit beside each other."""
    full = dict.fromkeys(("favours peer support", "no difference", "favours comparator", "mixed", "unclear"), 12)
    columns = 12
    assert _height(_draw([[full, *[{}] * (columns - 1)]])) > _height(_draw([[{"mixed": 1}, *[{}] * (columns - 1)]]))


@pytest.mark.parametrize(("models", "parts"), [(1, 1), (11, 1), (12, 2), (40, 4)])
def test_the_total_of_all_works_stands_once_however_many_parts(models, parts):
    """Each part repeats the names of its rows and the line of totals."""
    words = _words(_draw([[{}] * models], works=999))
    assert words.count("Outcome 0") == words.count("All works") == parts
    assert words.count("999") == 1


def test_what_is_set_apart_stands_further_to_the_right():
    """A gap tells it from the models before it."""
    plain, apart = (
        draw_gap_map([MapColumn("One", False, 1), MapColumn("Two", last, 1)], [Row("Hope", True, 1, [{}, {}])], 1)
        for last in (False, True)
    )
    place = re.compile(r'translate\(([\d.]+),[\d.]+\)"[^>]*>Two<')
    assert float(place.search(apart)[1]) > float(place.search(plain)[1])
