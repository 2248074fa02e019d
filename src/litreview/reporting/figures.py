"""Charts drawn as static SVG that follows the colours of the page; shapes, words and numbers carry the meaning."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from litreview.reporting.display import clean

if TYPE_CHECKING:
    import altair as alt

INK = "#111111"
PAPER = "#fefefe"
SHAPES = {
    "favours peer support": "triangle-up",
    "no difference": "square",
    "no difference from professionals": "stroke",
    "favours comparator": "triangle-down",
    "mixed": "diamond",
    "unclear": "circle",
}
SYMBOLS = {
    "favours peer support": "▲",
    "no difference": "■",
    "no difference from professionals": "▬",
    "favours comparator": "▼",
    "mixed": "◆",
    "unclear": "○",
}
"""How each direction looks, in drawings and in running words; the words always stand beside it."""

_WORDS = {"labelColor": INK, "titleColor": INK, "labelFontSize": 13, "titleFontSize": 13, "labelLimit": 420}
_CONFIG = {
    "font": "Arial, 'Liberation Sans', sans-serif",
    "background": "transparent",
    "aria": False,
    "axis": {**_WORDS, "domainColor": INK, "tickColor": INK, "gridColor": INK, "gridOpacity": 0.15},
    "view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None},
    "header": _WORDS,
    "text": {"color": INK, "fontSize": 13},
    "legend": {**_WORDS, "symbolStrokeColor": INK},
}
"""How Vega-Lite is to draw: ink on no background, words large enough to read."""

_TAG = re.compile(r"<[^<>]*>")
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_BACKGROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="white"/>')


def draw(chart: "alt.LayerChart | alt.Chart | alt.FacetChart | alt.VConcatChart") -> str:
    """Return ``chart`` as one inline SVG element without ids, scripts or colours of its own.

    Ink becomes ``currentColor`` and paper the page's background, so that dark pages and printers get it right.

    Example:
        >>> import altair as alt, pandas as pd
        >>> svg = draw(alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x:Q"))
        >>> svg.startswith("<svg") and "role=" not in svg
        True
    """
    import altair as alt

    with alt.data_transformers.enable(max_rows=None):
        return draw_parts(chart.to_dict())


def draw_parts(chart: Mapping[str, object]) -> str:
    """Return a chart that is given as the parts of Vega-Lite, as ``draw`` does; no library of charts need be loaded for it.

    Example:
        >>> "Hope" in draw_parts({"data": {"values": [{}]}, "mark": {"type": "text", "text": "Hope"}})
        True
    """
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_clean_words({**chart, "config": _CONFIG}))
    return _TAG.sub(lambda tag: _dress(tag[0]), _BACKGROUND.sub("", svg, count=1)).strip()


def _dress(tag: str) -> str:
    """Return a tag in the colours of the page; the words between tags are left as they are."""
    tag = _ROLES.sub("", tag).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    return tag.replace(f'"{INK}"', '"currentColor"').replace(f'fill="{PAPER}"', 'class="paper"')


def _clean_words(part: object) -> object:
    """Return ``part`` of a chart with clean words: a control character in a name would end the whole process."""
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, dict):
        return {clean(key): _clean_words(value) for key, value in part.items()}
    return [_clean_words(value) for value in part] if isinstance(part, list) else part
