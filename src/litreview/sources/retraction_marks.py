"""What a record says of a retraction: that its work was retracted, or that it is the notice about another work."""

import re
from collections.abc import Iterator

from litreview.sources.bibliography import Record

_SAYS = ("keywords", "keyword", "note", "pubtype", "publication_type", "pubstate", "type", "addendum", "howpublished", "extra")
_PROSE = ("note", "pubstate", "addendum", "howpublished", "extra")
"""Fields where a sentence may say it; among keywords it would be a subject."""
_UPDATED, _UPDATES = ("updated-by", "updated_by", "update-by"), ("update-to", "update_to", "updates")
"""Fields of Crossref: on the work, and on the notice about it."""

_GONE = r"(?:retracted|rétractée?)"
_AWAY = r"(?:withdrawn|retirée?)"
_THING = r"(?:article|paper|publication|item|chapter|review)"
_TOLD_THING = rf"{_AWAY} {_THING}|{_THING} (?:{_GONE}|{_AWAY})"
_BEFORE = re.compile(
    rf"\W{{0,5}}(?:{_GONE}(?: (?:and (?:replaced|republished)|{_THING}))?|{_TOLD_THING})\s?[:.\])–—-]|[\[(]{_AWAY}[\])]",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\W{0,5}(?:WITHDRAWN|REMOVED|TEMPORARY REMOVAL|RETIRÉE?)\s?:")
"""Only in capitals: in small letters it is the beginning of a title on people who withdrew."""
_BEHIND = re.compile(
    rf"[\[(](?:(?:{_GONE}|{_AWAY})(?: {_THING})?(?:\]|\)|[.,;:]? (?:see|in|voir|dans)\b)|(?:{_TOLD_THING})[\])]"
    r"|(?:retraction|retracted) in\b)",
    re.IGNORECASE,
)
_MARK = re.compile(rf"{_GONE}(?: {_THING})?|{_TOLD_THING}|retraction in\b.{{0,300}}", re.IGNORECASE)
_TOLD = re.compile(
    rf"{_GONE}(?: (?:on|in|by|le|en|par)\b| \d)|{_AWAY}$|(?<!not )(?:was|is|been|est|été) (?:{_GONE}|{_AWAY})\b", re.IGNORECASE
)
_ABSTRACT = re.compile(
    rf"\W{{0,5}}(?:(?:this|the above|the) {_THING} (?:has been|was|is)|cet? {_THING} a été) (?:{_GONE}|{_AWAY})\b", re.IGNORECASE
)
_NOTICE = re.compile(
    r"\W{0,5}(?:(?:(?:notice|statement) of |avis de |note de )?(?:retraction|rétractation|withdrawal)"
    r"(?: (?:note|notice|statement))?(?: (?:to|of the article|of article|for|de l['’]article|concernant)\b|\s?[:–—]|$|\s?\. )"
    r"|(?:notice|statement) of retraction\b|retraction (?:note|notice|statement)\b|(?:avis|note) de (?:rétractation|retrait)\b)"
    r"\W{0,5}",
    re.IGNORECASE,
)
_NOTICE_MARK = re.compile(r"retraction of publication|retraction notice|notice of retraction|avis de rétractation", re.IGNORECASE)
_NOTICE_BEHIND = re.compile(r"[\[(]retraction of\b", re.IGNORECASE)
_CONCERN = re.compile(r"\W{0,5}(?:editorial )?(?:expression of concern|expression de préoccupation)\b", re.IGNORECASE)
_CONCERN_MARK = re.compile(r"expression of concern(?: (?:in|for)\b.{0,300})?|expression de préoccupation", re.IGNORECASE)
_HINT = re.compile("r[eé]tract|retir|withdr|concern|préocc", re.IGNORECASE)
_QUOTED = re.compile(r"[“«\"]([^“”«»\"]{8,})[”»\"]")
_TAIL = re.compile(r"[\[(][^\[\]()]*(?:[\[(][^\[\]()]*[\])][^\[\]()]*)?[\])]\W{0,9}$")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'},;]+")
_WORD = re.compile(r"\w+")


def find_retraction(record: Record) -> str:
    """Return where ``record`` says that the work was retracted, ``""`` where it does not; an erratum is no retraction.

    Example:
        >>> find_retraction(Record("a", "article", "Walks", fields={"note": "Retracted Publication"}))
        'its note says that it was retracted'
    """
    if is_retraction_notice(record):
        return ""
    if _BEFORE.match(record.title) or _SHOUTED.match(record.title) or _BEHIND.search(record.title):
        return "its title says that it was retracted"
    if named := next((name for name, part in _list_parts(record) if _MARK.fullmatch(part)), ""):
        return f"its {named} says that it was retracted"
    if named := next((name for name in _PROSE if _TOLD.search(record.fields.get(name, "").strip(" {}.")[:2000])), ""):
        return f"its {named} says that it was retracted"
    if _ABSTRACT.match(record.abstract or record.fields.get("abstract", "")):
        return "its abstract says that it was retracted"
    updated = next((name for name in _UPDATED if "retract" in record.fields.get(name, "").casefold()), "")
    return f"its {updated} says that it was retracted" if updated else ""


def is_retraction_notice(record: Record) -> bool:
    """Return whether ``record`` is the notice of a retraction, and not the work.

    Example:
        >>> is_retraction_notice(Record("a", "article", "Walks", fields={"keywords": "Retraction of Publication"}))
        True
    """
    if _NOTICE.match(record.title) or _NOTICE_BEHIND.search(record.title):
        return True
    marked = any(_NOTICE_MARK.fullmatch(part) for _, part in _list_parts(record))
    return marked or any("retract" in record.fields.get(name, "").casefold() for name in _UPDATES)


def find_concern(record: Record) -> str:
    """Return where ``record`` speaks of an expression of concern, which is no retraction, ``""`` where it does not.

    Example:
        >>> find_concern(Record("a", "article", "Expression of concern: Walks"))
        'its title'
    """
    if _CONCERN.match(record.title):
        return "its title"
    return next((f"its {name}" for name, part in _list_parts(record) if _CONCERN_MARK.fullmatch(part)), "")


def name_retracted(record: Record) -> list[str]:
    """Return by what a notice knows its work: DOIs, and the title in small letters without marks.

    Example:
        >>> name_retracted(Record("n", "article", "Retraction notice to “Walks in winter” [Ice 5 (2020) 1–9]"))
        ['walks in winter']
    """
    fields = (record.fields.get(name, "") for name in _UPDATES)
    dois = [doi.casefold() for field in fields for doi in _DOI.findall(field)]
    title = _NOTICE.sub("", record.title, count=1)
    quoted = _QUOTED.search(title)
    named = fold_title(quoted[1] if quoted else _TAIL.sub("", title))
    return [*dois, *([named] if named else [])]


def fold_title(title: str) -> str:
    """Return the words of a title in small letters.

    Example:
        >>> fold_title("Walks, in winter.")
        'walks in winter'
    """
    return " ".join(_WORD.findall(title.casefold()))


def _list_parts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what stands between commas, semicolons and full stops in each field that may say it."""
    for name in _SAYS:
        value = record.fields.get(name, "")
        if _HINT.search(value):
            yield from ((name, part.strip(" {}[]()*\t\n:")) for part in re.split("[,;.|]", value))
