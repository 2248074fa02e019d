"""New entries behind the last of a bibliography that belongs to the researcher: in its encoding, and with its line ends."""

import codecs
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.sources.encoding import decode
from litreview.sources.latex import decode_latex
from litreview.sources.line_ends import find_line_end

_WESTERN = "cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = re.compile(r"[^\0-\x7f]")


class Appended(NamedTuple):
    """The bytes of a bibliography with new entries, and what must be said of how they are written, ``""`` for nothing."""

    data: bytes
    note: str = ""


def append_entries(before: bytes, texts: Sequence[str], added: set[str], shown: str) -> Appended:
    """Return the bytes of a bibliography with ``texts`` behind its last entry, in its encoding and with its line ends.

    In a file of Windows-1252 a letter that it does not have is written as LaTeX, and an entry that has no LaTeX for it in
    UTF-8, as all are where both stand in the file already; that is told.

    Raises:
        InputFaults: one of the keys ``added`` would not be read there.

    Example:
        >>> append_entries(b"@misc{a, title={A}}", ["@misc{b, title={B}}\\n"], {"b"}, "r.bib").data
        b'@misc{a, title={A}}\\n\\n@misc{b, title={B}}\\n'
    """
    if not texts:
        return Appended(before)
    encoding = _find_encoding(before)
    # In what is neither UTF-8 nor marked, line ends are the bytes that they are in ASCII.
    standing = before.decode("latin-1" if encoding in ("", _WESTERN) else encoding).removeprefix("\ufeff")
    newline = find_line_end(standing)
    gap = "" if not standing else newline if standing.endswith(("\n", "\r")) else newline * 2
    parts = [text.replace("\n", newline) for text in (texts[0], *(f"\n{text}" for text in texts[1:]))]
    new, note = _write([gap + parts[0], *parts[1:]], encoding)
    after = before + new
    lost = sorted(added - _readable_keys(decode(after)[0], len(new)))
    if lost:
        message = f"the new entries {', '.join(lost[:5])} would not be readable behind its last entry; mend that first"
        raise InputFaults([Fault(shown, 0, message)])
    return Appended(after, note)


def _find_encoding(data: bytes) -> str:
    """Return the name of the one encoding of ``data``, ``""`` where its lines are of two."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if marked != "utf-8" or _is_utf8(data):
        return marked
    foreign = (line for line in data.split(b"\n") if not line.isascii())
    return "" if any(map(_is_utf8, foreign)) else _WESTERN


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _write(parts: Sequence[str], encoding: str) -> tuple[bytes, str]:
    """Return the bytes of ``parts``, and what is to be said of them."""
    if encoding != _WESTERN:
        foreign = not encoding and not all(map(str.isascii, parts))
        note = "holds lines of UTF-8 and of Windows-1252; new entries are UTF-8, save all of it as that" if foreign else ""
        return "".join(parts).encode(encoding or "utf-8"), note
    plain = [_spell(part) for part in parts]
    data = [part.encode(_WESTERN if _is_western(part) else "utf-8") for part in plain]
    unheld = sum(not _is_western(part) for part in plain)
    spelt = sum(one != other for one, other in zip(parts, plain, strict=True))
    told = [
        f"{unheld} new entries have letters that it does not know and are UTF-8" if unheld else "",
        f"{spelt} new entries have letters that it does not know, written as LaTeX" if spelt else "",
    ]
    note = "; ".join(filter(None, told))
    return b"".join(data), f"is Windows-1252: {note}; save it as UTF-8 to have them as they are" if note else ""


def _is_western(text: str) -> bool:
    """Return whether ``text`` can be written in Windows-1252, and would be read as that, line for line."""
    try:
        data = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return False
    return not any(_is_utf8(line) for line in data.split(b"\n") if not line.isascii())


def _spell(text: str) -> str:
    """Return ``text`` with LaTeX for letters that Windows-1252 does not know, as it is where one of them has none."""
    spelt = _FOREIGN.sub(lambda letter: letter[0] if _is_western(letter[0]) else _find_latex(letter[0]), text)
    return spelt if _is_western(spelt) else text


@cache
def _find_latex(letter: str) -> str:
    """Return LaTeX that is read back as ``letter``, else ``letter``."""
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    encoder = UnicodeToLatexEncoder(
        non_ascii_only=True, unknown_char_policy="keep", unknown_char_warning=False, replacement_latex_protection="braces-all"
    )
    latex = encoder.unicode_to_latex(letter)
    return latex if latex.isascii() and decode_latex(f"a{latex}b") == f"a{letter}b" else letter


def _readable_keys(source: str, size: int) -> set[str]:
    """Return the keys that are read in the last ``size`` characters at least, with the entry before them, which may be open.

    What stands earlier is not parsed: an entry that begins a line is read whatever is open before it.
    """
    import bibtexparser

    tail = source[source.rfind("\n@", 0, max(0, len(source) - size)) + 1 :]
    return {entry.key for entry in bibtexparser.parse_string(tail, parse_stack=[]).entries}
