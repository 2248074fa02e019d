"""Texts of markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.markup import read_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A<b>n</b>n</p>", "Ann"),
        ("<td><i>Ann</i><i>Lee</i></td>", " Ann  Lee "),
        ("<img alt='Ann'>", "Ann"),
        ("<p>&#65;nn &eacute;</p>", "Ann é"),
        ("<!-- Ann -->", " Ann "),
        ("<svg><title>Ann</title></svg>", "Ann"),
        ("<style>.a{content:'Ann'}</style>", ".a{content:'Ann'}"),
        ("<x><![CDATA[Ann]]></x>", "Ann"),
        ("<?xml Ann?>", "xml Ann?"),
        ("<w:p><w:r><w:t>An</w:t></w:r><w:r><w:t>n</w:t></w:r></w:p>", "Ann"),
        ("<p>Ann", "Ann"),
        ("<![foo[ Ann ]]>", "[foo[ Ann ]]"),
        ("<![>Ann", "Ann"),
    ],
)
def test_every_place_of_words_is_read(markup, text):
    """Words over inline tags, attributes, comments, titles, styles and data sections are all seen."""
    assert text in [unit.text for unit in read_markup(markup)]


@given(st.lists(st.sampled_from([*"<>/!-[]&;ab='\" ?", "<![", "<!--", "CDATA[", "]]>", "<script>"]), max_size=60).map("".join))
def test_any_text_is_read(text):
    """No markup breaks the reader."""
    assert all(unit.where for unit in read_markup(text))


def test_equal_attributes_are_read_once_and_others_all():
    """A class that stands on every row is read once; an attribute that differs anywhere is read there."""
    texts = [unit.text for unit in read_markup('<p class="a">x</p><p class="a">y</p><p class="b" title="Zo Vosk">z</p>')]
    assert texts.count("a") == 1
    assert {"a", "b", "Zo Vosk", "x", "y", "z"} <= set(texts)
