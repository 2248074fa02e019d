import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.canvas import LINE, Canvas, stack_lines
from litreview.reporting.figures import SHAPES


def _draw(fill):
    sheet = Canvas(200, 60)
    fill(sheet)
    return sheet.render()


def _words(svg):
    return [part.text for part in fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if part.text]


def test_words_stand_where_they_are_put():
    """Places count from the upper left corner, in pixels of the sheet."""
    svg = _draw(lambda sheet: sheet.add_words([(5, 20, "first"), (90, 40, "second")]))
    places = re.findall(r'transform="translate\(([\d.]+),([\d.]+)\)"[^>]*>(first|second)<', svg)
    (left, top, _), (right, bottom, _) = places
    assert (float(right) - float(left), float(bottom) - float(top)) == (85, 20)


@pytest.mark.parametrize(("align", "anchor"), [("left", "start"), ("center", "middle"), ("right", "end")])
def test_words_are_aligned_as_asked(align, anchor):
    """The place is that of their left or right edge, or of their middle."""
    svg = _draw(lambda sheet: sheet.add_words([(50, 20, "Hope")], align=align))
    assert re.search(rf'text-anchor="{anchor}"[^>]*>Hope<', svg)


def test_empty_words_are_not_drawn():
    """An empty cell has no text that a reader of the drawing would meet."""
    assert _words(_draw(lambda sheet: sheet.add_words([(5, 20, ""), (5, 30, "x")]))) == ["x"]


def test_words_that_are_too_wide_are_cut_at_their_limit():
    """They never run into what stands beside them."""
    (words,) = _words(_draw(lambda sheet: sheet.add_words([(5, 20, "w" * 80)], limit=60)))
    assert words.endswith("…")
    assert len(words) < 20


@pytest.mark.parametrize("shown", SHAPES)
def test_only_unclear_is_empty_inside(shown):
    """As the symbol in running words is."""
    svg = _draw(lambda sheet: sheet.add_symbols([(20, 20, shown)]))
    symbol = re.search(r"mark-symbol[^>]*>(<path[^>]*>)", svg)[1]
    assert ('class="paper"' in symbol) == (shown == "unclear")
    assert "fill=" not in symbol.partition(">")[0]
    assert re.search(r'<g transform[^>]*fill="currentColor"', svg)


def test_heavy_lines_are_thicker_and_darker():
    """They set parts of a drawing apart."""
    lines = [_draw(lambda sheet, heavy=heavy: sheet.add_lines([(0, 5, 99, 5)], heavy=heavy)) for heavy in (False, True)]
    looks = [re.search(r'stroke-width="([\d.]+)" opacity="([\d.]+)"', line).groups() for line in lines]
    assert looks == [("1", "0.35"), ("2", "1")]


def test_words_lie_above_symbols_lines_and_boxes():
    """Whatever the order in which they were put down, words can be read."""

    def fill(sheet):
        sheet.add_words([(20, 20, "top")])
        sheet.add_symbols([(20, 20, "mixed")])
        sheet.add_lines([(0, 20, 99, 20)])
        sheet.add_boxes([(10, 10, 40, 40)])

    svg = _draw(fill)
    assert svg.index("mark-rect") < svg.index("mark-rule") < svg.index("mark-symbol") < svg.index("mark-text")


def test_a_box_without_four_edges_is_refused():
    """A place that is left out would be drawn as nought."""
    with pytest.raises(ValueError, match="values to unpack"):
        Canvas(10, 10).add_boxes([(1, 2, 3)])


def test_lines_of_words_are_stacked_from_the_first():
    """Each line stands one line's height below the other."""
    assert stack_lines([], 3, 4) == []
    assert [y for _, y, _ in stack_lines(["a", "b", "c"], 3, 4)] == [4, 4 + LINE, 4 + 2 * LINE]


def test_control_characters_and_tags_of_a_name_are_no_part_of_the_drawing():
    """Control characters are taken out, and what looks like a tag is text."""
    assert _words(_draw(lambda sheet: sheet.add_words([(5, 20, "bell\x07 <b>and\x00</b> hope")]))) == ["bell <b>and</b> hope"]


@pytest.mark.parametrize("full", [False, True], ids=["ring", "dot"])
def test_a_ring_lets_what_is_below_show_and_a_dot_does_not(full):
    """Both stand around the place with the radius that is given."""
    svg = _draw(lambda sheet: sheet.add_circles([(20.004, 30, 5.5)], full=full))
    look, circle = re.search(r'<g class="mark-circle" ([^>]*)>(<circle[^>]*>)', svg).groups()
    assert circle == '<circle cx="20" cy="30" r="5.5"/>'
    assert ('fill="none"' in look) != full


def test_turned_words_turn_around_their_place():
    """A head above a narrow column begins over its middle."""
    svg = _draw(lambda sheet: sheet.add_words([(50, 40, "Hope")], turn=-40))
    assert 'transform="translate(50,40) rotate(-40) translate(0,4)">Hope<' in svg


@pytest.mark.parametrize("nothing", ["", " ", "\x07"])
def test_what_holds_no_letter_is_not_drawn(nothing):
    """Not even where it is longer than its limit."""
    assert _words(_draw(lambda sheet: sheet.add_words([(5, 20, nothing * 3), (5, 30, "x")], limit=9))) == ["x"]
