import re

import pytest

from litreview.reporting.definers import show_components
from litreview.reporting.figures import SHAPES, SYMBOLS
from litreview.reporting.framework import show_balance
from litreview.reporting.models import show_gap_map
from litreview.reporting.outcomes import show_harvest
from litreview.reporting.timeline import show_timeline

FIGURES = (show_balance, show_timeline, show_gap_map, show_harvest, show_components)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_a_figure_states_its_finding_and_brings_its_data(figure, full_run):
    """Alt text, caption and table belong to every drawing."""
    html = str(figure(full_run).html)
    assert len(re.search(r'role="img" aria-label="([^"]+)"', html)[1]) > 20
    assert "<figcaption>" in html
    assert "<caption" in html


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_a_figure_has_no_colour_of_its_own_and_no_id(figure, full_run):
    """Black and white carry all meaning, and pages can be dark."""
    svg = re.search(r"<svg.*?</svg>", str(figure(full_run).html), re.S)[0]
    colours = {c.lower() for c in re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]+|[a-z]+)"', svg)}
    assert colours <= {"none", "currentcolor", "transparent"}
    assert ' id="' not in svg


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.__name__)
def test_a_figure_is_drawn_the_same_twice(figure, full_run):
    """Equal data give equal bytes."""
    assert str(figure(full_run).html) == str(figure(full_run).html)


def test_every_direction_has_a_shape_and_a_symbol():
    """Drawings and words tell the directions apart in the same way."""
    assert list(SHAPES) == list(SYMBOLS)
    assert len(set(SHAPES.values())) == len(set(SYMBOLS.values())) == len(SHAPES)
