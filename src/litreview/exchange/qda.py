"""A coded project as coding programs exchange it (REFI-QDA), apart from how it is written.

Source: REFI-QDA Project Exchange 1.0 and Codebook Exchange 1.0 (www.qdasoftware.org), 2019.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID, uuid5

ORIGIN = "litreview"
"""What projects and codebooks that this package writes say of where they come from."""
_WINDOWS = "\r\n"
_SPACE = UUID("6c1f2b0e-2c3f-5d86-9a0c-6f2e0c5d7b11")


class QdaCode(NamedTuple):
    """A code as it is exchanged; ``family`` is the name of its parent, ``""`` at the top. Texts as in the codebook."""

    id: str
    family: str
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    name_fr: str = ""
    phrases: str = ""
    phrases_fr: str = ""
    plain: str = ""
    plain_fr: str = ""


class QdaSource(NamedTuple):
    """One text, named after its document; ``text`` is empty where the project holds it in a form that is not read."""

    name: str
    text: str


class QdaCoding(NamedTuple):
    """A code on a quotation: offsets into the text of ``source``, end exclusive."""

    source: str
    start: int
    end: int
    quote: str
    code: str
    coder: str
    memo: str = ""


class QdaCase(NamedTuple):
    """A participant: the sources in which the person speaks, and the quotations of the person, by index of ``codings``."""

    name: str
    sources: tuple[str, ...] = ()
    codings: tuple[int, ...] = ()


class QdaProject(NamedTuple):
    """A codebook, texts, who coded what in them, and who speaks.

    ``origin`` is the program that wrote it; ``notices`` say what of it could not be read, without words of its texts.
    """

    name: str
    codes: tuple[QdaCode, ...] = ()
    sources: tuple[QdaSource, ...] = ()
    codings: tuple[QdaCoding, ...] = ()
    cases: tuple[QdaCase, ...] = ()
    origin: str = ORIGIN
    notices: tuple[str, ...] = ()


def make_guid(*parts: object) -> str:
    """Return the identifier of ``parts``, the same in every run.

    Example:
        >>> make_guid("code", "VAL.HOPE") == make_guid("code", "VAL.HOPE")
        True
    """
    return str(uuid5(_SPACE, "\x1f".join(map(str, parts))))


def end_lines(project: QdaProject) -> QdaProject:
    """Return ``project`` with Windows line ends, which count as two signs in its spans and quotations.

    Example:
        >>> project = QdaProject("p", (), (QdaSource("d", "a\\nb"),), (QdaCoding("d", 2, 3, "b", "C", "ann"),))
        >>> end_lines(project).codings[0][:4]
        ('d', 3, 4, 'b')
    """
    places = {source.name: [place for place, sign in enumerate(source.text) if sign == "\n"] for source in project.sources}

    def move(coding: QdaCoding) -> QdaCoding:
        start, end = (place + bisect_left(places[coding.source], place) for place in (coding.start, coding.end))
        return coding._replace(start=start, end=end, quote=coding.quote.replace("\n", _WINDOWS))

    sources = tuple(source._replace(text=source.text.replace("\n", _WINDOWS)) for source in project.sources)
    return project._replace(sources=sources, codings=tuple(move(coding) for coding in project.codings))


def list_coders(codings: Iterable[QdaCoding]) -> list[str]:
    """Return who coded, each once, sorted.

    Example:
        >>> list_coders([QdaCoding("d", 0, 1, "a", "C", "zoe"), QdaCoding("d", 0, 1, "a", "C", "ann")])
        ['ann', 'zoe']
    """
    return sorted({coding.coder for coding in codings})
