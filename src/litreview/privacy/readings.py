"""The ways in which one text may be read: codes decoded, invisible characters gone, look-alike letters made plain.

A name is out when a reader, a browser or a spreadsheet can read it, however it is written down. What is decoded here is
what tools write: entities, escapes of JSON, CSS, LaTeX and terminals, percent signs, compatibility letters (Unicode NFKC,
UAX 15), invisible characters, and UTF-8 that was taken for another encoding.
"""

import html
import re
import unicodedata
from urllib.parse import unquote

from litreview.privacy.folding import plain_digits

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)
_TERMINAL = re.compile(r"\x1b\[[0-9;?]{0,40}[A-Za-z]")
_CODED = re.compile(r"[&\\%<=]|[^\x00-\x7f]|-[ \t]*\n|\]\(")
_ESCAPE = re.compile(
    r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6}) ?(?![0-9a-fA-F])"
)
_OCTAL = re.compile(r"(?:\\[0-3][0-7]{2}){1,}+")
_ACCENT = re.compile(r"\{?\\[`'^\"~=.uvHcdbrk] ?\{?\\?([A-Za-z])\}{0,2}")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){2,}+")
_MISREAD = re.compile(r"[\u00c2-\u00f4][^\x00-\x7f]{1,3}")
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tspan|u|wbr)\b[^<>]{0,400}>", re.I)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,400}>")
_LINK = re.compile(r"\]\([^()\n]{0,400}\)")
_WRAPPED = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")
_ROUNDS = 3

_LOOKS = "аеоріѕјсухһԁԛԝвнкмтαεικνορτυχ", "aeopisjcyxhdqwbhkmtaeiknoptux"
_LOOKALIKE = str.maketrans(_LOOKS[0] + _LOOKS[0].upper(), _LOOKS[1] + _LOOKS[1].upper()) | {ord("´"): "'", ord("ʹ"): "'"}
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")

_LOWER, _UPPER = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_PARTS = re.compile(
    rf"(?<=[{_LOWER}]{{2}})(?<!\bMac)(?<!\bFitz)(?=[{_UPPER}][{_LOWER}])"
    rf"|(?<=[{_LOWER}{_UPPER}]{{2}})(?=[0-9])|(?<=[0-9])(?=[{_LOWER}{_UPPER}]{{3}})"
)
_MAY_PART = re.compile(rf"[{_LOWER}]{{2}}[{_UPPER}][{_LOWER}]|[{_LOWER}{_UPPER}]{{2}}[0-9]|[0-9][{_LOWER}{_UPPER}]{{3}}")
"""What stands wherever a word is parted; quicker to look for than the place where it is."""

_NO_WORDS = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}|[0-9a-f]{16,128}|[A-Za-z0-9+/]{100,}+={0,2})"
    r"(?![A-Za-z0-9])|#[0-9a-fA-F]{3,8}\b"
)


def read_every_way(text: str) -> list[str]:
    """Return the readings of ``text``: as it stands, and decoded where that differs, without invisible characters.

    Example:
        >>> read_every_way("Zo&eacute; and \\uff21nn"), read_every_way("plain")
        (['Zo&eacute; and Ann', 'Zoé and Ann'], ['plain'])
    """
    if text.isascii() and text.isprintable() and not _CODED.search(text):
        return [text]
    plain = _HIDDEN.sub("", _TERMINAL.sub("", text))
    if not _CODED.search(plain):
        return [plain]
    decoded = plain
    for _ in range(_ROUNDS):
        before, decoded = decoded, _decode(decoded)
        if decoded == before:
            break
    readings = [_compose(plain), _compose(_HIDDEN.sub("", decoded))]
    readings += [_compose(one.translate(_LOOKALIKE)) for one in readings[-1:] if _FOREIGN.search(one)]
    return list(dict.fromkeys(readings))


def split_words(text: str) -> str:
    """Return ``text`` with spaces where words are written as one: between small and capital letters, letters and digits.

    Fingerprints, ids and colours in hexadecimal digits are left out: chance makes short names in them.

    Example:
        >>> split_words("AmiraNoor2 and MacLean"), split_words("1ada2b3c #ada123")
        ('Amira Noor 2 and MacLean', ' ')
    """
    return _PARTS.sub(" ", _NO_WORDS.sub("", text)) if _MAY_PART.search(text) and _PARTS.search(text) else text


def drop_digests(text: str) -> str:
    """Return ``text`` without fingerprints of files (hexadecimal, 32 digits or more), in which chance makes numbers.

    Example:
        >>> drop_digests("6135550199" + "ab" * 27), drop_digests("613 555 0199")
        ('', '613 555 0199')
    """
    return _DIGEST.sub("", text) if len(text) >= _SHORTEST_DIGEST and _MAY_DIGEST.search(text) else text


_SHORTEST_DIGEST = 32
_MAY_DIGEST = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]{0,40}[a-f])[0-9a-f]{32,128}(?![0-9A-Za-z])")


def _decode(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        text = _ACCENT.sub(r"\1", _ESCAPE.sub(_character, _OCTAL.sub(_octal_bytes, text)))
    if "%" in text:
        text = unquote(text)
    if "=" in text:
        text = _QUOTED.sub(_quoted_bytes, text)
    if "](" in text:
        text = _LINK.sub("]", text)
    if "<" in text:
        text = _TAG.sub(" ", _INLINE_TAG.sub("", text))
    if not text.isascii():
        text = _MISREAD.sub(_misread, text)
    return _WRAPPED.sub("", text)


def _character(match: re.Match[str]) -> str:
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def _octal_bytes(match: re.Match[str]) -> str:
    return _decoded(bytes(int(code, 8) for code in match[0].split("\\")[1:]), match[0])


def _quoted_bytes(match: re.Match[str]) -> str:
    return _decoded(bytes.fromhex(match[0].replace("=", "")), match[0])


def _misread(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match[0][0] + _MISREAD.sub(_misread, match[0][1:])


def _decoded(data: bytes, otherwise: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return otherwise


def _compose(text: str) -> str:
    if text.isascii():
        return text
    return plain_digits(unicodedata.normalize("NFKC", text.replace("´", "'")))
