"""What two references are compared by: words, people, year, place and identifiers in one form, however they were typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from litreview.exchange.entry import Entry, Name

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(re.findall(r"\S+", "the of and in for on a an to with by from de la le les et des du der die und"))
"""Words that say nothing of what a title or a journal is."""

_TAG = re.compile(r"<[^<>]{1,40}>")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NOTE_WORDS = "erratum|corrected|retract|comment|review|republish|update|reprint|see comment"
_NOTE = re.compile(
    rf"\[(?:{_NOTE_WORDS})[^\n]*$|\[[^\[\]]{{1,200}}(?:\]|$)|\((?:reprint|review|abstract|in [a-z]{{1,20}})\)", re.IGNORECASE
)
_BEFORE_NOTES = 15
"""Letters that a title has before a bracket can be a note: whole titles stand in brackets too."""
_GREEK = re.compile(r"(?<![α-ω])[α-ω](?![α-ω])")
"""A Greek letter among Latin ones, which databases spell out."""
_ABSTRACT = 400
"""Letters of an abstract that are compared."""
_ROMAN = {word: str(number) for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
_COUNTED = frozenset(
    re.findall(
        r"\w+",
        "part parts phase study trial volume vol number no chapter section stage grade type year years wave round"
        " appendix step case partie tome chapitre annee annees etude essai etape cas",
    )
)
_NOTICES = frozenset(
    re.findall(
        r"\w+",
        "erratum corrigendum correction corrected retraction retracted retract reply response comment commentary protocol letter"
        " author authors addendum withdrawn editorial preface update updated rejoinder expression"
        " rectificatif reponse lettre commentaire protocole auteurs",
    )
)
VERSIONS = frozenset(("protocol", "protocole", "update", "updated"))
"""Those of them that stand in the titles of works too."""
_NOBODY = frozenset(("etal", "others", "anonymous", "anon", "noauthor", "noauthorlisted"))
_PLAUSIBLE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBER = re.compile(r"\d+")
_PAGE_END = re.compile(r"[-,;+ ]")
_KINDS = {
    "article": "article",
    "inproceedings": "paper",
    "conference": "paper",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "report": "report",
    "techreport": "report",
}
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth",
    "premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme",
)
_ORDINALS = {word: str(number) for words in _ORDINAL_WORDS for number, word in enumerate(re.findall(r"\w+", words), 1)}
_EDITIONS = frozenset(("edition", "ed", "edn"))
_GROUPS = frozenset(
    re.findall(
        r"\w+",
        "group study trial investigators collaborators collaboration collaborative committee consortium network team society"
        " association organization organisation institute office ministry council agency centre center groupe comite reseau",
    )
)
"""Words that the name of a group has, and that of a person has not."""


class Folded(NamedTuple):
    """A reference as it is compared; what it does not say is ``""``, ``0`` or empty.

    ``words`` are those of the title without notes in brackets and without its edition, Roman numbers in Arabic ones,
    ``numbers`` its numbers in order, and ``notices`` its words that tell a notice about a work from the work (erratum, reply,
    protocol). ``givens`` stand beside ``families``; ``group`` says that one of them is no person. ``copy`` holds title,
    people, year and place as they were given, for those who say too little else; a ``container`` is a publisher where there
    is none.
    """

    title: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    notices: frozenset[str]
    kind: str
    year: int
    families: tuple[str, ...]
    givens: tuple[str, ...]
    group: bool
    container: str
    volume: str
    number: str
    first_page: str
    last_page: str
    edition: str
    doi: str
    pmid: str
    url: str
    abstract: str
    copy: str

    @property
    def compact(self) -> str:
        """Return the title without spaces."""
        return "".join(self.words)


def fold_entry(entry: Entry) -> Folded:
    """Return ``entry`` as it is compared.

    Example:
        >>> folded = fold_entry(Entry("article", "Étude of Peers. Part II [French]", "2020", (Name("Roe", "Bo"),), pages="S12-9"))
        >>> folded.title, folded.numbers, folded.families, folded.first_page, folded.last_page
        ('etude of peers part 2', ('2',), ('roe',), 's12', '9')
    """
    said = _list_words(_without_notes(entry.title)) or _list_words(entry.title)
    words, edition = _split_edition(tuple(_count(said)))
    people = list(_list_people(entry.authors))
    year = _PLAUSIBLE_YEAR.search(entry.year)
    first, last = fold_pages(entry.pages)
    return Folded(
        title=" ".join(words),
        words=words,
        numbers=tuple(word.lstrip("0") or "0" for word in words if word.isdigit()),
        notices=_NOTICES.intersection(words),
        kind=_KINDS.get(entry.type.lower(), ""),
        year=int(year[0]) if year else 0,
        families=tuple(family for family, _ in people),
        givens=tuple(given for _, given in people),
        group=any(map(_is_group, entry.authors)),
        container=" ".join(WORD.findall(fold_text(_PARENTHESIS.sub(" ", entry.container or entry.publisher)))),
        volume=_first_number(entry.volume[:12]),
        number=_first_number(entry.number),
        first_page=first,
        last_page=last,
        edition=_fold_edition(entry.edition) or edition,
        doi=entry.doi.lower(),
        pmid=entry.pmid,
        url=entry.url,
        abstract=" ".join(WORD.findall(fold_text(entry.abstract[:_ABSTRACT]))),
        copy=_say_all(entry),
    )


def fold_text(text: str) -> str:
    """Return ``text`` without case and accents.

    Example:
        >>> fold_text("Été")
        'ete'
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def fold_pages(pages: str) -> tuple[str, str]:
    """Return the first page, or the number of the article, and the number of the last page as it is written.

    Example:
        >>> fold_pages("pp. 0379–423"), fold_pages("e1004"), fold_pages("Suppl-48")
        (('379', '423'), ('e1004', ''), ('suppl', '48'))
    """
    text = " ".join(re.sub(r"[‐‑–—−]+", "-", fold_text(pages)).split())
    text = re.sub(r"^pp?\.? ?(?=\d)", "", text)
    numbers = _NUMBER.findall(text)
    first = _PAGE_END.split(text, maxsplit=1)[0].lstrip("0")
    ended = len(numbers) > 1 or (numbers and first and not _NUMBER.search(first))
    return first, numbers[-1] if ended else ""


