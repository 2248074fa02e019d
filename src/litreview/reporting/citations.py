"""Short citations such as ``Mead et al. (2001)``, built from the records table."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

_OTHERS = ("et al", "et al.", "others")


def cite_documents(records: pd.DataFrame, documents: pd.DataFrame) -> dict[str, str]:
    """Return how each document is named in running words: authors and year, else its title, ``""`` where it has neither.

    Two works of the same authors and year are told apart by a letter, in the order of their keys (APA 7, 8.19).

    Example:
        >>> from litreview.tables import build_table
        >>> records = build_table("records", [{"citation_key": "m", "authors": "Mead, S.; Hilton, D.", "year": 2001}])
        >>> cite_documents(records, build_table("documents", [{"document_id": "a", "citation_key": "m"}]))
        {'a': 'Mead & Hilton (2001)'}
    """
    cited = _cite_records(records)
    own = {row.document_id: row.title if row.title != row.document_id else "" for row in documents.itertuples()}
    keys = zip(documents["document_id"], documents["citation_key"], strict=True)
    return {str(document): cited.get(str(key), "") or str(own[document]) for document, key in keys}


def name_authors(authors: str) -> str:
    """Return the family names of one or two authors, the first with "et al." of more, ``""`` of none.

    Example:
        >>> name_authors("Mead, S."), name_authors("Ali, K.; Farrer, L.; et al."), name_authors("Health Council")
        ('Mead', 'Ali et al.', 'Health Council')
    """
    names = [part.split(",")[0].strip() for part in authors.split(";") if part.strip()]
    named = [name for name in names if name.lower() not in _OTHERS]
    if len(named) > 2 or len(named) < len(names):
        return f"{named[0]} et al." if named else ""
    return " & ".join(named)


def list_sessions(documents: pd.DataFrame) -> dict[str, int]:
    """Return the number of each consultation document among those of its kind, 0 where it is the only one.

    Example:
        >>> from litreview.tables import build_table
        >>> rows = [{"document_id": name, "evidence_kind": "consultation", "depth": "transcript"} for name in "ab"]
        >>> list_sessions(build_table("documents", rows)), list_sessions(build_table("documents", rows[:1]))
        ({'a': 1, 'b': 2}, {'a': 0})
    """
    heard = documents[documents["evidence_kind"] == "consultation"].reset_index(drop=True).sort_values("document_id")
    kinds = heard.groupby("depth")["depth"]
    numbers = (kinds.cumcount() + 1).where(kinds.transform("size") > 1, 0)
    return {str(name): int(number) for name, number in zip(heard["document_id"], numbers, strict=True)}


def _cite_records(records: pd.DataFrame) -> dict[str, str]:
    plain = {
        str(row.citation_key): (name_authors(row.authors), str(row.year))
        for row in records.itertuples()
        if row.authors and not pd.isna(row.year)
    }
    same = defaultdict(list)
    for key in sorted(plain):
        same[plain[key]].append(key)
    letters = {key: letter for keys in same.values() for key, letter in _letters(keys)}
    return {key: f"{authors} ({year}{letters[key]})" for key, (authors, year) in plain.items() if authors}


def _letters(keys: list[str]) -> Iterable[tuple[str, str]]:
    return [(key, chr(ord("a") + place % 26) if len(keys) > 1 else "") for place, key in enumerate(keys)]
