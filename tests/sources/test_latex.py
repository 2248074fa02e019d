"""LaTeX in fields."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from litreview.sources.latex import brace_depth, decode_latex, split_level


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"50% of all", "50% of all"),
        (r"50\% of all", "50% of all"),
        ("Soup & bread", "Soup & bread"),
        (r"Soup \& bread", "Soup & bread"),
        (r"{\'E}tude", "Étude"),
        (r"Bj{\o}rn \v{Z}egura", "Bjørn Žegura"),
        ("pages 1--2 and ``talk''", "pages 1–2 and “talk”"),
        ("{An} amazing {Title}", "An amazing Title"),
        ("line\n   two", "line two"),
        ("a_b and 3 < 4", "a_b and 3 < 4"),
    ],
)
def test_signs_come_out_as_a_reader_sees_them(source: str, text: str) -> None:
    """Nothing is cut at a percent sign."""
    assert decode_latex(source) == text


@pytest.mark.parametrize("source", ["{" * 100_000, "{" * 60 + "x" + "}" * 60], ids=["never closed", "deep"])
def test_deep_nesting_is_left_as_it_stands(source: str) -> None:
    """A hostile field neither overflows nor takes long."""
    assert decode_latex(source) == source


@given(st.text(alphabet="ab%&{}\\$~-'` ", max_size=60))
def test_any_field_can_be_decoded(source: str) -> None:
    """Unbalanced braces and lone signs are no error."""
    assert isinstance(decode_latex(source), str)


def test_parts_in_braces_are_not_split() -> None:
    """The separator counts outside braces only."""
    assert split_level("{a, b}, c", re.compile(",")) == ["{a, b}", "c"]
    assert brace_depth("{}{{}}") == 2


@pytest.mark.parametrize("source", [r"50\% of A\&B", r"\$5, \#1, a\_b", r"\\% kept", r"{\'e} and 5\%", "plain % & text"])
def test_escaped_signs_read_the_same_with_and_without_the_decoder(source: str) -> None:
    """An accent beside it sends the field through the decoder, and the signs come out alike."""
    assert decode_latex(source + r" \'e").removesuffix(" é") == decode_latex(source)


@given(
    st.lists(st.sampled_from([*"ab $~&%{}-'`!?", "$5 ", "\\%", "\\$", "--", "``", "''", "\n\n", "{B c}"]), max_size=14).map(
        "".join
    )
)
def test_signs_alone_are_read_as_the_decoder_reads_them(source: str) -> None:
    """The quick way for fields without a command gives what the full decoder gives."""
    escaped = re.sub(r"(\\.)|([%&])", lambda m: m[1] or "\\" + m[2], source)
    depths = list(itertools.accumulate((sign == "{") - (sign == "}") for sign in source))
    if re.search(r"[{}$~]|--|``|''", re.sub(r"\\[%&#$_]", "", source)) and min([0, *depths]) == 0 == (depths or [0])[-1]:
        full = LatexNodes2Text(strict_latex_spaces=False).latex_to_text(escaped)
        assert decode_latex(source) == " ".join(full.split())
