"""The codes of another codebook beside those of the review: which are the same, which are new, where they differ."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import read_phrase, split_phrases
from litreview.exchange.qda import QdaCode
from litreview.exchange.qda_codes import make_code_id, unique_id

OUTSIDE = "Imported"
"""The family of new codes that have none where they come from."""
_NAMED_TWICE = re.compile(r"(.+) \(([^()\s]+)\)")
_COMPARED = ("family", "name", "definition", "include", "exclude", "name_fr")
_NO_ID = re.compile(r"[;\s]")


class Match(NamedTuple):
    """``ids`` leads from the id of each incoming code to that of the review; ``new`` are codes to add; ``notices`` is told."""

    ids: Mapping[str, str]
    new: Sequence[QdaCode]
    notices: Sequence[str]


def match_codes(incoming: Iterable[QdaCode], codebook: Mapping[str, Code], renamed: Mapping[str, str]) -> Match:
    """Return what ``incoming`` codes are in the review, whose codes and renamings are ``codebook`` and ``renamed``.

    A code is the same as the one with its id, failing that with its family and name, failing that the only one with its
    name. What the review says of a code stays; where the incoming one says otherwise, that is told, and silence is no
    difference, as some programs drop definitions.

    Example:
        >>> match_codes([QdaCode("HOPE", "", "Hope")], {"V.HOPE": Code("V.HOPE", "V", "hope", "", "", "", "")}, {}).ids
        {'HOPE': 'V.HOPE'}
    """
    index = _Index(codebook, renamed)
    ids: dict[str, str] = {}
    new: dict[str, QdaCode] = {}
    notices: list[str] = []
    for code in incoming:
        known = index.find(code)
        if known:
            ids[code.id] = known
            notices += _tell_differences(code, codebook[known])
            continue
        phrases, unread = _keep_phrases(code)
        identity = code.id if not _NO_ID.search(code.id) else make_code_id(code.id)
        added = phrases._replace(
            id=unique_id(identity, {*codebook, *renamed, *new}),
            family=_one_line(code.family) or OUTSIDE,
            name=_one_line(code.name) or identity,
        )
        notices += [f"code {added.id}: {unread} phrases cannot be read and were left out"] if unread else []
        ids[code.id] = added.id
        new[added.id] = added
    return Match(ids, tuple(new.values()), tuple(notices))


class _Index:
    """Codes of a review by everything that another codebook may name them by."""

    def __init__(self, codebook: Mapping[str, Code], renamed: Mapping[str, str]) -> None:
        self._codebook, self._renamed = codebook, renamed
        self._by_place = {(_fold(code.family), _fold(code.name)): code.id for code in codebook.values()}
        self._by_name: dict[str, list[str]] = {}
        for code in codebook.values():
            self._by_name.setdefault(_fold(code.name), []).append(code.id)

    def find(self, code: QdaCode) -> str:
        """Return the id of the same code, ``""`` where there is none."""
        for identity in self._list_ids(code):
            if identity in self._codebook:
                return identity
        placed = self._by_place.get((_fold(code.family), _fold(code.name)))
        alone = self._by_name.get(_fold(code.name), [])
        return placed or (alone[0] if len(alone) == 1 and not code.family else "")

    def _list_ids(self, code: QdaCode) -> Iterator[str]:
        yield code.id
        yield self._renamed.get(code.id, "")
        named = _NAMED_TWICE.fullmatch(code.name)
        if named:
            yield named[2]


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _tell_differences(code: QdaCode, known: Code) -> list[str]:
    said = [field for field in _COMPARED if getattr(code, field) and _fold(getattr(code, field)) != _fold(getattr(known, field))]
    if code.name != known.name and _NAMED_TWICE.fullmatch(code.name):
        said = [field for field in said if field != "name"]
    return [f"code {known.id}: another {', '.join(said)} than in corpus/codebook.csv, whose words stay"] if said else []


def _keep_phrases(code: QdaCode) -> tuple[QdaCode, int]:
    """Return ``code`` with the phrases that can be read, and how many cannot."""
    kept, unread = {}, 0
    for field in ("phrases", "phrases_fr"):
        phrases = split_phrases(getattr(code, field))
        sound = [phrase for phrase in phrases if _reads(phrase)]
        unread += len(phrases) - len(sound)
        kept[field] = "; ".join(sound)
    return code._replace(**kept), unread


def _reads(phrase: str) -> bool:
    try:
        read_phrase(phrase)
    except ValueError:
        return False
    return True
