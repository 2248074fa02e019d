"""Kinds of evidence as pages count and name them: four of the literature, apart from each other and from people."""

import pandas as pd

KINDS = {"research": "Research", "policy": "Policy", "practice": "Practice", "assertion": "Assertion"}
"""The kinds of literature, and their names at the head of a column."""

ASSERTION_MEANS = "Assertion: the text states it and does not say where it comes from."

_NOTHING = ("", "0")


def find_read(evidence: pd.DataFrame) -> "pd.Series[bool]":
    """Return for each row of an evidence table whether a text of any kind of literature carries it.

    Example:
        >>> find_read(pd.DataFrame({"research": ["0", "0"], "assertion": ["1", "0"]})).to_list()
        [True, False]
    """
    return (~evidence.reindex(columns=list(KINDS), fill_value="").astype(str).isin(_NOTHING)).any(axis=1)


def find_heard(evidence: pd.DataFrame) -> "pd.Series[bool]":
    """Return for each row of an evidence table whether people raised it, however few.

    Example:
        >>> find_heard(pd.DataFrame({"consultation_people": ["fewer than 5", "0"]})).to_list()
        [True, False]
    """
    return ~evidence["consultation_people"].astype(str).isin(_NOTHING)


def list_kind_columns(evidence: pd.DataFrame) -> dict[str, str]:
    """Return column → name of the kinds of literature to show: assertion only where a text of that kind is counted.

    Example:
        >>> list(list_kind_columns(pd.DataFrame({"assertion": ["0", "2"]})))
        ['research', 'policy', 'practice', 'assertion']
    """
    counted = "assertion" in evidence and not evidence["assertion"].astype(str).isin(_NOTHING).all()
    return {kind: name for kind, name in KINDS.items() if kind != "assertion" or counted}
