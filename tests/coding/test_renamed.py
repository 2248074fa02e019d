"""Renamed, merged and removed codes are followed; what leads nowhere is a fault with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.renamed import follow, load_renamed
from litreview.errors import InputFaults

BOOK = {"VAL.HOPE", "VAL.WELL"}


def _load(tmp_path, *rows: str) -> dict[str, str]:
    path = tmp_path / "renamed.csv"
    path.write_text("\n".join(["old,new,on,by,why", *rows]) + "\n", encoding="utf-8")
    return load_renamed(path, "corpus/renamed.csv", BOOK)


FOLLOWED = {
    "a chain": (("A,B,2026-01-31,ann,", "B,VAL.HOPE,,,"), {"A": "VAL.HOPE", "B": "VAL.HOPE"}),
    "a merge": (("A,VAL.HOPE,,,", "B,VAL.HOPE,,,"), {"A": "VAL.HOPE", "B": "VAL.HOPE"}),
    "removed": (("A,,,ann,nobody used it",), {"A": "", "VAL.WELL": "VAL.WELL"}),
    "renamed, then removed": (("A,B,,,", "B,,,,"), {"A": "", "B": ""}),
}


@pytest.mark.parametrize(("rows", "expected"), FOLLOWED.values(), ids=FOLLOWED)
def test_codes_are_followed_to_their_end(tmp_path, rows, expected):
    """An old id leads to what the code is today, however often it was renamed."""
    renamed = _load(tmp_path, *rows)
    assert {code: follow(code, renamed) for code in expected} == expected


FAULTS = {
    "a circle": (("A,B,,,", "B,A,,,"), [2, 3], "in a circle"),
    "to itself": (("A,A,,,",), [2], "in a circle"),
    "into a circle": (("C,A,,,", "A,B,,,", "B,A,,,"), [2, 3, 4], "in a circle"),
    "an unknown end": (("A,VAL.HOP,,,",), [2], "did you mean 'VAL.HOPE'"),
    "still in the codebook": (("VAL.HOPE,VAL.WELL,,,",), [2], "still in corpus/codebook.csv"),
    "twice": (("A,VAL.HOPE,,,", "A,VAL.WELL,,,"), [3], "stands above already"),
    "no old id": ((",VAL.HOPE,,,",), [2], "'old' is empty"),
    "no day": (("A,VAL.HOPE,yesterday,,",), [2], "not a day"),
    "too few cells": (("A,VAL.HOPE",), [2], "mend the commas"),
}


@pytest.mark.parametrize(("rows", "lines", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_line_that_leads_nowhere_is_a_fault(tmp_path, rows, lines, reason):
    """Each wrong line is told with what is wrong."""
    with pytest.raises(InputFaults, match=reason) as caught:
        _load(tmp_path, *rows)
    assert [fault.line for fault in caught.value.faults] == lines


@given(st.dictionaries(st.sampled_from("ABCDE"), st.sampled_from(["", *"ABCDEF"])), st.sampled_from("ABCDEF"))
def test_following_ends(renamed, code):
    """Even lines in a circle are followed to an end."""
    end = follow(code, renamed)
    assert end not in renamed or follow(end, renamed) in renamed
