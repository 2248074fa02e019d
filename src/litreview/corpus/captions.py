"""Captions of figures and tables, and the words that stand for a picture; English and French."""

import re

_LONGEST = 500
_NUMBERED = re.compile(
    r"(?:figure|fig\.|table|tab\.|chart|graph|box|exhibit|image|photo|plate|map|diagram|tableau|graphique|encadré|illustration|carte)"
    r" ?(?:[A-Z]\.?)?\d{1,3}(?:[.\-]\d{1,3})?[a-z]?(?: ?[.:|–—]| -)(?: |$)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:(?:the |an? |official |group |cover |head|screen|portrait |stock |aerial )?"
    r"(?:logo|photo|photograph|picture|image|illustration|drawing|screenshot|shot|infographic|icon|banner|thumbnail|portrait|headshot)s?"
    r" (?:of|showing|depicting|by|from|credits?|courtesy|may contain|shows)\b"
    r"|(?:graphic(?:al)?|visual|artistic|schematic) (?:representation|recording|rendering|depiction|summary)"
    r" (?:of|by|from|showing)\b"
    r"|(?:photo|image|picture) ?(?:credit)? ?:"
    r"|(?:logos?|photo(?:graphie)?s?|image|illustration|représentation (?:graphique|visuelle)) (?:de|du|des|d['’]|montrant|par)"
    r"|capture d['’]écran)",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\b(?:(?:pos(?:e|es|ing)|gather(?:s|ed)?|stand(?:s|ing)?|smil(?:es?|ing)) (?:together )?(?:for|in) (?:an? |the )?(?:group )?"
    r"(?:picture|photo|photograph)|(?:pictured|from) left to right|de gauche à droite|photo de groupe)\b",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """Return whether a block is the caption of a figure or table, or the text that stands for a picture.

    Example:
        >>> is_caption("Figure 2. Peer workers by region"), is_caption("Logos of the partners"), is_caption("Table 2 shows it.")
        (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    if _NUMBERED.match(text):
        return True
    return text[-1:] not in ".!?;:" and bool(_PICTURE.match(text) or _POSED.search(text))
