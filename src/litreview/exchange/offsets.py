"""How a program counts the places of a text: inferred from the quotations that it names its selections after.

REFI-QDA Project Exchange 1.0, section 10.2, counts code points from 0 and the last character in. Programs differ: most write
ends exclusive, some count as UTF-16 does, count the two signs of a Windows line end, or a byte-order mark.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple

_MARK = "\ufeff"
_WIDE = re.compile("\r\n|[\U00010000-\U0010ffff]")
_ENOUGH = 2_000
"""Selections that the convention of a project is inferred from."""
_SHORTEST = 12
"""Signs that the cut name of a longer quotation has at least."""


class Selection(NamedTuple):
    """Two places of a text as a program counts them, and the name of what lies between, mostly its words."""

    start: int
    end: int
    name: str = ""


class Convention(NamedTuple):
    """How places are counted: the end position in, astral signs as two, CR LF as two, a byte-order mark as one."""

    inclusive: bool = False
    units: bool = False
    carriage: bool = False
    marked: bool = False


class _Counted(NamedTuple):
    """How well a convention fits: selections that have the words they are named after, or whose words begin so, and so on."""

    exact: int = 0
    begun: int = 0
    inside: int = 0
    whole: int = 0


def as_read(written: str) -> str:
    """Return a text as it is read: without byte-order mark, with LF.

    Example:
        >>> as_read("\\ufeffone\\r\\ntwo")
        'one\\ntwo'
    """
    return written.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def locate_selection(written: str, convention: Convention) -> Callable[[Selection], tuple[int, int]]:
    """Return what leads from a selection in ``written``, counted by ``convention``, to its span in the clean text.

    Example:
        >>> locate_selection("\\ufeffa\\r\\nb", Convention(carriage=True, marked=True))(Selection(4, 5))
        (2, 3)
    """
    move = _make_mover(written, convention)
    return lambda selection: (move(selection.start), move(selection.end + convention.inclusive))


def infer_convention(texts: Iterable[tuple[str, Sequence[Selection]]]) -> tuple[Convention, bool]:
    """Return how the places in ``texts``, as they are written, are counted, and whether names of selections bear it out.

    The convention is the one under which most selections have the words that they are named after; where names tell nothing,
    the one under which most begin and end with words. Of equals the plainest is taken.

    Example:
        >>> infer_convention([("Hope grows.", [Selection(0, 3, "Hope")])])
        (Convention(inclusive=True, units=False, carriage=False, marked=False), True)
    """
    texts = list(_take_some(texts))
    written = [text for text, _ in texts]
    marked = any(text.startswith(_MARK) for text in written)
    carriage = any("\r\n" in text for text in written)
    astral = any(max(text, default="") > "\uffff" for text in written)
    ways = product(*((False, True) if may_be else (False,) for may_be in (True, astral, carriage, marked)))
    counted = {convention: _count(texts, convention) for convention in (Convention(*way) for way in ways)}
    best = max(counted, key=lambda convention: counted[convention])
    return best, counted[best].exact + counted[best].begun > 0


def bears_name(words: str, name: str) -> bool:
    """Return whether ``words`` are those of ``name``, or begin with them where a program cut a long name.

    Example:
        >>> bears_name("Hope  grows", "Hope grows"), bears_name("Hope grows in spring", "Hope grows i…"), bears_name("a", "b")
        (True, True, False)
    """
    return _same(words, name) or _begins(words, name)


def _take_some(texts: Iterable[tuple[str, Sequence[Selection]]]) -> Iterable[tuple[str, Sequence[Selection]]]:
    left = _ENOUGH
    for text, selections in texts:
        some = list(islice(selections, left))
        left -= len(some)
        if some:
            yield text, some


def _make_mover(written: str, convention: Convention) -> Callable[[int], int]:
    body = written.removeprefix(_MARK)
    growth, ends, lost = [int(convention.marked and len(body) < len(written))], [], 0
    for match in _WIDE.finditer(body):
        windows = match[0] == "\r\n"
        place = match.start() - lost
        lost += windows
        if convention.carriage if windows else convention.units:
            growth.append(growth[-1] + 1)
            ends.append(place + 1 + growth[-1])
    return lambda position: max(position - growth[bisect_right(ends, position)], 0)


def _count(texts: Iterable[tuple[str, Sequence[Selection]]], convention: Convention) -> _Counted:
    exact = begun = inside = whole = 0
    for written, selections in texts:
        text, find = as_read(written), locate_selection(written, convention)
        for selection in selections:
            start, end = find(selection)
            words = text[start:end]
            exact += _same(words, selection.name)
            begun += _begins(words, selection.name)
            inside += start < end <= len(text)
            whole += start < end <= len(text) and _is_whole(text, start, end)
    return _Counted(exact, begun, inside, whole)


def _same(words: str, name: str) -> bool:
    return bool(words) and (words == name or words.split() == name.split())


def _begins(words: str, name: str) -> bool:
    cut = " ".join(name.rstrip(" .…").split())
    return len(cut) >= _SHORTEST and len(words) > len(cut) and " ".join(words.split()).startswith(cut) and not _same(words, name)


def _is_whole(text: str, start: int, end: int) -> bool:
    begins = not text[start].isspace() and not (start and text[start].isalnum() and text[start - 1].isalnum())
    return begins and not text[end - 1].isspace() and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
