import pandas as pd
import pytest

from litreview.reporting.speakers import find_unnamed, keep_countable, tell_wordings


def said(**sessions):
    """Return segments: for each session how many people spoke English in it, or (English, French)."""
    rows = []
    for name, people in sessions.items():
        english, french = people if isinstance(people, tuple) else (people, 0)
        rows += [(name, "en" if n < english else "fr", f"{name.upper()}{n}") for n in range(english + french)]
        rows.append((name, "en", "facilitator"))
    return pd.DataFrame(rows, columns=["document_id", "language", "speaker"])


@pytest.mark.parametrize(
    ("sessions", "unnamed"),
    [
        ({"a": 9, "b": 6}, []),
        ({"a": 9, "b": 3}, ["a", "b"]),
        ({"a": 20, "b": 9, "c": 3}, ["b", "c"]),
        ({"a": 20, "b": 4, "c": 2}, ["b", "c"]),
        ({"a": 4}, ["a"]),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, ["a", "b", "c", "d", "e"]),
        ({"a": (12, 6)}, []),
        ({"a": (12, 2), "b": 10}, ["a", "b"]),
        ({}, []),
    ],
)
def test_nobody_is_told_apart_where_that_would_count_a_small_group(sessions, unnamed):
    """Small sessions and languages lose their pseudonyms, and what would give them away does too."""
    found = find_unnamed(said(**sessions), list(sessions), 5)
    assert sorted({document for document, _ in found}) == unnamed


def test_literature_and_facilitators_are_no_people():
    """Who is not counted cannot make a group small."""
    frame = pd.concat([said(a=7), said(paper=1)])
    assert find_unnamed(frame, ["a"], 5) == frozenset()


def test_one_sentence_in_another_language_makes_no_group():
    """People belong to the language they mostly speak."""
    frame = pd.concat([said(a=7), said(a=7), pd.DataFrame([("a", "fr", "A0")], columns=["document_id", "language", "speaker"])])
    assert find_unnamed(frame, ["a"], 5) == frozenset()


@pytest.mark.parametrize(("people", "kept"), [(0, 0), (1, 0), (4, 0), (5, 5), (9, 9)])
def test_passages_do_not_count_the_few_people_who_said_them(people, kept):
    """Four passages of the consultation would say that four people or fewer spoke; literature and facilitators stay."""
    heard = [(f"fg#{n}", "fg", f"P{n}") for n in range(people)]
    segments = pd.DataFrame(
        [*heard, ("fg#f", "fg", "facilitator"), ("a#1", "a", "")], columns=["segment_id", "document_id", "speaker"]
    )
    codings = segments[["segment_id"]].assign(code="VAL.HOPE", status="proposed")
    assert len(keep_countable(codings, segments, ["fg"], 5)) == kept + 2


def test_rejected_codings_do_not_make_a_group_large():
    """Six people whose codings were rejected are no six people on the code."""
    segments = pd.DataFrame([(f"fg#{n}", "fg", f"P{n}") for n in range(6)], columns=["segment_id", "document_id", "speaker"])
    codings = segments[["segment_id"]].assign(code="VAL.HOPE", status=["proposed"] * 2 + ["rejected"] * 4)
    assert keep_countable(codings, segments, ["fg"], 5).empty


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ([], "0 wordings"),
        (["P1"], "some wordings"),
        (["P1"] * 7, "some wordings"),
        (["P1", "P2", "P3", "P4"], "some wordings"),
        (["P1", "P2", "P3", "P4", "P5", "P5"], "6 wordings"),
    ],
    ids=["nobody", "one", "one often", "four", "five"],
)
def test_wordings_of_few_people_are_not_counted(people, told):
    """People cannot be more than their wordings, so the number of these stays open too."""
    frame = pd.DataFrame({"document_id": ["a"] * len(people) + ["paper"], "stated_by": [*people, "Roe"]})
    assert tell_wordings(frame, ["a"], 5) == told
