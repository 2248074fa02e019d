"""From bytes to text: byte-order marks, UTF-8, Windows-1252, and what is no text at all."""

import codecs

from litreview.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip package such as docx"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_CONTROL_SHARE = 0.002


def decode(data: bytes, line: int = 1) -> tuple[str, str]:
    """Return the text of ``data`` with LF line ends, and a note that is ``""`` for clean UTF-8.

    A byte-order mark decides; without one, each line is UTF-8 or else Windows-1252, so that one foreign character
    does not spoil the accents of the whole file. Stray NUL bytes are taken out and noted. ``line`` is the number of the
    first line, where ``data`` is a piece of a file.

    Raises:
        UnreadableSource: the data is empty, binary, or in neither encoding; with the line where that shows.

    Example:
        >>> decode("caf\\u00e9".encode("cp1252"))
        ('café', 'decoded as Windows-1252 from line 1 on; check the accents')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name, line)
    _check_binary(data, line)
    text, note = _decode_lines(data, line)
    return _checked(text, note, line)


def _decode_marked(data: bytes, name: str, line: int) -> tuple[str, str]:
    try:
        return _checked(data.decode(name), "" if name == "utf-8" else f"decoded as {name.upper()}", line)
    except UnicodeDecodeError:
        if name == "utf-8":
            return decode(data, line)
        raise UnreadableSource("encoding", f"begins as {name.upper()} but is not; save it as UTF-8") from None


def _check_binary(data: bytes, line: int) -> None:
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise UnreadableSource("binary", f"is {what}, not text; give it its right ending or save it as text")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, len(data) * _CONTROL_SHARE):
        first = min(data.index(code) for code in _CONTROLS if code in data)
        raise UnreadableSource("binary", "holds control bytes and is no text", data.count(b"\n", 0, first) + line)


def _decode_lines(data: bytes, line: int) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = data.count(b"\n", 0, error.start) + line
    lines = [_decode_line(one, number) for number, one in enumerate(data.split(b"\n"), line)]
    return "\n".join(lines), f"decoded as Windows-1252 from line {first} on; check the accents"


def _decode_line(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableSource("encoding", "is neither UTF-8 nor Windows-1252; save it as UTF-8", number) from None


def _checked(text: str, note: str, line: int) -> tuple[str, str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line += text.count("\n", 0, text.index("\0"))
        note = "; ".join(filter(None, (note, f"{text.count(chr(0))} NUL bytes taken out, the first in line {line}")))
        text = text.replace("\0", "")
    if not text.strip("\ufeff \n\t\f\v"):
        raise UnreadableSource("empty", "the file holds no text")
    return text.lstrip("\ufeff"), note
