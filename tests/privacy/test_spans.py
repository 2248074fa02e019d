"""Merging, replacing and mapping of spans."""

from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.spans import IdentifierSpan, clean_span, is_replaced, merge_spans, replace_spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12), st.sampled_from(["P1", "[e-mail]", "x"])), max_size=12)


def found(spans, length):
    return [IdentifierSpan(start, min(start + size, length), "kind", label) for start, size, label in spans if start < length]


def test_the_longest_of_overlapping_spans_gives_the_label_for_all_of_them():
    """No piece of an overlapped span stays behind, and nothing is replaced inside a replacement."""
    merged = merge_spans([IdentifierSpan(0, 5, "a", "A"), IdentifierSpan(3, 12, "b", "B"), IdentifierSpan(11, 13, "c", "C")])
    assert merged == [IdentifierSpan(0, 13, "b", "B")]


def test_touching_spans_stay_two():
    """Spans that only touch are two identifiers."""
    assert len(merge_spans([IdentifierSpan(0, 2, "a", "A"), IdentifierSpan(2, 4, "b", "B")])) == 2


@given(st.text(min_size=1, max_size=70), SPANS)
def test_every_label_stands_where_the_ledger_says(text, spans):
    """For any text and spans, each entry of the ledger is exact and the rest of the text is untouched."""
    merged = merge_spans(found(spans, len(text)))
    clean, ledger = replace_spans(text, merged)
    assert all(clean[entry.start : entry.end] == entry.label for entry in ledger)
    raw_rest = [text[a:b] for a, b in zip([0, *(s.end for s in merged)], [*(s.start for s in merged), len(text)], strict=True)]
    clean_rest = [
        clean[a:b] for a, b in zip([0, *(e.end for e in ledger)], [*(e.start for e in ledger), len(clean)], strict=True)
    ]
    assert raw_rest == clean_rest


@given(SPANS, st.integers(0, 70), st.integers(0, 70))
def test_what_was_replaced_is_told(spans, a, b):
    """A span is told as replaced where it shares a character with a replacement."""
    merged = merge_spans(found(spans, 70))
    start, end = sorted((a, b))
    shares = any(span.start < end and start < span.end for span in merged)
    assert start == end or is_replaced(start, end, replace_spans("x" * 70, merged)[1]) == shares


@given(st.text(min_size=1, max_size=70), SPANS, st.integers(0, 70), st.integers(0, 70))
def test_spans_outside_replacements_map_exactly(text, spans, a, b):
    """A raw span that touches no replacement holds the same words in the clean text."""
    merged = merge_spans(found(spans, len(text)))
    clean, ledger = replace_spans(text, merged)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    if not any(span.start < end and start < span.end for span in merged) and start < end:
        new_start, new_end = clean_span(start, end, ledger)
        assert clean[new_start:new_end] == text[start:end]
