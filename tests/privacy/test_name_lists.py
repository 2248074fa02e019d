"""Names of many languages, as folded words."""

import pytest

from litreview.privacy.folding import fold
from litreview.privacy.name_lists import listed_names


@pytest.mark.parametrize("name", ["mohamed", "danielle", "kwame", "thanh", "ivana", "benoit", "siobhan", "joao", "priya"])
def test_given_names_of_many_languages_are_known(name):
    """Accents and capitals are left off; a name of one list only is a given name too."""
    assert name in listed_names().given


@pytest.mark.parametrize("name", ["tremblay", "nguyen", "okafor", "kowalski", "singh", "macdonald"])
def test_family_names_are_known(name):
    """Family names stand in a set of their own."""
    assert name in listed_names().family


def test_names_are_folded_words_of_three_letters_or_more():
    """Nothing shorter, no capital, no accent that folding takes off, no other alphabet."""
    every = listed_names().given | listed_names().family
    assert all(len(name) >= 3 and fold(name) == name and name.isalpha() for name in every)


def test_common_names_stand_in_several_lists():
    """What only one list has is no common name."""
    assert listed_names().common < listed_names().given
    assert {"david", "maria"} <= listed_names().common
