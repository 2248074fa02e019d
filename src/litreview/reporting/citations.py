"""How documents are named in running words: as the table ``citations`` cites their records, else by title or number."""

from collections.abc import Mapping

import pandas as pd


def cite_documents(references: Mapping[str, Mapping[str, str]], documents: pd.DataFrame, language: str = "en") -> dict[str, str]:
    """Return how text in ``language`` names each document: by its record's citation, else its title, ``""`` without either.

    ``references`` are the rows of ``citations`` by key.

    Example:
        >>> from litreview.tables import build_table
        >>> cited = {"m": {"citation": "Mead and Hilton (2001)", "citation_fr": "Mead et Hilton (2001)"}}
        >>> cite_documents(cited, build_table("documents", [{"document_id": "a", "citation_key": "m"}]), "fr")
        {'a': 'Mead et Hilton (2001)'}
    """
    column = "citation_fr" if language == "fr" else "citation"
    columns = ("document_id", "citation_key", "title")
    rows = zip(*(documents[name].astype(str) for name in columns), strict=True)
    return {name: references.get(key, {}).get(column, "") or (title if title != name else "") for name, key, title in rows}


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
