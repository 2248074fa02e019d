import re

import pytest

from litreview.reporting.messages_fr import MESSAGES, MONTHS, ROLES


@pytest.mark.parametrize("key", sorted(set(MESSAGES) - {"join_and", "join_of"}))
def test_a_message_is_whole(key):
    """No message is blank, begins or ends with a space, or has a bracket left open."""
    words = MESSAGES[key]
    assert words.strip() == words != ""
    assert words.count("{") == words.count("}")


ENGLISH = re.compile(r"\b(the|and|with|of|people|words|from|this|source of|not)\b", re.I)


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_no_english_word_stands_in_a_french_message(key):
    """A message copied and not translated is found."""
    assert not ENGLISH.search(re.sub(r"\{\w+\}", "", MESSAGES[key]))


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_has_a_french_name(role):
    """No role falls back on English."""
    assert ROLES[role]
    assert not ENGLISH.search(ROLES[role])


@pytest.mark.parametrize("key", [key for key in MESSAGES if re.search(r"[:;!?»]", MESSAGES[key])])
def test_two_part_signs_are_spaced_as_in_canada(key):
    """A space before a colon and inside guillemets, none before the other signs (Office québécois de la langue française)."""
    words = MESSAGES[key]
    assert not re.search(r"\S:(?!//)", words)
    assert not re.search(r"\s[;!?]", words)
    assert not re.search(r"«\S|\S»", words)


def test_the_year_has_twelve_months_in_small_letters():
    """French months take no capital."""
    assert len(set(MONTHS)) == 12
    assert all(month == month.lower() for month in MONTHS)


def test_the_crisis_lines_are_named():
    """988 and 9-1-1 stand in one notice."""
    assert "988" in MESSAGES["crisis"]
    assert "9-1-1" in MESSAGES["crisis"]
