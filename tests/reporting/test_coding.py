from litreview.reporting.coding import show_codes, show_codings


def test_codings_are_counted_by_family_and_status(full_run):
    """Proposals and human decisions stand apart."""
    html = str(show_codings(full_run).html)
    assert "Values and principles" in html
    assert "Rejected" in html


def test_a_rejected_code_is_not_counted_as_occurring(full_run):
    """What a person rejected is in no count of passages."""
    html = str(show_codes(full_run).html)
    assert "See 1 code and" in html
    assert "OUT.HOPE" in html


def test_passages_of_few_people_are_not_counted(full_run):
    """Nobody can be counted by the passages of a code that one person raised."""
    html = str(show_codes(full_run).html)
    assert "BAR.PAY" not in html
    assert "What fewer than 5 people said on a code is not counted here." in html


def test_a_review_without_codes_says_so(empty_run):
    """Nothing coded is a sentence, not an empty table."""
    assert "nothing to show" in show_codings(empty_run).html
