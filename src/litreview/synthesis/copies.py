"""What each record of a work is to it, and which records are one report: copies of the first, or of one version or abstract."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.sources.bibliography import Record
from litreview.sources.same_title import titles_agree
from litreview.synthesis.joining import Joined
from litreview.synthesis.pair_decisions import SAME, Keys


class Copies(NamedTuple):
    """For each copy the record that it is the same as; for each other record what it is to the first one of its work."""

    copy_of: dict[str, str]
    relations: dict[str, str]


def relate_reports(group: Sequence[Record], words: Mapping[Keys, str]) -> Copies:
    """Return what the records of one work, ``group``, are to the first of them, and which of them are copies of another.

    Two records are the same where people decided so, or where they bear one DOI and nobody decided otherwise. ``words`` are
    decisions on pairs of the group: those on a pair with the first record tell, then those at one remove, then what the
    records say of themselves. A copy, be it of the first record or of an edition, version or abstract, is ``same``.

    Example:
        >>> decided = {("a", "b"): "version", ("a", "c"): "version", ("b", "c"): "same"}
        >>> relate_reports([Record(key, "article", "A") for key in "abc"], decided)
        Copies(copy_of={'c': 'b'}, relations={'b': 'version', 'c': 'same'})
    """
    place = {record.citation_key: number for number, record in enumerate(group)}
    decided = [(place[one], place[other], word) for (one, other), word in words.items()]
    report = _join_copies(group, decided, place)
    said = _walk([(report[one], report[other], word) for one, other, word in decided if word != SAME])
    copies = Copies({}, {})
    for number, record in enumerate(group[1:], 1):
        if report[number] == number:
            copies.relations[record.citation_key] = said.get(number) or _tell_relation(group[0], record)
        else:
            copies.relations[record.citation_key] = SAME
            copies.copy_of[record.citation_key] = group[report[number]].citation_key
    return copies


def list_bearers(records: Iterable[Record]) -> list[list[str]]:
    """Return the keys of records that bear one DOI under titles that agree, sorted, for each DOI that several bear.

    One DOI under two titles tells of no work: it may be that of a whole supplement, or stand in the wrong entry.

    Example:
        >>> list_bearers(Record(key, "article", "A", doi="10.5555/a") for key in "ba")
        [['a', 'b']]
    """
    bearers: dict[str, list[Record]] = {}
    for record in records:
        if record.doi:
            bearers.setdefault(record.doi.casefold(), []).append(record)
    several = (found for _, found in sorted(bearers.items()) if len(found) > 1)
    return [keys for found in several for keys in _split_by_title(found) if len(keys) > 1]


def _split_by_title(bearers: Iterable[Record]) -> list[list[str]]:
    """The keys of records, each with the first, by its key, that has a title like its own."""
    alike: list[tuple[str, list[str]]] = []
    for record in sorted(bearers, key=lambda record: record.citation_key):
        keys = next((keys for title, keys in alike if titles_agree(title, record.title)), None)
        if keys is None:
            alike.append((record.title, keys := []))
        keys.append(record.citation_key)
    return [keys for _, keys in alike]


def _join_copies(group: Sequence[Record], decided: Sequence[tuple[int, int, str]], place: Mapping[str, int]) -> list[int]:
    """For each record the place of the first that is the same report."""
    joined = Joined(range(len(group)), [(one, other) for one, other, word in decided if word != SAME])
    for one, other, word in decided:
        if word == SAME:
            joined.join(one, other)
    for keys in list_bearers(group):
        joined.join_all(sorted(place[key] for key in keys))
    first: dict[int, int] = {}
    return [first.setdefault(joined.find(number), number) for number in range(len(group))]


def _walk(decided: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """Report → the word on the shortest way to it from the first, by decisions; reports before others in the group first."""
    beside: dict[int, list[tuple[int, str]]] = {}
    for one, other, word in decided:
        beside.setdefault(one, []).append((other, word))
        beside.setdefault(other, []).append((one, word))
    said, reached = {0: SAME}, [0]
    for report in reached:
        for neighbour, word in sorted(beside.get(report, ())):
            if neighbour not in said:
                # Of an abstract and what is more than it, the word tells of the abstract alone.
                said[neighbour] = "" if word == "abstract" and neighbour < report else word
                reached.append(neighbour)
    return said


def _tell_relation(head: Record, record: Record) -> str:
    """What a further report is to the first one, by what both say of themselves."""
    kind = " ".join(each.fields.get("relatedtype", "").casefold() for each in (head, record))
    if "edition" in kind or any(each.fields.get("edition") for each in (head, record)):
        return "edition"
    return "abstract" if "abstract" in kind else "version"
