"""The markup of captions: voices, tags that only set the type, and entities."""

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from litreview.sources.labels import clean_label

_TAG = re.compile(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font|span)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|</v(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>", re.IGNORECASE)
_OPEN = re.compile(r"</?[a-z][^<>]*$", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def whole_tags(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield numbered ``lines``, those joined between which a tag is wrapped.

    Example:
        >>> list(whole_tags([(3, "<v Ann"), (4, "Lee>Yes"), (5, "I do")]))
        [(3, '<v Ann Lee>Yes'), (5, 'I do')]
    """
    first, parts = 0, []
    for number, line in lines:
        first = first if parts else number
        parts.append(line)
        if "<" not in line or not _OPEN.search(line):
            yield first, " ".join(parts)
            parts = []
    if parts:
        yield first, " ".join(parts)


def split_voices(line: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the first ``<v Name>`` of ``line``, and each name (``""`` for none) with what follows it.

    Example:
        >>> split_voices("so <v.loud Ann &amp; Bo>yes</v> <v>no")
        ('so ', [('Ann & Bo', 'yes</v> '), ('', 'no')])
    """
    if "<" not in line:
        return line, []
    before, *rest = _VOICE.split(line)
    names = (clean_label(decode_entities(name or "")) for name in rest[::2])
    return before, list(zip(names, rest[1::2], strict=True))


def plain_words(line: str) -> str:
    """Return the words of ``line`` without tags of type and time; a mark such as ``<inaudible>`` stays.

    Example:
        >>> plain_words("{\\\\an8}<i>A &lt; B</i><br>or <00:07.500>so <inaudible>")
        'A < B or so <inaudible>'
    """
    if "<" in line or "{" in line:
        line = _TAG.sub("", _BREAK.sub(" ", line))
    return decode_entities(line).strip()


def decode_entities(text: str) -> str:
    """Return ``text`` with its entities as the characters they stand for, once; an ampersand in words stays.

    Example:
        >>> decode_entities("Q&A &amp;lt; R&D &eacute;&#233;")
        'Q&A &lt; R&D éé'
    """
    return _ENTITY.sub(_decode_entity, text) if "&" in text else text


def _decode_entity(entity: re.Match[str]) -> str:
    name = entity[0][1:]
    return html.unescape(entity[0]) if name.startswith("#") else html5.get(name, entity[0])
