"""The people and bodies of a record as databases write them."""

import re

from litreview.exchange.entry import Name, clean_value

_INITIALS = re.compile(
    r"(?P<family>\S{2,}?(?: \S{2,}?)?) (?P<given>(?:[^\W\d_]\.[- ]?){1,4}|[A-Z]{1,3}(?:-[A-Z])?|[A-Z](?: [A-Z]){1,3})"
)
_BODY = re.compile(r"\b(?:of|for|on|the|and|pour)\b")
_SHORT = re.compile(r"\S+(?: \S+){0,3} [A-Z]{1,4}(?: (?:Jr|Sr|II|III))?")
_ID = re.compile(r"\s*\(\d+\)$")
_OTHERS = ("et al", "et al.", "others")


def read_name(source: str) -> Name:
    """Return the person or body that ``source`` names.

    "Family, Given", "Family GI" and "Family G. I." are people; anything without a comma or initials, or with a word like
    "of" before its comma, is a body and stays in one piece. So does what ends in a comma, or has two in a row, as reference
    managers mark bodies.

    Example:
        >>> [tuple(read_name(name)) for name in ("Shannon,Claude E.", "Fanning E.", "World Health Organization")]
        [('Shannon', 'Claude E.'), ('Fanning', 'E.'), ('World Health Organization', '')]
    """
    name = _ID.sub("", clean_value(source)).strip(" ;")
    if ",," in name:
        # As EndNote writes the first comma of a body.
        return Name(", ".join(part for words in name.split(",") if (part := words.strip())))
    body, name = name.endswith(","), name.strip(" ,")
    if name.lower() in _OTHERS:
        return Name("et al.")
    if body and "," not in name:
        return Name(name)
    family, _, given = (part.strip() for part in name.partition(","))
    if given and family:
        return Name(name) if _BODY.search(family) else Name(family, given)
    initials = _INITIALS.fullmatch(name)
    return Name(initials["family"], initials["given"].strip()) if initials else Name(name)


def split_names(source: str) -> tuple[Name, ...]:
    """Return the names of one cell: separated by semicolons, by commas where every part is "Family GI", or by "and".

    "And" separates only where every part is "Family, Given".

    Example:
        >>> [str(name) for name in split_names("Solomon P, Davidson L.")]
        ['Solomon, P', 'Davidson, L.']
        >>> [str(name) for name in split_names("Solomon, Phyllis and Davidson, Larry")]
        ['Solomon, Phyllis', 'Davidson, Larry']
    """
    source = clean_value(source)
    parts = source.split(";") if ";" in source else source.split(" and ")
    if ";" not in source and (len(parts) == 1 or not all(part.count(",") == 1 and not _BODY.search(part) for part in parts)):
        parts = source.split(", ")
        parts = parts if all(map(_is_short, parts)) else [source]
    return tuple(name for name in map(read_name, parts) if name.family)


def _is_short(part: str) -> bool:
    name = part.strip(" .")
    return bool(_SHORT.fullmatch(name) or _INITIALS.fullmatch(part.strip(" ,")))
