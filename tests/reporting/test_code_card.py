import pytest

from litreview.reporting.code_card import MOST, show_code


def test_the_entry_of_the_codebook_stands_beside_its_passages(full_run):
    """A proposal is read next to the rule it rests on."""
    html = str(show_code(full_run, "VAL.HOPE").html)
    assert "<code>VAL.HOPE</code>" in html
    assert "<dt>Definition</dt>" in html
    assert 'data-label="Status"' in html


def test_without_a_code_the_most_frequent_one_is_shown(full_run):
    """The notebook shows something useful before anybody sets a parameter."""
    most = full_run.countable_codings["code"].value_counts().sort_index(kind="stable").idxmax()
    assert f"<code>{most}</code>" in show_code(full_run).html


@pytest.mark.parametrize("code", ["NO.CODE", "<b>", "val.hope"])
def test_a_code_outside_the_codebook_is_named_with_what_there_is(full_run, code):
    """A slip in the parameter is no traceback."""
    html = str(show_code(full_run, code).html)
    assert "The codebook has no code" in html
    assert "<b>" not in html


def test_words_closed_to_quotation_are_counted_and_not_shown(full_run):
    """Every passage shown may be quoted."""
    for code in full_run.codebook.index:
        assert "not to be quoted" not in show_code(full_run, code).html


def test_a_review_without_codings_says_so(empty_run):
    """Nothing coded, nothing to read closely."""
    assert "no code" in show_code(empty_run).html
    assert MOST > 0
