import re

from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.qda import QdaCoding, QdaProject, QdaSource, end_lines, list_coders, make_guid


def test_a_guid_is_the_same_in_every_run_and_tells_its_parts_apart() -> None:
    """Joined parts never collide."""
    assert make_guid("code", "VAL.HOPE") == make_guid("code", "VAL.HOPE")
    assert make_guid("a", "bc") != make_guid("ab", "c")
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", make_guid("x"))


def test_coders_are_listed_once() -> None:
    """In an order that does not depend on the codings."""
    codings = [QdaCoding("d", 0, 1, "a", "C", coder) for coder in ("zoe", "ann", "zoe")]
    assert list_coders(codings) == ["ann", "zoe"]


@given(st.text(st.sampled_from("ab\n é"), max_size=30), st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_windows_line_ends_keep_every_quotation_on_its_words(text: str, ends: tuple[int, int]) -> None:
    """Spans count both signs of a line end, and the words are the same but for these."""
    start, end = (min(end, len(text)) for end in sorted(ends))
    coding = QdaCoding("d", start, end, text[start:end], "C", "ann")
    moved = end_lines(QdaProject("p", sources=(QdaSource("d", text),), codings=(coding,)))
    (one,) = moved.codings
    assert moved.sources[0].text[one.start : one.end] == one.quote
    assert one.quote.replace("\r\n", "\n") == coding.quote
