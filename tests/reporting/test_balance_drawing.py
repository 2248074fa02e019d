from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.balance_drawing import draw_balance

SVG = "{http://www.w3.org/2000/svg}"


def _radii(svg):
    return [float(ring.get("r")) for ring in fromstring(svg).iter(f"{SVG}circle")]


def test_each_number_stands_beside_its_ring():
    """0 is a number without a ring."""
    svg = draw_balance({"Values": [3, 0], "Barriers": [1, 2]}, ["both", "neither"])
    words = [part.text for part in fromstring(svg).iter(f"{SVG}text")]
    assert words == ["both", "neither", *("Values", "3", "0"), *("Barriers", "1", "2")]
    assert len(_radii(svg)) == 3


def test_the_area_of_a_ring_grows_with_its_number():
    """By as much from 1 to 2 as from 2 to 3, so that no number looks greater than it is."""
    areas = [radius**2 for radius in _radii(draw_balance({"Values": [1, 2, 3]}, "abc"))]
    assert areas[1] - areas[0] == pytest.approx(areas[2] - areas[1], rel=0.02)


@pytest.mark.parametrize("numbers", [[0, 0], [1, 1], [1, 0], [100000, 1]], ids=str)
def test_a_ring_stays_in_its_row(numbers):
    """Whatever the greatest number is."""
    assert all(0 < radius < 17 for radius in _radii(draw_balance({"Values": numbers}, ["both", "neither"])))


@pytest.mark.parametrize("name", ["<script>", "a & b", " ", "x" * 400], ids=repr)
def test_a_family_is_text_whatever_it_holds(name):
    """A long name is cut, and none becomes a tag."""
    svg = draw_balance({name: [1, 2]}, ["both", "neither"])
    assert "<script" not in svg
    assert float(fromstring(svg).get("width")) < 700


def test_a_row_without_a_number_for_each_side_is_refused():
    """A number would stand under the wrong head."""
    with pytest.raises(ValueError, match="zip"):
        draw_balance({"Values": [1]}, ["both", "neither"])
