"""What people decided about pairs is read with all its lines, whatever the keys are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.pairs import DECISIONS, DuplicatePair
from litreview.synthesis.pair_decisions import find_unsettled, settle_pairs


def lines(*rows: str) -> list[DuplicatePair]:
    """Return the lines of a file from 2 on, each written "key key decision coder"."""
    cells = [[*row.split(" "), "", ""] for row in rows]
    return [DuplicatePair(cell[0], cell[1], decision=cell[2], coder=cell[3], line=line) for line, cell in enumerate(cells, 2)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], {}),
        (["a b same"], {("a", "b"): "same"}),
        (["b a same"], {("a", "b"): "same"}),
        (["a b"], {}),
        (["a b same", "b a version"], {("a", "b"): "version"}),
        (["a b same ann", "a b different ann"], {("a", "b"): "different"}),
        (["a b same ann", "a b same bo"], {("a", "b"): "same"}),
        (["a b same ann", "a b"], {}),
        (["a b same ann", "a b  bo"], {}),
        (["a b same ann", "a b", "a b edition bo"], {("a", "b"): "edition"}),
        (["a b same ann", "a b different bo"], {}),
        (["a b same ann", "a b different bo", "a b different Ann"], {("a", "b"): "different"}),
        (["a b same ann", "a b different bo", "a b same consensus"], {("a", "b"): "same"}),
        (["a b same Consensus", "a b different bo"], {("a", "b"): "same"}),
    ],
)
def test_what_stands_about_a_pair(rows: list[str], words: dict[tuple[str, str], str]) -> None:
    """The last line of each coder; an empty one takes all back, and where coders differ nothing stands."""
    assert settle_pairs(lines(*rows)).words == words


@pytest.mark.parametrize(
    ("rows", "words", "contradicting"),
    [
        (["a b same", "b c same", "a c different"], {"a c"}, [([4], [2, 3])]),
        (["a b same", "b c same", "a c different", "x y same"], {"a c", "x y"}, [([4], [2, 3])]),
        (["a b same", "b c edition", "c d same", "a d different"], {"a d"}, [([5], [2, 3, 4])]),
        (["a b same", "b d same", "a c same", "c d same", "a d different"], {"a d"}, [([6], [2, 3, 4, 5])]),
        (["a b same", "b c same", "c d same", "a c different"], {"c d", "a c"}, [([5], [2, 3])]),
        (["a b same ann", "b c same ann", "a b same bo", "a c different bo"], {"a c"}, [([5], [2, 3, 4])]),
        (["a b same", "b c same", "a c version"], {"a c"}, [([4], [2, 3])]),
        (["a b version", "b c version", "a c same"], {"a b", "b c", "a c"}, []),
        (["a b edition", "b c version", "a c abstract"], {"a b", "b c", "a c"}, []),
        (["a b same", "b c different", "c d same"], {"a b", "b c", "c d"}, []),
        (["a b same", "b c same", "a c different", "a c same"], {"a b", "b c", "a c"}, []),
    ],
    ids=[
        "a triangle", "others are left alone", "three in a row", "two ways round", "only what joins the two", "two coders",
        "a report that is no copy", "copies of one version", "reports", "no ring", "taken back",
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["abcdxy", "dcbayx", "bxadcy"])
def test_contradictions_have_all_their_lines(
    rows: list[str], words: set[str], contradicting: list[tuple[list[int], list[int]]], names: str
) -> None:
    """What tells apart stands, what joins is not used, and the names of the keys do not settle it."""
    renamed = str.maketrans("abcdxy", names)
    decided = settle_pairs(lines(*(f"{row[:3].translate(renamed)}{row[3:]}" for row in rows)))
    assert set(decided.words) == {tuple(sorted(pair.translate(renamed).split())) for pair in words}
    told = [([pair.line for pair in one.apart], [pair.line for pair in one.joins]) for one in decided.contradictions]
    assert told == contradicting


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["a b same"], []),
        (["b a"], ["d.csv:2: 1 pair of records waits for a decision, first b and a"]),
        (["a b same", "c d", "e f", "a b"], ["d.csv:5: 3 pairs of records wait for a decision, first a and b"]),
        (["a b same ann", "b a version"], ["d.csv:3: a and b: coders differ: ann same (line 2), nobody named version (line 3)"]),
        (
            ["a b same", "b c edition", "c a different"],
            ["d.csv:4: a and c are different (line 4), but one by b: a, b same (line 2), b, c edition (line 3)"],
        ),
        (
            ["a b same", "b c same", "a c version ann", "a c version bo"],
            ["d.csv:5: a and c are told apart as version (lines 4, 5), but one by b: a, b same (line 2), b, c same (line 3)"],
        ),
    ],
    ids=["settled", "one waits", "three wait", "coders differ", "a contradiction", "copies that are no copies"],
)
def test_what_waits_for_people_is_told_with_its_lines(rows: list[str], told: list[str]) -> None:
    """One notice for all that wait, one for each difference and each contradiction."""
    found = [str(fault) for fault in find_unsettled(settle_pairs(lines(*rows)), "d.csv")]
    assert [fault[: len(start)] for fault, start in zip(found, told, strict=True)] == told


keys, coders = st.sampled_from("abcde"), st.sampled_from(["", "ann"])
rows = st.tuples(keys, keys, st.sampled_from((*DECISIONS, "")), coders)


@given(st.lists(rows.filter(lambda row: row[0] != row[1]), max_size=12))
def test_no_two_records_that_are_told_apart_are_joined(given_rows: list[tuple[str, str, str, str]]) -> None:
    """By what is left of the decisions, at any remove; every line not used is told of."""
    pairs = [
        DuplicatePair(one, other, "", "", word, coder, "", line) for line, (one, other, word, coder) in enumerate(given_rows, 2)
    ]
    decided = settle_pairs(pairs)
    for apart, joining in ({"different"}, set(DECISIONS) - {"different"}), ({"edition", "version", "abstract"}, {"same"}):
        for one, other in (keys for keys, word in decided.words.items() if word in apart):
            reached = [one]
            for key in reached:
                beside = {end for keys, word in decided.words.items() if word in joining and key in keys for end in keys}
                reached += sorted(beside.difference(reached))
            assert other not in reached
    told = {pair.keys for one in decided.contradictions for pair in one.joins}
    told |= {pair.keys for each in decided.differing for pair in each} | {pair.keys for pair in decided.open_ones}
    assert {pair.keys for pair in pairs} == told | decided.words.keys()
    assert not told & decided.words.keys()
