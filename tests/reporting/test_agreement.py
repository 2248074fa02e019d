import pytest

from litreview.coding.agreement import ALL_CODES
from litreview.reporting.agreement import by_code, show_agreement, tell_agreement
from litreview.tables import build_table

PAIR = {"coder_a": "ann", "coder_b": "bo", "segments": 50, "prevalence": 0.02, "agreement": 0.96}


def _frame(**kappas):
    return build_table("agreement", [{**PAIR, "code": code, "kappa": k, "ac1": k and 0.9} for code, k in kappas.items()])


def test_constant_data_reads_not_estimable(full_run):
    """Agreement on a code nobody used has no kappa."""
    html = str(show_agreement(full_run).html)
    assert 'class="number none">not estimable</td>' in html
    assert "0.71" in html


def test_each_measure_is_shown_and_explained(full_run):
    """Percent, kappa, alpha, AC1 and prevalence stand beside each other, with what they mean."""
    html = str(show_agreement(full_run).html)
    for column in ("Coded", "Same answer", "Kappa", "Alpha", "AC1"):
        assert f">{column}</th>" in html
    assert "95.0 %" in html
    assert "1 is full agreement, 0 is what chance gives" in html


def test_the_summary_says_how_many_codes_the_middle_and_the_worst():
    """A reader needs no table to know how far coders agree."""
    told = tell_agreement(_frame(A=0.9, B=0.5, C=0.7, D=None, E=0.6), {"B": "Low pay"})
    assert told.startswith("ann and bo coded the same 50 sentences and are compared on 5 codes.")
    assert "a kappa of 0.65 or more (0.50 to 0.90; 4 codes)" in told
    assert "an AC1 of 0.90 or more" in told
    assert told.endswith("Least agreement by kappa: Low pay (0.50); E (0.60); C (0.70).")


def test_nothing_estimable_is_said_and_not_reckoned():
    """Where both coders said the same everywhere there is no middle."""
    assert tell_agreement(_frame(A=None), {}).endswith("No measure beyond chance is estimable: both said the same everywhere.")


@pytest.mark.parametrize("code", [ALL_CODES, ""])
def test_the_row_of_all_codes_is_no_code(code):
    """It would be counted twice."""
    frame = build_table("agreement", [{**PAIR, "code": code}, {**PAIR, "code": "BAR.PAY"}])
    assert by_code(frame)["code"].to_list() == ["BAR.PAY"]


def test_many_codes_fold_under_their_summary(full_run):
    """The sentence stays open."""
    html = str(show_agreement(full_run).html)
    assert html.startswith('<p class="lead">litreview and rj coded the same 40 sentences')


def test_one_coder_alone_is_said(empty_run):
    """Agreement needs two."""
    assert "no two coders read the same sentences" in show_agreement(empty_run).html


def test_a_measure_just_below_nothing_is_nothing():
    """A minus before 0.00 would puzzle a reader."""
    assert "Low pay (0.00)" in tell_agreement(_frame(A=-0.0004), {"A": "Low pay"})


def test_three_coders_are_compared_two_by_two():
    """A code on which three pairs are compared is one code, and the pair that agrees least on it is named."""
    pairs = (("ann", "bo", 0.9), ("ann", "cy", 0.2), ("bo", "cy", 0.4))
    rows = [{**PAIR, "code": "A", "coder_a": a, "coder_b": b, "kappa": kappa} for a, b, kappa in pairs]
    told = tell_agreement(build_table("agreement", rows), {})
    assert "are compared on 1 code. Half of the comparisons have a kappa of 0.40 or more (0.20 to 0.90; 3 comparisons)" in told
    assert told.endswith("Least agreement by kappa: A, ann and cy (0.20); A, bo and cy (0.40); A, ann and bo (0.90).")
