"""How the records of a review were found: mentions by source, and the reports they are mentions of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from litreview.synthesis import flow_sums as step

BY_HAND, NO_SOURCE = "added by hand", "source not recorded"
UNREADABLE, GONE = "could not be used as a record", "no longer in references.bib"

Row = Mapping[str, str]
SAME = ("", "same")
"""Relations of a record to the one it is a duplicate of that make both one report; the others make it a further report."""

_STEPS = {"database": step.DATABASES, "register": step.REGISTERS, "other": step.IDENTIFIED}


@dataclass
class FlowColumn:
    """What databases and registers found, or other methods: by step and source, what no report came of, mentions of reports."""

    sources: dict[str, Counter[str]] = field(default_factory=dict)
    unusable: Counter[str] = field(default_factory=Counter)
    mentions: int = 0


class FoundReports(NamedTuple):
    """What each column found, and the columns that each report was found by."""

    columns: Mapping[str, FlowColumn]
    ways: Mapping[str, set[str]]


def name_reports(records: Iterable[Row]) -> dict[str, str]:
    """Return for each key the key of its report: that of the record it is the same as, at whatever remove.

    Example:
        >>> name_reports([{"citation_key": "b", "duplicate_of": "a", "relation": "same"}])
        {'b': 'a'}
        >>> name_reports([{"citation_key": "b", "duplicate_of": "a", "relation": "edition"}])
        {'b': 'b'}
    """
    records = list(records)
    same = {row["citation_key"]: row["duplicate_of"] for row in records if is_same(row)}
    heads = {}
    for key in (row["citation_key"] for row in records):
        head, seen = key, {key}
        while head in same and same[head] not in seen:
            head = same[head]
            seen.add(head)
        heads[key] = head
    return heads


def is_same(row: Row) -> bool:
    """Return whether a record is a duplicate of another, and no edition, version or abstract of it.

    Example:
        >>> is_same({"duplicate_of": "a", "relation": ""}), is_same({"duplicate_of": "a", "relation": "edition"})
        (True, False)
    """
    return bool(row["duplicate_of"]) and row["relation"] in SAME


def count_found(records: Iterable[Row], imports: Sequence[Row], heads: Mapping[str, str]) -> FoundReports:
    """Return what was found by databases and registers, and what by other methods.

    Without ``imports`` every record was found where its row says. With them each line of them is one mention, and so is each
    record that no line added: that was added by hand, which is another method.

    Example:
        >>> line = {"source": "PubMed", "kind": "database", "result": "added", "citation_key": "a"}
        >>> count_found([{"citation_key": "a", "source": "a.nbib"}], [line], {"a": "a"}).columns[""].sources
        {'records identified in databases': Counter({'PubMed': 1})}
    """
    found = FoundReports({"": FlowColumn(), step.OTHER: FlowColumn()}, {})
    for line in imports:
        column, into = step.OTHER if line["kind"] == "other" else "", _STEPS.get(line["kind"], step.DATABASES)
        one = found.columns[column]
        one.sources.setdefault(into, Counter())[line["source"] or NO_SOURCE] += 1
        if unusable := _why_unusable(line, heads):
            one.unusable[unusable] += 1
        else:
            _mention(found, column, heads.get(line["citation_key"], ""))
    added = {line["citation_key"] for line in imports if line["result"] == "added"}
    column = step.OTHER if imports else ""
    for row in records:
        if row["citation_key"] not in added:
            sources = found.columns[column].sources.setdefault(step.IDENTIFIED, Counter())
            sources[BY_HAND if imports else row["source"] or NO_SOURCE] += 1
            _mention(found, column, heads[row["citation_key"]])
    return found


def count_repeated(imports: Sequence[Row], heads: Mapping[str, str]) -> int:
    """Return how many lines of imports tell of a record that was there before: merged ones, and those that added it again.

    The latter come of a record that somebody took out of the references, and that a later import brought back.

    Example:
        >>> lines = [{"result": word, "citation_key": "a"} for word in ("added", "merged", "added")]
        >>> count_repeated(lines, {"a": "a"})
        2
    """
    added = [line["citation_key"] for line in imports if line["result"] == "added" and line["citation_key"] in heads]
    return sum(line["result"] == "merged" for line in imports) + len(added) - len(set(added))


def _mention(found: FoundReports, column: str, head: str) -> None:
    found.columns[column].mentions += 1
    found.ways.setdefault(head, set()).add(column)


def _why_unusable(line: Row, heads: Mapping[str, str]) -> str:
    if line["result"] == "rejected":
        return UNREADABLE
    return GONE if line["result"] == "added" and line["citation_key"] not in heads else ""
