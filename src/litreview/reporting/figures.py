"""How each direction of findings looks, in drawings and in running words; the words always stand beside it."""

SHAPES = {
    "favours peer support": "M0,-4L-4.6,4L4.6,4Z",
    "no difference": "M-4.6,-4.6h9.2v9.2h-9.2Z",
    "no difference from professionals": "M-4.6,0L4.6,0",
    "favours comparator": "M0,4L-4.6,-4L4.6,-4Z",
    "mixed": "M-4.6,0L0,-4.6L4.6,0L0,4.6Z",
    "unclear": "M4.6,0A4.6,4.6,0,1,1,-4.6,0A4.6,4.6,0,1,1,4.6,0Z",
}
"""The outline of each shape around its middle, as the path data of SVG."""

SYMBOLS = {
    "favours peer support": "▲",
    "no difference": "■",
    "no difference from professionals": "▬",
    "favours comparator": "▼",
    "mixed": "◆",
    "unclear": "○",
}
