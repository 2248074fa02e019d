from itertools import combinations

from litreview.corpus.abbreviations import BEFORE_NUMBER, LOWER_OPENERS, NEVER, OPENERS, SOMETIMES


def test_an_abbreviation_stands_in_one_list() -> None:
    """No abbreviation has two rules."""
    for one, other in combinations((NEVER, BEFORE_NUMBER, SOMETIMES), 2):
        assert not one & other


def test_lists_hold_lower_case_without_final_stop() -> None:
    """Entries are compared in lower case and without the stop that ends them."""
    for entry in NEVER | BEFORE_NUMBER | SOMETIMES | OPENERS | LOWER_OPENERS:
        assert entry == entry.lower()
        assert not entry.endswith(".")
