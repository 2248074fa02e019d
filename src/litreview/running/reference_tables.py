"""The tables about records: what was found, which are one work, who decided what, and the flow from found to read."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from litreview.running.inputs import Inputs
from litreview.running.priorities import list_priorities
from litreview.sources.imports import name_sources
from litreview.sources.integrity import read_pmid
from litreview.synthesis.consensus import ScreeningOutcome, keep_last
from litreview.synthesis.queue import order_read
from litreview.synthesis.works import Works
from litreview.tables import COLUMNS, build_table

_COPIED = ("citation_key", "type", "title", "year", "authors", "container", "doi", "url", "source")


def build_reference_tables(inputs: Inputs, works: Works) -> dict[str, pd.DataFrame]:
    """Return the tables ``records``, ``imports``, ``duplicates``, ``screening``, ``priorities`` and ``integrity``.

    Example:
        >>> from litreview.synthesis.works import group_works
        >>> tables = build_reference_tables(Inputs([], [], {}), group_works([]))
        >>> tables["records"].empty
        True
    """
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "records": _record_rows(inputs, works),
        "imports": _import_rows(inputs),
        "duplicates": _pair_rows(inputs),
        "screening": _screening_rows(inputs, works),
        "priorities": list_priorities(inputs, works),
        "integrity": inputs.integrity,
    }
    return {name: build_table(name, found) for name, found in rows.items()}


def _record_rows(inputs: Inputs, works: Works) -> Iterable[dict[str, Any]]:
    retracted = {row["citation_key"]: row["reason"] for row in inputs.integrity if row["check"] == "retracted"}
    sources = name_sources(inputs.imported)
    for record in inputs.records:
        key = record.citation_key
        outcome = inputs.screening.get(key, ScreeningOutcome())
        decided = {"screening": outcome.decision, "reason": outcome.reason, "stage": outcome.stage}
        decided["conflict"] = "yes" if outcome.conflict else ""
        row = {name: getattr(record, name) for name in _COPIED}
        work = works.work_of[key]
        reviews = "; ".join(sorted(works.included_in.get(work, ())))
        known = {"pmid": read_pmid(record), "retracted": retracted.get(key, ""), "found_in": sources.get(key, "")}
        known["relation"] = works.relations.get(key, "")
        once = {"work": work, "included_in": reviews, "duplicate_of": works.copy_of.get(key, work if work != key else "")}
        yield {**row, **once, **decided, **known}


def _import_rows(inputs: Inputs) -> Iterable[dict[str, Any]]:
    rows = (line._asdict() for line in inputs.imported)
    yield from ({name: row[name] for name in COLUMNS["imports"]} for row in rows)


def _pair_rows(inputs: Inputs) -> Iterable[dict[str, Any]]:
    keys = {record.citation_key for record in inputs.records} if inputs.pairs else set()
    rows = (pair._asdict() for pair in inputs.pairs if keys.issuperset(pair.keys))
    yield from ({name: row[name] for name in COLUMNS["duplicates"]} for row in rows)


def _screening_rows(inputs: Inputs, works: Works) -> Iterable[dict[str, Any]]:
    """Yield the last word of each reviewer about a record, as far as the record is there."""
    keys = {record.citation_key for record in inputs.records} if inputs.screened else set()
    order = {work: place for place, work in enumerate(order_read(inputs.screened, works.work_of), 1)}
    for line in keep_last(inputs.screened):
        if line.citation_key in keys:
            row = {**line._asdict(), "reading": order[works.work_of[line.citation_key]]}
            yield {name: row[name] for name in COLUMNS["screening"]}
