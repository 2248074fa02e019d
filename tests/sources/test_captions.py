"""Markup of captions."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.captions import decode_entities, plain_words, split_voices, whole_tags


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<i>a <b>b</b></i>", "a b"),
        ("<c.yellow.bg_black>a</c> <00:00:01.500>b <lang fr>c</lang>", "a b c"),
        ('<font color="#ff00ff">a</font>{\\an8}', "a"),
        ("a<br>b<br/>c<BR />d", "a b c d"),
        ("a</v> b", "a b"),
        ("<inaudible> 2 < 3 > 1 <P1> {x}", "<inaudible> 2 < 3 > 1 <P1> {x}"),
        ("&lt;b&gt; a", "<b> a"),
    ],
    ids=["nested", "classes and times", "font and place", "line breaks", "end of voice", "no tags", "written tag"],
)
def test_only_tags_of_the_format_are_taken_off(line: str, words: str) -> None:
    """What people mark in angle brackets stays."""
    assert plain_words(line) == words


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("&amp;&lt;&nbsp;&eacute;&#233;&#xE9;", "&<\u00a0ééé"),
        ("&amp;lt;", "&lt;"),
        ("Q&A R&copyright &notme; &;", "Q&A R&copyright &notme; &;"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
    ids=["each kind", "once", "ampersands", "huge number"],
)
def test_entities_are_decoded_once_and_ampersands_stay(text: str, decoded: str) -> None:
    """Only what ends with a semicolon is an entity."""
    assert decode_entities(text) == decoded


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("a", ("a", [])),
        ("<v Ann>a</v><v.loud  Ben  Roe >b", ("", [("Ann", "a</v>"), ("Ben Roe", "b")])),
        ("a <v>b<v >c", ("a ", [("", "b"), ("", "c")])),
        ("<vet>a", ("<vet>a", [])),
        ("<v E\u0300ve\u200b&nbsp;Roe>a<v \u200b>b", ("", [("Ève Roe", "a"), ("", "b")])),
    ],
    ids=["none", "two", "nameless", "another tag", "unseen signs"],
)
def test_voices_are_told_apart(line: str, parts: tuple[str, list[tuple[str, str]]]) -> None:
    """A voice without a name is one all the same."""
    assert split_voices(line) == parts


def test_a_tag_over_two_lines_is_made_whole() -> None:
    """The first line keeps its number; an open bracket at the end of the cue loses no word."""
    assert list(whole_tags([(1, "<v Ann"), (2, "Roe>a <b"), (3, "c")])) == [(1, "<v Ann Roe>a <b c")]
    assert list(whole_tags([(1, "1 < 2"), (2, "a")])) == [(1, "1 < 2"), (2, "a")]


@given(st.text(max_size=60))
def test_what_is_escaped_comes_back(words: str) -> None:
    """No word is lost to the markup."""
    assert decode_entities(html.escape(words)) == words
