"""Valence: what a change of an outcome means for peer support."""

from litreview.extraction.outcomes import valence_of


def judge_change(outcome: str, change: str, valence: int = 0) -> str:
    """Return the direction of effect that ``change`` of ``outcome`` in the peer arm amounts to.

    ``valence`` (1: more is good, -1: less is good) overrides that of the outcome, where the words in the text name it more
    closely than the code does: hopelessness within OUT.HOPE, abstinence within OUT.SUD.

    Example:
        >>> judge_change("OUT.HOSP", "decrease"), judge_change("OUT.HOPE", "decrease")
        ('favours peer support', 'favours comparator')
        >>> judge_change("positive drug tests", "increase")
        'favours comparator'
    """
    if change not in ("increase", "decrease"):
        return change
    good = (valence or valence_of(outcome)) > 0
    return "favours peer support" if (change == "increase") == good else "favours comparator"
