"""Line ends that were only put in to fit a width."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.wrapping import is_wrapped, join_lines, join_spoken, words_of, wrap_width

PROSE = "The group meets each week so that people who live alone can share a meal and talk about the days behind them. " * 4


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_the_width_of_wrapped_prose_is_found(width: int) -> None:
    """It is close to the width that the text was wrapped to."""
    found = wrap_width(list(pairwise(textwrap.wrap(PROSE, width))))
    assert width - 8 <= found <= width


@pytest.mark.parametrize(
    "lines",
    [["short", "lines", "of a poem", "that end", "as meant"], [PROSE, PROSE, PROSE], ["Heading", PROSE]],
    ids=["poem", "paragraph a line", "heading"],
)
def test_meant_line_ends_have_no_width(lines: list[str]) -> None:
    """A file with one paragraph a line is not wrapped."""
    assert wrap_width(list(pairwise(lines))) == 0


def test_a_short_line_was_ended_on_purpose() -> None:
    """Its next word would have fitted."""
    assert not is_wrapped("A heading", "and words", 72)
    assert not is_wrapped("x" * 70, "y" * 500, 72)


@pytest.mark.parametrize(
    ("lines", "text", "joined"),
    [
        (["sup-", "port"], "support", "support"),
        (["self-", "help"], "self-help", "self-help"),
        (["meal-", "sharing"], "a meal for sharing", "meal-sharing"),
        (["Baker-", "Cook"], "", "Baker-Cook"),
        (["2010-", "2012"], "", "2010- 2012"),
        (["neigh-", "bours"], "", "neighbours"),
        (["one", " two "], "", "one two"),
    ],
)
def test_a_cut_word_is_made_whole_by_the_words_of_its_text(lines: list[str], text: str, joined: str) -> None:
    """The hyphen stays where the text itself writes one."""
    assert join_lines(lines, words_of(text)) == joined


@pytest.mark.parametrize(
    ("lines", "text", "joined"),
    [
        (["non-", "clinical"], "", "non-clinical"),
        (["co-", "facilitated groups"], "", "co-facilitated groups"),
        (["peer-", "led"], "a peer led it", "peer-led"),
        (["peut-", "être"], "on peut être là", "peut-être"),
        (["a one-to-", "one talk"], "one-to-one", "a one-to-one talk"),
        (["Mary-", "Lou"], "Mary-Lou", "Mary-Lou"),
        (["it was- ", "it was cold"], "it was cold", "it was- it was cold"),
        (["we wen-", "we went"], "we went", "we wen- we went"),
        (["I rem-", "I remember"], "I remember", "I rem- I remember"),
        (["the group-", "and then"], "the group and then", "the group- and then"),
        (["2010-", "2012"], "", "2010- 2012"),
        (["yes -", "no"], "yes no", "yes - no"),
        (["one", "", "  two  "], "", "one two"),
    ],
)
def test_a_spoken_compound_is_whole_and_a_broken_word_stays_broken(lines: list[str], text: str, joined: str) -> None:
    """A hyphen at the end of a line of speech is joined only where a compound is likely."""
    assert join_spoken(lines, words_of(text)) == joined


@given(st.lists(st.text(alphabet="ab- \n", max_size=20)), st.sets(st.text(alphabet="ab-", max_size=5)))
def test_joining_speech_loses_nothing_but_spaces(lines: list[str], vocabulary: set[str]) -> None:
    """What somebody said stays, hyphens too."""
    assert "".join(join_spoken(lines, vocabulary).split()) == "".join("".join(lines).split())


def test_cut_words_do_not_count_as_words() -> None:
    """Else "sup-port" would be two known words."""
    assert words_of("of sup-\nport and mu\ufffetual") == {"of", "and"}


@given(st.lists(st.text(alphabet="ab- \n", max_size=20)))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    """Only spaces and hyphens can go."""
    joined = join_lines(lines, set())
    assert [c for c in joined if c in "ab"] == [c for line in lines for c in line if c in "ab"]
