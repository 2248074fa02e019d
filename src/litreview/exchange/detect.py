"""Which format a reference file has, by what it holds, whatever its name ends in."""

import re

_HEADERS = ("title", "article title", "document title", "ti")
_KNOWN = frozenset([*_HEADERS, "authors", "author", "year", "doi", "pmid", "abstract", "publication year", "pubyear", "volume"])
_FIRST_LINES = {
    "ris": re.compile(r"^[ \t]{0,20}TY {0,2}- ?\w", re.MULTILINE),
    "nbib": re.compile(r"^PMID {0,2}- ?\d", re.MULTILINE),
    "wos": re.compile(r"^(?:FN (?:Clarivate|Thomson|ISI|Web of)|PT [A-Z]$)", re.MULTILINE),
    "bib": re.compile(r"^[ \t]*@\w{1,40}[ \t]*[{(]", re.MULTILINE),
}
_ANY_TAG = re.compile(r"^[A-Z][A-Z0-9] {1,2}- ", re.MULTILINE)
_ENDNOTE = re.compile(r"<records(?:\s[^<>]{0,200})?/?>")
_HEAD = 10_000
"""Characters in which the root of an XML file begins, whatever its document type says before."""


def detect_format(text: str) -> str:
    """Return ``ris``, ``nbib``, ``wos``, ``bib``, ``csl``, ``csv`` or ``endnote``, or ``""`` where the text is none of them.

    The format whose first record begins earliest counts; RIS whose records lack their TY is RIS all the same.

    Example:
        >>> detect_format("TY  - JOUR\\nTI  - One\\nER  - "), detect_format('[{"title": "One"}]'), detect_format("words")
        ('ris', 'csl', '')
    """
    start = text.lstrip("\ufeff \t\n")
    if start[:1] in ("{", "["):
        return "csl"
    if start[:1] == "<" and _ENDNOTE.search(start, 0, _HEAD):
        return "endnote"
    if find_header(start)[0] and not start.startswith("@"):
        return "csv"
    found, place = "", len(text)
    for name, pattern in _FIRST_LINES.items():
        if match := pattern.search(text, 0, place):
            found, place = name, match.start()
    if found:
        return found
    return "ris" if _ANY_TAG.search(text) and not start.startswith("<") else ""


def find_header(text: str) -> tuple[str, int]:
    """Return what separates the columns of the table in ``text``, and how many lines stand above its header.

    Blank lines, the "sep=" of spreadsheets and one line about the export may stand there. ``("", 0)`` where there is no table.

    Example:
        >>> find_header("PMID,Title,Authors"), find_header("sep=;\\nTitle;Year"), find_header("Dear all,")
        ((',', 0), (';', 1), ('', 0))
    """
    lines = text[:_HEAD].lstrip("\ufeff").split("\n")
    above = next((number for number, line in enumerate(lines) if line.strip()), 0)
    for number, line in enumerate(lines[above : above + 2], above):
        delimiter = read_delimiter(line)
        # Below a line that is no header, prose with the word "title" between commas would pass for one.
        if delimiter and (number == above or _is_certain(lines[above], line, delimiter)):
            return delimiter, number
    return "", 0


def _is_certain(above: str, header: str, delimiter: str) -> bool:
    names = {name.strip(' "').lower() for name in header.split(delimiter)}
    return above.lower().startswith("sep=") or len(names & _KNOWN) > 2


def read_delimiter(text: str) -> str:
    """Return what separates the columns of the table that begins ``text``, ``""`` where its first line is no header.

    Example:
        >>> read_delimiter('PMID,Title,Authors'), read_delimiter('PT\\tAU\\tTI'), read_delimiter('Dear all,')
        (',', '\\t', '')
    """
    header = text.partition("\n")[0]
    for delimiter in "\t;,":
        cells = [cell.strip(' "\ufeff').lower() for cell in header.split(delimiter)]
        if len(cells) > 1 and any(name in cells for name in _HEADERS):
            return delimiter
    return ""