def _without_notes(title: str) -> str:
    """The title without what databases add behind it in brackets."""
    text = _TAG.sub("", title)
    return text[:_BEFORE_NOTES] + _NOTE.sub(" ", text[_BEFORE_NOTES:])


def _list_words(title: str) -> list[str]:
    folded = fold_text(title)
    return WORD.findall(folded if folded.isascii() else _GREEK.sub(_spell, folded))


def _spell(letter: re.Match[str]) -> str:
    """The name of a Greek letter; that of lambda has no "b" in Unicode."""
    return unicodedata.name(letter[0]).split()[-1].lower().replace("lamda", "lambda")


def _count(words: Sequence[str]) -> Iterator[str]:
    """The words with Roman numbers as Arabic ones; a single letter is one behind "part" and the like, or at the end."""
    before = ""
    for at, word in enumerate(words):
        counts = word in _ROMAN and (len(word) > 1 or before in _COUNTED or at == len(words) - 1)
        yield _ROMAN[word] if counts else word
        before = word


def _split_edition(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words of a title without the edition that it ends in, and the number of that."""
    if len(words) < 4 or words[-1] not in _EDITIONS:
        return words, ""
    number = _ORDINALS.get(words[-2]) or _first_number(words[-2])
    return (words[:-2], number) if number else (words, "")


def _list_people(authors: Iterable[Name]) -> Iterator[tuple[str, str]]:
    for author in authors:
        family = "".join(WORD.findall(fold_text(author.family)))
        if family and family not in _NOBODY:
            yield family, "".join(WORD.findall(fold_text(author.given)))


def _is_group(author: Name) -> bool:
    return not _GROUPS.isdisjoint(WORD.findall(fold_text(f"{author.family} {author.given}")))


def _first_number(text: str) -> str:
    number = _NUMBER.search(text)
    return number[0].lstrip("0") if number else ""


def _fold_edition(edition: str) -> str:
    words = WORD.findall(fold_text(edition))
    return _first_number(edition) or next((_ORDINALS.get(word, word) for word in words), "")


def _say_all(entry: Entry) -> str:
    place = (entry.container or entry.publisher, entry.volume, entry.number, entry.pages, entry.edition)
    said = (entry.title, "; ".join(map(str, entry.authors)), entry.year, *place)
    return "\n".join(" ".join(WORD.findall(fold_text(text))) for text in said)
