"""Quotations of talk in which a person, a town or an organisation is called otherwise now: the roster or the ledger changed."""

import re

_LABEL = r"\[[^\[\]\n]{1,40}\]|(?<!\w)[^\W\d]{1,12}\d{1,6}(?!\w)"
"""What stands for a name in texts: a label in brackets, or the id of a participant."""
_LABELS = re.compile(_LABEL)
_FEWEST = 3
"""Words beside the labels by which a quotation is known, where it is not known in which segment it stood."""


def find_relabelled(text: str, quote: str, start: int, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the span in ``text`` of ``quote`` with other labels in the same places, or ``None`` where there is none.

    Labels change their number where somebody enters a name above another in the roster, and an id gives way to a label where that
    participant withdraws. Of several places it is one in the span ``within``, else the one nearest to ``start``.

    Example:
        >>> find_relabelled("Yes. We met P05 in [town 2] then.", "We met [person 1] in [town 1]", 0)
        (5, 27)
        >>> find_relabelled("We met P05 in Spain.", "We met her in Spain.", 0) is None
        True
    """
    parts = _LABELS.split(quote.strip())
    known = sum(1 for part in parts for word in part.split() if any(map(str.isalpha, word)))
    if len(parts) == 1 or not known:
        return None
    wanted = re.compile(f"(?:{_LABEL})".join(r"\s+".join(map(re.escape, re.split(r"\s+", part))) for part in parts))
    spans = [match.span() for match in wanted.finditer(text)]
    inside = [span for span in spans if within and within[0] <= span[0] < within[1]]
    found = inside or (spans if known >= _FEWEST else [])
    return min(found, key=lambda span: abs(span[0] - start), default=None)
